/** How far the extents are that move to other disks, and the way to end that. */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { HostState } from "../../trace/hostState.ts";
import { Button } from "../shared/Button.tsx";
import { Meter } from "../shared/Meter.tsx";
import { useRunActions } from "../shared/useRun.ts";

interface MoveProgressProps {
  readonly host: HostState;
  readonly text: PanelCatalogue["storage"];
}

export function MoveProgress({ host, text }: MoveProgressProps) {
  const { giveCommand } = useRunActions();
  const move = host.jobs.find(({ kind }) => kind === "move");
  if (!move) return null;
  const { done, total } = move;
  return (
    <div className="flex items-center gap-2 pb-1.5">
      <div className="min-w-0 grow">
        <Meter
          label={text.moving}
          ratio={total === 0 ? 0 : done / total}
          text={text.moved(done, total)}
          title={text.movingSpoken(done, total)}
          color="var(--accent)"
        />
      </div>
      <Button size="small" onClick={() => giveCommand({ command: "abortMove" })}>
        {text.abortMove}
      </Button>
    </div>
  );
}
