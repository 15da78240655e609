/**
 * The panels that are not needed for the first picture, the machine lanes: each is loaded by itself as soon as the page
 * stands. Until then a surface of about its height holds its place.
 */
import type { ComponentType } from "react";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";

/** A panel that is loaded later; `height` is a Tailwind class for the surface that waits in its place. */
function panel(load: () => Promise<ComponentType>, height: string): ComponentType {
  const afterwards = async () => {
    await afterFirstPicture();
    return load();
  };
  return later(afterwards, <div aria-busy className={`rounded-xl border border-line bg-panel ${height}`} />);
}

export const MemoryPanel = panel(
  async () => (await import("../memory/MemoryPanel.tsx")).MemoryPanel,
  "h-69 md:max-[60rem]:h-90",
);
export const StoragePanel = panel(async () => (await import("../storage/StoragePanel.tsx")).StoragePanel, "h-55");
export const WhyPanel = panel(async () => (await import("../why/WhyPanel.tsx")).WhyPanel, "h-65");
export const FormulaPanel = panel(async () => (await import("../why/FormulaPanel.tsx")).FormulaPanel, "h-48");
export const MetricsPanel = panel(async () => (await import("../why/MetricsPanel.tsx")).MetricsPanel, "h-75");
export const StealPanel = panel(async () => (await import("../steal/StealPanel.tsx")).StealPanel, "h-120");
export const EventList = panel(async () => (await import("../why/EventList.tsx")).EventList, "h-75");
export const HostPanel = panel(async () => (await import("../host/HostPanel.tsx")).HostPanel, "h-75");
