/** A change of what is between hosts in a few words: `Bandwidth 4 KiB → 8 KiB`. The first that changes says it. */
import { byteText } from "../../i18n/byteText.ts";
import { networkSettings } from "../../i18n/messages/networkSettings.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { NetworkSpec } from "../../model/scenario.ts";
import { valueIn } from "../../model/settingKinds.ts";
import { NETWORK } from "../../model/settings.ts";

/** Null: nothing changes. */
export function networkWords(language: "en" | "zh", before: NetworkSpec, part: Partial<NetworkSpec>): string | null {
  const setting = NETWORK.find(({ id }) => part[id] !== undefined && part[id] !== before[id]);
  if (!setting) return null;
  const text = networkSettings[language];
  const { label } = text[setting.id];
  const word = (value: unknown): string => {
    const said = text[setting.id];
    if ("choices" in said) {
      const choices: Readonly<Record<string, { readonly label: string }>> = said.choices;
      return choices[String(value)]?.label ?? String(value);
    }
    if (setting.type !== "integer") return value === true ? "✓" : "✕";
    return setting.unit === "bytes" ? byteText(Number(value)) : numberText(Number(value), 2);
  };
  return `${label} ${word(valueIn(before, setting.id))} → ${word(valueIn(part, setting.id))}`;
}
