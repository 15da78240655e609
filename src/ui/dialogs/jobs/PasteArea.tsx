/**
 * Where a homework sheet is pasted. What is pasted fills the table at once, what is typed when the button is pressed. Then
 * it says how many jobs there are, and lists each place of the text that could not be read, as a button that goes there.
 */
import { useId, useRef, useState, type RefObject } from "react";
import type { JobTable } from "../../../codec/jobs/jobTable.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { ErrorText } from "../form/Field.tsx";
import { problemText } from "../form/issueText.ts";

const PLACEHOLDER = "AT 0 2 3 / BT 4 2 1 / PR 1 2 3";
const VISIBLE_LINES = 3;
const SHOWN_PROBLEMS = 8;

export interface PasteAreaProps {
  /** What came of the text that filled the table last; null when none did. */
  readonly read: JobTable | null;
  readonly onTake: (text: string) => void;
}

export function PasteArea({ read, onTake }: PasteAreaProps) {
  const { jobs } = useDialogText();
  const t = jobs.paste;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState("");

  return (
    <section className="mb-5">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-soft">
        {t.label}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={VISIBLE_LINES}
        value={typed}
        placeholder={PLACEHOLDER}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        className="block w-full resize-y rounded-md border border-line-strong bg-panel px-2.5 py-2 font-mono text-base text-ink placeholder:text-faint sm:text-sm"
        onChange={(event) => {
          setTyped(event.target.value);
          if ((event.nativeEvent as InputEvent).inputType === "insertFromPaste") onTake(event.target.value);
        }}
      />
      <div className="mt-1.5 flex flex-wrap items-start gap-2">
        <Button disabled={typed.trim() === ""} onClick={() => onTake(typed)}>
          {t.fill}
        </Button>
        <p id={`${id}-hint`} className="min-w-0 flex-1 basis-72 text-xs text-soft">
          {t.hint}
        </p>
      </div>
      <div aria-live="polite">{read && <PasteReport read={read} area={area} text={typed} />}</div>
    </section>
  );
}

interface PasteReportProps {
  readonly read: JobTable;
  /** The field in which the places can be shown. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
}

function PasteReport({ read, area, text: source }: PasteReportProps) {
  const text = useDialogText();
  const t = text.jobs.paste;
  const { rows, problems, timeslice, clock, leftOut } = read;
  const goTo = (line: number, column: number) => {
    const before = source.split(/\r\n?|\n/).slice(0, line - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };
  return (
    <div className="mt-2 rounded-md bg-sunken px-3 py-2 text-xs text-soft">
      <p>
        {[
          rows.length > 0 ? t.filled(rows.length) : t.none,
          timeslice === null ? "" : t.timeslice(timeslice),
          clock === null ? "" : t.clock(clock),
          leftOut.length > 0 ? t.leftOut(leftOut.join(", ")) : "",
        ].join(" ")}
      </p>
      {problems.length > 0 && <p className="mt-1 font-medium">{t.problems(problems.length)}</p>}
      {problems.slice(0, SHOWN_PROBLEMS).map((problem) => {
        const { line, column } = problem.values;
        const sentence = problemText(text, problem);
        return (
          <ErrorText key={`${problem.code} ${problem.path} ${line} ${column}`}>
            {typeof line === "number" && typeof column === "number" && source !== "" ? (
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
      {problems.length > SHOWN_PROBLEMS && <p className="mt-1">{t.more(problems.length - SHOWN_PROBLEMS)}</p>}
    </div>
  );
}
