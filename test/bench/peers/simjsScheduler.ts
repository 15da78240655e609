/**
 * Round robin in simjs, a general library for simulations: the processors are a facility that serves first come first
 * served, and a job asks for it one timeslice at a time. Who ends at the same moment queues in the order of starting.
 */
import { EXPIRED, FINISHED, type Slice, type Workload } from "./workload.ts";

interface Entity {
  time(): number;
  setTimer(delay: number): { done(callback: () => void): unknown };
  useFacility(facility: object, ticks: number): { done(callback: () => void): unknown };
}

interface Simjs {
  readonly Sim: new () => { addEntity(kind: object, name: string): unknown; simulate(until: number): void };
  readonly Entity: new (sim: object, name: string) => Entity;
  readonly Facility: new (name: string, discipline: number, servers: number) => object;
}

/** The library, which puts itself into a window and nowhere else. */
export async function loadSimjs(): Promise<Simjs> {
  const window: { Sim?: Simjs } = {};
  Object.assign(globalThis, { window });
  await import("simjs");
  return window.Sim!;
}

export function scheduleSimjs({ Sim, Entity, Facility }: Simjs, { timeslice, pcpus, jobs }: Workload): Slice[] {
  const FIRST_COME_FIRST_SERVED = 1;
  const slices: Slice[] = [];
  const cpus = new Facility("cpus", FIRST_COME_FIRST_SERVED, pcpus);

  class Job extends Entity {
    #id = 0;
    #left = 0;

    start(): void {
      this.#id = started;
      this.#left = jobs[started]!.burst;
      this.setTimer(jobs[started]!.arrival).done(() => this.#queue());
    }

    #queue(): void {
      const ticks = Math.min(timeslice, this.#left);
      this.useFacility(cpus, ticks).done(() => {
        this.#left -= ticks;
        const end = this.time();
        const reason = this.#left > 0 ? EXPIRED : FINISHED;
        slices.push({ job: this.#id, pcpu: -1, start: end - ticks, end, reason });
        if (this.#left > 0) this.#queue();
      });
    }
  }

  const sim = new Sim();
  let started = 0;
  for (; started < jobs.length; started += 1) sim.addEntity(Job, `job ${started}`);
  sim.simulate(Number.MAX_SAFE_INTEGER);
  return slices;
}
