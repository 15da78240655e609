/** What the bar under the title has, as items of a menu: for phones on which it has no room. */
import { entryCalled } from "../../scenarios/list.ts";
import { selectEntry, selectLanguage } from "../../store/selectors.ts";
import { MenuGroup, MenuItem, MenuSeparator } from "../shared/floating/Menu.tsx";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { useWayBack } from "./BackButton.tsx";
import { useTries } from "./useTries.ts";
import { useBriefText } from "../shared/text/useBriefText.ts";

export function BriefItems() {
  const { brief: t } = useBriefText();
  const title = useRun(selectEntry);
  const language = useApp(selectLanguage);
  const entry = title && entryCalled(title.id);
  const back = useWayBack();
  const tries = useTries(entry ? entry.tries : []);
  const { goBack } = useRunActions();
  const { openDialog } = useActions();
  return (
    <>
      {entry && (
        <MenuGroup label={t.see}>
          <p className="max-w-72 px-2 pb-1 text-body">{entry.texts[language].see}</p>
          {tries.map(({ label, act }) => (
            <MenuItem key={label} text={label} onSelect={act} />
          ))}
        </MenuGroup>
      )}
      {back && <MenuItem icon="back" text={back.label} onSelect={() => goBack()} />}
      <MenuItem text={t.rules} onSelect={() => openDialog("hostSettings", { field: "conventions" })} />
      <MenuSeparator />
    </>
  );
}
