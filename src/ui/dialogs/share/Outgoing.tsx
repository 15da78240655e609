/** What every thing that is taken out of the page has: buttons to save and to copy it, and what has come of that. */
import { useState } from "react";
import { Button } from "../../shared/Button.tsx";
import { saveFile } from "../../shared/saveFile.ts";
import { useExportText } from "./useExportText.ts";

/** What is saved or copied, made when it is asked for. */
export interface Outgoing {
  readonly name: string;
  readonly type: string;
  readonly content: () => string | Promise<Blob>;
  /** Where it differs from what is saved. */
  readonly copied?: () => string;
  /** Nobody copies it: it is large. */
  readonly isSavedOnly?: true;
}

type State = "idle" | "making" | "copied" | "refused" | "failed";

export function OutgoingButtons({ of }: { readonly of: Outgoing | null }) {
  const t = useExportText().exports;
  const [done, setDone] = useState<{ readonly of: Outgoing | null; readonly state: State }>({ of, state: "idle" });
  // What was said of another thing is not true of this one.
  const state = done.of === of ? done.state : "idle";

  const save = async (what: Outgoing) => {
    try {
      setDone({ of: what, state: "making" });
      saveFile(what.name, await what.content(), what.type);
      setDone({ of: what, state: "idle" });
    } catch {
      setDone({ of: what, state: "failed" });
    }
  };
  const copy = async (what: Outgoing) => {
    const content = what.copied?.() ?? what.content();
    try {
      if (typeof content === "string") await navigator.clipboard.writeText(content);
      else await navigator.clipboard.write([new ClipboardItem({ [what.type]: content })]);
      setDone({ of: what, state: "copied" });
    } catch {
      setDone({ of: what, state: "refused" });
    }
  };
  const words = { idle: "", making: t.making, copied: t.copied, refused: t.refused, failed: t.failed }[state];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button look="accent" icon="down" disabled={!of || state === "making"} onClick={() => of && void save(of)}>
        {t.save}
      </Button>
      {!of?.isSavedOnly && (
        <Button icon={state === "copied" ? "check" : "copy"} disabled={!of} onClick={() => of && void copy(of)}>
          {t.copy}
        </Button>
      )}
      <p role="status" className="min-w-0 text-xs text-soft">
        {words}
      </p>
    </div>
  );
}

/** Lines of a text that are shown of it: more of them would only make the page slow. */
const SHOWN_LINES = 200;

/** The beginning of a text that goes out. */
export function TextPreview({ text }: { readonly text: string }) {
  const t = useExportText().exports;
  const lines = text.split("\n", SHOWN_LINES + 1);
  const isCut = lines.length > SHOWN_LINES;
  return (
    <>
      {isCut && <p className="mb-1 text-xs text-soft">{t.firstLines(SHOWN_LINES)}</p>}
      <pre
        tabIndex={0}
        role="region"
        aria-label={t.preview}
        className="max-h-[32rem] overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs select-text"
      >
        {lines.slice(0, SHOWN_LINES).join("\n")}
      </pre>
    </>
  );
}
