/**
 * The mode in which runs stand side by side. Wide: the variants left, lanes and references under each other, figures and
 * differences right; narrower in one column; on a phone one run at a time, and the other as long as one holds a button.
 */
import type { ReactNode } from "react";
import type { CompareState } from "../../store/compare.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useLayout } from "../shared/layout/useLayout.ts";
import { useRun } from "../shared/useRun.ts";
import { selectScenario } from "../../store/selectors.ts";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { Curves } from "./Curves.tsx";
import { FirstDifference } from "./FirstDifference.tsx";
import { Lanes } from "./Lanes.tsx";
import { Offers } from "./Offers.tsx";
import { PhoneCompare } from "./PhoneCompare.tsx";
import { References } from "./References.tsx";
import { Results } from "./Results.tsx";
import { SpokenDifference } from "./SpokenDifference.tsx";
import { useCompare, useCompareText, useEntering } from "./useCompare.ts";
import { useCompareKeys } from "./useCompareKeys.ts";
import { Variants } from "./Variants.tsx";

export function CompareLayout() {
  useEntering();
  useCompareKeys();
  const layout = useLayout();
  return (
    <>
      <div className="h-11 shrink-0 border-b border-line bg-panel">
        <PanelBoundary>
          <FirstDifference isNarrow={layout === "phone" || layout === "one"} />
        </PanelBoundary>
      </div>
      {layout === "phone" ? <PhoneCompare /> : layout === "three" ? <Wide /> : <Narrow isTwo={layout === "two"} />}
      <SpokenDifference />
    </>
  );
}

/** What is compared: processor first, where that is what it is about. */
function Pictures() {
  const scenario = useRun(selectScenario);
  const { processor, memory } = subjectsOf(scenario);
  return (
    <>
      {(processor || !memory) && (
        <PanelBoundary>
          <Lanes />
        </PanelBoundary>
      )}
      {memory && (
        <PanelBoundary>
          <References />
        </PanelBoundary>
      )}
      <Offers />
      <PanelBoundary>
        <Curves />
      </PanelBoundary>
    </>
  );
}

const selectCount = ({ variants }: CompareState) => variants.length;

function Charts({ children }: { readonly children: ReactNode }) {
  const { shell } = useCompareText();
  return (
    <main
      id="charts"
      tabIndex={-1}
      aria-label={shell.region.charts}
      className="scroll-quiet relative flex min-h-0 min-w-0 flex-1 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3 outline-none"
    >
      {children}
    </main>
  );
}

function Wide() {
  const { compare: t } = useCompareText();
  const isSeveral = useCompare(selectCount) > 1;
  return (
    <div
      className={`grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] gap-x-3 px-3 ${
        isSeveral
          ? "grid-cols-[13.75rem_minmax(0,1fr)_24rem] max-[90rem]:grid-cols-[12.5rem_minmax(0,1fr)_22rem]"
          : "grid-cols-[13.75rem_minmax(0,1fr)_18.75rem] max-[85rem]:grid-cols-[12.5rem_minmax(0,1fr)_17.5rem]"
      }`}
    >
      <aside aria-label={t.variants} className="scroll-quiet flex min-h-0 flex-col gap-2 overflow-y-auto py-3">
        <Variants />
      </aside>
      <Charts>
        <Pictures />
      </Charts>
      <aside
        aria-label={t.figures}
        className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3"
      >
        <Results />
      </aside>
    </div>
  );
}

/** The variants and the figures beside each other below the pictures. */
function Narrow({ isTwo }: { readonly isTwo: boolean }) {
  const { compare: t } = useCompareText();
  return (
    <div
      className={`grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] gap-x-3 px-3 ${isTwo ? "grid-cols-[minmax(0,1fr)_20rem]" : ""}`}
    >
      <Charts>
        <Pictures />
        {!isTwo && <Results />}
        <section aria-label={t.variants} className="grid shrink-0 grid-cols-2 items-start gap-2 [&>h2]:col-span-2">
          <Variants />
        </section>
      </Charts>
      {isTwo && (
        <aside
          aria-label={t.figures}
          className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto py-3"
        >
          <Results />
        </aside>
      )}
    </div>
  );
}
