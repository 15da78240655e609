/**
 * The panels that are not needed for the first picture, the machine lanes: each is loaded by itself as soon as the page
 * stands. Until then a surface of about its height holds its place.
 */
import { lazy, Suspense, type ComponentType } from "react";

/** A panel that is loaded later; `height` is a Tailwind class for the surface that waits in its place. */
function later(load: () => Promise<ComponentType>, height: string): ComponentType {
  const Panel = lazy(async () => ({ default: await load() }));
  return function LaterPanel() {
    return (
      <Suspense fallback={<div aria-busy className={`rounded-xl border border-line bg-panel ${height}`} />}>
        <Panel />
      </Suspense>
    );
  };
}

export const MemoryPanel = later(async () => (await import("../memory/MemoryPanel.tsx")).MemoryPanel, "h-69");
export const StoragePanel = later(async () => (await import("../storage/StoragePanel.tsx")).StoragePanel, "h-60");
export const WhyPanel = later(async () => (await import("../why/WhyPanel.tsx")).WhyPanel, "h-65");
export const FormulaPanel = later(async () => (await import("../why/FormulaPanel.tsx")).FormulaPanel, "h-48");
export const MetricsPanel = later(async () => (await import("../why/MetricsPanel.tsx")).MetricsPanel, "h-75");
export const StealPanel = later(async () => (await import("../steal/StealPanel.tsx")).StealPanel, "h-120");
export const EventList = later(async () => (await import("../why/EventList.tsx")).EventList, "h-75");
export const HostPanel = later(async () => (await import("../host/HostPanel.tsx")).HostPanel, "h-75");
