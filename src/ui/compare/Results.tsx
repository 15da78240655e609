/** What comes of the runs: figures, ends, and every difference. */
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { DifferenceList } from "./DifferenceList.tsx";
import { Ends, Figures } from "./Figures.tsx";

export function Results() {
  return (
    <>
      <PanelBoundary>
        <Figures />
      </PanelBoundary>
      <PanelBoundary>
        <Ends />
      </PanelBoundary>
      <PanelBoundary>
        <DifferenceList />
      </PanelBoundary>
    </>
  );
}
