/** The details of a report, which are told only when asked for: what the policy went by, and who waited in which order. */
import type { Decision } from "../../model/decision.ts";
import type { Tick } from "../../model/units.ts";
import { HostCursor } from "../../trace/hostCursor.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vcpuName } from "./names.ts";

export interface DecisionRecord {
  readonly time: Tick;
  readonly pcpu: number;
  readonly vcpu: string;
  /** Null: it may run for as long as it likes. */
  readonly timeslice: Tick | null;
  readonly account: Decision["account"];
}

/** A run queue from that moment on, in the order in which it would be served. */
export interface QueueRecord {
  readonly time: Tick;
  readonly queue: number;
  readonly vcpus: readonly string[];
}

export function decisionRecords(trace: TraceReader, decisions: readonly Decision[]): DecisionRecord[] {
  return decisions.map(({ time, pcpu, vcpu, timeslice, account }) => ({
    time,
    pcpu,
    vcpu: vcpuName(trace, vcpu),
    timeslice: timeslice < 0 ? null : timeslice,
    account,
  }));
}

/** The run queues before `until`, each time that one has changed when all of a moment is done. */
export function queueRecords(trace: TraceReader, until: Tick): QueueRecord[] {
  const records: QueueRecord[] = [];
  const cursor = new HostCursor();
  const shown = new Map<number, string>();
  const rows = trace.rowsUpTo(until);
  for (let row = 1; row <= rows; row += 1) {
    const time = trace.timeOf(row - 1);
    if (row < rows && trace.timeOf(row) === time) continue;
    for (const [queue, members] of cursor.at(trace, row, time).runQueues.entries()) {
      const vcpus = Array.from(members, (vcpu) => vcpuName(trace, vcpu));
      if (vcpus.join("\n") === (shown.get(queue) ?? "")) continue;
      shown.set(queue, vcpus.join("\n"));
      records.push({ time, queue, vcpus });
    }
  }
  return records;
}
