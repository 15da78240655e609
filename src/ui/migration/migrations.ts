/** The migrations of a run at a moment, told where each machine leaves, and the figures of one of them. Pure. */
import type { MigrationOutcome } from "../../model/migration.ts";
import type { NetworkSpec, Scenario } from "../../model/scenario.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { MigrationView } from "../../trace/views/migration.ts";
import type { HostAtMoment } from "../shared/migration/useAllHosts.ts";

export interface MachineMove {
  /** The host that the machine leaves. */
  readonly from: number;
  readonly vm: VmUid;
  readonly name: string;
  readonly view: MigrationView;
  /** That host. */
  readonly at: HostAtMoment;
}

/** Those that have begun, the latest last. */
export function movesAt(hosts: readonly HostAtMoment[]): readonly MachineMove[] {
  return hosts
    .flatMap((at, from) =>
      (at.state.migrations ?? [])
        .filter(({ isOut }) => isOut)
        .map((view) => ({ from, vm: view.vm, name: at.trace.info.vms[view.vm]?.name ?? "", view, at })),
    )
    .toSorted((one, other) => one.view.since - other.view.since || one.from - other.from);
}

/** Where a migration stands, or how it ended. `following`: the machine runs at the destination, and its pages follow it. */
export type MovePhase = "round" | "stopped" | "following" | MigrationOutcome;

export function phaseOf({ end, stop, switched }: MigrationView): MovePhase {
  return end?.outcome ?? (switched ? "following" : stop ? "stopped" : "round");
}

/** At the moment shown it is told to stay. */
export function isAskedToAbort(commands: Scenario["commands"], { name, at }: MachineMove): boolean {
  const now = Math.floor(at.state.time);
  return commands.some((each) => each.command === "abortJob" && each.vm === name && each.at === now);
}

/** For how long it has stood still at `time`; null: it has not. */
export function downtimeAt({ end, stop, switched }: MigrationView, time: Tick): Tick | null {
  return end?.downtime ?? switched?.downtime ?? (stop ? time - stop.since : null);
}

/** What the time for which a machine stands still is made of, as far as rules say it; all in ticks. */
export interface DowntimeParts {
  readonly copy: Tick;
  readonly state: Tick;
  readonly activation: Tick;
  /** For the link, or for disks that had to answer first. Known at the end. */
  readonly waiting: Tick;
}

/** Pages and the state are sent as one: the state takes what it adds to the pages. */
export function downtimeParts(view: MigrationView, network: NetworkSpec, pageBytes: number): DowntimeParts | null {
  const { stop, end } = view;
  if (!stop) return null;
  const copy = Math.ceil((stop.pages * pageBytes) / network.bytesPerTick);
  const all = Math.ceil(stop.bytes / network.bytesPerTick);
  const activation = network.activation;
  const waiting = end?.outcome === "done" ? Math.max(0, end.downtime - all - activation) : 0;
  return { copy, state: all - copy, activation, waiting };
}

/** Pages that have been sent so far, those of the round under way not among them. */
export function sentSoFar({ rounds, end }: MigrationView): number {
  if (end) return end.pages;
  return rounds.reduce((sum, { pages, ticks }) => sum + (ticks === null ? 0 : pages), 0);
}
