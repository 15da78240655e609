/**
 * How long a disk takes for one of its requests: the formula with the numbers of the moment, and why it is that long, in the
 * words of the explanations.
 */
import { explain } from "../../i18n/explain/explain.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import { selectLanguage, selectScenario } from "../../store/selectors.ts";
import type { DiskRequestView, ServedRequestView } from "../../trace/hostState.ts";
import { lastSeeks } from "../../trace/figures/lastSeeks.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { FloatingDialog, type FloatingDialogProps } from "../shared/floating/FloatingDialog.tsx";
import { useHost } from "../shared/moment/useHost.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { Sentence } from "../why/Sentence.tsx";

export interface RequestBoxProps extends Pick<FloatingDialogProps, "id" | "anchor" | "onClose" | "onLeave"> {
  readonly request: DiskRequestView | ServedRequestView;
}

export function RequestBox({ id, anchor, request, onClose, onLeave }: RequestBoxProps) {
  const { storage: text } = usePanelText();
  const language = useApp(selectLanguage);
  const scenario = useRun(selectScenario);
  const known = useHost();
  if (!known) return null;
  const { trace, host, row } = known;
  const told = explain(
    eventOf(request, trace, row),
    { info: trace.info, scenario, state: host, previous: [] },
    language,
  );
  return (
    <FloatingDialog
      id={id}
      anchor={anchor}
      title={text.requestTitle}
      closeLabel={text.close}
      onClose={onClose}
      onLeave={onLeave}
    >
      <div className="px-3.5 pb-3">
        <p>
          <Sentence parts={told.sentence} />
        </p>
        <ul className="mt-1.5 space-y-1 text-xs text-soft tabular-nums">
          {told.more.map((parts, at) => (
            // Its place is all that a line is known by.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <Sentence parts={parts} />
            </li>
          ))}
        </ul>
      </div>
    </FloatingDialog>
  );
}

/** What tells of it: the movement of the arm for it, that its service began, or that it waits. */
function eventOf(request: DiskRequestView | ServedRequestView, trace: TraceReader, row: number): TraceEvent {
  const { id, issuedAt, pv } = request;
  if (!("until" in request)) return { ...request, kind: "ioQueued", time: issuedAt, request: id };
  const { since: time, until } = request;
  const seek = lastSeeks(trace, row, 1).get(pv)?.at(-1);
  return seek?.request === id ? seek : { kind: "ioStarted", time, request: id, pv, until };
}
