/**
 * The time controls at the foot of the page: to the start, step back, play, step forward, to the end; speed and unit of a
 * step; the curtain and the lecture; the scrubber; the moment shown. One row on a wide screen.
 */
import { useLayout } from "../shared/layout/useLayout.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useRun } from "../shared/useRun.ts";
import { selectHasBranches } from "../../store/selectors.ts";
import { useText } from "../shared/text/useText.ts";
import { Readout } from "./Readout.tsx";
import { Scrubber } from "./Scrubber.tsx";
import { Buttons, Choices, ViewButtons } from "./transportControls.tsx";

const PhoneTransport = later(
  async () => (await import("./PhoneTransport.tsx")).PhoneTransport,
  <div className="h-18" aria-hidden />,
);

const BranchRow = later(async () => (await import("./BranchRow.tsx")).BranchRow, <div className="h-5" />);

export function TransportBar() {
  const { transport } = useText();
  const isPhone = useLayout() === "phone";
  const hasBranches = useRun(selectHasBranches);
  if (isPhone) return <PhoneTransport />;
  return (
    <div role="group" aria-label={transport.bar} className="flex min-h-15 items-center gap-x-3 px-3.5">
      <div className="flex items-center gap-0.5">
        <Buttons />
      </div>
      <div className="flex items-stretch gap-2">
        <Choices />
      </div>
      <div className="flex items-center">
        <ViewButtons />
      </div>
      <div className="min-w-0 flex-1">
        {hasBranches && (
          <PanelBoundary isQuiet>
            <BranchRow />
          </PanelBoundary>
        )}
        <Scrubber />
      </div>
      <Readout />
    </div>
  );
}
