/** What vCPUs are called. */
import { describe, expect, it } from "vitest";
import { vcpuLabel } from "../../src/trace/vcpuLabel.ts";

const info = {
  vms: [
    { name: "web", vcpuCount: 1 },
    { name: "db", vcpuCount: 2 },
  ],
  vcpus: [
    { vm: 0, index: 0 },
    { vm: 1, index: 0 },
    { vm: 1, index: 1 },
  ],
};

describe("vcpuLabel(info, vcpu, unknown)", () => {
  it("is the machine's name, with the number of the vCPU where there are several", () => {
    expect([0, 1, 2].map((vcpu) => vcpuLabel(info, vcpu))).toEqual(["web", "db.0", "db.1"]);
  });

  it("says what it is told to of a vCPU that nobody knows", () => {
    expect([vcpuLabel(info, 3), vcpuLabel(info, -1, "?")]).toEqual(["", "?"]);
  });
});
