/**
 * A program typed in notation: line numbers, and lines with an error marked where they stand. Lines do not wrap, so that
 * a line of the text is a line on the screen. Below it each error, as a button that goes to its place.
 */
import { useId, useRef, useState } from "react";
import { useDialogText } from "../useDialogText.ts";
import { ErrorText } from "../form/Field.tsx";
import type { FieldError } from "../form/useIssues.ts";

const LINE_HEIGHT_REM = 1.5;
const VISIBLE_LINES = 8;
/** Room above the first line. */
const PADDING_REM = 0.5;
const SHOWN_ERRORS = 5;

export interface ProgramEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly errors: readonly FieldError[];
  readonly onBlur: () => void;
}

export function ProgramEditor({ value, onChange, errors, onBlur }: ProgramEditorProps) {
  const t = useDialogText().dialogs.newMachine;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const lines = value.split("\n").length;
  const badLines = new Set(errors.flatMap(({ place }) => (place ? [place.line] : [])));

  const goTo = ({ line, column }: NonNullable<FieldError["place"]>) => {
    const before = value.split("\n").slice(0, line - 1);
    const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };

  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-soft">
        {t.program}
      </label>
      <div
        className={`relative flex overflow-hidden rounded-md border font-mono text-base leading-6 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent sm:text-sm sm:leading-6 ${errors.length > 0 ? "border-fault" : "border-line-strong"}`}
      >
        <div
          aria-hidden
          className="w-10 shrink-0 overflow-hidden border-r border-line bg-sunken text-right text-faint select-none"
        >
          <div style={{ paddingTop: `${PADDING_REM}rem`, transform: `translateY(${-scrollTop}px)` }}>
            {Array.from({ length: lines }, (_, at) => (
              <div key={at} className={`pr-2 ${badLines.has(at + 1) ? "bg-fault-soft font-semibold text-fault" : ""}`}>
                {badLines.has(at + 1) && "!"}
                {at + 1}
              </div>
            ))}
          </div>
        </div>
        <div className="relative min-w-0 flex-1 overflow-hidden">
          <div aria-hidden className="absolute inset-0" style={{ transform: `translateY(${-scrollTop}px)` }}>
            {[...badLines].map((line) => (
              <div
                key={line}
                className="absolute inset-x-0 bg-fault-soft"
                style={{ top: `${PADDING_REM + (line - 1) * LINE_HEIGHT_REM}rem`, height: `${LINE_HEIGHT_REM}rem` }}
              />
            ))}
          </div>
          <textarea
            ref={area}
            id={id}
            value={value}
            wrap="off"
            rows={VISIBLE_LINES}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder={t.programPlaceholder}
            aria-invalid={errors.length > 0 ? true : undefined}
            aria-describedby={`${id}-hint${errors.length > 0 ? ` ${id}-errors` : ""}`}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
            onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
            className="relative block w-full resize-none bg-transparent px-2.5 py-2 outline-none placeholder:text-faint"
          />
        </div>
      </div>
      <div id={`${id}-errors`}>
        {errors.slice(0, SHOWN_ERRORS).map((error) => (
          <ErrorText key={`${error.place?.line} ${error.place?.column} ${error.text}`}>
            {error.place ? (
              <button
                type="button"
                className="cursor-pointer text-left underline decoration-dotted underline-offset-2"
                onClick={() => error.place && goTo(error.place)}
              >
                {error.text}
              </button>
            ) : (
              error.text
            )}
          </ErrorText>
        ))}
        {errors.length > SHOWN_ERRORS && <ErrorText>{t.moreErrors(errors.length - SHOWN_ERRORS)}</ErrorText>}
      </div>
      <p id={`${id}-hint`} className="mt-1 text-xs text-soft">
        {t.programHint}
      </p>
    </div>
  );
}
