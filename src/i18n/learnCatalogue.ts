/** The catalogues with the areas `predict`, `hands` and `challenge`, which load with the mode in which one foresees decisions. */
import { challenge } from "./learn/challenge.ts";
import { hands } from "./learn/hands.ts";
import { predict } from "./learn/predict.ts";
import { commandTexts, type CommandTexts } from "./messages/commands.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type LearnCatalogue = RuleCatalogue & {
  readonly predict: (typeof predict)["en"];
  readonly hands: (typeof hands)["en"];
  readonly challenge: (typeof challenge)["en"];
  readonly commands: CommandTexts;
};

export const learnCatalogues: Readonly<Record<"en" | "zh", LearnCatalogue>> = {
  en: {
    ...ruleCatalogues.en,
    predict: predict.en,
    hands: hands.en,
    challenge: challenge.en,
    commands: commandTexts.en,
  },
  zh: {
    ...ruleCatalogues.zh,
    predict: predict.zh,
    hands: hands.zh,
    challenge: challenge.zh,
    commands: commandTexts.zh,
  },
};
