/**
 * Pages that follow a machine which has gone on at the destination (domain E.2): those that it wants come first, those
 * around the last of them next.
 */
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
import type { CopiesParts } from "./copiesParts.ts";
import type { Vcpu } from "./cpu/state.ts";
import type { SavedPage } from "./memory/state.ts";
import { nowOn, pageBytesOf, type MigrationCore } from "./migrationCore.ts";
import { takeMissing } from "./migration/missingPages.ts";
import { bytesOfPage, type FollowingPages, type MovingMachine } from "./movingMachine.ts";
import type { SavedImage } from "./vm.ts";

/** Rows that tell how far they have come. */
const PROGRESS_STEPS = 16;

export class MigrationFollowing<Host extends CopiesParts> {
  readonly #core: MigrationCore<Host>;

  constructor(core: MigrationCore<Host>) {
    this.#core = core;
  }

  /** The machine has at the destination what has come; the rest is on the source. */
  refillInPart({ to, shell: uid }: MovingMachine, following: FollowingPages, image: SavedImage): void {
    const { images, reclaim, memory, machines } = this.#core.monitor(to);
    const { isAwaited } = following;
    const known = memory.guest(uid).where.length;
    for (let page = 0; page < known; page += 1) if (isAwaited[page] === 1) memory.setOnSource(uid, page, true);
    const isHere = ({ page }: SavedPage) => isAwaited[page] === 0;
    images.refill(machines.state.vms[uid]!, { ...image, pages: image.pages.filter(isHere) });
    const others = image.pages.filter((saved) => !isHere(saved));
    following.contents = new Map(others.map((saved) => [saved.page, saved]));
    reclaim?.restored(uid, [...following.contents.keys()], []);
  }

  beginFollowing(migration: MovingMachine, { toCome }: FollowingPages, now: Tick): void {
    const { from, to, vm, shell, stoppedAt } = migration;
    const source = this.#core.monitor(from);
    const target = this.#core.monitor(to);
    migration.phase = "followed";
    migration.job = source.jobs.state.nextJob;
    migration.shellJob = target.jobs.state.nextJob;
    const figures = { pages: toCome, downtime: now - stoppedAt };
    source.recorder.tell(now, "migrationSwitched", { vm, isOut: true, host: to, ...figures });
    target.recorder.tell(now, "migrationSwitched", { vm: shell, isOut: false, host: from, ...figures });
    source.jobs.begin("push", vm, toCome, -1);
    target.jobs.begin("pull", shell, toCome, -1);
  }

  /** Machine `v` is of wants `page`, which is on the source or on the link. */
  wants(host: number, v: Vcpu, page: PageNumber): void {
    const migration = this.#followed(host, v.vm);
    const { missing, asked } = migration.following!;
    const now = nowOn(this.#core.monitor(host));
    const isAsked = missing.isMissing[page] === 1 && asked.every((each) => each.page !== page);
    if (isAsked) migration.following!.asked = [...asked, { page, at: now + this.#core.network.roundTrip }];
    this.#core.monitor(host).recorder.tell(now, "networkFault", { vm: v.vm, vcpu: v.id, page, isAsked });
  }

  #followed(host: number, vm: VmUid): MovingMachine {
    for (const migration of this.#core.state.running.values())
      if (migration.to === host && migration.shell === vm && migration.following) return migration;
    throw new Error(`no pages of machine ${vm} follow it`);
  }

  /** What is wanted of the source by now comes next, and what lies around it then. */
  hear(migration: MovingMachine, now: Tick): void {
    const { following } = migration;
    if (!following || (following.asked[0]?.at ?? Infinity) > now) return;
    const heard = following.asked.filter(({ at }) => at <= now);
    following.asked = following.asked.filter(({ at }) => at > now);
    for (const { page } of heard) {
      // It may have been pushed meanwhile.
      if (following.missing.isMissing[page] === 0) continue;
      takeMissing(following.missing, page);
      following.pivot = page;
      const bytes = bytesOfPage(migration.zeros, page, pageBytesOf(this.#core.monitor(migration.from)));
      this.#core.send(migration, bytes, [page], now);
    }
  }

  pagesCame(migration: MovingMachine, pages: readonly PageNumber[], now: Tick): void {
    const following = migration.following!;
    const before = following.toCome;
    following.toCome -= pages.length;
    migration.sentPages += pages.length;
    for (const page of pages) this.#pageCame(migration, following, page);
    // What was asked for is sent between what is pushed, which goes on by itself.
    const { queue } = this.#core.state.link;
    if (!queue.some((sending) => sending.migration === migration.id && sending.pages?.length === 0))
      this.#core.send(migration, 0, [], now);
    if (migration.phase !== "followed") return;
    if (following.toCome === 0) this.allCame(migration, now);
    else this.#tellProgress(migration, before);
  }

  #pageCame({ phase, to, shell }: MovingMachine, following: FollowingPages, page: PageNumber): void {
    following.isAwaited[page] = 0;
    const target = this.#core.monitor(to);
    if (phase !== "followed" || page >= target.memory.guest(shell).where.length) return;
    this.#core.wake(to);
    const { firstVcpu } = target.machines.state.vms[shell]!;
    target.paging.pageCame(shell, firstVcpu, page, following.contents.get(page) ?? null);
  }

  /** Of thousands of pages some steps are told. */
  #tellProgress({ from, to, job, shellJob, following }: MovingMachine, before: number): void {
    const { total, toCome } = following!;
    const step = Math.max(1, Math.ceil(total / PROGRESS_STEPS));
    if (Math.floor(before / step) === Math.floor(toCome / step)) return;
    this.#core.wake(from);
    this.#core.wake(to);
    const done = (jobTotal: number) => jobTotal - toCome;
    const source = this.#core.monitor(from).jobs;
    const target = this.#core.monitor(to).jobs;
    source.progress(job, done(source.state.running.get(job)!.total));
    target.progress(shellJob, done(target.state.running.get(shellJob)!.total));
  }

  /** The last page has come. */
  allCame(migration: MovingMachine, now: Tick): void {
    this.#core.wake(migration.from);
    this.#core.wake(migration.to);
    this.#core.monitor(migration.from).jobs.ended(migration.job, "done");
    this.#core.monitor(migration.to).jobs.ended(migration.shellJob, "done");
    this.#core.leave(migration);
    this.#core.tellEnd(migration, "done", now);
  }
}
