/** Reference strings of one machine, replayed: what page replacement made of them. */
import { simulate } from "../../src/engine/simulate.ts";
import type { Op, PolicyChoice } from "../../src/model/scenario.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { eventsOfKind } from "./schedules.ts";
import { machine, PAGE, references, scenario } from "./workloads.ts";

/** Silberschatz, Operating System Concepts, virtual memory. */
export const SILBERSCHATZ = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
/** Belady's anomaly: 9 faults with 3 frames, 10 with 4 (FIFO). */
export const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

/** The pages that lost their frames, in order, whether for another page or because the policy gave them up. */
export function leftFrames(trace: TraceReader): number[] {
  return Array.from({ length: trace.rowCount }, (_, row) => row).flatMap((row) => {
    const kind = trace.kindOf(row);
    if (kind !== "evict" && kind !== "givenUp") return [];
    const event = trace.eventAt(row);
    return event.kind === "evict" || event.kind === "givenUp" ? [event.page] : [];
  });
}

/** The events about memory of a machine that makes these references, or of a whole program. */
export function paged(
  pages: readonly number[] | readonly Op[],
  frames: number,
  { policy, params }: PolicyChoice,
  until = Infinity,
) {
  const program = typeof pages[0] === "number" ? references(pages as number[]) : (pages as readonly Op[]);
  const trace = simulate(
    scenario([machine("A", program, { memoryBytes: 256 * PAGE })], {
      frames,
      replacement: { policy, params },
      scheduler: { policy: "fcfs", params: {} },
    }),
    { until },
  );
  const evictions = eventsOfKind(trace, "evict");
  return {
    faults: eventsOfKind(trace, "fault").length,
    victims: evictions.map(({ page }) => page),
    evictions,
    maps: eventsOfKind(trace, "map"),
    writtenOut: eventsOfKind(trace, "writtenOut"),
    counted: eventsOfKind(trace, "counted"),
  };
}
