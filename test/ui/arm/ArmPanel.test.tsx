/** The panel of disk arms on a real run: where the arm went and why, who waits, and another scheduler at a press. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
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

  it("copies the movements of the whole run, and while what comes is hidden those so far", async () => {
    const user = userEvent.setup();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { at, actions } = await openRun(<ArmPanel />, given);
    at(5);
    await user.click(screen.getByRole("button", { name: "Copy results" }));
    // Silberschatz: SSTF from 53 goes 65 67 37 14 98 122 124 183, 236 cylinders.
    expect(write).toHaveBeenLastCalledWith(
      [
        "from\tto\tover\twhy\tcylinders",
        "53\t65\t\tthe nearest\t12",
        "65\t67\t\tthe nearest\t2",
        "67\t37\t\tthe nearest\t30",
        "37\t14\t\tthe nearest\t23",
        "14\t98\t\tthe nearest\t84",
        "98\t122\t\tthe nearest\t24",
        "122\t124\t\tthe nearest\t2",
        "124\t183\t\tthe only request\t59",
        "\t\t\t\t236",
        "",
      ].join("\n"),
    );
    act(() => actions.hideFuture(true));
    await user.click(screen.getByRole("button", { name: /^(Copy results|Copied)$/ }));
    expect(write.mock.lastCall![0].split("\n").slice(1)).toEqual(["53\t65\t\tthe nearest\t12", "\t\t\t\t12", ""]);
  });
});
