/** The button below an answer that copies it as a table. */
import { resultCatalogues } from "../../i18n/resultCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { CopyButton } from "./CopyButton.tsx";
import { tabbed, type CellLine } from "./tabbed.ts";
import { useApp } from "./useApp.ts";

export interface CopyTableProps {
  /** Asked when it is pressed. */
  readonly lines: () => readonly CellLine[];
}

export function CopyTable({ lines }: CopyTableProps) {
  const { results: t } = resultCatalogues[useApp(selectLanguage)];
  return <CopyButton label={t.copyResults} copied={t.copied} text={() => tabbed(lines())} />;
}
