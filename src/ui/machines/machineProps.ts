/**
 * What each form of a machine in the list gets, and when two of them would look alike: the list is computed anew at every
 * drawn moment, and most machines look as they did the moment before.
 */
import type { MachineView } from "./machineView.ts";

export interface MachineProps {
  readonly machine: MachineView;
  readonly isSelected: boolean;
}

/** True when both would be drawn the same; the CPU share counts in the tenths of a percent that are shown. */
export function showsTheSame(before: MachineProps, after: MachineProps): boolean {
  const keys = Object.keys(before.machine) as (keyof MachineView)[];
  return (
    before.isSelected === after.isSelected &&
    keys.every((key) => shown(before.machine, key) === shown(after.machine, key))
  );
}

function shown(machine: MachineView, key: keyof MachineView): MachineView[keyof MachineView] {
  const value = machine[key];
  return key === "cpuRatio" && typeof value === "number" ? Math.round(value * 1000) : value;
}
