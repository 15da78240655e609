/**
 * The page on a wide screen: machines and host, charts, explanations, each column scrolling by itself. On a tablet the
 * machines become a strip above and the host goes below the explanations.
 */
import { MachineList } from "../machines/MachineList.tsx";
import { MachineStrip } from "../machines/MachineStrip.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { Charts } from "./Charts.tsx";
import { Explanations } from "./Explanations.tsx";
import { HostPanel } from "./panels.tsx";

export function ThreeColumns() {
  const { shell } = useText();
  return (
    <div className="shell-three grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)]">
      <aside
        aria-label={shell.region.machines}
        className="scroll-quiet relative min-h-0 space-y-4 overflow-y-auto overscroll-contain border-r border-line px-3.5 pt-2 pb-3.5"
      >
        <PanelBoundary>
          <MachineList />
        </PanelBoundary>
        <PanelBoundary>
          <HostPanel />
        </PanelBoundary>
      </aside>
      <Charts />
      <Explanations />
    </div>
  );
}

export function TwoColumns() {
  return (
    <>
      <div className="shrink-0 border-b border-line">
        <PanelBoundary>
          <MachineStrip />
        </PanelBoundary>
      </div>
      <div className="shell-two grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)]">
        <Charts />
        <Explanations>
          <PanelBoundary>
            <HostPanel />
          </PanelBoundary>
        </Explanations>
      </div>
    </>
  );
}
