/** A number with a step down and a step up: pressed, by keys, and typed. */
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Stepper, type StepperProps } from "../../../src/ui/shared/Stepper.tsx";

function show(first = 5, more: Partial<StepperProps> = {}) {
  const onChange = vi.fn<(value: number) => void>();
  function Held() {
    const [value, setValue] = useState(first);
    return (
      <Stepper
        label="frames"
        name="Page frames"
        value={value}
        min={1}
        max={9}
        show={(shown) => `${shown} pieces`}
        read={(typed) => (/^\d+$/.test(typed) ? Number(typed) : null)}
        less="less"
        more="more"
        onChange={(next) => {
          onChange(next);
          setValue(next);
        }}
        {...more}
      />
    );
  }
  render(<Held />);
  return onChange;
}

const number = () => screen.getByRole("spinbutton", { name: "Page frames" });
const less = () => screen.getByRole("button", { name: "Page frames: less" });
const more = () => screen.getByRole("button", { name: "Page frames: more" });
const field = () => screen.getByRole("textbox", { name: "Page frames" });

describe("a stepper", () => {
  it("says its name, its number in words and its range, and is one stop of the Tab key", async () => {
    show();
    expect(screen.getByRole("group", { name: "Page frames" })).toBeInTheDocument();
    expect(number()).toHaveTextContent("frames5 pieces");
    expect(number()).toHaveAttribute("aria-valuetext", "5 pieces");
    expect([number().ariaValueNow, number().ariaValueMin, number().ariaValueMax]).toEqual(["5", "1", "9"]);
    await userEvent.tab();
    expect(number()).toHaveFocus();
    await userEvent.tab();
    expect(document.body).toHaveFocus();
  });

  it("goes down and up by a step at each press", async () => {
    const onChange = show(5, { step: 2 });
    await userEvent.click(less());
    await userEvent.click(more());
    await userEvent.click(more());
    expect(onChange.mock.calls).toEqual([[3], [5], [7]]);
  });

  it("stays inside its range", async () => {
    const onChange = show(8, { step: 3 });
    await userEvent.click(more());
    expect(onChange).toHaveBeenLastCalledWith(9);
    expect(more()).toBeDisabled();
    fireEvent.keyDown(number(), { key: "ArrowUp" });
    expect(onChange).toHaveBeenCalledOnce();
  });

  it("steps by the arrows up and down, and keeps them from the page", () => {
    const page = vi.fn();
    window.addEventListener("keydown", page);
    const onChange = show();
    expect(fireEvent.keyDown(number(), { key: "ArrowUp" })).toBe(false);
    expect(fireEvent.keyDown(number(), { key: "ArrowDown" })).toBe(false);
    expect(onChange.mock.calls).toEqual([[6], [5]]);
    expect(page).not.toHaveBeenCalled();
    window.removeEventListener("keydown", page);
  });

  it.each(["PageDown", "PageUp", " ", "ArrowRight", "b", "Home"])("leaves the key %j to the page", (key) => {
    const page = vi.fn();
    window.addEventListener("keydown", page);
    const onChange = show();
    expect(fireEvent.keyDown(number(), { key })).toBe(true);
    expect(page).toHaveBeenCalledOnce();
    expect(onChange).not.toHaveBeenCalled();
    window.removeEventListener("keydown", page);
  });
});

describe("a number that is typed", () => {
  it("is taken by Enter, and the number has the focus again", async () => {
    const onChange = show();
    number().focus();
    await userEvent.keyboard("{Enter}7{Enter}");
    expect(onChange).toHaveBeenCalledExactlyOnceWith(7);
    expect(number()).toHaveTextContent("7 pieces");
    expect(number()).toHaveFocus();
  });

  it("is begun by a press on the number, and taken when the field is left", async () => {
    const onChange = show();
    await userEvent.click(number());
    expect(field()).toHaveFocus();
    expect(field()).toHaveAttribute("placeholder", "5 pieces");
    await userEvent.keyboard("2");
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.click(document.body);
    expect(onChange).toHaveBeenCalledExactlyOnceWith(2);
  });

  it("gives the keys back to the page when it was begun with the mouse", async () => {
    show();
    await userEvent.click(number());
    await userEvent.keyboard("2{Enter}");
    expect(document.body).toHaveFocus();
  });

  it("is brought into the range", async () => {
    const onChange = show();
    await userEvent.click(number());
    await userEvent.keyboard("40{Enter}");
    expect(onChange).toHaveBeenCalledExactlyOnceWith(9);
  });

  it.each([
    ["Esc", "7{Escape}"],
    ["what is no number", "many{Enter}"],
    ["nothing", "{Enter}"],
    ["the same number", "5{Enter}"],
  ])("changes nothing after %s", async (_case, keys) => {
    const onChange = show();
    number().focus();
    await userEvent.keyboard(`{Enter}${keys}`);
    expect(onChange).not.toHaveBeenCalled();
    expect(number()).toHaveTextContent("5 pieces");
    expect(number()).toHaveFocus();
  });

  it("keeps its keys from the page", async () => {
    const page = vi.fn();
    show();
    await userEvent.click(number());
    window.addEventListener("keydown", page);
    await userEvent.keyboard("3 {PageDown}{Escape}");
    expect(page).not.toHaveBeenCalled();
    window.removeEventListener("keydown", page);
  });
});
