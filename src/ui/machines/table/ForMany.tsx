/**
 * Commands for the chosen machines of the table: each is given to those that would carry it out, in one step of undo. What is
 * edited stands beside them where there is room, else in their menu, so that nothing of it is ever cut.
 */
import { refusal } from "../../../model/lifecycle.ts";
import { allowedCommands, type MachineCommand } from "../commands.ts";
import type { Machines } from "../useMachines.ts";
import { Button } from "../../shared/Button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../shared/floating/Menu.tsx";
import { Icon } from "../../shared/Icon.tsx";
import { useMediaQuery } from "../../shared/layout/useMediaQuery.ts";
import { useTableText } from "../../shared/text/useTableText.ts";
import { useActions } from "../../shared/useApp.ts";
import { useCommandNames } from "../../shared/text/useCommandNames.ts";
import { selectHasOtherHosts } from "../../shared/migration/otherHosts.ts";
import { useRun, useRunActions } from "../../shared/useRun.ts";

/** In which order commands for many are offered. */
const COMMANDS: readonly MachineCommand[] = ["start", "pause", "resume", "shutdown", "stop"];
/** What is edited of many: the dialog begins at that field, and has the others as well. */
const EDITS = ["weight", "cap", "copies"] as const;
/** All buttons have room beside the tabs of the drawer. */
const ROOMY = "(min-width: 1440px)";

export interface ForManyProps {
  readonly chosen: Machines["machines"];
  /** Those of them that the filter leaves out. */
  readonly hidden: number;
}

export function ForMany({ chosen, hidden }: ForManyProps) {
  const { machineTable: t } = useTableText();
  const names = useCommandNames();
  const { giveCommands } = useRunActions();
  const { openDialog } = useActions();
  const isRoomy = useMediaQuery(ROOMY);
  const takers = (command: MachineCommand) =>
    chosen.filter((machine) => allowedCommands(machine).includes(command)).map(({ name }) => ({ command, vm: name }));
  const hasOtherHosts = useRun(selectHasOtherHosts);
  // Each goes where it has room: one at a time.
  const [only] = chosen;
  const mover = only && chosen.length === 1 && refusal({ command: "migrate" }, only) === null ? only : null;
  const edits = EDITS.map((field) => ({
    text: t.edit[field],
    open: () => openDialog("machines", { vms: chosen.map(({ uid }) => uid), field }),
  }));
  return (
    <div
      role="group"
      aria-label={t.selected(chosen.length, hidden)}
      className="flex shrink-0 items-center gap-1.5 whitespace-nowrap"
    >
      <b className="font-semibold">{t.selected(chosen.length, hidden)}</b>
      <Menu
        align="start"
        trigger={
          <Button size="small">
            {t.commands}
            <Icon name="chevronDown" className="size-3" />
          </Button>
        }
      >
        {COMMANDS.map((command) => (
          <MenuItem
            key={command}
            text={names[command]}
            isDisabled={takers(command).length === 0}
            onSelect={() => giveCommands(takers(command))}
          />
        ))}
        <MenuSeparator />
        <MenuItem
          text={`${names.migrate}…`}
          isDisabled={mover === null}
          {...(chosen.length > 1 && { hint: t.oneAtATime })}
          onSelect={() => mover && openDialog(hasOtherHosts ? "migrate" : "hosts", { vm: mover.uid })}
        />
        {!isRoomy && <MenuSeparator />}
        {!isRoomy && edits.map(({ text, open }) => <MenuItem key={text} text={text} onSelect={open} />)}
      </Menu>
      {isRoomy &&
        edits.map(({ text, open }) => (
          <Button key={text} size="small" onClick={open}>
            {text}
          </Button>
        ))}
    </div>
  );
}
