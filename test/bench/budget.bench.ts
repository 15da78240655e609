/**
 * G19 of the performance goals: bytes that a page and its worker hold of a run at the limit of rows on a large host of
 * which little is used, after seeking all over it. Both in one process, with messages copied as between two; after
 * garbage collection, array buffers included.
 */
import { MOST_ROWS } from "../../src/model/budgets.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { HostCursor } from "../../src/trace/hostCursor.ts";
import { rowIndexOf } from "../../src/trace/perChunk/rowIndex.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { manyExtents, manyFrames } from "../support/largeHosts.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { report, serveKernels, withKernels, type Kernel } from "./harness.ts";

const HOSTS: readonly { readonly name: string; readonly scenario: () => Scenario }[] = [
  { name: "1,000,000 frames", scenario: () => manyFrames(1_000_000) },
  { name: "32 disks of 100,000 extents", scenario: () => manyExtents(32, 100_000) },
];

const SEEKS = 20;
const MEBIBYTE = 1024 * 1024;
/** MiB of page and worker together. */
const GATE = 250;

function usedMebibytes(): number {
  // What array buffers held is given back by the collection after the one that finds them.
  for (let turn = 0; turn < 2; turn += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MEBIBYTE;
}

/** MiB held, rows, keyframes, MiB of these, and milliseconds of the slowest seek. Input: which host, rows. */
const kernel: Kernel = ([host = 0, rows = MOST_ROWS]) => {
  const given = HOSTS[host]!.scenario();
  return () => {
    const before = usedMebibytes();
    const port = createSessionPort(rows);
    let trace: Trace | null = null;
    const client = createRunClient(() => port, {
      changed: (next) => void (trace = next),
      failed: (reason) => {
        throw new Error(reason);
      },
    });
    client.open(given, Number.MAX_SAFE_INTEGER);
    port.settle();
    const known = seen(trace);
    const { chunks, rowCount, keyframes } = known;
    for (const chunk of chunks) rowIndexOf(chunk);
    const cursor = new HostCursor();
    let slowest = 0;
    for (let seek = 0; seek < SEEKS; seek += 1) {
      const row = 1 + ((seek * 617_771) % rowCount);
      const begin = performance.now();
      cursor.at(known, row, known.timeOf(row - 1));
      slowest = Math.max(slowest, performance.now() - begin);
    }
    const used = usedMebibytes() - before;
    client.close();
    return [used, rowCount, keyframes.count, keyframes.bytes / MEBIBYTE, slowest];
  };
};

/** What was told of the run. */
function seen(trace: Trace | null): Trace {
  if (!trace) throw new Error("nothing came of the run");
  return trace;
}

await serveKernels({ kernel });
await withKernels(import.meta.filename, ["kernel"], async ({ kernel: both }) => {
  for (const [host, { name }] of HOSTS.entries()) {
    const { result } = await both!.run([host, MOST_ROWS]);
    const [used = NaN, rows, keyframes, bytes, slowest] = result;
    report(
      `G19 budget, ${name}`,
      [GATE / used],
      1,
      `${used.toFixed(0)} of ${GATE} MiB at ${rows} rows, ${keyframes} keyframes of ${bytes!.toFixed(1)} MiB, slowest seek ${slowest!.toFixed(1)} ms`,
    );
  }
});
