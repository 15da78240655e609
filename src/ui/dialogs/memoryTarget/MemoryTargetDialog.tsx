/**
 * The most pages that a machine is to have, from the moment shown on: the command `setMemoryTarget`, with a sentence on
 * what its balloon does then. The target that the machine has already gives no command.
 */
import { useEffect, useState } from "react";
import { refusal } from "../../../model/lifecycle.ts";
import { hostOf, leastTarget } from "../../../model/scenario.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import { commandTick } from "../../../store/commandLog.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { isolated } from "../../../trace/isolated.ts";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { NumberDialog } from "../form/NumberDialog.tsx";
import { useDialogText } from "../useDialogText.ts";
import { jobOf } from "../../../trace/jobOf.ts";

const FORM = "machine-memory-target";

const selectTime = (state: RunState) => commandTick(state.cursor);

/** A machine as it is at the cursor. All in pages. */
interface Machine {
  readonly name: string;
  readonly pages: number;
  readonly least: number;
  readonly limit: number;
  readonly hasBalloon: boolean;
  readonly isRunning: boolean;
}

/** The machine that the dialog is about; null when there is none, or none from which memory is taken back. */
function machineOf(vm: VmUid | undefined, { trace, host }: RunState): Machine | null {
  const info = vm === undefined ? undefined : trace?.info.vms[vm];
  const state = vm === undefined ? undefined : host?.vms[vm];
  if (!info || !host || !state?.memory || state.life === "none") return null;
  const { limit, hasBalloon } = state.memory;
  const isBusy = jobOf(host, info.uid) !== null;
  return {
    name: info.name,
    pages: info.pages,
    least: leastTarget(info.spec),
    limit: limit < 0 ? info.pages : limit,
    hasBalloon,
    isRunning: refusal({ command: "setMemoryTarget" }, { life: state.life, isBusy }) === null,
  };
}

export function MemoryTargetDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [machine] = useState(() => machineOf(app.getState().dialogAbout.vm, run.getState()));
  useEffect(() => {
    if (!machine) onClose();
  }, [machine, onClose]);
  return machine && <TargetForm machine={machine} onClose={onClose} />;
}

interface FormProps {
  readonly machine: Machine;
  readonly onClose: () => void;
}

function TargetForm({ machine, onClose }: FormProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.memoryTarget;
  const actions = useRunActions();
  const scenario = useRun(selectScenario);
  const time = useRun(selectTime);
  const { name, limit, least: min, pages: max } = machine;
  return (
    <NumberDialog
      id={FORM}
      texts={{
        title: t.title(isolated(name)),
        description: t.description(terms.ticks(time, timeUnit(scenario))),
        label: t.label,
        submit: t.submit,
      }}
      hint={t.hint(terms.number(limit), terms.number(min), terms.number(max))}
      present={limit}
      min={min}
      max={max}
      onChosen={(pages) => actions.giveCommand({ command: "setMemoryTarget", vm: name, pages })}
      onClose={onClose}
    >
      <Effect machine={machine} />
    </NumberDialog>
  );
}

/** What a target does on this host, to this machine. */
function Effect({ machine: { pages, hasBalloon, isRunning } }: { readonly machine: Machine }) {
  const { dialogs, terms } = useDialogText();
  const scenario = useRun(selectScenario);
  const t = dialogs.memoryTarget;
  const { overcommit } = hostOf(scenario);
  if (!overcommit) return null;
  const { ballooning, balloonRate, balloonLimit, poll } = overcommit;
  const most = Math.floor((pages * balloonLimit) / 100);
  const effect = t.effect(terms.number(balloonRate), terms.ticks(poll, timeUnit(scenario)), terms.number(most));
  return (
    <p className="mt-4 text-soft">
      {!isRunning ? t.notRunning : !ballooning ? t.noBalloons : hasBalloon ? effect : t.isOff}
    </p>
  );
}
