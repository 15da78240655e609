/**
 * The host as rows change it, and what a handler of rows is given. Each subject (`machines.ts`, `processor.ts`, `memory.ts`,
 * `storage.ts`) says what its kinds of rows change; `reducer.ts` asks the handler of the kind.
 */
import type { Operands } from "../../model/rows/fields.ts";
import { ROW, type EventKind, type TraceEvent } from "../../model/rows/table.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState, VmStateView } from "../hostState.ts";
import { decodeRow } from "../rows.ts";

/**
 * Is told when the present interval of a lane ends at `end`, while the state is still that of the interval. `from`: where the
 * chunk begins; what lies before it has been written.
 */
export interface IntervalSink {
  pcpuEnds(state: HostState, pcpu: PcpuId, from: Tick, end: Tick): void;
  vcpuEnds(state: HostState, vcpu: VcpuId, from: Tick, end: Tick): void;
  /** Takes back the last interval of a pCPU, which began at `start` and ended at `end`: it goes on after all. */
  retract(pcpu: PcpuId, start: Tick, end: Tick): void;
}

export interface HostView {
  readonly state: HostState;
  readonly info: HostInfo;
  readonly sink: IntervalSink | null;
  /** Intervals are written from this moment on: the start of the chunk being built. */
  from: Tick;
  /** Where each stood when it entered its queue: not far from where it stands. Index: `VcpuId`. */
  readonly near: number[];
}

/** Applies a row as it stands in columns: its time, and its operands from `start` on. */
export type RowHandler = (view: HostView, time: Tick, operands: Operands, start: number) => void;

/** The handlers of some kinds of rows. */
export type Handlers<Kind extends EventKind> = Readonly<Record<Kind, RowHandler>>;

type EventOf<Kind extends EventKind> = Extract<TraceEvent, { readonly kind: Kind }>;

/** A handler that takes the row read. Rows that come by the million are not read: they take operands. */
export function read<Kind extends EventKind>(
  kind: Kind,
  handle: (view: HostView, event: EventOf<Kind>) => void,
): RowHandler {
  return (view, time, operands, start) => handle(view, decodeRow(ROW[kind], time, operands, start) as EventOf<Kind>);
}

/** The handler of rows that change nothing on the screen. */
export function unseen(): void {}

export function vmOf({ info }: HostView, vcpu: VcpuId): VmUid {
  return info.vcpus[vcpu]!.vm;
}

export function machineOf(view: HostView, vcpu: VcpuId): VmStateView {
  return view.state.vms[vmOf(view, vcpu)]!;
}
