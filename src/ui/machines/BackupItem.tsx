/** The item about backups in the menu of a machine that has volumes, on a host with a disk for backups; elsewhere nothing. */
import { refusal, type Standing } from "../../model/lifecycle.ts";
import { hostOf } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import type { RunState } from "../../store/runState.ts";
import { MenuItem } from "../shared/floating/Menu.tsx";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";

interface BackupItemProps {
  readonly vm: VmUid;
  readonly standing: Standing;
  /** For the part of the menu with the commands that will be carried out, or the one with those that will be refused. */
  readonly isAllowed: boolean;
}

const selectTakesBackups = ({ scenario }: RunState) =>
  hostOf(scenario).disks.some(({ isForBackups }) => isForBackups === true);

export function BackupItem({ vm, standing, isAllowed }: BackupItemProps) {
  const names = useCommandNames();
  const { openDialog } = useActions();
  const takesBackups = useRun(selectTakesBackups);
  const hasVolumes = useRun(({ trace }) => (trace?.info.vms[vm]?.lvs.length ?? 0) > 0);
  if (!takesBackups || !hasVolumes || isAllowed !== (refusal({ command: "backup" }, standing) === null)) return null;
  return (
    <MenuItem
      icon="disk"
      text={`${names.backup}…`}
      isQuiet={!isAllowed}
      onSelect={() => openDialog("backup", { vm })}
    />
  );
}
