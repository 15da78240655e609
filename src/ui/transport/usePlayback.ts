/** Plays while the app says so. Mounted once, at the top of the page. */
import { useEffect } from "react";
import { useAppWithRuns } from "../shared/useApp.ts";
import { startPlayback } from "./playback.ts";

export function usePlayback(): void {
  const app = useAppWithRuns();
  useEffect(
    () =>
      startPlayback(app, {
        prefersReducedMotion: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
      }),
    [app],
  );
}
