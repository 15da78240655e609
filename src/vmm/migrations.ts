/**
 * Machines that move from host to host (domain E): what the destination must have for them is reserved when they begin to
 * move, and what they had is given back at the source when they go on; until then everything can be taken back.
 *
 * ```
 * offline       definition moves at once; the machine is off
 * stopAndCopy   stands still -- all pages, state --> goes on there
 * preCopy       all pages -- those written meanwhile -- again ... stands still -- the rest, state --> goes on there
 * postCopy      stands still -- state --> goes on there -- all pages follow, those first that it wants
 * hybrid        all pages -- stands still -- state --> goes on there -- those follow that it wrote meanwhile
 * ```
 * The link is one server of bytes, first come first served. Volumes are on storage that both hosts reach, and nothing of them is
 * sent, unless they are to be copied: then they go first. State is plain data.
 */
import { cloneState } from "../base/cloneState.ts";
import type { MigrationMode, MigrationOutcome, MigrationStop } from "../model/migration.ts";
import type { MachineSpec, NetworkSpec } from "../model/scenario.ts";
import { isOff, type VmLife } from "../model/states.ts";
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
import type { VolumeAccess } from "./blockIo.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { startContext, type Vcpu } from "./cpu/state.ts";
import type { Job, JobHandler } from "./jobs.ts";
import type { SavedPage } from "./memory/state.ts";
import { nearestMissing, takeMissing } from "./migration/missingPages.ts";
import {
  bytesOfPage,
  bytesOfPages,
  followingPages,
  mostRateOf,
  movingMachine,
  notCrossed,
  raiseThrottle,
  rateOfRound,
  stopReason,
  type FollowingPages,
  type MovingMachine,
} from "./movingMachine.ts";
import { arrive, createLink, crossed, drop, send, setSpeed, type LinkState, type Push } from "./networkLink.ts";
import type { SavedImage, Vm } from "./vm.ts";

export interface MigrationsState {
  readonly running: Map<number, MovingMachine>;
  nextId: number;
  link: LinkState;
  isLinkDown: boolean;
  /** Numbers of the hosts that have failed. */
  downHosts: readonly number[];
}

/** The place of a host among the others. `Host`: what is seen of each. */
export interface Site<Host extends CopiesParts> {
  readonly host: number;
  readonly migrations: Migrations<Host>;
  /** Of its jobs about machines that leave it, or come to it. */
  readonly handler: JobHandler;
  /** A guest has written a page. */
  wrote(vm: VmUid, page: PageNumber): void;
  /** A guest writes blocks of a volume. */
  wroteBlocks(vm: VmUid, access: VolumeAccess): void;
  /** A guest is about to write a page: ticks of the exit in which that is noted. */
  notes(vm: VmUid, page: PageNumber): Tick;
  /** A vCPU wants a page that is on the host which its machine has left. */
  wants(v: Vcpu, page: PageNumber): void;
}

/** More than these at one moment are a loop without end. */
const MOST_AT_ONCE = 10_000;

/** Rows that tell how far the pages have come that follow a machine. */
const PROGRESS_STEPS = 16;

export class Migrations<Host extends CopiesParts> {
  state: MigrationsState = { running: new Map(), nextId: 0, link: createLink(), isLinkDown: false, downHosts: [] };
  readonly #network: NetworkSpec;
  readonly #monitors: readonly Host[];
  /** Has a host take part in the present moment. */
  readonly #wake: (host: number) => void;

  constructor(network: NetworkSpec, monitors: readonly Host[], wake: (host: number) => void) {
    this.#network = network;
    this.#monitors = monitors;
    this.#wake = wake;
  }

  get hosts(): number {
    return this.#monitors.length;
  }

  monitor(host: number): Host {
    return this.#monitors[host]!;
  }

  /** A machine is called so on one of the hosts. */
  isTaken(name: string): boolean {
    return this.#monitors.some((monitor) => monitor.machines.find(name) !== null);
  }

  /** The next moment at which something happens by itself. */
  nextTime(): Tick {
    let next = this.state.link.until;
    for (const { goesOnAt, throttle, following } of this.state.running.values())
      next = Math.min(next, goesOnAt, throttle.nextAt, following?.asked[0]?.at ?? Infinity);
    return next;
  }

  /** Phase 0: the source hears what is wanted, what the link has carried has come, and machines go on. */
  runCompletions(now: Tick): void {
    for (let turn = 0; turn < MOST_AT_ONCE && this.nextTime() <= now; turn += 1) {
      for (const migration of this.state.running.values()) this.#hear(migration, now);
      if (this.state.link.until <= now) this.#sent(now);
      for (const migration of this.state.running.values()) {
        if (migration.goesOnAt <= now) this.#goOn(migration, now);
        if (migration.throttle.nextAt <= now) this.#holdOrLetGo(migration, now);
      }
    }
  }

  /** Begins to move `vm` from host `from` to host `to`, where there is room for it. */
  begin(from: number, vm: Vm, to: number, mode: MigrationMode, copiesVolumes: boolean): void {
    const source = this.monitor(from);
    this.#wake(to);
    const target = this.monitor(to);
    const now = nowOn(source);
    const spec: MachineSpec = source.machines.specs[vm.uid]!;
    const pages = source.machines.pagesOf(spec.memoryBytes);
    const attributes = vm.vcpus.map((id) => source.processor.attributes[id]!);
    source.recorder.tell(now, "migrationBegan", { vm: vm.uid, mode, isOut: true, host: to, pages });
    const next = target.machines.state.vms.length;
    target.recorder.tell(now, "migrationBegan", { vm: next, mode, isOut: false, host: from, pages });
    const shell = target.machines.define(spec, attributes);
    if (isOff(vm.life)) {
      target.machines.setLife(shell, "shutOff", "job");
      source.machines.undefine(vm, false, "job");
      const nothing = { round: 0, sentPages: 0, sentBytes: 0, since: now, stoppedAt: now, wentOnAt: now };
      this.#tellEnd({ from, to, vm: vm.uid, shell: shell.uid, ...nothing }, "done", now);
      return;
    }
    target.machines.turnOn(shell, "paused");
    for (const v of target.machines.vcpusOf(shell)) target.processor.put(v, startContext());
    const id = this.state.nextId;
    this.state.nextId += 1;
    const jobs = { job: source.jobs.state.nextJob, shellJob: target.jobs.state.nextJob };
    const migration = movingMachine(
      { id, mode, from, to, vm: vm.uid, shell: shell.uid, ...jobs, pages, since: now },
      this.#network.bytesPerTick,
    );
    this.state.running.set(id, migration);
    source.jobs.begin("migrate", vm.uid, pages, -1);
    target.jobs.begin("incoming", shell.uid, pages, -1);
    if (copiesVolumes && vm.lvCount > 0) this.#beginVolumes(migration, now);
    else this.#beginPages(migration, now);
  }

  /** What the volumes hold is sent before the pages, and what is written meanwhile with the last of them. */
  #beginVolumes(migration: MovingMachine, now: Tick): void {
    const { volumes, recorder } = this.monitor(migration.from);
    const { uid, firstLv, lvCount } = this.#vmOf(migration);
    let extents = 0;
    for (let lv = firstLv; lv < firstLv + lvCount; lv += 1) extents += volumes.logicalExtents(lv);
    const bytes = volumes.bytesOf(extents);
    migration.phase = "volumes";
    migration.volumes = { extents, since: now, written: new Set() };
    recorder.tell(now, "migrationVolumes", { vm: uid, extents, bytes });
    this.#send(migration, bytes, null, now);
  }

  #volumesDone(migration: MovingMachine, now: Tick): void {
    const { vm, from } = migration;
    const { extents, since, written } = migration.volumes!;
    const figures = { extents, ticks: now - since, written: written.size };
    this.monitor(from).recorder.tell(now, "migrationVolumesDone", { vm, ...figures });
    migration.phase = "running";
    this.#beginPages(migration, now);
  }

  #beginPages(migration: MovingMachine, now: Tick): void {
    const { mode } = migration;
    if (mode === "stopAndCopy" || mode === "postCopy") this.#stop(migration, "mode", now);
    else if (this.#vmOf(migration).life === "paused") this.#stop(migration, "paused", now);
    else this.#beginRound(migration, now);
  }

  /** The guest of machine `uid` on host `host` writes blocks of a volume. */
  #wroteBlocks(host: number, uid: VmUid, { lv, block, blocks }: VolumeAccess): void {
    for (const { from, vm, phase, volumes } of this.state.running.values()) {
      if (!volumes || from !== host || vm !== uid || !isAtWork(phase)) continue;
      const extents = Math.max(1, this.monitor(host).volumes.logicalExtents(lv));
      for (let at = block; at < block + blocks; at += 1) volumes.written.add(`${lv}:${at % extents}`);
    }
  }

  /** The guest of machine `vm` on host `host` has written `page`, or is about to: true for the first time in a round. */
  #wrote(host: number, vm: VmUid, page: PageNumber): boolean {
    if (this.state.running.size === 0) return false;
    for (const migration of this.state.running.values()) {
      const isOfRound = migration.phase === "running" && migration.from === host && migration.vm === vm;
      if (!isOfRound || migration.dirty[page] !== 0) continue;
      migration.dirty[page] = 1;
      migration.dirtyCount += 1;
      return true;
    }
    return false;
  }

  /** The one that `job` of host `host` is about. */
  #of(host: number, { id }: Job): MovingMachine | null {
    for (const migration of this.state.running.values())
      if ((migration.from === host && migration.job === id) || (migration.to === host && migration.shellJob === id))
        return migration;
    return null;
  }

  /** What host number `host` asks. */
  siteOf(host: number): Site<Host> {
    return {
      host,
      migrations: this,
      handler: this.#handlerOf(host),
      wrote: (vm, page) => void this.#wrote(host, vm, page),
      wroteBlocks: (vm, access) => this.#wroteBlocks(host, vm, access),
      notes: (vm, page) => (this.#network.dirtyExit > 0 && this.#wrote(host, vm, page) ? this.#network.dirtyExit : 0),
      wants: (v, page) => this.#wants(host, v, page),
    };
  }

  /** The job of host `host` about a machine that leaves it, or comes to it. */
  #handlerOf(host: number): JobHandler {
    return {
      isHolding: true,
      // What has gone on at the destination stands still where it was.
      holds: (job) => job.kind !== "pull" && (job.kind !== "migrate" || !isAtWork(this.#of(host, job)?.phase)),
      // Its parts are sent, and no I/O. Where disks had to answer first, they may have.
      next: (job) => {
        const migration = this.#of(host, job);
        if (migration?.phase === "activating" && migration.goesOnAt === Infinity)
          migration.goesOnAt = nowOn(this.monitor(migration.from));
        return "wait";
      },
      finish: () => {},
      abort: (job, isStopping) => {
        const migration = this.#of(host, job);
        if (migration) this.#abort(migration, host, isStopping);
      },
    };
  }

  #send({ id, phase, rate }: MovingMachine, bytes: number, pages: readonly PageNumber[] | null, now: Tick): void {
    const bytesPerTick = phase === "running" ? rate : mostRateOf(this.#network);
    send(this.state.link, { migration: id, bytes, bytesPerTick, pages }, now, this.#push);
  }

  /** The first of what waits for the link has come. */
  #sent(now: Tick): void {
    const { state } = this;
    const { migration: id, bytes, pages } = arrive(state.link, now, this.#push);
    const migration = state.running.get(id)!;
    migration.sentBytes += bytes;
    if (pages) return this.#pagesCame(migration, pages, now);
    this.#wake(migration.from);
    if (migration.phase === "volumes") return this.#volumesDone(migration, now);
    if (migration.phase === "running") return this.#roundDone(migration, now);
    migration.sentPages += migration.roundPages;
    migration.phase = "activating";
    migration.goesOnAt = now + this.#network.activation;
    if (migration.following) this.#send(migration, 0, [], now);
  }

  #beginRound(migration: MovingMachine, now: Tick): void {
    const { vm, from, round, dirty, dirtyCount: pages } = migration;
    const source = this.monitor(from);
    migration.zeros = this.#zerosOf(migration);
    const bytes = bytesOfPages(dirty, migration.zeros, pageBytesOf(source));
    migration.roundPages = pages;
    migration.roundBytes = bytes;
    migration.roundSince = now;
    migration.sending = dirty;
    migration.dirty = new Uint8Array(dirty.length);
    migration.dirtyCount = 0;
    this.#setRate(migration, now);
    source.recorder.tell(now, "migrationRound", { vm, round, pages, bytes });
    this.#send(migration, bytes, null, now);
  }

  /** Where of pages of zeros only a mark is sent: those of the machine. */
  #zerosOf({ from, vm, pages }: MovingMachine): Uint8Array | null {
    if (!this.#network.skipZero) return null;
    const zeros = new Uint8Array(pages).fill(1);
    for (const { page } of this.monitor(from).memory.pagesWithContent(vm)) zeros[page] = 0;
    return zeros;
  }

  #setRate(migration: MovingMachine, now: Tick): void {
    const { from, vm, rate } = migration;
    migration.rate = rateOfRound(migration, this.#network);
    if (migration.rate !== rate)
      this.monitor(from).recorder.tell(now, "migrationRate", { vm, bytesPerTick: migration.rate });
  }

  #roundDone(migration: MovingMachine, now: Tick): void {
    this.#endRound(migration, migration.roundPages, now);
    const bytesLeft = migration.dirtyCount * pageBytesOf(this.monitor(migration.from));
    const reason = this.#stopReason(migration, bytesLeft);
    if (reason) return this.#stop(migration, reason, now);
    if (raiseThrottle(migration, this.#network, bytesLeft)) this.#holdBack(migration, now);
    this.#beginRound(migration, now);
  }

  /** So many pages of a round have crossed, and no others of it are sent. */
  #endRound(migration: MovingMachine, pages: number, now: Tick): void {
    const { vm, from, job, round, roundSince, dirtyCount } = migration;
    const source = this.monitor(from);
    const ticks = now - roundSince;
    migration.sentPages += pages;
    migration.round += 1;
    migration.writeRate = Math.floor((dirtyCount * pageBytesOf(source)) / Math.max(1, ticks));
    source.recorder.tell(now, "migrationRoundDone", { vm, round, pages, ticks, dirtied: dirtyCount });
    source.jobs.progress(job, migration.pages - dirtyCount);
  }

  /** Why no further round is made; null: one is. */
  #stopReason(migration: MovingMachine, bytesLeft: number): MigrationStop | null {
    // Nothing more is written by a guest that stands still.
    if (this.#vmOf(migration).life === "paused") return "paused";
    return migration.mode === "hybrid" ? "mode" : stopReason(migration, this.#network, bytesLeft);
  }

  /** At the source. */
  #vmOf({ from, vm }: MovingMachine): Vm {
    return this.monitor(from).machines.state.vms[vm]!;
  }

  /** The machine stands still. Its state is sent and, unless they follow, the pages that were not sent, or were written since. */
  #stop(migration: MovingMachine, reason: MigrationStop, now: Tick): void {
    const { from, follows, dirty } = migration;
    const source = this.monitor(from);
    const vm = this.#vmOf(migration);
    const pages = follows ? 0 : migration.dirtyCount;
    migration.phase = "stopped";
    migration.stoppedAt = now;
    migration.roundPages = pages;
    migration.throttle.nextAt = Infinity;
    migration.throttle.isHeld = false;
    if (vm.life === "running") source.machines.standStill(vm);
    migration.zeros = this.#zerosOf(migration);
    if (follows) migration.following = followingPages(dirty);
    const ofPages = follows ? 0 : bytesOfPages(dirty, migration.zeros, pageBytesOf(source));
    const ofVolumes = source.volumes.bytesOf(migration.volumes?.written.size ?? 0);
    const bytes = ofPages + ofVolumes + this.#network.stateBytes;
    source.recorder.tell(now, "migrationStopped", { vm: vm.uid, reason, pages, bytes });
    this.#send(migration, bytes, null, now);
  }

  // --- what a migration under way is told

  /** The migration of machine `vm` of host `host`, of which rounds are sent; null: there is none. */
  #inRounds(host: number, vm: VmUid): MovingMachine | null {
    for (const migration of this.state.running.values())
      if (migration.from === host && migration.vm === vm && migration.phase === "running") return migration;
    return null;
  }

  canSwitch(host: number, vm: VmUid): boolean {
    return this.#inRounds(host, vm) !== null;
  }

  /** The machine goes on at the destination now; what has not crossed follows. */
  switchToPostCopy(host: number, vm: VmUid): void {
    const migration = this.#inRounds(host, vm)!;
    const now = nowOn(this.monitor(host));
    const bytes = crossed(this.state.link, migration.id, now);
    const left = notCrossed(migration, bytes, pageBytesOf(this.monitor(host)));
    drop(this.state.link, migration.id, now, this.#push);
    migration.sentBytes += bytes;
    this.#endRound(migration, migration.roundPages - countOf(left), now);
    for (let page = 0; page < left.length; page += 1) if (left[page] === 1) migration.dirty[page] = 1;
    migration.dirtyCount = countOf(migration.dirty);
    migration.follows = true;
    this.#stop(migration, "switch", now);
  }

  /** Its rounds take at most so much of the link from now on. */
  setSpeed(host: number, vm: VmUid, bytesPerTick: number): void {
    const now = nowOn(this.monitor(host));
    for (const migration of this.state.running.values()) {
      if (migration.from !== host || migration.vm !== vm) continue;
      migration.mostRate = bytesPerTick;
      if (migration.phase !== "running") continue;
      this.#setRate(migration, now);
      setSpeed(this.state.link, migration.id, migration.rate, now);
    }
  }

  // --- a machine that is held back

  #holdBack(migration: MovingMachine, now: Tick): void {
    const { from, vm, throttle } = migration;
    const { percent } = throttle;
    this.monitor(from).recorder.tell(now, "migrationThrottled", { vm, percent });
    if (throttle.nextAt === Infinity) throttle.nextAt = now + this.#network.throttlePeriod - this.#ticksHeld(percent);
  }

  /** Of each period. */
  #ticksHeld(percent: number): Tick {
    const { throttlePeriod } = this.#network;
    return Math.min(throttlePeriod - 1, Math.floor((throttlePeriod * percent) / 100));
  }

  #holdOrLetGo(migration: MovingMachine, now: Tick): void {
    const { from, throttle } = migration;
    this.#wake(from);
    const held = this.#ticksHeld(throttle.percent);
    throttle.isHeld = !throttle.isHeld && held > 0;
    throttle.nextAt = now + (throttle.isHeld ? held : this.#network.throttlePeriod - held);
    this.#hold(migration, throttle.isHeld);
  }

  #hold(migration: MovingMachine, isHeld: boolean): void {
    const { machines, reclaim } = this.monitor(migration.from);
    const vm = this.#vmOf(migration);
    if (vm.life === "running" && reclaim?.isHeld(vm.uid) !== true) machines.hold(vm, isHeld);
  }

  /** The machine goes on at the destination. */
  #goOn(migration: MovingMachine, now: Tick): void {
    const source = this.monitor(migration.from);
    const target = this.monitor(migration.to);
    const vm = source.machines.state.vms[migration.vm]!;
    const shell = target.machines.state.vms[migration.shell]!;
    migration.goesOnAt = Infinity;
    if (source.images.isAwaited(vm)) return;
    this.#wake(migration.from);
    this.#wake(migration.to);
    migration.wentOnAt = now;
    const life: VmLife = vm.life;
    const image = cloneState(source.images.inMemory(vm));
    const finished = source.machines.vcpusOf(vm).map((v) => v.phase === "finished");
    const { following } = migration;
    source.jobs.ended(migration.job, "done");
    if (!following) this.#leave(migration);
    else if (life === "running") source.machines.setLife(vm, "paused", "job");
    for (const [at, v] of target.machines.vcpusOf(shell).entries()) if (finished[at]) target.processor.putFinished(v);
    if (following) this.#refillInPart(migration, following, image);
    else target.images.refill(shell, image);
    if (life === "running") target.machines.setLife(shell, "running", "job");
    target.jobs.ended(migration.shellJob, "done");
    if (following) this.#beginFollowing(migration, following, now);
    target.machines.goOnAfterJob(shell);
    if (!following) this.#tellEnd(migration, "done", now);
    else if (following.toCome === 0) this.#allCame(migration, now);
  }

  /** Nothing is left of it at the source. */
  #leave({ id, from, vm: uid }: MovingMachine): void {
    this.state.running.delete(id);
    const { machines } = this.monitor(from);
    const vm = machines.state.vms[uid]!;
    machines.turnOff(vm, "shutOff", "job");
    machines.undefine(vm, false, "job");
  }

  // --- pages that follow a machine

  /** The machine has at the destination what has come; the rest is on the source. */
  #refillInPart({ to, shell: uid }: MovingMachine, following: FollowingPages, image: SavedImage): void {
    const { images, reclaim, memory, machines } = this.monitor(to);
    const { isAwaited } = following;
    const known = memory.guest(uid).where.length;
    for (let page = 0; page < known; page += 1) if (isAwaited[page] === 1) memory.setOnSource(uid, page, true);
    const isHere = ({ page }: SavedPage) => isAwaited[page] === 0;
    images.refill(machines.state.vms[uid]!, { ...image, pages: image.pages.filter(isHere) });
    const others = image.pages.filter((saved) => !isHere(saved));
    following.contents = new Map(others.map((saved) => [saved.page, saved]));
    reclaim?.restored(uid, [...following.contents.keys()], []);
  }

  #beginFollowing(migration: MovingMachine, { toCome }: FollowingPages, now: Tick): void {
    const { from, to, vm, shell, stoppedAt } = migration;
    const source = this.monitor(from);
    const target = this.monitor(to);
    migration.phase = "followed";
    migration.job = source.jobs.state.nextJob;
    migration.shellJob = target.jobs.state.nextJob;
    const figures = { pages: toCome, downtime: now - stoppedAt };
    source.recorder.tell(now, "migrationSwitched", { vm, isOut: true, host: to, ...figures });
    target.recorder.tell(now, "migrationSwitched", { vm: shell, isOut: false, host: from, ...figures });
    source.jobs.begin("push", vm, toCome, -1);
    target.jobs.begin("pull", shell, toCome, -1);
  }

  /** What of a migration is sent when nothing is asked for: as many pages as fill a tick, one at least. */
  readonly #push: Push = (id) => {
    const { from, following, zeros } = this.state.running.get(id)!;
    if (!following) return null;
    const { missing, pivot } = following;
    const size = pageBytesOf(this.monitor(from));
    const most = mostRateOf(this.#network);
    const pages: PageNumber[] = [];
    let bytes = 0;
    while (missing.count > 0) {
      const page = nearestMissing(missing, pivot);
      const more = bytesOfPage(zeros, page, size);
      if (pages.length > 0 && bytes + more > most) break;
      takeMissing(missing, page);
      pages.push(page);
      bytes += more;
    }
    return pages.length === 0 ? null : { pages, bytes };
  };

  /** Machine `v` is of wants `page`, which is on the source or on the link. */
  #wants(host: number, v: Vcpu, page: PageNumber): void {
    const migration = this.#followed(host, v.vm);
    const { missing, asked } = migration.following!;
    const now = nowOn(this.monitor(host));
    const isAsked = missing.isMissing[page] === 1 && asked.every((each) => each.page !== page);
    if (isAsked) migration.following!.asked = [...asked, { page, at: now + this.#network.roundTrip }];
    this.monitor(host).recorder.tell(now, "networkFault", { vm: v.vm, vcpu: v.id, page, isAsked });
  }

  #followed(host: number, vm: VmUid): MovingMachine {
    for (const migration of this.state.running.values())
      if (migration.to === host && migration.shell === vm && migration.following) return migration;
    throw new Error(`no pages of machine ${vm} follow it`);
  }

  /** What is wanted of the source by now comes next, and what lies around it then. */
  #hear(migration: MovingMachine, now: Tick): void {
    const { following } = migration;
    if (!following || (following.asked[0]?.at ?? Infinity) > now) return;
    const heard = following.asked.filter(({ at }) => at <= now);
    following.asked = following.asked.filter(({ at }) => at > now);
    for (const { page } of heard) {
      // It may have been pushed meanwhile.
      if (following.missing.isMissing[page] === 0) continue;
      takeMissing(following.missing, page);
      following.pivot = page;
      const bytes = bytesOfPage(migration.zeros, page, pageBytesOf(this.monitor(migration.from)));
      this.#send(migration, bytes, [page], now);
    }
  }

  #pagesCame(migration: MovingMachine, pages: readonly PageNumber[], now: Tick): void {
    const following = migration.following!;
    const before = following.toCome;
    following.toCome -= pages.length;
    migration.sentPages += pages.length;
    for (const page of pages) this.#pageCame(migration, following, page);
    // What was asked for is sent between what is pushed, which goes on by itself.
    const { queue } = this.state.link;
    if (!queue.some((sending) => sending.migration === migration.id && sending.pages?.length === 0))
      this.#send(migration, 0, [], now);
    if (migration.phase !== "followed") return;
    if (following.toCome === 0) this.#allCame(migration, now);
    else this.#tellProgress(migration, before);
  }

  #pageCame({ phase, to, shell }: MovingMachine, following: FollowingPages, page: PageNumber): void {
    following.isAwaited[page] = 0;
    const target = this.monitor(to);
    if (phase !== "followed" || page >= target.memory.guest(shell).where.length) return;
    this.#wake(to);
    const { firstVcpu } = target.machines.state.vms[shell]!;
    target.paging.pageCame(shell, firstVcpu, page, following.contents.get(page) ?? null);
  }

  /** Of thousands of pages some steps are told. */
  #tellProgress({ from, to, job, shellJob, following }: MovingMachine, before: number): void {
    const { total, toCome } = following!;
    const step = Math.max(1, Math.ceil(total / PROGRESS_STEPS));
    if (Math.floor(before / step) === Math.floor(toCome / step)) return;
    this.#wake(from);
    this.#wake(to);
    const done = (jobTotal: number) => jobTotal - toCome;
    const source = this.monitor(from).jobs;
    const target = this.monitor(to).jobs;
    source.progress(job, done(source.state.running.get(job)!.total));
    target.progress(shellJob, done(target.state.running.get(shellJob)!.total));
  }

  /** The last page has come. */
  #allCame(migration: MovingMachine, now: Tick): void {
    this.#wake(migration.from);
    this.#wake(migration.to);
    this.monitor(migration.from).jobs.ended(migration.job, "done");
    this.monitor(migration.to).jobs.ended(migration.shellJob, "done");
    this.#leave(migration);
    this.#tellEnd(migration, "done", now);
  }

  // --- ends

  /** `host`: whose job was aborted; that has been told already. */
  #abort(migration: MovingMachine, host: number, isStopping: boolean): void {
    const now = nowOn(this.monitor(host));
    if (migration.phase !== "followed") return this.#takeBack(migration, "aborted", !isStopping, now);
    // The machine is turned off at the destination, and nothing more is sent.
    this.#endJobs(migration, "aborted", now);
    this.#leave(migration);
    this.#tellEnd(migration, "off", now);
  }

  /** Nothing of it is sent any more. */
  #endJobs(migration: MovingMachine, outcome: "aborted" | "failed", now: Tick): void {
    const { id, from, to, job, shellJob } = migration;
    this.state.running.delete(id);
    drop(this.state.link, id, now, this.#push);
    this.#wake(from);
    this.#wake(to);
    this.monitor(from).jobs.ended(job, outcome);
    this.monitor(to).jobs.ended(shellJob, outcome);
  }

  /** Everything is as it was. `goesOn`: the machine too, where it is. */
  #takeBack(migration: MovingMachine, outcome: "aborted" | "failed", goesOn: boolean, now: Tick): void {
    const { from, to, vm, phase, throttle } = migration;
    const source = this.monitor(from);
    const target = this.monitor(to);
    this.#endJobs(migration, outcome, now);
    const shell = target.machines.state.vms[migration.shell]!;
    target.machines.turnOff(shell, "shutOff", "job");
    target.machines.undefine(shell, false, "job");
    this.#tellEnd(migration, outcome, now);
    if (throttle.percent > 0) source.recorder.tell(now, "migrationThrottled", { vm, percent: 0 });
    if (!goesOn) return;
    if (!isAtWork(phase)) source.machines.goOnAfterJob(this.#vmOf(migration));
    else if (throttle.isHeld) this.#hold(migration, false);
  }

  // --- what fails

  isDown(host: number): boolean {
    return this.state.downHosts.includes(host);
  }

  /** Machines can go there, and come from anywhere. */
  isReachable(host: number): boolean {
    return !this.state.isLinkDown && !this.isDown(host);
  }

  /** The link fails, or works again. */
  setLink(isWorking: boolean, now: Tick): void {
    const { state } = this;
    if (state.isLinkDown !== isWorking) return;
    state.isLinkDown = !isWorking;
    for (const [host, { recorder }] of this.#monitors.entries()) {
      this.#wake(host);
      recorder.tell(now, "linkState", { isWorking });
    }
    if (!isWorking) for (const migration of state.running.values()) this.#fail(migration, -1, now);
  }

  /** A host fails, and loses what runs on it, or works again. */
  setHost(host: number, isWorking: boolean): void {
    const { state } = this;
    if (this.isDown(host) !== isWorking) return;
    const { jobs, machines, recorder, pending } = this.monitor(host);
    const { now } = pending.state.clock;
    recorder.tell(now, "hostState", { isWorking });
    if (isWorking) {
      state.downHosts = state.downHosts.filter((other) => other !== host);
      return;
    }
    state.downHosts = [...state.downHosts, host];
    for (const migration of state.running.values())
      if (migration.from === host || migration.to === host) this.#fail(migration, host, now);
    for (const job of jobs.state.running.values()) jobs.failed(job.id);
    for (const vm of machines.state.vms) if (!isOff(vm.life)) machines.powerOff(vm, "hostFailed");
  }

  /** The link has failed, or a host (`down`, or -1): before it has gone on the machine stays where it is, afterwards it is lost. */
  #fail(migration: MovingMachine, down: number, now: Tick): void {
    const { from, to, phase, following, shell: uid } = migration;
    if (phase !== "followed") return this.#takeBack(migration, "failed", down !== from, now);
    this.#endJobs(migration, "failed", now);
    const { machines, memory } = this.monitor(to);
    const known = memory.guest(uid).where.length;
    for (let page = 0; page < known; page += 1)
      if (following!.isAwaited[page] === 1) memory.setOnSource(uid, page, false);
    this.#leave(migration);
    if (down !== to) machines.die(machines.state.vms[uid]!, "pagesLost");
    this.#tellEnd(migration, "lost", now);
  }

  #tellEnd(
    migration: Pick<
      MovingMachine,
      "from" | "to" | "vm" | "shell" | "round" | "sentPages" | "sentBytes" | "since" | "stoppedAt" | "wentOnAt"
    >,
    outcome: MigrationOutcome,
    now: Tick,
  ): void {
    const { from, to, vm, shell, round: rounds, sentPages: pages, sentBytes: bytes, since } = migration;
    const { stoppedAt, wentOnAt } = migration;
    const figures = {
      outcome,
      rounds,
      pages,
      bytes,
      ticks: now - since,
      downtime: stoppedAt < 0 ? 0 : (wentOnAt < 0 ? now : wentOnAt) - stoppedAt,
    };
    this.monitor(from).recorder.tell(now, "migrationEnded", { vm, isOut: true, host: to, ...figures });
    this.monitor(to).recorder.tell(now, "migrationEnded", { vm: shell, isOut: false, host: from, ...figures });
  }
}

function nowOn({ pending }: CopiesParts): Tick {
  return pending.state.clock.now;
}

/** Its guest does what it likes. */
function isAtWork(phase?: MovingMachine["phase"]): boolean {
  return phase === "running" || phase === "volumes";
}

function countOf(pages: Uint8Array): number {
  return pages.reduce((sum, each) => sum + each, 0);
}

function pageBytesOf({ scenario }: CopiesParts): number {
  return scenario.hosts[0].pageBytes;
}
