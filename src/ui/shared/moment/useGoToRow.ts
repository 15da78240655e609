/** To one event, as a step leads there: whoever goes to it wants to read it, and the run does not play on. */
import { useCallback } from "react";
import { useActions } from "../useApp.ts";
import { useRunActions } from "../useRun.ts";

/** `row`: how many rows lie before the moment; the event itself is the last of them. */
export function useGoToRow(): (row: number) => void {
  const { setPlaying } = useActions();
  const { seekRow } = useRunActions();
  return useCallback(
    (row) => {
      setPlaying(false);
      seekRow(row);
    },
    [setPlaying, seekRow],
  );
}
