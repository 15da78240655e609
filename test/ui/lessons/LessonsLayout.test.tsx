/** The mode of lessons as it is used: the list, a lesson by keys and by the mouse, and the way back to it. */
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Language } from "../../../src/store/appState.ts";
import { LessonsLayout } from "../../../src/ui/lessons/LessonsLayout.tsx";
import { listenToKeys } from "../../../src/ui/transport/listenToKeys.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { linkTo, OWN } from "../../support/lessonApp.ts";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { createSessionPort } from "../../support/sessionPort.ts";

// What the panels of the run show is tested with them.
vi.mock("../../../src/ui/shell/panels.tsx", () => {
  const columns = ["MachineList", "MachineStrip", "MemoryPanel", "MetricsPanel", "PhoneWhy", "WhyPanel"];
  const names = [...columns, "RegionPanel", "TranslationPanel", "CopiesPanel", "CostPanel", "MigrationPanel"];
  return Object.fromEntries(names.map((name) => [name, () => null]));
});
vi.mock("../../../src/ui/shell/StorageAndArms.tsx", () => ({ StorageAndArms: () => null }));
vi.mock("../../../src/ui/processor/PhoneChart.tsx", () => ({ PhoneChart: () => null }));
vi.mock("../../../src/ui/why/WhyLine.tsx", () => ({ WhyLine: () => null }));
vi.mock("../../../src/ui/lessons/LessonCharts.tsx", () => ({ LessonCharts: () => null, Focused: () => null }));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

async function open(link: string | null, language: Language = "en") {
  const port = createSessionPort();
  const one = openApp({ scenario: OWN, language, connect: (listener) => createRunClient(() => port, listener) });
  await Promise.resolve();
  port.settle();
  one.actions.setMode("lessons", link);
  const stop = listenToKeys(one.app, one.run);
  const rendered = render(
    <OnPage of={one}>
      <LessonsLayout />
    </OnPage>,
  );
  const settle = () => act(() => port.settle());
  settle();
  const press = (key: string) => {
    fireEvent.keyDown(document.body, { key });
    settle();
  };
  const leave = () => {
    stop();
    rendered.unmount();
  };
  return { ...rendered, one, settle, press, leave };
}

const card = () => within(screen.getByRole("region", { name: /^The lesson$|^课程内容$/ }));
const go = () => screen.getByRole("button", { name: "Continue" });

describe("the list of lessons", () => {
  it("has each with its number, a sentence, minutes and how far one has come, in groups", async () => {
    const { leave } = await open(null);
    expect(screen.getByRole("region", { name: "Memory" })).toHaveTextContent("Which page has to go?");
    const row = screen.getByRole("button", { name: /T = N \/ k/ });
    expect(row).toHaveTextContent(/^3T = N \/ k/);
    expect(row).toHaveTextContent("about 6 minutes");
    expect(within(row).getByRole("img", { name: "not begun" })).toHaveTextContent("○");
    leave();
  });

  it("leads into a lesson, and shows afterwards that it was begun", async () => {
    const { settle, leave } = await open(null);
    fireEvent.click(screen.getByRole("button", { name: /T = N \/ k/ }));
    settle();
    expect(card().getByRole("heading", { name: "T = N / k" })).toBeInTheDocument();
    fireEvent.click(card().getByRole("button", { name: /All lessons/ }));
    const row = screen.getByRole("button", { name: /T = N \/ k/ });
    expect(within(row).getByRole("img", { name: "begun" })).toHaveTextContent("◐");
    expect(row).toHaveTextContent("0 of 6 at the first try");
    leave();
  });

  it("shows no run, and keys play and step none; a lesson has one", async () => {
    const { one, press, leave } = await open(null);
    expect(one.app.getState().isWithoutRun).toBe(true);
    expect(document.title).toBe("Hyperscope");
    const before = one.getState().cursor;
    for (const key of [" ", "ArrowRight", "End", "p", "h"]) press(key);
    expect(one.getState()).toMatchObject({ isPlaying: false, isLecture: false, isFutureHidden: false, cursor: before });
    fireEvent.click(screen.getByRole("button", { name: /T = N \/ k/ }));
    expect(one.app.getState().isWithoutRun).toBe(false);
    leave();
    expect(one.app.getState().isWithoutRun).toBe(false);
  });

  it("is gone through with the keys of a remote, which leave the run that nobody sees where it is", async () => {
    const { one, press, leave } = await open(null);
    const { cursor } = one.getState();
    for (const key of ["PageDown", "PageDown", "PageDown", "PageUp"]) press(key);
    expect(screen.getByRole("button", { name: /^2The life of a machine/ })).toHaveFocus();
    expect(one.getState()).toMatchObject({ cursor, isPlaying: false });
    fireEvent.keyDown(document.activeElement!, { key: "b" });
    expect(card().getByRole("heading", { name: "The life of a machine" })).toBeInTheDocument();
    leave();
  });

  it("forgets all answers when that is pressed twice", async () => {
    const { leave } = await open(linkTo("equal-shares"));
    fireEvent.click(card().getByRole("button", { name: /All lessons/ }));
    fireEvent.click(screen.getByRole("button", { name: "Forget my answers" }));
    fireEvent.click(screen.getByRole("button", { name: "Press again to forget all answers" }));
    expect(screen.queryByText(/at the first try/)).not.toBeInTheDocument();
    leave();
  });
});

describe("a question", () => {
  it("hides what is to come, takes one counted answer, and then says what it is and why", async () => {
    const { one, press, leave } = await open(linkTo("equal-shares", "round"));
    expect(one.getState().isFutureHidden).toBe(true);
    press("1");
    expect(card().getByRole("radio", { name: /^3, 3, 3/ })).toBeChecked();
    // What is said of an answer is said where something is listened to already.
    const listened = card().getAllByRole("status");
    press("Enter");
    const told = listened.filter((region) => region.isConnected && /It comes out otherwise/.test(region.textContent));
    expect(told).toHaveLength(1);
    expect(one.getState().isFutureHidden).toBe(false);
    expect(one.getState().cursor.time).toBe(10);
    expect(card().getByText(/It comes out otherwise/)).toHaveTextContent("It is: 4, 3, 3");
    expect(card().getByText(/one tick of ten would be nobody's/)).toBeInTheDocument();
    expect(card().getByText(/the tick that is left goes to the first/)).toBeInTheDocument();
    // Nothing can be chosen any more.
    press("2");
    expect(card().getByRole("radio", { name: /^4, 3, 3/ })).not.toBeChecked();
    leave();
  });

  it("gives its options no sign before the answer, and words and shapes beside colours after it", async () => {
    const { press, leave } = await open(linkTo("equal-shares", "round"));
    const looks = card()
      .getAllByRole("radio")
      .map(({ className }) => className);
    expect(new Set(looks).size).toBe(1);
    press("2");
    press("Enter");
    expect(card().getByRole("radio", { name: /^4, 3, 3/ })).toHaveTextContent("✓");
    expect(card().getByText(/That is so/)).toBeInTheDocument();
    leave();
  });

  it("takes a number by keys without a click, in figures of any width by the field", async () => {
    const { press, leave } = await open(linkTo("equal-shares", "wide"));
    const field = card().getByRole("textbox", { name: "Your answer" });
    for (const key of ["1", "5", "9", "Backspace"]) press(key);
    expect(field).toHaveValue("15");
    fireEvent.change(field, { target: { value: "1５0 ticks" } });
    expect(field).toHaveValue("150");
    press("Enter");
    expect(card().getByText(/That is so/)).toBeInTheDocument();
    leave();
  });

  it("has a hint, and shows its answer to who asks", async () => {
    const { press, leave } = await open(linkTo("equal-shares", "round"));
    press("h");
    expect(card().getByText(/The three slices together are exactly N/)).toBeInTheDocument();
    press("r");
    expect(card().getByText(/^Shown:/)).toHaveTextContent("Shown: 4, 3, 3");
    leave();
  });
});

describe("a lesson", () => {
  it("is gone through from the first step to the end with the one key of a remote", async () => {
    const { press, leave } = await open(linkTo("thrashing"));
    let presses = 0;
    for (; presses < 30 && !screen.queryByText("You are through."); presses++) press("PageDown");
    expect(presses).toBe(10);
    expect(card().getByRole("status")).toHaveTextContent("0 of 4 at the first try · 4 shown");
    press("PageUp");
    expect(card().getByText("Step 5 of 5")).toBeInTheDocument();
    press("Home");
    expect(card().getByText("Step 1 of 5")).toBeInTheDocument();
    press("End");
    expect(card().getByText("Step 5 of 5")).toBeInTheDocument();
    leave();
  });

  it("goes on by itself to its end, and waits for who is about to answer", async () => {
    const { settle, press, leave } = await open(linkTo("thrashing"));
    vi.useFakeTimers();
    const wait = (seconds: number) => {
      act(() => void vi.advanceTimersByTime(1000 * seconds));
      settle();
    };
    press("A");
    expect(screen.getByRole("button", { name: /By itself/ })).toHaveAttribute("aria-pressed", "true");
    wait(4);
    expect(card().getByText("Step 1 of 5")).toBeInTheDocument();
    press("1");
    wait(120);
    expect(card().getByRole("button", { name: "Check" })).toBeInTheDocument();
    press("Enter");
    for (let stops = 0; stops < 12; stops++) wait(90);
    expect(screen.getByText("You are through.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /By itself/ })).not.toBeInTheDocument();
    vi.useRealTimers();
    leave();
  });

  it("stays where it is when it no longer goes on by itself", async () => {
    const { settle, leave } = await open(linkTo("thrashing"));
    vi.useFakeTimers();
    fireEvent.click(screen.getByRole("button", { name: /By itself/ }));
    fireEvent.click(screen.getByRole("button", { name: /By itself/ }));
    act(() => void vi.advanceTimersByTime(200_000));
    settle();
    expect(card().getByText("Step 1 of 5")).toBeInTheDocument();
    vi.useRealTimers();
    leave();
  });

  it("says where one has come to, once, and marks the step in the list of steps", async () => {
    const { leave } = await open(linkTo("equal-shares", "fourth"));
    expect(screen.getByText("Step 2 of 6: A fourth one comes")).toHaveAttribute("role", "status");
    leave();
  });

  it("has words that select what they name", async () => {
    const { one, leave } = await open(linkTo("equal-shares", "round"));
    fireEvent.click(card().getByRole("button", { name: "B" }));
    expect(one.getState().selection).toEqual({ kind: "vm", vm: 1 });
    leave();
  });

  it("offers the way back to who has changed the run, who can stay, and goes on either way", async () => {
    const { one, settle, leave } = await open(linkTo("equal-shares", "weights"));
    act(() => {
      one.actions.seekTime(5);
      one.actions.giveCommand({ command: "pause", vm: "A" });
    });
    settle();
    const left = card().getAllByText(/^You left the path at t = 5\. What you make of the run stays/);
    // It is seen, and said once.
    expect(left.map((text) => text.role)).toEqual([null, "status"]);
    fireEvent.click(card().getByRole("button", { name: "Stay here" }));
    expect(card().queryByText(/You left the path/)).not.toBeInTheDocument();
    fireEvent.click(card().getByRole("button", { name: "Back to the lesson" }));
    settle();
    expect(one.getState().cursor.time).toBe(0);
    expect(one.getState().scenario.commands).toEqual([]);
    leave();
  });

  it("leads back to its moment who only looked at another", async () => {
    const { one, settle, leave } = await open(linkTo("equal-shares", "fourth"));
    act(() => one.actions.seekTime(3));
    fireEvent.click(card().getByRole("button", { name: "Back to t = 12" }));
    settle();
    expect(one.getState().cursor.time).toBe(12);
    leave();
  });

  it("has the text's code beside ours, and what is exact only after the answer", async () => {
    const { press, leave } = await open(linkTo("life-of-a-machine", "code"));
    expect(card().getByRole("group", { name: "As the text describes it" })).toHaveTextContent("del vms[name]");
    expect(card().getByRole("group", { name: "As it is here" })).toHaveTextContent("NO_SUCH_VM");
    expect(card().queryByText("What is exact")).not.toBeInTheDocument();
    press("3");
    press("Enter");
    expect(card().getByText("What is exact")).toBeInTheDocument();
    leave();
  });

  it("is left by Escape, and found again where it was", async () => {
    const { one, press, leave } = await open(linkTo("equal-shares", "fourth"));
    press("Escape");
    expect(one.getState().mode).toBe("explore");
    expect(one.getState().modeLink).toBeNull();
    leave();
  });

  it("speaks the language of the page", async () => {
    const { one, leave } = await open(linkTo("thrashing", "puzzle"), "zh");
    expect(card().getByRole("heading", { name: "抖动的悬崖" })).toBeInTheDocument();
    expect(card().getByText("还没有：B 在 204 完成。")).toBeInTheDocument();
    expect(one.getState().scenario.title).toBe("抖动的悬崖");
    leave();
  });
});

describe("a puzzle", () => {
  it("says what the run comes to, and that it is solved as soon as it is, in how many changes", async () => {
    const { one, settle, leave } = await open(linkTo("thrashing", "puzzle"));
    expect(card().getByText("Not yet: B finishes at 204.")).toBeInTheDocument();
    act(() => one.actions.giveCommand({ command: "pause", vm: "B" }));
    settle();
    expect(card().getByText("Not yet: B never finishes.")).toBeInTheDocument();
    act(() => one.actions.seekTime(52));
    act(() => one.actions.giveCommand({ command: "resume", vm: "B" }));
    settle();
    await waitFor(() => expect(card().getByText("Done, in 2 changes.")).toBeInTheDocument());
    expect(card().getByText(/load control with a window of 10/)).toBeInTheDocument();
    // What the reader has made stays on the page.
    expect(one.getState().scenario.commands).toHaveLength(2);
    fireEvent.click(go());
    expect(screen.getByText("You are through.")).toBeInTheDocument();
    leave();
  });

  it("says which way is shown, in its run, where a way is asked for", async () => {
    const { settle, press, leave } = await open(linkTo("waiting-and-ready", "puzzle"));
    press("r");
    settle();
    expect(card().getByText("Shown: timeslice 3: A asks at 3, and ends at 13")).toHaveRole("status");
    leave();
  });

  it("does not take the easy way that is ruled out", async () => {
    const { one, settle, leave } = await open(linkTo("thrashing", "puzzle"));
    act(() => {
      const { scenario } = one.getState();
      one.actions.changeHost({ ...scenario.hosts[0], frames: 6 }, scenario.conventions);
    });
    settle();
    expect(card().getByText(/frames and the size of a page must stay as it was/)).toBeInTheDocument();
    leave();
  });
});

describe("a lesson in a lecture", () => {
  it("has its text beside the picture; the first Escape leaves the lecture, the second the lesson", async () => {
    const { one, settle, press, leave, rerender } = await open(linkTo("equal-shares", "fourth"));
    act(() => one.actions.setLecture(true));
    rerender(
      <OnPage of={one}>
        <LessonsLayout picture={<p>the picture</p>} />
      </OnPage>,
    );
    settle();
    expect(screen.getByText("the picture")).toBeInTheDocument();
    expect(card().getByRole("heading", { name: "T = N / k" })).toBeInTheDocument();
    expect(go()).toBeInTheDocument();
    press("Escape");
    expect(one.getState()).toMatchObject({ isLecture: false, mode: "lessons" });
    press("Escape");
    expect(one.getState().mode).toBe("explore");
    leave();
  });
});
