/** Gives lifecycle commands to a machine. Deleting asks nothing, because it can be undone: a notice offers that. */
import { useCallback } from "react";
import { useActions } from "../shared/useApp.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import type { MachineCommand } from "./commands.ts";

export function useCommands(): (command: MachineCommand, name: string, isAllowed: boolean) => void {
  const { notify } = useActions();
  const run = useRunApi();
  const { giveCommand } = useRunActions();
  return useCallback(
    (command, name, isAllowed) => {
      const { refusals } = run.getState();
      giveCommand({ command, vm: name });
      const isRefused = run.getState().refusals > refusals;
      if (command === "delete" && isAllowed && !isRefused) {
        notify({ tone: "info", code: "machineDeleted", values: { name }, problems: [] });
      }
    },
    [giveCommand, notify, run],
  );
}
