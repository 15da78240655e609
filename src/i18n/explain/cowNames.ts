/** Looks up the names that rows about copy-on-write use, and who depends on a machine. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Command } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import { isolated } from "../../trace/isolated.ts";
import type { CowNames, Dependents } from "./facts.ts";
import { lvParts, vcpuPart, vmPart, type ExplainContext } from "./names.ts";

/** What a row may name. */
type Naming = Partial<Readonly<Record<"vm" | "base" | "vcpu" | "lv" | "copy" | "source" | "index", number>>> & {
  readonly copies?: readonly { readonly copy: number }[];
};

/** The name of a snapshot, clone or machine below that a command says; dots where none is known. */
export function nameIn(command: Command | undefined): string {
  if (command?.command === "rebase" && command.base !== undefined) return isolated(command.base);
  return command && "name" in command ? isolated(command.name) : "…";
}

export function cowNames({ info, scenario }: ExplainContext, event: TraceEvent & Naming): CowNames {
  const { vm = -1, base = -1, vcpu = -1, lv = -1, copy, source, index = -1, copies = [] } = event;
  const kept = [...copies.map((each) => each.copy), copy, source].filter((each) => each !== undefined);
  return {
    vm: vmPart(info, vm),
    base: vmPart(info, base),
    who: vcpuPart(info, vcpu),
    lv: lvParts(info, lv),
    copies: kept.map((each) => lvParts(info, each)),
    snapshot: nameIn(scenario.commands[index]),
  };
}

/** The snapshots of a machine, and its linked clones that exist; null where the state is not at hand. */
export function dependentsOf({ info, state }: ExplainContext, vm: VmUid): Dependents | null {
  if (!state) return null;
  const { snapshots, bases } = state.copyOnWrite;
  const clones = [...bases].filter(([clone, base]) => base.vm === vm && state.vms[clone]?.life !== "none");
  return {
    snapshots: [...snapshots.values()].filter((snapshot) => snapshot.vm === vm).length,
    clones: clones.map(([clone]) => vmPart(info, clone)),
  };
}
