/** The commands about a machine's memory in its menu, on a host that takes memory back; elsewhere nothing. */
import { refusal, type Standing } from "../../model/lifecycle.ts";
import type { VmUid } from "../../model/units.ts";
import { MenuItem } from "../shared/floating/Menu.tsx";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { useActions } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";

interface MemoryItemsProps {
  readonly vm: VmUid;
  readonly name: string;
  readonly standing: Standing;
  /** For the part of the menu with the commands that will be carried out, or the one with those that will be refused. */
  readonly isAllowed: boolean;
}

export function MemoryItems({ vm, name, standing, isAllowed }: MemoryItemsProps) {
  const { machines } = useMachineText();
  const names = useCommandNames();
  const { openDialog } = useActions();
  const { giveCommand } = useRunActions();
  const hasBalloon = useRun(({ host }) => host?.vms[vm]?.memory?.hasBalloon ?? null);
  if (hasBalloon === null || isAllowed !== (refusal({ command: "balloon" }, standing) === null)) return null;
  return (
    <>
      <MenuItem
        icon="settings"
        text={`${names.setMemoryTarget}…`}
        isQuiet={!isAllowed}
        onSelect={() => openDialog("memoryTarget", { vm })}
      />
      <MenuItem
        icon="settings"
        text={hasBalloon ? machines.balloon.off : machines.balloon.on}
        isQuiet={!isAllowed}
        onSelect={() => giveCommand({ command: "balloon", vm: name, isOn: !hasBalloon })}
      />
    </>
  );
}
