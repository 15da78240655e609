/** Round robin with objects at their leanest: records for events, jobs and slices, in arrays and a priority queue. */
import TinyQueue from "tinyqueue";
import { EXPIRED, FINISHED, type Slice, type Workload } from "./workload.ts";

interface Process {
  readonly id: number;
  left: number;
  lastCpu: Cpu | null;
}

interface Cpu {
  readonly id: number;
  current: Process | null;
  startedAt: number;
}

type Event =
  | { readonly time: number; readonly rank: number; readonly kind: "arrival"; readonly process: Process }
  | { readonly time: number; readonly rank: number; readonly kind: "sliceEnd"; readonly cpu: Cpu };

export function scheduleObjects({ timeslice, pcpus, jobs }: Workload): Slice[] {
  const slices: Slice[] = [];
  const ready: Process[] = [];
  const cpus: Cpu[] = Array.from({ length: pcpus }, (_, id) => ({ id, current: null, startedAt: 0 }));
  const events = new TinyQueue<Event>([], (a, b) => a.time - b.time || a.rank - b.rank);
  // Arrivals rank before the ends of slices, those by cpu.
  for (const [id, { arrival, burst }] of jobs.entries()) {
    const process = { id, left: burst, lastCpu: null };
    events.push({ time: arrival, rank: id - jobs.length, kind: "arrival", process });
  }

  while (events.length > 0) {
    const now = events.peek()!.time;
    while (events.length > 0 && events.peek()!.time === now) {
      const event = events.pop()!;
      if (event.kind === "arrival") {
        ready.push(event.process);
        continue;
      }
      const { cpu } = event;
      const process = cpu.current!;
      process.left -= now - cpu.startedAt;
      const reason = process.left > 0 ? EXPIRED : FINISHED;
      slices.push({ job: process.id, pcpu: cpu.id, start: cpu.startedAt, end: now, reason });
      cpu.current = null;
      if (process.left > 0) ready.push(process);
    }
    while (ready.length > 0) {
      const next = ready[0]!;
      const cpu = next.lastCpu && !next.lastCpu.current ? next.lastCpu : cpus.find(({ current }) => !current);
      if (!cpu) break;
      ready.shift();
      cpu.current = next;
      cpu.startedAt = now;
      next.lastCpu = cpu;
      events.push({ time: now + Math.min(timeslice, next.left), rank: cpu.id, kind: "sliceEnd", cpu });
    }
  }
  return slices;
}
