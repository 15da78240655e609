/**
 * What is told of a run while its rows go by once: why pCPUs were given, what faults and requests came to, commands, and the
 * figures of the host whenever they change.
 */
import type { InParts } from "../../../base/parts.ts";
import { attemptText, outcomeOf, type AttemptRule, type Outcome } from "../../../model/attempts.ts";
import type { FaultClass, RequestPurpose } from "../../../model/events.ts";
import type { TraceEvent } from "../../../model/rows/table.ts";
import type { ReadyCause } from "../../../model/states.ts";
import type { PageNumber, PcpuId, PvId, RequestId, Tick, VcpuId, VmUid } from "../../../model/units.ts";
import { HostCursor } from "../../../trace/hostCursor.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vcpuName, vmName } from "../names.ts";
import { Counts, type ToldCount } from "./counts.ts";

/** Says in a language why something happened; `previous`: what happened before it at the same moment. */
export type Teller = (event: TraceEvent, state: HostState, previous: readonly TraceEvent[]) => string;

/** Why something was decided. */
export interface Reason {
  /** A sentence. */
  readonly why?: string;
  readonly code?: string;
  /** The value of what was chosen, and those that it was compared with. */
  readonly chosen?: number;
  readonly compared?: string;
}

export interface ToldFault {
  readonly vcpu: VcpuId;
  readonly time: Tick;
  readonly page: PageNumber;
  readonly write: boolean;
  readonly fault: FaultClass;
  reason: Reason;
  /** The page that had to leave for it. */
  victim: string | null;
  /** The requests that it waits for: the one that writes what was in the frame, and the one that reads the page. */
  readonly requests: RequestId[];
  /** When the page was there; null: it is not. */
  served: Tick | null;
}

export interface ToldRequest {
  readonly id: RequestId;
  readonly pv: PvId;
  readonly purpose: RequestPurpose;
  readonly vm: VmUid | -1;
  readonly page: PageNumber;
  readonly extent: number;
  readonly blocks: number;
  readonly queued: Tick;
  /** When its service began; null: it has not. */
  started: Tick | null;
  /** When it left the disk; null: it has not. */
  ended: Tick | null;
  outcome: "done" | "failed" | "cancelled" | null;
}

export interface ToldCommand {
  readonly time: Tick;
  readonly name: string;
  readonly code: string | null;
  readonly why?: string;
}

/** What a guest has tried to reach, and what became of it. */
export interface ToldAttempt {
  readonly vcpu: VcpuId;
  readonly time: Tick;
  readonly name: string;
  readonly outcome: Outcome;
  readonly rule: AttemptRule;
  /** The machine whose own it is; null: nobody's, or not known. */
  readonly owner: string | null;
  readonly why?: string;
}

export interface ToldRun {
  /** Of the pCPU, in the order of time. */
  readonly dispatches: ReadonlyMap<PcpuId, readonly (Reason & { readonly time: Tick })[]>;
  /** Why a vCPU became ready, by its number and the moment. */
  readonly readied: ReadonlyMap<string, ReadyCause>;
  readonly faults: readonly ToldFault[];
  readonly requests: readonly ToldRequest[];
  /** The disks that a vCPU asked for something, in the order of time. */
  readonly asked: ReadonlyMap<VcpuId, readonly { readonly time: Tick; readonly pv: PvId }[]>;
  readonly commands: readonly ToldCommand[];
  readonly attempts: readonly ToldAttempt[];
  readonly counts: readonly ToldCount[];
}

export const readiedKey = (vcpu: VcpuId, time: Tick) => `${vcpu}@${time}`;

/** Candidates that were not chosen, with what they were compared by. */
const listed = (losers: readonly { readonly id: number; readonly value: number }[], name: (id: number) => string) =>
  losers.map(({ id, value }) => `${name(id)}: ${value}`).join(", ");

/** Rows that make a part of the work. */
const PART = 128;

export function* toldOf(trace: TraceReader, until: Tick, teller: Teller | null): InParts<ToldRun> {
  const dispatches = new Map<PcpuId, (Reason & { time: Tick })[]>();
  const readied = new Map<string, ReadyCause>();
  const faults: ToldFault[] = [];
  const requests = new Map<RequestId, ToldRequest>();
  const asked = new Map<VcpuId, { time: Tick; pv: PvId }[]>();
  const commands: ToldCommand[] = [];
  const attempts: ToldAttempt[] = [];
  const open = new Map<VcpuId, ToldFault>();
  const counts = new Counts(trace);
  const cursor = new HostCursor();
  let previous: TraceEvent[] = [];
  const rows = trace.rowsUpTo(until);

  const told = (event: TraceEvent, row: number): Reason =>
    teller ? { why: teller(event, cursor.at(trace, row + 1, event.time), previous) } : {};

  const note = (event: TraceEvent, row: number) => {
    switch (event.kind) {
      case "dispatch": {
        const { time, pcpu, reason, value, losers } = event;
        const compared = listed(losers, (vcpu) => vcpuName(trace, vcpu));
        const all = dispatches.get(pcpu) ?? [];
        dispatches.set(pcpu, all);
        all.push({ time, ...told(event, row), code: reason, chosen: value, ...(compared ? { compared } : {}) });
        break;
      }
      case "ready":
        readied.set(readiedKey(event.vcpu, event.time), event.cause);
        break;
      case "fault": {
        const { vcpu, time, page, write, fault } = event;
        const reason = { ...told(event, row), code: fault };
        const record: ToldFault = { vcpu, time, page, write, fault, reason, victim: null, requests: [], served: null };
        faults.push(record);
        open.set(vcpu, record);
        break;
      }
      case "evict": {
        const fault = open.get(event.forVcpu);
        if (!fault) break;
        const compared = listed(event.losers, (frame) => `frame ${frame}`);
        fault.victim = `${vmName(trace, event.vm)} page ${event.page}`;
        fault.reason = {
          ...told(event, row),
          code: event.reason,
          chosen: event.value,
          ...(compared ? { compared } : {}),
        };
        break;
      }
      case "map":
        for (const [vcpu, fault] of open)
          if (trace.info.vcpus[vcpu]!.vm === event.vm && fault.page === event.page) {
            fault.served = event.time;
            open.delete(vcpu);
          }
        break;
      case "ioQueued": {
        const { request: id, pv, purpose, vm, vcpu, page, extent, blocks, time } = event;
        const fresh = { id, pv, purpose, vm, page, extent, blocks, queued: time };
        requests.set(id, { ...fresh, started: null, ended: null, outcome: null });
        const fault = open.get(vcpu);
        if (fault && (purpose === "swapOut" || (purpose === "swapIn" && fault.page === page))) fault.requests.push(id);
        if (vcpu < 0) break;
        const all = asked.get(vcpu) ?? [];
        asked.set(vcpu, all);
        all.push({ time, pv });
        break;
      }
      case "ioStarted": {
        const request = requests.get(event.request);
        if (request) request.started = event.time;
        break;
      }
      case "ioDone":
      case "ioFailed":
      case "ioCancelled": {
        const request = requests.get(event.request);
        // The one in service is finished by the disk, whoever has asked for it.
        if (!request || (event.kind === "ioCancelled" && request.started !== null)) break;
        request.ended = event.time;
        request.outcome = event.kind === "ioDone" ? "done" : event.kind === "ioFailed" ? "failed" : "cancelled";
        break;
      }
      case "commandDone":
      case "commandFailed": {
        // Machines of the scenario are created and started by nobody's command.
        if (event.index < 0 && event.kind === "commandDone") break;
        const code = event.kind === "commandFailed" ? event.code : null;
        const name = [event.command, event.vm < 0 ? "" : vmName(trace, event.vm)].join(" ").trim();
        commands.push({ time: event.time, name, code, ...told(event, row) });
        break;
      }
      case "attempted": {
        const { vcpu, time, rule, owner } = event;
        attempts.push({
          vcpu,
          time,
          name: attemptText(event),
          outcome: outcomeOf(rule),
          rule,
          owner: owner < 0 ? null : vmName(trace, owner),
          ...told(event, row),
        });
        break;
      }
      default:
    }
  };

  for (let row = 0; row < rows; row += 1) {
    const event = trace.eventAt(row);
    if (previous[0] && previous[0].time !== event.time) previous = [];
    note(event, row);
    previous.push(event);
    const isLastOfMoment = row === rows - 1 || trace.timeOf(row + 1) !== event.time;
    if (isLastOfMoment) counts.see(event.time, cursor.at(trace, row + 1, event.time));
    if (row % PART === PART - 1) yield;
  }
  return {
    dispatches,
    readied,
    faults,
    requests: [...requests.values()],
    asked,
    commands,
    attempts,
    counts: counts.all,
  };
}
