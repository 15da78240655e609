/** Makes a challenge of the exercise as it is set: its link carries the task alone. */
import { useEffect, useState } from "react";
import { challengeId, encodeChallenge, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../../codec/link/link.ts";
import type { Scenario } from "../../../model/scenario.ts";
import type { HandsState } from "../../../store/hands.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { CopyButton } from "../../shared/CopyButton.tsx";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import { useApp } from "../../shared/useApp.ts";
import { afterMistake } from "../../../learn/hands/play.ts";

export interface ChallengeMakerProps {
  /** The scenario with its own numbers. */
  readonly base: Scenario;
  readonly state: HandsState;
}

export function ChallengeMaker({ base, state: { settings, seed } }: ChallengeMakerProps) {
  const { challenge: t, hands } = useLearnText();
  const language = useApp(selectLanguage);
  const [typed, setTyped] = useState<string | null>(null);
  const [hasOwnNumbers, setOwnNumbers] = useState(false);
  const [made, setMade] = useState<{ readonly link: string; readonly id: string } | null>(null);
  const title = typed ?? base.title;
  useEffect(() => {
    let isWanted = true;
    const make = async () => {
      const scenario = await encodeLink({ scenario: base, cursor: { time: 0, step: 0 }, language });
      const challenge: Challenge = {
        version: 1,
        title: title.trim().slice(0, 80),
        language,
        scenario,
        settings: { ...settings, kinds: [...settings.kinds], after: afterMistake(settings) },
        seed,
        hasOwnNumbers,
      };
      const link = await encodeChallenge(challenge);
      if (isWanted) setMade({ link, id: challengeId(challenge) });
    };
    make().catch(() => isWanted && setMade(null));
    return () => {
      isWanted = false;
    };
  }, [base, language, settings, seed, title, hasOwnNumbers]);
  return (
    <details className="shrink-0 rounded-xl border border-line bg-panel px-3.5 py-3 text-xs shadow-panel">
      <summary className="cursor-pointer text-mini font-semibold tracking-wider text-soft uppercase max-md:min-h-11">
        {t.make}
      </summary>
      <div className="mt-2 flex flex-col gap-2.5">
        <p className="text-soft">{t.makeText}</p>
        <label className="flex flex-col gap-1">
          <span className="text-soft">{t.title}</span>
          <input
            type="text"
            maxLength={80}
            value={title}
            onChange={(event) => setTyped(event.target.value)}
            className="h-8 rounded-lg border border-line-strong bg-panel px-2.5 text-body max-md:h-11"
          />
        </label>
        <label className="flex cursor-pointer items-start gap-2 max-md:min-h-11">
          <input
            type="checkbox"
            checked={hasOwnNumbers}
            onChange={(event) => setOwnNumbers(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          />
          <span>{t.ownNumbers}</span>
        </label>
        <div className="rounded-lg bg-sunken p-2.5">
          <p className="text-body font-semibold wrap-anywhere">{title}</p>
          <p className="mt-1 text-soft">
            {t.opening(hands.feedbacks[settings.feedback], hands.afters[afterMistake(settings)])}
          </p>
          <p className="mt-1 text-soft tabular-nums">{made ? t.size(made.id, made.link.length) : t.tooLarge}</p>
        </div>
        {made && (
          <div>
            <CopyButton label={t.copy} copied={t.copied} text={() => addressOf(made.link)} />
          </div>
        )}
      </div>
    </details>
  );
}

/** The whole address that opens `link`. */
export function addressOf(link: string): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}#${link}`;
}
