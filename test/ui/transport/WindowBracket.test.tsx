/** The bracket under the scrubber: the window of the chart on the whole run, dragged, moved by keys, zoomed by the wheel. */
import { fireEvent, render, screen } from "@testing-library/react";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WindowBracket } from "../../../src/ui/transport/WindowBracket.tsx";
import { fakeTrace, type FakeTrace } from "../../support/fakeTrace.ts";
import { stubFrames, type Frames } from "../../support/frames.ts";
import { OnPage, type OneRun } from "../../support/oneRun.tsx";
import { playStore } from "../../support/playStore.ts";

/** As wide on the page as the run is long, so that a pixel is a tick. */
const WIDTH = 1000;

let frames: Frames;

beforeEach(() => {
  frames = stubFrames();
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WIDTH);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const [, left = "0"] = /translateX\((.*)px\)/.exec((this as HTMLElement).style.transform) ?? [];
    const width = (this as HTMLElement).style.width || `${WIDTH}px`;
    return DOMRect.fromRect({ x: Number(left), width: Number.parseFloat(width) });
  });
});

afterEach(() => {
  act(() => frames.run(2, 16));
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const long = () => fakeTrace({ machines: [{ name: "web" }], pcpus: ["AAAA,".repeat(250)] });
const bracket = () => screen.getByRole("slider", { name: "Visible part of the run" });
const frame = () => act(() => frames.run(1, 16));
const place = () => {
  const [, left] = /translateX\((.*)px\)/.exec(bracket().style.transform)!;
  return { left: Math.round(Number(left)), width: Math.round(Number.parseFloat(bracket().style.width)) };
};

function show(trace: FakeTrace | null = long()): OneRun {
  const store = playStore(trace);
  render(
    <OnPage of={store}>
      <WindowBracket />
    </OnPage>,
  );
  act(() => frames.run(2, 16));
  return store;
}

const pointer = (type: string, x: number, button = 0) =>
  fireEvent(bracket(), Object.assign(new MouseEvent(type, { bubbles: true, clientX: x, button }), { pointerId: 1 }));

/** The whole run first, then one step nearer about the cursor at 0: 1,020 / 1.25 ticks. */
function zoomToMost(): void {
  for (let turn = 0; turn < 20; turn++) fireEvent.wheel(bracket(), { deltaY: 100 });
  fireEvent.wheel(bracket(), { deltaY: -100 });
  frame();
}

describe("the bracket under the scrubber", () => {
  it("says which part of the run the chart shows, and stands under it", () => {
    show();
    zoomToMost();
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 816 ticks");
    expect(bracket()).toHaveAttribute("title", "Visible part of the run: 0 to 816 ticks");
    expect(place()).toEqual({ left: 0, width: 816 });
  });

  it("zooms by the wheel, which does not scroll the page", () => {
    show();
    zoomToMost();
    expect(fireEvent.wheel(bracket(), { deltaY: 100 })).toBe(false);
    frame();
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 1,020 ticks");
    expect(place()).toEqual({ left: 0, width: WIDTH });
  });

  it("moves by a tenth of the window with the arrow keys, and keeps them from the page", () => {
    const pageKeys = vi.fn();
    window.addEventListener("keydown", pageKeys);
    show();
    zoomToMost();
    fireEvent.keyDown(bracket(), { key: "ArrowRight" });
    frame();
    expect(place()).toEqual({ left: 82, width: 816 });
    expect(bracket()).toHaveAttribute("aria-valuenow", "82");
    fireEvent.keyDown(bracket(), { key: "ArrowLeft" });
    frame();
    expect(place()).toEqual({ left: 0, width: 816 });
    expect(pageKeys).not.toHaveBeenCalled();
    window.removeEventListener("keydown", pageKeys);
  });

  it("leaves keys it does not know to the page", () => {
    show();
    expect(fireEvent.keyDown(bracket(), { key: "f" })).toBe(true);
    expect(fireEvent.keyDown(bracket(), { key: "ArrowRight", shiftKey: true })).toBe(true);
  });

  it("is dragged, keeps its place under the pointer, and does not leave the run", () => {
    show();
    zoomToMost();
    vi.spyOn(Element.prototype, "hasPointerCapture").mockReturnValue(true);
    pointer("pointerdown", 100);
    pointer("pointermove", 150);
    frame();
    expect(place()).toEqual({ left: 50, width: 816 });
    pointer("pointermove", 900);
    frame();
    // The window may reach a little beyond the end: from 204 to 1,020.
    expect(bracket()).toHaveAttribute("aria-valuetext", "204 to 1,020 ticks");
  });

  it("is not moved by a pointer that has not grasped it", () => {
    show();
    zoomToMost();
    pointer("pointerdown", 100, 2);
    pointer("pointermove", 300);
    frame();
    expect(place()).toEqual({ left: 0, width: 816 });
  });

  it("spans the run as the scrubber does while more of it comes in", () => {
    show(fakeTrace({ machines: [{ name: "web" }], pcpus: ["AAAA,".repeat(225)], isComplete: false }));
    zoomToMost();
    for (let turn = 0; turn < 20; turn++) fireEvent.wheel(bracket(), { deltaY: 100 });
    frame();
    // 900 ticks are known; the scale of an open run has room for a tenth more: 1,000.
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 918 ticks");
    expect(place()).toEqual({ left: 0, width: 918 });
  });

  it("shares its window with whatever else shows this run", async () => {
    const store = show();
    render(
      <OnPage of={store}>
        <WindowBracket />
      </OnPage>,
    );
    act(() => frames.run(2, 16));
    const [first, second] = screen.getAllByRole("slider", { name: "Visible part of the run" });
    fireEvent.keyDown(first!, { key: "ArrowRight" });
    frame();
    expect(Number(second!.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
    expect(second!.getAttribute("aria-valuetext")).toBe(first!.getAttribute("aria-valuetext"));
  });

  it("waits while the simulation starts", () => {
    show(null);
    expect(bracket()).toHaveAttribute("aria-valuenow", "0");
  });
});
