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
import type { MigrationMode, MigrationStop } from "../model/migration.ts";
import type { HostCondition } from "../model/migration.ts";
import type { MachineSpec, NetworkSpec } from "../model/scenario.ts";
import { isOff, type VmLife } from "../model/states.ts";
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
import type { VolumeAccess } from "./blockIo.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { startContext, type Vcpu } from "./cpu/state.ts";
import type { JobHandler } from "./jobs.ts";
import { isAtWork, MigrationCore, nowOn, pageBytesOf, type MigrationsState } from "./migrationCore.ts";
import { MigrationFollowing } from "./migrationFollowing.ts";
import { MigrationRounds } from "./migrationRounds.ts";
import { bytesOfPages, followingPages, movingMachine, notCrossed, type MovingMachine } from "./movingMachine.ts";
import { arrive, crossed, drop, setSpeed } from "./networkLink.ts";
import type { Vm } from "./vm.ts";

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

/** Who hears of hosts that fail, are in maintenance, or work again. */
interface HostsListener {
  changed(): void;
  /** `running`: what ran there. */
  failed(host: number, running: readonly VmUid[]): void;
}

/** More than these at one moment are a loop without end. */
const MOST_AT_ONCE = 10_000;

export class Migrations<Host extends CopiesParts> {
  readonly #core: MigrationCore<Host>;
  readonly #rounds: MigrationRounds<Host>;
  readonly #following: MigrationFollowing<Host>;
  /** Null: nobody hears of hosts that change. */
  listener: HostsListener | null = null;

  constructor(network: NetworkSpec, monitors: readonly Host[], wake: (host: number) => void) {
    this.#core = new MigrationCore(network, monitors, wake);
    this.#rounds = new MigrationRounds(this.#core, (migration, reason, now) => this.#stop(migration, reason, now));
    this.#following = new MigrationFollowing(this.#core);
  }

  get state(): MigrationsState {
    return this.#core.state;
  }

  set state(state: MigrationsState) {
    this.#core.state = state;
  }

  monitor(host: number): Host {
    return this.#core.monitor(host);
  }

  get hosts(): number {
    return this.#core.monitors.length;
  }

  /** A machine is called so on one of the hosts. */
  isTaken(name: string): boolean {
    return this.#core.monitors.some((monitor) => monitor.machines.find(name) !== null);
  }

  /** The next moment at which something happens by itself. */
  nextTime(): Tick {
    let next = this.#core.state.link.until;
    for (const { goesOnAt, throttle, following } of this.#core.state.running.values())
      next = Math.min(next, goesOnAt, throttle.nextAt, following?.asked[0]?.at ?? Infinity);
    return next;
  }

  /** Phase 0: the source hears what is wanted, what the link has carried has come, and machines go on. */
  runCompletions(now: Tick): void {
    for (let turn = 0; turn < MOST_AT_ONCE && this.nextTime() <= now; turn += 1) {
      for (const migration of this.#core.state.running.values()) this.#following.hear(migration, now);
      if (this.#core.state.link.until <= now) this.#sent(now);
      for (const migration of this.#core.state.running.values()) {
        if (migration.goesOnAt <= now) this.#goOn(migration, now);
        if (migration.throttle.nextAt <= now) this.#rounds.holdOrLetGo(migration, now);
      }
    }
  }

  /** Begins to move `vm` from host `from` to host `to`, where there is room for it. */
  begin(from: number, vm: Vm, to: number, mode: MigrationMode, copiesVolumes: boolean): void {
    const source = this.#core.monitor(from);
    this.#core.wake(to);
    const target = this.#core.monitor(to);
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
      this.#core.tellEnd({ from, to, vm: vm.uid, shell: shell.uid, ...nothing }, "done", now);
      return;
    }
    target.machines.turnOn(shell, "paused");
    for (const v of target.machines.vcpusOf(shell)) target.processor.put(v, startContext());
    const id = this.#core.state.nextId;
    this.#core.state.nextId += 1;
    const jobs = { job: source.jobs.state.nextJob, shellJob: target.jobs.state.nextJob };
    const migration = movingMachine(
      { id, mode, from, to, vm: vm.uid, shell: shell.uid, ...jobs, pages, since: now },
      this.#core.network.bytesPerTick,
    );
    this.#core.state.running.set(id, migration);
    source.jobs.begin("migrate", vm.uid, pages, -1);
    target.jobs.begin("incoming", shell.uid, pages, -1);
    if (copiesVolumes && vm.lvCount > 0) this.#beginVolumes(migration, now);
    else this.#beginPages(migration, now);
  }

  /** What the volumes hold is sent before the pages, and what is written meanwhile with the last of them. */
  #beginVolumes(migration: MovingMachine, now: Tick): void {
    const { volumes, recorder } = this.#core.monitor(migration.from);
    const { uid, firstLv, lvCount } = this.#core.vmOf(migration);
    let extents = 0;
    for (let lv = firstLv; lv < firstLv + lvCount; lv += 1) extents += volumes.logicalExtents(lv);
    const bytes = volumes.bytesOf(extents);
    migration.phase = "volumes";
    migration.volumes = { extents, since: now, written: new Set() };
    recorder.tell(now, "migrationVolumes", { vm: uid, extents, bytes });
    this.#core.send(migration, bytes, null, now);
  }

  #volumesDone(migration: MovingMachine, now: Tick): void {
    const { vm, from } = migration;
    const { extents, since, written } = migration.volumes!;
    const figures = { extents, ticks: now - since, written: written.size };
    this.#core.monitor(from).recorder.tell(now, "migrationVolumesDone", { vm, ...figures });
    migration.phase = "running";
    this.#beginPages(migration, now);
  }

  #beginPages(migration: MovingMachine, now: Tick): void {
    const { mode } = migration;
    if (mode === "stopAndCopy" || mode === "postCopy") this.#stop(migration, "mode", now);
    else if (this.#core.vmOf(migration).life === "paused") this.#stop(migration, "paused", now);
    else this.#rounds.beginRound(migration, now);
  }

  /** The guest of machine `uid` on host `host` writes blocks of a volume. */
  #wroteBlocks(host: number, uid: VmUid, { lv, block, blocks }: VolumeAccess): void {
    for (const { from, vm, phase, volumes } of this.#core.state.running.values()) {
      if (!volumes || from !== host || vm !== uid || !isAtWork(phase)) continue;
      const extents = Math.max(1, this.#core.monitor(host).volumes.logicalExtents(lv));
      for (let at = block; at < block + blocks; at += 1) volumes.written.add(`${lv}:${at % extents}`);
    }
  }

  /** What host number `host` asks. */
  siteOf(host: number): Site<Host> {
    return {
      host,
      migrations: this,
      handler: this.#handlerOf(host),
      wrote: (vm, page) => void this.#rounds.wrote(host, vm, page),
      wroteBlocks: (vm, access) => this.#wroteBlocks(host, vm, access),
      notes: (vm, page) =>
        this.#core.network.dirtyExit > 0 && this.#rounds.wrote(host, vm, page) ? this.#core.network.dirtyExit : 0,
      wants: (v, page) => this.#following.wants(host, v, page),
    };
  }

  /** The job of host `host` about a machine that leaves it, or comes to it. */
  #handlerOf(host: number): JobHandler {
    return {
      isHolding: true,
      // What has gone on at the destination stands still where it was.
      holds: (job) => job.kind !== "pull" && (job.kind !== "migrate" || !isAtWork(this.#core.of(host, job)?.phase)),
      // Its parts are sent, and no I/O. Where disks had to answer first, they may have.
      next: (job) => {
        const migration = this.#core.of(host, job);
        if (migration?.phase === "activating" && migration.goesOnAt === Infinity)
          migration.goesOnAt = nowOn(this.#core.monitor(migration.from));
        return "wait";
      },
      finish: () => {},
      abort: (job, isStopping) => {
        const migration = this.#core.of(host, job);
        if (migration) this.#abort(migration, host, isStopping);
      },
    };
  }

  /** The first of what waits for the link has come. */
  #sent(now: Tick): void {
    const { state } = this.#core;
    const { migration: id, bytes, pages } = arrive(state.link, now, this.#core.push);
    const migration = state.running.get(id)!;
    migration.sentBytes += bytes;
    if (pages) return this.#following.pagesCame(migration, pages, now);
    this.#core.wake(migration.from);
    if (migration.phase === "volumes") return this.#volumesDone(migration, now);
    if (migration.phase === "running") return this.#rounds.roundDone(migration, now);
    migration.sentPages += migration.roundPages;
    migration.phase = "activating";
    migration.goesOnAt = now + this.#core.network.activation;
    if (migration.following) this.#core.send(migration, 0, [], now);
  }

  /** The machine stands still. Its state is sent and, unless they follow, the pages that were not sent, or were written since. */
  #stop(migration: MovingMachine, reason: MigrationStop, now: Tick): void {
    const { from, follows, dirty } = migration;
    const source = this.#core.monitor(from);
    const vm = this.#core.vmOf(migration);
    const pages = follows ? 0 : migration.dirtyCount;
    migration.phase = "stopped";
    migration.stoppedAt = now;
    migration.roundPages = pages;
    migration.throttle.nextAt = Infinity;
    migration.throttle.isHeld = false;
    if (vm.life === "running") source.machines.standStill(vm);
    migration.zeros = this.#core.zerosOf(migration);
    if (follows) migration.following = followingPages(dirty);
    const ofPages = follows ? 0 : bytesOfPages(dirty, migration.zeros, pageBytesOf(source));
    const ofVolumes = source.volumes.bytesOf(migration.volumes?.written.size ?? 0);
    const bytes = ofPages + ofVolumes + this.#core.network.stateBytes;
    source.recorder.tell(now, "migrationStopped", { vm: vm.uid, reason, pages, bytes });
    this.#core.send(migration, bytes, null, now);
  }

  // --- what a migration under way is told

  /** Whether auto-converge has the machine stand still at this moment, unless it was paused and resumed meanwhile. */
  isThrottled(host: number, vm: VmUid): boolean {
    return this.#inRounds(host, vm)?.throttle.isHeld === true;
  }

  /** The migration of machine `vm` of host `host`, of which rounds are sent; null: there is none. */
  #inRounds(host: number, vm: VmUid): MovingMachine | null {
    for (const migration of this.#core.state.running.values())
      if (migration.from === host && migration.vm === vm && migration.phase === "running") return migration;
    return null;
  }

  canSwitch(host: number, vm: VmUid): boolean {
    return this.#inRounds(host, vm) !== null;
  }

  /** The machine goes on at the destination now; what has not crossed follows. */
  switchToPostCopy(host: number, vm: VmUid): void {
    const migration = this.#inRounds(host, vm)!;
    const now = nowOn(this.#core.monitor(host));
    const bytes = crossed(this.#core.state.link, migration.id, now);
    const left = notCrossed(migration, bytes, pageBytesOf(this.#core.monitor(host)));
    drop(this.#core.state.link, migration.id, now, this.#core.push);
    migration.sentBytes += bytes;
    this.#rounds.endRound(migration, migration.roundPages - countOf(left), now);
    for (let page = 0; page < left.length; page += 1) if (left[page] === 1) migration.dirty[page] = 1;
    migration.dirtyCount = countOf(migration.dirty);
    migration.follows = true;
    this.#stop(migration, "switch", now);
  }

  /** Its rounds take at most so much of the link from now on. */
  setSpeed(host: number, vm: VmUid, bytesPerTick: number): void {
    const now = nowOn(this.#core.monitor(host));
    for (const migration of this.#core.state.running.values()) {
      if (migration.from !== host || migration.vm !== vm) continue;
      migration.mostRate = bytesPerTick;
      if (migration.phase !== "running") continue;
      this.#rounds.setRate(migration, now);
      setSpeed(this.#core.state.link, migration.id, migration.rate, now);
    }
  }

  /** The machine goes on at the destination. */
  #goOn(migration: MovingMachine, now: Tick): void {
    const source = this.#core.monitor(migration.from);
    const target = this.#core.monitor(migration.to);
    const vm = source.machines.state.vms[migration.vm]!;
    const shell = target.machines.state.vms[migration.shell]!;
    migration.goesOnAt = Infinity;
    if (source.images.isAwaited(vm)) return;
    this.#core.wake(migration.from);
    this.#core.wake(migration.to);
    migration.wentOnAt = now;
    const life: VmLife = vm.life;
    const image = cloneState(source.images.inMemory(vm));
    const finished = source.machines.vcpusOf(vm).map((v) => v.phase === "finished");
    const { following } = migration;
    source.jobs.ended(migration.job, "done");
    if (!following) this.#core.leave(migration);
    else if (life === "running") source.machines.setLife(vm, "paused", "job");
    for (const [at, v] of target.machines.vcpusOf(shell).entries()) if (finished[at]) target.processor.putFinished(v);
    if (following) this.#following.refillInPart(migration, following, image);
    else target.images.refill(shell, image);
    if (life === "running") target.machines.setLife(shell, "running", "job");
    target.jobs.ended(migration.shellJob, "done");
    if (following) this.#following.beginFollowing(migration, following, now);
    target.machines.goOnAfterJob(shell);
    if (!following) this.#core.tellEnd(migration, "done", now);
    // Its programs may be over, which has turned it off by now.
    else if (following.toCome === 0 && this.#core.state.running.has(migration.id))
      this.#following.allCame(migration, now);
  }

  // --- ends

  /** `host`: whose job was aborted; that has been told already. */
  #abort(migration: MovingMachine, host: number, isStopping: boolean): void {
    const now = nowOn(this.#core.monitor(host));
    if (migration.phase !== "followed") return this.#takeBack(migration, "aborted", !isStopping, now);
    // The machine is turned off at the destination, and nothing more is sent.
    this.#core.endJobs(migration, "aborted", now);
    this.#core.leave(migration);
    this.#core.tellEnd(migration, "off", now);
  }

  /** Everything is as it was. `goesOn`: the machine too, where it is. */
  #takeBack(migration: MovingMachine, outcome: "aborted" | "failed", goesOn: boolean, now: Tick): void {
    const { from, to, vm, phase, throttle } = migration;
    const source = this.#core.monitor(from);
    const target = this.#core.monitor(to);
    this.#core.endJobs(migration, outcome, now);
    const shell = target.machines.state.vms[migration.shell]!;
    target.machines.turnOff(shell, "shutOff", "job");
    target.machines.undefine(shell, false, "job");
    this.#core.tellEnd(migration, outcome, now);
    if (throttle.percent > 0) source.recorder.tell(now, "migrationThrottled", { vm, percent: 0 });
    if (!goesOn) return;
    if (!isAtWork(phase)) source.machines.goOnAfterJob(this.#core.vmOf(migration));
    else if (throttle.isHeld) this.#rounds.hold(migration, false);
  }

  // --- what fails

  isDown(host: number): boolean {
    return this.#core.state.downHosts.includes(host);
  }

  /** It takes no machine, and is emptied. */
  isInMaintenance(host: number): boolean {
    return this.#core.state.restingHosts.includes(host);
  }

  /** Machines can go there, and come from anywhere. */
  isReachable(host: number): boolean {
    return !this.#core.state.isLinkDown && !this.isDown(host);
  }

  /** The link fails, or works again. */
  setLink(isWorking: boolean, now: Tick): void {
    const { state } = this.#core;
    if (state.isLinkDown !== isWorking) return;
    state.isLinkDown = !isWorking;
    for (const [host, { recorder }] of this.#core.monitors.entries()) {
      this.#core.wake(host);
      recorder.tell(now, "linkState", { isWorking });
    }
    if (!isWorking) for (const migration of state.running.values()) this.#fail(migration, -1, now);
  }

  /** A host fails, and loses what runs on it; is in maintenance; or works again. */
  setHost(host: number, condition: HostCondition): void {
    this.#setMaintenance(host, condition === "maintenance");
    this.listener?.changed();
    const isWorking = condition !== "failed";
    const { state } = this.#core;
    if (this.isDown(host) !== isWorking) return;
    const { jobs, machines, recorder, pending } = this.#core.monitor(host);
    const { now } = pending.state.clock;
    recorder.tell(now, "hostState", { isWorking });
    if (isWorking) {
      state.downHosts = state.downHosts.filter((other) => other !== host);
      return;
    }
    state.downHosts = [...state.downHosts, host];
    for (const migration of state.running.values())
      if (migration.from === host || migration.to === host) this.#fail(migration, host, now);
    const lost = machines.state.vms.filter(({ life }) => life === "running").map(({ uid }) => uid);
    for (const job of jobs.state.running.values()) jobs.failed(job.id);
    for (const vm of machines.state.vms) if (!isOff(vm.life)) machines.powerOff(vm, "hostFailed");
    this.listener?.failed(host, lost);
  }

  #setMaintenance(host: number, isOn: boolean): void {
    const { state } = this.#core;
    if (this.isInMaintenance(host) === isOn) return;
    const { recorder, pending } = this.#core.monitor(host);
    recorder.tell(pending.state.clock.now, "maintenance", { isOn });
    const others = state.restingHosts.filter((other) => other !== host);
    state.restingHosts = isOn ? [...others, host] : others;
  }

  /** The link has failed, or a host (`down`, or -1): before it has gone on the machine stays where it is, afterwards it is lost. */
  #fail(migration: MovingMachine, down: number, now: Tick): void {
    const { from, to, phase, following, shell: uid } = migration;
    if (phase !== "followed") return this.#takeBack(migration, "failed", down !== from, now);
    this.#core.endJobs(migration, "failed", now);
    const { machines, memory } = this.#core.monitor(to);
    const known = memory.guest(uid).where.length;
    for (let page = 0; page < known; page += 1)
      if (following!.isAwaited[page] === 1) memory.setOnSource(uid, page, false);
    this.#core.leave(migration);
    if (down !== to) machines.die(machines.state.vms[uid]!, "pagesLost");
    this.#core.tellEnd(migration, "lost", now);
  }
}

function countOf(pages: Uint8Array): number {
  return pages.reduce((sum, each) => sum + each, 0);
}
