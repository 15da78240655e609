/**
 * A person drags the moment: the app is told from the press to the release, wherever that happens, also when the browser
 * takes the pointer away or the window loses the focus.
 */
import type { AppActions } from "../../../store/appState.ts";

const ENDINGS = ["pointerup", "pointercancel", "blur"] as const;

/** To be called when the pointer goes down. */
export function scrubUntilReleased({ setScrubbing }: Pick<AppActions, "setScrubbing">): void {
  const released = new AbortController();
  const end = () => {
    released.abort();
    setScrubbing(false);
  };
  for (const ending of ENDINGS) window.addEventListener(ending, end, { signal: released.signal });
  setScrubbing(true);
}
