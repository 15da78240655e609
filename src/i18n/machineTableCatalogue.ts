/** The catalogues with the area `machineTable`, which loads with the table of many machines. */
import { machineTable } from "./messages/machineTable.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type MachineTableCatalogue = PanelCatalogue & { readonly machineTable: (typeof machineTable)["en"] };

export const machineTableCatalogues: Readonly<Record<"en" | "zh", MachineTableCatalogue>> = {
  en: { ...panelCatalogues.en, machineTable: machineTable.en },
  zh: { ...panelCatalogues.zh, machineTable: machineTable.zh },
};
