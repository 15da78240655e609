/** For who hears the page: the question once, then the verdict and its reason as one text. */
import type { PredictState } from "../../store/predict.ts";
import { askedText, answerText, hintTexts, situationText, verdictOf, type Telling } from "./tell.ts";

export interface SpokenProps {
  readonly telling: Telling | null;
  readonly state: PredictState;
  /** Said before anything else. */
  readonly note: string;
}

export function Spoken(props: SpokenProps) {
  return (
    <p role="status" className="sr-only">
      {wordsOf(props)}
    </p>
  );
}

function wordsOf({ telling, state: { status, question, answer, hints }, note }: SpokenProps): string {
  if (!telling) return "";
  const { predict } = telling.text;
  if (status === "none") return predict.none;
  if (status === "pause") return predict.done;
  if (!question) return note;
  if (status === "answered") {
    const { headline, more } = verdictOf(telling, question, answer);
    return [headline, ...more].join(" ");
  }
  if (hints > 0) return hintTexts(telling, question, hints).at(-1) ?? "";
  const options = question.candidates.map((one, at) => `${at + 1}: ${answerText(telling, question, one)}`);
  return [note, situationText(telling, question), askedText(telling, question), options.join(", ")]
    .filter((part) => part !== "")
    .join(" ");
}
