/**
 * Where something goes, or that it finds no place: the hole of the memory region that a machine gets its block from, and the
 * free run that a volume gets its next extents from. Asked before the command tells whether it is carried out. The family are
 * the other fits and the other allocation policies, in the state that there is.
 *
 * Slips of the first: rounding up is forgotten; the hole is too small; the last one; the first one looked at is too small, so
 * that none is large enough; none is exactly as large. Of the second: the run is too short; what is left finds no place from
 * there on; the longest run; the one that comes closest; only a whole piece counts; the first run is too short. And the host
 * that a new machine is put on, where somebody decides it; its slips: something stands against it there; the first host, or
 * another one, does not take it, so that none does; the last one.
 */
import { chooseHost } from "../../manager/placement/choose.ts";
import { isUpTo } from "../../manager/byHand.ts";
import { ALLOCATION_POLICIES } from "../../model/choices.ts";
import { PLACEMENT_RULES } from "../../model/migration.ts";
import { CONVENTION_CHOICES } from "../../model/rules.ts";
import { hostOf } from "../../model/scenario.ts";
import { defaultsOf } from "../../model/settingKinds.ts";
import { PLACEMENT } from "../../model/settings.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import { placesAndNone, type About } from "../../vmm/byHand.ts";
import { fits } from "../../vmm/memory/region/fits.ts";
import { holesByAddress } from "../../vmm/memory/region/state.ts";
import type { Carving } from "../../vmm/storage/carving.ts";
import type { EvidenceRow, RulePicks } from "../question.ts";
import { apartFrom, isTelling, offered, slip, type MakeWatcher, type Place, type Watched } from "../watcher.ts";

type AboutMachine = Extract<About, { readonly of: "machine" }>;

const FITS = ["first", "next", "best", "worst"] as const;

interface Moment extends Place {
  readonly time: Tick;
}

export const places: MakeWatcher = (watched) => {
  const { scenario, monitor } = watched;
  const byHand = scenario.byHand?.kinds ?? [];
  return {
    decided({ about }, time, place) {
      if (about?.of === "block") askHole(watched, about.vm, { ...place, time });
      if (about?.of === "volume") askExtents(watched, about.carving, about.command, { ...place, time });
      if (about?.of === "machine") askHost(watched, about, { ...place, time });
    },
    hear(event, place) {
      if (event.kind !== "commandDone" && event.kind !== "commandFailed") return;
      const at = { ...place, time: event.time };
      const refused = event.kind === "commandFailed" ? event : null;
      if (event.command === "start" && !byHand.includes("hole") && isUpTo("region", refused)) {
        const vm = monitor.state.vms[event.vm];
        if (vm?.life === "shutOff" && !vm.image) askHole(watched, vm.uid, at);
      }
      if (event.command !== "create" || byHand.includes("extents") || !isUpTo("storage", refused)) return;
      const given =
        event.index < 0 ? { machine: scenario.machines[-1 - event.index]! } : scenario.commands[event.index];
      if (!given || !("machine" in given) || monitor.copyOnWrite.pool) return;
      const { volumes } = given.machine;
      const carving = refused && volumes.length > 1 ? null : monitor.volumes.carving(volumes);
      if (carving) askExtents(watched, carving, event.index, at);
    },
  };
};

function askHole({ scenario, monitor, isAll, ask }: Watched, vm: VmUid, at: Moment): void {
  const { contiguous } = monitor;
  const found = contiguous.search(monitor.specs[vm]!);
  const { state, spec } = contiguous;
  if (!found || !state || !spec) return;
  const { needed, asked, place } = found;
  const { holes } = state;
  const sorted = holesByAddress(holes);
  const none = sorted.length;
  const numberOf = (listed: number) => (listed < 0 ? none : sorted.indexOf(holes[listed]!));
  const right = [numberOf(place)];
  const own = hostOf(scenario).region!.fit;
  // Where the list stands in another order, or buddies are cut up, the next one is not what it is elsewhere.
  const family = FITS.filter((id) => id !== own).map((id): RulePicks => {
    const from = fits[id].isRoving ? contiguous.placeOfRover : 0;
    const turned = [...holes.slice(from), ...holes.slice(0, from)];
    const chosen = fits[id].choose(turned, needed).place;
    return { rule: { of: "policy", id }, picks: [numberOf(chosen < 0 ? -1 : (chosen + from) % holes.length)] };
  });
  const isRefused = right[0] === none;
  if (!isAll && !isTelling(right, family) && !isRefused) return;
  const numbers = (is: (size: number) => boolean) => sorted.flatMap(({ size }, number) => (is(size) ? [number] : []));
  const tooSmall = numbers((size) => size < needed);
  const slips = [
    slip("notRounded", ...numbers((size) => size >= asked && size < needed)),
    slip("tooSmall", ...tooSmall),
    slip("firstTooSmall", ...(holes[0] && holes[0].size < needed ? [none] : [])),
    slip("noneExact", ...(sorted.some(({ size }) => size === needed) ? [] : [none])),
    slip("lastByAddress", none - 1),
  ];
  const offer = offerOf(none, right, [...family, ...slips], tooSmall, (number) => {
    const { start, size } = sorted[number]!;
    return { values: { start, available: size, needed, rest: size >= needed ? size - needed : null } };
  });
  if (offer) ask({ kind: "hole", ...at, vm, asked, needed, ...offer });
}

function askExtents({ scenario, isAll, ask }: Watched, carving: Carving, index: number, at: Moment): void {
  const { runs, left } = carving;
  const none = runs.length;
  const own = carving.own();
  if (own < 0) return;
  const right = [own];
  const { allocation } = hostOf(scenario);
  const { extents: where } = scenario.conventions;
  const conventions = CONVENTION_CHOICES.extents
    .filter((choice) => choice !== where)
    .map((choice): RulePicks => ({
      rule: { of: "convention", ref: { of: "conventions", id: "extents" }, choice },
      picks: [carving.own({ upTo: allocation, where: choice })],
    }));
  const policies = ALLOCATION_POLICIES.filter((id) => id !== allocation && id !== "anywhere").map((id): RulePicks => ({
    rule: { of: "policy", id },
    picks: [carving.own({ upTo: id, where })],
  }));
  const family = [...conventions, ...policies].filter(({ picks }) => picks[0]! >= 0);
  const isRefused = own === none;
  if (!isAll && !isTelling(right, family) && !isRefused) return;
  const cannot = runs.flatMap((_, number) => (carving.canTake(number) ? [] : [number]));
  const isShort = (number: number) => runs[number]!.count < left;
  const lengths = runs.map(({ count }) => count);
  const numbered = (is: (count: number) => boolean) => lengths.flatMap((count, number) => (is(count) ? [number] : []));
  const slips = [
    slip("tooSmall", ...(allocation === "contiguous" ? cannot.filter(isShort) : [])),
    slip("cannotGoOn", ...cannot),
    slip("longestRun", ...numbered((count) => count === Math.max(...lengths))),
    slip("closestRun", ...numbered((count) => count === Math.min(...lengths.filter((length) => length >= left)))),
    slip("inOnePiece", ...(runs.every(({ count }) => count < left) ? [none] : [])),
    slip("firstTooSmall", ...(none > 0 && isShort(0) ? [none] : [])),
    slip("lastByAddress", none - 1),
  ];
  const offer = offerOf(none, right, [...family, ...slips], cannot, (number) => {
    const { pv, start, count } = runs[number]!;
    return { values: { pv, start, available: count, needed: left } };
  });
  const { volume, all } = carving;
  if (offer) ask({ kind: "extents", ...at, index, volume, left, all, ...offer });
}

function askHost({ scenario, isAll, ask }: Watched, about: AboutMachine, at: Moment): void {
  const { command: index, offers, last, vcpus, pages } = about;
  const none = scenario.hosts.length;
  const { rule } = scenario.placement ?? defaultsOf(PLACEMENT);
  const numberOf = (host: number) => (host < 0 ? none : host);
  const right = [numberOf(chooseHost(rule, offers, last))];
  const family = PLACEMENT_RULES.filter((id) => id !== rule).map((id): RulePicks => ({
    rule: { of: "policy", id },
    picks: [numberOf(chooseHost(id, offers, last))],
  }));
  const isRefused = right[0] === none;
  if (!isAll && !isTelling(right, family) && !isRefused) return;
  const against = offers.filter(({ refusal }) => refusal !== "none").map(({ host }) => host);
  const slips = [
    slip("standsAgainst", ...against),
    slip("firstHostFull", ...(against.includes(0) ? [none] : [])),
    slip("someHostFull", ...(against.length > 0 ? [none] : [])),
    slip("lastByAddress", none - 1),
  ];
  const offer = offerOf(none, right, [...family, ...slips], against, (number) => {
    const { refusal, needed, available, left } = offers[number]!;
    const isNumber = needed > 0 || available > 0;
    const short = { needed: isNumber ? needed : null, available: isNumber ? available : null };
    return { refusal, values: { ...short, rest: left } };
  });
  if (offer) ask({ kind: "host", ...at, index, vcpus, pages, ...offer });
}

/**
 * The places that are offered, by number, with `none` for that there is none; what speaks for each, and which cannot be: those
 * of `cannot`, and that there is none where one is right. Null: there is nothing to choose.
 */
function offerOf(
  none: number,
  right: readonly number[],
  answers: readonly RulePicks[],
  cannot: readonly number[],
  tell: (place: number) => Omit<EvidenceRow, "answer">,
) {
  const rules = apartFrom(right, answers);
  const candidates = offered(placesAndNone(none), right, rules);
  if (candidates.length < 2) return null;
  const evidence = candidates
    .filter((place) => place !== none)
    .map((place): EvidenceRow => ({ answer: place, ...tell(place) }));
  const impossible = [...cannot, ...(right[0] === none ? [] : [none])];
  return { none, candidates, right, rules, evidence, impossible };
}
