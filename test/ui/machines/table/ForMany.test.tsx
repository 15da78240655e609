/** The commands for chosen machines of the table. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { ForMany } from "../../../../src/ui/machines/table/ForMany.tsx";
import { machineViews } from "../../../../src/ui/machines/machineView.ts";
import { fakeTrace } from "../../../support/fakeTrace.ts";
import { job, scenario } from "../../../support/workloads.ts";
import { openRun } from "../../why/openRun.tsx";

const trace = fakeTrace({ machines: [{ name: "A" }, { name: "B" }], pcpus: ["AAAABBBB"] });
const machines = machineViews(trace.info, trace.hostAt(0, 2));
const GIVEN = scenario([job("A", 0, [9]), job("B", 0, [9])]);

describe("the commands for chosen machines", () => {
  it("move one of them, by way of the hosts where there is only one", async () => {
    const user = userEvent.setup({ delay: null });
    const running = { ...machines[0]!, life: "running" as const, isBusy: false };
    const { store } = await openRun(<ForMany chosen={[running]} hidden={0} />, GIVEN);
    await user.click(screen.getByRole("button", { name: /^Commands/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Migrate…" }));
    expect(store.getState().dialog).toBe("hosts");
  });

  it("move no two at once, and say so", async () => {
    const user = userEvent.setup({ delay: null });
    await openRun(<ForMany chosen={machines} hidden={0} />, GIVEN);
    await user.click(screen.getByRole("button", { name: /^Commands/ }));
    expect(await screen.findByRole("menuitem", { name: "Migrate…one at a time" })).toBeDisabled();
  });

  it("say how many of them the filter leaves out, which they are given to as well", async () => {
    const { unmount } = await openRun(<ForMany chosen={machines} hidden={0} />, GIVEN);
    expect(screen.getByRole("group", { name: "2 selected:" })).toBeInTheDocument();
    unmount();
    await openRun(<ForMany chosen={machines} hidden={1} />, GIVEN);
    expect(screen.getByRole("group", { name: "2 selected, 1 not shown:" })).toBeInTheDocument();
  });
});
