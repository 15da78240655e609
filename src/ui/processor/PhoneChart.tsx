/**
 * The chart on a phone: policy and queue in one line, low lanes below. Where the screen is low as well, only the lanes of
 * the pCPUs; a press on the arrow shows those of the machines.
 */
import { useState } from "react";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { LOW_PHONE, useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { useText } from "../shared/text/useText.ts";
import type { RunQueueProps } from "./RunQueue.tsx";
import { TimelineChart } from "./TimelineChart.tsx";

const PhoneControls = later(
  async () => {
    await afterFirstPicture();
    return (await import("../host/PhoneControls.tsx")).PhoneControls;
  },
  <div className="h-8 w-32" />,
);
const RunQueue = later<RunQueueProps>(async () => {
  await afterFirstPicture();
  return (await import("./RunQueue.tsx")).RunQueue;
});

export interface PhoneChartProps {
  /** It has a column of its own, and shows all lanes there. */
  readonly isWhole?: boolean;
}

export function PhoneChart({ isWhole = false }: PhoneChartProps) {
  const { processor } = useText();
  const timeline = useTimeline();
  const isLow = useMediaQuery(LOW_PHONE) && !isWhole;
  const [isOpened, setOpened] = useState(false);
  const isShort = isLow && !isOpened;
  return (
    <section
      aria-label={processor.title}
      className={`@container/panel bg-panel px-3 pb-1 ${isWhole ? "flex min-h-0 flex-1 flex-col" : "shrink-0"}`}
    >
      <header className="flex h-10 shrink-0 items-center gap-2 text-xs text-soft">
        <h2 className="shrink-0 text-sm font-semibold text-ink">{processor.title}</h2>
        <PanelBoundary isQuiet>
          <PhoneControls />
        </PanelBoundary>
        <div className="ml-auto flex min-w-0 items-center">
          <PanelBoundary isQuiet>
            <RunQueue place="phone" />
          </PanelBoundary>
        </div>
        {isLow && (
          <IconButton
            icon="chevronDown"
            look="quiet"
            label={processor.allLanes}
            aria-expanded={isOpened}
            hasTooltip={false}
            className={`size-11! ${isOpened ? "rotate-180" : ""}`}
            onClick={() => setOpened(!isOpened)}
          />
        )}
      </header>
      <TimelineChart timeline={timeline} isShort={isShort} />
    </section>
  );
}
