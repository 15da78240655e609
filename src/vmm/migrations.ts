/**
 * Machines that move from host to host (domain E): what the destination must have for them is reserved when they begin to
 * move, and what they had is given back at the source when they go on; until then everything can be taken back.
 *
 * ```
 * offline       definition moves at once; the machine is off
 * stopAndCopy   stands still -- all pages, state --> goes on there
 * preCopy       all pages -- those written meanwhile -- again ... stands still -- the rest, state --> goes on there
 * ```
 * The link is one server of bytes, first come first served. Volumes are on storage that both hosts reach: nothing of them is
 * sent. State is plain data.
 */
import { cloneState } from "../base/cloneState.ts";
import type { MigrationMode, MigrationOutcome, MigrationStop } from "../model/migration.ts";
import type { MachineSpec, NetworkSpec } from "../model/scenario.ts";
import { isOff, type VmLife } from "../model/states.ts";
import type { PageNumber, Tick, VmUid } from "../model/units.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { startContext } from "./cpu/state.ts";
import type { Job, JobHandler } from "./jobs.ts";
import type { Vm } from "./vm.ts";

/** What is given to the link. */
interface Sending {
  readonly migration: number;
  readonly bytes: number;
}

/** A machine on its way. */
export interface Migration {
  readonly id: number;
  readonly mode: MigrationMode;
  readonly from: number;
  readonly to: number;
  /** At the source, and what stands for it at the destination. */
  readonly vm: VmUid;
  readonly shell: VmUid;
  readonly job: number;
  readonly shellJob: number;
  /** Pages of its memory. */
  readonly pages: number;
  readonly since: Tick;
  /** `running`: a round is sent; `stopped`: the last pages are; `activating`: all is there. */
  phase: "running" | "stopped" | "activating";
  /** The round that is sent, from 0 on, its pages, and when it began. */
  round: number;
  roundPages: number;
  roundSince: Tick;
  /** 1: written since the round began. */
  dirty: Uint8Array;
  dirtyCount: number;
  sentPages: number;
  sentBytes: number;
  /** When it stood still; -1: it has not. */
  stoppedAt: Tick;
  /** When it goes on; Infinity: not before disks have answered, or something else ends. */
  goesOnAt: Tick;
}

export interface MigrationsState {
  readonly running: Map<number, Migration>;
  nextId: number;
  /** What waits for the link; the first one is on it. */
  queue: Sending[];
  /** When the first one is over. */
  linkUntil: Tick;
}

/** The place of a host among the others. `Host`: what is seen of each. */
export interface Site<Host extends CopiesParts> {
  readonly host: number;
  readonly migrations: Migrations<Host>;
  /** Of its jobs about machines that leave it, or come to it. */
  readonly handler: JobHandler;
  /** A guest has written a page. */
  wrote(vm: VmUid, page: PageNumber): void;
}

/** More than these at one moment are a loop without end. */
const MOST_AT_ONCE = 10_000;

export class Migrations<Host extends CopiesParts> {
  state: MigrationsState = { running: new Map(), nextId: 0, queue: [], linkUntil: Infinity };
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
    let next = this.state.linkUntil;
    for (const { goesOnAt } of this.state.running.values()) next = Math.min(next, goesOnAt);
    return next;
  }

  /** Phase 0: what the link has carried has come, and machines go on. */
  runCompletions(now: Tick): void {
    for (let turn = 0; turn < MOST_AT_ONCE && this.nextTime() <= now; turn += 1) {
      if (this.state.linkUntil <= now) this.#sent(now);
      for (const migration of this.state.running.values()) if (migration.goesOnAt <= now) this.#goOn(migration, now);
    }
  }

  /** Begins to move `vm` from host `from` to host `to`, where there is room for it. */
  begin(from: number, vm: Vm, to: number, mode: MigrationMode): void {
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
      this.#tellEnd(
        { from, to, vm: vm.uid, shell: shell.uid, round: 0, sentPages: 0, sentBytes: 0, since: now, stoppedAt: now },
        "done",
        now,
      );
      return;
    }
    target.machines.turnOn(shell, "paused");
    for (const v of target.machines.vcpusOf(shell)) target.processor.put(v, startContext());
    const id = this.state.nextId;
    this.state.nextId += 1;
    const migration: Migration = {
      id,
      mode,
      from,
      to,
      vm: vm.uid,
      shell: shell.uid,
      job: source.jobs.state.nextJob,
      shellJob: target.jobs.state.nextJob,
      pages,
      since: now,
      phase: "running",
      round: 0,
      roundPages: pages,
      roundSince: now,
      dirty: new Uint8Array(pages),
      dirtyCount: 0,
      sentPages: 0,
      sentBytes: 0,
      stoppedAt: -1,
      goesOnAt: Infinity,
    };
    this.state.running.set(id, migration);
    source.jobs.begin("migrate", vm.uid, pages, -1);
    target.jobs.begin("incoming", shell.uid, pages, -1);
    if (mode === "stopAndCopy") this.#stop(migration, "mode", now);
    else if (vm.life === "paused") this.#stop(migration, "paused", now);
    else this.#beginRound(migration, pages, now);
  }

  /** The guest of machine `vm` on host `host` has written `page`. */
  #wrote(host: number, vm: VmUid, page: PageNumber): void {
    if (this.state.running.size === 0) return;
    for (const migration of this.state.running.values()) {
      if (migration.from !== host || migration.vm !== vm || migration.dirty[page] !== 0) continue;
      migration.dirty[page] = 1;
      migration.dirtyCount += 1;
    }
  }

  /** The one that `job` of host `host` is about. */
  #of(host: number, { id }: Job): Migration | null {
    for (const migration of this.state.running.values())
      if ((migration.from === host && migration.job === id) || (migration.to === host && migration.shellJob === id))
        return migration;
    return null;
  }

  /** What host number `host` asks. */
  siteOf(host: number): Site<Host> {
    return { host, migrations: this, handler: this.#handlerOf(host), wrote: (vm, page) => this.#wrote(host, vm, page) };
  }

  /** The job of host `host` about a machine that leaves it, or comes to it. */
  #handlerOf(host: number): JobHandler {
    return {
      isHolding: true,
      holds: (job) => job.kind === "incoming" || this.#of(host, job)?.phase !== "running",
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

  #send({ id }: Migration, bytes: number, now: Tick): void {
    const { state } = this;
    state.queue = [...state.queue, { migration: id, bytes }];
    if (state.queue.length === 1) state.linkUntil = now + this.#ticksFor(bytes);
  }

  #ticksFor(bytes: number): Tick {
    return Math.ceil(bytes / this.#network.bytesPerTick);
  }

  /** The first of what waits for the link has come. */
  #sent(now: Tick): void {
    const { state } = this;
    const [first, ...others] = state.queue;
    state.queue = others;
    state.linkUntil = others[0] ? now + this.#ticksFor(others[0].bytes) : Infinity;
    const migration = first && state.running.get(first.migration);
    if (!migration) return;
    this.#wake(migration.from);
    migration.sentBytes += first.bytes;
    if (migration.phase === "running") this.#roundDone(migration, now);
    else {
      migration.sentPages += migration.roundPages;
      migration.phase = "activating";
      migration.goesOnAt = now + this.#network.activation;
    }
  }

  #beginRound(migration: Migration, pages: number, now: Tick): void {
    const { vm, from, round } = migration;
    const source = this.monitor(from);
    const bytes = pages * pageBytesOf(source);
    migration.roundPages = pages;
    migration.roundSince = now;
    migration.dirty.fill(0);
    migration.dirtyCount = 0;
    source.recorder.tell(now, "migrationRound", { vm, round, pages, bytes });
    this.#send(migration, bytes, now);
  }

  #roundDone(migration: Migration, now: Tick): void {
    const { vm, from, job, round, roundPages, dirtyCount } = migration;
    const source = this.monitor(from);
    migration.sentPages += roundPages;
    const ticks = now - migration.roundSince;
    source.recorder.tell(now, "migrationRoundDone", { vm, round, pages: roundPages, ticks, dirtied: dirtyCount });
    source.jobs.progress(job, migration.pages - dirtyCount);
    migration.round += 1;
    const reason = this.#stopReason(migration);
    if (reason) this.#stop(migration, reason, now);
    else this.#beginRound(migration, dirtyCount, now);
  }

  /** Why no further round is made; null: one is. */
  #stopReason({ vm, from, round, roundPages, dirtyCount, pages, sentPages }: Migration): MigrationStop | null {
    const source = this.monitor(from);
    const { stopRule, leastPages, mostRounds, mostSent, downtimeLimit } = this.#network;
    // Nothing more is written by a guest that stands still.
    if (source.machines.state.vms[vm]!.life === "paused") return "paused";
    if (stopRule === "qemu")
      return this.#ticksFor(dirtyCount * pageBytesOf(source)) <= downtimeLimit ? "downtime" : null;
    if (dirtyCount <= leastPages) return "fewPages";
    if (round >= mostRounds) return "rounds";
    if (sentPages > mostSent * pages) return "sent";
    return dirtyCount >= roundPages ? "noProgress" : null;
  }

  /** The machine stands still, and the pages that were not sent, or were written since, are sent with its state. */
  #stop(migration: Migration, reason: MigrationStop, now: Tick): void {
    const source = this.monitor(migration.from);
    const vm = source.machines.state.vms[migration.vm]!;
    const pages = migration.round === 0 ? migration.pages : migration.dirtyCount;
    const wasRunning = vm.life === "running";
    migration.phase = "stopped";
    migration.stoppedAt = now;
    migration.roundPages = pages;
    if (wasRunning) source.machines.standStill(vm);
    const { stateBytes } = this.#network;
    const bytes = pages * pageBytesOf(source) + stateBytes;
    source.recorder.tell(now, "migrationStopped", { vm: vm.uid, reason, pages, bytes });
    this.#send(migration, bytes, now);
  }

  /** The machine goes on at the destination. */
  #goOn(migration: Migration, now: Tick): void {
    const source = this.monitor(migration.from);
    const target = this.monitor(migration.to);
    const vm = source.machines.state.vms[migration.vm]!;
    const shell = target.machines.state.vms[migration.shell]!;
    if (source.images.isAwaited(vm)) {
      migration.goesOnAt = Infinity;
      return;
    }
    this.#wake(migration.from);
    this.#wake(migration.to);
    const life: VmLife = vm.life;
    const image = cloneState(source.images.inMemory(vm));
    const finished = source.machines.vcpusOf(vm).map((v) => v.phase === "finished");
    this.state.running.delete(migration.id);
    source.jobs.ended(migration.job, "done");
    source.machines.turnOff(vm, "shutOff", "job");
    source.machines.undefine(vm, false, "job");
    for (const [at, v] of target.machines.vcpusOf(shell).entries()) if (finished[at]) target.processor.putFinished(v);
    target.images.refill(shell, image);
    if (life === "running") target.machines.setLife(shell, "running", "job");
    target.jobs.ended(migration.shellJob, "done");
    target.machines.goOnAfterJob(shell);
    this.#tellEnd(migration, "done", now);
  }

  /** Everything is as it was. `host`: whose job was aborted; that has been told already. */
  #abort(migration: Migration, host: number, isStopping: boolean): void {
    const source = this.monitor(migration.from);
    const target = this.monitor(migration.to);
    const now = nowOn(this.monitor(host));
    this.state.running.delete(migration.id);
    this.#dropFromLink(migration, now);
    this.#wake(migration.from);
    this.#wake(migration.to);
    const vm = source.machines.state.vms[migration.vm]!;
    const shell = target.machines.state.vms[migration.shell]!;
    source.jobs.ended(migration.job, "aborted");
    target.jobs.ended(migration.shellJob, "aborted");
    target.machines.turnOff(shell, "shutOff", "job");
    target.machines.undefine(shell, false, "job");
    this.#tellEnd(migration, "aborted", now);
    if (migration.phase !== "running" && !isStopping) source.machines.goOnAfterJob(vm);
  }

  /** What was to be sent of it is not. */
  #dropFromLink({ id }: Migration, now: Tick): void {
    const { state } = this;
    const isOnLink = state.queue[0]?.migration === id;
    state.queue = state.queue.filter(({ migration }) => migration !== id);
    const [first] = state.queue;
    if (isOnLink) state.linkUntil = first ? now + this.#ticksFor(first.bytes) : Infinity;
  }

  #tellEnd(
    migration: Pick<
      Migration,
      "from" | "to" | "vm" | "shell" | "round" | "sentPages" | "sentBytes" | "since" | "stoppedAt"
    >,
    outcome: MigrationOutcome,
    now: Tick,
  ): void {
    const { from, to, vm, shell, round: rounds, sentPages: pages, sentBytes: bytes, since, stoppedAt } = migration;
    const figures = {
      outcome,
      rounds,
      pages,
      bytes,
      ticks: now - since,
      downtime: stoppedAt < 0 ? 0 : now - stoppedAt,
    };
    this.monitor(from).recorder.tell(now, "migrationEnded", { vm, isOut: true, host: to, ...figures });
    this.monitor(to).recorder.tell(now, "migrationEnded", { vm: shell, isOut: false, host: from, ...figures });
  }
}

function nowOn({ pending }: CopiesParts): Tick {
  return pending.state.clock.now;
}

function pageBytesOf({ scenario }: CopiesParts): number {
  return scenario.hosts[0].pageBytes;
}
