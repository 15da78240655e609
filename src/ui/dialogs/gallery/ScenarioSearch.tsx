/** The field that finds a scenario: it filters as one types, Enter opens the first, the arrow down goes to the cards. */
import { useEffect, useRef } from "react";
import { Icon } from "../../shared/Icon.tsx";
import { useDialogText } from "../useDialogText.ts";

export interface ScenarioSearchProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onEnter: () => void;
  readonly onDown: () => void;
}

export function ScenarioSearch({ text, onChange, onEnter, onDown }: ScenarioSearchProps) {
  const t = useDialogText().dialogs.gallery;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyped = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== "/" || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="relative w-42 shrink-0 sm:w-56">
      <Icon
        name="search"
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-soft"
      />
      <input
        ref={field}
        type="search"
        aria-label={t.find}
        aria-keyshortcuts="/"
        placeholder={t.find}
        value={text}
        autoComplete="off"
        className="h-11 w-full rounded-lg border border-line-strong bg-panel pr-2 pl-8 text-base text-ink placeholder:text-soft sm:h-8 sm:text-body"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" && text.trim() !== "") onEnter();
          else if (event.key === "ArrowDown") onDown();
          // The first Escape empties the field, the next one closes the dialog.
          else if (event.key === "Escape" && text !== "") onChange("");
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {text === "" && (
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 hidden -translate-y-1/2 rounded border border-line-strong px-1.5 font-sans text-mini text-soft sm:block"
        >
          /
        </kbd>
      )}
    </div>
  );
}
