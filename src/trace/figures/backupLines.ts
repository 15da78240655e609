/** The backups there are, as they are listed: with what each is called, and what it builds on. */
import type { Scenario } from "../../model/scenario.ts";
import type { HostState } from "../hostState.ts";
import type { BackupView, SnapshotView } from "../views/cow.ts";

/** The name of a snapshot: that of the command that took it. */
export function snapshotName({ index }: Pick<SnapshotView, "index">, { commands }: Scenario): string {
  const command = commands[index];
  return command && "name" in command ? command.name : "";
}

/** A backup as it is listed. */
export interface BackupLine {
  readonly backup: BackupView;
  readonly name: string;
  /** The machine that it is of, as it was called when it was backed up. */
  readonly machine: string;
  readonly chunks: number;
  /** Name of the backup that it builds on; null: it has everything. */
  readonly base: string | null;
  /** Others build on it. */
  readonly isNeeded: boolean;
}

/** The backups there are, the oldest first. */
export function backupLines({ copyOnWrite: { backups } }: HostState, scenario: Scenario): readonly BackupLine[] {
  const nameOf = ({ index }: Pick<BackupView, "index">) => snapshotName({ index }, scenario);
  return [...backups.values()].map((backup) => {
    const given = scenario.commands[backup.index];
    const base = backups.get(backup.base);
    return {
      backup,
      name: nameOf(backup),
      machine: given?.command === "backup" ? given.vm : "",
      chunks: backup.volumes.reduce((sum, { chunks }) => sum + chunks, 0),
      base: base ? nameOf(base) : null,
      isNeeded: [...backups.values()].some((other) => other.base === backup.id),
    };
  });
}
