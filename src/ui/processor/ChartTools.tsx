/** Buttons of the chart: zoom and fit. Zooming keeps the cursor in its place while it can be seen. */
import type { ReactNode } from "react";
import { Button } from "../shared/Button.tsx";
import { Tooltip } from "../shared/floating/Tooltip.tsx";
import type { Timeline } from "../shared/moment/timeline.ts";
import { useText } from "../shared/text/useText.ts";

const ZOOM_STEP = 1.5;

export function ChartTools({ timeline }: { readonly timeline: Timeline }) {
  const { processor } = useText();
  return (
    <div className="flex shrink-0 items-center @max-[58rem]/panel:hidden">
      <ToolButton label={processor.zoomOut} look="quiet" onClick={() => timeline.zoom(1 / ZOOM_STEP, null)}>
        −
      </ToolButton>
      <ToolButton label={processor.fitHint} look="plain" onClick={() => timeline.fit()}>
        {processor.fit}
      </ToolButton>
      <ToolButton label={processor.zoomIn} look="quiet" onClick={() => timeline.zoom(ZOOM_STEP, null)}>
        +
      </ToolButton>
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly look: "plain" | "quiet";
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ToolButton({ label, look, onClick, children }: ToolButtonProps) {
  return (
    <Tooltip text={label}>
      <Button aria-label={label} look={look} onClick={onClick} className="h-7! min-w-7 rounded-md! px-2! text-xs!">
        {children}
      </Button>
    </Tooltip>
  );
}
