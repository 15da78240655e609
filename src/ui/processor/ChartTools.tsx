/** Buttons of the chart: zoom, fit, table. Zooming keeps the cursor in its place while it can be seen. */
import type { ReactNode } from "react";
import { Button } from "../shared/Button.tsx";
import { Tooltip } from "../shared/Tooltip.tsx";
import { useText } from "../shared/useText.ts";
import type { Timeline } from "./timeline.ts";

const ZOOM_STEP = 1.5;

export interface ChartToolsProps {
  readonly timeline: Timeline;
  readonly isTableShown: boolean;
  readonly tableId: string;
  readonly onToggleTable: () => void;
}

export function ChartTools({ timeline, isTableShown, tableId, onToggleTable }: ChartToolsProps) {
  const { processor } = useText();

  return (
    <div className="flex shrink-0 items-center gap-1">
      <ToolButton label={processor.zoomOut} onClick={() => timeline.zoom(1 / ZOOM_STEP, null)}>
        −
      </ToolButton>
      <ToolButton label={processor.zoomIn} onClick={() => timeline.zoom(ZOOM_STEP, null)}>
        +
      </ToolButton>
      <ToolButton label={processor.fitHint} onClick={() => timeline.fit()}>
        {processor.fit}
      </ToolButton>
      <Tooltip text={processor.tableHint}>
        <Button
          aria-expanded={isTableShown}
          aria-controls={isTableShown ? tableId : undefined}
          onClick={onToggleTable}
          className={isTableShown ? "border-accent! bg-accent-soft!" : ""}
        >
          {processor.table}
        </Button>
      </Tooltip>
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ToolButton({ label, onClick, children }: ToolButtonProps) {
  return (
    <Tooltip text={label}>
      <Button aria-label={label} onClick={onClick} className="min-w-8 px-2!">
        {children}
      </Button>
    </Tooltip>
  );
}
