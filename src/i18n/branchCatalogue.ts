/** The catalogues with the area `branches`, and with what names a change. They load with the second branch. */
import { briefCatalogues, type BriefCatalogue } from "./briefCatalogue.ts";
import { commandTexts, type CommandTexts } from "./messages/commands.ts";
import { branches, type BranchTexts } from "./messages/branches.ts";

export type BranchCatalogue = BriefCatalogue & { readonly branches: BranchTexts; readonly commands: CommandTexts };

export const branchCatalogues: Readonly<Record<"en" | "zh", BranchCatalogue>> = {
  en: { ...briefCatalogues.en, branches: branches.en, commands: commandTexts.en },
  zh: { ...briefCatalogues.zh, branches: branches.zh, commands: commandTexts.zh },
};
