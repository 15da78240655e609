/** Machines that move from host to host, as they can be seen: a part of the host in `hostState.ts`. */
import type { MigrationMode, MigrationOutcome, MigrationStop } from "../../model/migration.ts";
import type { Tick, VmUid } from "../../model/units.ts";

/** A round of a migration. */
export interface MigrationRoundView {
  readonly pages: number;
  readonly bytes: number;
  readonly since: Tick;
  /** Bytes a tick; null: all that the link carries. */
  readonly rate: number | null;
  /** Percent of its time that the machine is kept from running. */
  readonly throttle: number;
  /** How long it took, and what was written meanwhile; null: it is under way. */
  readonly ticks: Tick | null;
  readonly dirtied: number | null;
}

/** A machine that moves to another host or comes from one. */
export interface MigrationView {
  readonly vm: VmUid;
  readonly mode: MigrationMode;
  /** It leaves this host. */
  readonly isOut: boolean;
  /** The number of the other host. */
  readonly host: number;
  /** Pages of its memory. */
  readonly pages: number;
  readonly since: Tick;
  /** What of its volumes is sent first; null: nothing. Known where it leaves. */
  readonly volumes: {
    readonly extents: number;
    readonly bytes: number;
    readonly since: Tick;
    /** How long it took, and the extents written meanwhile; null: it is under way. */
    readonly ticks: Tick | null;
    readonly written: number | null;
  } | null;
  /** Known where it leaves. */
  readonly rounds: readonly MigrationRoundView[];
  /** From when on it stands still, and why, and what is sent then; null: not yet. Known where it leaves. */
  readonly stop: {
    readonly reason: MigrationStop;
    readonly pages: number;
    readonly bytes: number;
    readonly since: Tick;
  } | null;
  /** From when on it runs at the destination while pages follow, and how many; null: none do, or not yet. */
  readonly switched: { readonly since: Tick; readonly pages: number; readonly downtime: Tick } | null;
  /** Pages that it wanted and that had not come: asked for, and on their way already. Known where it comes to. */
  readonly asked: number;
  readonly onTheWay: number;
  /** Of the next rounds: bytes a tick, null for all that the link carries, and percent of its time that it is kept from running. */
  readonly rate: number | null;
  readonly throttle: number;
  /** Null: it is under way. */
  readonly end: {
    readonly outcome: MigrationOutcome;
    readonly pages: number;
    readonly bytes: number;
    readonly ticks: Tick;
    readonly downtime: Tick;
  } | null;
}
