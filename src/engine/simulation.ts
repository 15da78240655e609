/**
 * The event loop (domain F.2): every moment runs its completions, then commands, timers and boundaries until nothing is
 * due, then one scheduling pass, and again if that made something due. A simulation can be stopped between any two
 * moments, copied, and gone on with: the result does not depend on where (D2, D4).
 */
import { cloneState, cloneStateInParts } from "../base/cloneState.ts";
import { whole, type InParts } from "../base/parts.ts";
import type { Recorder } from "../model/recorder.ts";
import type { MachineSpec, Scenario } from "../model/scenario.ts";
import type { Tick, VmUid } from "../model/units.ts";
import { Manager } from "../manager/manager.ts";
import { Monitor, type DefinitionListener, type MonitorState } from "../vmm/monitor.ts";
import type { VcpuAttributes } from "../vmm/cpu/state.ts";
import { ZENO_LIMIT } from "../vmm/cpu/execution.ts";

interface Arrival {
  readonly at: Tick;
  readonly machine: number;
}

interface LoopState {
  hasBegun: boolean;
  nextArrival: number;
  nextCommand: number;
  /** Machine made from each entry of `scenario.machines`, -1 where it was refused. */
  uids: (VmUid | -1)[];
  isQuiet: boolean;
  monitor: MonitorState;
}

/** The whole state between two moments. `at`: every moment before it is done, and none from it on. */
export interface Checkpoint {
  readonly at: Tick;
  readonly loop: LoopState;
  readonly specs: readonly MachineSpec[];
  readonly attributes: readonly VcpuAttributes[];
}

export class Simulation {
  readonly scenario: Scenario;
  readonly monitor: Monitor;
  readonly #manager: Manager;
  readonly #recorder: Recorder;
  readonly #arrivals: readonly Arrival[];
  #hasBegun = false;
  #nextArrival = 0;
  #nextCommand = 0;
  #uids: (VmUid | -1)[] = [];
  #isQuiet = false;
  /** The moment of the next arrival or command; at first that of the beginning. */
  #nextInput: Tick = 0;
  /** What arrives or is commanded at the present moment has not all been carried out. */
  #isAmidInput = false;

  constructor(scenario: Scenario, recorder: Recorder, listener: DefinitionListener) {
    this.scenario = scenario;
    this.#recorder = recorder;
    this.monitor = new Monitor(scenario, recorder, listener);
    this.#manager = new Manager(this.monitor, recorder);
    this.#arrivals = scenario.machines
      .flatMap((machine, at) => (machine.arrival === null ? [] : [{ at: machine.arrival, machine: at }]))
      .toSorted((a, b) => a.at - b.at || a.machine - b.machine);
  }

  /** True when nothing can happen any more (until somebody gives another command). */
  get isOver(): boolean {
    return this.#isQuiet || this.monitor.state.isStuck;
  }

  /** The next moment at which something happens; Infinity when nothing will. */
  nextTime(): Tick {
    return Math.min(this.monitor.nextTime(), this.#nextInput);
  }

  /** Runs the next moment whole. False when there was none: the run is over. */
  step(): boolean {
    if (this.isOver) return false;
    while (!this.stepPart());
    return true;
  }

  /**
   * Runs a part of the next moment: up to the next of its commands, of which there may be thousands, or to its end. True when
   * that is reached; until then nothing but this may be called.
   */
  stepPart(): boolean {
    this.#runMoment(this.#isAmidInput ? this.monitor.now : this.nextTime());
    return !this.#isAmidInput;
  }

  /** Runs all moments before `until`. */
  runUntil(until: Tick): void {
    for (let time = this.nextTime(); (time < until || this.#isAmidInput) && !this.isOver;) time = this.#runMoment(time);
  }

  /** Runs the moment `time`; the next one, or this again if it has been left amid its commands. */
  #runMoment(time: Tick): Tick {
    const { clock } = this.monitor.state;
    if (time === Infinity) {
      this.#isQuiet = true;
      this.#recorder.tell(clock.now, "quiet", {});
      return Infinity;
    }
    clock.now = time;
    for (let repeat = 0; repeat <= ZENO_LIMIT; repeat += 1) {
      if (!this.#runDue(time)) return time;
      this.monitor.processor.dispatch();
      const next = this.nextTime();
      if (next > time) return next;
    }
    this.monitor.stuckAt(-1);
    return time;
  }

  /** A copy of the state between two moments. */
  checkpoint(): Checkpoint {
    return whole(this.checkpointInParts());
  }

  *checkpointInParts(): InParts<Checkpoint> {
    const loop: LoopState = {
      hasBegun: this.#hasBegun,
      nextArrival: this.#nextArrival,
      nextCommand: this.#nextCommand,
      uids: this.#uids,
      isQuiet: this.#isQuiet,
      monitor: this.monitor.state,
    };
    return {
      at: this.nextTime(),
      loop: yield* cloneStateInParts(loop, unsharedIn(loop)),
      specs: [...this.monitor.specs],
      attributes: [...this.monitor.attributes],
    };
  }

  /** Goes on from a copy, which stays as it is. The scenario must have the same beginning up to it. */
  restore(checkpoint: Checkpoint): void {
    const loop = cloneState(checkpoint.loop, unsharedIn(checkpoint.loop));
    this.#hasBegun = loop.hasBegun;
    this.#nextArrival = loop.nextArrival;
    this.#nextCommand = loop.nextCommand;
    this.#uids = loop.uids;
    this.#isQuiet = loop.isQuiet;
    this.monitor.restore(loop.monitor);
    this.monitor.specs.splice(0, Infinity, ...checkpoint.specs);
    this.monitor.processor.attributes.splice(0, Infinity, ...checkpoint.attributes);
    this.#findNextInput();
  }

  /** Runs what is due at `time` until nothing is; false when the run is stuck, or amid the commands. */
  #runDue(time: Tick): boolean {
    const { monitor } = this;
    for (let turn = 0; turn <= ZENO_LIMIT; turn += 1) {
      // Whoever goes on amid the commands has run them, and is in the first turn: no command comes up in a later one.
      if (!this.#isAmidInput) monitor.runCompletions();
      if (this.#isAmidInput || this.#nextInput <= time) {
        this.#isAmidInput = this.#runInput(time);
        if (this.#isAmidInput) return false;
        this.#findNextInput();
      }
      monitor.runTimers();
      monitor.processor.runBoundaries();
      if (monitor.state.isStuck) return false;
      if (this.#nextInput > time && !monitor.isDue()) return true;
    }
    monitor.stuckAt(-1);
    return false;
  }

  /** Carries out the next thing that begins, arrives or is commanded at `time`; false when there is nothing left. */
  #runInput(time: Tick): boolean {
    const { machines, commands } = this.scenario;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      this.monitor.volumes.createSwap();
      this.monitor.copyOnWrite.createPool();
    }
    const made = this.#uids.length;
    if (made < machines.length) {
      const uid = this.monitor.state.vms.length;
      const isMade = this.#manager.execute({ command: "create", machine: machines[made]! }, -1 - made);
      this.#uids.push(isMade ? uid : -1);
      return true;
    }
    const arrival = this.#arrivals[this.#nextArrival];
    if (arrival && arrival.at <= time) {
      this.#nextArrival += 1;
      // A machine that is gone does not arrive, whoever has taken its name.
      const vm = this.monitor.state.vms[this.#uids[arrival.machine]!];
      if (vm && vm.life !== "none") this.#manager.execute({ command: "start", vm: vm.name }, -1 - arrival.machine);
      return true;
    }
    const command = commands[this.#nextCommand];
    if (!command || command.at > time) return false;
    this.#manager.execute(command, this.#nextCommand);
    this.#nextCommand += 1;
    return true;
  }

  #findNextInput(): void {
    const arrival = this.#arrivals[this.#nextArrival];
    const command = this.scenario.commands[this.#nextCommand];
    this.#nextInput = this.#hasBegun ? Math.min(arrival?.at ?? Infinity, command?.at ?? Infinity) : 0;
  }
}

/** Of what there is many of: nothing in these lists stands anywhere else. */
function unsharedIn({ monitor }: LoopState): readonly object[] {
  return [monitor.cpu.vcpus, monitor.memory.guests, monitor.vms];
}
