/** The limit of a machine's I/O at a moment: the one it was defined with, or what a command has put in its place. */
import type { IoLimitSpec } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";

/** Null: it may ask for as much as it likes. Without a host that of the beginning. */
export function presentLimit(info: HostInfo, host: Pick<HostState, "ioLimits"> | null, vm: VmUid): IoLimitSpec | null {
  const changed = host?.ioLimits.get(vm)?.limit ?? null;
  if (changed === "none") return null;
  return changed ?? info.vms[vm]?.spec.ioLimit ?? null;
}
