/**
 * What each machine can reach at a moment, and whether the rules that keep machines apart hold there (domain F.6), from the
 * host as it is shown: the same laws that the core is tested by, read from the trace alone.
 */
import type { PageNumber, PcpuId, VmUid } from "../../model/units.ts";
import { isOff } from "../../model/states.ts";
import { pageOfKey, tlbKey, vmOfKey } from "../../model/translation.ts";
import { FRAME_BUSY, VM_SHARED, type HostInfo, type HostState } from "../hostState.ts";
import type { BreachView } from "../views/isolation.ts";

/** What a machine can reach. */
export interface Reach {
  readonly vm: VmUid;
  /** Frames that it has alone, and can write; not those with a transfer under way. */
  readonly frames: number;
  /** Pages that share a frame with others, and can be read alone. */
  readonly shared: number;
  readonly extents: number;
  /** pCPUs that its vCPUs may use; null: all. */
  readonly pcpus: readonly PcpuId[] | null;
  /** Entries of its pages in all TLBs; null where translation is not modelled. */
  readonly tlb: number | null;
}

/** The machines that exist, by id. O(frames + extents + TLB entries). */
export function reachOf(state: HostState, info: HostInfo): Reach[] {
  const extents = new Map<VmUid, number>();
  for (const { lv } of state.pvs)
    for (const id of lv) {
      const vm = id < 0 ? -1 : (info.lvs[id]?.vm ?? -1);
      if (vm >= 0) extents.set(vm, (extents.get(vm) ?? 0) + 1);
    }
  const entries = new Map<VmUid, number>();
  for (const tlb of state.tlbs)
    for (const key of tlb.entries.keys()) entries.set(vmOfKey(key), (entries.get(vmOfKey(key)) ?? 0) + 1);
  const own = new Map<VmUid, number>();
  for (const { vm } of pagesInFrames(state)) own.set(vm, (own.get(vm) ?? 0) + 1);
  return state.vms.flatMap(({ life, shared }, vm): Reach[] => {
    const known = info.vms[vm];
    if (!known || life === "none") return [];
    return [
      {
        vm,
        frames: own.get(vm) ?? 0,
        shared,
        extents: extents.get(vm) ?? 0,
        pcpus: isOff(life) ? [] : known.spec.affinity,
        tlb: state.tlbs.length === 0 ? null : (entries.get(vm) ?? 0),
      },
    ];
  });
}

/**
 * What is checked:
 * - `frames`     M2: a frame that is not shared has one page, and no page is in two frames
 * - `sharing`    M3: a frame that pages share is nobody's to write
 * - `contents`   M3, M7: what stands in a frame was put there for whoever has it
 * - `extents`    S2: an extent of a disk belongs to one place of one volume
 * - `tlb`        M9: an entry of a TLB leads to where its page is
 * - `pcpus`      C10: a vCPU runs where it may
 */
export const ISOLATION_RULES = ["frames", "sharing", "contents", "extents", "tlb", "pcpus"] as const;
export type IsolationRule = (typeof ISOLATION_RULES)[number];

export interface RuleState {
  readonly rule: IsolationRule;
  /** Frames, pages, extents, entries or vCPUs that were looked at. */
  readonly checked: number;
  /** Those that it does not hold for, at this moment. */
  readonly broken: number;
  /** What broke it last, and how often it was broken so far; only `contents` can be. */
  readonly last: BreachView | null;
  readonly breaches: number;
}

/** Every rule that there is something to check by. O(frames + extents + TLB entries). */
export function isolationRules(state: HostState, info: HostInfo): RuleState[] {
  const { isolation } = state;
  const found: Readonly<Record<IsolationRule, readonly [number, number]>> = {
    frames: framesByPage(state),
    sharing: sharedFrames(state),
    contents: [info.frames - state.freeFrames, 0],
    extents: extentsByPlace(state),
    tlb: entriesOfTlbs(state),
    pcpus: runningVcpus(state, info),
  };
  return ISOLATION_RULES.filter(
    (rule) => (rule !== "tlb" || state.tlbs.length > 0) && (rule !== "sharing" || state.sharing !== null),
  ).map((rule) => {
    const [checked, broken] = found[rule];
    const isContents = rule === "contents";
    return {
      rule,
      checked,
      broken,
      last: isContents ? (isolation?.breaches.at(-1) ?? null) : null,
      breaches: isContents ? (isolation?.breachCount ?? 0) : 0,
    };
  });
}

/** Pages of machines that are in frames of their own; a frame with a transfer under way has the page that is leaving it, or none yet. */
function* pagesInFrames({ frames }: HostState): Generator<{ readonly vm: VmUid; readonly page: PageNumber }> {
  for (const [frame, vm] of [...frames.vm].entries()) {
    const page = frames.page.get(frame);
    if (vm >= 0 && page >= 0 && (frames.flags.get(frame) & FRAME_BUSY) === 0) yield { vm, page };
  }
}

function framesByPage(state: HostState): [number, number] {
  const seen = new Set<number>();
  let broken = 0;
  let checked = 0;
  for (const { vm, page } of pagesInFrames(state)) {
    checked += 1;
    const key = tlbKey(vm, page);
    if (seen.has(key)) broken += 1;
    seen.add(key);
  }
  return [checked, broken];
}

function sharedFrames({ frames, sharing }: HostState): [number, number] {
  let broken = 0;
  let checked = 0;
  for (const [frame] of sharing?.frames ?? []) {
    checked += 1;
    if (frames.vm.get(frame) !== VM_SHARED || frames.page.get(frame) >= 0) broken += 1;
  }
  return [checked, broken];
}

/** Each extent that a volume says is its own says so itself, and no other one does. */
function extentsByPlace({ pvs, volumes }: HostState): [number, number] {
  let checked = 0;
  let broken = 0;
  for (const { lv } of pvs) for (const id of lv) if (id >= 0) checked += 1;
  let said = 0;
  for (const [id, { spans }] of volumes)
    for (const { pv, start, count } of spans) {
      said += count;
      for (let extent = start; extent < start + count; extent += 1) if (pvs[pv]!.lv.get(extent) !== id) broken += 1;
    }
  return [checked, broken + Math.max(0, said - checked)];
}

function entriesOfTlbs({ tlbs, frames, sharing }: HostState): [number, number] {
  let checked = 0;
  let broken = 0;
  for (const { entries } of tlbs)
    for (const [key, frame] of entries) {
      checked += 1;
      const [vm, page] = [vmOfKey(key), pageOfKey(key)];
      const isOwn = frames.vm.get(frame) === vm && frames.page.get(frame) === page;
      const isShared = sharing?.frames.get(frame)?.pages.some((each) => each.vm === vm && each.page === page);
      if (!isOwn && isShared !== true) broken += 1;
    }
  return [checked, broken];
}

function runningVcpus({ vcpus }: HostState, info: HostInfo): [number, number] {
  const running = vcpus.flatMap(({ phase, pcpu }, id) => (phase === "running" ? [{ id, pcpu }] : []));
  const isAllowed = ({ id, pcpu }: { id: number; pcpu: number }) =>
    info.vms[info.vcpus[id]!.vm]!.spec.affinity?.includes(pcpu) ?? true;
  return [running.length, running.filter((each) => !isAllowed(each)).length];
}
