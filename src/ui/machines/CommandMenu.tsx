/**
 * All lifecycle commands of a machine as a menu: those that will be carried out, and below them those that will be
 * refused, which can be given as well: the refusal and its reason are part of what is taught. What asks for a number
 * opens a dialog.
 */
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { refusal, type Standing } from "../../model/lifecycle.ts";
import { isOff as isTurnedOff } from "../../model/states.ts";
import type { VmUid } from "../../model/units.ts";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { Menu, MenuGroup, MenuItem, MenuSeparator } from "../shared/floating/Menu.tsx";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { useActions } from "../shared/useApp.ts";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { useRun } from "../shared/useRun.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { BackupItem } from "./BackupItem.tsx";
import { allowedCommands, COMMAND_ICONS, refusedCommands } from "./commands.ts";
import { MemoryItems } from "./MemoryItems.tsx";
import { useCommands } from "./useCommands.ts";

export interface CommandMenuProps {
  readonly vm: VmUid;
  readonly name: string;
  readonly standing: Standing;
  readonly trigger: ReactElement<ComponentProps<"button">>;
  readonly align?: "start" | "end";
  /** Shown above the commands. */
  readonly children?: ReactNode;
}

export function CommandMenu({ vm, name, standing, trigger, align = "end", children }: CommandMenuProps) {
  const { machines, terms } = useMachineText();
  const names = useCommandNames();
  const actions = useActions();
  const give = useCommands();
  const isOff = standing.life === "shutOff" && !standing.isBusy;
  const hasOtherHosts = useRun(selectHasOtherHosts);
  const mayMove = refusal({ command: "migrate" }, standing) === null;
  const migrate = (
    <MenuItem
      icon="arrowRight"
      text={`${names.migrate}…`}
      isQuiet={!mayMove}
      // Where there is no other host, one is added first.
      onSelect={() => actions.openDialog(hasOtherHosts ? "migrate" : "hosts", { vm })}
    />
  );
  const nameAndSize = (
    <MenuItem
      icon="settings"
      text={machines.nameAndSize}
      isQuiet={!isOff}
      onSelect={() => actions.openDialog("nameAndSize", { vm })}
    />
  );
  return (
    <Menu trigger={trigger} align={align}>
      {children}
      <Lockable of={COMMANDS_LOCK}>
        <MenuGroup label={machines.allowed}>
          {allowedCommands(standing).map((command) => (
            <MenuItem
              key={command}
              icon={COMMAND_ICONS[command]}
              text={names[command]}
              onSelect={() => give(command, name, true)}
            />
          ))}
          {!standing.isBusy && standing.life === "saved" && (
            <MenuItem
              icon="remove"
              text={machines.deleteSaved}
              onSelect={() => give("delete", name, true, { discardSave: true })}
            />
          )}
          {!standing.isBusy && !isTurnedOff(standing.life) && (
            <MenuItem
              icon="remove"
              text={machines.deleteForced}
              onSelect={() => give("delete", name, true, { force: true })}
            />
          )}
          {isOff && (
            <MenuItem
              icon="remove"
              text={machines.deleteKept}
              onSelect={() => give("delete", name, true, { keepStorage: true })}
            />
          )}
          {mayMove && migrate}
          {isOff && nameAndSize}
          <MenuItem
            icon="settings"
            text={`${names.setWeight}…`}
            onSelect={() => actions.openDialog("weight", { vm })}
          />
          <MenuItem
            icon="settings"
            text={`${names.setIoLimit}…`}
            onSelect={() => actions.openDialog("ioLimit", { vm })}
          />
          <BackupItem vm={vm} standing={standing} isAllowed />
          <MemoryItems vm={vm} name={name} standing={standing} isAllowed />
          <MenuItem icon="settings" text={machines.edit} onSelect={() => actions.openDialog("machine", { vm })} />
        </MenuGroup>
        <MenuSeparator />
        <MenuGroup label={machines.refused(terms.life[standing.life])}>
          {refusedCommands(standing).map((command) => (
            <MenuItem
              key={command}
              icon={COMMAND_ICONS[command]}
              text={names[command]}
              isQuiet
              onSelect={() => give(command, name, false)}
            />
          ))}
          {!mayMove && migrate}
          {!isOff && nameAndSize}
          <BackupItem vm={vm} standing={standing} isAllowed={false} />
          <MemoryItems vm={vm} name={name} standing={standing} isAllowed={false} />
        </MenuGroup>
      </Lockable>
    </Menu>
  );
}
