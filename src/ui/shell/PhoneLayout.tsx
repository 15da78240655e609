/**
 * The page on a phone: machines as a strip, one panel at a time under tabs, and always the explanation of the last step
 * below it. Only the chosen panel is mounted.
 */
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import {
  BriefBar,
  EventList,
  FormulaPanel,
  MachineStrip,
  MemoryPanel,
  MetricsPanel,
  StoragePanel,
  WhyPanel,
} from "./panels.tsx";
import { CHARTS_ID } from "./SkipLinks.tsx";

const TABS = ["processor", "memory", "storage", "metrics"] as const;
type Tab = (typeof TABS)[number];

const PANELS: Readonly<Record<Tab, ReactNode>> = {
  processor: <ProcessorPanel />,
  memory: <MemoryPanel />,
  storage: <StoragePanel />,
  metrics: <MetricsPanel />,
};

/** What stands below the explanation, beside the panel of the tab. */
const MORE: Readonly<Record<Tab, ReactNode>> = {
  processor: <FormulaPanel />,
  memory: <FormulaPanel />,
  storage: <FormulaPanel />,
  metrics: (
    <div className="flex h-80 flex-col">
      <EventList />
    </div>
  ),
};

export function PhoneLayout() {
  const { shell } = useText();
  const [tab, setTab] = useState<Tab>("processor");
  const id = useId();
  return (
    <main
      id={CHARTS_ID}
      tabIndex={-1}
      aria-label={shell.region.charts}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none"
    >
      <PanelBoundary>
        <MachineStrip />
      </PanelBoundary>
      <div className="space-y-3 px-3.5 pb-3.5">
        <TabList id={id} tab={tab} onChange={setTab} />
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
          <PanelBoundary key={tab}>{PANELS[tab]}</PanelBoundary>
        </div>
        <PanelBoundary>
          <WhyPanel />
        </PanelBoundary>
        <PanelBoundary key={`more-${tab}`}>{MORE[tab]}</PanelBoundary>
        <PanelBoundary>
          <BriefBar />
        </PanelBoundary>
      </div>
    </main>
  );
}

interface TabListProps {
  readonly id: string;
  readonly tab: Tab;
  readonly onChange: (tab: Tab) => void;
}

/** The tabs: one stop of the Tab key, arrows go from one to the next and choose it. */
function TabList({ id, tab, onChange }: TabListProps) {
  const { shell } = useText();
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    onChange(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={shell.tabs.label} className="grid grid-cols-4 rounded-xl bg-sunken p-1">
      {TABS.map((value) => (
        <button
          key={value}
          type="button"
          role="tab"
          id={`${id}-${value}`}
          aria-selected={value === tab}
          aria-controls={`${id}-panel`}
          tabIndex={value === tab ? 0 : -1}
          onClick={() => onChange(value)}
          onKeyDown={onKeyDown}
          className={`h-9 cursor-pointer truncate rounded-lg px-1 text-sm ${
            value === tab ? "bg-panel font-medium text-ink shadow-panel" : "text-soft"
          }`}
        >
          {shell.tabs[value]}
        </button>
      ))}
    </div>
  );
}
