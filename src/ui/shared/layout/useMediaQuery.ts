/** Whether a media query holds now; renders again when that changes. */
import { useCallback, useMemo, useSyncExternalStore } from "react";

/** Phones on which every line counts. */
export const LOW_PHONE = "(max-height: 699px)";
/** Windows and projectors on which a picture in large type leaves little room below it. */
export const LOW_WINDOW = "(max-height: 799px)";

export function useMediaQuery(query: string): boolean {
  // Kept: to make one takes the browser longer than to ask it, and many components ask in each frame of a drag.
  const list = useMemo(() => matchMedia(query), [query]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [list],
  );
  return useSyncExternalStore(subscribe, () => list.matches);
}
