/**
 * One window of time for charts that stand beside each other: whoever joins begins with the narrowest of their windows, in
 * which the slices of all can be read, and from then on what moves one moves the others.
 */
import { spanOf } from "../../chart/viewport.ts";
import type { Timeline } from "../shared/moment/timeline.ts";

export interface OneWindow {
  /** Returns the function that ends it. */
  join(timeline: Timeline): () => void;
}

export function createOneWindow(): OneWindow {
  const joined = new Set<Timeline>();
  /** The others have their own bounds: what they make of it comes back to it, and then all have the same. */
  const pass = (from: Timeline) => {
    const { view } = from;
    for (const other of joined) if (other.view.from !== view.from || other.view.to !== view.to) other.set(() => view);
  };
  return {
    join(timeline) {
      joined.add(timeline);
      const [narrowest = timeline] = [...joined].toSorted((a, b) => spanOf(a.view) - spanOf(b.view));
      pass(narrowest);
      const stop = timeline.subscribe(() => pass(timeline));
      return () => {
        stop();
        joined.delete(timeline);
      };
    },
  };
}
