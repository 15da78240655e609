/**
 * Another weight for a machine, from the moment shown on: the command `setWeight`, with a sentence on what weights do
 * under the present policy. The weight that the machine has already gives no command.
 */
import { useEffect, useState } from "react";
import { RANGES } from "../../../codec/limits.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { commandTick } from "../../../store/commandLog.ts";
import { isolated } from "../../../trace/isolated.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { choiceWords } from "../../shared/text/ruleText.ts";
import { Button } from "../../shared/Button.tsx";
import { useAppView } from "../../shared/useApp.ts";
import { useRuleText } from "../../shared/text/useRuleText.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { issueError } from "../form/issueText.ts";
import { readWhole } from "../form/numberText.ts";
import { NumberField } from "../form/TextField.tsx";
import { useIssues } from "../form/useIssues.ts";
import { useDialogText } from "../useDialogText.ts";
import { hostOf } from "../../../model/scenario.ts";

const FORM = "machine-weight";
const WEIGHT_RULE = { of: "conventions", id: "weightOf" } as const;

const selectTime = (state: RunState) => commandTick(state.cursor);

/** The machine that the dialog is about, as it is at the cursor; null when there is none. */
function machineOf(
  vm: VmUid | undefined,
  { trace, host }: RunState,
): { name: string; weight: number; isOff: boolean; hasSiblings: boolean } | null {
  const info = vm === undefined ? undefined : trace?.info.vms[vm];
  const state = vm === undefined ? undefined : host?.vms[vm];
  if (!info || !state || state.life === "none") return null;
  return { name: info.name, weight: state.weight, isOff: state.life === "shutOff", hasSiblings: info.vcpuCount > 1 };
}

export function WeightDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [machine] = useState(() => machineOf(app.getState().dialogAbout.vm, run.getState()));
  useEffect(() => {
    if (!machine) onClose();
  }, [machine, onClose]);
  return machine && <WeightForm machine={machine} onClose={onClose} />;
}

interface FormProps {
  readonly machine: NonNullable<ReturnType<typeof machineOf>>;
  readonly onClose: () => void;
}

function WeightForm({ machine, onClose }: FormProps) {
  const text = useDialogText();
  const { dialogs, terms } = text;
  const t = dialogs.weight;
  const actions = useRunActions();
  const scenario = useRun(selectScenario);
  const time = useRun(selectTime);
  const present = String(machine.weight);
  const [typed, setTyped] = useState(present);
  const { min, max } = RANGES.weight;
  const read = readWhole(typed, min, max);
  const issues = useIssues(
    read.ok ? [] : [issueError(text, { path: FORM, kind: "number", issue: read.issue, unit: "count" })],
  );

  const submit = () => {
    if (!issues.accept() || !read.ok) return;
    if (read.value !== machine.weight)
      actions.giveCommand({ command: "setWeight", vm: machine.name, weight: read.value });
    onClose();
  };

  return (
    <DialogFrame
      title={t.title(isolated(machine.name))}
      description={t.description(terms.ticks(time, timeUnit(scenario)))}
      size="small"
      isDirty={typed !== present}
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
      {/* What is typed first replaces the present weight. */}
      <div onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}>
        <NumberField
          label={t.label}
          hint={t.hint(terms.number(machine.weight), terms.number(min), terms.number(max))}
          value={typed}
          min={min}
          max={max}
          onChange={setTyped}
          {...issues.field(FORM)}
        />
      </div>
      <Effect scenario={scenario} isOff={machine.isOff} hasSiblings={machine.hasSiblings} />
    </DialogFrame>
  );
}

interface EffectProps {
  readonly scenario: Scenario;
  readonly isOff: boolean;
  readonly hasSiblings: boolean;
}

/** What a weight does and counts for under the policy, or where it would do something. */
function Effect({ scenario, isOff, hasSiblings }: EffectProps) {
  const { dialogs, terms } = useDialogText();
  const rules = useRuleText();
  const t = dialogs.weight;
  const host = hostOf(scenario);
  const { conventions } = scenario;
  const { policy } = host.scheduler;
  const nameOf = (id: string) => terms.cpuPolicy[id]?.short ?? id;
  const heeding = cpuPolicies.filter(({ heedsWeights }) => heedsWeights).map(({ id }) => id);
  const isHeeded = heeding.includes(policy);
  return (
    <p className="mt-4 text-soft">
      {isHeeded
        ? t.heeded(nameOf(policy), terms.cpuPolicy[policy]?.weight ?? "")
        : t.ignored(nameOf(policy), heeding.map(nameOf))}
      {isHeeded && hasSiblings && ` ${choiceWords(rules, WEIGHT_RULE, host, conventions.weightOf).sentence}`}
      {isHeeded && isOff && t.off}
    </p>
  );
}
