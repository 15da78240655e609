/** The window of time that everything about one run shares: chart, table, and the bracket under the scrubber. */
import { useEffect } from "react";
import type { Run } from "../../../store/runState.ts";
import { useAppView, type AppView } from "../useApp.ts";
import { useRunApi } from "../useRun.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

interface Shared {
  readonly timeline: Timeline;
  /** Has it follow its run as long as anybody uses it. Returns the function that ends one's own use. */
  readonly use: () => () => void;
}

const shared = new WeakMap<Run, Shared>();

const prefersReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function share(app: AppView, run: Run): Shared {
  const timeline = createTimeline(app, run, { prefersReducedMotion });
  let users = 0;
  let stop: (() => void) | null = null;
  return {
    timeline,
    use() {
      if (users === 0) stop = timeline.connect();
      users += 1;
      return () => {
        users -= 1;
        if (users === 0) stop?.();
      };
    },
  };
}

export function useTimeline(): Timeline {
  const app = useAppView();
  const run = useRunApi();
  let found = shared.get(run);
  if (!found) shared.set(run, (found = share(app, run)));
  const { timeline, use } = found;
  useEffect(() => use(), [use]);
  return timeline;
}
