/** Backups on the disks for them: making one of each machine, and what there are, with what each needs and can be used for. */
import { freeBackupName } from "../../codec/backupName.ts";
import { refusal } from "../../model/lifecycle.ts";
import { hostOf, type Command } from "../../model/scenario.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { VmUid } from "../../model/units.ts";
import { selectScenario } from "../../store/selectors.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";
import { jobOf } from "../../trace/jobOf.ts";
import { Button } from "../shared/Button.tsx";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { backupLines, type BackupLine } from "../../trace/figures/backupLines.ts";
import { useCopiesText } from "../shared/text/useCopiesText.ts";
import { isolated } from "../../trace/isolated.ts";

interface BackupsProps {
  readonly host: HostState;
  readonly info: HostInfo;
}

export function Backups({ host, info }: BackupsProps) {
  const { copies: t } = useCopiesText();
  const scenario = useRun(selectScenario);
  if (!hostOf(scenario).disks.some(({ isForBackups }) => isForBackups === true)) return null;
  const machines = info.vms.filter(({ uid, lvs }) => lvs.length > 0 && (host.vms[uid]?.life ?? "none") !== "none");
  const lines = backupLines(host, scenario);
  return (
    <section aria-label={t.backups} className="flex flex-col gap-1.5">
      <h3 className="text-xs font-semibold">{t.backups}</h3>
      <div className="flex flex-col gap-1">
        {machines.map(({ uid, name }) => (
          <Maker key={uid} host={host} vm={uid} name={name} hasOne={lines.some(({ backup }) => backup.vm === uid)} />
        ))}
      </div>
      {lines.length === 0 ? (
        <p className="text-xs text-soft">{t.noBackups}</p>
      ) : (
        <BackupList lines={lines} host={host} info={info} />
      )}
    </section>
  );
}

interface ListProps extends BackupsProps {
  readonly lines: readonly BackupLine[];
  /** A command was given to one of them. */
  readonly onGiven?: () => void;
}

/** Backups with what each needs, to be restored and deleted. */
export function BackupList({ lines, host, info, onGiven }: ListProps) {
  const { copies: t } = useCopiesText();
  return (
    <ul aria-label={t.backups} className="flex flex-col gap-1 text-xs">
      {lines.map((line) => (
        <Line key={line.backup.id} line={line} host={host} info={info} onGiven={onGiven} />
      ))}
    </ul>
  );
}

interface MakerProps {
  readonly host: HostState;
  readonly vm: VmUid;
  readonly name: string;
  /** There is a backup that an incremental one may build on. */
  readonly hasOne: boolean;
}

function Maker({ host, vm, name, hasOne }: MakerProps) {
  const { copies: t } = useCopiesText();
  const { commands } = useRun(selectScenario);
  const { giveCommand } = useRunActions();
  const standing = { life: host.vms[vm]?.life ?? "none", isBusy: jobOf(host, vm) !== null } as const;
  const isLegal = refusal({ command: "backup" }, standing) === null;
  const backup = freeBackupName(name, commands);
  return (
    <span className="flex flex-wrap items-center gap-1 text-xs">
      <VmChip vm={vm} name={name} />
      <span className="ml-auto flex flex-wrap gap-1">
        <Button
          size="small"
          className="touch-small"
          disabled={!isLegal}
          title={isLegal ? t.backUpHelp : t.backUpNot}
          aria-label={t.backUpOf(name, backup)}
          onClick={() => giveCommand({ command: "backup", vm: name, name: backup })}
        >
          {t.backUp}
        </Button>
        {hasOne && (
          <Button
            look="quiet"
            size="small"
            className="touch-small"
            disabled={!isLegal}
            title={isLegal ? t.changedHelp : t.backUpNot}
            aria-label={t.changedOf(name, backup)}
            onClick={() => giveCommand({ command: "backup", vm: name, name: backup, isIncremental: true })}
          >
            {t.changed}
          </Button>
        )}
      </span>
    </span>
  );
}

interface LineProps extends BackupsProps {
  readonly line: BackupLine;
  readonly onGiven: (() => void) | undefined;
}

function Line({ line, host, info, onGiven }: LineProps) {
  const { copies: t, terms } = useCopiesText();
  const unit = timeUnit(useRun(selectScenario));
  const { giveCommand } = useRunActions();
  const { backup, name, machine, chunks, base } = line;
  const give = (command: Command) => {
    giveCommand(command);
    onGiven?.();
  };
  const isThere = (host.vms[backup.vm]?.life ?? "none") !== "none";
  const target = isThere ? (info.vms[backup.vm]?.name ?? machine) : machine;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 border-l-2 border-line pl-2 tabular-nums">
      <b className="font-semibold">{name}</b>
      <span className="text-soft">{t.takenAt(terms.time(backup.takenAt, unit))}</span>
      <span className="text-soft">
        {base === null
          ? t.full(terms.number(chunks), chunks)
          : t.incremental(terms.number(chunks), chunks, isolated(base))}
      </span>
      {!isThere && (
        <span title={t.machineGoneHelp} className="text-soft">
          {t.machineGone(isolated(machine))}
        </span>
      )}
      <span className="flex gap-1">
        <Button
          look="link"
          size="small"
          className="touch-small"
          title={isThere ? t.restoreHelp : t.remakeHelp}
          aria-label={t.restoreOf(target, name)}
          onClick={() => give({ command: "restoreBackup", vm: target, name })}
        >
          {isThere ? t.restore : t.remake}
        </Button>
        <Button
          look="quiet"
          size="small"
          className="touch-small"
          aria-label={t.removeBackup(name)}
          onClick={() => give({ command: "deleteBackup", name })}
        >
          {t.remove}
        </Button>
      </span>
    </li>
  );
}
