/**
 * Another name, other vCPUs or other memory for a machine, from the moment shown on: the commands `rename` and `resize`. What
 * stays as it is gives no command. The description that the machine begins with is edited elsewhere.
 */
import { useEffect, useState } from "react";
import { MOST, RANGES } from "../../../codec/limits.ts";
import type { Command } from "../../../model/scenario.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import { commandTick } from "../../../store/commandLog.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Button } from "../../shared/Button.tsx";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { issueError, type FormIssue } from "../form/issueText.ts";
import { bytesText, readBytes, readWhole } from "../form/numberText.ts";
import { SizeField } from "../form/SizeField.tsx";
import { NumberField, TextField } from "../form/TextField.tsx";
import { useIssues } from "../form/useIssues.ts";
import { useDialogText } from "../useDialogText.ts";

const selectTime = (state: RunState) => commandTick(state.cursor);

interface Machine {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryBytes: number;
  readonly isOff: boolean;
  /** Names of the machines that exist besides. */
  readonly taken: ReadonlySet<string>;
}

/** The machine that the dialog is about, as it is at the cursor; null when there is none. */
function machineOf(vm: VmUid | undefined, { trace, host }: RunState): Machine | null {
  const info = vm === undefined ? undefined : trace?.info.vms[vm];
  const life = vm === undefined ? undefined : host?.vms[vm]?.life;
  if (!info || life === undefined || life === "none") return null;
  const { vcpus, memoryBytes } = info.spec;
  const others = trace!.info.vms.filter(({ uid }) => uid !== vm && (host?.vms[uid]?.life ?? "none") !== "none");
  return {
    name: info.name,
    vcpus,
    memoryBytes,
    isOff: life === "shutOff",
    taken: new Set(others.map(({ name }) => name)),
  };
}

export function NameAndSizeDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [machine] = useState(() => machineOf(app.getState().dialogAbout.vm, run.getState()));
  useEffect(() => {
    if (!machine) onClose();
  }, [machine, onClose]);
  return machine && <NameAndSizeForm machine={machine} onClose={onClose} />;
}

interface FormProps {
  readonly machine: Machine;
  readonly onClose: () => void;
}

function NameAndSizeForm({ machine, onClose }: FormProps) {
  const text = useDialogText();
  const { dialogs, terms } = text;
  const t = dialogs.nameAndSize;
  const actions = useRunActions();
  const scenario = useRun(selectScenario);
  const time = useRun(selectTime);
  const [before] = useState(() => ({
    name: machine.name,
    vcpus: String(machine.vcpus),
    memory: bytesText(machine.memoryBytes),
  }));
  const [draft, setDraft] = useState(before);
  const vcpus = readWhole(draft.vcpus, RANGES.vcpus.min, RANGES.vcpus.max);
  const { text: size, unit } = draft.memory;
  const memory = readBytes(size, unit, RANGES.memoryBytes.min, RANGES.memoryBytes.max);
  const name = draft.name.trim();

  const wrong: FormIssue[] = [];
  if (machine.taken.has(name)) wrong.push({ path: "name", kind: "nameTaken", name });
  if (!vcpus.ok) wrong.push({ path: "vcpus", kind: "number", issue: vcpus.issue, unit: "count" });
  if (!memory.ok) wrong.push({ path: "memoryBytes", kind: "number", issue: memory.issue, unit: "bytes" });
  const nameErrors = name === "" || name.length > MOST.nameCharacters ? [{ path: "name", text: t.nameWrong }] : [];
  const issues = useIssues([...nameErrors, ...wrong.map((issue) => issueError(text, issue))]);

  const submit = () => {
    if (!issues.accept() || !vcpus.ok || !memory.ok) return;
    const resized = {
      ...(vcpus.value === machine.vcpus ? {} : { vcpus: vcpus.value }),
      ...(memory.value === machine.memoryBytes ? {} : { memoryBytes: memory.value }),
    };
    const isResized = Object.keys(resized).length > 0;
    const commands: Command[] = [
      ...(isResized ? [{ command: "resize", vm: machine.name, ...resized } as const] : []),
      ...(name === machine.name ? [] : [{ command: "rename", vm: machine.name, name } as const]),
    ];
    if (commands.length > 0) actions.giveCommands(commands);
    onClose();
  };

  return (
    <DialogFrame
      title={t.title(isolated(machine.name))}
      description={t.description(terms.ticks(time, timeUnit(scenario)))}
      size="small"
      isDirty={JSON.stringify(draft) !== JSON.stringify(before)}
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
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          className="sm:col-span-2"
          label={t.name}
          value={draft.name}
          onChange={(next) => setDraft({ ...draft, name: next })}
          {...issues.field("name")}
        />
        <NumberField
          label={t.vcpus}
          value={draft.vcpus}
          min={RANGES.vcpus.min}
          max={RANGES.vcpus.max}
          onChange={(next) => setDraft({ ...draft, vcpus: next })}
          {...issues.field("vcpus")}
        />
        <SizeField
          label={t.memory}
          value={draft.memory}
          onChange={(next) => setDraft({ ...draft, memory: next })}
          {...issues.field("memoryBytes")}
        />
      </div>
      <p className="mt-4 text-soft">{machine.isOff ? t.effect : t.isOn}</p>
    </DialogFrame>
  );
}
