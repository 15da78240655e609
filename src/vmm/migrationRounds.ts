/**
 * The rounds in which the pages of a machine are sent while it runs (domain E.1): which of them the guest has written meanwhile,
 * how fast the next ones go, when no further one is made, and how a machine is held back that writes too fast.
 */
import type { MigrationStop } from "../model/migration.ts";
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { pageBytesOf, type MigrationCore } from "./migrationCore.ts";
import { bytesOfPages, raiseThrottle, rateOfRound, stopReason, type MovingMachine } from "./movingMachine.ts";

export class MigrationRounds<Host extends CopiesParts> {
  readonly #core: MigrationCore<Host>;
  /** The machine is to stand still. */
  readonly #stop: (migration: MovingMachine, reason: MigrationStop, now: Tick) => void;

  constructor(core: MigrationCore<Host>, stop: (migration: MovingMachine, reason: MigrationStop, now: Tick) => void) {
    this.#core = core;
    this.#stop = stop;
  }

  /** The guest of machine `vm` on host `host` has written `page`, or is about to: true for the first time in a round. */
  wrote(host: number, vm: VmUid, page: PageNumber): boolean {
    if (this.#core.state.running.size === 0) return false;
    for (const migration of this.#core.state.running.values()) {
      const isOfRound = migration.phase === "running" && migration.from === host && migration.vm === vm;
      if (!isOfRound || migration.dirty[page] !== 0) continue;
      migration.dirty[page] = 1;
      migration.dirtyCount += 1;
      return true;
    }
    return false;
  }

  beginRound(migration: MovingMachine, now: Tick): void {
    const { vm, from, round, dirty, dirtyCount: pages } = migration;
    const source = this.#core.monitor(from);
    migration.zeros = this.#core.zerosOf(migration);
    const bytes = bytesOfPages(dirty, migration.zeros, pageBytesOf(source));
    migration.roundPages = pages;
    migration.roundBytes = bytes;
    migration.roundSince = now;
    migration.sending = dirty;
    migration.dirty = new Uint8Array(dirty.length);
    migration.dirtyCount = 0;
    this.setRate(migration, now);
    source.recorder.tell(now, "migrationRound", { vm, round, pages, bytes });
    this.#core.send(migration, bytes, null, now);
  }

  setRate(migration: MovingMachine, now: Tick): void {
    const { from, vm, rate } = migration;
    migration.rate = rateOfRound(migration, this.#core.network);
    if (migration.rate !== rate)
      this.#core.monitor(from).recorder.tell(now, "migrationRate", { vm, bytesPerTick: migration.rate });
  }

  roundDone(migration: MovingMachine, now: Tick): void {
    this.endRound(migration, migration.roundPages, now);
    const bytesLeft = migration.dirtyCount * pageBytesOf(this.#core.monitor(migration.from));
    const reason = this.#stopReason(migration, bytesLeft);
    if (reason) return this.#stop(migration, reason, now);
    if (raiseThrottle(migration, this.#core.network, bytesLeft)) this.#holdBack(migration, now);
    this.beginRound(migration, now);
  }

  /** So many pages of a round have crossed, and no others of it are sent. */
  endRound(migration: MovingMachine, pages: number, now: Tick): void {
    const { vm, from, job, round, roundSince, dirtyCount } = migration;
    const source = this.#core.monitor(from);
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
    if (this.#core.vmOf(migration).life === "paused") return "paused";
    return migration.mode === "hybrid" ? "mode" : stopReason(migration, this.#core.network, bytesLeft);
  }

  // --- a machine that is held back

  #holdBack(migration: MovingMachine, now: Tick): void {
    const { from, vm, throttle } = migration;
    const { percent } = throttle;
    this.#core.monitor(from).recorder.tell(now, "migrationThrottled", { vm, percent });
    if (throttle.nextAt === Infinity)
      throttle.nextAt = now + this.#core.network.throttlePeriod - this.#ticksHeld(percent);
  }

  /** Of each period. */
  #ticksHeld(percent: number): Tick {
    const { throttlePeriod } = this.#core.network;
    return Math.min(throttlePeriod - 1, Math.floor((throttlePeriod * percent) / 100));
  }

  holdOrLetGo(migration: MovingMachine, now: Tick): void {
    const { from, throttle } = migration;
    this.#core.wake(from);
    const held = this.#ticksHeld(throttle.percent);
    throttle.isHeld = !throttle.isHeld && held > 0;
    throttle.nextAt = now + (throttle.isHeld ? held : this.#core.network.throttlePeriod - held);
    this.hold(migration, throttle.isHeld);
  }

  hold(migration: MovingMachine, isHeld: boolean): void {
    const { machines, reclaim } = this.#core.monitor(migration.from);
    const vm = this.#core.vmOf(migration);
    if (vm.life === "running" && reclaim?.isHeld(vm.uid) !== true) machines.hold(vm, isHeld);
  }
}
