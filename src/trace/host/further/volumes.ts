/** What rows about volumes in several parts, disks that fail, and arms change. */
import { placeNumber, placeOfNumber } from "../../../model/volumePlace.ts";
import type { PlacedSpan } from "../../hostState.ts";
import { dropRequest, endService, extend, fill, joined } from "../storage.ts";
import { read, type Handlers } from "../view.ts";

export const VOLUME_ROWS: Handlers<
  | "seek"
  | "ioFailed"
  | "ioError"
  | "lvLaidOut"
  | "lvReduced"
  | "extentMoved"
  | "extentHeld"
  | "extentStale"
  | "diskState"
> = {
  seek: read("seek", ({ state }, { pv, to, isUp, travelled }) => {
    const disk = state.disks[pv]!;
    disk.arm = { head: to, isUp, travelled: (disk.arm?.travelled ?? 0) + travelled };
  }),
  ioFailed: read("ioFailed", ({ state }, { pv, request }) => {
    if (!endService(state.disks[pv]!, request)) dropRequest(state, pv, request);
  }),
  // The row of the machine's state, which follows, shows it.
  ioError: read("ioError", () => {}),
  lvLaidOut: read("lvLaidOut", ({ state }, { lv, areas, from, runs }) => extend(state, lv, areas, from, runs)),
  lvReduced: read("lvReduced", ({ state }, { lv, rows }) => {
    const volume = state.volumes.get(lv)!;
    const isLeft = (place: number) => placeOfNumber(place).row < rows;
    const spans = volume.spans.flatMap((span): PlacedSpan[] => {
      const left = Math.min(span.count, Math.max(0, rows - placeOfNumber(span.place).row));
      fill(state, { ...span, start: span.start + left, count: span.count - left }, -1);
      return left > 0 ? [{ ...span, count: left }] : [];
    });
    state.volumes.set(lv, { ...volume, rows, spans, stale: volume.stale.filter(isLeft) });
  }),
  extentMoved: read("extentMoved", ({ state }, { lv, area, row, pv, extent }) => {
    const volume = state.volumes.get(lv)!;
    const place = placeNumber({ area, row });
    const spans = volume.spans.flatMap((span): PlacedSpan[] => {
      const at = place - span.place;
      if (at < 0 || at >= span.count) return [span];
      fill(state, { ...span, start: span.start + at, count: 1 }, -1);
      const after = { ...span, place: place + 1, start: span.start + at + 1, count: span.count - at - 1 };
      return [{ ...span, count: at }, after].filter(({ count }) => count > 0);
    });
    const moved = { pv, start: extent, count: 1, place };
    fill(state, moved, lv);
    state.volumes.set(lv, { ...volume, spans: joined([...spans, moved]) });
  }),
  extentHeld: read("extentHeld", ({ state }, { lv, area, row, pv, extent, isHeld }) => {
    fill(state, { pv, start: extent, count: 1, place: placeNumber({ area, row }) }, isHeld ? lv : -1);
  }),
  extentStale: read("extentStale", ({ state }, { lv, area, row, isStale }) => {
    const volume = state.volumes.get(lv)!;
    const place = placeNumber({ area, row });
    const others = volume.stale.filter((other) => other !== place);
    state.volumes.set(lv, { ...volume, stale: isStale ? [...others, place] : others });
  }),
  diskState: read("diskState", ({ state }, { pv, state: now }) => {
    state.disks[pv]!.state = now;
  }),
};
