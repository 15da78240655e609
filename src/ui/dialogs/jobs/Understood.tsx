/**
 * What was understood of a pasted text, in a line; a choice over each column that is not certain; and what is wrong, each
 * kind once, as a button that goes to its place in the text.
 */
import { useId, useState } from "react";
import { JOB_COLUMNS, type ColumnKind } from "../../../codec/jobs/jobColumns.ts";
import type { ColonReading, JobTable, ReadChoices } from "../../../codec/jobs/jobTable.ts";
import { toldOnce } from "../../../codec/jobs/toldProblems.ts";
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import type { Problem } from "../../../model/problems.ts";
import { useDialogText } from "../useDialogText.ts";
import { ErrorText } from "../form/Field.tsx";
import { problemText } from "../form/issueText.ts";

const SHOWN_PROBLEMS = 6;
const COLONS: readonly ColonReading[] = ["hours", "minutes", "apart"];
const CHOICES = [...JOB_COLUMNS, "io", "ignored"] as const;

/** Whether nothing but their order says what the columns are; in sentences words do. */
function isByOrder({ columns, form }: Pick<NonNullable<JobTable["understood"]>, "columns" | "form">): boolean {
  return form !== "sentences" && columns.length > 1 && columns.every(({ head }) => head === "");
}

/** The parts of what was understood, in the language of `text`. */
function understoodParts(text: DialogCatalogue, { rows, timeslice, clock, understood }: JobTable): string[] {
  if (!understood) return [];
  const t = text.jobs.understood;
  const { form, separator, columns, unit, decimalSign, switchCost, pcpus, priorityOrder, policies } = understood;
  const separated = separator === "\t" ? t.separators.tab : t.separators.sign(separator.trim());
  const policyNames = policies.map(({ policy }) => text.terms.cpuPolicy[policy]?.name ?? policy);
  return [
    t.form(t.forms[form]) + (form === "separated" ? ` ${separated}` : ""),
    isByOrder(understood) ? t.order(columns.map(({ kind }) => t.kinds[kind])) : "",
    t.jobs(rows.length),
    unit ? t.units[unit] : "",
    clock === null ? "" : t.clock(clock),
    decimalSign?.sign === "," ? t.comma : "",
    policyNames.length > 1 ? t.severalPolicies(policyNames) : (policyNames[0] ?? ""),
    timeslice === null ? "" : t.timeslice(timeslice),
    switchCost === null ? "" : t.switchCost(switchCost),
    pcpus === null ? "" : t.pcpus(pcpus),
    priorityOrder ? t.orders[priorityOrder] : "",
  ].filter((part) => part !== "");
}

export interface UnderstoodProps {
  readonly table: JobTable;
  readonly choices: ReadChoices;
  readonly onChoose: (choices: ReadChoices) => void;
  readonly goTo: (line: number, column: number) => void;
}

export function Understood({ table, choices, onChoose, goTo }: UnderstoodProps) {
  const text = useDialogText();
  const t = text.jobs.understood;
  const { understood, leftOut, problems } = table;
  const out = [...leftOut, ...(understood?.rowsLeftOut ?? []), ...(understood?.linesLeftOut ?? [])];
  return (
    <div className="text-xs text-soft">
      {understood && <p className="text-body text-ink">{understoodParts(text, table).join(" · ")}</p>}
      {out.length > 0 && <p className="mt-0.5 line-clamp-3 break-words">{t.leftOut(out.join(" / "))}</p>}
      {understood && !understood.isUnitCertain && <p className="mt-0.5 text-warn">{t.unitQuestion}</p>}
      {understood && <Questions table={table} choices={choices} onChoose={onChoose} />}
      <ToldProblems problems={problems} goTo={goTo} />
    </div>
  );
}

type QuestionsProps = Omit<UnderstoodProps, "goTo">;

function Questions({ table: { understood }, choices, onChoose }: QuestionsProps) {
  const t = useDialogText().jobs.understood;
  const [isChanging, setChanging] = useState(false);
  if (!understood) return null;
  const { columns, decimalSign, colons } = understood;
  const isOpen = (at: number) => columns[at]?.isCertain === false || choices.columns?.[at] !== undefined || isChanging;
  const open = columns.flatMap((column, at) => (isOpen(at) ? [{ column, at }] : []));
  const isCommaOpen = decimalSign?.isCertain === false || choices.decimalSign !== undefined;
  const areColonsOpen = colons !== null && (!colons.isCertain || choices.colons !== undefined);
  if (open.length === 0 && !isCommaOpen && !areColonsOpen)
    return isByOrder(understood) ? (
      <button
        type="button"
        className="mt-0.5 cursor-pointer underline decoration-dotted underline-offset-2 hover:text-ink max-sm:min-h-11"
        onClick={() => setChanging(true)}
      >
        {t.change}
      </button>
    ) : null;
  return (
    <div className="mt-1.5 rounded-md border border-line bg-warn-soft px-2.5 py-2 text-ink">
      {open.length > 0 && <p className="mb-1 font-medium">{t.question}</p>}
      <div className="flex flex-wrap gap-2">
        {open.map(({ column, at }) => (
          <Choice
            key={at}
            label={t.column(at + 1, column.head === "?" ? "" : column.head)}
            hint={t.samples(column.samples.join(", "))}
            value={column.kind}
            options={[...(column.kind === "unknown" ? (["unknown"] as const) : []), ...CHOICES].map((kind) => ({
              id: kind,
              label: t.kinds[kind],
            }))}
            onChange={(kind) =>
              onChoose({ ...choices, columns: withColumn(choices, at, kind as ColumnKind, understood.columns) })
            }
          />
        ))}
        {areColonsOpen && (
          <Choice
            label={t.colonQuestion}
            value={colons.reading}
            options={COLONS.filter((id) => id !== "apart" || colons.canBeApart).map((id) => ({
              id,
              label: t.colons[id],
            }))}
            onChange={(id) => {
              const reading = COLONS.find((each) => each === id);
              if (reading) onChoose({ ...choices, colons: reading });
            }}
          />
        )}
        {isCommaOpen && (
          <Choice
            label={t.decimalQuestion}
            value={decimalSign?.sign ?? ","}
            options={[
              { id: ",", label: t.decimals.comma },
              { id: ".", label: t.decimals.list },
            ]}
            onChange={(sign) => onChoose({ ...choices, decimalSign: sign === "," ? "," : "." })}
          />
        )}
      </div>
    </div>
  );
}

/** The choice of a column settles the others as they are shown: they have been looked at. */
function withColumn(
  { columns = {} }: ReadChoices,
  at: number,
  kind: ColumnKind,
  shown: readonly { readonly kind: ColumnKind; readonly isCertain: boolean }[],
): NonNullable<ReadChoices["columns"]> {
  const settled = shown.flatMap(({ kind: guess, isCertain }, other) =>
    !isCertain && guess !== "unknown" && guess !== kind ? [[other, guess] as const] : [],
  );
  return { ...Object.fromEntries(settled), ...columns, [at]: kind };
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
}

function Choice({ label, hint, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block max-w-56 truncate text-mini text-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        className="h-9 rounded-md border border-line-strong bg-panel px-2 text-base text-ink sm:h-7 sm:text-xs"
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <span className="block max-w-56 truncate text-mini text-soft tabular-nums">{hint}</span>}
    </div>
  );
}

interface ToldProblemsProps {
  readonly problems: readonly Problem[];
  readonly goTo: (line: number, column: number) => void;
}

/** What is wrong, each kind once; those with a place are buttons that go there. */
export function ToldProblems({ problems, goTo }: ToldProblemsProps) {
  const text = useDialogText();
  const t = text.jobs.understood;
  const told = toldOnce(problems);
  return (
    <>
      {told.length > 1 && <p className="mt-1 font-medium">{t.problems(told.length)}</p>}
      {told.slice(0, SHOWN_PROBLEMS).map(({ problem, count }) => {
        const { line, column } = problem.values;
        const sentence = problemText(text, problem) + (count > 1 ? ` (${t.times(count - 1)})` : "");
        return (
          <ErrorText key={`${problem.code} ${problem.path} ${line} ${column}`}>
            {typeof line === "number" && typeof column === "number" ? (
              <button
                type="button"
                className="cursor-pointer text-left underline decoration-dotted underline-offset-2"
                onClick={() => goTo(line, column)}
              >
                {sentence}
              </button>
            ) : (
              sentence
            )}
          </ErrorText>
        );
      })}
      {told.length > SHOWN_PROBLEMS && <p className="mt-1">{t.more(told.length - SHOWN_PROBLEMS)}</p>}
    </>
  );
}

/** Puts the cursor of `area` at a place of its text. */
export function goToPlace(area: HTMLTextAreaElement | null, line: number, column: number): void {
  if (!area) return;
  const before = area.value.split(/\r\n?|\n/).slice(0, line - 1);
  const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at);
}
