/** The catalogues with the areas that only dialogs need: the largest ones, loaded together with the dialogs. */
import { dialogs } from "./messages/dialogs.ts";
import { disk } from "./messages/disk.ts";
import { exercise } from "./messages/exercise.ts";
import { jobs } from "./messages/jobs.ts";
import { problems } from "./messages/problems.ts";
import { region } from "./messages/region.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type DialogCatalogue = PanelCatalogue & {
  readonly dialogs: (typeof dialogs)["en"];
  readonly disk: (typeof disk)["en"];
  readonly exercise: (typeof exercise)["en"];
  readonly jobs: (typeof jobs)["en"];
  readonly problems: (typeof problems)["en"];
  readonly region: (typeof region)["en"];
};

export const dialogCatalogues: Readonly<Record<"en" | "zh", DialogCatalogue>> = {
  en: {
    ...panelCatalogues.en,
    dialogs: dialogs.en,
    disk: disk.en,
    exercise: exercise.en,
    jobs: jobs.en,
    problems: problems.en,
    region: region.en,
  },
  zh: {
    ...panelCatalogues.zh,
    dialogs: dialogs.zh,
    disk: disk.zh,
    exercise: exercise.zh,
    jobs: jobs.zh,
    problems: problems.zh,
    region: region.zh,
  },
};
