/** The dots at the end of a panel's controls: what else can be set there, in the settings at that very place. */
import type { HostSection } from "../../model/settings.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Lockable } from "../shared/Lockable.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useActions } from "../shared/useApp.ts";

/** Where one of them is not locked, the dialog has it; what is locked is refused then. */
const SETTINGS = ["policy", "sizes"] as const;

export function MoreSettings({ section }: { readonly section: HostSection }) {
  const { host: t } = usePanelText();
  const { openDialog } = useActions();
  return (
    <Lockable of={SETTINGS}>
      <IconButton
        icon="more"
        look="quiet"
        label={t.more[section]}
        className="size-7! @max-md/panel:hidden"
        onClick={() => openDialog("hostSettings", { field: section })}
      />
    </Lockable>
  );
}
