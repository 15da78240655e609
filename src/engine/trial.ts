/** A run beside the one that is shown, simulated portion by portion, to an end or a bound. Nobody goes back in it. */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { Trace, withChunk } from "../trace/trace.ts";
import type { RunOf } from "./compareRuns.ts";
import { hostShapes, Run } from "./run.ts";

/** Chunks of a run, for guests that compute on and on and make hardly any rows. */
const MOST_CHUNKS = 64;

export class Trial implements RunOf {
  readonly scenario: Scenario;
  readonly #host: number;
  #traces: readonly Trace[];
  readonly #run: Run;
  readonly #until: Tick;
  readonly #mostRows: number;
  #chunks = 0;

  /**
   * `scenario` before `until`; it stops after the chunk in which `mostRows` are reached. `host`: the number of the host whose
   * trace is looked at.
   */
  constructor(scenario: Scenario, until: Tick, mostRows: number, host = 0) {
    this.scenario = scenario;
    this.#host = host;
    this.#traces = hostShapes(scenario).map((shape) => Trace.empty(shape));
    this.#run = new Run(scenario, 0);
    this.#until = until;
    this.#mostRows = mostRows;
  }

  get trace(): Trace {
    return this.#traces[this.#host]!;
  }

  /** Those of all hosts. */
  get traces(): readonly Trace[] {
    return this.#traces;
  }

  /** One portion, which ends when `isTime` says so. False when there is nothing left to do. */
  advance(isTime: () => boolean): boolean {
    if (this.#chunks === MOST_CHUNKS || this.#run.rows >= this.#mostRows) return false;
    const chunk = this.#run.work(isTime, this.#until);
    if (!chunk) return this.#run.hasBegun;
    this.#chunks += 1;
    this.#traces = withChunk(this.#traces, chunk);
    return true;
  }
}
