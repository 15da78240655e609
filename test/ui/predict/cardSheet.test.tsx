/** The card of a question on a phone, pulled down and up. */
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { CardSheet } from "../../../src/ui/predict/CardSheet.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";

function show() {
  render(
    <OnPage of={fakeApp()}>
      <CardSheet label="Explanations">
        <p>Which page leaves?</p>
      </CardSheet>
    </OnPage>,
  );
}

const isUp = () => screen.getByRole("button").getAttribute("aria-expanded") === "true";

function pull(fromY: number, toY: number) {
  const grip = screen.getByRole("button");
  fireEvent.pointerDown(grip, { clientY: fromY });
  fireEvent.pointerUp(grip, { clientY: toY });
}

describe("the card on a phone", () => {
  it("is pulled down to see the picture, and up again", () => {
    show();
    expect(isUp()).toBe(true);
    pull(500, 560);
    expect(isUp()).toBe(false);
    expect(screen.getByText("Which page leaves?").parentElement).toHaveClass("hidden");
    pull(700, 760);
    expect(isUp()).toBe(false);
    pull(700, 640);
    expect(isUp()).toBe(true);
  });

  it("goes down and up at a press on its grip, and by key, which says what it does", async () => {
    show();
    pull(500, 503);
    expect(isUp()).toBe(false);
    expect(screen.getByRole("button")).toHaveAccessibleName("Back to the question");
    screen.getByRole("button").focus();
    await userEvent.keyboard("{Enter}");
    expect(isUp()).toBe(true);
    expect(screen.getByRole("button")).toHaveAccessibleName("Lower the card and see the picture");
  });
});
