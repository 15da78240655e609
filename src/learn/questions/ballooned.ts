/**
 * Which page a guest gives to its balloon (domain C.6): what it does not use, then the least recently used of its clean pages,
 * then of its dirty ones. The family are common replacement policies among the pages of the machine.
 *
 * Slips: a page that would have to be written first; one that was used later; the first frame; the lowest page.
 */
import type { Body, TraceEvent } from "../../model/rows/table.ts";
import type { VmLife } from "../../model/states.ts";
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import type { EvidenceRow, RulePicks } from "../question.ts";
import {
  apartFrom,
  isTelling,
  MOST_OF_LATER_KINDS,
  offered,
  onlySmallestBy,
  slip,
  type MakeWatcher,
  type Place,
} from "../watcher.ts";

/** What is known of a page that its guest uses; references are numbered from 1. */
interface Known {
  loaded: number;
  used: number;
  uses: number;
  /** It was written since it came. */
  isDirty: boolean;
}

const KEEPS_MEMORY: ReadonlySet<VmLife> = new Set<VmLife>(["running", "paused", "shuttingDown"]);

type Entry = Body<"inflate">["entries"][number];

export const ballooned: MakeWatcher = ({ monitor, ask }) => {
  const guests = new Map<VmUid, Map<PageNumber, Known>>();
  let made = 0;
  let asked = 0;

  const pageOf = (vm: VmUid, page: PageNumber): Known => {
    let pages = guests.get(vm);
    if (!pages) guests.set(vm, (pages = new Map()));
    let known = pages.get(page);
    if (!known) pages.set(page, (known = { loaded: made, used: made, uses: 0, isDirty: false }));
    return known;
  };

  const atInflate = ({ vm, beyond, entries }: Body<"inflate">, time: number, place: Place) => {
    // What is not used leaves first: that is no question. Whom frames are shared with cannot be seen here.
    if (asked >= MOST_OF_LATER_KINDS || beyond > 0 || !entries.every(isInFrame)) return;
    const frames = new Map<FrameId, PageNumber>(entries.map(({ frame, page }) => [frame, page]));
    for (const page of guests.get(vm)?.keys() ?? []) {
      const frame = monitor.memory.where(vm, page);
      if (frame < 0 || frames.has(frame)) continue;
      if (monitor.memory.isShared(frame)) return;
      frames.set(frame, page);
    }
    const right = entries.map(({ frame }) => frame);
    const all = [...frames.keys()];
    const knownIn = (frame: FrameId) => pageOf(vm, frames.get(frame)!);
    const family: RulePicks[] = [
      { rule: { of: "policy", id: "lru" }, picks: onlySmallestBy(all, (one) => knownIn(one).used) },
      { rule: { of: "policy", id: "fifo" }, picks: onlySmallestBy(all, (one) => knownIn(one).loaded) },
      { rule: { of: "policy", id: "lfu" }, picks: onlySmallestBy(all, (one) => knownIn(one).uses) },
    ];
    if (!isTelling(right, family)) return;
    const isClean = right.every((one) => !knownIn(one).isDirty);
    const latest = Math.max(...right.map((one) => knownIn(one).used));
    const rules = apartFrom(right, [
      ...family,
      slip("firstFrame", Math.min(...all)),
      slip("lowestPage", ...onlySmallestBy(all, (one) => frames.get(one)!)),
      slip("dirtyFirst", ...(isClean ? all.filter((one) => knownIn(one).isDirty) : [])),
      slip("usedLater", ...all.filter((one) => knownIn(one).used > latest)),
    ]);
    const candidates = offered(all, right, rules);
    if (candidates.length < 2) return;
    const evidence = candidates.map((one): EvidenceRow => {
      const { loaded, used, uses, isDirty } = knownIn(one);
      return { answer: one, vm, values: { page: frames.get(one)!, loaded, used, uses, dirty: isDirty ? 1 : 0 } };
    });
    asked += 1;
    ask({ kind: "ballooned", ...place, time, vm, pages: entries.length, candidates, right, rules, evidence });
  };

  const keep = (event: TraceEvent) => {
    if (event.kind === "hit" || event.kind === "fault") {
      made += 1;
      const known = pageOf(monitor.processor.vcpu(event.vcpu).vm, event.page);
      known.used = made;
      known.uses += 1;
      known.isDirty ||= event.write;
    } else if (event.kind === "map") {
      const known = pageOf(event.vm, event.page);
      known.loaded = made;
      known.uses = 1;
    } else if (event.kind === "vmState" && !KEEPS_MEMORY.has(event.state)) guests.delete(event.vm);
    else if (event.kind === "inflate") for (const { page } of event.entries) guests.get(event.vm)?.delete(page);
  };

  return {
    hear(event, place) {
      if (event.kind === "inflate") atInflate(event, event.time, place);
      keep(event);
    },
  };
};

function isInFrame({ frame, was }: Entry): boolean {
  return frame >= 0 && was === "resident";
}
