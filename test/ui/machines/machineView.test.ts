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
  it("is running whatever the vCPUs do, also while all of them are blocked", () => {
    expect(statusOf({ vcpus: [{ phase: "running" }] })).toBe("running");
    expect(statusOf({ vcpus: [{ phase: "ready" }] })).toBe("running");
    expect(statusOf({ vcpus: [{ phase: "blocked", blocked: "fault" }] })).toBe("running");
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
  // The host has two pCPUs: 40 ticks of theirs have passed at 20.
  it("is guest time divided by the time of all pCPUs so far", () => {
    expect(ratioOf([{ arrival: 4, cpu: 8 }])).toBe(0.2);
  });

  it("takes all vCPUs together, so that the machines add up to what the host has spent on guests", () => {
    expect(ratioOf([{ cpu: 20 }, { cpu: 20 }])).toBe(1);
    const both = viewsOf([
      { name: "a", vcpus: [{ cpu: 20 }] },
      { name: "b", vcpus: [{ cpu: 10 }] },
    ]);
    expect(both.map(({ cpuRatio }) => cpuRatio)).toEqual([0.5, 0.25]);
  });

  it("is null before the machine was started, and while no time has passed", () => {
    expect(ratioOf([{ phase: "offline", arrival: -1 }])).toBeNull();
    expect(ratioOf([{ arrival: 0 }], 0)).toBeNull();
  });
});

const doingOf = (machine: Omit<FakeMachine, "name">, runQueues: number[][] = [[]]) => {
  const { info, host } = fakeRun([{ name: "vm", ...machine }]);
  const view = machineViews(info, { ...host, runQueues })[0]!;
  return [view.life, view.doing, view.doingNumber, view.doingOf];
};

describe("what the vCPUs of a machine do, beside its life", () => {
  it("is told of one vCPU with its pCPU, or with its place in its queue", () => {
    expect(doingOf({ vcpus: [{ phase: "running", pcpu: 1 }] })).toEqual(["running", "onPcpu", 1, 1]);
    expect(doingOf({ vcpus: [{ phase: "ready" }] }, [[], [5, 0]])).toEqual(["running", "queued", 2, 1]);
  });

  it("is told with what keeps it from the queue", () => {
    for (const blocked of ["fault", "disk", "device", "halt"] as const)
      expect(doingOf({ vcpus: [{ phase: "blocked", blocked }] })[1]).toBe(blocked);
    expect(doingOf({ vcpus: [{ phase: "parked" }] })[1]).toBe("parked");
    expect(doingOf({ vcpus: [{ phase: "costopped" }] })[1]).toBe("costopped");
  });

  it("is counted where there are several, without those whose program has ended", () => {
    const vcpus = [{ phase: "running", pcpu: 0 }, { phase: "ready" }, { phase: "blocked", blocked: "halt" }] as const;
    expect(doingOf({ vcpus }, [[1]])).toEqual(["running", "someRun", 1, 3]);
    expect(doingOf({ vcpus: [{ phase: "ready" }, { phase: "finished" }] }, [[0]])).toEqual(["running", "queued", 1, 1]);
  });

  it("is the most telling one where all are kept from running: a fault before a disk and a halt", () => {
    const halted = { phase: "blocked", blocked: "halt" } as const;
    const faulted = { phase: "blocked", blocked: "fault" } as const;
    expect(doingOf({ vcpus: [halted, faulted] })[1]).toBe("fault");
    expect(doingOf({ vcpus: [{ phase: "finished" }, halted] })[1]).toBe("halt");
  });

  it("goes on while the machine shuts down, and is nothing while it is paused or off", () => {
    expect(doingOf({ life: "shuttingDown", vcpus: [{ phase: "running", pcpu: 0 }] })[1]).toBe("onPcpu");
    expect(doingOf({ life: "paused", vcpus: [{ phase: "paused" }] })[1]).toBeNull();
    expect(doingOf({ life: "shutOff", vcpus: [{ phase: "finished" }] })[1]).toBeNull();
  });
});
