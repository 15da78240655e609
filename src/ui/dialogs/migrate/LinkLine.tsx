/** The link that a machine would move over, in one line, and the way to change it. */
import { byteText } from "../../../i18n/byteText.ts";
import { migrateTexts } from "../../../i18n/messages/migrate.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { selectLanguage, selectWhole } from "../../../store/selectors.ts";
import { networkOf } from "../../shared/migration/network.ts";
import { useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";

export function LinkLine() {
  const { terms } = useDialogText();
  const t = migrateTexts[useApp(selectLanguage)];
  const whole = useRun(selectWhole);
  const { bytesPerTick, roundTrip, stopRule } = networkOf(whole);
  const figures = t.linkFigures(byteText(bytesPerTick), terms.ticks(roundTrip, timeUnit(whole)), t.rules[stopRule]);
  return (
    <p className="text-xs text-soft">
      <span className="font-medium">{t.link}</span> · {figures}
    </p>
  );
}
