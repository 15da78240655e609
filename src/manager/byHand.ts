/** Places that are chosen by hand are chosen before a command tells whether it is carried out. */
import type { Command } from "../model/scenario.ts";
import type { Resource } from "../model/states.ts";
import type { Monitor } from "../vmm/monitor.ts";
import type { Vm } from "../vmm/vm.ts";
import type { Refusal } from "./commands/entry.ts";

/** Nothing but `resource` is short, if anything is. */
export function isUpTo(resource: Resource, refused: Pick<Refusal, "shortages"> | null): boolean {
  if (!refused) return true;
  const { shortages } = refused;
  return shortages.length > 0 && shortages.every((short) => short.resource === resource);
}

/** `index`: of the command, in the scenario. */
export function considerByHand(
  { placesByHand, specs }: Monitor,
  command: Command,
  index: number,
  vm: Vm | null,
  refused: Refusal | null,
): void {
  if (!placesByHand) return;
  placesByHand.forget();
  if (command.command === "start" && vm?.life === "shutOff" && !vm.image && isUpTo("region", refused))
    placesByHand.considerBlock(vm.uid, specs[vm.uid]!);
  if (command.command === "create" && isUpTo("storage", refused))
    placesByHand.considerVolumes(index, command.machine, refused !== null);
}
