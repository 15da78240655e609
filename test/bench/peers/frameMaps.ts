/**
 * The map of page frames drawn in three ways, in a page of their own: as the product does, as elements of React, and as
 * rectangles of d3. `frameMaps.begin(way)` puts one of them there; `run` changes some frames and draws all of them, step by step;
 * `owners` tells what is drawn.
 */
import { select } from "d3";
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { BlockColumn } from "../../../src/base/blockColumn.ts";
import { nextInt } from "../../../src/base/prng.ts";
import { pixelMapLayout } from "../../../src/chart/frameGrid.ts";
import type { FrameColumns } from "../../../src/trace/hostState.ts";
import { paintFrames, readPalette } from "../../../src/ui/memory/paintFrames.ts";

const FRAMES = 10_000;
const CHANGED = 100;
const MACHINES = 4;
const WIDTH_PX = 800;
const HEIGHT_PX = 264;
const HUES = ["rgb(200, 30, 30)", "rgb(30, 160, 30)", "rgb(30, 30, 200)", "rgb(190, 140, 20)"];

type Way = "canvas" | "react" | "d3";

const layout = pixelMapLayout(FRAMES, WIDTH_PX, HEIGHT_PX);
const { columns, rows, cellPx } = layout;
const column = (kind: "int32" | "uint8", value = 0) => BlockColumn.filled(kind, FRAMES, value);
let frames: FrameColumns;
let stream = { state: 1 };
let draw: () => void = () => {};
const owner = (frame: number) => frames.vm.get(frame);

function place(tag: "canvas" | "div" = "div"): HTMLElement {
  const element = document.body.appendChild(document.createElement(tag));
  Object.assign(element.style, {
    position: "relative",
    width: `${columns * cellPx}px`,
    height: `${rows * cellPx}px`,
  });
  return element;
}

const WAYS: Readonly<Record<Way, () => () => void>> = {
  canvas: () => {
    const canvas = place("canvas") as HTMLCanvasElement;
    for (const [hue, colour] of HUES.entries())
      for (const name of [`--vm-${hue}`, `--vm-${hue}-soft`]) document.documentElement.style.setProperty(name, colour);
    const look = { layout, hasBit: false, selectedVm: -1 as const, cleared: [] };
    // As the panel does: the colours are asked for once for each theme.
    const palette = readPalette(canvas)!;
    return () => paintFrames(canvas, frames, look, palette);
  },
  react: () => {
    const root = createRoot(place());
    return () => flushSync(() => root.render(createElement(Cells)));
  },
  d3: () => {
    const svg = select(place())
      .append("svg")
      .attr("width", columns * cellPx)
      .attr("height", rows * cellPx);
    return () =>
      void svg
        .selectAll("rect")
        .data(Array.from({ length: FRAMES }, (_, frame) => frame))
        .join((enter) =>
          enter
            .append("rect")
            .attr("x", (frame) => (frame % columns) * cellPx)
            .attr("y", (frame) => Math.floor(frame / columns) * cellPx)
            .attr("width", cellPx - 1)
            .attr("height", cellPx - 1),
        )
        .attr("fill", (frame) => HUES[owner(frame)]!);
  },
};

function Cells() {
  return Array.from({ length: FRAMES }, (_, frame) =>
    createElement("div", {
      key: frame,
      style: {
        position: "absolute",
        left: (frame % columns) * cellPx,
        top: Math.floor(frame / columns) * cellPx,
        width: cellPx - 1,
        height: cellPx - 1,
        background: HUES[owner(frame)],
      },
    }),
  );
}

const frameMaps = {
  begin(way: Way): void {
    document.body.replaceChildren();
    stream = { state: 1 };
    frames = {
      vm: column("int32"),
      page: column("int32"),
      flags: column("uint8"),
      count: column("int32"),
      touchedRow: column("int32"),
    };
    draw = WAYS[way]();
    draw();
  },
  /** Owners of some frames change, and the map is drawn anew. */
  step(): void {
    for (let change = 0; change < CHANGED; change += 1)
      frames.vm.set(nextInt(stream, FRAMES), nextInt(stream, MACHINES));
    draw();
  },
  /** Steps, one each frame of the browser; how many. */
  run: (count: number) =>
    new Promise<number>((resolve) => {
      let left = count;
      const next = () => {
        if (left === 0) {
          resolve(count);
          return;
        }
        left -= 1;
        frameMaps.step();
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    }),
  /** The machine in each frame: all ways must have come to the same. */
  owners: () => [...frames.vm],
};

export type FrameMaps = typeof frameMaps;
Object.assign(globalThis, { frameMaps });
