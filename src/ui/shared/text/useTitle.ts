/** The title of the scenario as it is shown: that of an entry of the gallery in the language of the page. */
import { shownTitle } from "../../../scenarios/gallery.ts";
import { selectEntry, selectLanguage, selectTitle } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";
import { useRun } from "../useRun.ts";

export function useTitle(): string {
  return shownTitle(useRun(selectTitle), useRun(selectEntry), useApp(selectLanguage));
}
