/**
 * The event loop (domain F.2): every moment runs its completions, then commands, timers and boundaries until nothing is
 * due, then one scheduling pass, and again if that made something due. Several hosts have their moments in common: at equal
 * ones the phase comes first, then the number of the host. A simulation can be stopped between any two moments, copied, and
 * gone on with: the result does not depend on where (D2, D4).
 */
import { cloneState, cloneStateInParts, type ListOfOneForm } from "../base/cloneState.ts";
import { whole, type InParts } from "../base/parts.ts";
import { homeOf, partOf } from "../model/hosts.ts";
import type { Recorder } from "../model/recorder.ts";
import { isForHost, type Command, type NetworkSpec, type Scenario } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { NETWORK } from "../model/settings.ts";
import type { Tick, VmUid } from "../model/units.ts";
import { standsForAnother } from "../vmm/jobs.ts";
import { ByHand, type Decision } from "../vmm/byHand.ts";
import { Placement, type PlacementState } from "../manager/placement/placement.ts";
import { isPlacedByRule } from "../model/migration.ts";
import { PLACEMENT } from "../model/settings.ts";
import type { MigrationsState } from "../vmm/migrationCore.ts";
import { Migrations } from "../vmm/migrations.ts";
import type { DefinitionListener, Monitor, MonitorState } from "../vmm/monitor.ts";
import { ZENO_LIMIT } from "../vmm/cpu/execution.ts";
import { copyVcpu, type Vcpu } from "../vmm/cpu/state.ts";
import { NOBODY, SimulatedHost, type HostDefinitions, type HostListener } from "./simulatedHost.ts";

/** Between the seeds of two hosts: 2^32 divided by the golden ratio. */
const SEED_STEP = 0x9e37_79b9;

/** Host number `host` of `scenario` by itself: chance has a seed of its own on each. */
function hostAlone(scenario: Scenario, host: number): Scenario {
  return { ...partOf(scenario, host), seed: (scenario.seed + host * SEED_STEP) >>> 0 };
}

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
  /** The host of each. */
  homes: number[];
  isQuiet: boolean;
  /** Index: host. */
  monitors: MonitorState[];
  /** Null: there is one host. */
  migrations: MigrationsState | null;
  placement: PlacementState | null;
}

/** The whole state between two moments. `at`: every moment before it is done, and none from it on. */
export interface Checkpoint {
  readonly at: Tick;
  readonly loop: LoopState;
  /** Index: host. */
  readonly definitions: readonly HostDefinitions[];
}

export class Simulation {
  readonly scenario: Scenario;
  readonly hosts: readonly [SimulatedHost, ...SimulatedHost[]];
  /** Null: there is one host. */
  readonly #migrations: Migrations<Monitor> | null;
  readonly #placement: Placement | null;
  readonly #arrivals: readonly Arrival[];
  #hasBegun = false;
  #nextArrival = 0;
  #nextCommand = 0;
  #uids: (VmUid | -1)[] = [];
  #homes: number[] = [];
  #isQuiet = false;
  /** The moment that is being run. */
  #moment: Tick = 0;
  /** The moment of the next arrival or command; at first that of the beginning. */
  #nextInput: Tick = 0;
  /** What arrives or is commanded at the present moment has not all been carried out. */
  #isAmidInput = false;

  /** `further`: who hears of the hosts behind the first one, in their order; absent: nobody does. */
  constructor(
    scenario: Scenario,
    recorder: Recorder,
    definitions: DefinitionListener,
    further: readonly HostListener[] = [],
  ) {
    this.scenario = scenario;
    const { hosts } = scenario;
    const hostAt = (host: number, listener: HostListener) =>
      new SimulatedHost(hostAlone(scenario, host), { host, hosts: hosts.length }, listener);
    this.hosts = [
      hostAt(0, { recorder, definitions }),
      ...hosts.slice(1).map((_, at) => hostAt(at + 1, further[at] ?? NOBODY)),
    ];
    this.#migrations = hosts.length === 1 ? null : this.#joined(scenario.network ?? defaultsOf(NETWORK));
    this.#placement = this.#migrations
      ? new Placement(
          scenario.placement ?? defaultsOf(PLACEMENT),
          this.hosts,
          this.#migrations,
          (host) => this.#hostOf(host, this.#moment),
          scenario.byHand ? new ByHand(scenario.byHand, () => ({ now: this.#moment })) : null,
        )
      : null;
    this.#arrivals = scenario.machines
      .flatMap((machine, at) => (machine.arrival === null ? [] : [{ at: machine.arrival, machine: at }]))
      .toSorted((a, b) => a.at - b.at || a.machine - b.machine);
  }

  /** The hosts know of one another from now on. */
  #joined(network: NetworkSpec): Migrations<Monitor> {
    const monitors = this.hosts.map(({ monitor }) => monitor);
    const migrations: Migrations<Monitor> = new Migrations(network, monitors, (host) =>
      this.#hostOf(host, this.#moment),
    );
    for (const [host, monitor] of monitors.entries()) monitor.site = migrations.siteOf(host);
    return migrations;
  }

  /** That of the first host. */
  get monitor(): Monitor {
    return this.hosts[0].monitor;
  }

  /** Hears of each decision that somebody makes in the place of a policy, with the moment at which it is made. */
  onDecision(hear: (decision: Decision, time: Tick) => void): void {
    for (const byHand of [this.monitor.byHand, this.#placement?.byHand])
      if (byHand) byHand.listener = (decision) => hear(decision, this.#moment);
  }

  /** True when nothing can happen any more (until somebody gives another command). */
  get isOver(): boolean {
    return this.#isQuiet || this.hosts.some(({ monitor }) => monitor.state.isStuck);
  }

  /** The next moment at which something happens; Infinity when nothing will. */
  nextTime(): Tick {
    let next = this.#nextInput;
    if (this.#migrations) next = Math.min(next, this.#migrations.nextTime());
    for (const { monitor } of this.hosts) next = Math.min(next, monitor.nextTime());
    return this.#placement ? Math.min(next, this.#placement.nextTime(next)) : next;
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
    this.#runMoment(this.#isAmidInput ? this.now : this.nextTime());
    return !this.#isAmidInput;
  }

  /** Runs all moments before `until`. */
  runUntil(until: Tick): void {
    for (let time = this.nextTime(); (time < until || this.#isAmidInput) && !this.isOver;) time = this.#runMoment(time);
  }

  /** The last moment that was begun. */
  get now(): Tick {
    return Math.max(...this.hosts.map(({ monitor }) => monitor.now));
  }

  /** Runs the moment `time`; the next one, or this again if it has been left amid its commands. */
  #runMoment(time: Tick): Tick {
    if (time === Infinity) {
      this.#isQuiet = true;
      for (const { monitor, recorder } of this.hosts) recorder.tell(monitor.now, "quiet", {});
      return Infinity;
    }
    this.#moment = time;
    for (let repeat = 0; repeat <= ZENO_LIMIT; repeat += 1) {
      if (!this.#isAmidInput) this.#wake(time);
      if (!this.#runDue(time)) return time;
      for (const { isAwake, monitor } of this.hosts) if (isAwake) monitor.processor.dispatch();
      const next = this.nextTime();
      if (next > time) return next;
    }
    this.#stuckAt(time);
    return time;
  }

  /** Who has something to do at `time`. One host alone goes along with every moment. */
  #wake(time: Tick): void {
    for (const host of this.hosts) {
      if (this.hosts.length === 1 || host.monitor.nextTime() <= time) host.wake(time);
      else host.isAwake = host.isInTurn = false;
    }
  }

  /** Too much happens at `time`: who has still something to do then is stuck. */
  #stuckAt(time: Tick): void {
    const stuck = this.hosts.filter(({ monitor }) => monitor.isDue() || monitor.nextTime() <= time);
    for (const { monitor } of stuck.length > 0 ? stuck : this.hosts) monitor.stuckAt(-1);
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
      homes: this.#homes,
      isQuiet: this.#isQuiet,
      monitors: this.hosts.map(({ monitor }) => monitor.state),
      migrations: this.#migrations?.state ?? null,
      placement: this.#placement?.state ?? null,
    };
    return {
      at: this.nextTime(),
      loop: yield* cloneStateInParts(loop, unsharedIn(loop), ofOneFormIn(loop)),
      definitions: this.hosts.map((host) => host.definitions),
    };
  }

  /** Goes on from a copy, which stays as it is. The scenario must have the same beginning up to it. */
  restore(checkpoint: Checkpoint): void {
    const loop = cloneState(checkpoint.loop, unsharedIn(checkpoint.loop), ofOneFormIn(checkpoint.loop));
    this.#hasBegun = loop.hasBegun;
    this.#nextArrival = loop.nextArrival;
    this.#nextCommand = loop.nextCommand;
    this.#uids = loop.uids;
    this.#homes = loop.homes;
    this.#isQuiet = loop.isQuiet;
    for (const [at, host] of this.hosts.entries()) host.restore(loop.monitors[at]!, checkpoint.definitions[at]!);
    if (this.#migrations && loop.migrations) this.#migrations.state = loop.migrations;
    if (this.#placement && loop.placement) this.#placement.restore(loop.placement);
    this.#findNextInput();
  }

  /**
   * Runs what is due at `time` until nothing is; false when the run is stuck, or amid the commands. A phase is over on all
   * hosts before the next one begins on any.
   */
  #runDue(time: Tick): boolean {
    for (let turn = 0; turn <= ZENO_LIMIT; turn += 1) {
      // Whoever goes on amid the commands has run them, and is in the first turn: no command comes up in a later one.
      if (!this.#isAmidInput) {
        for (const { isInTurn, monitor } of this.hosts) if (isInTurn) monitor.runCompletions();
        this.#migrations?.runCompletions(time);
      }
      if (this.#isAmidInput || this.#nextInput <= time) {
        this.#isAmidInput = this.#runInput(time);
        if (this.#isAmidInput) return false;
        this.#findNextInput();
      }
      for (const { isInTurn, monitor } of this.hosts) if (isInTurn) monitor.runTimers();
      this.#placement?.runTimers(time);
      for (const { isInTurn, monitor } of this.hosts) if (isInTurn) monitor.processor.runBoundaries();
      if (this.hosts.some(({ monitor }) => monitor.state.isStuck)) return false;
      let goesOn = this.#nextInput <= time || (this.#migrations?.nextTime() ?? Infinity) <= time;
      for (const host of this.hosts) {
        const isDue = host.isAwake && host.monitor.isDue();
        host.isInTurn = isDue || this.hosts.length === 1;
        goesOn ||= isDue;
      }
      if (!goesOn) return true;
    }
    this.#stuckAt(time);
    return false;
  }

  /** Carries out the next thing that begins, arrives or is commanded at `time`; false when there is nothing left. */
  #runInput(time: Tick): boolean {
    const { machines, commands } = this.scenario;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      for (const host of this.hosts) {
        host.wake(time);
        host.monitor.volumes.createSwap();
        host.monitor.copyOnWrite.createPool();
      }
    }
    const made = this.#uids.length;
    const next = machines[made];
    if (next) {
      this.#uids.push(this.#create({ command: "create", machine: next }, -1 - made, time));
      return true;
    }
    const arrival = this.#arrivals[this.#nextArrival];
    if (arrival && arrival.at <= time) {
      this.#nextArrival += 1;
      const host = this.#hostOf(this.#homes[arrival.machine]!, time);
      // A machine that is gone does not arrive, whoever has taken its name.
      const vm = host.monitor.state.vms[this.#uids[arrival.machine]!];
      if (vm && vm.life !== "none") host.manager.execute({ command: "start", vm: vm.name }, -1 - arrival.machine);
      return true;
    }
    const command = commands[this.#nextCommand];
    if (!command || command.at > time) return false;
    const isNew = command.command === "create" && !this.#isTaken(command.machine.name);
    if (isNew) this.#create(command, this.#nextCommand, time);
    else this.#hostOf(this.#hostFor(command), time).manager.execute(command, this.#nextCommand);
    this.#nextCommand += 1;
    return true;
  }

  #isTaken(name: string): boolean {
    return this.hosts.some(({ monitor }) => monitor.find(name) !== null);
  }

  /** Makes a machine where it is said to be, or where there is room for it: its number there, or -1. */
  #create(command: Command & { readonly command: "create" }, index: number, time: Tick): VmUid | -1 {
    const { machine } = command;
    const chosen =
      this.#placement && isPlacedByRule(this.scenario, machine)
        ? this.#placement.hostFor(machine, index, time)
        : homeOf(machine);
    if (index < 0) this.#homes.push(Math.max(0, chosen));
    const host = this.#hostOf(Math.max(0, chosen), time);
    const uid = host.monitor.state.vms.length;
    if (chosen >= 0) return host.manager.execute(command, index) ? uid : -1;
    host.manager.refuseForWantOfHost(command, index);
    return -1;
  }

  #hostOf(number: number, time: Tick): SimulatedHost {
    const host = this.hosts[number] ?? this.hosts[0];
    if (!host.isAwake) host.wake(time);
    return host;
  }

  /** The number of the host that carries out `command`: the one that it is for, or the one that has its machine. */
  #hostFor(command: Command): number {
    if (this.hosts.length === 1) return 0;
    if (isForHost(command)) return command.host ?? 0;
    const name = command.command === "create" ? command.machine.name : command.vm;
    // What stands for a machine that is on its way here, or has gone on elsewhere, obeys where that is.
    const found = this.hosts.findIndex(({ monitor }) => {
      const vm = monitor.find(name);
      return vm !== null && !standsForAnother(monitor.jobs.of(vm.uid));
    });
    if (command.command === "restoreBackup") {
      // A backup is restored where it is: over its machine there, or as one that is made there.
      const { name: backup } = command;
      const holds = this.hosts.map(({ monitor }) => monitor.copies.backups.find(backup) !== null);
      if (holds.includes(true)) return holds[found] ? found : holds.indexOf(true);
    }
    if (found >= 0) return found;
    if (command.command === "create") return homeOf(command.machine);
    // One that is gone is missed where it was.
    const left = this.hosts.findIndex(({ monitor }) => monitor.state.vms.some((vm) => vm.name === name));
    return Math.max(0, left);
  }

  #findNextInput(): void {
    const arrival = this.#arrivals[this.#nextArrival];
    const command = this.scenario.commands[this.#nextCommand];
    this.#nextInput = this.#hasBegun ? Math.min(arrival?.at ?? Infinity, command?.at ?? Infinity) : 0;
  }
}

/** Of what there is many of: nothing in these lists stands anywhere else. */
function unsharedIn({ monitors }: LoopState): readonly object[] {
  return monitors.flatMap(({ memory, vms }) => [memory.guests, vms]);
}

function ofOneFormIn({ monitors }: LoopState): readonly ListOfOneForm[] {
  return monitors.map(({ cpu }): ListOfOneForm<Vcpu> => ({ list: cpu.vcpus, copy: copyVcpu }));
}
