/**
 * The panels that are not needed for the first picture, the machine lanes: each is loaded by itself as soon as the page
 * stands. Until then a surface of about its height holds its place.
 */
import type { ComponentType } from "react";
import type { FoldRowProps } from "./FoldRow.tsx";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";

/** A panel that is loaded later; `height` is a Tailwind class for the surface that waits in its place. */
function panel<Props extends object>(load: () => Promise<ComponentType<Props>>, height: string): ComponentType<Props> {
  const afterwards = async () => {
    await afterFirstPicture();
    return load();
  };
  return later(
    afterwards,
    <div
      aria-busy
      className={`rounded-xl border border-line bg-panel max-md:rounded-none max-md:border-0 ${height}`}
    />,
  );
}

export const MachineList = panel(
  async () => (await import("../machines/MachineList.tsx")).MachineList,
  "shrink-0 h-105 max-h-[60%]",
);
export const MachineStrip = panel(async () => (await import("../machines/MachineStrip.tsx")).MachineStrip, "h-14");
export const MemoryPanel = panel(
  async () => (await import("../memory/MemoryPanel.tsx")).MemoryPanel,
  "shrink-0 h-69 md:max-[60rem]:h-90",
);
export const RegionPanel = panel(async () => (await import("../region/RegionPanel.tsx")).RegionPanel, "shrink-0 h-64");
export const MigrationPanel = panel(
  async () => (await import("../migration/MigrationPanel.tsx")).MigrationPanel,
  "hidden",
);
export const CopiesPanel = panel(async () => (await import("../copies/CopiesPanel.tsx")).CopiesPanel, "shrink-0 h-64");
export const LifecyclePanel = panel(
  async () => (await import("../lifecycle/LifecyclePanel.tsx")).LifecyclePanel,
  "shrink-0 h-96",
);
export const TranslationPanel = panel(
  async () => (await import("../translation/TranslationPanel.tsx")).TranslationPanel,
  "shrink-0 h-90",
);
export const CostPanel = panel(
  async () => (await import("../isolation/CostsAndIsolation.tsx")).CostsAndIsolation,
  "shrink-0 h-76",
);
export const StoragePanel = panel(
  async () => (await import("../storage/StoragePanel.tsx")).StoragePanel,
  "shrink-0 h-31",
);
export const ArmPanel = panel(async () => (await import("../arm/ArmPanel.tsx")).ArmPanel, "shrink-0 h-76");
export const WhyPanel = panel<{ readonly hasFormulas?: boolean }>(
  async () => (await import("../why/WhyPanel.tsx")).WhyPanel,
  "shrink-0 h-[318px]",
);
export const FormulaPanel = panel(async () => (await import("../why/FormulaPanel.tsx")).FormulaPanel, "shrink-0 h-30");
export const MetricsPanel = panel<{ readonly isLow?: boolean }>(
  async () => (await import("../why/MetricsPanel.tsx")).MetricsPanel,
  "shrink-0 h-65",
);
export const FiguresAndEvents = panel(
  async () => (await import("./FiguresAndEvents.tsx")).FiguresAndEvents,
  "min-h-60 flex-1",
);
export const EventList = panel(async () => (await import("../why/EventList.tsx")).EventList, "min-h-40 flex-1");
export const BriefBar = panel(async () => (await import("../brief/BriefBar.tsx")).BriefBar, "hidden");
export const FoldRow = panel<FoldRowProps>(async () => (await import("./FoldRow.tsx")).FoldRow, "h-9.5 shrink-0");
export const ResultsPanel = panel(
  async () => (await import("../results/ResultsPanel.tsx")).ResultsPanel,
  "h-48 shrink-0",
);
export const SchedulersPanel = panel<{ readonly isTall?: boolean }>(
  async () => (await import("../policies/SchedulersPanel.tsx")).SchedulersPanel,
  "h-[253px] shrink-0",
);
export const PagingSteps = panel<{ readonly isAlone?: boolean }>(
  async () => (await import("../memory/PagingSteps.tsx")).PagingSteps,
  "h-48 shrink-0",
);
export const PhoneWhy = panel(async () => (await import("../why/PhoneWhy.tsx")).PhoneWhy, "h-18 shrink-0");
export const FaultsByFrames = panel(
  async () => (await import("../curves/FaultsByFrames.tsx")).FaultsByFrames,
  "h-49 shrink-0",
);
