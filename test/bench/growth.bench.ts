/**
 * G16 of the performance goals: the CPU time of a row must not grow with the size of the host. Each case is `Run.advance`
 * as the product runs it, with reasons, once small and once large; what is compared is CPU time for each row of the middle
 * of a run, in which as many rows are made in both.
 */
import { Run } from "../../src/engine/run.ts";
import type { MachineSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { median, serveKernels, withKernels, type Kernel, type RunningKernel } from "./harness.ts";
import { machine, scenario } from "../support/workloads.ts";

const ROUNDS = 5;
const WARM_UPS = 1;
/** Gate of performance.md; the goal there is 2. */
const GATE = 2.5;

/** A host small and large: what is given to its kernel, and how it is called. */
interface Case {
  readonly name: string;
  readonly kernel: string;
  readonly small: readonly number[];
  readonly large: readonly number[];
}

// --- processor: ready vCPUs

const FEW_VCPUS = 100;
const MANY_VCPUS = 2000;
/** Rows made before the clock runs, by when everybody has begun, and rows that are timed. */
const ROWS_BEFORE = 20_000;
const ROWS_TIMED = 20_000;

/**
 * Machines that compute for some ticks and then wait for a device, for ever: nearly all are ready, and some block and wake
 * all the time. Bursts, priorities and weights differ.
 */
function crowd(policy: string, vcpus: number, pcpus: number): Scenario {
  const machines = Array.from({ length: vcpus }, (_, at): MachineSpec => {
    const body: Op[] = [
      { op: "compute", ticks: 2 + ((at * 7) % 11) },
      { op: "wait", ticks: 1 + ((at * 5) % 13) },
    ];
    return machine(`vm ${at}`, [{ op: "loop", times: null, body }], {
      priority: 1 + ((at * 3) % 5),
      weight: 64 << ((at * 11) % 5),
      memoryBytes: 0,
      arrival: at % 50,
    });
  });
  return scenario(machines, { pcpus, scheduler: { policy, params: {} } });
}

/** Input: vCPUs, pCPUs. */
const processorKernel =
  (policy: string): Kernel =>
  ([vcpus, pcpus]) =>
    timed(crowd(policy, vcpus!, pcpus!), ROWS_BEFORE, ROWS_TIMED);

const PROCESSOR: readonly Case[] = cpuPolicies.flatMap(({ id }) =>
  [1, 4].map((pcpus) => ({
    name: `G16 ${id}, ${pcpus} pCPU${pcpus > 1 ? "s" : ""}`,
    kernel: id,
    small: [FEW_VCPUS, pcpus],
    large: [MANY_VCPUS, pcpus],
  })),
);

// --- what all cases share

/** Runs `before` rows, then `rows` more. Microseconds of CPU time for those, and how many there really were. */
function timed(given: Scenario, before: number, rows: number): () => readonly number[] {
  const run = new Run(given);
  while (run.rows < before) if (!run.advance()) throw new Error("the run is over before it is timed");
  return () => {
    const first = run.rows;
    const begin = process.cpuUsage();
    while (run.rows < first + rows) if (!run.advance()) throw new Error("the run is over while it is timed");
    const { user, system } = process.cpuUsage(begin);
    return [user + system, run.rows - first];
  };
}

async function microsecondsPerRow(kernel: RunningKernel, input: readonly number[]): Promise<number> {
  const { result } = await kernel.run(input);
  return result[0]! / result[1]!;
}

/** Prints the case, and marks the run as failed when it grows more than the gate allows and `--gate` was given. */
async function compare({ name, small, large }: Case, kernel: RunningKernel): Promise<void> {
  const costs: [number, number][] = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const pair: [number, number] = [await microsecondsPerRow(kernel, small), await microsecondsPerRow(kernel, large)];
    if (round >= WARM_UPS) costs.push(pair);
  }
  const ratios = costs.map(([few, many]) => many / few);
  const growth = median(ratios);
  if (growth > GATE && process.argv.includes("--gate")) process.exitCode = 1;
  const figures = `${growth.toFixed(2).padStart(8)}x  most ${Math.max(...ratios).toFixed(2)}`;
  const limit = `gate ${GATE} ${growth > GATE ? "MISSED" : "kept"}`;
  const [few, many] = [0, 1].map((which) => median(costs.map((pair) => pair[which]!)));
  const details = `${few!.toFixed(2)} us a row, then ${many!.toFixed(2)}`;
  process.stdout.write(`${name.padEnd(40)}${figures.padEnd(26)}${limit.padEnd(18)}${details}\n`);
}

await serveKernels(Object.fromEntries(cpuPolicies.map(({ id }) => [id, processorKernel(id)])));
for (const each of PROCESSOR)
  await withKernels(import.meta.filename, [each.kernel], (kernels) => compare(each, kernels[each.kernel]!));
