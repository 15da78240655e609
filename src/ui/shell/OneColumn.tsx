/**
 * The page in one column, for tablets held upright: machines as a strip, charts in full width, why in two lines below them,
 * and the rest in a drawer with tabs. A press on the open tab closes the drawer.
 */
import { useId, useState, type ComponentType, type KeyboardEvent } from "react";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { Charts } from "./Charts.tsx";
import { BriefBar, EventList, FormulaPanel, MachineStrip, MetricsPanel, PhoneWhy } from "./panels.tsx";

const TABS = ["metrics", "events", "formulas"] as const;
type Tab = (typeof TABS)[number];

const PANELS: Readonly<Record<Tab, ComponentType>> = {
  metrics: MetricsPanel,
  events: EventList,
  formulas: FormulaPanel,
};

export function OneColumn() {
  const { shell } = usePanelText();
  return (
    <>
      <div className="h-11 shrink-0 border-b border-line bg-panel">
        <PanelBoundary>
          <BriefBar />
        </PanelBoundary>
      </div>
      <div className="shrink-0 border-b border-line">
        <PanelBoundary>
          <MachineStrip />
        </PanelBoundary>
      </div>
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] px-3">
        <Charts />
      </div>
      <aside aria-label={shell.region.explanations} className="shrink-0">
        <PanelBoundary>
          <PhoneWhy />
        </PanelBoundary>
        <Drawer />
      </aside>
    </>
  );
}

function Drawer() {
  const { shell, why } = usePanelText();
  const id = useId();
  const [open, setOpen] = useState<Tab | null>(null);
  const name: Readonly<Record<Tab, string>> = {
    metrics: why.metrics.title,
    events: why.events.title,
    formulas: why.formula.title,
  };
  const onKeyDown = (event: KeyboardEvent, tab: Tab) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    document.getElementById(`${id}-${next}`)?.focus();
  };
  const Shown = open && PANELS[open];
  return (
    <div className="border-t border-line bg-panel">
      <div role="group" aria-label={shell.tabs.label} className="flex h-11 items-stretch gap-1 px-3">
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            id={`${id}-${tab}`}
            aria-expanded={tab === open}
            aria-controls={tab === open ? `${id}-panel` : undefined}
            onClick={() => setOpen(tab === open ? null : tab)}
            onKeyDown={(event) => onKeyDown(event, tab)}
            className={`cursor-pointer border-b-2 px-3 text-body -outline-offset-2 ${
              tab === open ? "border-accent font-semibold text-ink" : "border-transparent text-soft hover:text-ink"
            }`}
          >
            {name[tab]}
          </button>
        ))}
      </div>
      {Shown && (
        <div id={`${id}-panel`} className="flex h-72 flex-col overflow-y-auto border-t border-line p-2">
          <PanelBoundary key={open}>
            <Shown />
          </PanelBoundary>
        </div>
      )}
    </div>
  );
}
