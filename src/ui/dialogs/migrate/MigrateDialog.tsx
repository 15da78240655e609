/**
 * A machine moves to another host from the moment shown on: the command `migrate`. Every other host is there to choose, with
 * what it has and what stands against it; each way of moving with what it would come to if the machine goes on writing as it
 * did. A move that will be refused can be ordered: the refusal is part of what is taught.
 */
import { useEffect, useState } from "react";
import { byteText } from "../../../i18n/byteText.ts";
import { migrateTexts, type MigrateTexts } from "../../../i18n/messages/migrate.ts";
import { specOfHost } from "../../../model/hosts.ts";
import { MIGRATION_MODES, type MigrationMode } from "../../../model/migration.ts";
import { isOff } from "../../../model/states.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import { commandTick } from "../../../store/commandLog.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Button } from "../../shared/Button.tsx";
import { hostName } from "../../shared/migration/hostName.ts";
import { networkOf } from "../../shared/migration/network.ts";
import { useApp, useAppView } from "../../shared/useApp.ts";
import { useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { CheckboxField, RadioField, type Choice } from "../form/choices.tsx";
import { useDialogText } from "../useDialogText.ts";
import { EstimateTable } from "./EstimateTable.tsx";
import { LinkLine } from "./LinkLine.tsx";
import { movedMachine, type MovingMachine } from "./movingMachine.ts";
import { targetOf, type SeenHost, type Target } from "./targets.ts";

/** What the dialog shows, as it is when it is opened. */
interface Subject {
  readonly machine: MovingMachine;
  /** The other hosts. */
  readonly targets: readonly Target[];
}

function seenHost({ whole, traces }: RunState, host: number, time: number): SeenHost | null {
  const trace = traces[host];
  if (!trace) return null;
  const state = hostAt(trace, trace.rowsUpTo(time), time);
  return { spec: specOfHost(whole, host), info: trace.after(state.changes).info, state };
}

/** Null when there is no such machine, or no other host. */
function subjectOf(vm: VmUid | undefined, run: RunState): Subject | null {
  const { whole, shown, trace, host, cursor } = run;
  const life = vm === undefined ? "none" : (host?.vms[vm]?.life ?? "none");
  if (vm === undefined || !trace || !host || life === "none" || whole.hosts.length < 2) return null;
  const source: SeenHost = { spec: specOfHost(whole, shown), info: trace.info, state: host };
  const targets = whole.hosts.flatMap((_, at) => {
    const target = at === shown ? null : seenHost(run, at, Math.floor(cursor.time));
    return target ? [targetOf(source, vm, target, at)] : [];
  });
  return targets.length === 0 ? null : { machine: movedMachine(run, vm, life), targets };
}

const isFree = ({ shortages, obstacles }: Target) => shortages.length === 0 && obstacles.length === 0;

/** What stands in the way of the volumes, where they have to be copied and are not. */
const withoutCopies = (target: Target, copies: boolean): Target =>
  target.needsCopies && !copies ? { ...target, obstacles: [...target.obstacles, "localPool"] } : target;

export function MigrateDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [subject] = useState(() => subjectOf(app.getState().dialogAbout.vm, run.getState()));
  useEffect(() => {
    if (!subject) onClose();
  }, [subject, onClose]);
  return subject && <MigrateForm {...subject} onClose={onClose} />;
}

function MigrateForm({ machine, targets, onClose }: Subject & { readonly onClose: () => void }) {
  const { dialogs, terms } = useDialogText();
  const language = useApp(selectLanguage);
  const t = migrateTexts[language];
  const actions = useRunActions();
  const [{ whole, cursor }] = useState(useRunApi().getState);
  const [first] = useState(targets.find(isFree) ?? targets[0]!);
  const [host, setHost] = useState(first.host);
  const [mode, setMode] = useState<MigrationMode>("preCopy");
  const [copyStorage, setCopyStorage] = useState(first.needsCopies);
  const standsStill = isOff(machine.life);
  const unit = timeUnit(whole);
  const sent = Math.ceil(machine.volumeBytes / networkOf(whole).bytesPerTick);

  const submit = () => {
    const way = standsStill || mode === "preCopy" ? {} : { mode };
    const storage = !standsStill && copyStorage ? { copyStorage } : {};
    actions.giveCommand({ command: "migrate", vm: machine.name, to: host, ...way, ...storage });
    onClose();
  };

  return (
    <DialogFrame
      title={t.title(isolated(machine.name))}
      description={t.description(terms.ticks(commandTick(cursor), unit))}
      size="medium"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent">
            {t.submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioField
          legend={t.to}
          value={String(host)}
          choices={targets.map((target) => ({
            id: String(target.host),
            label: hostName(whole, target.host, language),
            sentence: told(withoutCopies(target, copyStorage && !standsStill), t, terms.number),
          }))}
          onChange={(id) => {
            setHost(Number(id));
            if (targets.find((target) => target.host === Number(id))?.needsCopies) setCopyStorage(true);
          }}
        />
        {standsStill ? (
          <p className="text-soft">{t.isOff}</p>
        ) : (
          <>
            <RadioField legend={t.way} value={mode} choices={waysOf(t)} onChange={setMode} />
            {machine.volumeBytes > 0 && (
              <CheckboxField
                label={t.copyStorage.label}
                hint={
                  copyStorage
                    ? t.copyStorage.on(byteText(machine.volumeBytes), terms.ticks(sent, unit))
                    : t.copyStorage.off
                }
                isChecked={copyStorage}
                onChange={setCopyStorage}
              />
            )}
            <LinkLine />
            <EstimateTable machine={machine} network={networkOf(whole)} chosen={mode} unit={unit} />
          </>
        )}
      </div>
    </DialogFrame>
  );
}

/** What stands against a host, or what there is. */
function told({ needs, shortages, obstacles }: Target, t: MigrateTexts, number: (n: number) => string): string {
  const say = ({ resource, needed, available }: Target["needs"][number]) =>
    t.need(resource, number(needed), number(available));
  const against = [...obstacles.map((obstacle) => t.obstacles[obstacle]), ...shortages.map(say)];
  return against.length > 0 ? t.told(t.refused, against) : t.told(t.fits, needs.map(say));
}

/** The ways of a machine that is on. */
function waysOf({ ways }: MigrateTexts): Choice<MigrationMode>[] {
  return MIGRATION_MODES.filter((mode) => mode !== "offline").map((id) => ({ id, ...ways[id] }));
}
