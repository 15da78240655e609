/** The address of a page, as the browser has it. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browserPlace } from "../../src/store/place.ts";

describe("the address of a page that is being left", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
  afterEach(() => {
    vi.useRealTimers();
    window.history.replaceState(null, "", "/");
  });

  it("stays as the reload asks for it, and takes another one again where nobody left", () => {
    const place = browserPlace();
    expect(place.replace("v1.one")).toBe(true);
    window.dispatchEvent(new Event("beforeunload"));
    expect([place.replace("v1.two"), place.push("v1.three")]).toEqual([false, false]);
    expect(place.fragment()).toBe("v1.one");
    vi.advanceTimersByTime(1500);
    expect(place.replace("v1.two")).toBe(true);
    expect(place.fragment()).toBe("v1.two");
  });
});
