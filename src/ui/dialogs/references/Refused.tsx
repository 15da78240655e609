/** A file that was not understood: why, and, where its columns are not known, its first rows to choose them from. */
import type { Problem } from "../../../model/problems.ts";
import { Button } from "../../shared/Button.tsx";
import { useCurveText } from "../../shared/text/useCurveText.ts";
import { ErrorText } from "../form/Field.tsx";
import { SelectField } from "../form/choices.tsx";
import { problemText } from "../form/issueText.ts";
import { useDialogText } from "../useDialogText.ts";
import type { ReadingDraft } from "./readingDraft.ts";
import { isolated } from "../../../trace/isolated.ts";

interface RefusedProps {
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly rows: readonly (readonly string[])[];
  readonly draft: ReadingDraft;
  readonly onChange: (draft: ReadingDraft) => void;
  readonly onRead: () => void;
}

export function Refused({ name, problems, rows, draft, onChange, onRead }: RefusedProps) {
  const { dialog: t } = useCurveText().curves;
  const text = useDialogText();
  const columns = rows[0] ?? [];
  const numbers = columns.map((cell, at) => ({ id: String(at + 1), label: `${at + 1}: ${cell}` }));
  return (
    <section role="alert" className="flex flex-col gap-3">
      <div className="rounded-lg border border-fault bg-fault-soft px-4 py-3">
        <p className="font-medium">{t.refused(isolated(name))}</p>
        {problems.map((problem) => (
          <ErrorText key={problem.code}>{problemText(text, problem)}</ErrorText>
        ))}
      </div>
      {columns.length > 0 ? (
        <>
          <p className="text-soft">{t.rows}</p>
          <div className="overflow-x-auto">
            <table className="border-collapse font-mono text-xs">
              <tbody>
                {rows.map((row) => (
                  <tr key={row.join()} className="border-b border-line">
                    {row.map((cell, at) => (
                      // Cells of a row have nothing but their places.
                      // oxlint-disable-next-line react/no-array-index-key
                      <td key={at} className="px-2 py-1 whitespace-nowrap">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              label={t.pageColumn}
              value={String(draft.pageColumn)}
              choices={[{ id: "0", label: "–" }, ...numbers]}
              onChange={(id) => onChange({ ...draft, pageColumn: Number(id) })}
            />
            <SelectField
              label={t.opColumn}
              value={String(draft.opColumn)}
              choices={[{ id: "0", label: t.noColumn }, ...numbers]}
              onChange={(id) => onChange({ ...draft, opColumn: Number(id) })}
            />
            <Button look="accent" disabled={draft.pageColumn === 0} onClick={onRead}>
              {t.readAgain}
            </Button>
          </div>
        </>
      ) : (
        <ul className="list-disc pl-5 text-soft">
          {t.forms.map((form) => (
            <li key={form}>{form}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
