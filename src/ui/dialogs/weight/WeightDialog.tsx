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
import { useAppView } from "../../shared/useApp.ts";
import { useRuleText } from "../../shared/text/useRuleText.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { NumberDialog } from "../form/NumberDialog.tsx";
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
  const { dialogs, terms } = useDialogText();
  const t = dialogs.weight;
  const actions = useRunActions();
  const scenario = useRun(selectScenario);
  const time = useRun(selectTime);
  const { name, weight } = machine;
  const { min, max } = RANGES.weight;
  return (
    <NumberDialog
      id={FORM}
      texts={{
        title: t.title(isolated(name)),
        description: t.description(terms.ticks(time, timeUnit(scenario))),
        label: t.label,
        submit: t.submit,
      }}
      hint={t.hint(terms.number(weight), terms.number(min), terms.number(max))}
      present={weight}
      min={min}
      max={max}
      onChosen={(value) => actions.giveCommand({ command: "setWeight", vm: name, weight: value })}
      onClose={onClose}
    >
      <Effect scenario={scenario} isOff={machine.isOff} hasSiblings={machine.hasSiblings} />
    </NumberDialog>
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
