/** What governs address translation, in the heading of its panel: which tables, their levels, and the TLB. */
import { fieldOf } from "../../model/settingKinds.ts";
import { TRANSLATION } from "../../model/settings.ts";
import type { TranslationSpec } from "../../model/scenario.ts";
import { HostStepper } from "../host/HostStepper.tsx";
import { MoreSettings } from "../host/MoreSettings.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useTranslationText } from "./useTranslationText.ts";

const KINDS = fieldOf(TRANSLATION, "kind").choices;
const LEVELS = fieldOf(TRANSLATION, "guestLevels");
const ENTRIES = fieldOf(TRANSLATION, "tlbEntries");

export function TranslationControls({ spec }: { readonly spec: TranslationSpec }) {
  const { translation: t } = useTranslationText();
  const change = useHostChange();
  const set = (part: Partial<TranslationSpec>) => change({ translation: { ...spec, ...part } });
  return (
    <>
      <SelectControl
        name={t.kind}
        value={spec.kind}
        choices={KINDS.map((id) => ({ id, text: t.kinds[id] }))}
        onChange={(id) => {
          const kind = KINDS.find((each) => each === id);
          if (kind) set({ kind });
        }}
      />
      <HostStepper
        label={t.guestLevels}
        name={t.guestLevelsName}
        value={spec.guestLevels}
        unit={LEVELS.unit}
        min={LEVELS.min}
        max={LEVELS.max}
        onChange={(guestLevels) => set({ guestLevels })}
        className="@max-[34rem]/panel:hidden"
      />
      {spec.kind === "nested" && (
        <HostStepper
          label={t.hostLevels}
          name={t.hostLevelsName}
          value={spec.hostLevels}
          unit={LEVELS.unit}
          min={LEVELS.min}
          max={LEVELS.max}
          onChange={(hostLevels) => set({ hostLevels })}
          className="@max-[34rem]/panel:hidden"
        />
      )}
      <HostStepper
        label={t.tlbEntries}
        name={t.tlbEntriesName}
        value={spec.tlbEntries}
        unit={ENTRIES.unit}
        min={ENTRIES.min}
        max={ENTRIES.max}
        onChange={(tlbEntries) => set({ tlbEntries })}
        className="@max-[44rem]/panel:hidden"
      />
      <label
        title={spec.tags ? t.tagsHelp.on : t.tagsHelp.off}
        className="flex h-7 shrink-0 cursor-pointer items-center gap-1.5 text-xs text-soft max-md:h-8 @max-[36rem]/panel:hidden"
      >
        <input type="checkbox" checked={spec.tags} onChange={(event) => set({ tags: event.target.checked })} />
        {t.tags}
      </label>
      {/* What has no room here, and all that is rarely changed. */}
      <MoreSettings section="memory" />
    </>
  );
}
