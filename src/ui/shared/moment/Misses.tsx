/** What kind of miss a fault was, and how many there are of each kind. */
import { missTexts } from "../../../i18n/messages/misses.ts";
import { MISS_KINDS } from "../../../trace/figures/missKinds.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import type { Moment } from "./useMoment.ts";
import { useMisses } from "./useMisses.ts";
import { usePanelText } from "../text/usePanelText.ts";
import { useApp } from "../useApp.ts";

interface MissProps {
  readonly moment: Pick<Moment, "trace" | "scenario">;
  readonly row: number;
}

/** Said below the sentence about a fault, which `row` tells of. */
export function MissLine({ moment: { trace, scenario }, row }: MissProps) {
  const t = missTexts[useApp(selectLanguage)];
  const kind = useMisses(trace, scenario, row + 1)?.kindAt(row);
  // It keeps its room until it is known.
  return <p className="mt-1 min-h-4 text-xs wrap-anywhere text-soft">{kind && t.said[kind]}</p>;
}

/** Those that there are, each with its number, before `row`. */
export function MissCounts({ moment: { trace, scenario }, row }: MissProps) {
  const { terms } = usePanelText();
  const t = missTexts[useApp(selectLanguage)];
  const counts = useMisses(trace, scenario, row)?.countsBefore(row);
  const found = counts ? MISS_KINDS.filter((kind) => counts[kind] > 0) : [];
  return (
    <span title={t.help} className="tabular-nums">
      {t.title}: {counts && found.map((kind) => t.count(terms.number(counts[kind]), t.names[kind])).join(" · ")}
    </span>
  );
}
