/** Whether a media query holds now; renders again when that changes. */
import { useCallback, useSyncExternalStore } from "react";

/** Phones on which every line counts. */
export const LOW_PHONE = "(max-height: 699px)";

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
