/** The catalogues with the area `brief`, which loads with the bar under the title. */
import { brief } from "./messages/brief.ts";
import { disk } from "./messages/disk.ts";
import { region } from "./messages/region.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type BriefCatalogue = RuleCatalogue & {
  readonly brief: (typeof brief)["en"];
  readonly disk: (typeof disk)["en"];
  readonly region: (typeof region)["en"];
};

export const briefCatalogues: Readonly<Record<"en" | "zh", BriefCatalogue>> = {
  en: { ...ruleCatalogues.en, brief: brief.en, region: region.en, disk: disk.en },
  zh: { ...ruleCatalogues.zh, brief: brief.zh, region: region.zh, disk: disk.zh },
};
