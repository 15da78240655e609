/** Light, dark, or as the system has it. */
import type { Theme } from "../../store/appState.ts";
import { selectTheme } from "../../store/selectors.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Menu, MenuChoice } from "../shared/floating/Menu.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { useText } from "../shared/text/useText.ts";

const THEMES = ["light", "dark", "system"] as const satisfies readonly Theme[];

/** The choice alone, for use inside another menu. */
export function ThemeChoice() {
  const { shell } = useText();
  const actions = useActions();
  return (
    <MenuChoice
      label={shell.theme}
      value={useApp(selectTheme)}
      choices={THEMES.map((value) => ({ value, text: shell.themes[value], icon: value }))}
      onChange={(theme) => actions.setTheme(theme)}
    />
  );
}

export function ThemeMenu() {
  const { shell } = useText();
  const theme = useApp(selectTheme);
  return (
    <Menu
      trigger={
        <IconButton
          icon={theme}
          hasTooltip={false}
          label={`${shell.theme}: ${shell.themes[theme]}`}
          title={shell.theme}
        />
      }
    >
      <ThemeChoice />
    </Menu>
  );
}
