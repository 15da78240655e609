/** The panel of disk arms on a real run: where the arm went and why, who waits, and another scheduler at a press. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { hostOf } from "../../../src/model/scenario.ts";
import { ArmPanel } from "../../../src/ui/arm/ArmPanel.tsx";
import { queueScenario } from "../../support/diskQueues.ts";
import { openRun } from "../why/openRun.tsx";

const QUEUE = [98, 183, 37, 122, 14, 124, 65, 67].map((cylinder) => ({ at: 0, cylinder }));
const given = queueScenario(QUEUE, { scheduler: "sstf", head: 53 }, { transfer: 0 });

const waiting = () =>
  within(screen.getByRole("list", { name: /^Requests that wait for pv0/ }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

describe("the panel of disk arms", () => {
  it("shows the movement under way with its reason, and those who wait in the order in which they came", async () => {
    const { at } = await openRun(<ArmPanel />, given);
    at(5);
    const arm = screen.getByRole("region", { name: "The arm of pv0" });
    expect(arm).toHaveTextContent("53 → 65 the nearest · until 12");
    expect(arm).toHaveTextContent("12 cylinders so far");
    expect(waiting()).toEqual(["7 waiting:", "98", "183", "37", "122", "14", "124", "67"]);
    at(13);
    expect(arm).toHaveTextContent("65 → 67 the nearest · until 14");
    expect(screen.getByRole("img", { name: /^The arm of pv0 over time/ }).querySelectorAll("circle")).toHaveLength(2);
  });

  it("says when the arm rests", async () => {
    const { at } = await openRun(<ArmPanel />, given);
    at(236);
    expect(screen.getByText("The arm rests.")).toBeInTheDocument();
    expect(screen.getByText("236 cylinders so far")).toBeInTheDocument();
    expect(waiting()).toEqual(["nobody waits"]);
  });

  it("changes the scheduler and the first direction of all arms", async () => {
    const { store } = await openRun(<ArmPanel />, given);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: /^Disk scheduling/ }), "look");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: /^Direction at first/ }), "down");
    expect(hostOf(store.getState().scenario).disks[0]?.arm).toMatchObject({ scheduler: "look", direction: "down" });
  });
});
