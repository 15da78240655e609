/** The catalogues with the areas `predict`, `hands`, `find`, `challenge` and `sheets`, which load with the mode in which one foresees decisions. */
import { challenge } from "./learn/challenge.ts";
import { find } from "./learn/find.ts";
import { hands } from "./learn/hands.ts";
import { sheets } from "./learn/sheets.ts";
import { predict } from "./learn/predict.ts";
import { commandTexts, type CommandTexts } from "./messages/commands.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type LearnCatalogue = RuleCatalogue & {
  readonly predict: (typeof predict)["en"];
  readonly hands: (typeof hands)["en"];
  readonly find: (typeof find)["en"];
  readonly challenge: (typeof challenge)["en"];
  readonly sheets: (typeof sheets)["en"];
  readonly commands: CommandTexts;
};

export const learnCatalogues: Readonly<Record<"en" | "zh", LearnCatalogue>> = {
  en: {
    ...ruleCatalogues.en,
    predict: predict.en,
    hands: hands.en,
    find: find.en,
    challenge: challenge.en,
    sheets: sheets.en,
    commands: commandTexts.en,
  },
  zh: {
    ...ruleCatalogues.zh,
    predict: predict.zh,
    hands: hands.zh,
    find: find.zh,
    challenge: challenge.zh,
    sheets: sheets.zh,
    commands: commandTexts.zh,
  },
};
