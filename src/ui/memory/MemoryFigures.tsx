/** The right end of the memory panel's title line: faults, hit ratio, and the switch between map and table. */
import { numberText } from "../../i18n/numberText.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { Conventions } from "../../model/scenario.ts";
import type { HostState } from "../../trace/hostState.ts";
import { countedFaults } from "../../trace/figures/shares.ts";

export type MemoryView = "frames" | "table";

interface MemoryFiguresProps {
  readonly host: HostState;
  readonly conventions: Conventions;
  /** Which faults count, in a sentence. */
  readonly faultRule: string;
  readonly view: MemoryView;
  readonly onView: (view: MemoryView) => void;
  readonly text: PanelCatalogue["memory"];
}

const VIEWS: readonly MemoryView[] = ["frames", "table"];

/** Hits among all references, as `71.2%`; null before the first reference. */
function hitRatioText(hits: number, faults: number): string | null {
  const references = hits + faults;
  return references === 0 ? null : `${((100 * hits) / references).toFixed(1)}%`;
}

export function MemoryFigures({ host, conventions, faultRule, view, onView, text }: MemoryFiguresProps) {
  const counted = countedFaults(host, host.vcpus, conventions);
  return (
    <>
      <p className="whitespace-nowrap" title={faultRule}>
        {text.faults}{" "}
        <b className="inline-block min-w-[2ch] text-right font-mono font-semibold text-fault">{numberText(counted)}</b>
        {conventions.faultCount !== "all" && (
          <span className="font-mono text-soft">
            {" "}
            +{numberText(host.faults - counted)}
            <span className="sr-only"> {text.faultsApart}</span>
          </span>
        )}
      </p>
      <p className="whitespace-nowrap">
        {text.hitRatio}{" "}
        <b className="inline-block min-w-[5ch] font-mono font-semibold text-ink">
          {hitRatioText(host.hits, host.faults) ?? text.noRatio}
        </b>
      </p>
      <div role="group" aria-label={text.view} className="flex rounded-md bg-sunken p-0.5">
        {VIEWS.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={view === choice}
            onClick={() => onView(choice)}
            className={`min-h-6 cursor-pointer rounded px-2 text-xs ${
              view === choice ? "bg-panel font-medium text-ink shadow-panel" : "text-soft hover:text-ink"
            }`}
          >
            {choice === "frames" ? text.viewFrames : text.viewTable}
          </button>
        ))}
      </div>
    </>
  );
}
