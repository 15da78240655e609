/**
 * Round robin the way a simulator is usually written with objects: an event queue of moments and callbacks, classes for
 * machines and processors, a scheduler behind an interface, a list of slices.
 */
import TinyQueue from "tinyqueue";
import { EXPIRED, FINISHED, type Slice, type Workload } from "./workload.ts";

interface Event {
  readonly time: number;
  /** Order at one moment: arrivals, then the ends of slices by processor, then dispatching. */
  readonly rank: number;
  readonly run: () => void;
}

export class EventQueue {
  now = 0;
  readonly #events = new TinyQueue<Event>([], (a, b) => a.time - b.time || a.rank - b.rank);

  at(time: number, rank: number, run: () => void): void {
    this.#events.push({ time, rank, run });
  }

  /** Runs callbacks until there are none before `time`. */
  runUntil(time: number): void {
    while (this.#events.length > 0 && this.#events.peek()!.time < time) {
      const event = this.#events.pop()!;
      this.now = event.time;
      event.run();
    }
  }
}

interface Scheduler {
  add(machine: Machine): void;
  next(): Machine | undefined;
  sliceFor(machine: Machine): number;
}

class RoundRobin implements Scheduler {
  readonly #queue: Machine[] = [];
  readonly #timeslice: number;

  constructor(timeslice: number) {
    this.#timeslice = timeslice;
  }

  add(machine: Machine): void {
    this.#queue.push(machine);
  }

  next(): Machine | undefined {
    return this.#queue.shift();
  }

  sliceFor(machine: Machine): number {
    return Math.min(this.#timeslice, machine.left);
  }
}

class Machine {
  readonly id: number;
  left: number;
  state: "new" | "ready" | "running" | "finished" = "new";
  lastCpu: Cpu | null = null;

  constructor(id: number, burst: number) {
    this.id = id;
    this.left = burst;
  }
}

class Cpu {
  readonly id: number;
  machine: Machine | null = null;
  startedAt = 0;

  constructor(id: number) {
    this.id = id;
  }
}

class Host {
  readonly slices: Slice[] = [];
  readonly #events = new EventQueue();
  readonly #cpus: Cpu[];
  readonly #scheduler: Scheduler;
  #isDispatching = false;

  constructor({ timeslice, pcpus, jobs }: Workload) {
    this.#scheduler = new RoundRobin(timeslice);
    this.#cpus = Array.from({ length: pcpus }, (_, id) => new Cpu(id));
    for (const [id, { arrival, burst }] of jobs.entries()) {
      const machine = new Machine(id, burst);
      this.#events.at(arrival, id - jobs.length, () => this.#ready(machine));
    }
  }

  run(): Slice[] {
    this.#events.runUntil(Infinity);
    return this.slices;
  }

  #ready(machine: Machine): void {
    machine.state = "ready";
    this.#scheduler.add(machine);
    this.#dispatchSoon();
  }

  #dispatchSoon(): void {
    if (this.#isDispatching) return;
    this.#isDispatching = true;
    this.#events.at(this.#events.now, Infinity, () => this.#dispatch());
  }

  #dispatch(): void {
    this.#isDispatching = false;
    while (this.#cpus.some((cpu) => !cpu.machine)) {
      const machine = this.#scheduler.next();
      if (!machine) return;
      const { lastCpu } = machine;
      const cpu = lastCpu && !lastCpu.machine ? lastCpu : this.#cpus.find((candidate) => !candidate.machine)!;
      cpu.machine = machine;
      cpu.startedAt = this.#events.now;
      machine.state = "running";
      machine.lastCpu = cpu;
      this.#events.at(this.#events.now + this.#scheduler.sliceFor(machine), cpu.id, () => this.#sliceEnded(cpu));
    }
  }

  #sliceEnded(cpu: Cpu): void {
    const machine = cpu.machine!;
    const { now } = this.#events;
    machine.left -= now - cpu.startedAt;
    const reason = machine.left > 0 ? EXPIRED : FINISHED;
    this.slices.push({ job: machine.id, pcpu: cpu.id, start: cpu.startedAt, end: now, reason });
    cpu.machine = null;
    if (machine.left > 0) this.#ready(machine);
    else {
      machine.state = "finished";
      this.#dispatchSoon();
    }
  }
}

export function simulateObjects(workload: Workload): Slice[] {
  return new Host(workload).run();
}
