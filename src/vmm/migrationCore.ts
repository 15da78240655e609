/**
 * What those who move machines have in common: which ones are under way, the link that carries them, and how a move ends.
 * State is plain data.
 */
import type { MigrationOutcome } from "../model/migration.ts";
import type { NetworkSpec } from "../model/scenario.ts";
import type { PageNumber, Tick } from "../model/units.ts";
import type { CopiesParts } from "./copiesParts.ts";
import type { Job } from "./jobs.ts";
import { nearestMissing, takeMissing } from "./migration/missingPages.ts";
import { bytesOfPage, mostRateOf, type MovingMachine } from "./movingMachine.ts";
import { createLink, drop, send, type LinkState, type Push } from "./networkLink.ts";
import type { Vm } from "./vm.ts";

export interface MigrationsState {
  readonly running: Map<number, MovingMachine>;
  nextId: number;
  link: LinkState;
  isLinkDown: boolean;
  /** Numbers of the hosts that have failed, and of those in maintenance. */
  downHosts: readonly number[];
  restingHosts: readonly number[];
}

/** `Host`: what is seen of each. */
export class MigrationCore<Host extends CopiesParts> {
  state: MigrationsState = {
    running: new Map(),
    nextId: 0,
    link: createLink(),
    isLinkDown: false,
    downHosts: [],
    restingHosts: [],
  };
  readonly network: NetworkSpec;
  readonly monitors: readonly Host[];
  /** Has a host take part in the present moment. */
  readonly wake: (host: number) => void;

  constructor(network: NetworkSpec, monitors: readonly Host[], wake: (host: number) => void) {
    this.network = network;
    this.monitors = monitors;
    this.wake = wake;
  }

  monitor(host: number): Host {
    return this.monitors[host]!;
  }

  /** At the source. */
  vmOf({ from, vm }: MovingMachine): Vm {
    return this.monitor(from).machines.state.vms[vm]!;
  }

  /** The one that `job` of host `host` is about. */
  of(host: number, { id }: Job): MovingMachine | null {
    for (const migration of this.state.running.values())
      if ((migration.from === host && migration.job === id) || (migration.to === host && migration.shellJob === id))
        return migration;
    return null;
  }

  send({ id, phase, rate }: MovingMachine, bytes: number, pages: readonly PageNumber[] | null, now: Tick): void {
    const bytesPerTick = phase === "running" ? rate : mostRateOf(this.network);
    send(this.state.link, { migration: id, bytes, bytesPerTick, pages }, now, this.push);
  }

  /** Where of pages of zeros only a mark is sent: those of the machine. */
  zerosOf({ from, vm, pages }: MovingMachine): Uint8Array | null {
    if (!this.network.skipZero) return null;
    const zeros = new Uint8Array(pages).fill(1);
    for (const { page } of this.monitor(from).memory.pagesWithContent(vm)) zeros[page] = 0;
    return zeros;
  }

  /** Nothing is left of it at the source. */
  leave({ id, from, vm: uid }: MovingMachine): void {
    this.#forget(id, nowOn(this.monitor(from)));
    const { machines } = this.monitor(from);
    const vm = machines.state.vms[uid]!;
    machines.turnOff(vm, "shutOff", "job");
    machines.undefine(vm, false, "job");
  }

  /** Nothing of it is sent any more. */
  endJobs(migration: MovingMachine, outcome: "aborted" | "failed", now: Tick): void {
    const { id, from, to, job, shellJob } = migration;
    this.#forget(id, now);
    this.wake(from);
    this.wake(to);
    this.monitor(from).jobs.ended(job, outcome);
    this.monitor(to).jobs.ended(shellJob, outcome);
  }

  /** The link sends nothing of it, nor asks what there is to send. */
  #forget(id: number, now: Tick): void {
    this.state.running.delete(id);
    drop(this.state.link, id, now, this.push);
  }

  tellEnd(
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

  /** What of a migration is sent when nothing is asked for: as many pages as fill a tick, one at least. */
  readonly push: Push = (id) => {
    const { from, following, zeros } = this.state.running.get(id)!;
    if (!following) return null;
    const { missing, pivot } = following;
    const size = pageBytesOf(this.monitor(from));
    const most = mostRateOf(this.network);
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
}

export function nowOn({ pending }: CopiesParts): Tick {
  return pending.state.clock.now;
}

/** Its guest does what it likes. */
export function isAtWork(phase?: MovingMachine["phase"]): boolean {
  return phase === "running" || phase === "volumes";
}

export function pageBytesOf({ scenario }: CopiesParts): number {
  return scenario.hosts[0].pageBytes;
}
