/**
 * The name of a machine as the button that selects it. Its hit area covers the nearest positioned ancestor, so that a
 * whole card or row is clickable with one button in it.
 */
import { EndKept } from "../shared/EndKept.tsx";
import { useActions } from "../shared/useApp.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import type { MachineView } from "./machineView.ts";
import { isolated } from "../../trace/isolated.ts";

export interface SelectMachineProps {
  readonly machine: MachineView;
  readonly isSelected: boolean;
  readonly className?: string;
}

export function SelectMachine({ machine, isSelected, className = "" }: SelectMachineProps) {
  const { machines } = useMachineText();
  const actions = useActions();
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      title={`${isolated(machine.name)} · ${machines.select}`}
      onClick={() => actions.select(isSelected ? null : { kind: "vm", vm: machine.uid })}
      aria-label={machine.name}
      className={`flex cursor-pointer text-left outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent ${className}`}
    >
      <EndKept text={machine.name} />
    </button>
  );
}
