/**
 * Round robin with paging the way a simulator is usually written with objects: an event queue of moments and callbacks,
 * classes for machines, processors and memory, pages in a `Map` that is kept in the order of their use, a list of slices
 * and one of references.
 */
import { EventQueue } from "./objectSimulator.ts";
import type { PagedHistory, PagedWorkload, Reference } from "./pagedWorkload.ts";
import type { Slice } from "./workload.ts";

class Machine {
  readonly id: number;
  readonly #program: readonly number[];
  /** Ticks left of the present operation. */
  left = 0;
  lastCpu: Cpu | null = null;
  #next = 0;

  constructor(id: number, program: readonly number[]) {
    this.id = id;
    this.#program = program;
  }

  nextOperation(): number {
    const operation = this.#program[this.#next]!;
    this.#next = (this.#next + 1) % this.#program.length;
    return operation;
  }
}

class Cpu {
  readonly id: number;
  machine: Machine | null = null;
  startedAt = 0;
  sliceEnd = 0;
  chargedTo = 0;

  constructor(id: number) {
    this.id = id;
  }
}

interface Frame {
  readonly id: number;
}

class Memory {
  /** The page used least recently first. Key: "machine:page". */
  readonly #resident = new Map<string, Frame>();
  readonly #free: Frame[];

  constructor(frames: number) {
    this.#free = Array.from({ length: frames }, (_, id) => ({ id }));
  }

  touch(machine: Machine, page: number): { frame: Frame; isFault: boolean } {
    const key = `${machine.id}:${page}`;
    const present = this.#resident.get(key);
    if (present) this.#resident.delete(key);
    const frame = present ?? this.#free.shift() ?? this.#evict();
    this.#resident.set(key, frame);
    return { frame, isFault: !present };
  }

  #evict(): Frame {
    const [key, frame] = this.#resident.entries().next().value!;
    this.#resident.delete(key);
    return frame;
  }
}

class Host {
  readonly slices: Omit<Slice, "reason">[] = [];
  readonly references: Reference[] = [];
  readonly #events = new EventQueue();
  readonly #cpus: Cpu[];
  readonly #memory: Memory;
  readonly #ready: Machine[];
  readonly #timeslice: number;

  constructor({ timeslice, pcpus, frames, programs }: PagedWorkload) {
    this.#timeslice = timeslice;
    this.#cpus = Array.from({ length: pcpus }, (_, id) => new Cpu(id));
    this.#memory = new Memory(frames);
    this.#ready = programs.map((program, id) => new Machine(id, program));
    this.#events.at(0, Infinity, () => this.#dispatch());
  }

  runUntil(time: number): void {
    this.#events.runUntil(time);
  }

  #dispatch(): void {
    const { now } = this.#events;
    while (this.#ready.length > 0 && this.#cpus.some((cpu) => !cpu.machine)) {
      const machine = this.#ready.shift()!;
      const { lastCpu } = machine;
      const cpu = lastCpu && !lastCpu.machine ? lastCpu : this.#cpus.find((candidate) => !candidate.machine)!;
      cpu.machine = machine;
      cpu.startedAt = now;
      cpu.chargedTo = now;
      cpu.sliceEnd = now + this.#timeslice;
      machine.lastCpu = cpu;
      this.#events.at(now, cpu.id, () => this.#goOn(cpu));
    }
  }

  /** An operation has ended on `cpu`, or its slice: the next operation begins, or the next slice. */
  #goOn(cpu: Cpu): void {
    const { now } = this.#events;
    const machine = cpu.machine!;
    machine.left -= now - cpu.chargedTo;
    cpu.chargedTo = now;
    if (now >= cpu.sliceEnd) {
      this.slices.push({ job: machine.id, pcpu: cpu.id, start: cpu.startedAt, end: now });
      cpu.machine = null;
      this.#ready.push(machine);
      this.#events.at(now, Infinity, () => this.#dispatch());
      return;
    }
    if (machine.left === 0) {
      const operation = machine.nextOperation();
      if (operation >= 0) this.#touch(machine, operation);
      machine.left = operation >= 0 ? 1 : -operation;
    }
    this.#events.at(Math.min(cpu.sliceEnd, now + machine.left), cpu.id, () => this.#goOn(cpu));
  }

  #touch(machine: Machine, page: number): void {
    const { frame, isFault } = this.#memory.touch(machine, page);
    this.references.push({ time: this.#events.now, machine: machine.id, page, frame: frame.id, isFault });
  }
}

export function simulateObjectPaging(workload: PagedWorkload): PagedHistory {
  const host = new Host(workload);
  host.runUntil(workload.until);
  const { references, slices } = host;
  return {
    references: references.length,
    faults: references.filter(({ isFault }) => isFault).length,
    slices: slices.length,
    lastSlice: slices.at(-1)!,
    all: () => references,
  };
}
