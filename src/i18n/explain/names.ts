/** Looks up the names that explanations use: machines, vCPUs (with their number where a machine has several), volumes. */
import type { TraceEvent } from "../../model/rows/table.ts";
import { targetOf, type Scenario } from "../../model/scenario.ts";
import type { LvId, RequestId, VcpuId, VmUid } from "../../model/units.ts";
import { servedBy } from "../../trace/served.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { machineLabel, vcpuLabel } from "../../trace/vcpuLabel.ts";
import type { DiskRequest } from "../../model/diskRequest.ts";
import type { RequestFacts } from "./facts.ts";
import { joined, type Part, type Parts } from "./parts.ts";

/** Stands for a name that nobody knows. */
const UNKNOWN = "?";

/** What an explanation may look at besides the event. */
export interface ExplainContext {
  readonly info: HostInfo;
  readonly scenario: Scenario;
  /** State after the event; null where it is not at hand (lists): clauses that need it are left out. */
  readonly state: HostState | null;
  /** Events of the same moment before this one, oldest first. */
  readonly previous: readonly TraceEvent[];
  /** Finds the event by which a disk request was queued, also at an earlier moment; null: not known. */
  readonly queued?: (request: RequestId) => TraceEvent | null;
}

/** What host number `host` is called; by its number where nobody says. */
export function hostLabel({ info }: Pick<ExplainContext, "info">, host: number): string {
  return isolated(info.hostNames?.[host] ?? `host${host + 1}`);
}

/** The machine's name. */
function vmLabel(info: HostInfo, vm: VmUid): string {
  return machineLabel(info, vm, UNKNOWN);
}

export function vmPart(info: HostInfo, vm: VmUid): Part {
  return { kind: "vm", vm, label: vmLabel(info, vm) };
}

export function vcpuPart(info: HostInfo, vcpu: VcpuId): Part {
  return { kind: "vm", vm: info.vcpus[vcpu]?.vm ?? -1, label: vcpuLabel(info, vcpu, UNKNOWN) };
}

/** `web/root`; volumes of the host itself have no machine in front. */
export function lvParts(info: HostInfo, lv: LvId): Parts {
  const found = info.lvs[lv];
  if (!found) return joined([UNKNOWN]);
  return found.vm < 0 ? joined([isolated(found.name)]) : joined([vmPart(info, found.vm), `/${isolated(found.name)}`]);
}

/** The machine a command is about; its name stands in the command where there is no such machine. */
export function commandTarget({ info, scenario }: ExplainContext, index: number, vm: VmUid): Part {
  if (info.vms[vm]) return vmPart(info, vm);
  const command = scenario.commands[index];
  const name = index < 0 ? scenario.machines[-1 - index]?.name : command && targetOf(command);
  return { kind: "vm", vm: -1, label: isolated(name ?? UNKNOWN) };
}

/** What a disk request is about, from the disk that has it or from the event by which it was queued; null: not known. */
export function requestFacts(context: ExplainContext, id: RequestId): RequestFacts | null {
  const { info, state, previous } = context;
  for (const disk of state?.disks ?? []) {
    const found = [...servedBy(disk), ...disk.queue].find((request) => request.id === id);
    if (found) return { ...requestOf(info, found), issuedAt: found.issuedAt };
  }
  const queued =
    previous.findLast((event) => event.kind === "ioQueued" && event.request === id) ?? context.queued?.(id);
  if (queued?.kind !== "ioQueued") return null;
  return { ...requestOf(info, queued), issuedAt: queued.time };
}

function requestOf(
  info: HostInfo,
  { purpose, vm, page, blocks }: Pick<DiskRequest, "purpose" | "vm" | "page" | "blocks">,
) {
  return { purpose, vm: vmPart(info, vm), page, blocks };
}
