/** A number of the host in a panel's heading. A length of time is shown in the scenario's unit, and a step is one of it. */
import type { ParamUnit } from "../../model/params.ts";
import type { RunState } from "../../store/runState.ts";
import { Stepper } from "../shared/Stepper.tsx";
import { useRun } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";

const selectTicksPerUnit = (state: RunState) => state.scenario.ticksPerUnit ?? 1;

export interface HostStepperProps {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly unit: ParamUnit;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly className?: string;
}

export function HostStepper({ unit, ...rest }: HostStepperProps) {
  const { host: t, terms } = usePanelText();
  const timeUnit = useTimeUnit();
  const ticksPerUnit = useRun(selectTicksPerUnit);
  const isTime = unit === "ticks";
  const scale = isTime ? ticksPerUnit : 1;
  // Ticks without a name of their own say nothing that the label does not.
  const show = (value: number) =>
    !isTime ? terms.number(value) : timeUnit === "tick" ? terms.time(value, timeUnit) : terms.ticks(value, timeUnit);
  const read = (typed: string) => {
    const number = Number(typed.trim().replace(",", "."));
    return typed.trim() === "" || !Number.isFinite(number) ? null : Math.round(number * scale);
  };
  return <Stepper {...rest} step={scale} show={show} read={read} less={t.less} more={t.moreOf} />;
}
