/** Buttons of the chart: zoom, fit, and toggles. Zooming keeps the cursor in its place while it can be seen. */
import type { ReactNode } from "react";
import { Button } from "../shared/Button.tsx";
import { Tooltip } from "../shared/floating/Tooltip.tsx";
import { useText } from "../shared/text/useText.ts";
import type { Timeline } from "./timeline.ts";

const ZOOM_STEP = 1.5;

export interface ChartToolsProps {
  readonly timeline: Timeline;
  /** Toggles of what can be shown besides. */
  readonly children: ReactNode;
}

export function ChartTools({ timeline, children }: ChartToolsProps) {
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
      {children}
    </div>
  );
}

export interface ToolToggleProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  /** Id of what it shows and hides. */
  readonly controls: string;
  readonly onToggle: () => void;
}

/** A button that shows and hides something below the chart. */
export function ToolToggle({ label, hint = label, isOn, controls, onToggle }: ToolToggleProps) {
  return (
    <Tooltip text={hint}>
      <Button
        aria-expanded={isOn}
        aria-controls={isOn ? controls : undefined}
        onClick={onToggle}
        className={isOn ? "border-accent! bg-accent-soft!" : ""}
      >
        {label}
      </Button>
    </Tooltip>
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
