/**
 * A machine as a card: who it is, its state, its share of processor and memory, and its lifecycle buttons. The whole card
 * selects the machine; the buttons lie above that.
 */
import { memo } from "react";
import type { MachineCatalogue } from "../../i18n/machineCatalogue.ts";
import { Button } from "../shared/Button.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { useRevealed } from "../shared/layout/useRevealed.ts";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { CommandMenu } from "./CommandMenu.tsx";
import { buttonCommands } from "./commands.ts";
import { showsTheSame, type MachineProps } from "./machineProps.ts";
import { MachineMeters } from "./MachineMeters.tsx";
import type { MachineView } from "./machineView.ts";
import { SelectMachine } from "./SelectMachine.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { Whereabouts } from "./Whereabouts.tsx";
import { useCommands } from "./useCommands.ts";

function Card({ machine, isSelected }: MachineProps) {
  const { machines } = useMachineText();
  const card = useRevealed<HTMLLIElement>(isSelected);
  const more = facts(machines, machine).join(" · ");
  return (
    <li
      ref={card}
      className={`relative rounded-xl border bg-panel px-2.5 pt-1.5 pb-2 shadow-panel ${
        isSelected ? "border-accent ring-1 ring-accent" : "border-line hover:border-line-strong"
      }`}
      title={more}
    >
      <div className="flex h-6 items-center gap-1.5 max-md:h-auto max-md:min-h-6">
        <VmSwatch vm={machine.uid} />
        {/* What does not fit whole beside the name is not there. */}
        <h3 className="flex h-5 min-w-0 flex-1 flex-wrap items-baseline gap-x-1.5 overflow-hidden text-sm max-md:h-auto">
          <SelectMachine machine={machine} isSelected={isSelected} className="max-w-full font-semibold" />
          <span
            className="text-xs leading-5 font-normal whitespace-nowrap text-faint"
            title={machines.priorityTitle(machine.priority, machine.weight)}
          >
            {machines.priority(machine.priority)}
            {machine.isContainer && ` · ${machines.container}`}
          </span>
        </h3>
        <Whereabouts vm={machine.uid} name={machine.name} />
        <div className="relative">
          <CommandMenu
            vm={machine.uid}
            name={machine.name}
            standing={machine}
            trigger={
              <IconButton
                icon="more"
                look="quiet"
                size="small"
                hasTooltip={false}
                label={machines.commands(machine.name)}
                className="-mr-1.5"
              />
            }
          />
        </div>
      </div>
      <StatusBadge machine={machine} />
      <MachineMeters machine={machine} />
      <p className="sr-only">{more}</p>
      {isSelected && <Commands machine={machine} />}
    </li>
  );
}

/** What is worth a word besides the meters, on hover; a weight only where it is not that of its priority. */
function facts(t: MachineCatalogue["machines"], machine: MachineView): readonly string[] {
  const { vcpus, weight, hasOwnWeight, faults, volumes } = machine;
  return [
    ...(vcpus > 1 ? [t.vcpus(vcpus)] : []),
    ...(hasOwnWeight ? [t.weight(weight)] : []),
    t.faults(faults),
    ...(volumes > 0 ? [t.volumes(volumes)] : []),
  ];
}

export const MachineCard = memo(Card, showsTheSame);

function Commands({ machine }: Pick<MachineProps, "machine">) {
  const { machines } = useMachineText();
  const names = useCommandNames();
  const give = useCommands();
  return (
    <div role="group" aria-label={machines.commands(machine.name)} className="relative mt-1.5 flex h-6 gap-1">
      <Lockable of={COMMANDS_LOCK}>
        {buttonCommands(machine).map((command, position) => (
          // Start, pause and resume take turns in the first place: its key keeps focus on the button that was pressed.
          <Button
            key={position === 0 ? "first" : command}
            size="small"
            className="min-w-0 flex-1 shrink text-ink"
            onClick={() => give(command, machine.name, true)}
          >
            <span className="truncate">{names[command]}</span>
          </Button>
        ))}
      </Lockable>
    </div>
  );
}
