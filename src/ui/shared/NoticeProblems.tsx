/** What is wrong with something a person gave us, and what would be right; loaded when there is such a thing to say. */
import { listed } from "../../codec/problemList.ts";
import { dialogCatalogues } from "../../i18n/dialogCatalogue.ts";
import type { Problem } from "../../model/problems.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { problemTexts } from "./text/problemTexts.ts";
import { useApp } from "./useApp.ts";

/** More would push the notice out of the window, and what closes it with it. */
const SHOWN_PROBLEMS = 6;

export function NoticeProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const text = dialogCatalogues[useApp(selectLanguage)];
  return (
    <ul className="mt-1 list-disc space-y-0.5 pl-4 text-soft">
      {problemTexts(text, listed(problems, SHOWN_PROBLEMS), true).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
