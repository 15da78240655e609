/**
 * Queues in the order of response ratios. Rows tell by what they are ordered and of which moment; they are put in order when
 * somebody looks, since in a long one many change places with every row.
 */
import { compareQuotients } from "../../../base/quotients.ts";
import type { Tick } from "../../../model/units.ts";
import type { HostState, QueuedRatio } from "../../hostState.ts";
import { read, type Handlers } from "../view.ts";

/** More than one row can tell of. */
const MOST_ENTRIES = 2 ** 20;

export const RATIO_ROWS: Handlers<"ratioOrder"> = {
  ratioOrder: read("ratioOrder", ({ state }, { queue, entries, time }) => {
    state.ratiosOf[queue] = time;
    for (const [at, { vcpu: id, waited, service }] of entries.entries()) {
      const vcpu = state.vcpus[id]!;
      vcpu.ratio = {
        since: time - waited,
        service: service < 0 ? Infinity : service,
        entry: vcpu.ratio?.entry ?? state.row * MOST_ENTRIES + at,
      };
    }
  }),
};

/** Puts the queues in the order that was told last. Who has come since stands where its row says. */
export function putInOrder({ runQueues, vcpus, ratiosOf }: HostState): void {
  for (const [at, time] of ratiosOf.entries()) {
    if (time === undefined || time < 0) continue;
    const queue = runQueues[at]!;
    const told = queue
      .filter((v) => vcpus[v]!.ratio)
      .toSorted((a, b) => compare(vcpus[a]!.ratio!, vcpus[b]!.ratio!, time));
    let next = 0;
    for (const [place, v] of queue.entries()) if (vcpus[v]!.ratio) queue[place] = told[next++]!;
  }
}

/** Negative when `a` goes before `b` in a queue of the moment `time`. */
function compare(a: QueuedRatio, b: QueuedRatio, time: Tick): number {
  return compareQuotients(time - b.since, b.service, time - a.since, a.service) || a.entry - b.entry;
}
