/** Goals of puzzles on where things are: page tables, the memory region, volumes, machines. */
import { hostOf, type FitId, type RegionSpec, type Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { walkAccesses, walkLevels } from "../model/translation.ts";
import type { TraceReader } from "../trace/reader.ts";
import { Region } from "../vmm/memory/region/region.ts";
import { decided, hostWhere, OPEN, uidOf, until, type Found } from "./goalParts.ts";

export type PlaceGoal =
  /** Reads and writes of all disks until then. */
  | { readonly goal: "diskAtMost"; readonly count: number; readonly until: Tick }
  /** What one machine did until its end takes at least so many ticks less with shadow tables than with nested ones. */
  | { readonly goal: "shadowSaves"; readonly vm: string; readonly ticks: Tick }
  /** What the machines ask of the region, in the order in which they come: one fit serves all of them, the other does not. */
  | { readonly goal: "fitsDiffer"; readonly serves: FitId; readonly refuses: FitId }
  /** The volumes of all machines that exist then have these extents, in whatever order; ascending. */
  | { readonly goal: "volumes"; readonly extents: readonly number[]; readonly at: Tick }
  /** It has moved to another host by then, and stood still for at most `downtime`. */
  | { readonly goal: "moved"; readonly vm: string; readonly downtime: Tick; readonly until: Tick }
  /** So many machines exist at that moment. */
  | { readonly goal: "machines"; readonly machines: number; readonly at: Tick };

export function placeResult(goal: PlaceGoal, trace: TraceReader, scenario: Scenario): Found {
  switch (goal.goal) {
    case "diskAtMost":
      return until(trace, goal.until, ({ host }) => {
        const found = host.disks.reduce((sum, { reads, writes }) => sum + reads + writes, 0);
        return decided(found <= goal.count, found);
      });
    case "shadowSaves":
      return trace.isComplete ? savedResult(goal.vm, goal.ticks, trace, scenario) : OPEN;
    case "fitsDiffer":
      return fitsResult(goal, scenario);
    case "volumes":
      return until(trace, goal.at, ({ info, host }) => {
        const exists = (uid: number) => host.vms[uid] !== undefined && host.vms[uid].life !== "none";
        const lvs = info.vms.flatMap((machine) => (exists(machine.uid) ? machine.lvs : []));
        const found = lvs.map((lv) => info.lvs[lv]!.extents).toSorted((one, other) => one - other);
        const isSame = found.join() === goal.extents.join();
        return decided(isSame, found.length);
      });
    case "moved":
      return until(trace, goal.until, ({ info, host }) => {
        // Of several moves the last one counts.
        const moves = host.migrations?.filter(({ vm, isOut }) => isOut && info.vms[vm]?.name === goal.vm) ?? [];
        const end = moves.at(-1)?.end;
        if (end?.outcome !== "done") return decided(false, null, goal.vm);
        return decided(end.downtime <= goal.downtime, end.downtime, goal.vm);
      });
    case "machines":
      return until(trace, goal.at, ({ host }) => {
        const found = host.vms.filter(({ life }) => life !== "none").length;
        return decided(found >= goal.machines, found);
      });
  }
}

/** Walks and table writes do not depend on the kind of tables, so what the other kind would take follows from them. */
function savedResult(vm: string, ticks: Tick, trace: TraceReader, scenario: Scenario): Found {
  const { translation } = hostOf(scenario);
  const { info, host } = hostWhere(trace, trace.knownUntil);
  const counts = host.translations.get(uidOf(info, vm));
  if (!translation || !counts) return decided(false, null, vm);
  const [nested, shadow] = (["nested", "shadow"] as const).map((kind) =>
    walkAccesses(walkLevels({ ...translation, kind })),
  );
  const walks = counts.misses * (nested! - shadow!) * translation.accessTicks;
  const found = walks - counts.tableWrites * translation.tableWriteTicks;
  return decided(found >= ticks, found, vm);
}

/** `found`: requests that are refused by the fit which should serve all; 0: the other one serves all as well. */
function fitsResult(goal: Extract<PlaceGoal, { goal: "fitsDiffer" }>, scenario: Scenario): Found {
  const { region } = hostOf(scenario);
  if (!region) return decided(false);
  const found = refusedBy({ ...region, fit: goal.serves }, scenario);
  const others = refusedBy({ ...region, fit: goal.refuses }, scenario);
  return decided(found === 0 && others > 0, found);
}

/** Requests that find no hole, where nobody gives one back. */
function refusedBy(spec: RegionSpec, { machines }: Scenario): number {
  const region = new Region(spec);
  const comers = machines
    .flatMap(({ arrival, regionUnits }) => (arrival === null || !regionUnits ? [] : [{ arrival, units: regionUnits }]))
    .toSorted((one, other) => one.arrival - other.arrival);
  return comers.filter(({ units }, vm) => region.allocate(vm, units) === null).length;
}
