/**
 * G7 of the performance goals: how many references a second a whole run makes, processors and memory together: eight
 * machines on four processors and ten thousand frames for twice as many pages, round robin and LRU. A run is made as the
 * worker makes it: chunk by chunk, with the reasons of every decision.
 *
 * Against: objects and a `Map` of pages, as simulators are written with them; C++. All must find the same faults, the
 * same frames and the same slices.
 */
import {
  assertSame,
  interleave,
  median,
  perSecond,
  ratiosOf,
  report,
  serveKernels,
  withKernels,
  type Kernel,
} from "./harness.ts";
import { foreignKernels } from "./peers/foreign.ts";
import { simulateObjectPaging } from "./peers/objectPaging.ts";
import { drawPagedWorkload, pagedOutcome, readPagedWorkload } from "./peers/pagedWorkload.ts";
import { chunksOf, historyOf, pagedScenario } from "./productRun.ts";

const PCPUS = 4;
const TIMESLICE = 50;
/** Ticks that make about a quarter of a million references. */
const UNTIL = 85_000;
const CHECKED_UNTIL = 20_000;
const COMPARISONS = [
  { peer: "objects", gate: 4 },
  { peer: "cpp", gate: null },
];

const KERNELS: Readonly<Record<string, Kernel>> = {
  hyperscope: (input) => {
    const workload = readPagedWorkload(input);
    const wanted = pagedScenario(workload);
    return () => pagedOutcome(workload, historyOf(chunksOf(wanted, workload.until)));
  },
  objects: (input) => {
    const workload = readPagedWorkload(input);
    return () => pagedOutcome(workload, simulateObjectPaging(workload));
  },
};

await serveKernels(KERNELS);
const foreign = await foreignKernels("G7", { cpp: "paging.cpp" });
await withKernels(
  import.meta.filename,
  Object.keys(KERNELS),
  async (kernels) => {
    const ours = kernels["hyperscope"]!;
    const peers = COMPARISONS.filter(({ peer }) => kernels[peer]);
    const check = [1, ...drawPagedWorkload(CHECKED_UNTIL, TIMESLICE, PCPUS)];
    const input = [0, ...drawPagedWorkload(UNTIL, TIMESLICE, PCPUS)];
    const [checked, whole] = [(await ours.run(check)).result, (await ours.run(input)).result];
    for (const { peer } of peers) {
      assertSame(`references of ${peer}`, checked, (await kernels[peer]!.run(check)).result);
      assertSame(`faults of ${peer}`, whole, (await kernels[peer]!.run(input)).result);
    }
    const [references = 0, faults = 0] = whole;
    const all = [ours, ...peers.map(({ peer }) => kernels[peer]!)];
    const rates = await interleave(all.map((kernel) => ({ kernel, input, units: references })));
    for (const [at, { peer, gate }] of peers.entries())
      report(
        `G7 ${peer}`,
        ratiosOf(rates[0]!, rates[at + 1]!),
        gate,
        `${perSecond(median(rates[0]!), "references")} against ${perSecond(median(rates[at + 1]!), "references")}, ` +
          `${((100 * faults) / references).toFixed(1)} % fault`,
      );
  },
  foreign.commands,
);
await foreign.remove();
