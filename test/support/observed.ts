/**
 * A simulation with everything that can be known of it: its rows, and the host as a trace of them shows it. Tests step it
 * moment by moment and look at both.
 */
import { hostShape } from "../../src/engine/run.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { createHostState, HostReducer, settleHost } from "../../src/trace/host/reducer.ts";
import { RowBuffer } from "../../src/trace/build/rowBuffer.ts";
import type { GrowingHostInfo, HostState } from "../../src/trace/hostState.ts";
import { decodeRow } from "../../src/trace/rows.ts";

/** Most moments of a run in a test: programs that never end stop here. */
const MOST_MOMENTS = 2000;

export class Observed {
  readonly simulation: Simulation;
  readonly rows = new RowBuffer();
  readonly info: GrowingHostInfo;
  readonly #reducer: HostReducer;
  #seen = 0;

  constructor(scenario: Scenario) {
    this.info = { ...hostShape(scenario), vms: [], vcpus: [], lvs: [], changes: [] };
    this.#reducer = new HostReducer(this.info, createHostState(this.info), null);
    this.simulation = new Simulation(scenario, this.rows, {
      vmDefined: (vm, spec, pages, weight) => {
        const lvs = Array.from({ length: vm.lvCount }, (_, at) => vm.firstLv + at);
        const { uid, name, firstVcpu, vcpuCount } = vm;
        this.info.vms[uid] = { uid, name, spec, firstVcpu, vcpuCount, pages, lvs, weight };
        for (let index = 0; index < vcpuCount; index += 1)
          this.info.vcpus[firstVcpu + index] = { id: firstVcpu + index, vm: uid, index };
      },
      vmChanged: ({ uid, name, vcpus }, spec, pages) => {
        const defined = this.info.vms[uid]!;
        const laterVcpus = vcpus.filter((id, at) => id !== defined.firstVcpu + at);
        const { length: vcpuCount } = vcpus;
        this.info.changes.push({ ...defined, name, spec, pages, vcpuCount, laterVcpus });
        for (const [index, id] of vcpus.entries()) this.info.vcpus[id] ??= { id, vm: uid, index };
      },
      lvDefined: (id, vm, volume, extents) => void (this.info.lvs[id] = { id, vm, ...volume, extents }),
    });
  }

  /** The host as the rows so far show it, settled to the present. Reused by the next call. */
  seen(): HostState {
    this.seenTo(this.rows.length);
    settleHost(this.#reducer.state, this.simulation.monitor.now);
    return this.#reducer.state;
  }

  /** The host after the first `row` rows, which must not be fewer than last time; not settled further. */
  seenTo(row: number): HostState {
    const { kinds, times, starts, operands } = this.rows;
    for (; this.#seen < row; this.#seen += 1)
      this.#reducer.applyRow(kinds[this.#seen]!, times[this.#seen]!, operands, starts[this.#seen]!);
    return this.#reducer.state;
  }

  event(row: number): TraceEvent {
    const { kinds, times, starts, operands } = this.rows;
    return decodeRow(kinds[row]!, times[row]!, operands, starts[row]!);
  }

  get events(): TraceEvent[] {
    return Array.from({ length: this.rows.length }, (_, row) => this.event(row));
  }

  /** Runs to the end, or for `moments` moments; `look` is called after each. */
  run(look: () => void = () => {}, moments = MOST_MOMENTS): this {
    for (let moment = 0; moment < moments && !this.simulation.isOver; moment += 1) {
      this.simulation.step();
      look();
    }
    return this;
  }
}
