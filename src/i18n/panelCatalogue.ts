/**
 * The catalogues with the areas of what is loaded after the lanes: the host, memory, storage, explanations, and the terms of
 * policies and settings.
 */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { host } from "./messages/host.ts";
import { legend } from "./messages/legend.ts";
import { memory } from "./messages/memory.ts";
import { settingTerms, type SettingTexts } from "./messages/settingTerms.ts";
import { slices } from "./messages/slices.ts";
import { storage } from "./messages/storage.ts";
import type { TermTexts } from "./messages/terms.ts";
import { why } from "./messages/why.ts";
import { cpuPolicyTexts, memoryPolicyTexts, policyTexts } from "./policies/list.ts";
import type { PolicyText } from "./policies/texts.ts";

/** Words of policies and of their parameters, by id: what has no text gives undefined, and the caller shows the id. */
interface PolicyTerms {
  readonly cpuPolicy: Readonly<Record<string, PolicyText>>;
  readonly memoryPolicy: Readonly<Record<string, PolicyText>>;
}

export type PanelCatalogue = Omit<Catalogue, "terms"> & {
  readonly terms: TermTexts & SettingTexts & PolicyTerms;
  readonly host: (typeof host)["en"];
  readonly legend: (typeof legend)["en"];
  readonly memory: (typeof memory)["en"];
  readonly slices: (typeof slices)["en"];
  readonly storage: (typeof storage)["en"];
  readonly why: (typeof why)["en"];
};

function ofLanguage(language: "en" | "zh"): PanelCatalogue {
  const base = catalogues[language];
  return {
    ...base,
    terms: {
      ...base.terms,
      ...settingTerms[language],
      cpuPolicy: policyTexts(cpuPolicyTexts, language),
      memoryPolicy: policyTexts(memoryPolicyTexts, language),
    },
    host: host[language],
    legend: legend[language],
    memory: memory[language],
    slices: slices[language],
    storage: storage[language],
    why: why[language],
  };
}

export const panelCatalogues: Readonly<Record<"en" | "zh", PanelCatalogue>> = {
  en: ofLanguage("en"),
  zh: ofLanguage("zh"),
};
