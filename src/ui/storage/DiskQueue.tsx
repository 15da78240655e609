/**
 * What a disk does: the request being served with its progress, and those that wait, in the order in which they will be
 * served. One line of fixed height, so that requests come and go without moving the page.
 */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { DiskRequest } from "../../model/diskRequest.ts";
import type { PvId } from "../../model/units.ts";
import type { DiskStateView, HostInfo } from "../../trace/hostState.ts";
import { servedBy } from "../../trace/served.ts";
import { isolated } from "../../trace/isolated.ts";
import { softSurface } from "../shared/canvas/surface.ts";
import { vmColor } from "../shared/vmColor.ts";
import { Progress } from "./Progress.tsx";

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
      aria-label={text.queueLabel(pv)}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="col-start-2 scroll-strip fade-edges -outline-offset-2 @2xl/panel:col-start-3"
    >
      <ol aria-label={text.queueLabel(pv)} className="flex h-6 w-max items-center gap-1.5 text-mini whitespace-nowrap">
        {serving.length === 0 && <li className="text-soft">{text.idle}</li>}
        {serving.map((request) => (
          <ActiveRequest
            key={request.id}
            vm={request.vm}
            words={requestText(request, info, text)}
            since={request.since}
            until={request.until}
            text={text}
          />
        ))}
        {waiting.length > 0 && (
          <li aria-hidden className="pl-1 text-soft">
            ←
          </li>
        )}
        {waiting.slice(0, MAX_CHIPS).map((request) => (
          <li
            key={request.id}
            className="shrink-0 rounded-[5px] border px-1.5 leading-5"
            style={request.vm >= 0 ? { ...softSurface(request.vm), color: vmColor(request.vm, "ink") } : undefined}
          >
            {requestText(request, info, text)}
          </li>
        ))}
        {more > 0 && <li className="shrink-0 text-soft">{text.moreRequests(more)}</li>}
      </ol>
    </div>
  );
}

interface ActiveRequestProps {
  readonly vm: number;
  readonly words: string;
  readonly since: number;
  readonly until: number;
  readonly text: Text;
}

function ActiveRequest({ vm, words, since, until, text }: ActiveRequestProps) {
  return (
    <li
      aria-current="true"
      title={`${words} · ${text.until(until)}`}
      className="relative shrink-0 overflow-hidden rounded-[5px] border bg-panel px-1.5 leading-5 font-semibold"
      style={vm >= 0 ? { borderColor: vmColor(vm), color: vmColor(vm, "ink") } : undefined}
    >
      {words}
      <Progress vm={vm} since={since} until={until} label={text.progress} />
    </li>
  );
}
