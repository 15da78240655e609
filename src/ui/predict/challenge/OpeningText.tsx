/** What a challenge asks for and what it locks, in words. */
import { locksOf, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";

export function OpeningText({ challenge }: { readonly challenge: Challenge }) {
  const { challenge: t, hands, predict } = useLearnText();
  const feedback = hands.feedbacks[challenge.settings.feedback];
  const kinds =
    challenge.version === 2 ? predict.list(challenge.settings.kinds.map((kind) => predict.kinds[kind])) : "";
  return (
    <>
      <p>
        {challenge.version === 1
          ? t.opening(feedback, hands.afters[challenge.settings.after])
          : t.foreseenOpening(challenge.settings.questions, kinds, feedback)}
      </p>
      <p className="text-soft">{t.lockedAre(locksOf(challenge).map((lock) => t.locks[lock]))}</p>
    </>
  );
}
