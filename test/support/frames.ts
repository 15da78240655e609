/** Animation frames that come when the test says so. */
import { vi } from "vitest";

export interface Frames {
  /** Lets `count` frames pass, `ms` apart. */
  run(count: number, ms: number): void;
  /** Frames asked for and not yet given. */
  readonly waiting: number;
}

/** Replaces `requestAnimationFrame` until `vi.unstubAllGlobals()`. */
export function stubFrames(): Frames {
  let asked: FrameRequestCallback[] = [];
  let now = 1000;
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => asked.push(callback));
  return {
    run(count, ms) {
      for (let i = 0; i < count; i++) {
        now += ms;
        const due = asked;
        asked = [];
        for (const callback of due) callback(now);
      }
    },
    get waiting() {
      return asked.length;
    },
  };
}
