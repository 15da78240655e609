/** The right end of the memory panel's title line: faults, hit ratio, and the switch between map and table. */
import { numberText } from "../../i18n/numberText.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { Conventions } from "../../model/scenario.ts";
import type { HostState } from "../../trace/hostState.ts";
import { Segments } from "../shared/Segments.tsx";
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
        {/* In English the words beside it are longer. */}
        <span className="@max-[23.5rem]/panel:sr-only @max-[26rem]/panel:[:lang(en)_&]:sr-only">{text.faults} </span>
        <b className="inline-block min-w-[2ch] text-right font-semibold text-fault">{numberText(counted)}</b>
        {conventions.faultCount !== "all" && (
          <span className="text-soft">
            {" "}
            +{numberText(host.faults - counted)}
            <span className="sr-only"> {text.faultsApart}</span>
          </span>
        )}
      </p>
      <p className="whitespace-nowrap @max-[44rem]/panel:hidden">
        {text.hitRatio}{" "}
        <b className="inline-block min-w-[5ch] font-semibold text-ink">
          {hitRatioText(host.hits, host.faults) ?? text.noRatio}
        </b>
      </p>
      {/* Where there is little room, one button for the other view. */}
      <button
        type="button"
        data-switch=""
        onClick={() => onView(view === "frames" ? "table" : "frames")}
        className="h-8 shrink-0 cursor-pointer rounded-md border border-line px-2 text-xs text-ink @[34rem]/panel:hidden"
      >
        {view === "frames" ? text.viewTable : text.viewFrames}
      </button>
      <div className="@max-[34rem]/panel:hidden">
        <Segments
          label={text.view}
          value={view}
          choices={[
            { value: "frames", text: text.viewFrames },
            { value: "table", text: text.viewTable },
          ]}
          onChange={onView}
        />
      </div>
    </>
  );
}
