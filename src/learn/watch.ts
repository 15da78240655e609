/**
 * A run is simulated once more, and everybody who asks hears its rows as they are told: with them stands the whole monitor,
 * of which a trace has only what can be seen.
 */
import { BLOCK_REASONS, LEAVE_CAUSES, READY_CAUSES } from "../model/states.ts";
import { DISPATCH_REASONS } from "../model/events.ts";
import type { Recorder } from "../model/recorder.ts";
import { STEP_KINDS, type TraceEvent } from "../model/rows/table.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { NOBODY, type HostListener } from "../engine/simulatedHost.ts";
import { Simulation } from "../engine/simulation.ts";
import { LATER_KINDS, type Question } from "./question.ts";
import type { MakeWatcher } from "./watcher.ts";

export interface WatchLimits {
  /** No moment from this one on is run. */
  readonly until: Tick;
  /** The run is left after the moment in which this many rows, or questions, are reached. */
  readonly mostRows: number;
  readonly mostQuestions: number;
  /** Questions before this row are not wanted. */
  readonly fromRow: number;
  /** Moments at which all rules agree are asked about as well. */
  readonly isAll?: boolean;
  /** The host whose rows are heard; absent: the first. */
  readonly host?: number;
}

/** Between two questions whether it is time to stop. */
const MOMENTS_UNASKED = 64;

export class Watch {
  readonly #simulation: Simulation;
  readonly #limits: WatchLimits;
  readonly #found: Question[] = [];
  #counted = 0;
  #rows = 0;
  #steps = 0;

  /** Of a valid scenario. */
  constructor(scenario: Scenario, makers: readonly MakeWatcher[], limits: WatchLimits) {
    this.#limits = limits;
    const recorder = recorderFor((event) => {
      const place = { row: this.#rows, step: this.#steps };
      for (const watcher of watchers) watcher.hear(event, place);
      this.#rows += 1;
      if (STEP_KINDS.has(event.kind)) this.#steps += 1;
    });
    const { host = 0 } = limits;
    const listeners = scenario.hosts.map((_, at): HostListener => (at === host ? { ...NOBODY, recorder } : NOBODY));
    const [first = NOBODY, ...further] = listeners;
    this.#simulation = new Simulation(scenario, first.recorder, first.definitions, further);
    const { monitor } = this.#simulation.hosts[host] ?? this.#simulation;
    const watched = {
      scenario,
      monitor,
      isAll: limits.isAll ?? false,
      ask: (question: Question) => {
        if (question.row < limits.fromRow) return;
        this.#found.push(question);
        if (!LATER_KINDS.has(question.kind)) this.#counted += 1;
      },
    };
    const watchers = makers.map((make) => make(watched));
    this.#simulation.onDecision((decision, time) => {
      const place = { row: this.#rows, step: this.#steps };
      for (const watcher of watchers) watcher.decided?.(decision, time, place);
    });
  }

  /** What was found so far, in the order of rows. */
  get questions(): Question[] {
    return this.#found.toSorted((a, b) => a.row - b.row);
  }

  /** A portion of the run, which ends when `isTime` says so. False when there is nothing left to do. */
  work(isTime: () => boolean = () => false): boolean {
    const { until, mostRows, mostQuestions } = this.#limits;
    for (let moment = 0; ; moment += 1) {
      const next = this.#simulation.nextTime();
      if (this.#simulation.isOver || next >= until || this.#rows >= mostRows) return false;
      if (this.#counted >= mostQuestions) return false;
      this.#simulation.step();
      if (moment % MOMENTS_UNASKED === MOMENTS_UNASKED - 1 && isTime()) return true;
    }
  }
}

/** Rows that come with their operands one by one are made into what they say. */
function recorderFor(hear: (event: TraceEvent) => void): Recorder {
  return {
    tell: (time, kind, body) => hear(Object.assign({ time, kind }, body) as unknown as TraceEvent),
    ready: (time, vcpu, cause, queue, position) =>
      hear({ time, kind: "ready", vcpu, cause: READY_CAUSES[cause]!, queue, position }),
    dispatch: (
      time,
      vcpu,
      pcpu,
      reason,
      line,
      timeslice,
      switchTicks,
      switched,
      stolenFrom,
      value,
      others,
      back,
      ids,
    ) =>
      hear({
        time,
        kind: "dispatch",
        vcpu,
        pcpu,
        reason: DISPATCH_REASONS[reason]!,
        line,
        timeslice,
        switchTicks,
        switched: switched === 1,
        stolenFrom,
        value,
        others,
        goesOn: back === 1,
        losers: ids.flatMap((id, at) => (at % 2 === 0 ? [{ id, value: ids[at + 1]! }] : [])),
      }),
    leave: (time, vcpu, pcpu, cause, blocked, ticks) =>
      hear({
        time,
        kind: "leave",
        vcpu,
        pcpu,
        cause: LEAVE_CAUSES[cause]!,
        blocked: BLOCK_REASONS[blocked]!,
        ticks,
        preempt: null,
      }),
    hit: (time, vcpu, page, write, frame) => hear({ time, kind: "hit", vcpu, page, write: write === 1, frame }),
    listed: (time, scope, list, entry, vm, page) => hear({ time, kind: "listed", scope, list, entry, vm, page }),
    unlisted: (time, scope, list, entry, vm, page) => hear({ time, kind: "unlisted", scope, list, entry, vm, page }),
  };
}
