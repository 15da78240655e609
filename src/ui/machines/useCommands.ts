/** Gives lifecycle commands to a machine. Deleting asks nothing, because it can be undone: a notice offers that. */
import { useCallback } from "react";
import { useActions } from "../shared/useApp.ts";
import type { MachineCommand } from "./commands.ts";

export function useCommands(): (command: MachineCommand, name: string, isAllowed: boolean) => void {
  const actions = useActions();
  return useCallback(
    (command, name, isAllowed) => {
      actions.giveCommand({ command, vm: name });
      if (command === "delete" && isAllowed) {
        actions.notify({ tone: "info", code: "machineDeleted", values: { name }, problems: [] });
      }
    },
    [actions],
  );
}
