/**
 * Backs up a machine, from the moment shown on: the command `backup`, with all that its volumes hold or with what has changed
 * since the last backup. Below it the backups there are of the machine, to be restored and deleted.
 */
import { useEffect, useState } from "react";
import { freeBackupName } from "../../../codec/backupName.ts";
import { MOST } from "../../../codec/limits.ts";
import { refusal } from "../../../model/lifecycle.ts";
import { hostOf } from "../../../model/scenario.ts";
import type { VmUid } from "../../../model/units.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectHost, selectScenario, selectTrace } from "../../../store/selectors.ts";
import { backupLines } from "../../../trace/figures/backupLines.ts";
import { jobOf } from "../../../trace/jobOf.ts";
import { isolated } from "../../../trace/isolated.ts";
import { BackupList } from "../../copies/Backups.tsx";
import { Button } from "../../shared/Button.tsx";
import { Segments } from "../../shared/Segments.tsx";
import { useCopiesText } from "../../shared/text/useCopiesText.ts";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { TextField } from "../form/TextField.tsx";
import { useIssues } from "../form/useIssues.ts";
import { useDialogText } from "../useDialogText.ts";

/** The machine that the dialog is about; null when it is not there. */
function machineOf(vm: VmUid | undefined, { trace, host }: RunState): VmUid | null {
  const isThere = vm !== undefined && trace?.info.vms[vm] !== undefined && (host?.vms[vm]?.life ?? "none") !== "none";
  return isThere ? vm : null;
}

export function BackupDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [machine] = useState(() => machineOf(app.getState().dialogAbout.vm, run.getState()));
  useEffect(() => {
    if (machine === null) onClose();
  }, [machine, onClose]);
  return machine !== null && <BackupForm vm={machine} onClose={onClose} />;
}

function BackupForm({ vm, onClose }: { readonly vm: VmUid; readonly onClose: () => void }) {
  const { dialogs } = useDialogText();
  const { copies: t, terms } = useCopiesText();
  const { giveCommand } = useRunActions();
  const scenario = useRun(selectScenario);
  const host = useRun(selectHost);
  const info = useRun(selectTrace)?.info;
  const machine = info?.vms[vm]?.name ?? "";
  const [before] = useState(() => freeBackupName(machine, scenario.commands));
  const [name, setName] = useState(before);
  const [isIncremental, setIncremental] = useState(false);
  const lines = host ? backupLines(host, scenario) : [];
  const own = lines.filter(({ backup }) => backup.vm === vm);
  const given = name.trim();
  const isWrong = given === "" || given.length > MOST.nameCharacters;
  const issues = useIssues([
    ...(isWrong ? [{ path: "name", text: t.nameWrong }] : []),
    ...(lines.some((line) => line.name === given) ? [{ path: "name", text: t.nameTaken(given) }] : []),
  ]);
  if (!host || !info) return null;
  const standing = { life: host.vms[vm]?.life ?? "none", isBusy: jobOf(host, vm) !== null } as const;
  const isLegal = refusal({ command: "backup" }, standing) === null;
  const places = hostOf(scenario).disks.flatMap(({ isForBackups, extents }, pv) =>
    isForBackups ? [t.roomOn(pv, terms.number(extents))] : [],
  );

  const submit = () => {
    if (!issues.accept()) return;
    giveCommand({ command: "backup", vm: machine, name: given, ...(isIncremental ? { isIncremental } : {}) });
    onClose();
  };

  return (
    <DialogFrame
      title={t.backupTitle(isolated(machine))}
      description={isLegal ? t.backupJob : t.backUpNot}
      size="small"
      isDirty={name !== before}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent" disabled={!isLegal}>
            {t.backUp}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label={t.backupName} value={name} onChange={setName} {...issues.field("name")} />
        {own.length === 0 ? (
          <p className="text-soft">{t.firstIsFull}</p>
        ) : (
          <div>
            <p className="mb-1 text-xs font-medium text-soft">{t.what}</p>
            <div className="flex">
              <Segments
                label={t.what}
                value={isIncremental ? "changed" : "all"}
                choices={[
                  { value: "all", text: t.all },
                  { value: "changed", text: t.changed },
                ]}
                onChange={(value) => setIncremental(value === "changed")}
              />
            </div>
            <p className="mt-1 text-xs text-soft">{isIncremental ? t.changedHelp : t.backUpHelp}</p>
          </div>
        )}
        <p className="text-soft">{t.goesTo(places.join(", "))}</p>
        {own.length > 0 && (
          <section aria-label={t.backupsOf(machine)}>
            <h3 className="mb-1 text-xs font-medium text-soft">{t.backupsOf(machine)}</h3>
            <BackupList lines={own} host={host} info={info} onGiven={onClose} />
          </section>
        )}
      </div>
    </DialogFrame>
  );
}
