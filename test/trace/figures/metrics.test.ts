import { describe, expect, it } from "vitest";
import type { MachineSpec } from "../../../src/model/scenario.ts";
import { createCopyOnWrite } from "../../../src/trace/host/cow.ts";
import { SERVED_PARTS, type HostInfo, type HostState, type VcpuStateView } from "../../../src/trace/hostState.ts";
import {
  averageOf,
  hostMetrics,
  jainIndex,
  metricsOfVms,
  pcpuMetrics,
  vcpuMetrics,
  vmMetrics,
  type Average,
} from "../../../src/trace/figures/metrics.ts";
import { fraction, valueOf } from "../../../src/trace/figures/shares.ts";
import { freeFrames } from "../../support/columns.ts";
import { PLAIN_SCHEDULER } from "../../support/fakeHost.ts";

/** A job as a textbook table gives it: arrival, first dispatch, completion, guest time. */
interface Job {
  readonly arrival: number;
  readonly first: number;
  readonly done: number;
  readonly cpu: number;
  readonly exit?: number;
  readonly blocked?: number;
  readonly weight?: number;
}

const UNUSED: Omit<VcpuStateView, "arrival" | "first" | "done" | "cpu" | "ready"> = {
  phase: "finished",
  since: 0,
  settled: 0,
  pcpu: -1,
  lastPcpu: 0,
  blocked: "none",
  isAtBarrier: false,
  readyCause: "arrive",
  spin: 0,
  warm: 0,
  exit: 0,
  blockedTicks: 0,
  pausedTicks: 0,
  cappedTicks: 0,
  owed: 0,
  cutAt: 0,
  allowed: null,
  parkedTicks: 0,
  costopTicks: 0,
  offlineTicks: 0,
  ratio: null,
  dispatches: 1,
  hits: 0,
  faults: 0,
  firstTouches: 0,
  replacements: 0,
};

const SPEC: MachineSpec = {
  name: "",
  vcpus: 1,
  priority: 1,
  weight: null,
  memoryBytes: 0,
  reservedPages: 0,
  volumes: [],
  affinity: null,
  arrival: 0,
  programs: [],
};

/** A host on which each machine has the given jobs as its vCPUs, seen at `time`, with one pCPU's account. */
function host(
  machines: readonly (readonly Job[])[],
  time: number,
  pcpu: { guest: number; spin?: number; exit?: number; switch?: number; switches?: number },
): { info: HostInfo; state: HostState } {
  const jobs = machines.flat();
  let firstVcpu = 0;
  const info: HostInfo = {
    scheduler: PLAIN_SCHEDULER,
    pcpus: 1,
    frames: 1,
    queues: 1,
    pvExtents: [],
    vms: machines.map((vcpus, uid) => {
      const vm = {
        uid,
        name: "ABCDEFGH"[uid]!,
        spec: SPEC,
        firstVcpu,
        vcpuCount: vcpus.length,
        pages: 0,
        lvs: [],
        weight: vcpus[0]?.weight ?? 1,
      };
      firstVcpu += vcpus.length;
      return vm;
    }),
    vcpus: machines
      .flatMap((vcpus, vm) => vcpus.map((_, index) => ({ id: 0, vm, index })))
      .map((v, id) => ({ ...v, id })),
    lvs: [],
  };
  const exit = pcpu.exit ?? 0;
  const switchTime = pcpu.switch ?? 0;
  const state: HostState = {
    changes: 0,
    region: null,
    sharing: null,
    ...createCopyOnWrite(),
    tier: null,
    parked: 0,
    jobs: [],
    ioLimits: new Map(),
    time,
    row: 0,
    tlbs: [],
    translations: new Map(),
    vms: info.vms.map(({ weight }) => ({
      life: "running",
      weight,
      servedBefore: 0,
      cpuBefore: 0,
      frames: 0,
      hits: 3,
      faults: 1,
      majorFaults: 1,
      evictions: 0,
      barriers: 0,
      memory: null,
      shared: 0,
    })),
    vcpus: jobs.map((job) => {
      const end = job.done >= 0 ? job.done : time;
      const used = job.cpu + (job.exit ?? 0) + (job.blocked ?? 0);
      return {
        ...UNUSED,
        arrival: job.arrival,
        first: job.first,
        done: job.done,
        cpu: job.cpu,
        exit: job.exit ?? 0,
        blockedTicks: job.blocked ?? 0,
        ready: job.arrival < 0 ? 0 : end - job.arrival - used,
      };
    }),
    pcpus: [
      {
        phase: "idle",
        since: 0,
        sinceBefore: 0,
        settled: time,
        vcpu: -1,
        isWarm: false,
        last: -1,
        timeslice: -1,
        dispatchedAt: 0,
        guest: pcpu.guest,
        spin: pcpu.spin ?? 0,
        warm: 0,
        exit,
        switch: switchTime,
        idle: time - pcpu.guest - exit - switchTime,
        switches: pcpu.switches ?? 0,
      },
    ],
    caches: [],
    runQueues: [[]],
    ratiosOf: [],
    rounds: [null],
    frames: freeFrames(1),
    freeFrames: 1,
    freeState: "high",
    hand: -1,
    figure: -1,
    disks: [],
    pvs: [],
    volumes: new Map(),
    hits: 3,
    faults: 1,
    majorFaults: 1,
    evictions: 0,
    writeBacks: 0,
    contextSwitches: pcpu.switches ?? 0,
    preemptions: 0,
    commandsDone: 0,
    commandsFailed: 0,
    quiet: false,
  };
  return { info, state };
}

const job = (arrival: number, first: number, done: number, cpu: number): Job => ({ arrival, first, done, cpu });

// Stallings, table 9.4: A(0;3) B(2;6) C(4;4) D(6;5) E(8;2).
const FCFS = [[job(0, 0, 3, 3)], [job(2, 3, 9, 6)], [job(4, 9, 13, 4)], [job(6, 13, 18, 5)], [job(8, 18, 20, 2)]];
const ROUND_ROBIN_1 = [
  [job(0, 0, 4, 3)],
  [job(2, 2, 18, 6)],
  [job(4, 5, 17, 4)],
  [job(6, 7, 20, 5)],
  [job(8, 10, 15, 2)],
];
const SHORTEST_REMAINING = [
  [job(0, 0, 3, 3)],
  [job(2, 3, 15, 6)],
  [job(4, 4, 8, 4)],
  [job(6, 15, 20, 5)],
  [job(8, 8, 10, 2)],
];

/** Three hogs that got 2 : 1 : 1. */
const hogs = (weights: readonly number[]) => [2, 1, 1].map((amount, at) => ({ amount, weight: weights[at]! }));

/** How often the guest time of each vCPU is read for the figures of that many machines together, which are right. */
function looksAtEach(machines: number): number {
  const jobs = Array.from({ length: machines }, (_, at) => [job(0, at, -1, 1 + at)]);
  const { info, state } = host(jobs, 400, { guest: 400 });
  let looks = 0;
  const vcpus = state.vcpus.map((vcpu) => ({
    ...vcpu,
    get cpu() {
      looks += 1;
      return vcpu.cpu;
    },
  }));
  const vms = state.vms.map((_, vm) => vm);
  const together = metricsOfVms(info, { ...state, vcpus }, vms);
  const counted = looks / machines;
  expect(together).toEqual(vms.map((vm) => vmMetrics(info, state, vm)));
  return counted;
}

const mean = (average: Average) => average.mean && valueOf(average.mean);
const terms = (average: Average) => average.terms.map(valueOf);

describe("averages of the textbook workload W1", () => {
  it("FCFS: turnaround 8.6, waiting 4.6, response 4.6, as exact fifths", () => {
    const { info, state } = host(FCFS, 20, { guest: 20, switches: 5 });
    const metrics = hostMetrics(info, state);
    expect(metrics.turnaround.mean).toEqual({ numerator: 43, denominator: 5 });
    expect(metrics.waiting.mean).toEqual({ numerator: 23, denominator: 5 });
    expect(metrics.response.mean).toEqual({ numerator: 23, denominator: 5 });
    expect(terms(metrics.waiting)).toEqual([0, 1, 5, 7, 10]);
  });

  it("FCFS: weighted turnaround is the mean of 3/3, 7/6, 9/4, 12/5 and 12/2, which is 769/300", () => {
    const { info, state } = host(FCFS, 20, { guest: 20 });
    const { weightedTurnaround } = hostMetrics(info, state);
    expect(weightedTurnaround.terms).toEqual([
      { numerator: 1, denominator: 1 },
      { numerator: 7, denominator: 6 },
      { numerator: 9, denominator: 4 },
      { numerator: 12, denominator: 5 },
      { numerator: 6, denominator: 1 },
    ]);
    expect(weightedTurnaround.mean).toEqual({ numerator: 769, denominator: 300 });
  });

  it("round robin with timeslice 1: 10.8, 6.8, 0.8", () => {
    const { info, state } = host(ROUND_ROBIN_1, 20, { guest: 20 });
    const metrics = hostMetrics(info, state);
    expect([mean(metrics.turnaround), mean(metrics.waiting), mean(metrics.response)]).toEqual([10.8, 6.8, 0.8]);
  });

  it("shortest remaining time first: 7.2, 3.2, 2", () => {
    const { info, state } = host(SHORTEST_REMAINING, 20, { guest: 20 });
    const metrics = hostMetrics(info, state);
    expect([mean(metrics.turnaround), mean(metrics.waiting), mean(metrics.response)]).toEqual([7.2, 3.2, 2]);
  });

  it("throughput is completions divided by elapsed time", () => {
    const { info, state } = host(FCFS, 20, { guest: 20 });
    expect(hostMetrics(info, state).throughput).toEqual({ numerator: 1, denominator: 4 });
  });
});

describe("averages in the middle of a run", () => {
  it("are taken over finished programs only, all four over the same ones", () => {
    const { info, state } = host([[job(0, 0, 3, 3)], [job(2, 3, -1, 1)], [job(-1, -1, -1, 0)]], 4, { guest: 4 });
    const metrics = hostMetrics(info, state);
    expect([metrics.completions, metrics.started]).toEqual([1, 2]);
    expect(metrics.waiting).toEqual({ terms: [fraction(0, 1)], mean: fraction(0, 1) });
    expect(metrics.response.terms).toHaveLength(1);
  });

  it("do not exist before the first completion", () => {
    const { info, state } = host([[job(0, 0, -1, 2)]], 2, { guest: 2 });
    expect(hostMetrics(info, state).turnaround).toEqual({ terms: [], mean: null });
  });

  it("survive a moment between two ticks, as playback shows it", () => {
    const { info, state } = host([[job(0, 0, -1, 2.5)]], 2.5, { guest: 2.5 });
    expect(hostMetrics(info, state).utilization).toEqual({ numerator: 1, denominator: 1 });
  });
});

describe("one vCPU", () => {
  it("waits neither while blocked nor while an exit is handled for it (domain F.5, machine A)", () => {
    const { info, state } = host([[{ arrival: 0, first: 1, done: 35, cpu: 6, exit: 4, blocked: 18 }]], 35, {
      guest: 11,
      exit: 6,
      switch: 5,
    });
    const metrics = vcpuMetrics(info, state, 0);
    expect(metrics).toMatchObject({ turnaround: 35, waiting: 7, response: 1, blocked: 18 });
    expect(metrics.steal).toEqual({ numerator: 7, denominator: 17 });
    expect(metrics.weightedTurnaround).toEqual({ numerator: 35, denominator: 6 });
  });

  it("has no figures before its machine is started", () => {
    const { info, state } = host([[job(-1, -1, -1, 0)]], 5, { guest: 0 });
    expect(vcpuMetrics(info, state, 0)).toMatchObject({
      arrival: null,
      completion: null,
      response: null,
      turnaround: null,
      weightedTurnaround: null,
      steal: null,
    });
  });

  it("has no weighted turnaround when its program needed no processor time", () => {
    const { info, state } = host([[job(0, 0, 0, 0)]], 5, { guest: 0 });
    expect(vcpuMetrics(info, state, 0).weightedTurnaround).toBeNull();
  });

  it("that does not exist is an error with its number", () => {
    const { info, state } = host([], 0, { guest: 0 });
    expect(() => vcpuMetrics(info, state, 7)).toThrow("7");
  });
});

describe("one machine", () => {
  it("adds up its vCPUs, and ends with its last program", () => {
    const { info, state } = host([[job(1, 1, 5, 4), job(1, 5, 9, 2)], [job(0, 0, -1, 2)]], 10, { guest: 8 });
    expect(vmMetrics(info, state, 0)).toMatchObject({ cpu: 6, waiting: 6, turnaround: 8 });
    expect(vmMetrics(info, state, 0).share).toEqual({ numerator: 3, denominator: 4 });
    expect(vmMetrics(info, state, 1).turnaround).toBeNull();
  });

  it("uses the processor by its guest time in the time of all pCPUs, so that all machines add up to what guests got", () => {
    const { info, state } = host([[job(1, 1, 5, 4), job(1, 5, 9, 2)], [job(4, 4, -1, 3)]], 10, { guest: 9 });
    expect(vmMetrics(info, state, 0).cpuRatio).toEqual({ numerator: 3, denominator: 5 });
    expect(vmMetrics(info, state, 1).cpuRatio).toEqual({ numerator: 3, denominator: 10 });
    expect(hostMetrics(info, state).utilization).toEqual({ numerator: 9, denominator: 10 });
  });

  it("is the same among all machines, of which each vCPU is looked at a few times however many there are", () => {
    expect(looksAtEach(64)).toBe(looksAtEach(2));
  });

  it("has no share and no use of the processor while nobody has run", () => {
    const { info, state } = host([[job(-1, -1, -1, 0)]], 3, { guest: 0 });
    expect(vmMetrics(info, state, 0)).toMatchObject({ share: null, cpuRatio: null });
  });
});

describe("machines that the run creates later", () => {
  it("do not count before they exist", () => {
    const { info, state } = host([[job(0, 0, 3, 3)], [job(2, 3, 9, 6)]], 9, { guest: 9 });
    const early: HostState = { ...state, vms: state.vms.slice(0, 1), vcpus: state.vcpus.slice(0, 1) };
    expect(hostMetrics(info, early)).toMatchObject({ started: 1, completions: 1, fairness: fraction(1, 1) });
  });
});

describe("a pCPU", () => {
  it("keeps useful and busy time apart (domain F.5: 35 = 11 guest + 6 exit + 5 switch + 13 idle)", () => {
    const { state } = host([], 35, { guest: 11, exit: 6, switch: 5, switches: 5 });
    expect(pcpuMetrics(state, 0)).toEqual({
      pcpu: 0,
      elapsed: 35,
      guest: 11,
      spin: 0,
      warm: 0,
      exit: 6,
      switchTime: 5,
      idle: 13,
      utilization: { numerator: 11, denominator: 35 },
      busy: { numerator: 22, denominator: 35 },
      overhead: { numerator: 11, denominator: 35 },
      switches: 5,
    });
  });

  it("is busy while its vCPU spins, but does nothing useful, and no work of the monitor either", () => {
    const { state } = host([], 20, { guest: 15, spin: 5, exit: 1 });
    expect(pcpuMetrics(state, 0)).toMatchObject({
      guest: 15,
      spin: 5,
      utilization: { numerator: 1, denominator: 2 },
      busy: { numerator: 4, denominator: 5 },
      overhead: { numerator: 1, denominator: 20 },
    });
  });

  it("has no ratios at time 0", () => {
    const { state } = host([], 0, { guest: 0 });
    expect(pcpuMetrics(state, 0)).toMatchObject({ utilization: null, busy: null, overhead: null });
  });
});

describe("Jain's fairness index", () => {
  it("of raw shares 2:1:1 is 8/9", () => {
    expect(jainIndex(hogs([1, 1, 1]))).toEqual({ numerator: 8, denominator: 9 });
  });

  it("of shares 2:1:1 under weights 2:1:1 is 1", () => {
    expect(jainIndex(hogs([2, 1, 1]))).toEqual({ numerator: 1, denominator: 1 });
  });

  it("of one hog among three is 1/3", () => {
    const alone = [9, 0, 0].map((amount) => ({ amount, weight: 1 }));
    expect(jainIndex(alone)).toEqual({ numerator: 1, denominator: 3 });
  });

  it("counts machines by weight, and only those that were started", () => {
    const { info, state } = host(
      [[{ ...job(0, 0, -1, 6), weight: 3 }], [{ ...job(0, 6, -1, 2), weight: 1 }], [job(-1, -1, -1, 0)]],
      8,
      { guest: 8 },
    );
    expect(hostMetrics(info, state).fairness).toEqual({ numerator: 1, denominator: 1 });
  });

  it("divides each tick by the weight of its moment: shares that follow the weights are fair before and after", () => {
    // A: 6 of 8 ticks at weight 3, then 2 of 4 at weight 1; B: 2 and 2, at weight 1 all the time.
    const machines = [[job(0, 0, -1, 8)], [job(0, 6, -1, 4)]];
    const { info, state } = host(machines, 12, { guest: 12 });
    const changed = { ...state.vms[0]!, servedBefore: 2 * SERVED_PARTS, cpuBefore: 6 };
    const fair = hostMetrics(info, { ...state, vms: [changed, state.vms[1]!] }).fairness;
    expect(fair).toEqual({ numerator: 1, denominator: 1 });
    expect(hostMetrics(info, state).fairness).toEqual({ numerator: 9, denominator: 10 });
  });

  it("does not exist when nobody ran", () => {
    expect(jainIndex([])).toBeNull();
    expect(jainIndex([{ amount: 0, weight: 5 }])).toBeNull();
  });
});

describe("fractions", () => {
  it("are in lowest terms with a positive denominator", () => {
    expect(fraction(6, 8)).toEqual({ numerator: 3, denominator: 4 });
    expect(fraction(0, 7)).toEqual({ numerator: 0, denominator: 1 });
  });

  it("with denominator 0 do not exist", () => {
    expect(fraction(1, 0)).toBeNull();
  });

  it("beyond 53 bits keep their value to about 15 digits", () => {
    const found = fraction(10n ** 40n + 1n, 3n * 10n ** 40n)!;
    expect(valueOf(found)).toBeCloseTo(1 / 3, 12);
    expect(Number.isSafeInteger(found.numerator) && Number.isSafeInteger(found.denominator)).toBe(true);
  });

  it("average exactly where decimals would not: 1/3 and 1/6 make 1/4", () => {
    expect(averageOf([fraction(1, 3)!, fraction(1, 6)!]).mean).toEqual({ numerator: 1, denominator: 4 });
  });
});
