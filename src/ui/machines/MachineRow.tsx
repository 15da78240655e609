/** A machine in one line, for hosts with many of them: name, state as an icon, CPU share and a menu of commands. */
import { memo } from "react";
import { TONE_TEXT } from "../shared/tone.ts";
import { Icon } from "../shared/Icon.tsx";
import { IconButton } from "../shared/IconButton.tsx";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { CommandMenu } from "./CommandMenu.tsx";
import { showsTheSame, type MachineProps } from "./machineProps.ts";
import { SelectMachine } from "./SelectMachine.tsx";
import { iconOf, toneOf, statusText, useShownState } from "./StatusBadge.tsx";

export const MachineRow = memo(Row, showsTheSame);

function Row({ machine, isSelected }: MachineProps) {
  const text = useMachineText();
  const status = statusText(text, useShownState(machine), useTimeUnit());
  return (
    <li
      className={`relative flex h-8 items-center gap-2 rounded-lg px-2 text-body [content-visibility:auto] [overflow-clip-margin:4px] ${
        isSelected ? "bg-accent-soft ring-1 ring-accent ring-inset" : "hover:bg-sunken"
      }`}
    >
      <VmSwatch vm={machine.uid} />
      <SelectMachine machine={machine} isSelected={isSelected} className="min-w-0 flex-1" />
      <span className={TONE_TEXT[toneOf(machine)]} title={status}>
        <Icon name={iconOf(machine)} className="size-3" />
        <span className="sr-only">{status}</span>
      </span>
      <span className="w-11 shrink-0 text-right text-xs text-soft" title={text.machines.cpuTitle}>
        {machine.cpuRatio === null ? "–" : text.terms.percent(machine.cpuRatio)}
      </span>
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
              label={text.machines.commands(machine.name)}
            />
          }
        />
      </div>
    </li>
  );
}
