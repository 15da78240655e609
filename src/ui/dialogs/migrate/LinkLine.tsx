/** The link that a machine would move over, in one line, and the way to change it. */
import { byteText } from "../../../i18n/byteText.ts";
import { migrateTexts } from "../../../i18n/messages/migrate.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { selectLanguage, selectWhole } from "../../../store/selectors.ts";
import { networkOf } from "../../shared/migration/network.ts";
import { Button } from "../../shared/Button.tsx";
import { useActions, useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";

export function LinkLine() {
  const { terms } = useDialogText();
  const t = migrateTexts[useApp(selectLanguage)];
  const { openDialog } = useActions();
  const whole = useRun(selectWhole);
  const { bytesPerTick, roundTrip, stopRule } = networkOf(whole);
  const figures = t.linkFigures(byteText(bytesPerTick), terms.ticks(roundTrip, timeUnit(whole)), t.rules[stopRule]);
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
      <span>
        <span className="font-medium">{t.link}</span> · {figures}
      </span>
      <Button look="link" size="small" onClick={() => openDialog("hosts", { field: "network" })}>
        {t.changeLink}
      </Button>
    </p>
  );
}
