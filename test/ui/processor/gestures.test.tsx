import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { handleChartKey, listenToGestures } from "../../../src/ui/processor/chartGestures.ts";

const handlers = {
  onHover: vi.fn(),
  onClick: vi.fn(),
  isScrub: ({ y }: { y: number }) => y < 30,
  onScrub: vi.fn(),
  onScrubStart: vi.fn(),
  onPan: vi.fn(),
  onZoom: vi.fn(),
  onFit: vi.fn(),
};

let element: HTMLElement;
let stop: () => void;

beforeEach(() => {
  element = document.createElement("div");
  document.body.append(element);
  stop = listenToGestures(element, handlers);
});

afterEach(() => {
  stop();
  element.remove();
  vi.clearAllMocks();
});

const pointer = (
  type: string,
  x: number,
  y: number,
  { button = 0, ...more }: { button?: number; pointerId?: number; pointerType?: string } = {},
) =>
  fireEvent(
    element,
    Object.assign(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, button }), {
      pointerId: 1,
      pointerType: "mouse",
      ...more,
    }),
  );

describe("the pointer on the chart", () => {
  it("hovers while nothing is pressed, and not with a finger", () => {
    pointer("pointermove", 5, 6);
    expect(handlers.onHover).toHaveBeenLastCalledWith({ x: 5, y: 6 });
    pointer("pointermove", 7, 8, { pointerType: "touch" });
    expect(handlers.onHover).toHaveBeenCalledTimes(1);
    pointer("pointerleave", 0, 0);
    expect(handlers.onHover).toHaveBeenLastCalledWith(null);
  });

  it("clicks when it is pressed and hardly moved", () => {
    pointer("pointerdown", 100, 100);
    pointer("pointermove", 102, 101);
    pointer("pointerup", 102, 101);
    expect(handlers.onClick).toHaveBeenCalledExactlyOnceWith({ x: 102, y: 101 });
    expect(handlers.onPan).not.toHaveBeenCalled();
  });

  it("pans when it is dragged, and does not click then", () => {
    pointer("pointerdown", 100, 100);
    pointer("pointermove", 110, 100);
    pointer("pointermove", 90, 100);
    pointer("pointerup", 90, 100);
    expect(handlers.onPan.mock.calls).toEqual([[10], [-20]]);
    expect(handlers.onClick).not.toHaveBeenCalled();
  });

  it("scrubs from the press on when it is pressed on the axis", () => {
    pointer("pointerdown", 50, 10);
    pointer("pointermove", 60, 200);
    pointer("pointerup", 60, 200);
    expect(handlers.onScrub.mock.calls).toEqual([[50], [60]]);
    expect(handlers.onScrubStart).toHaveBeenCalledOnce();
    expect(handlers.onClick).not.toHaveBeenCalled();
  });

  it("zooms about the middle of two fingers", () => {
    pointer("pointerdown", 100, 100, { pointerId: 1 });
    pointer("pointerdown", 200, 100, { pointerId: 2 });
    pointer("pointermove", 300, 100, { pointerId: 2 });
    expect(handlers.onZoom).toHaveBeenCalledExactlyOnceWith(2, 200);
    pointer("pointerup", 300, 100, { pointerId: 2 });
    pointer("pointerup", 100, 100, { pointerId: 1 });
    expect(handlers.onClick).not.toHaveBeenCalled();
  });

  it("leaves a press of the other buttons alone", () => {
    pointer("pointerdown", 100, 100, { button: 2 });
    pointer("pointerup", 100, 100, { button: 2 });
    expect(handlers.onClick).not.toHaveBeenCalled();
  });

  it("does not take the focus, and ends typing elsewhere", () => {
    const input = document.createElement("input");
    document.body.append(input);
    input.focus();
    expect(fireEvent.mouseDown(element)).toBe(false);
    expect(input).not.toHaveFocus();
    input.remove();
  });
});

describe("the wheel on the chart", () => {
  it("zooms with ctrl or cmd, about the pointer", () => {
    const wasLeft = fireEvent.wheel(element, { ctrlKey: true, deltaY: -100, clientX: 40 });
    expect(wasLeft).toBe(false);
    const [factor, x] = handlers.onZoom.mock.calls[0]!;
    expect(factor).toBeGreaterThan(1);
    expect(x).toBe(40);
    fireEvent.wheel(element, { metaKey: true, deltaY: 100, clientX: 40 });
    expect(handlers.onZoom.mock.calls[1]![0]).toBeCloseTo(1 / (factor as number));
  });

  it("pans with shift and sideways, and leaves the rest to the page", () => {
    fireEvent.wheel(element, { shiftKey: true, deltaY: 30 });
    fireEvent.wheel(element, { deltaX: -20, deltaY: 5 });
    expect(handlers.onPan.mock.calls).toEqual([[-30], [20]]);
    expect(fireEvent.wheel(element, { deltaY: 30 })).toBe(true);
  });
});

const press = (key: string, more: object = {}) =>
  handleChartKey({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more }, handlers);

describe("keys on the chart", () => {
  it("pan, zoom and fit", () => {
    expect(["ArrowLeft", "ArrowRight", "+", "-", "0"].map((key) => press(key))).toEqual(Array(5).fill(true));
    expect(handlers.onPan.mock.calls[0]![0]).toBe(-handlers.onPan.mock.calls[1]![0]);
    expect(handlers.onZoom.mock.calls[0]).toEqual([1.5, null]);
    expect(handlers.onFit).toHaveBeenCalledTimes(1);
  });

  it("leave the others to the page: steps of ten, jumps, and all with ctrl", () => {
    expect(press("ArrowRight", { shiftKey: true })).toBe(false);
    expect(press("Home")).toBe(false);
    expect(press("+", { ctrlKey: true })).toBe(false);
  });
});
