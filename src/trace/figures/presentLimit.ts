/** The limit of a machine's I/O at a moment: the one it was defined with, or what a command has put in its place. */
import type { IoLimitSpec } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";

type Told = Pick<HostState, "ioLimits"> | null;

/** Null: it may ask for as much as it likes. Without a host that of the beginning. */
export function presentLimit(info: HostInfo, host: Told, vm: VmUid): IoLimitSpec | null {
  return limitFrom(info.vms[vm]?.spec.ioLimit, host, vm);
}

/** The same of a machine that was defined with `first`. */
export function limitFrom(first: IoLimitSpec | undefined, host: Told, vm: VmUid): IoLimitSpec | null {
  const changed = host?.ioLimits.get(vm)?.limit ?? null;
  return changed === "none" ? null : (changed ?? first ?? null);
}
