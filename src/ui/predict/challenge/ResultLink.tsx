/** At the end of a challenge: the link of the result, to be handed in. */
import { useEffect, useState } from "react";
import { encodeResult } from "../../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../../codec/link/link.ts";
import type { ForeseenAnswer } from "../../../learn/foreseen/regrade.ts";
import type { Act } from "../../../learn/hands/play.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { scenarioText } from "../../../model/scenarioText.ts";
import { Button } from "../../shared/Button.tsx";
import { MAX_QR_BYTES, QrCode } from "../../dialogs/share/QrCode.tsx";
import { addressOf } from "../../shared/addressOf.ts";
import { CopyButton } from "../../shared/CopyButton.tsx";
import { saveFile } from "../../shared/saveFile.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import type { ChallengeAttempt } from "./attempts.ts";
import { RESULT_ID } from "../ids.ts";
import type { ForeseenGiven, HandsGiven } from "./given.ts";

export interface ResultLinkProps {
  readonly link: () => Promise<string>;
  readonly attempt: ChallengeAttempt;
}

/** Of decisions made by hand in `exercise`. */
export async function linkOfActs(
  { challenge, attempt, start }: HandsGiven,
  exercise: Scenario,
  acts: readonly Act[],
): Promise<string> {
  return encodeResult({ challenge, ...(await wayOf(attempt, start, exercise)), acts: [...acts] });
}

/** Of what was foreseen in `exercise`. */
export async function linkOfAnswers(
  { challenge, attempt, start }: ForeseenGiven,
  exercise: Scenario,
  answers: readonly ForeseenAnswer[],
): Promise<string> {
  return encodeResult({ challenge, ...(await wayOf(attempt, start, exercise)), answers: [...answers] });
}

/** Who did it and when, and what was made of the task. */
async function wayOf({ name, attempt, startedAt, id }: ChallengeAttempt, start: Scenario, exercise: Scenario) {
  const isChanged = scenarioText(exercise) !== scenarioText(start);
  const changed = isChanged ? await encodeLink({ scenario: exercise, cursor: { time: 0, step: 0 } }) : null;
  return { name, attempt, startedAt, id, ...(changed === null ? {} : { changed }) };
}

export function ResultLink({ link: make, attempt }: ResultLinkProps) {
  const { challenge: t } = useLearnText();
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void make().then((made) => isWanted && setLink(made));
    return () => {
      isWanted = false;
    };
  }, [make]);
  if (link === null) return null;
  return (
    <div id={RESULT_ID} className="flex flex-col gap-2 rounded-lg bg-sunken p-2.5 text-xs">
      <p>{t.handIn}</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton label={t.copyResult} copied={t.copied} text={() => addressOf(link)} />
        <Button
          className="h-7! px-2.5! text-xs!"
          onClick={() => saveFile(`${attempt.name || "result"}.txt`, `${addressOf(link)}\n`, "text/plain")}
        >
          {t.saveResult}
        </Button>
      </div>
      {addressOf(link).length <= MAX_QR_BYTES && (
        <details>
          <summary className="cursor-pointer max-md:min-h-11">{t.resultQr}</summary>
          <QrCode text={addressOf(link)} label={t.resultQr} />
        </details>
      )}
    </div>
  );
}
