/** Gives lifecycle commands to a machine. What loses something asks nothing, because it can be undone: a notice offers that. */
import { useCallback } from "react";
import { useActions } from "../shared/useApp.ts";
import { useRunActions, useRunApi } from "../shared/useRun.ts";
import type { MachineCommand } from "./commands.ts";

/** What a deletion may say besides. */
export interface Deletion {
  readonly discardSave?: true;
  readonly force?: true;
  readonly keepStorage?: true;
}

const LOSSES: Readonly<Partial<Record<MachineCommand, string>>> = {
  delete: "machineDeleted",
  discardSave: "memoryDiscarded",
};

type Give = (command: MachineCommand, name: string, isAllowed: boolean, deletion?: Deletion) => void;

export function useCommands(): Give {
  const { notify } = useActions();
  const run = useRunApi();
  const { giveCommand } = useRunActions();
  return useCallback(
    (command, name, isAllowed, deletion) => {
      const { refusals } = run.getState();
      giveCommand(command === "delete" ? { command, vm: name, ...deletion } : { command, vm: name });
      const isRefused = run.getState().refusals > refusals;
      const code = LOSSES[command];
      if (code && isAllowed && !isRefused) notify({ tone: "info", code, values: { name }, problems: [] });
    },
    [giveCommand, notify, run],
  );
}
