/** A panel takes all the room, and gives it back. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { Panel } from "../../../../src/ui/shared/layout/Panel.tsx";
import { renderWithStore } from "../renderWithStore.tsx";

const panel = (
  <Panel title="Memory">
    <p>frames</p>
  </Panel>
);
const larger = () => screen.getByRole("button", { name: "Memory: full height" });

it("takes all the room at a press, and gives it back to the same button", async () => {
  renderWithStore(panel);
  expect(larger()).toHaveAttribute("aria-pressed", "false");
  await userEvent.click(larger());
  expect(screen.getByRole("region", { name: "Memory" })).toHaveClass("fixed");
  await userEvent.click(screen.getByRole("button", { name: "Smaller (Esc)" }));
  expect(screen.getByRole("region", { name: "Memory" })).not.toHaveClass("fixed");
});

it("is left with Escape, by keyboard alone", async () => {
  renderWithStore(panel);
  larger().focus();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("button", { name: "Smaller (Esc)" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(larger()).toHaveFocus();
});

it("has no such button in a lecture, which is laid out for itself", () => {
  renderWithStore(panel, [], { isLecture: true });
  expect(screen.queryByRole("button")).toBeNull();
});
