/**
 * The run queue at the cursor in the order in which it will be served, as chips with arrows. With a queue for each pCPU,
 * one row each. Renders again only when an order changes, not with every moment of playback.
 */
import { useShallow } from "zustand/react/shallow";
import type { RunState } from "../../store/runState.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import type { VcpuId } from "../../model/units.ts";
import { useHidesOrder } from "../shared/moment/answering.ts";
import { useActions } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { useText } from "../shared/text/useText.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { useLandmark } from "../shared/layout/landmark.ts";
import { vmOfVcpu } from "../shared/moment/vcpus.ts";

/** Chips shown of one queue in a header that wide; the others are counted. */
const MAX_CHIPS = { wide: 6, middle: 4, narrow: 2 } as const;
const MAX_CHIPS_OF_MANY = 4;
const WIDE = "(min-width: 80rem)";
const MIDDLE = "(min-width: 40rem)";

const NOBODY: readonly VcpuId[] = [];

const selectInfo = (state: RunState) => state.trace?.info ?? null;
const selectQueueCount = (state: RunState) => state.trace?.info.queues ?? 1;

const selectRunning = ({ host }: RunState): readonly VcpuId[] =>
  host?.pcpus.flatMap(({ vcpu }) => (vcpu >= 0 ? [vcpu] : [])) ?? NOBODY;

function selectQueue(queue: number) {
  // The array is changed in place, so it is copied; equal copies render nothing.
  return (state: RunState): readonly VcpuId[] => [...(state.host?.runQueues[queue] ?? [])];
}

export interface RunQueueProps {
  /** In the heading there is room for one queue; a row above the lanes shows all, and who runs: large for an audience. */
  readonly place: "heading" | "row" | "phone" | "lecture";
}

export function RunQueue({ place }: RunQueueProps) {
  const queues = useRun(selectQueueCount);
  if (queues > 1) return (place === "row" || place === "lecture") && <OwnQueues queues={queues} />;
  return <SharedQueue place={place} />;
}

/** The queue of a host that has one for all pCPUs. */
function SharedQueue({ place }: RunQueueProps) {
  const text = useText();
  const isWide = useMediaQuery(WIDE);
  const isMiddle = useMediaQuery(MIDDLE);
  const { runQueue, next, queueOrder } = text.processor;
  if (place === "phone") {
    return (
      <div className="flex min-w-0 items-center gap-1.5">
        <span className="shrink-0">{runQueue}</span>
        <Queue queue={0} label={runQueue} maxChips={MAX_CHIPS.narrow} look="soft" />
      </div>
    );
  }
  if (place === "heading") {
    return (
      // The width is fixed, so that the header stays as it is while the queue changes.
      <div
        className="flex w-48 min-w-0 items-center justify-end gap-2 @max-[58rem]/panel:w-28 @max-2xl/panel:hidden"
        title={queueOrder}
      >
        <span className="shrink-0 text-soft">{runQueue}</span>
        <Queue queue={0} label={runQueue} maxChips={MAX_CHIPS.narrow} />
      </div>
    );
  }
  const isLarge = place === "lecture";
  return (
    <div className={`flex shrink-0 items-center gap-x-2 text-soft ${isLarge ? "h-14 text-sm" : "h-8 text-xs"}`}>
      <Running isLarge={isLarge} />
      <span className="shrink-0 pl-1">{next}</span>
      <Queue
        queue={0}
        label={runQueue}
        maxChips={MAX_CHIPS[isWide ? "wide" : isMiddle ? "middle" : "narrow"]}
        look="soft"
        isLarge={isLarge}
      />
      {!isLarge && <span className="ml-auto truncate @max-2xl/panel:hidden">{queueOrder}</span>}
    </div>
  );
}

/** Who has a pCPU now. */
function Running({ isLarge }: { readonly isLarge: boolean }) {
  const text = useText();
  const info = useRun(selectInfo);
  const vcpus = useRun(useShallow(selectRunning));
  return (
    <>
      <span className="shrink-0">{text.processor.runs}</span>
      {!info || vcpus.length === 0 ? (
        <span className="text-faint">{text.processor.none}</span>
      ) : (
        <ul className="flex min-w-0 items-center gap-1">
          {vcpus.slice(0, MAX_CHIPS_OF_MANY).map((vcpu) => (
            <li key={vcpu} className="flex min-w-0">
              <QueueChip info={info} vcpu={vcpu} look="solid" isLarge={isLarge} />
            </li>
          ))}
          {vcpus.length > MAX_CHIPS_OF_MANY && (
            <li className="tabular-nums">{text.processor.more(vcpus.length - MAX_CHIPS_OF_MANY)}</li>
          )}
        </ul>
      )}
    </>
  );
}

/** The queues of a host with one for each pCPU. */
function OwnQueues({ queues }: { readonly queues: number }) {
  const text = useText();
  return (
    <div
      role="region"
      aria-label={useLandmark(text.processor.runQueue)}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="grid max-h-16 shrink-0 grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-x-4 gap-y-1 overflow-y-auto text-xs -outline-offset-2"
    >
      {Array.from({ length: queues }, (_, queue) => (
        <div key={queue} className="flex min-w-0 items-center gap-2 py-0.5">
          <span className="shrink-0 text-soft tabular-nums">{text.processor.queueOf(queue)}</span>
          <Queue queue={queue} label={text.processor.queueOf(queue)} maxChips={MAX_CHIPS_OF_MANY} />
        </div>
      ))}
    </div>
  );
}

interface QueueProps {
  readonly queue: number;
  readonly label: string;
  readonly maxChips: number;
  readonly look?: ChipLook;
  /** To be read from the last row. */
  readonly isLarge?: boolean;
}

type ChipLook = "solid" | "soft";

function Queue({ queue, label, maxChips, look = "solid", isLarge = false }: QueueProps) {
  const text = useText();
  const info = useRun(selectInfo);
  const inOrder = useRun(useShallow(selectQueue(queue)));
  const hidesOrder = useHidesOrder();
  const vcpus = hidesOrder ? inOrder.toSorted((a, b) => a - b) : inOrder;
  if (!info || vcpus.length === 0) {
    return <span className="flex h-5 items-center text-faint">{text.processor.queueEmpty}</span>;
  }
  const shown = vcpus.slice(0, maxChips);
  const hidden = vcpus.length - shown.length;
  return (
    <ol aria-label={label} className="flex min-w-0 items-center">
      {shown.map((vcpu, position) => (
        <li key={vcpu} className={`flex items-center ${position === 0 ? "min-w-6" : "min-w-11"}`}>
          {position > 0 && (
            <span aria-hidden="true" className="px-1 text-faint">
              {hidesOrder ? "·" : "→"}
            </span>
          )}
          <QueueChip info={info} vcpu={vcpu} look={look} isLarge={isLarge} />
        </li>
      ))}
      {hidden > 0 && (
        <li className="shrink-0 pl-2 text-soft tabular-nums" title={text.processor.moreWaiting(hidden)}>
          <span aria-hidden="true">{text.processor.more(hidden)}</span>
          <span className="sr-only">{text.processor.moreWaiting(hidden)}</span>
        </li>
      )}
    </ol>
  );
}

interface QueueChipProps {
  readonly info: HostInfo;
  readonly vcpu: VcpuId;
  readonly look: ChipLook;
  readonly isLarge: boolean;
}

function QueueChip({ info, vcpu, look, isLarge }: QueueChipProps) {
  const actions = useActions();
  const vm = vmOfVcpu(info, vcpu);
  const label = vcpuLabel(info, vcpu);
  return (
    <button
      type="button"
      title={label}
      onClick={() => actions.select({ kind: "vm", vm })}
      className="flex min-w-0 cursor-pointer rounded-[5px]"
    >
      <VmChip
        vm={vm}
        name={label}
        look={look}
        className={isLarge ? "h-9 max-w-44 px-4! text-lg" : "h-5 max-w-24 text-xs"}
      />
    </button>
  );
}
