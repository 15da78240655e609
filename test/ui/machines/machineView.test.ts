/** What the machine list says of machines in each situation. */
import { describe, expect, it } from "vitest";
import { machineViews, type MachineStatus } from "../../../src/ui/machines/machineView.ts";
import { fakeRun, type FakeMachine } from "../shared/fakeStore.ts";

function viewsOf(machines: readonly FakeMachine[], time = 20) {
  const { info, host } = fakeRun(machines, time);
  return machineViews(info, host);
}

function statusOf(machine: Omit<FakeMachine, "name">, time = 20): MachineStatus | undefined {
  return viewsOf([{ name: "vm", ...machine }], time)[0]?.status;
}

function ratioOf(vcpus: NonNullable<FakeMachine["vcpus"]>, time = 20): number | null | undefined {
  return viewsOf([{ name: "vm", vcpus }], time)[0]?.cpuRatio;
}

describe("machineViews(info, host)", () => {
  it("leaves out machines that are not created yet or deleted", () => {
    const views = viewsOf([{ name: "gone", life: "none" }, { name: "here" }]);
    expect(views.map((view) => view.name)).toEqual(["here"]);
    expect(views[0]?.uid).toBe(1);
  });

  it("leaves out machines the trace knows of but the moment shown does not", () => {
    const { info, host } = fakeRun([{ name: "now" }, { name: "later" }]);
    host.vms.pop();
    expect(machineViews(info, host).map((view) => view.name)).toEqual(["now"]);
  });

  it("gives no machines for an empty host", () => {
    expect(viewsOf([])).toEqual([]);
  });
});

describe("status", () => {
  it("is running while any vCPU runs or is ready, even if another is blocked", () => {
    expect(statusOf({ vcpus: [{ phase: "running" }] })).toBe("running");
    expect(statusOf({ vcpus: [{ phase: "ready" }] })).toBe("running");
    expect(statusOf({ vcpus: [{ phase: "blocked", blocked: "fault" }, { phase: "ready" }] })).toBe("running");
  });

  it("names what all vCPUs wait for, a fault before a disk, a device and a halt", () => {
    expect(
      statusOf({
        vcpus: [
          { phase: "blocked", blocked: "disk" },
          { phase: "blocked", blocked: "fault" },
        ],
      }),
    ).toBe("blockedFault");
    expect(statusOf({ vcpus: [{ phase: "blocked", blocked: "disk" }] })).toBe("blockedDisk");
    expect(statusOf({ vcpus: [{ phase: "blocked", blocked: "device" }] })).toBe("blockedDevice");
    expect(statusOf({ vcpus: [{ phase: "blocked", blocked: "halt" }] })).toBe("halted");
  });

  it("ignores vCPUs whose program has ended while others are blocked", () => {
    expect(statusOf({ vcpus: [{ phase: "finished" }, { phase: "blocked", blocked: "fault" }] })).toBe("blockedFault");
  });

  it("is paused or shutting down as the machine is, whatever its vCPUs wait for", () => {
    expect(statusOf({ life: "paused", vcpus: [{ phase: "blocked", blocked: "fault" }] })).toBe("paused");
    expect(statusOf({ life: "shuttingDown" })).toBe("shuttingDown");
  });

  it("tells a machine whose programs ended from one that was forced off", () => {
    expect(statusOf({ life: "shutOff", vcpus: [{ phase: "finished", done: 9 }] })).toBe("finished");
    expect(statusOf({ life: "shutOff", vcpus: [{ phase: "offline" }] })).toBe("shutOff");
  });

  it("starts later until its arrival, then is shut off when nothing started it", () => {
    const waiting = { life: "shutOff", arrival: 4, vcpus: [{ phase: "offline", arrival: -1 }] } as const;
    expect(statusOf(waiting, 3)).toBe("startsLater");
    expect(viewsOf([{ name: "vm", ...waiting }], 3)[0]?.startsAt).toBe(4);
    expect(statusOf(waiting, 4)).toBe("shutOff");
  });

  it("is shut off when nobody will start it", () => {
    expect(statusOf({ life: "shutOff", arrival: null, vcpus: [{ phase: "offline", arrival: -1 }] })).toBe("shutOff");
  });
});

describe("cpuRatio", () => {
  it("is guest time divided by the time since the start", () => {
    expect(ratioOf([{ arrival: 4, cpu: 8 }])).toBe(0.5);
  });

  it("takes all vCPUs together, so that two busy ones are 100 percent", () => {
    expect(ratioOf([{ cpu: 20 }, { cpu: 20 }])).toBe(1);
    expect(ratioOf([{ cpu: 20 }, { cpu: 0 }])).toBe(0.5);
  });

  it("stands still once the program has ended", () => {
    expect(ratioOf([{ phase: "finished", cpu: 6, done: 12 }], 20)).toBe(0.5);
    expect(ratioOf([{ phase: "finished", cpu: 6, done: 12 }], 2000)).toBe(0.5);
  });

  it("is null while no time has passed since the start", () => {
    expect(ratioOf([{ phase: "offline", arrival: -1 }])).toBeNull();
    expect(ratioOf([{ arrival: 20 }])).toBeNull();
  });
});
