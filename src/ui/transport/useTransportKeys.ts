/** The keys of the page, as long as it stands. Their code comes beside that of the first picture, which does without. */
import { useEffect } from "react";
import { useAppWithRuns } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";

// Asked for before the page is drawn, so that it is here when somebody can press a key. Without it the mouse works.
const code = import("./listenToKeys.ts").catch(() => null);

export function useTransportKeys(): void {
  const app = useAppWithRuns();
  const run = useRunApi();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isMounted = true;
    void code.then((keys) => {
      if (isMounted) stop = keys?.listenToKeys(app, run);
    });
    return () => {
      isMounted = false;
      stop?.();
    };
  }, [app, run]);
}
