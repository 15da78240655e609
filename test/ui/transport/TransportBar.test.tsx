import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TransportBar } from "../../../src/ui/transport/TransportBar.tsx";
import { fakeTrace, type FakeTrace } from "../../support/fakeTrace.ts";
import { stubFrames, type Frames } from "../../support/frames.ts";
import { playStore } from "../../support/playStore.ts";
import { OnPage, type OneState, type OneRun } from "../../support/oneRun.tsx";

let frames: Frames;

/** A window of `width` CSS pixels, as far as `min-width` queries can tell. */
function windowOf(width: number): void {
  vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const least = /min-width: (\d+)px/.exec(query)?.[1];
    const matches = least !== undefined && width >= Number(least);
    return Object.assign(new EventTarget(), { matches, media: query } as MediaQueryList);
  });
}

beforeEach(() => {
  windowOf(1440);
  frames = stubFrames();
});

afterEach(() => {
  vi.restoreAllMocks();
  // What was asked for is given, so that the next test begins without a frame under way.
  act(() => frames.run(2, 16));
  vi.unstubAllGlobals();
});

function show(trace: FakeTrace | null, state: Partial<OneState> = {}): OneRun {
  const store = playStore(trace, state);
  render(
    <OnPage of={store}>
      <TransportBar />
    </OnPage>,
  );
  act(() => frames.run(2, 16));
  return store;
}

const complete = () => fakeTrace({ pcpus: ["A".repeat(96)] });
const open = () => fakeTrace({ pcpus: ["A".repeat(96)], isComplete: false });
const slider = () => screen.getByRole<HTMLInputElement>("slider", { name: /^(Moment shown|当前时刻)$/ });

describe("the transport bar", () => {
  it("steps, plays, pauses and goes to both ends", async () => {
    const user = userEvent.setup();
    const store = show(complete());
    await user.click(screen.getByRole("button", { name: "Step forward" }));
    expect(store.getState().cursor.time).toBe(1);
    await user.click(screen.getByRole("button", { name: "Step back" }));
    expect(store.getState().cursor.time).toBe(0);
    await user.click(screen.getByRole("button", { name: "Play" }));
    expect(store.getState().isPlaying).toBe(true);
    await user.click(screen.getByRole("button", { name: "Pause" }));
    expect(store.getState().isPlaying).toBe(false);
    await user.click(screen.getByRole("button", { name: "To the end" }));
    expect(store.getState().cursor.time).toBe(96);
    await user.click(screen.getByRole("button", { name: "To the start" }));
    expect(store.getState().cursor.time).toBe(0);
  });

  it("does not keep the focus of a button pressed with the mouse", async () => {
    show(complete());
    await userEvent.setup().click(screen.getByRole("button", { name: "Step forward" }));
    expect(document.body).toHaveFocus();
  });

  it("names the key of each button", () => {
    show(complete());
    const keys = screen.getAllByRole("button").map((button) => button.getAttribute("aria-keyshortcuts"));
    expect(keys).toEqual(["Home", "ArrowLeft", "Space", "ArrowRight", "End", "H", "P"]);
  });

  it("chooses speed and unit of a step", async () => {
    const user = userEvent.setup();
    const store = show(complete());
    await user.selectOptions(screen.getByRole("combobox", { name: "Speed" }), "5 ×");
    await user.selectOptions(screen.getByRole("combobox", { name: "Step by" }), "by fault");
    expect(store.getState()).toMatchObject({ speed: 5, stepUnit: "fault" });
  });

  it("offers a speed that came from elsewhere", () => {
    show(complete(), { speed: 3 });
    expect(screen.getByRole("combobox", { name: "Speed" })).toHaveDisplayValue("3 ×");
  });

  it("speaks Chinese", () => {
    show(complete(), { language: "zh" });
    expect(screen.getByRole("button", { name: "播放" })).toBeVisible();
    expect(screen.getByRole("combobox", { name: "步进单位" })).toHaveDisplayValue("按事件");
  });

  it("is quiet before there is a run", () => {
    show(null);
    expect(slider()).toHaveAttribute("aria-valuetext", "0 ticks of 0 ticks");
    fireEvent.change(slider(), { target: { value: "1" } });
    expect(slider().value).toBe("0");
  });

  it("keeps the thumb at the start until there is a run, wherever the page opens", () => {
    show(null, { cursor: { time: 132, row: 0 } });
    expect(slider().value).toBe("0");
    expect(slider()).toHaveAttribute("aria-valuetext", "0 ticks of 0 ticks");
  });
});

describe("the transport bar of a phone", () => {
  it("has three buttons in view; the ends and the speed are in the menu of the moment", async () => {
    windowOf(390);
    const user = userEvent.setup();
    const store = show(complete());
    expect(screen.queryByRole("button", { name: "To the end" })).not.toBeInTheDocument();
    await user.click(await screen.findByRole("button", { name: "Step forward" }));
    expect(store.getState().cursor.time).toBe(1);
    await user.click(screen.getByRole("button", { name: "To the ends, and speed" }));
    await user.click(await screen.findByRole("menuitem", { name: "To the end" }));
    expect(store.getState().cursor.time).toBe(96);
  });

  it("opens that menu when play is held, and does not play then; a short press plays", async () => {
    windowOf(390);
    const store = show(complete());
    const play = await screen.findByRole("button", { name: "Play" });
    vi.useFakeTimers();
    fireEvent.pointerDown(play);
    act(() => void vi.advanceTimersByTime(600));
    fireEvent.pointerUp(play);
    fireEvent.click(play);
    expect(screen.getByRole("menuitem", { name: "To the start" })).toBeInTheDocument();
    expect(store.getState().isPlaying).toBe(false);
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
    fireEvent.pointerDown(play);
    act(() => void vi.advanceTimersByTime(100));
    fireEvent.pointerUp(play);
    fireEvent.click(play);
    expect(store.getState().isPlaying).toBe(true);
    vi.useRealTimers();
  });
});

const readout = () => screen.getByTitle("Moment shown, and end of the run");

describe("the readout", () => {
  it("says the moment and the end, whole ticks while it plays", () => {
    const store = show(complete());
    act(() => store.actions.seekTime(43.7));
    expect(readout()).toHaveTextContent("43/96tick");
  });

  it("marks the end of an open run as open", () => {
    show(open());
    expect(readout()).toHaveTextContent("0/96+tick");
  });
});

describe("the scrubber", () => {
  it("follows the cursor and says it in words", () => {
    const store = show(complete());
    act(() => store.actions.seekTime(43));
    act(() => frames.run(1, 16));
    expect(slider().value).toBe("43");
    expect(slider().max).toBe("96");
    expect(slider()).toHaveAttribute("aria-valuetext", "43 ticks of 96 ticks");
  });

  it("seeks live while it is dragged, without stopping playback", () => {
    const store = show(complete(), { isPlaying: true });
    fireEvent.change(slider(), { target: { value: "10" } });
    fireEvent.change(slider(), { target: { value: "57" } });
    expect(store.getState()).toMatchObject({ cursor: { time: 57 }, isPlaying: true });
  });

  it("says that the moment is dragged from the press until the pointer is let go, wherever that is", () => {
    const store = show(complete());
    fireEvent.pointerDown(slider(), { button: 2 });
    expect(store.getState().isScrubbing).toBe(false);
    fireEvent.pointerDown(slider(), { button: 0 });
    expect(store.getState().isScrubbing).toBe(true);
    fireEvent.pointerUp(document.body);
    expect(store.getState().isScrubbing).toBe(false);
  });

  it("lets the moment go when the window loses the focus", () => {
    const store = show(complete());
    fireEvent.pointerDown(slider(), { button: 0 });
    expect(store.getState().isScrubbing).toBe(true);
    fireEvent.blur(window);
    expect(store.getState().isScrubbing).toBe(false);
  });

  it("leaves room for what is not known, and does not go there", () => {
    const store = show(open());
    expect(Number(slider().max)).toBeGreaterThan(96);
    expect(slider()).toHaveAttribute("aria-valuetext", "0 ticks, known up to 96 ticks");
    fireEvent.change(slider(), { target: { value: "100" } });
    expect(store.getState().cursor.time).toBe(95);
    expect(slider().value).toBe("95");
  });
});
