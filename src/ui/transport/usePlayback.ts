/** Plays while the store says so. Mounted once, at the top of the page. */
import { useEffect } from "react";
import { useStoreApi } from "../shared/useApp.ts";
import { startPlayback } from "./playback.ts";

export function usePlayback(): void {
  const store = useStoreApi();
  useEffect(
    () =>
      startPlayback(store, {
        prefersReducedMotion: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
      }),
    [store],
  );
}
