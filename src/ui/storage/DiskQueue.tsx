/**
 * What a disk does: the request being served with its progress, and those that wait, in the order in which they will be
 * served. One line of fixed height, so that requests come and go without moving the page.
 */
import { useCallback, useId, useState } from "react";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { DiskRequest } from "../../model/diskRequest.ts";
import type { PvId } from "../../model/units.ts";
import type { DiskRequestView, DiskStateView, HostInfo, ServedRequestView } from "../../trace/hostState.ts";
import { servedBy } from "../../trace/served.ts";
import { isolated } from "../../trace/isolated.ts";
import { softSurface } from "../shared/canvas/surface.ts";
import { later } from "../shared/layout/later.tsx";
import { vmColor } from "../shared/vmColor.ts";
import { Progress } from "./Progress.tsx";
import { useLandmark } from "../shared/layout/landmark.ts";
import type { RequestBoxProps } from "./RequestBox.tsx";

const RequestBox = later<RequestBoxProps>(async () => (await import("./RequestBox.tsx")).RequestBox);

type Text = PanelCatalogue["storage"];

/** Waiting requests shown one by one; the others are counted. */
const MAX_CHIPS = 8;

interface DiskQueueProps {
  readonly pv: PvId;
  readonly disk: DiskStateView | undefined;
  readonly info: HostInfo;
  readonly text: Text;
}

function requestText({ purpose, vm, page, blocks }: DiskRequest, info: HostInfo, text: Text): string {
  return text.purpose(purpose, isolated(info.vms[vm]?.name ?? text.swapOwner), page, blocks);
}

export function DiskQueue({ pv, disk, info, text }: DiskQueueProps) {
  const serving = disk ? servedBy(disk) : [];
  const waiting = disk?.queue ?? [];
  const more = waiting.length - MAX_CHIPS;
  return (
    <div
      role="region"
      aria-label={useLandmark(text.queueLabel(pv))}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="col-start-2 scroll-strip fade-edges -outline-offset-2 @2xl/panel:col-start-3"
    >
      <ol
        aria-label={text.queueLabel(pv)}
        className="flex h-6 w-max items-center max-md:h-11 gap-1.5 text-mini whitespace-nowrap"
      >
        {serving.length === 0 && <li className="text-soft">{text.idle}</li>}
        {[...serving, ...waiting.slice(0, MAX_CHIPS)].map((request, at) => (
          // One that begins to be served stays the element that it was, and its box open.
          <RequestChip
            key={request.id}
            request={request}
            isFirstWaiting={at === serving.length}
            words={requestText(request, info, text)}
            text={text}
          />
        ))}
        {more > 0 && <li className="shrink-0 text-soft">{text.moreRequests(more)}</li>}
      </ol>
    </div>
  );
}

interface RequestChipProps {
  readonly request: DiskRequestView | ServedRequestView;
  readonly isFirstWaiting: boolean;
  readonly words: string;
  readonly text: Text;
}

/** Pressing it opens how long it takes, and why. */
function RequestChip({ request, isFirstWaiting, words, text }: RequestChipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const leave = useCallback(() => setAnchor(null), []);
  const { vm } = request;
  const isServed = "until" in request;
  const served = vm >= 0 ? { borderColor: vmColor(vm), color: vmColor(vm, "ink") } : undefined;
  const waits = vm >= 0 ? { ...softSurface(vm), color: vmColor(vm, "ink") } : undefined;
  return (
    <li
      aria-current={isServed ? "true" : undefined}
      className={`flex shrink-0 items-center ${isFirstWaiting ? "before:px-1.5 before:text-soft before:content-['←']" : ""}`}
    >
      <button
        type="button"
        title={isServed ? `${words} · ${text.until(request.until)}` : text.requestHelp}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
        className={`relative cursor-pointer overflow-hidden rounded-[5px] border px-1.5 leading-5 max-md:h-11 ${isServed ? "bg-panel font-semibold" : ""}`}
        style={isServed ? served : waits}
      >
        {words}
        {isServed && <Progress vm={vm} since={request.since} until={request.until} label={text.progress} />}
      </button>
      {anchor && (
        <RequestBox
          id={id}
          anchor={anchor}
          request={request}
          onLeave={leave}
          onClose={() => {
            leave();
            anchor.focus();
          }}
        />
      )}
    </li>
  );
}
