/** Plays while the app says so. Mounted once, at the top of the page in a frame; the whole page has `afterwards.ts`. */
import { useEffect } from "react";
import { useAppWithRuns } from "../shared/useApp.ts";
import { startPlayback } from "./playback.ts";

export function usePlayback(): void {
  const app = useAppWithRuns();
  useEffect(() => startPlayback(app), [app]);
}
