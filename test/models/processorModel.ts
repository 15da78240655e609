/**
 * A second, naive model of the processor, from domain B.1, B.2 and F.2 alone: it looks at every tick, keeps lists, and knows
 * nothing of rows, events or chunks. One run queue, one vCPU a machine, programs of computing and waiting.
 *
 *     each moment: waits that are over, in the order in which they began · arrivals · pCPUs that come to the end of
 *     something, ascending · dispatch · preemption
 */

/** What a program does: computes (`C n`) or waits (`IO n`, any number of ticks from 0). */
export interface Step {
  readonly kind: "C" | "IO";
  readonly ticks: number;
}

export interface ModelJob {
  readonly name: string;
  readonly arrival: number;
  readonly priority: number;
  readonly steps: readonly Step[];
}

export interface ModelHost {
  readonly policy: "fcfs" | "rr" | "sjf" | "srtf" | "priority" | "preemptivePriority";
  /** Of round robin. */
  readonly timeslice: number;
  readonly pcpus: number;
  /** Ticks of a world switch. */
  readonly switchTicks: number;
  readonly switchCharge: "lastOccupant" | "betweenVcpus";
}

export interface ModelSlice {
  readonly pcpu: number;
  readonly start: number;
  readonly end: number;
  readonly kind: "switch" | "guest";
  readonly vm: string;
}

export interface ModelFigures {
  readonly arrival: number;
  readonly completion: number;
  readonly cpu: number;
  readonly waiting: number;
  readonly blocked: number;
  readonly response: number | null;
  readonly turnaround: number;
  readonly dispatches: number;
}

export interface ModelRun {
  readonly slices: readonly ModelSlice[];
  readonly contextSwitches: number;
  readonly preemptions: number;
  readonly jobs: Readonly<Record<string, ModelFigures>>;
}

interface Job {
  readonly given: ModelJob;
  /** What is left of the program; the first step shrinks while it is computed. */
  readonly steps: { kind: "C" | "IO"; ticks: number }[];
  state: "absent" | "ready" | "running" | "waiting" | "done";
  wakesAt: number;
  lastPcpu: number;
  cpu: number;
  ready: number;
  blocked: number;
  first: number | null;
  done: number;
  dispatches: number;
}

interface Pcpu {
  readonly id: number;
  job: Job | null;
  last: Job | null;
  idleSince: number;
  /** Guest code begins here; before it lies the world switch. */
  runsFrom: number;
  sliceEnd: number;
}

/** Whether the job needs a processor for what is next: waits need none, and those of no time are passed. */
function needsPcpu({ steps }: Job): boolean {
  while (steps[0]?.kind === "IO" && steps[0].ticks === 0) steps.shift();
  return steps[0]?.kind === "C";
}

const burstOf = ({ steps }: Job) => {
  let sum = 0;
  for (const { kind, ticks } of steps) {
    if (kind === "IO") break;
    sum += ticks;
  }
  return sum;
};

const sliceOf = (p: Pcpu, kind: "switch" | "guest", start: number, end: number): ModelSlice => {
  return { pcpu: p.id, start, end, kind, vm: p.job!.given.name };
};

export function runModel(host: ModelHost, given: readonly ModelJob[]): ModelRun {
  const jobs = given.map((job): Job => ({
    given: job,
    steps: job.steps.map((step) => ({ ...step })),
    state: "absent",
    wakesAt: -1,
    lastPcpu: -1,
    cpu: 0,
    ready: 0,
    blocked: 0,
    first: null,
    done: -1,
    dispatches: 0,
  }));
  const pcpus = Array.from({ length: host.pcpus }, (_, id): Pcpu => {
    return { id, job: null, last: null, idleSince: 0, runsFrom: 0, sliceEnd: Infinity };
  });
  const slices: ModelSlice[] = [];
  const waiting: Job[] = [];
  let queue: Job[] = [];
  let now = 0;
  let contextSwitches = 0;
  let preemptions = 0;

  /** The larger goes first. */
  const urgency = (job: Job): number => {
    if (host.policy === "sjf" || host.policy === "srtf") return -burstOf(job);
    return host.policy === "priority" || host.policy === "preemptivePriority" ? job.given.priority : 0;
  };
  const enqueue = (job: Job, isPreempted = false): void => {
    job.state = "ready";
    const own = urgency(job);
    const isBefore = (other: Job) =>
      isPreempted && host.policy === "preemptivePriority" ? urgency(other) > own : urgency(other) >= own;
    queue = [...queue.filter(isBefore), job, ...queue.filter((other) => !isBefore(other))];
  };
  /** What a job without a pCPU does next. */
  const goOn = (job: Job): void => {
    if (needsPcpu(job)) return enqueue(job);
    const step = job.steps.shift();
    if (!step) {
      job.state = "done";
      job.done = now;
      return;
    }
    job.state = "waiting";
    job.wakesAt = now + step.ticks;
    waiting.push(job);
  };
  const vacate = (p: Pcpu): void => {
    if (now > p.runsFrom) slices.push(sliceOf(p, "guest", p.runsFrom, now));
    p.job = null;
    p.idleSince = now;
  };
  const dispatch = (job: Job, p: Pcpu): void => {
    queue = queue.filter((other) => other !== job);
    const isOther = p.last !== job;
    const isAfterIdle = p.last === null || p.idleSince < now;
    const isSwitch = isOther && (host.switchCharge === "lastOccupant" || !isAfterIdle);
    if (isSwitch) contextSwitches += 1;
    job.state = "running";
    job.dispatches += 1;
    job.lastPcpu = p.id;
    p.job = job;
    p.last = job;
    p.runsFrom = now + (isSwitch ? host.switchTicks : 0);
    p.sliceEnd = host.policy === "rr" ? p.runsFrom + host.timeslice : Infinity;
    if (p.runsFrom > now) slices.push(sliceOf(p, "switch", now, p.runsFrom));
    else job.first ??= now;
  };
  const boundary = (p: Pcpu): void => {
    const { job } = p;
    if (!job || now < p.runsFrom) return;
    job.first ??= now;
    while (job.steps[0]?.kind === "C" && job.steps[0].ticks === 0) job.steps.shift();
    if (job.steps[0]?.kind === "C") {
      if (now < p.sliceEnd) return;
      vacate(p);
      return enqueue(job);
    }
    vacate(p);
    // Whoever waits for no time has given its pCPU up all the same.
    goOn(job);
  };
  const serve = (): void => {
    while (queue.length > 0) {
      const idle = pcpus.filter((p) => p.job === null);
      if (idle.length === 0) break;
      dispatch(queue[0]!, idle.find((p) => p.id === queue[0]!.lastPcpu) ?? idle[0]!);
    }
    if (host.policy !== "srtf" && host.policy !== "preemptivePriority") return;
    const [best] = queue;
    if (!best) return;
    const open = pcpus.filter((p) => p.job !== null && now >= p.runsFrom);
    const least = Math.min(...open.map((p) => urgency(p.job!)));
    const victim = open.find((p) => urgency(p.job!) === least);
    if (!victim || urgency(best) <= least) return;
    preemptions += 1;
    const loser = victim.job!;
    vacate(victim);
    enqueue(loser, true);
    dispatch(best, victim);
    serve();
  };

  while (jobs.some(({ state }) => state !== "done")) {
    for (const job of waiting.filter(({ wakesAt }) => wakesAt === now)) {
      waiting.splice(waiting.indexOf(job), 1);
      goOn(job);
    }
    for (const job of jobs) if (job.state === "absent" && job.given.arrival === now) goOn(job);
    for (const p of pcpus) boundary(p);
    serve();
    for (const job of jobs) {
      const p = pcpus.find((other) => other.job === job);
      if (job.state === "waiting") job.blocked += 1;
      else if (job.state === "ready" || (p && now < p.runsFrom)) job.ready += 1;
      else if (p) {
        job.cpu += 1;
        job.steps[0]!.ticks -= 1;
      }
    }
    now += 1;
  }
  const figures = jobs.map(({ given: { name, arrival }, cpu, ready, blocked, first, done, dispatches }) => {
    const response = first === null ? null : first - arrival;
    const turnaround = done - arrival;
    return [
      name,
      { arrival, completion: done, cpu, waiting: ready, blocked, response, turnaround, dispatches },
    ] as const;
  });
  return {
    slices: slices.toSorted((a, b) => a.start - b.start || a.pcpu - b.pcpu),
    contextSwitches,
    preemptions,
    jobs: Object.fromEntries(figures),
  };
}
