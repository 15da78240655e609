/** The window of time that everything about one run shares: chart, table, and the bracket under the scrubber. */
import { useEffect } from "react";
import type { Run } from "../../../store/runState.ts";
import { useAppView } from "../useApp.ts";
import { useRunApi } from "../useRun.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

interface Shared {
  readonly timeline: Timeline;
  /** Those who use it now; it follows its run as long as there are any. */
  users: number;
  stop: () => void;
}

const shared = new WeakMap<Run, Shared>();

export function useTimeline(): Timeline {
  const app = useAppView();
  const run = useRunApi();
  let found = shared.get(run);
  if (!found) {
    const prefersReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
    found = { timeline: createTimeline(app, run, { prefersReducedMotion }), users: 0, stop: () => {} };
    shared.set(run, found);
  }
  const own = found;
  useEffect(() => {
    if (own.users === 0) own.stop = own.timeline.connect();
    own.users += 1;
    return () => {
      own.users -= 1;
      if (own.users === 0) own.stop();
    };
  }, [own]);
  return own.timeline;
}
