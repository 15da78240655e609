/** Isolation as one line, where no guest tries anything and nothing of it was chosen. A press opens it below. */
import { useState } from "react";
import { Icon } from "../shared/Icon.tsx";
import { IsolationPanel } from "./IsolationPanel.tsx";
import { useIsolationText } from "./useIsolationText.ts";

export function IsolationFold() {
  const { isolation: t } = useIsolationText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex h-9.5 w-full shrink-0 cursor-pointer items-center gap-2 rounded-xl border border-line bg-panel px-3.5 text-left text-xs text-soft shadow-panel -outline-offset-2 hover:text-ink max-md:h-11 max-md:rounded-none max-md:border-0 max-md:shadow-none"
      >
        <Icon name="chevronDown" className={`size-3 shrink-0 ${isOpen ? "" : "-rotate-90"}`} />
        <b className="shrink-0 text-sm font-semibold text-ink">{t.title}</b>
        <span className="truncate">{isOpen ? "" : t.untouched}</span>
      </button>
      {isOpen && <IsolationPanel />}
    </>
  );
}
