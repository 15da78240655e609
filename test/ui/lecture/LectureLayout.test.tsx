/** The layout for a projector: a black screen over it, and a band in which no sentence is cut. */
import { fireEvent, screen, act } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LectureLayout } from "../../../src/ui/lecture/LectureLayout.tsx";
import { useAppWithRuns } from "../../../src/ui/shared/useApp.ts";
import { useRunApi } from "../../../src/ui/shared/useRun.ts";
import { listenToKeys } from "../../../src/ui/transport/listenToKeys.ts";
import { WhyBand } from "../../../src/ui/why/WhyBand.tsx";
import { scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const FCFS = scenario(W1, { scheduler: { policy: "fcfs", params: {} } });

function Lecture() {
  const app = useAppWithRuns();
  const run = useRunApi();
  useEffect(() => listenToKeys(app, run), [app, run]);
  return <LectureLayout />;
}

const press = (key: string) => fireEvent.keyDown(document.body, { key });
const isBlack = () => document.querySelector("[data-black]") !== null;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the black screen of a lecture", () => {
  it.each(["b", "."])("comes with the key %s of a remote, ends with any, and is no step", async (key) => {
    const { store, actions } = await openRun(<Lecture />, FCFS);
    act(() => actions.setLecture(true));
    act(() => actions.seekTime(9));
    const before = store.getState().cursor;
    for (const end of [key, "PageDown", "PageUp", "Escape"]) {
      press(key);
      expect(isBlack()).toBe(true);
      press(end);
      expect(isBlack()).toBe(false);
    }
    expect(store.getState()).toMatchObject({ cursor: before, isPlaying: false, isLecture: true });
    press("PageDown");
    expect(store.getState().cursor.row).toBeGreaterThan(before.row);
  });

  it("ends with a press of the mouse, which presses nothing under it", async () => {
    const { store, actions } = await openRun(<Lecture />, FCFS);
    act(() => actions.setLecture(true));
    press("b");
    fireEvent.click(screen.getByRole("button", { name: /^Leave/ }));
    expect(isBlack()).toBe(false);
    expect(store.getState().isLecture).toBe(true);
  });

  it("leaves keys of the browser to it", async () => {
    const { actions } = await openRun(<Lecture />, FCFS);
    act(() => actions.setLecture(true));
    press("b");
    expect(press("F5")).toBe(true);
    expect(isBlack()).toBe(true);
  });
});

const text = () => screen.getByTitle(/pCPU 0/);

describe("the band Why", () => {
  it("sets a sentence that is too long for two lines smaller, and a short one large again", async () => {
    let needed = 3;
    vi.spyOn(Element.prototype, "scrollHeight", "get").mockImplementation(function measured(this: Element) {
      const lines = Number((this as HTMLElement).dataset["lines"]);
      return lines >= needed ? 0 : 1;
    });
    const { at } = await openRun(<WhyBand />, FCFS);
    at(9);
    expect(text().dataset["lines"]).toBe("3");
    needed = 2;
    at(3);
    expect(text().dataset["lines"]).toBe("2");
    needed = Infinity;
    at(9);
    expect(text().dataset["lines"]).toBe("4");
  });
});
