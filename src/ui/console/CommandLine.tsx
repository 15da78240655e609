/** The line that is typed: Enter runs it, Up and Down bring back earlier ones, Tab completes it, several pasted lines run at once. */
import { useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from "react";
import { completionsOf } from "../../codec/console/complete.ts";
import { Button } from "../shared/Button.tsx";
import { useRunApi } from "../shared/useRun.ts";
import { surroundingsOf, type Console } from "./session.ts";
import { useConsoleText } from "./useConsoleText.ts";

export interface CommandLineProps {
  readonly session: Console;
  readonly history: readonly string[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}

export function CommandLine({ session, history, field, onClose }: CommandLineProps) {
  const { console: t } = useConsoleText();
  const run = useRunApi();
  const [line, setLine] = useState("");
  /** How far back in the history: 0 is the line that is being typed. */
  const [back, setBack] = useState(0);
  const [draft, setDraft] = useState("");
  const [offers, setOffers] = useState<readonly string[]>([]);

  const write = (text: string) => {
    setLine(text);
    setBack(0);
    setOffers([]);
  };

  const submit = (text: string) => {
    if (text.trim() === "") return;
    session.submit(text);
    write("");
  };

  const recall = (steps: number) => {
    const next = Math.max(0, Math.min(history.length, back + steps));
    if (next === back) return;
    if (back === 0) setDraft(line);
    setBack(next);
    setLine(next === 0 ? draft : history[history.length - next]!);
    setOffers([]);
  };

  const complete = (event: KeyboardEvent) => {
    if (line.trim() === "") return;
    const { start, offers: found } = completionsOf(line, surroundingsOf(run.getState()));
    if (found.length === 0) return;
    event.preventDefault();
    const common = found.length === 1 ? `${found[0]!} ` : commonStart(found);
    const completed = line.slice(0, start) + common;
    setLine(completed.length > line.length || found.length === 1 ? completed : line);
    setOffers(found.length === 1 ? [] : found);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // What an input method makes of its keys is not for us.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      submit(line);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      recall(1);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      recall(-1);
    } else if (event.key === "Tab" && !event.shiftKey) complete(event);
    else if (event.key === "Escape") {
      event.preventDefault();
      if (line === "") onClose();
      else write("");
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (!/[\r\n]/u.test(text.trim())) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    submit(line.slice(0, selectionStart ?? line.length) + text + line.slice(selectionEnd ?? line.length));
  };

  return (
    <div className="shrink-0 border-t border-line">
      {offers.length > 0 && (
        <p role="status" className="max-h-15 overflow-y-auto px-3.5 pt-1.5 font-mono text-xs text-soft">
          <span className="mr-2 font-sans text-faint">{t.offers}:</span>
          {offers.join("   ")}
        </p>
      )}
      <div className="flex items-center gap-2 px-3.5 py-2">
        <span aria-hidden className="font-mono text-xs text-faint">
          $
        </span>
        <input
          ref={field}
          type="text"
          value={line}
          aria-label={t.field}
          placeholder={t.hint}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-page px-2.5 font-mono text-xs max-md:h-11 max-md:text-base"
        />
        <Button className="max-md:h-11!" onClick={() => submit(line)}>
          {t.run}
        </Button>
      </div>
    </div>
  );
}

/** The longest text that all of `words` begin with. */
function commonStart(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
