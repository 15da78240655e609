/** A change of what is between hosts, or of where machines go, in a few words: `Bandwidth 4 KiB → 8 KiB`. The first that changes says it. */
import { byteText } from "../../i18n/byteText.ts";
import { networkSettings, placementSettings } from "../../i18n/messages/networkSettings.ts";
import { numberText } from "../../i18n/numberText.ts";
import { PLACEMENT } from "../../model/settings.ts";
import type { PlacementSpec } from "../../model/scenario.ts";
import type { NetworkSpec } from "../../model/scenario.ts";
import { valueIn, type Setting } from "../../model/settingKinds.ts";
import { NETWORK } from "../../model/settings.ts";

interface Said {
  readonly label: string;
  readonly choices?: Readonly<Record<string, { readonly label: string }>>;
}

/** Null: nothing changes. */
export function networkWords(language: "en" | "zh", before: NetworkSpec, part: Partial<NetworkSpec>): string | null {
  return settingWords(NETWORK, networkSettings[language], before, part);
}

export function placementWords(
  language: "en" | "zh",
  before: PlacementSpec,
  part: Partial<PlacementSpec>,
): string | null {
  return settingWords(PLACEMENT, placementSettings[language].settings, before, part);
}

function settingWords(
  settings: readonly Setting[],
  texts: Readonly<Record<string, Said>>,
  before: object,
  part: object,
): string | null {
  const setting = settings.find(({ id }) => {
    const value = valueIn(part, id);
    return value !== undefined && value !== valueIn(before, id);
  });
  const said = setting && texts[setting.id];
  if (!setting || !said) return null;
  const word = (value: unknown): string => {
    if (said.choices) return said.choices[String(value)]?.label ?? String(value);
    if (setting.type !== "integer") return value === true ? "✓" : "✕";
    if (setting.unit === "bytes") return byteText(Number(value));
    return numberText(Number(value), 2) + (setting.unit === "percent" ? " %" : "");
  };
  return `${said.label} ${word(valueIn(before, setting.id))} → ${word(valueIn(part, setting.id))}`;
}
