/** The controls in the headings of Processor, Memory and Storage: values, changes that take effect at once, refusals. */
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { hostOf, type HostSpec, type Scenario } from "../../../src/model/scenario.ts";
import { MemoryControls } from "../../../src/ui/host/MemoryControls.tsx";
import { ProcessorControls } from "../../../src/ui/host/ProcessorControls.tsx";
import { StorageControls } from "../../../src/ui/host/StorageControls.tsx";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { scenario as scenarioOf, W1 } from "../../support/workloads.ts";
import { fakeScenario, type FakeMachine } from "../shared/fakeStore.ts";
import { renderWithStore } from "../shared/renderWithStore.tsx";

function withHost(part: Partial<HostSpec>, rest: Partial<Scenario> = {}, machines: readonly FakeMachine[] = []) {
  const fake = fakeScenario(machines);
  return { scenario: { ...fake, ...rest, hosts: [{ ...hostOf(fake), ...part }] as const } };
}

const policy = () => screen.getByRole("combobox", { name: "Scheduling policy" });
const replacement = () => screen.getByRole("combobox", { name: "Page replacement" });
const number = (name: string) => screen.getByRole("spinbutton", { name });

describe("the controls of the processor", () => {
  it("show policy, its first number with its unit, and how many pCPUs there are", () => {
    renderWithStore(<ProcessorControls />);
    expect(policy()).toHaveDisplayValue("Round robin by priority");
    expect(number("Round length N")).toHaveTextContent("12 ms");
    expect(number("pCPUs")).toHaveTextContent("2");
  });

  it("show the default of a parameter that the scenario does not name", () => {
    renderWithStore(<ProcessorControls />, [], withHost({ scheduler: { policy: "rr", params: {} } }));
    expect(number("Timeslice")).toHaveTextContent("4 ms");
  });

  it.each([
    ["has no parameter", { policy: "fcfs", params: {} }],
    ["begins with a flag", { policy: "priority", params: { preemptive: false } }],
  ])("have no number where the policy %s", (_case, scheduler) => {
    renderWithStore(<ProcessorControls />, [], withHost({ scheduler }));
    expect(screen.getAllByRole("spinbutton").map((each) => each.getAttribute("aria-label"))).toEqual(["pCPUs"]);
  });

  it("take the new scheduling policy with its default parameters", async () => {
    const { actions, store } = renderWithStore(<ProcessorControls />);
    const { scenario } = store.getState();
    const host = hostOf(scenario);
    const { conventions } = scenario;
    await userEvent.selectOptions(policy(), "Round robin");
    await waitFor(() =>
      expect(actions.changeHost).toHaveBeenCalledExactlyOnceWith(
        { ...host, scheduler: { policy: "rr", params: { timeslice: 4, sharedTick: false } } },
        conventions,
      ),
    );
  });

  it("keep a parameter that both policies have", async () => {
    const scheduler = { policy: "sjf", params: { prediction: "average", initialEstimate: 7 } };
    const { actions } = renderWithStore(<ProcessorControls />, [], withHost({ scheduler }));
    await userEvent.selectOptions(policy(), "Shortest remaining time first");
    await waitFor(() =>
      expect(actions.changeHost.mock.lastCall?.[0].scheduler).toEqual({
        policy: "srtf",
        params: { prediction: "average", initialEstimate: 7 },
      }),
    );
  });

  it("change the number by a step at once, and keep the other parameters", async () => {
    const scheduler = { policy: "rr", params: { timeslice: 4, sharedTick: true } };
    const { actions } = renderWithStore(<ProcessorControls />, [], withHost({ scheduler }));
    await userEvent.click(screen.getByRole("button", { name: "Timeslice: more" }));
    await waitFor(() =>
      expect(actions.changeHost.mock.lastCall?.[0].scheduler).toEqual({
        policy: "rr",
        params: { timeslice: 5, sharedTick: true },
      }),
    );
    expect(actions.openDialog).not.toHaveBeenCalled();
  });

  it("take a number that is typed", async () => {
    const { actions } = renderWithStore(<ProcessorControls />);
    await userEvent.click(number("pCPUs"));
    await userEvent.keyboard("6{Enter}");
    await waitFor(() => expect(actions.changeHost.mock.lastCall?.[0].pcpus).toBe(6));
  });

  it("count times in the unit of the scenario: a step is one unit, and what is typed may have decimals", async () => {
    const scheduler = { policy: "rr", params: { timeslice: 40 } };
    // Ten ticks make a millisecond.
    const { actions } = renderWithStore(<ProcessorControls />, [], withHost({ scheduler }, { ticksPerUnit: 10 }));
    expect(number("Timeslice")).toHaveTextContent("4.0 ms");
    const timeslice = () => actions.changeHost.mock.lastCall?.[0].scheduler.params["timeslice"];
    await userEvent.click(screen.getByRole("button", { name: "Timeslice: less" }));
    await waitFor(() => expect(timeslice()).toBe(30));
    await userEvent.click(number("Timeslice"));
    await userEvent.keyboard("2,5{Enter}");
    await waitFor(() => expect(timeslice()).toBe(25));
  });

  it("open the settings at the very list of numbers that does not fit a stepper", async () => {
    const scheduler = { policy: "mlfq", params: { queues: [2, 4, 8] } };
    const { actions } = renderWithStore(<ProcessorControls />, [], withHost({ scheduler }));
    await userEvent.click(screen.getByRole("button", { name: /2, 4, 8. Change in the host settings$/ }));
    expect(actions.openDialog).toHaveBeenCalledExactlyOnceWith("hostSettings", {
      field: expect.stringMatching(/^scheduler\.params\./),
    });
  });

  it("say whose queue is whose, stealing and rebalancing where each pCPU has a queue, and only there", () => {
    const alone = renderWithStore(<ProcessorControls />);
    expect(screen.queryByText(/^A run queue per pCPU/)).not.toBeInTheDocument();
    alone.unmount();
    const rebalancing = { every: 10, victim: "longest" } as const;
    const stealing = renderWithStore(
      <ProcessorControls />,
      [],
      withHost({ runQueues: "perPcpu", workStealing: true, rebalancing }),
    );
    expect(screen.getByTitle(/An idle pCPU takes a vCPU from the longest queue\./)).toHaveTextContent(
      "A run queue per pCPU · Work stealing · Rebalancing every 10 ms",
    );
    stealing.unmount();
    renderWithStore(<ProcessorControls />, [], withHost({ runQueues: "perPcpu" }));
    expect(screen.getByText(/No stealing/).parentElement).toHaveTextContent("A run queue per pCPU · No stealing");
  });
});

const LISTENERS = { addEventListener: () => {}, removeEventListener: () => {} };
afterEach(() => vi.unstubAllGlobals());

describe("the controls of the memory", () => {
  it("show the replacement policy, the number of frames and how large one is", () => {
    const phone = renderWithStore(<MemoryControls />);
    // Here no query of a window matches: it is a phone, where the figures stand beside the name.
    expect(replacement()).toHaveDisplayValue("Clock");
    phone.unmount();
    vi.stubGlobal("matchMedia", (media: string) => ({ media, matches: true, ...LISTENERS }));
    renderWithStore(<MemoryControls />);
    expect(replacement()).toHaveDisplayValue("Clock (second chance)");
    expect(number("Page frames")).toHaveTextContent("24");
    expect(screen.getByText("of 4 KiB")).toBeInTheDocument();
  });

  it("take the new replacement policy and leave the scheduler alone", async () => {
    const { actions, store } = renderWithStore(<MemoryControls />);
    await userEvent.selectOptions(replacement(), "FIFO");
    await waitFor(() => expect(actions.changeHost).toHaveBeenCalledOnce());
    const changed = actions.changeHost.mock.lastCall?.[0];
    expect(changed?.replacement).toEqual({ policy: "fifo", params: {} });
    expect(changed?.scheduler).toBe(hostOf(store.getState().scenario).scheduler);
  });

  it("give and take frames one by one", async () => {
    const { actions } = renderWithStore(<MemoryControls />);
    await userEvent.click(screen.getByRole("button", { name: "Page frames: less" }));
    await waitFor(() => expect(actions.changeHost.mock.lastCall?.[0].frames).toBe(23));
    await userEvent.click(screen.getByRole("button", { name: "Page frames: more" }));
    await waitFor(() => expect(actions.changeHost.mock.lastCall?.[0].frames).toBe(25));
  });

  it("say that replacement is local, and only then", () => {
    const global = renderWithStore(<MemoryControls />);
    expect(screen.queryByText(/Local replacement/)).not.toBeInTheDocument();
    global.unmount();
    renderWithStore(<MemoryControls />, [], withHost({ replacementScope: "local" }));
    expect(screen.getByTitle("A machine that has its share of frames takes only its own.")).toHaveTextContent(
      "of 4 KiB · Local replacement",
    );
  });
});

const disk = (extents: number) => ({ extents, readTicks: 5, writeTicks: 5 });

describe("the controls of the storage", () => {
  it.each([
    [[disk(24), disk(24)], "2 disks × 24 extents of 4 MiB"],
    [[disk(16)], "1 disk × 16 extents of 4 MiB"],
    [[disk(1000), disk(500)], "2 disks, 1,500 extents of 4 MiB"],
  ])("show where volumes go and what disks there are", (disks, words) => {
    renderWithStore(<StorageControls />, [], withHost({ disks }));
    expect(screen.getByRole("combobox", { name: "Placement of volumes" })).toHaveDisplayValue("Normal");
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it("take another placement at once", async () => {
    const { actions } = renderWithStore(<StorageControls />);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Placement of volumes" }), "Contiguous");
    await waitFor(() => expect(actions.changeHost.mock.lastCall?.[0].allocation).toBe("contiguous"));
  });
});

describe("every heading", () => {
  it.each([
    [<ProcessorControls key="p" />, "More settings of the processor", "processor"],
    [<MemoryControls key="m" />, "More settings of the memory", "memory"],
    [<StorageControls key="s" />, "More settings of the storage", "storage"],
  ])("leads to its own section of the settings", async (controls, name, field) => {
    const { actions } = renderWithStore(controls);
    await userEvent.click(screen.getByRole("button", { name }));
    expect(actions.openDialog).toHaveBeenCalledExactlyOnceWith("hostSettings", { field });
  });

  it("speaks Chinese", () => {
    renderWithStore(
      <>
        <ProcessorControls />
        <MemoryControls />
        <StorageControls />
      </>,
      [],
      { language: "zh" },
    );
    expect(screen.getByRole("combobox", { name: "调度策略" })).toBeInTheDocument();
    expect(screen.getByRole("spinbutton", { name: "页框数" })).toHaveTextContent("24");
    expect(screen.getByText("2 块磁盘 × 24 个区段，每个 4 MiB")).toBeInTheDocument();
  });
});

describe("a change that would not fit the machines", () => {
  it("is refused with the reason, and the host stays as it is", async () => {
    const [only] = W1;
    const first = scenarioOf([{ ...only!, affinity: [1] }], { pcpus: 2 });
    const nobody = { open: () => {}, extend: () => {}, compare: () => {}, tryPolicies: () => {}, close: () => {} };
    const one = openApp({ scenario: first, connect: () => nobody });
    render(
      <OnPage of={one}>
        <ProcessorControls />
      </OnPage>,
    );
    await userEvent.click(screen.getByRole("button", { name: "pCPUs: less" }));
    await waitFor(() => expect(one.getState().notices).toHaveLength(1));
    const [notice] = one.getState().notices;
    expect(notice).toMatchObject({ tone: "error", code: "editRefused" });
    expect(notice!.problems.map(({ path }) => path)).toEqual(["machines[0].affinity[0]"]);
    expect(one.getState().scenario).toBe(first);
    expect(within(number("pCPUs")).getByText("2")).toBeInTheDocument();
  });
});
