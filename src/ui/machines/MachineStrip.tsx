/**
 * The machines as pills in a strip that is swiped sideways: the form they take where there is no room for a column. A
 * tap selects; the selected pill carries a menu with its figures and all commands. Beside the strip, and so always within
 * reach: a new machine, and where there are many the list of their names to jump by.
 */
import { memo } from "react";
import type { MachineCatalogue } from "../../i18n/machineCatalogue.ts";
import type { RunState } from "../../store/runState.ts";
import { TONE_TEXT } from "../shared/tone.ts";
import { Icon } from "../shared/Icon.tsx";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { Menu, MenuItem } from "../shared/floating/Menu.tsx";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useRevealed } from "../shared/layout/useRevealed.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { CommandMenu } from "./CommandMenu.tsx";
import type { Doing } from "./doing.ts";
import { LifeButton } from "./LifeButton.tsx";
import { showsTheSame, type MachineProps } from "./machineProps.ts";
import { MOST_CARDS } from "./MachineList.tsx";
import { MachineMeters } from "./MachineMeters.tsx";
import { SelectMachine } from "./SelectMachine.tsx";
import { statusWords, toneOf, useShownState } from "./StatusBadge.tsx";
import { MovedAway } from "./MovedAway.tsx";
import { useWhereabouts } from "./Whereabouts.tsx";
import { useLandmark } from "../shared/layout/landmark.ts";
import { useMachines } from "./useMachines.ts";

const PILL = "relative flex h-9 shrink-0 items-center gap-1.5 rounded-full border bg-panel text-sm";

const selectMachineCount = (state: RunState) => state.scenario.machines.length;

export function MachineStrip() {
  const { machines: t } = useMachineText();
  const actions = useActions();
  const found = useMachines();
  const planned = useRun(selectMachineCount);
  const count = found?.machines.length ?? 0;
  return (
    <section aria-label={useLandmark(t.title)} className="flex min-h-14 items-center gap-1.5 pr-3.5">
      <ul className="flex min-w-0 flex-1 items-center gap-1.5 scroll-strip fade-edges py-2.5 pr-1 pl-3.5">
        {!found &&
          Array.from({ length: planned }, (_, index) => (
            <li key={index} aria-hidden className="placeholder h-9 w-36 rounded-full" />
          ))}
        {found?.machines.map((machine) => (
          <MachinePill key={machine.uid} machine={machine} isSelected={machine.uid === found.selected} />
        ))}
      </ul>
      {found && count > MOST_CARDS && (
        <Menu
          trigger={
            <button
              type="button"
              aria-label={t.count(count)}
              className={`${PILL} cursor-pointer border-line px-3 text-soft tabular-nums`}
            >
              {count}
              <Icon name="chevronDown" className="size-3.5" />
            </button>
          }
        >
          {found.machines.map(({ uid, name }) => (
            <MenuItem key={uid} text={name} onSelect={() => actions.select({ kind: "vm", vm: uid })} />
          ))}
        </Menu>
      )}
      <MovedAway isRow />
      <LifeButton className="flex h-9 shrink-0 items-center gap-1.5 rounded-full border border-line px-3 text-sm text-accent" />
      <Lockable of={COMMANDS_LOCK}>
        <button
          type="button"
          className="flex h-9 shrink-0 cursor-pointer items-center gap-1.5 rounded-full border border-dashed border-line-strong px-3.5 text-sm text-accent"
          onClick={() => actions.openDialog("newMachine")}
        >
          <Icon name="plus" className="size-3.5" />
          <span className={count > 1 ? "max-md:sr-only" : ""}>{t.newMachine}</span>
        </button>
      </Lockable>
    </section>
  );
}

/** What the vCPUs of a running machine go in and out of while a run is played. */
const PASSING: readonly Doing[] = ["onPcpu", "queued", "fault", "disk", "ioLimit", "device", "halt"];

/** The longest of their names: its room is kept, so that the pills behind do not move with every change. */
function widestStatus(text: MachineCatalogue): string {
  const running = { life: "running", status: "running", startsAt: null, jobTotal: 0, jobDone: 0 } as const;
  const names = PASSING.map(
    (doing) => statusWords(text, { ...running, doing, doingNumber: 10, doingOf: 10 }, "tick").short,
  );
  return names.reduce((widest, name) => (name.length > widest.length ? name : widest));
}

const MachinePill = memo(Pill, showsTheSame);

function Pill({ machine, isSelected }: MachineProps) {
  const text = useMachineText();
  const unit = useTimeUnit();
  const shown = useShownState(machine);
  const where = useWhereabouts(machine.uid);
  const pill = useRevealed<HTMLLIElement>(isSelected);
  return (
    <li
      ref={pill}
      className={`${PILL} ${isSelected ? "border-accent pr-0.5 pl-3 ring-1 ring-accent" : "border-line px-3"}`}
    >
      <VmSwatch vm={machine.uid} />
      <SelectMachine machine={machine} isSelected={isSelected} className="max-w-36 font-medium after:rounded-full" />
      <span className="grid whitespace-nowrap *:col-start-1 *:row-start-1">
        <span aria-hidden className="invisible">
          {widestStatus(text)}
        </span>
        <span className={TONE_TEXT[toneOf(machine)]}>{statusWords(text, shown, unit).short}</span>
      </span>
      {isSelected && (
        <CommandMenu
          vm={machine.uid}
          name={machine.name}
          standing={machine}
          align="start"
          trigger={
            <button
              type="button"
              aria-label={text.machines.commands(machine.name)}
              className="relative grid size-7 cursor-pointer place-items-center rounded-full text-soft hover:bg-sunken"
            >
              <Icon name="chevronDown" />
            </button>
          }
        >
          <div className="w-60 px-2 pt-1 pb-1.5">
            <p className="text-xs text-soft">
              {text.machines.priority(machine.priority)} · {text.machines.vcpus(machine.vcpus)} ·{" "}
              {text.machines.faults(machine.faults)}
              {where !== null && ` · ${where}`}
            </p>
            <MachineMeters machine={machine} />
          </div>
        </CommandMenu>
      )}
    </li>
  );
}
