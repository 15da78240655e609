/**
 * G4 of the performance goals: our event heap, which keeps the order of pushing among equal times, against flatqueue
 * and tinyqueue, which do not. Hold model: of `pending` events the first is popped and pushed again later, over and
 * over. 104 is a hundred machines on four processors. All three must pop the same times.
 */
import FlatQueue from "flatqueue";
import TinyQueue from "tinyqueue";
import { createHeap, heapPop, heapPush, heapTime } from "../../src/base/eventHeap.ts";
import { createStream, nextUint32 } from "../../src/base/prng.ts";
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

const OPERATIONS = 2_000_000;
/** Microseconds between two events of one source, on average. */
const MEAN_DELAY = 10_000;
/** An hour of microseconds: the times of a long run, which need more than 32 bits, and those of a short one. */
const BEGINS = [3_600_000_000, 0];
const GATES = { flatqueue: 1, tinyqueue: 2 };

/** Delays drawn beforehand from an exponential distribution, so that drawing is not timed. */
function drawDelays(): Int32Array {
  const stream = createStream(1, "delays");
  const length = 65_536;
  return Int32Array.from({ length }, () => 1 + Math.floor(-Math.log((nextUint32(stream) + 1) / 2 ** 32) * MEAN_DELAY));
}

/** Goes on with a sum that depends on the order of what is added; local to a loop, where it costs next to nothing. */
const mix = (sum: number, value: number) => (Math.imul(sum, 31) + value) | 0;

const KERNELS: Readonly<Record<string, Kernel>> = {
  hyperscope: ([pending = 0, begin = 0, operations = 0]) => {
    const delays = drawDelays();
    const heap = createHeap();
    for (let source = 0; source < pending; source += 1) heapPush(heap, begin + delays[source]!, 0, source, 0);
    const popped: [number, number, number] = [0, 0, 0];
    return () => {
      let times = 0;
      let sources = 0;
      for (let turn = 0; turn < operations; turn += 1) {
        const time = heapTime(heap);
        heapPop(heap, popped);
        times = mix(times, time);
        sources = mix(sources, popped[1]);
        heapPush(heap, time + delays[turn & 65_535]!, 0, popped[1], 0);
      }
      return [times, sources];
    };
  },
  flatqueue: ([pending = 0, begin = 0, operations = 0]) => {
    const delays = drawDelays();
    const queue = new FlatQueue();
    for (let source = 0; source < pending; source += 1) queue.push(source, begin + delays[source]!);
    return () => {
      let times = 0;
      let sources = 0;
      for (let turn = 0; turn < operations; turn += 1) {
        const time = queue.peekValue()!;
        const source = queue.pop()!;
        times = mix(times, time);
        sources = mix(sources, source);
        queue.push(source, time + delays[turn & 65_535]!);
      }
      return [times, sources];
    };
  },
  tinyqueue: ([pending = 0, begin = 0, operations = 0]) => {
    const delays = drawDelays();
    const queue = new TinyQueue<{ time: number; source: number }>([], (one, other) => one.time - other.time);
    for (let source = 0; source < pending; source += 1) queue.push({ time: begin + delays[source]!, source });
    return () => {
      let times = 0;
      let sources = 0;
      for (let turn = 0; turn < operations; turn += 1) {
        const { time, source } = queue.pop()!;
        times = mix(times, time);
        sources = mix(sources, source);
        queue.push({ time: time + delays[turn & 65_535]!, source });
      }
      return [times, sources];
    };
  },
  /** The order that is wanted, by sorting: times ascend, equals in the order of pushing. */
  sorting: ([pending = 0, begin = 0, operations = 0]) => {
    const delays = drawDelays();
    const waiting = Array.from({ length: pending }, (_, source) => ({ time: begin + delays[source]!, source }));
    waiting.sort((one, other) => one.time - other.time);
    return () => {
      let times = 0;
      let sources = 0;
      for (let turn = 0; turn < operations; turn += 1) {
        const { time, source } = waiting.shift()!;
        times = mix(times, time);
        sources = mix(sources, source);
        const next = time + delays[turn & 65_535]!;
        const behind = waiting.findIndex((other) => other.time > next);
        waiting.splice(behind < 0 ? waiting.length : behind, 0, { time: next, source });
      }
      return [times, sources];
    };
  },
};

await serveKernels(KERNELS);
await withKernels(import.meta.filename, Object.keys(KERNELS), async ({ hyperscope, flatqueue, tinyqueue, sorting }) => {
  for (const begin of BEGINS)
    for (const pending of [104, 10_000]) {
      const check = [pending, begin, 20_000];
      const ours = await hyperscope!.run(check);
      assertSame(`order of ${pending}, ties included`, ours.result, (await sorting!.run(check)).result);
      for (const peer of [flatqueue!, tinyqueue!])
        assertSame(`times of ${peer.name}`, ours.result.slice(0, 1), (await peer.run(check)).result.slice(0, 1));

      const all = [hyperscope!, flatqueue!, tinyqueue!];
      const input = [pending, begin, OPERATIONS];
      const rates = await interleave(all.map((kernel) => ({ kernel, input, units: OPERATIONS })));
      for (const [at, gate] of [GATES.flatqueue, GATES.tinyqueue].entries())
        report(
          `G4 ${pending} pending from ${begin}, ${all[at + 1]!.name}`,
          ratiosOf(rates[0]!, rates[at + 1]!),
          gate,
          `${perSecond(median(rates[0]!), "holds")} against ${perSecond(median(rates[at + 1]!), "holds")}`,
        );
    }
});
