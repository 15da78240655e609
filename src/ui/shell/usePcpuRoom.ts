/**
 * How far the lanes of pCPUs are apart beside a table of many machines: the room under the heading is given, and what the
 * lanes of groups leave of it is shared by those of the pCPUs. Where there is too little, they are as thin as can be read.
 */
import { useCallback, useState } from "react";
import { layoutLanes, THIN_PX } from "../../chart/laneLayout.ts";
import { selectPcpus, selectVcpus, type LaneGroups } from "../processor/TimelineChart.tsx";
import { AXIS_PX } from "../processor/canvas/scene.ts";
import { useRun } from "../shared/useRun.ts";

/** Below the lanes, in the frame of the chart. */
const BELOW_PX = 6;
/** Room taken for granted before the first measurement: none to spare. */
const UNKNOWN_PX = 0;

/** `ref` is for an element around the panel; the frame of the chart in it grows to the room there is. */
export function usePcpuRoom(
  lanes: LaneGroups | null,
): readonly [pcpuPx: number, ref: (around: HTMLElement | null) => (() => void) | undefined] {
  const pcpus = useRun(selectPcpus);
  const vcpus = useRun(selectVcpus);
  const [roomPx, setRoomPx] = useState(UNKNOWN_PX);
  const ref = useCallback((around: HTMLElement | null) => {
    if (!around) return undefined;
    const measure = () => {
      // Another view of the panel has no chart, and brings it back as another element.
      const frame = around.querySelector(".chart-frame");
      if (!frame) return;
      observer.observe(frame);
      if (frame.clientHeight > 0) setRoomPx(frame.clientHeight - BELOW_PX);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    measure();
    return () => observer.disconnect();
  }, []);
  // All lanes when those of pCPUs are a little further apart than at the least: then those of groups are as high as usual.
  const { height } = layoutLanes(pcpus, lanes ? 0 : vcpus, THIN_PX + 1, lanes?.shown);
  const sparePx = roomPx - AXIS_PX - height;
  return [sparePx < 0 ? THIN_PX : THIN_PX + 1 + Math.floor(sparePx / Math.max(1, pcpus)), ref];
}
