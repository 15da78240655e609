/**
 * What if: a command for a machine at the moment shown, or the next change of anything, which begins a branch even where
 * nothing of the log is replaced. The present future stays.
 */
import { useState } from "react";
import { legalCommands } from "../../../model/lifecycle.ts";
import type { VmUid } from "../../../model/units.ts";
import { commandTick } from "../../../store/commandLog.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectConventions, selectHost, selectSelection, selectTrace } from "../../../store/selectors.ts";
import { jobOf } from "../../../trace/jobOf.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Button } from "../../shared/Button.tsx";
import { selectedVm } from "../../shared/moment/selectedVm.ts";
import { SelectControl } from "../../shared/SelectControl.tsx";
import { useBranchText } from "../../shared/text/useBranchText.ts";
import { useTimeUnit } from "../../shared/text/useTimeUnit.ts";
import { useApp } from "../../shared/useApp.ts";
import { useRun, useRunActions } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";

/** Commands that say nothing but the machine. */
const PLAIN = ["start", "pause", "resume", "shutdown", "stop", "save", "reset", "crash", "delete"] as const;

const selectTime = (state: RunState) => commandTick(state.cursor);

export function WhatIfDialog({ onClose }: { readonly onClose: () => void }) {
  const { branches: t, commands: names, terms } = useBranchText();
  const unit = useTimeUnit();
  const { askWhatIf, giveCommand } = useRunActions();
  const time = useRun(selectTime);
  const trace = useRun(selectTrace);
  const host = useRun(selectHost);
  const { lifecycle } = useRun(selectConventions);
  const selection = useApp(selectSelection);
  const machines = trace?.info.vms.filter(({ uid }) => (host?.vms[uid]?.life ?? "none") !== "none") ?? [];
  const selected = trace && host ? selectedVm(selection, trace.info, host) : null;
  const [chosen, setChosen] = useState<VmUid | null>(selected);
  const machine = machines.find(({ uid }) => uid === chosen) ?? machines[0];
  const life = machine && host?.vms[machine.uid]?.life;
  const job = machine && host ? jobOf(host, machine.uid) : null;
  const isLenient = lifecycle === "lenient";
  const legal = life ? legalCommands({ life, isBusy: job !== null, ...(job && { job: job.kind }), isLenient }) : [];
  const commands = PLAIN.filter((command) => legal.includes(command));
  return (
    <DialogFrame title={t.whatIf(terms.ticks(time, unit))} description={t.whatIfText} size="small" onClose={onClose}>
      <div className="flex flex-col gap-3">
        {machine && (
          <>
            {machines.length > 1 && (
              <SelectControl
                name={t.machine}
                value={String(machine.uid)}
                choices={machines.map(({ uid, name }) => ({ id: String(uid), text: name }))}
                onChange={(uid) => setChosen(machines.find((each) => String(each.uid) === uid)?.uid ?? null)}
                className="self-start"
              />
            )}
            <div role="group" aria-label={t.commands(isolated(machine.name))} className="flex flex-wrap gap-2">
              {commands.map((command) => (
                <Button
                  key={command}
                  className="max-md:h-11"
                  onClick={() => {
                    askWhatIf(true);
                    giveCommand({ command, vm: machine.name });
                    onClose();
                  }}
                >
                  {names.name[command]}
                </Button>
              ))}
            </div>
          </>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-3">
          <Button
            className="max-md:h-11"
            onClick={() => {
              askWhatIf(true);
              onClose();
            }}
          >
            {t.another}
          </Button>
          <p className="min-w-0 flex-1 text-xs text-soft">{t.anotherText}</p>
        </div>
      </div>
    </DialogFrame>
  );
}
