/** The tabs of the hosts: their names, how many machines are on each at the moment shown, and what befalls them. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { RuleStatus } from "../../../src/ui/rules/RuleStatus.tsx";
import { useRules } from "../../../src/ui/shared/moment/useRules.ts";
import { HostTabs } from "../../../src/ui/shell/HostTabs.tsx";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const GIVEN = movingScenario({
  hosts: [{}, { name: "second" }],
  machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE }), machine("B", writer(1), { memoryBytes: 4 * PAGE })],
  commands: [
    { command: "setHost", state: "maintenance", host: 1, at: 20 },
    { command: "setHost", state: "failed", host: 1, at: 30 },
    { command: "setHost", state: "working", host: 1, at: 40 },
  ],
});

const tabs = () =>
  screen.getAllByRole("button").flatMap(({ textContent }) => (/machine/u.test(textContent) ? [textContent] : []));

describe("the tabs of the hosts", () => {
  it("say how many machines are on each, and that one is in maintenance or has failed", async () => {
    const { at } = await openRun(<HostTabs />, GIVEN);
    at(10);
    expect(tabs()).toEqual(["host12 machines", "second0 machines"]);
    at(25);
    expect(tabs()[1]).toBe("second0 machinesmaintenance");
    at(35);
    expect(tabs()[1]).toBe("second0 machinesfailed");
    at(45);
    expect(tabs()[1]).toBe("second0 machines");
  });
});

function Status() {
  return <RuleStatus rules={useRules()} />;
}

describe("which rules decide", () => {
  it("is not looked for where there are several hosts, and the page says so", async () => {
    await openRun(<Status />, GIVEN);
    expect(
      screen.getByText("With several hosts this is not checked: compare the runs side by side."),
    ).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});
