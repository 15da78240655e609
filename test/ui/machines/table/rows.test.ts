import { describe, expect, it } from "vitest";
import { vmMetrics } from "../../../../src/trace/figures/metrics.ts";
import { machineViews } from "../../../../src/ui/machines/machineView.ts";
import { capOf, sortedRows } from "../../../../src/ui/machines/table/rows.ts";
import { fakeRun } from "../../shared/fakeStore.ts";

const drawn = fakeRun([
  { name: "free", vcpus: [{ cappedTicks: 5 }] },
  { name: "capped", vcpus: [{ cappedTicks: 3 }, { cappedTicks: 4 }] },
  { name: "low", vcpus: [{ cappedTicks: 2 }] },
]);
const caps: Readonly<Record<string, number>> = { capped: 40, low: 10 };
const { host } = drawn;
const info = {
  ...drawn.info,
  vms: drawn.info.vms.map((vm) => {
    const cap = caps[vm.name];
    return cap === undefined ? vm : { ...vm, spec: { ...vm.spec, cap } };
  }),
};

describe("the cap of a machine in the table", () => {
  it("comes with the time it took of all its vCPUs", () => {
    expect(capOf(info, host, 1)).toEqual({ cap: 40, throttled: 7 });
  });

  it("takes nothing where there is none", () => {
    expect(capOf(info, host, 0)).toEqual({ cap: null, throttled: null });
  });

  it.each([
    ["cap", false, ["low", "capped", "free"]],
    ["cap", true, ["free", "capped", "low"]],
    ["throttled", true, ["capped", "low", "free"]],
  ] as const)("sorts by %s, no cap being the highest and taking the least", (key, isDown, names) => {
    const rows = machineViews(info, host).map((machine) => ({
      machine,
      metrics: vmMetrics(info, host, machine.uid),
      ...capOf(info, host, machine.uid),
    }));
    expect(sortedRows(rows, [{ key, isDown }]).map(({ machine }) => machine.name)).toEqual(names);
  });
});
