/** What can be chosen for one's own exercise: the policy, its timeslice and the processors, or the frames. */
import type { Exercise, ExerciseChoices } from "../../../codec/exercise/readExercise.ts";
import { RANGES } from "../../../codec/limits.ts";
import { DISK_SCHEDULERS, FITS } from "../../../model/choices.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { useDialogText } from "../useDialogText.ts";

const PRIORITY_ORDERS = ["lowerFirst", "higherFirst"] as const;
const DIRECTIONS = ["up", "down"] as const;

type Choices = Omit<ExerciseChoices, "title">;

export interface ExerciseControlsProps {
  readonly exercise: Exercise;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

export function ExerciseControls({ exercise, choices, onChoose }: ExerciseControlsProps) {
  const { disk, exercise: t, jobs, region, terms } = useDialogText();
  if (exercise.kind === "arm") {
    const { scheduler, direction } = exercise.settings;
    return (
      <>
        <Select
          label={t.arm.algorithm}
          value={scheduler}
          options={DISK_SCHEDULERS.map((id) => ({ id, label: disk.schedulers[id].label }))}
          onChange={(id) => {
            const chosen = DISK_SCHEDULERS.find((each) => each === id);
            if (chosen) onChoose({ ...choices, disk: chosen });
          }}
        />
        <Select
          label={t.arm.direction}
          value={direction}
          options={DIRECTIONS.map((id) => ({ id, label: t.arm.directions[id] }))}
          onChange={(id) => {
            const chosen = DIRECTIONS.find((each) => each === id);
            if (chosen) onChoose({ ...choices, direction: chosen });
          }}
        />
      </>
    );
  }
  if (exercise.kind === "references") {
    const { frames, replacement } = exercise.settings;
    return (
      <>
        <Select
          label={t.replacement}
          value={replacement}
          options={memoryPolicies.map(({ id }) => ({ id, label: terms.memoryPolicy[id]?.name ?? id }))}
          onChange={(id) => onChoose({ ...choices, replacement: id })}
        />
        <Stepper
          label={t.framesLabel}
          value={frames}
          min={RANGES.frames.min}
          max={RANGES.frames.max}
          onChange={(next) => onChoose({ ...choices, frames: next })}
        />
      </>
    );
  }
  if (exercise.kind === "region")
    return (
      <Select
        label={t.fit}
        value={exercise.settings.fit}
        options={FITS.map((id) => ({ id, label: region.fits[id].label }))}
        onChange={(id) => {
          const fit = FITS.find((each) => each === id);
          if (fit) onChoose({ ...choices, fit });
        }}
      />
    );
  if (exercise.kind !== "jobs") return null;
  const { policy, timeslice, pcpus, priorityOrder, preemptive, guessed } = exercise.settings;
  const isOpen = (guess: "priorityOrder" | "preemptive") => guessed.includes(guess) || choices[guess] !== undefined;
  return (
    <>
      <Select
        label={t.policy}
        value={policy}
        options={cpuPolicies.map(({ id }) => ({ id, label: terms.cpuPolicy[id]?.name ?? id }))}
        onChange={(id) => onChoose({ ...choices, policy: id })}
      />
      {isOpen("priorityOrder") && (
        <Select
          label={t.priorityOrder}
          value={priorityOrder}
          options={PRIORITY_ORDERS.map((id) => ({ id, label: jobs.understood.orders[id] }))}
          onChange={(id) => {
            const chosen = PRIORITY_ORDERS.find((each) => each === id);
            if (chosen) onChoose({ ...choices, priorityOrder: chosen });
          }}
        />
      )}
      {isOpen("preemptive") && (
        <Select
          label={t.preemption}
          value={preemptive ? "yes" : "no"}
          options={(["yes", "no"] as const).map((id) => ({ id, label: t.preemptions[id] }))}
          onChange={(id) => onChoose({ ...choices, preemptive: id === "yes" })}
        />
      )}
      {timeslice !== null && (
        <Stepper
          label={t.timeslice}
          value={Number(timeslice)}
          min={1}
          max={RANGES.ticks.max}
          onChange={(next) => onChoose({ ...choices, timeslice: String(next) })}
        />
      )}
      <Stepper
        label={t.pcpus}
        value={pcpus}
        min={RANGES.pcpus.min}
        max={RANGES.pcpus.max}
        onChange={(next) => onChoose({ ...choices, pcpus: next })}
      />
    </>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <select
      aria-label={label}
      value={value}
      className="h-9 max-w-56 rounded-lg border border-line-strong bg-panel px-2 text-base text-ink sm:h-7 sm:text-body"
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(({ id, label: name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A number with a step down on its left and a step up on its right. Decimals become whole with the first step. */
function Stepper({ label, value, min, max, onChange }: StepperProps) {
  const t = useDialogText().exercise;
  const button =
    "grid h-full w-9 cursor-pointer place-items-center text-soft enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-40 sm:w-7";
  return (
    <div
      role="group"
      aria-label={label}
      className="flex h-9 items-center overflow-hidden rounded-lg border border-line-strong text-body sm:h-7"
    >
      <button
        type="button"
        aria-label={t.less(label)}
        className={button}
        disabled={value <= min}
        onClick={() => onChange(Math.max(min, Math.ceil(value) - 1))}
      >
        −
      </button>
      <span className="px-1 whitespace-nowrap text-soft">
        {label} <b className="font-semibold text-ink tabular-nums">{value}</b>
      </span>
      <button
        type="button"
        aria-label={t.more(label)}
        className={button}
        disabled={value >= max}
        onClick={() => onChange(Math.min(max, Math.floor(value) + 1))}
      >
        +
      </button>
    </div>
  );
}
