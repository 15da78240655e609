/** What is right in a task, name by name, as a table that can be copied. */
import type { TaskKey } from "../../learn/keys.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { CopyButton } from "../shared/CopyButton.tsx";
import { tabbed, type CellLine } from "../shared/tabbed.ts";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { answerText, type Telling } from "./tell.ts";

export interface KeyTableProps {
  readonly keys: readonly { readonly name: string; readonly key: TaskKey }[];
}

const COLUMNS = ["name", "number", "time", "kind", "right"] as const;
const NUMBERS: ReadonlySet<string> = new Set(["number", "time"]);

export function KeyTable({ keys }: KeyTableProps) {
  const text = useLearnText();
  const { keys: t } = text.challenge;
  const heads = COLUMNS.map((column) => t.columns[column]);
  const lines = keys.flatMap(({ name, key: { scenario, info, questions } }): CellLine[] => {
    const telling: Telling = { text, info, scenario };
    if (questions.length === 0) return [[name, "", "", t.none, ""]];
    return questions.map((question, at) => [
      name,
      String(at + 1),
      text.terms.time(question.time, timeUnit(scenario)),
      text.predict.kinds[question.kind],
      question.right.map((answer) => answerText(telling, question, answer)).join(t.or),
    ]);
  });
  return (
    <div className="flex w-full flex-col items-start gap-2">
      <div
        role="region"
        aria-label={t.table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
        tabIndex={0}
        className="max-h-72 w-full overflow-auto rounded-md border border-line bg-panel"
      >
        <table className="w-full text-xs tabular-nums">
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={`sticky top-0 bg-sunken px-2 py-1 font-normal text-soft ${
                    NUMBERS.has(COLUMNS[at]!) ? "text-right" : "text-left"
                  }`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((cells) => (
              <tr key={`${cells[0]} ${cells[1]}`} className="border-t border-line">
                {cells.map((cell, at) => (
                  <td
                    key={COLUMNS[at]}
                    className={`px-2 py-1 wrap-anywhere ${NUMBERS.has(COLUMNS[at]!) ? "text-right whitespace-nowrap" : ""}`}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CopyButton label={t.copy} copied={text.challenge.copied} text={() => tabbed([heads, ...lines])} />
    </div>
  );
}
