import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cancelFrame, requestFrame } from "../../../../src/ui/shared/canvas/animationFrame.ts";
import { stubFrames, type Frames } from "../../../support/frames.ts";

let frames: Frames;

beforeEach(() => {
  frames = stubFrames();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a frame", () => {
  it("advances first and paints then, whatever was asked for first", () => {
    const log: string[] = [];
    requestFrame("paint", () => log.push("paint"));
    requestFrame("advance", () => log.push("advance"));
    frames.run(1, 16);
    expect(log).toEqual(["advance", "paint"]);
  });

  it("paints what advancing has made stale in the same frame", () => {
    const log: string[] = [];
    requestFrame("advance", () => requestFrame("paint", () => log.push("paint")));
    frames.run(1, 16);
    expect(log).toEqual(["paint"]);
    expect(frames.waiting).toBe(0);
  });

  it("calls a painter once however often it was asked for", () => {
    const paint = vi.fn();
    requestFrame("paint", paint);
    requestFrame("paint", paint);
    expect(frames.waiting).toBe(1);
    frames.run(2, 16);
    expect(paint).toHaveBeenCalledTimes(1);
  });

  it("keeps an advance asked for while advancing for the next frame", () => {
    let count = 0;
    const advance = () => {
      count++;
      if (count < 3) requestFrame("advance", advance);
    };
    requestFrame("advance", advance);
    frames.run(1, 16);
    expect(count).toBe(1);
    frames.run(5, 16);
    expect(count).toBe(3);
  });

  it("leaves out what was taken back", () => {
    const paint = vi.fn();
    requestFrame("paint", paint);
    cancelFrame("paint", paint);
    frames.run(1, 16);
    expect(paint).not.toHaveBeenCalled();
  });

  it("goes on with the others when one painter fails, and reports it", () => {
    const report = vi.fn();
    vi.stubGlobal("reportError", report);
    const paint = vi.fn();
    const failure = new Error("no paint");
    requestFrame("paint", () => {
      throw failure;
    });
    requestFrame("paint", paint);
    frames.run(1, 16);
    expect(report).toHaveBeenCalledWith(failure);
    expect(paint).toHaveBeenCalledTimes(1);
  });

  it("that never comes holds nobody up who asks of another clock", () => {
    const [lost, paint] = [vi.fn(), vi.fn()];
    requestFrame("paint", lost);
    cancelFrame("paint", lost);
    const others = stubFrames();
    requestFrame("paint", paint);
    expect(others.waiting).toBe(1);
    // Should the first clock go on after all, it is none of its business any more.
    frames.run(1, 16);
    expect(paint).not.toHaveBeenCalled();
    others.run(1, 16);
    expect(paint).toHaveBeenCalledTimes(1);
  });
});
