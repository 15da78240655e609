/** At the end of a challenge: the link of the result, to be handed in. */
import { useEffect, useState } from "react";
import { encodeResult } from "../../../codec/challenge/challengeLink.ts";
import type { Act } from "../../../learn/hands/play.ts";
import type { ChallengeTask } from "../../../store/challenge.ts";
import { Button } from "../../shared/Button.tsx";
import { MAX_QR_BYTES, QrCode } from "../../dialogs/share/QrCode.tsx";
import { addressOf } from "../../shared/addressOf.ts";
import { CopyButton } from "../../shared/CopyButton.tsx";
import { saveFile } from "../../shared/saveFile.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import type { ChallengeAttempt } from "./attempts.ts";

export interface ResultLinkProps {
  readonly task: ChallengeTask;
  readonly attempt: ChallengeAttempt;
  readonly acts: readonly Act[];
}

export function ResultLink({ task, attempt, acts }: ResultLinkProps) {
  const { challenge: t } = useLearnText();
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void encodeResult({ challenge: task.challenge, acts: [...acts], ...attempt }).then(
      (made) => isWanted && setLink(made),
    );
    return () => {
      isWanted = false;
    };
  }, [task, attempt, acts]);
  if (link === null) return null;
  return (
    <div className="flex flex-col gap-2 rounded-lg bg-sunken p-2.5 text-xs">
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
