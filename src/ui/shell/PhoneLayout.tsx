/**
 * The page on a phone: machines as a strip, one panel at a time under tabs, and always the explanation of the last step
 * below it. Only the chosen panel is mounted.
 */
import { Tabs } from "radix-ui";
import { useState, type ReactNode } from "react";
import { HostPanel } from "../host/HostPanel.tsx";
import { MachineStrip } from "../machines/MachineStrip.tsx";
import { MemoryPanel } from "../memory/MemoryPanel.tsx";
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { PanelBoundary } from "../shared/PanelBoundary.tsx";
import { useText } from "../shared/useText.ts";
import { StoragePanel } from "../storage/StoragePanel.tsx";
import { EventList } from "../why/EventList.tsx";
import { FormulaPanel } from "../why/FormulaPanel.tsx";
import { MetricsPanel } from "../why/MetricsPanel.tsx";
import { WhyPanel } from "../why/WhyPanel.tsx";
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
    <>
      <EventList />
      <HostPanel />
    </>
  ),
};

export function PhoneLayout() {
  const { shell } = useText();
  const [tab, setTab] = useState<Tab>("processor");
  return (
    <main
      id={CHARTS_ID}
      tabIndex={-1}
      aria-label={shell.region.charts}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none"
    >
      <PanelBoundary>
        <MachineStrip />
      </PanelBoundary>
      <Tabs.Root
        value={tab}
        onValueChange={(next) => setTab(TABS.find((candidate) => candidate === next) ?? tab)}
        className="px-3.5 pb-3.5"
      >
        <Tabs.List aria-label={shell.tabs.label} className="grid grid-cols-4 rounded-xl bg-sunken p-1">
          {TABS.map((value) => (
            <Tabs.Trigger
              key={value}
              value={value}
              className="h-9 cursor-pointer truncate rounded-lg px-1 text-sm text-soft data-[state=active]:bg-panel data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:shadow-panel"
            >
              {shell.tabs[value]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {TABS.map((value) => (
          <Tabs.Content key={value} value={value} tabIndex={-1} className="space-y-3 pt-3 outline-none">
            <PanelBoundary>{PANELS[value]}</PanelBoundary>
          </Tabs.Content>
        ))}
        <div className="space-y-3 pt-3">
          <PanelBoundary>
            <WhyPanel />
          </PanelBoundary>
          <PanelBoundary key={tab}>{MORE[tab]}</PanelBoundary>
        </div>
      </Tabs.Root>
    </main>
  );
}
