/** The panel of what virtualization costs: items of each machine that add up, causes, and instructions that went wrong. */
import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ExitsSpec, HostSpec, MachineSpec, Op } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { EXITS, SHARING, TRANSLATION } from "../../../src/model/settings.ts";
import { CostPanel } from "../../../src/ui/costs/CostPanel.tsx";
import { machine, NO_COSTS, PAGE, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const CALLS: readonly Op[] = [compute(10), { op: "hypercall", count: 4 }, { op: "sensitive", count: 2 }, compute(2)];

async function shownAt(
  time: number,
  exits: Partial<ExitsSpec>,
  machines: readonly MachineSpec[] = [machine("web", CALLS, { memoryBytes: 0 })],
  host: Partial<HostSpec> = {},
) {
  const run = await openRun(
    <CostPanel />,
    scenario(machines, {
      scheduler: { policy: "fcfs", params: {} },
      costs: { ...NO_COSTS, hypercall: 2, trap: 3 },
      exits: { ...defaultsOf(EXITS), ...exits },
      ...host,
    }),
  );
  act(() => run.actions.seekTime(time));
  run.settle();
  return run;
}

const line = (name: RegExp) =>
  within(screen.getByRole("rowheader", { name }).closest("tr")!)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

const names = () => screen.getAllByRole("rowheader").map((head) => head.textContent);

describe("where the time went", () => {
  it("is guest work and exits, with their number and their share, and adds up", async () => {
    await shownAt(26, {});
    expect(line(/^Guest work/)[0]).toBe("12 (46.2%)");
    expect(line(/^Exits ?by cause/)[0]).toBe("6 exits = 14 (53.8%)");
    expect(line(/^On a pCPU/)[0]).toBe("26");
    expect(line(/^Done at/)[0]).toBe("26");
  });

  it("has all its lines before the first machine is there, so that none comes later and moves what is below", async () => {
    const booting = machine("vm", CALLS, { memoryBytes: 4 * PAGE, bootTicks: 3, guestOsPages: 2 });
    const container = machine("app", CALLS, { memoryBytes: 0, isContainer: true });
    const { actions, settle } = await shownAt(0, { syscall: 1 }, [booting, container]);
    act(() => actions.seekRow(0));
    settle();
    const before = names();
    expect(before.some((name) => name?.startsWith("Booting"))).toBe(true);
    expect(before.some((name) => name?.startsWith("Kernel of the host"))).toBe(true);
    act(() => actions.seekTime(20));
    settle();
    expect(names().slice(0, before.length)).toEqual(before);
  });

  it("of a container is work and the kernel, and no exit", async () => {
    await shownAt(30, { syscall: 1 }, [machine("app", CALLS, { memoryBytes: 0, isContainer: true })]);
    expect(line(/^Kernel of the host/)[0]).toBe("6 calls = 6 (33.3%)");
    expect(line(/^Exits ?by cause/)[0]).toBe("–");
    expect(screen.getByText("container")).toBeInTheDocument();
  });

  it("has the pages of files that containers read in shared frames beside those of a guest system", async () => {
    const reads: readonly Op[] = [0, 1, 2].map((page): Op => ({ op: "reference", page, write: false }));
    const [own, files] = [{ guestOsPages: 2 }, { image: 1, filePages: 3, memoryBytes: 5 * PAGE }];
    await shownAt(
      40,
      {},
      [
        machine("vm", [...reads, compute(50)], { ...files, ...own }),
        ...["app", "web"].map((name) => machine(name, [...reads, compute(50)], { ...files, isContainer: true })),
      ],
      { pcpus: 3, sharing: { ...defaultsOf(SHARING), scans: false } },
    );
    expect(line(/^Pages of the guest system/)).toEqual(["2", "–", "–", "2"]);
    expect(line(/^Pages in shared frames/)).toEqual(["–", "3", "3", "6"]);
  });

  it.each([5, 10, 27])("has of a walk under way what it has taken so far (t = %d)", async (time) => {
    const walker = machine("vm", [compute(4), { op: "reference", page: 0, write: true }, compute(2)]);
    // 4 ticks of work, then a walk of 24.
    await shownAt(time, {}, [walker], { translation: { ...defaultsOf(TRANSLATION), tlbEntries: 4, accessTicks: 1 } });
    expect(line(/^Guest work/)[0]).toMatch(/^4 /);
    expect(line(/^Page walks/)[0]).toMatch(new RegExp(`^${time - 4} `));
  });

  it("says in words what the bar over each column shows", async () => {
    await shownAt(26, {});
    expect(screen.getByRole("img", { name: "web: Guest work 46.2%, Exits 53.8%" })).toBeInTheDocument();
  });
});

describe("exits by cause", () => {
  it("have a line for each cause: what was asked, exits and time", async () => {
    await shownAt(26, { batch: 4 });
    expect(line(/^Hypercalls$/)).toEqual(["4", "1", "2"]);
    expect(line(/^Sensitive instructions$/)).toEqual(["2", "2", "6"]);
  });

  it("that a sensitive instruction should have been are told where it did not trap", async () => {
    await shownAt(26, { technique: "trapAndEmulate", badIsa: true });
    expect(screen.getByText(/^2 sensitive instructions did not trap/)).toBeInTheDocument();
  });

  it("are none before anybody exits", async () => {
    await shownAt(5, {});
    expect(screen.getByText("Nobody has exited so far.")).toBeInTheDocument();
  });
});
