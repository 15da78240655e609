/**
 * The page on a wide screen: what there is and what happened on the left, charts in the middle, explanations on the right.
 * On a tablet the machines become a strip above, and what happened shares a place with the figures. The page itself does
 * not scroll; columns do.
 */
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { Charts } from "./Charts.tsx";
import { Explanations } from "./Explanations.tsx";
import { BriefBar, EventList, MachineList, MachineStrip } from "./panels.tsx";

export function ThreeColumns() {
  const { shell } = useText();
  return (
    <>
      <BriefRow />
      <div className="shell-three grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] gap-x-3 px-3">
        <aside aria-label={shell.region.machines} className="flex min-h-0 flex-col gap-2.5 py-3">
          <PanelBoundary>
            <MachineList />
          </PanelBoundary>
          <div className="flex min-h-40 flex-1 flex-col">
            <PanelBoundary>
              <EventList />
            </PanelBoundary>
          </div>
        </aside>
        <Charts />
        <Explanations />
      </div>
    </>
  );
}

export function TwoColumns() {
  return (
    <>
      <BriefRow />
      <div className="shrink-0 border-b border-line">
        <PanelBoundary>
          <MachineStrip />
        </PanelBoundary>
      </div>
      <div className="shell-two grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] gap-x-3 px-3">
        <Charts />
        <Explanations hasEvents />
      </div>
    </>
  );
}

/** The bar keeps its height from the first picture on. */
function BriefRow() {
  return (
    <div className="h-11 shrink-0 border-b border-line bg-panel">
      <PanelBoundary>
        <BriefBar />
      </PanelBoundary>
    </div>
  );
}
