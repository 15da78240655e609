/** What commands are called in the language in use. */
import { commandTexts, type CommandTexts } from "../../../i18n/messages/commands.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useCommandNames(): CommandTexts["name"] {
  return commandTexts[useApp(selectLanguage)].name;
}
