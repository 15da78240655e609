import { act, fireEvent, render, screen } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { whenTurnedAway } from "../../../src/ui/shared/floating/turningAway.ts";
import { whenBeyond } from "../../../src/ui/shared/moment/beyond.ts";
import { useAppWithRuns } from "../../../src/ui/shared/useApp.ts";
import { useRunApi } from "../../../src/ui/shared/useRun.ts";
import { intentOfKey } from "../../../src/ui/transport/keyMap.ts";
import { listenToKeys, nextSpeed } from "../../../src/ui/transport/listenToKeys.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { playStore } from "../../support/playStore.ts";
import { OnPage, type OneRun, type OneActions } from "../../support/oneRun.tsx";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const step = (direction: 1 | -1, unit: string | null = null, times = 1) => ({ kind: "step", direction, unit, times });

describe("what a key asks for", () => {
  it.each([
    [" ", { kind: "toggle" }],
    ["k", { kind: "toggle" }],
    ["b", { kind: "black" }],
    ["ArrowRight", step(1)],
    ["ArrowLeft", step(-1)],
    ["PageDown", step(1)],
    ["PageUp", step(-1)],
    [".", step(1, "event")],
    [",", step(-1, "event")],
    ["Home", { kind: "start" }],
    ["End", { kind: "end" }],
    ["f", step(1, "fault")],
    ["s", step(1, "switch")],
    ["c", step(1, "command")],
    ["]", { kind: "speed", direction: 1 }],
    ["[", { kind: "speed", direction: -1 }],
    ["?", { kind: "open", dialog: "help" }],
    ["n", { kind: "open", dialog: "newMachine" }],
  ])("for %j is known", (key, intent) => {
    expect(intentOfKey({ ...plain, key })).toEqual(intent);
  });

  it.each([
    ["F", step(-1, "fault")],
    ["S", step(-1, "switch")],
    ["C", step(-1, "command")],
    ["ArrowRight", step(1, null, 10)],
    ["ArrowLeft", step(-1, null, 10)],
    ["?", { kind: "open", dialog: "help" }],
  ])("with shift, for %j, is known", (key, intent) => {
    expect(intentOfKey({ ...plain, shiftKey: true, key })).toEqual(intent);
  });

  it("is the black screen for both keys of a remote where an audience looks on", () => {
    for (const key of ["b", "."]) expect(intentOfKey({ ...plain, key }, true)).toEqual({ kind: "black" });
  });

  it("goes by the letter and not by its case, so that the caps lock changes nothing", () => {
    expect(intentOfKey({ ...plain, key: "F" })).toEqual(step(1, "fault"));
  });

  it("is nothing for keys of the browser and unknown ones", () => {
    expect(intentOfKey({ ...plain, ctrlKey: true, key: "f" })).toBeNull();
    expect(intentOfKey({ ...plain, metaKey: true, key: "ArrowLeft" })).toBeNull();
    expect(intentOfKey({ ...plain, altKey: true, key: "ArrowLeft" })).toBeNull();
    expect(intentOfKey({ ...plain, key: "x" })).toBeNull();
  });
});

describe("nextSpeed", () => {
  it("goes through the speeds and stays at the last", () => {
    expect(nextSpeed(1, 1)).toBe(2);
    expect(nextSpeed(1, -1)).toBe(0.5);
    expect(nextSpeed(50, 1)).toBe(50);
    expect(nextSpeed(0.25, -1)).toBe(0.25);
    expect(nextSpeed(3, 1)).toBe(5);
  });
});

/** A key that a control with keys of its own has used. */
const used = vi.fn<() => void>();

function Page() {
  const app = useAppWithRuns();
  const run = useRunApi();
  useEffect(() => listenToKeys(app, run), [app, run]);
  return (
    <div>
      <input aria-label="name" />
      <input type="range" aria-label="slider" />
      <select aria-label="list" />
      <div contentEditable suppressContentEditableWarning data-testid="editable" />
      <button type="button" aria-label="button" />
      <div
        role="tab"
        tabIndex={0}
        aria-label="own"
        onKeyDown={(event) => {
          used();
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div role="menu" tabIndex={-1} />
      <div role="dialog">
        <a href="#top">inside</a>
      </div>
    </div>
  );
}

const press = (key: string, more: object = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...more });

/** A press with the mouse or a finger, as a browser answers it. */
function point(target: HTMLElement): void {
  fireEvent.pointerDown(target);
  target.focus();
}

const takeKey = (event: Event) => event.preventDefault();

describe("the keys of the page", () => {
  let store: OneRun;
  let actions: OneActions;

  beforeEach(() => {
    store = playStore(fakeTrace({ pcpus: ["A".repeat(50)] }));
    ({ actions } = store);
    render(
      <OnPage of={store}>
        <Page />
      </OnPage>,
    );
  });

  afterEach(() => {
    vi.restoreAllMocks();
    used.mockReset();
  });

  it("of a remote ask for what comes next where the run has ended, and only there", () => {
    const asked = vi.fn<() => void>();
    const stop = whenBeyond(1, asked);
    press("PageDown");
    expect(asked).not.toHaveBeenCalled();
    act(() => actions.seekEnd());
    press("ArrowRight");
    press("PageDown", { repeat: true });
    expect(asked).not.toHaveBeenCalled();
    press("PageDown");
    expect(asked).toHaveBeenCalledTimes(1);
    stop();
  });

  it("of a remote ask for what was before where the run has not begun, and only there", () => {
    const asked = vi.fn<() => void>();
    const stop = whenBeyond(-1, asked);
    act(() => actions.seekEnd());
    press("PageUp");
    expect(asked).not.toHaveBeenCalled();
    act(() => actions.seekStart());
    press("ArrowLeft");
    press("PageUp", { repeat: true });
    expect(asked).not.toHaveBeenCalled();
    press("PageUp");
    expect(asked).toHaveBeenCalledTimes(1);
    stop();
  });

  it("play and pause with the space bar, which does not scroll the page", () => {
    const wasTaken = !press(" ");
    expect(wasTaken).toBe(true);
    expect(store.getState().isPlaying).toBe(true);
  });

  it("step by the unit of the bar with the arrows, and ten times with shift", () => {
    press("ArrowRight");
    expect(actions.step).toHaveBeenCalledWith(1, "event");
    press("ArrowRight", { shiftKey: true });
    expect(store.getState().cursor.time).toBe(11);
  });

  it("step to the next fault with f and back with shift", () => {
    press("f");
    expect(actions.step).toHaveBeenLastCalledWith(1, "fault");
    press("F", { shiftKey: true });
    expect(actions.step).toHaveBeenLastCalledWith(-1, "fault");
  });

  it("go to both ends, change the speed, open help and the new machine", () => {
    press("End");
    expect(actions.seekEnd).toHaveBeenCalledTimes(1);
    press("Home");
    expect(actions.seekStart).toHaveBeenCalledTimes(1);
    press("]");
    expect(store.getState().speed).toBe(2);
    press("?");
    expect(store.getState().dialog).toBe("help");
  });

  it("are silent while a dialog is open", () => {
    store.setState({ dialog: "help" });
    press(" ");
    press("n");
    expect(store.getState()).toMatchObject({ isPlaying: false, dialog: "help" });
  });

  it("are silent where text is typed and in lists", () => {
    for (const target of [
      screen.getByLabelText("name"),
      screen.getByLabelText("list"),
      screen.getByTestId("editable"),
    ]) {
      press("f", {}, target);
      press(" ", {}, target);
      press("ArrowRight", {}, target);
    }
    press("f", {}, screen.getByText("inside"));
    expect(actions.step).not.toHaveBeenCalled();
    expect(store.getState().isPlaying).toBe(false);
  });

  it("leave the arrows to a slider and the space bar to a button, and keep the rest", () => {
    press("ArrowRight", {}, screen.getByLabelText("slider"));
    press(" ", {}, screen.getByRole("button"));
    expect(actions.step).not.toHaveBeenCalled();
    expect(store.getState().isPlaying).toBe(false);
    press("f", {}, screen.getByLabelText("slider"));
    press("ArrowRight", {}, screen.getByRole("button"));
    expect(actions.step).toHaveBeenCalledTimes(2);
  });

  it("leave alone what something else has used", () => {
    document.body.addEventListener("keydown", takeKey);
    press("ArrowRight");
    document.body.removeEventListener("keydown", takeKey);
    expect(actions.step).not.toHaveBeenCalled();
  });

  describe("after a choice with the mouse or a finger", () => {
    it("are kept by no control, not even by one that uses the key itself", () => {
      for (const name of ["button", "slider", "own"]) {
        vi.mocked(actions.step).mockClear();
        point(screen.getByLabelText(name));
        press("PageDown", {}, document.activeElement!);
        press("ArrowRight", {}, document.activeElement!);
        expect(actions.step, name).toHaveBeenCalledTimes(2);
        point(screen.getByLabelText(name));
        press(" ", {}, document.activeElement!);
        expect(store.getState().isPlaying, name).toBe(true);
        store.setState({ isPlaying: false });
      }
      expect(used).not.toHaveBeenCalled();
    });

    it("are the page's where a list is closed, which no other key changes either", () => {
      const list = screen.getByLabelText("list");
      point(list);
      fireEvent.change(list);
      expect(press("ArrowDown", {}, list)).toBe(false);
      expect(list).not.toHaveFocus();
      for (const key of ["r", "Home", "PageDown"]) {
        point(list);
        fireEvent.change(list);
        expect(press(key, {}, list), key).toBe(false);
      }
      expect(actions.seekStart).toHaveBeenCalledTimes(1);
      expect(actions.step).toHaveBeenCalledTimes(1);
    });

    it("stay with a list as long as it is open", () => {
      const list = screen.getByLabelText("list");
      point(list);
      press("ArrowRight", {}, list);
      press("b", {}, list);
      expect(list).toHaveFocus();
      expect(actions.step).not.toHaveBeenCalled();
    });

    it("stay with a control that the Tab key came to afterwards", () => {
      point(screen.getByLabelText("slider"));
      press("Tab", {}, document.activeElement!);
      screen.getByRole("button").focus();
      press(" ", {}, screen.getByRole("button"));
      expect(store.getState().isPlaying).toBe(false);
      press("ArrowRight", {}, screen.getByLabelText("own"));
      expect(used).toHaveBeenCalledTimes(1);
    });

    it("go through an open menu, which goes away, but leave it those that it moves by", () => {
      const left = vi.fn<() => void>();
      const stop = whenTurnedAway(left);
      const menu = screen.getByRole("menu");
      point(menu);
      press("PageDown", {}, menu);
      expect(actions.step).toHaveBeenCalledTimes(1);
      expect(left).toHaveBeenCalledTimes(1);
      point(menu);
      press("ArrowDown", {}, menu);
      // From now on the menu is used by keys: a letter is the beginning of an entry.
      press("s", {}, menu);
      stop();
      expect(actions.step).toHaveBeenCalledTimes(1);
      expect(left).toHaveBeenCalledTimes(1);
    });

    it("are the page's again after a menu that was opened so and left with Escape", () => {
      const button = screen.getByRole("button");
      const menu = screen.getByRole("menu");
      point(button);
      menu.focus();
      press("Escape", {}, menu);
      button.focus();
      press(" ", {}, button);
      expect(store.getState().isPlaying).toBe(true);
    });

    it("are the page's again after a dialog that was opened so, whatever was used in it", () => {
      const button = screen.getByRole("button");
      point(button);
      store.setState({ dialog: "help" });
      press("Tab", {}, button);
      store.setState({ dialog: null });
      button.focus();
      press(" ", {}, button);
      expect(store.getState().isPlaying).toBe(true);
    });
  });

  it("of a remote end what is typed in a line, and step", () => {
    const field = screen.getByLabelText("name");
    field.focus();
    press("PageDown", {}, field);
    expect(field).not.toHaveFocus();
    expect(actions.step).toHaveBeenCalledTimes(1);
  });

  it("step on while held down, but do not toggle on and off", () => {
    press(" ");
    press(" ", { repeat: true });
    expect(store.getState().isPlaying).toBe(true);
    press("ArrowRight", { repeat: true });
    expect(actions.step).toHaveBeenCalledTimes(1);
  });
});
