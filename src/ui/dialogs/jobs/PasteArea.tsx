/**
 * Where a homework sheet is pasted or typed. While there is text, it is said what was understood of it. What is pasted
 * and certain fills the table at once; anything else fills it when the button is pressed, so that the table is never
 * overwritten by a guess.
 */
import { useDeferredValue, useId, useMemo, useRef } from "react";
import { parseJobTable, type JobTable, type ReadChoices } from "../../../codec/jobs/jobTable.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { goToPlace, Understood } from "./Understood.tsx";

const PLACEHOLDER = "AT 0 2 3 / BT 4 2 1 / PR 1 2 3";
const VISIBLE_LINES = 3;

/** The text in the box, and what was chosen where it is not certain. */
export interface SheetText {
  readonly text: string;
  readonly choices: ReadChoices;
}

export interface PasteAreaProps {
  readonly sheet: SheetText;
  /** The rows in the table came from this text. */
  readonly isTaken: boolean;
  readonly onType: (sheet: SheetText) => void;
  /** A text came by pasting. */
  readonly onPaste: (text: string) => void;
  readonly onTake: (table: JobTable) => void;
}

export function PasteArea({ sheet, isTaken, onType, onPaste, onTake }: PasteAreaProps) {
  const { jobs } = useDialogText();
  const t = jobs.paste;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = useDeferredValue(sheet);
  const read = useMemo(() => parseJobTable(shown.text, shown.choices), [shown]);
  const isEmpty = sheet.text.trim() === "";
  const status = isTaken ? t.filled(read.rows.length) : read.rows.length > 0 ? t.waiting(read.rows.length) : t.none;

  return (
    <section className="mb-5">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-soft">
        {t.label}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={VISIBLE_LINES}
        value={sheet.text}
        placeholder={PLACEHOLDER}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        className="block w-full resize-y rounded-md border border-line-strong bg-panel px-2.5 py-2 font-mono text-base text-ink placeholder:text-faint sm:text-sm"
        onChange={(event) => {
          const { value } = event.target;
          if ((event.nativeEvent as InputEvent).inputType === "insertFromPaste") onPaste(value);
          else onType({ text: value, choices: {} });
        }}
      />
      <div className="mt-1.5 flex flex-wrap items-start gap-2">
        <Button
          disabled={isEmpty || isTaken || read.rows.length === 0}
          onClick={() => onTake(parseJobTable(sheet.text, sheet.choices))}
        >
          {t.fill}
        </Button>
        <p id={`${id}-hint`} className="min-w-0 flex-1 basis-72 text-xs text-soft">
          {t.hint}
        </p>
      </div>
      <div aria-live="polite">
        {!isEmpty && (
          <section aria-label={jobs.understood.label} className="mt-2 rounded-md bg-sunken px-3 py-2">
            <Understood
              table={read}
              choices={sheet.choices}
              onChoose={(choices) => onType({ ...sheet, choices })}
              goTo={(line, column) => goToPlace(area.current, line, column)}
            />
            <p className="mt-0.5 text-xs text-soft">{status}</p>
          </section>
        )}
      </div>
    </section>
  );
}
