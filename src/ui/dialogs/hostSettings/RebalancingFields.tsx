/** Whether run queues are rebalanced, how often, and from whose queue: the longest one, or one drawn, by chance or as given. */
import { RANGES } from "../../../codec/limits.ts";
import { REBALANCING_VICTIMS } from "../../../model/scenario.ts";
import { CheckboxField, RadioField } from "../form/choices.tsx";
import { NumberField, TextField } from "../form/TextField.tsx";
import { useTickUnit } from "../form/useTickUnit.ts";
import { useDialogText } from "../useDialogText.ts";
import type { SectionProps } from "./sectionProps.ts";

export function RebalancingFields({ draft, change, issues }: SectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings.rebalancing;
  const tickUnit = useTickUnit();
  const { rebalancing } = draft;
  const isShared = draft.runQueues === "global";
  const set = (part: Partial<typeof rebalancing>) => change({ rebalancing: { ...rebalancing, ...part } });
  return (
    <>
      <CheckboxField
        label={terms.rebalancing.label}
        hint={isShared ? dialogs.hostSettings.stealingNeedsQueues : rebalancing.isOn ? t.on : t.off}
        isChecked={rebalancing.isOn}
        isDisabled={isShared}
        onChange={(isOn) => set({ isOn })}
      />
      {rebalancing.isOn && !isShared && (
        <>
          <RadioField
            legend={t.victim}
            value={rebalancing.victim}
            choices={REBALANCING_VICTIMS.map((id) => ({ id, ...terms.rebalancing.victims[id] }))}
            onChange={(victim) => set({ victim })}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberField
              label={t.every}
              value={rebalancing.every}
              min={RANGES.ticks.min}
              max={RANGES.ticks.max}
              unit={tickUnit}
              onChange={(every) => set({ every })}
              {...issues.field("rebalancing.every")}
            />
            {rebalancing.victim === "random" && (
              <TextField
                label={terms.param.draws.label}
                hint={t.drawsHint}
                value={rebalancing.draws}
                onChange={(draws) => set({ draws })}
                {...issues.field("rebalancing.draws")}
              />
            )}
          </div>
        </>
      )}
    </>
  );
}
