/** The layouts of the modes besides exploring. */
import type { ComponentType } from "react";
import type { ModeId } from "../../store/appState.ts";
import { selectMode } from "../../store/selectors.ts";
import { later } from "../shared/layout/later.tsx";
import { useApp } from "../shared/useApp.ts";

/** Keeps the time controls where they are. */
const PLACE = <main className="min-h-0 flex-1" />;

/** By mode; each asks for the layout of the window itself (`useLayout`). */
const LAYOUTS: Readonly<Partial<Record<ModeId, ComponentType>>> = {
  lessons: later(async () => (await import("../lessons/LessonsLayout.tsx")).LessonsLayout, PLACE),
  compare: later(async () => (await import("../compare/CompareLayout.tsx")).CompareLayout, PLACE),
  hosts: later(async () => (await import("../hosts/HostsLayout.tsx")).HostsLayout, PLACE),
  predict: later(async () => (await import("./PredictFrame.tsx")).PredictPage, PLACE),
};

export function ModeLayout() {
  const Layout = LAYOUTS[useApp(selectMode)];
  return Layout ? <Layout /> : null;
}
