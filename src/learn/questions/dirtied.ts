/**
 * How many pages a machine writes while a round of its migration is sent: those are what the next round sends (domain E.1).
 *
 * Slips: each write instead of each page; what is sent, sent once more; all of its memory; the length of the round; that it
 * stands still meanwhile; every page that it has ever written; more or fewer than there are.
 */
import type { Body } from "../../model/rows/table.ts";
import type { Op } from "../../model/scenario.ts";
import type { PageNumber, Tick, VmUid } from "../../model/units.ts";
import { apartFrom, MOST_OF_LATER_KINDS, slip, slipBetween, type MakeWatcher, type Place } from "../watcher.ts";

/** What one can follow in the head. */
const MOST_WRITES = 100;

interface Round {
  readonly place: Place;
  readonly time: Tick;
  readonly sent: number;
  writes: number;
}

export const dirtied: MakeWatcher = ({ monitor, ask }) => {
  const rounds = new Map<VmUid, Round>();
  /** Pages that each has. */
  const memory = new Map<VmUid, number>();
  const written = new Map<VmUid, Set<PageNumber>>();
  let asked = 0;

  const atWrite = (vm: VmUid, page: PageNumber) => {
    const round = rounds.get(vm);
    if (round) round.writes += 1;
    const pages = written.get(vm) ?? new Set();
    written.set(vm, pages.add(page));
  };

  const atEnd = ({ vm, round, pages: sent, ticks, dirtied: right }: Body<"migrationRoundDone">) => {
    const begun = rounds.get(vm);
    rounds.delete(vm);
    const spec = monitor.specs[vm];
    if (!begun || !spec || asked >= MOST_OF_LATER_KINDS || begun.writes > MOST_WRITES) return;
    const { place, time, writes } = begun;
    // More than is written by references cannot be foreseen, nor can pages that are drawn by chance; of none nothing is to be thought.
    if (writes === 0 || right > writes || spec.programs.some((program) => program.some(isByChance))) return;
    if (right === sent && right === writes) return;
    const all = memory.get(vm) ?? 0;
    const rules = apartFrom(
      [right],
      [
        slip("everyWrite", writes),
        slip("sentAgain", sent),
        slip("nothingWritten", 0),
        slip("allPages", all),
        slip("everWritten", written.get(vm)?.size ?? 0),
        slip("lengthOfRound", ticks),
        slipBetween("moreThanAll", all + 1, Infinity),
        slipBetween("moreThanWritten", right + 1, all),
        slipBetween("fewerThanWritten", 0, right - 1),
      ],
    );
    const evidence = [{ answer: vm, values: { sent, memory: all, lasts: ticks, writes } }];
    asked += 1;
    ask({
      kind: "dirtied",
      ...place,
      time,
      vm,
      round,
      sent,
      all,
      ticks,
      candidates: [],
      right: [right],
      rules,
      evidence,
    });
  };

  return {
    hear(event, place) {
      if ((event.kind === "hit" || event.kind === "fault") && event.write)
        atWrite(monitor.processor.vcpu(event.vcpu).vm, event.page);
      else if (event.kind === "migrationBegan") memory.set(event.vm, event.pages);
      else if (event.kind === "migrationRound") {
        const { vm, time, pages: sent } = event;
        rounds.set(vm, { place, time, sent, writes: 0 });
      } else if (event.kind === "migrationRoundDone") atEnd(event);
      else if (event.kind === "migrationEnded" || event.kind === "migrationStopped") rounds.delete(event.vm);
    },
  };
};

function isByChance(op: Op): boolean {
  return op.op === "loop" ? op.body.some(isByChance) : op.op === "pattern" && op.pattern !== "sequential";
}
