/** What a presenter has noted for the scenario that is shown. It is kept while it is typed. */
import { useEffect, useId, useState } from "react";
import { browserNotes, LONGEST_NOTE, type Notes } from "../../store/notes.ts";
import type { RunState } from "../../store/runState.ts";
import { useRun } from "../shared/useRun.ts";
import { usePresenterText } from "./usePresenterText.ts";

/** A scenario of the gallery has one name in all languages. */
const selectKey = ({ entry, scenario }: RunState) => (entry ? `gallery ${entry.id}` : `own ${scenario.title}`);

export interface NotesFieldProps {
  readonly notes?: Notes;
}

export function NotesField({ notes = BROWSER }: NotesFieldProps) {
  const of = useRun(selectKey);
  return <NotesOf key={of} of={of} notes={notes} />;
}

const BROWSER = browserNotes();

function NotesOf({ of, notes }: Required<NotesFieldProps> & { readonly of: string }) {
  const { presenter: t } = usePresenterText();
  const id = useId();
  const [text, setText] = useState("");
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let isHere = true;
    void notes.of(of).then((found) => {
      if (!isHere) return;
      // What has been typed in the meantime is newer.
      setText((typed) => typed || (found ?? ""));
      setLost(found === null);
    });
    return () => {
      isHere = false;
    };
  }, [notes, of]);
  const write = (next: string) => {
    setText(next);
    void notes.keep(of, next).then((isKept) => setLost(!isKept));
  };
  return (
    <div className="flex min-h-24 flex-col">
      <label htmlFor={id} className="mb-1 text-xs font-semibold text-accent">
        {t.notes}
      </label>
      <textarea
        id={id}
        value={text}
        maxLength={LONGEST_NOTE}
        aria-describedby={`${id}-hint`}
        onChange={(event) => write(event.target.value)}
        className="min-h-14 flex-1 resize-none rounded-md border border-line bg-page px-2 py-1.5 text-body"
      />
      <p id={`${id}-hint`} className={`mt-1 text-mini ${isLost ? "text-fault" : "text-soft"}`}>
        {isLost ? t.notesLost : t.notesHint}
      </p>
    </div>
  );
}
