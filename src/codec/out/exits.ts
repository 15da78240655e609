/** Exits in a report: each of them, and what became of the time of each machine and of the host. */
import { EXIT_CAUSES, type ExitCause } from "../../model/exits.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import { exitFigures, type CauseFigures } from "../../trace/figures/exits.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vcpuName, vmName } from "./names.ts";

/** Exits in a row, when they began; of a container, calls to its kernel. */
export interface ExitRecord {
  readonly time: Tick;
  readonly pcpu: number;
  readonly vm: string;
  readonly vcpu: string;
  readonly cause: ExitCause;
  /** Calls, instructions, requests, faults or table entries that they are for. */
  readonly asked: number;
  readonly exits: number;
  readonly ticks: Tick;
  /** Served by the kernel of the host, without an exit. */
  readonly kernel: boolean;
}

export function exitRecords(trace: TraceReader, until: Tick): ExitRecord[] {
  const records: ExitRecord[] = [];
  const rows = trace.rowsUpTo(until);
  for (let row = 0; row < rows; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind !== "exited") continue;
    const { time, pcpu, vcpu, cause, asked, exits, ticks, isKernel } = event;
    const vm = vmName(trace, trace.info.vcpus[vcpu]!.vm);
    records.push({ time, pcpu, vm, vcpu: vcpuName(trace, vcpu), cause, asked, exits, ticks, kernel: isKernel });
  }
  return records;
}

/** Exits of each cause and their time, which add up to all of them: `exitsHypercall`, `exitTicksHypercall`, and so on. */
function byCause(causes: readonly CauseFigures[]): Readonly<Record<string, number>> {
  const of = new Map(causes.map((each) => [each.cause, each]));
  return Object.fromEntries(
    EXIT_CAUSES.flatMap((cause) => {
      const name = `${cause.charAt(0).toUpperCase()}${cause.slice(1)}`;
      const { exits = 0, ticks = 0 } = of.get(cause) ?? {};
      return [
        [`exits${name}`, exits],
        [`exitTicks${name}`, ticks],
      ];
    }),
  );
}

/** What the host and each machine has beside its other figures. */
export function exitCells({ info }: TraceReader, state: HostState) {
  const isMachine = (vm: VmUid) => info.vms[vm]?.spec.isContainer !== true;
  const of = (vms: readonly VmUid[]) => {
    const { count, calls, wrong, work, walks, exits, kernel } = exitFigures(state, info, vms);
    return {
      workTicks: work,
      walkTicks: walks,
      exits: count,
      exitTicks: exits,
      kernelCalls: calls,
      kernelTicks: kernel,
      wrongInstructions: wrong,
      // A container calls the kernel of the host, and never exits.
      ...byCause(exitFigures(state, info, vms.filter(isMachine)).causes),
    };
  };
  return { host: of(info.vms.map(({ uid }) => uid)), machine: (vm: VmUid) => of([vm]) };
}
