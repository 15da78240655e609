/** Which rules the wrong answers followed, and how often. */
import { handsCounts, type HandsMark } from "../../learn/hands/play.ts";
import { ruleText, type Telling } from "./tell.ts";

export interface DiagnosisListProps {
  readonly marks: readonly HandsMark[];
  readonly telling: Telling;
}

export function DiagnosisList({ marks, telling }: DiagnosisListProps) {
  const { hands: t } = telling.text;
  const { diagnoses } = handsCounts(marks);
  if (diagnoses.length === 0) return null;
  return (
    <ul className="space-y-1 text-xs">
      {diagnoses.map(({ rule, count }) => {
        const { question } = marks.find((mark) => JSON.stringify(mark.rule) === JSON.stringify(rule))!;
        const name = rule && ruleText(telling, question, rule);
        const text =
          rule === null || name === null
            ? t.unknown(count)
            : rule.of === "policy"
              ? t.took(count, name)
              : rule.of === "convention"
                ? t.convention(count, name)
                : t.slip(count, name);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
