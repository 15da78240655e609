/**
 * Laws of the host as seen (`HostState`): its accounts of time (domain B.2; F.6, C4, C5, C8), its own sums, and that it
 * shows what the core knows. The accounts exist only here, because every figure shown comes from the trace.
 */
import { servedBy } from "../../trace/served.ts";
import { placeNumber } from "../../model/volumePlace.ts";
import type { HostInfo, HostState, RegionView } from "../../trace/hostState.ts";
import { FRAME_BUSY, FRAME_DIRTY, FRAME_REFERENCED, VM_SHARED } from "../../trace/hostState.ts";
import type { RegionState } from "../../vmm/memory/region/state.ts";
import { PAGE_SWAPPED } from "../../vmm/memory/state.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { compareCopies } from "./copyChecks.ts";
import { compareTier } from "./tierChecks.ts";
import { listed, type Report } from "./report.ts";
import { compareTranslation } from "./translationChecks.ts";

const ascending = (a: number, b: number) => a - b;

/** Checks C4, C5, C8 and the sums of a state that is settled to its time. */
export function checkAccounts(state: HostState, info: HostInfo, report: Report): void {
  const now = state.time;
  let guest = 0;
  let exit = 0;
  let spin = 0;
  let warm = 0;
  for (const [id, p] of state.pcpus.entries()) {
    guest += p.guest;
    exit += p.exit;
    spin += p.spin;
    const sum = p.guest + p.exit + p.switch + p.idle;
    warm += p.warm;
    if (p.spin + p.warm > p.guest)
      report("C5", `pCPU ${id} spun ${p.spin} and ran warm for ${p.warm} of ${p.guest} guest ticks`);
    if (sum !== now)
      report(
        "C5",
        `pCPU ${id}: guest ${p.guest} + exit ${p.exit} + switch ${p.switch} + idle ${p.idle} = ${sum}, not ${now}`,
      );
  }
  let cpu = 0;
  let exits = 0;
  let spinning = 0;
  let warmth = 0;
  for (const [id, v] of state.vcpus.entries()) {
    cpu += v.cpu;
    exits += v.exit;
    spinning += v.spin;
    warmth += v.warm;
    const waited = v.ready + v.blockedTicks + v.pausedTicks + v.parkedTicks + v.costopTicks + v.offlineTicks;
    const sum = v.cpu + v.exit + waited;
    const end = v.done >= 0 ? v.done : now;
    const life = v.arrival < 0 ? 0 : end - v.arrival;
    if (sum !== life)
      report(
        "C4",
        `vCPU ${id} (${v.phase}): cpu ${v.cpu} + exit ${v.exit} + ready ${v.ready} + blocked ${v.blockedTicks} + paused ${v.pausedTicks} + parked ${v.parkedTicks} + costop ${v.costopTicks} + offline ${v.offlineTicks} = ${sum}, not ${life} (${v.arrival} to ${end})`,
      );
  }
  if (guest > state.pcpus.length * now)
    report("C8", `${guest} guest ticks on ${state.pcpus.length} pCPUs until ${now}`);
  if (guest !== cpu || exit !== exits)
    report("C8", `pCPUs gave ${guest} + ${exit}, vCPUs got ${cpu} + ${exits} (guest + exit)`);
  if (spin !== spinning) report("C8", `pCPUs had ${spin} ticks of spinning, vCPUs ${spinning}`);
  if (warm !== warmth) report("C8", `pCPUs ran warm vCPUs for ${warm} ticks, vCPUs ran warm for ${warmth}`);
  checkSums(state, info, report);
}

function checkSums(state: HostState, info: HostInfo, report: Report): void {
  const { page, flags } = state.frames;
  const vm = state.frames.vm.toArray();
  const free = vm.filter((uid) => uid === -1).length;
  if (free !== state.freeFrames) report("M1", `${free} frames look free, ${state.freeFrames} are counted`);
  for (const [frame, uid] of vm.entries())
    if (uid < 0 ? page.get(frame) !== -1 || flags.get(frame) !== 0 : page.get(frame) < 0)
      report("M1", `frame ${frame} shows machine ${uid}, page ${page.get(frame)}, flags ${flags.get(frame)}`);
  const shared = [...(state.sharing?.frames.values() ?? [])].flatMap(({ pages }) => pages);
  for (const [frame, uid] of vm.entries())
    if ((uid === VM_SHARED) !== (state.sharing?.frames.has(frame) === true))
      report("M4", `frame ${frame} shows machine ${uid}, and is shared: ${state.sharing?.frames.has(frame)}`);
  for (const [uid, { frames, shared: pages }] of state.vms.entries()) {
    const sharing = shared.filter((each) => each.vm === uid).length;
    if (sharing !== pages) report("M4", `machine ${uid} shows ${sharing} pages that share, ${pages} are counted`);
    const held = vm.filter((owner) => owner === uid).length;
    if (held !== frames) report("M6", `machine ${uid} shows ${held} frames, ${frames} are counted`);
  }
  if (state.vms.length > info.vms.length || state.vcpus.length > info.vcpus.length)
    report("D1", `${state.vms.length} machines are seen, ${info.vms.length} are known`);
}

/** Checks that `state`, settled to the core's time, shows what the core knows. */
export function compareWithCore(state: HostState, monitor: Monitor, report: Report): void {
  const differ = (what: string, seen: unknown, real: unknown) => {
    if (seen !== real) report("view", `${what} shows ${String(seen)}, is ${String(real)}`);
  };
  differ("time", state.time, monitor.now);
  for (const vm of monitor.state.vms) {
    differ(`machine ${vm.uid}`, state.vms[vm.uid]?.life, vm.life);
    differ(
      `held back of machine ${vm.uid}`,
      listed((state.ioLimits.get(vm.uid)?.held ?? []).map(({ id }) => id)),
      listed(monitor.ioLimits.heldOf(vm.uid).map(({ id }) => id)),
    );
    differ(`weight of machine ${vm.uid}`, state.vms[vm.uid]?.weight, monitor.attributes[vm.firstVcpu]?.weight);
  }
  const { vcpus, pcpus, caches, shown, untold } = monitor.processor.state;
  for (const v of vcpus) {
    const seen = state.vcpus[v.id];
    differ(`vCPU ${v.id}`, seen?.phase, v.phase);
    differ(`pCPU of vCPU ${v.id}`, seen?.pcpu, v.pcpu);
    differ(`vCPU ${v.id} at a barrier`, seen?.isAtBarrier, v.isAtBarrier);
    if (v.phase === "blocked") differ(`reason of vCPU ${v.id}`, seen?.blocked, v.blocked);
  }
  for (const p of pcpus) {
    const seen = state.pcpus[p.id]!;
    // Spinning is guest code to the core; what is seen tells it apart.
    const isSpinning = p.phase === "guest" && vcpus[p.vcpu]!.isAtBarrier;
    differ(`phase of pCPU ${p.id}`, seen.phase, isSpinning ? "spin" : p.phase);
    differ(`vCPU on pCPU ${p.id}`, seen.vcpu, p.vcpu);
    differ(`last vCPU on pCPU ${p.id}`, seen.last, p.last);
    if (p.vcpu >= 0) differ(`timeslice on pCPU ${p.id}`, seen.timeslice, p.timeslice === Infinity ? -1 : p.timeslice);
  }
  for (const [id, { warm, toGo }] of caches.entries()) {
    const seen = state.caches[id]!;
    const isWarming = toGo.flatMap((ticks, v) => (ticks > 0 ? [v] : []));
    differ(`warm on pCPU ${id}`, listed(seen.warm), listed(warm));
    differ(`warming on pCPU ${id}`, listed(seen.warming.toSorted((a, b) => a - b)), listed(isWarming));
    const { vcpu } = pcpus[id]!;
    if (vcpu >= 0) differ(`vCPU ${vcpu} warm on pCPU ${id}`, state.pcpus[id]!.isWarm, toGo[vcpu] === 0);
  }
  for (const [at, queue] of shown.entries()) {
    const seen = state.runQueues[at] ?? [];
    // Of a queue in the order of ratios the core remembers only who is there.
    if (untold[at]) differ(`queue ${at}`, listed(seen.toSorted(ascending)), listed(queue.toSorted(ascending)));
    else differ(`queue ${at}`, listed(seen), listed(queue));
  }
  // Under local replacement every machine has a hand of its own, and the view shows the one that moved last.
  if (!monitor.memory.config.isLocal && state.hand >= 0) differ("hand", state.hand, monitor.memory.hand(-1));
  differ(
    "region",
    JSON.stringify(state.region),
    JSON.stringify(monitor.state.region && shownOfRegion(monitor.state.region)),
  );
  compareFrames(state, monitor, differ);
  compareTranslation(state, monitor, differ);
  compareReclaimed(state, monitor, differ);
  compareSharing(state, monitor, differ);
  compareStorage(state, monitor, differ);
  compareCopies(state, monitor, differ);
  compareTier(state, monitor, differ);
}

/** Without what only the next search needs. */
function shownOfRegion({ blocks, holes }: RegionState): RegionView {
  return { blocks, holes };
}

type Compare = (what: string, seen: unknown, real: unknown) => void;

function compareFrames(state: HostState, monitor: Monitor, differ: Compare): void {
  const { owner, page, dirty, busy } = monitor.state.memory;
  const { policy } = monitor.memory.config;
  for (const [frame, uid] of [...owner].entries()) {
    const flags = state.frames.flags.get(frame);
    const isBusy = busy.get(frame) === 1;
    differ(`frame ${frame} busy`, (flags & FRAME_BUSY) > 0, isBusy);
    if (monitor.memory.isShared(frame)) differ(`machine in frame ${frame}`, state.frames.vm.get(frame), VM_SHARED);
    // A frame whose machine stopped during its transfer goes on showing that machine until the transfer ends.
    if (uid < -1) continue;
    differ(`machine in frame ${frame}`, state.frames.vm.get(frame), uid);
    differ(`page in frame ${frame}`, state.frames.page.get(frame), page.get(frame));
    if (uid < 0 || isBusy) continue;
    differ(`frame ${frame} dirty`, (flags & FRAME_DIRTY) > 0, dirty.get(frame) === 1);
    if (policy.isReferenced)
      differ(`frame ${frame} referenced`, (flags & FRAME_REFERENCED) > 0, monitor.memory.isReferenced(frame));
    differ(`count of frame ${frame}`, state.frames.count.get(frame), monitor.memory.countOf(frame));
  }
}

function compareReclaimed(state: HostState, { reclaim, memory, state: { paging } }: Monitor, differ: Compare): void {
  if (!reclaim) return;
  differ("state of free memory", state.freeState, reclaim.state.free);
  differ("free frames", state.freeFrames, memory.state.free.size);
  for (const [vm, { view, target, isHeld }] of reclaim.state.machines) {
    const seen = state.vms[vm]!.memory!;
    const what = `of machine ${vm}`;
    const wish = reclaim.wishOf(vm);
    // A page that is being read in is on the swap volume alone until then.
    const reading = [...paging.transfers.values()].filter(
      (each) => each.vm === vm && !each.isAbandoned && each.slot >= 0,
    );
    const swapped = [...memory.guest(vm).where].filter((at) => at === PAGE_SWAPPED).length + reading.length;
    differ(`target ${what}`, seen.target, target);
    differ(`balloon ${what}`, seen.ballooned, view.ballooned);
    differ(`pages swapped out ${what}`, seen.swapped, swapped);
    differ(`hold ${what}`, seen.isHeld, isHeld);
    differ(`limit ${what}`, seen.limit, wish.limit);
    differ(`balloon switch ${what}`, seen.hasBalloon, wish.hasBalloon);
  }
}

function compareSharing(state: HostState, { sharing, memory, state: { paging } }: Monitor, differ: Compare): void {
  if (!sharing) return;
  const seen = state.sharing!;
  differ("shared frames", seen.frames.size, sharing.state.stable.size);
  for (const [token, frame] of sharing.state.stable) {
    // A page whose copy is being made shares its frame until then.
    const copies = [...paging.transfers.values()].filter((each) => each.copyOf === frame && !each.isAbandoned);
    const sharers = [...memory.state.guests].flatMap(([vm, { where }]) =>
      [...where].flatMap((at, page) => (at === frame ? [`${vm}:${page}`] : [])),
    );
    const real = [...sharers, ...copies.map(({ vm, page }) => `${vm}:${page}`)];
    const view = seen.frames.get(frame);
    differ(`content of frame ${frame}`, view?.token, token);
    differ(
      `pages that share frame ${frame}`,
      listed((view?.pages ?? []).map(({ vm, page }) => `${vm}:${page}`).toSorted()),
      listed(real.toSorted()),
    );
  }
  differ("unstable tree", waiting(seen.unstable), waiting(sharing.state.unstable));
}

/** The unstable tree as text, in an order of its own. */
function waiting(tree: ReadonlyMap<number, { readonly vm: number; readonly page: number }>): string {
  return listed([...tree].map(([token, { vm, page }]) => `${token}=${vm}:${page}`).toSorted());
}

function compareStorage(state: HostState, monitor: Monitor, differ: Compare): void {
  const { volumes, disks } = monitor.state;
  const { pool } = volumes;
  for (const [pv, extents] of pool.owner.entries())
    differ(`volumes on PV ${pv}`, listed(state.pvs[pv]!.lv), listed(extents));
  for (const [lv, { areas, pv, extent }] of pool.volumes) {
    for (const [at, disk] of pv.entries()) {
      const place = placeNumber({ area: at % areas, row: Math.floor(at / areas) });
      differ(`extent ${disk}:${extent[at]!} of volume ${lv}`, state.pvs[disk]!.le.get(extent[at]!), place);
    }
    const seen = state.volumes.get(lv);
    differ(`rows of volume ${lv}`, seen?.rows ?? -1, pv.length / areas);
    const stale = [...(volumes.stale.get(lv) ?? [])].toSorted((a, b) => a - b);
    differ(`what is out of date of volume ${lv}`, listed((seen?.stale ?? []).toSorted((a, b) => a - b)), listed(stale));
  }
  for (const [pv, { serving, queue, arm }] of disks.disks.entries()) {
    const seen = state.disks[pv]!;
    differ(`state of PV ${pv}`, seen.state, volumes.disks[pv]!);
    differ(
      `requests served by PV ${pv}`,
      listed(servedBy(seen).map(({ id }) => id)),
      listed(serving.map(({ id }) => id)),
    );
    differ(`head of PV ${pv}`, seen.arm?.head ?? -1, arm?.head ?? -1);
    differ(`direction of PV ${pv}`, seen.arm?.isUp ?? null, arm?.isUp ?? null);
    differ(`requests at PV ${pv}`, listed(seen.queue.map(({ id }) => id)), listed(queue.map(({ id }) => id)));
  }
}
