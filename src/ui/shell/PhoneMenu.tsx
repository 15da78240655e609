/** Everything of the top bar that has no room on a phone. */
import { MODES } from "../../store/appState.ts";
import { selectCanRedo, selectCanUndo, selectLanguage, selectMode } from "../../store/selectors.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../shared/floating/Menu.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { LOW_PHONE, useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { ThemeChoice } from "./ThemeMenu.tsx";

const LANGUAGES = [
  { value: "en", text: "English" },
  { value: "zh", text: "中文" },
] as const;

const BriefItems = later(async () => (await import("../brief/BriefItems.tsx")).BriefItems);

export function PhoneMenu() {
  const { shell, machines } = useMachineText();
  const actions = useActions();
  const { undo, redo } = useRunActions();
  const canUndo = useRun(selectCanUndo);
  const canRedo = useRun(selectCanRedo);
  const language = useApp(selectLanguage);
  const mode = useApp(selectMode);
  const isLow = useMediaQuery(LOW_PHONE);
  return (
    <Menu trigger={<IconButton icon="more" look="quiet" size="large" hasTooltip={false} label={shell.more} />}>
      {isLow && (
        <PanelBoundary isQuiet>
          <BriefItems />
        </PanelBoundary>
      )}
      {MODES.length > 1 && (
        <>
          <MenuChoice
            label={shell.views}
            value={mode}
            choices={MODES.map((value) => ({ value, text: shell.modes[value] }))}
            onChange={(next) => actions.setMode(next)}
          />
          <MenuSeparator />
        </>
      )}
      <MenuItem icon="plus" text={machines.newMachine} onSelect={() => actions.openDialog("newMachine")} />
      <MenuItem text={machines.whatIf} onSelect={() => actions.openDialog("whatIf")} />
      <MenuItem icon="sheet" text={machines.exercise} onSelect={() => actions.openDialog("gallery")} />
      <MenuItem icon="gallery" text={shell.scenarios} onSelect={() => actions.openDialog("gallery")} />
      <MenuItem icon="settings" text={shell.hostSettings} onSelect={() => actions.openDialog("hostSettings")} />
      <MenuItem icon="console" text={shell.console} onSelect={() => actions.openConsole(true)} />
      <MenuItem icon="help" text={shell.help} onSelect={() => actions.openDialog("help")} />
      <MenuSeparator />
      <MenuItem icon="undo" text={shell.undo} isDisabled={!canUndo} onSelect={() => undo()} />
      <MenuItem icon="redo" text={shell.redo} isDisabled={!canRedo} onSelect={() => redo()} />
      <MenuSeparator />
      <MenuChoice
        label={shell.language}
        value={language}
        choices={LANGUAGES}
        onChange={(next) => actions.setLanguage(next)}
      />
      <MenuSeparator />
      <ThemeChoice />
    </Menu>
  );
}
