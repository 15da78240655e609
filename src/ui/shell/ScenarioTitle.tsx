/**
 * The title of the scenario, changed in place: a click or Enter makes it a field, Enter or leaving it saves, Esc keeps
 * the old one. An empty title is not taken.
 */
import { useRef, useState } from "react";
import { useRunActions } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { useTitle } from "../shared/text/useTitle.ts";

/** Longest title a scenario takes, in characters. */
const MAX_TITLE = 80;

export function ScenarioTitle() {
  const { shell } = useText();
  const actions = useRunActions();
  const title = useTitle();
  const [draft, setDraft] = useState<string | null>(null);
  // Set when a key ended the editing: then focus goes back to where the editing began.
  const returnsFocus = useRef(false);

  const finish = (isSaved: boolean) => {
    const wanted = draft?.trim() ?? "";
    if (isSaved && wanted !== "" && wanted !== title) actions.rename(wanted);
    setDraft(null);
  };

  if (draft === null) {
    return (
      <h1 className="-mx-1.5 min-w-0">
        <button
          ref={(button) => {
            if (button && returnsFocus.current) button.focus();
            returnsFocus.current = false;
          }}
          type="button"
          title={`${title} · ${shell.rename}`}
          onClick={() => setDraft(title)}
          className="block max-w-full cursor-text truncate rounded-md border border-transparent px-1.5 py-0.5 text-sm font-semibold hover:border-line hover:bg-sunken"
        >
          {title}
        </button>
      </h1>
    );
  }
  return (
    <h1 className="-mx-1.5 min-w-0 flex-1">
      <input
        // Focus goes where the person just clicked: into the title they asked to change.
        ref={(field) => field?.focus()}
        value={draft}
        maxLength={MAX_TITLE}
        aria-label={shell.titleField}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          // A key that ends a Chinese composition belongs to the composition.
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" || event.key === "Escape") {
            event.stopPropagation();
            // Else the same Enter would press the button that takes the field's place.
            event.preventDefault();
            returnsFocus.current = true;
            finish(event.key === "Enter");
          }
        }}
        className="w-full max-w-md rounded-md border border-accent bg-panel px-1.5 py-0.5 text-sm font-semibold outline-none"
      />
    </h1>
  );
}
