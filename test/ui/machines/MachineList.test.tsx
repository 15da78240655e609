/** The list of machines: cards, rows, lifecycle buttons, empty states. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { MachineList, MOST_CARDS, MOST_UNFILTERED } from "../../../src/ui/machines/MachineList.tsx";
import { fakeReader, fakeRun, type FakeMachine } from "../shared/fakeStore.ts";
import { renderWithStore } from "../shared/renderWithStore.tsx";

const web: FakeMachine = {
  name: "web",
  priority: 3,
  pages: 10,
  frames: 6,
  faults: 4,
  volumes: 1,
  vcpus: [{ cpu: 10 }],
};
const db: FakeMachine = {
  name: "db",
  priority: 2,
  pages: 12,
  frames: 9,
  vcpus: [{ phase: "blocked", blocked: "fault" }],
};

const many = (n: number): FakeMachine[] => Array.from({ length: n }, (_, index) => ({ name: `vm-${index}` }));

function card(name: string): HTMLElement {
  const item = screen.getByRole("button", { name }).closest("li");
  if (!item) throw new Error(`${name} has no card`);
  return item;
}

describe("a card", () => {
  it("shows name, priority, state, CPU share, resident pages, faults and volumes", () => {
    renderWithStore(<MachineList />, [web]);
    const inside = within(card("web"));
    expect(inside.getByText("prio 3")).toBeInTheDocument();
    expect(inside.getByTitle("Running · on pCPU 0")).toHaveTextContent("Running · on pCPU 0");
    expect(inside.getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", "25%");
    expect(inside.getByRole("meter", { name: "Pages" })).toHaveAttribute("aria-valuetext", "6/10");
    // On hover for the eye, and read aloud.
    expect(card("web")).toHaveAttribute("title", "4 faults · 1 volume");
    expect(inside.getByText("4 faults · 1 volume")).toHaveClass("sr-only");
  });

  it("names the weight only where it is not the priority, and vCPUs only where there are several", () => {
    renderWithStore(<MachineList />, [{ ...web, weight: 6, vcpus: [{ cpu: 1 }, { cpu: 1 }] }]);
    expect(card("web")).toHaveAttribute("title", "2 vCPUs · weight 6 · 4 faults · 1 volume");
  });

  it("says of a machine that is running without a pCPU that it is ready, and its place in the queue", () => {
    const { info, host } = fakeRun([web, db].map((machine) => ({ ...machine, vcpus: [{ phase: "ready" }] })));
    renderWithStore(<MachineList />, [web, db], { host: { ...host, runQueues: [[1, 0]] }, trace: fakeReader(info) });
    expect(within(card("web")).getByTitle("Running · ready, 2nd in queue")).toHaveTextContent(
      "Running · ready, 2nd in queue",
    );
    expect(within(card("db")).getByTitle("Running · ready, 1st in queue")).toBeInTheDocument();
  });

  it("says in words that a machine is blocked on a fault", () => {
    renderWithStore(<MachineList />, [db]);
    expect(within(card("db")).getByTitle("Running · blocked on fault")).toHaveTextContent("Running · blocked on fault");
  });

  it("says in Chinese that a machine is blocked on a fault", () => {
    renderWithStore(<MachineList />, [db], { language: "zh" });
    expect(within(card("db")).getByTitle("运行中 · 缺页阻塞")).toHaveTextContent("运行中 · 缺页阻塞");
  });

  it("says when a machine that has not arrived will start", () => {
    const later: FakeMachine = {
      name: "late",
      life: "shutOff",
      arrival: 40,
      vcpus: [{ phase: "offline", arrival: -1 }],
    };
    renderWithStore(<MachineList />, [later]);
    expect(screen.getByText("Starts at t = 40")).toBeInTheDocument();
  });

  it("selects its machine on a click and lets go of it on the next", async () => {
    const { actions, store } = renderWithStore(<MachineList />, [web, db]);
    await userEvent.click(screen.getByRole("button", { name: "db" }));
    expect(actions.select).toHaveBeenLastCalledWith({ kind: "vm", vm: 1 });
    act(() => store.setState({ selection: { kind: "vm", vm: 1 } }));
    expect(screen.getByRole("button", { name: "db", pressed: true })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "db" }));
    expect(actions.select).toHaveBeenLastCalledWith(null);
  });

  it("is marked when something that belongs to its machine is selected", () => {
    renderWithStore(<MachineList />, [web, db], { selection: { kind: "vcpu", vcpu: 1 } });
    expect(screen.getByRole("button", { name: "db" })).toHaveAttribute("aria-pressed", "true");
    expect(screen.getByRole("button", { name: "web" })).toHaveAttribute("aria-pressed", "false");
  });

  it("is not marked when the selected frame is free", () => {
    renderWithStore(<MachineList />, [web], { selection: { kind: "frame", frame: 3 } });
    expect(screen.getByRole("button", { name: "web" })).toHaveAttribute("aria-pressed", "false");
  });

  it("changes when the cursor moves, though the host object stays the same", () => {
    const { store } = renderWithStore(<MachineList />, [web]);
    const { host } = store.getState();
    const vm = host?.vms[0];
    if (!vm) throw new Error("the fake host has a machine");
    vm.frames = 7;
    host.row += 1;
    act(() => store.setState({ cursor: { time: 20, row: 2 } }));
    expect(screen.getByRole("meter", { name: "Pages" })).toHaveAttribute("aria-valuetext", "7/10");
  });
});

/** Machine 0 is selected: only then its card has buttons for its commands. */
const SELECTED = { selection: { kind: "vm", vm: 0 } } as const;

describe("lifecycle buttons", () => {
  it("stand on the card of the selected machine, the menu of all commands on every card", () => {
    renderWithStore(<MachineList />, [web, db], SELECTED);
    expect(screen.getAllByRole("group").map((group) => group.getAttribute("aria-label"))).toEqual(["Commands for web"]);
    for (const { name } of [web, db])
      expect(within(card(name)).getByRole("button", { name: `Commands for ${name}` })).toBeInTheDocument();
  });

  it.each([
    ["running", ["Pause", "Shut down", "Force off"]],
    ["paused", ["Resume", "Force off"]],
    ["shutOff", ["Start", "Delete"]],
    ["shuttingDown", ["Force off"]],
  ] as const)("of a %s machine are %s", (life, expected) => {
    renderWithStore(<MachineList />, [{ ...web, life }], SELECTED);
    const group = screen.getByRole("group", { name: "Commands for web" });
    const names = within(group)
      .getAllByRole("button")
      .map((button) => button.textContent);
    expect(names).toEqual(expected);
  });

  it("give the command to the machine of the card", async () => {
    const { actions } = renderWithStore(<MachineList />, [web, db], { selection: { kind: "vm", vm: 1 } });
    await userEvent.click(within(card("db")).getByRole("button", { name: "Pause" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "pause", vm: "db" });
    expect(actions.select).not.toHaveBeenCalled();
  });

  it("keep the focus when pausing turns the button into resuming", async () => {
    const { store } = renderWithStore(<MachineList />, [web], SELECTED);
    await userEvent.click(screen.getByRole("button", { name: "Pause" }));
    const { host } = store.getState();
    const vm = host?.vms[0];
    if (!vm) throw new Error("the fake host has a machine");
    vm.life = "paused";
    host.row += 1;
    act(() => store.setState({ cursor: { time: 20, row: 2 } }));
    expect(screen.getByRole("button", { name: "Resume" })).toHaveFocus();
  });

  it.each(["running", "paused", "shutOff", "shuttingDown"] as const)(
    "offer in the menu of a %s machine to change its weight, which opens a dialog",
    async (life) => {
      const { actions } = renderWithStore(<MachineList />, [db, { ...web, life }]);
      await userEvent.click(within(card("web")).getByRole("button", { name: "Commands for web" }));
      await userEvent.click(screen.getByRole("menuitem", { name: "Change weight…" }));
      expect(actions.openDialog).toHaveBeenCalledExactlyOnceWith("weight", { vm: 1 });
      expect(actions.giveCommand).not.toHaveBeenCalled();
    },
  );

  it("offer a memory target and the balloon in the menu where the host takes memory back, and only there", async () => {
    const { actions, store } = renderWithStore(<MachineList />, [web]);
    const { host } = store.getState();
    const vm = host?.vms[0];
    if (!vm) throw new Error("the fake host has a machine");
    vm.memory = {
      target: 8,
      active: 8,
      ballooned: 2,
      balloonGoal: 2,
      swapped: 0,
      limit: -1,
      hasBalloon: true,
      isHeld: false,
      taken: 0,
      pagedTwice: 0,
    };
    await userEvent.click(screen.getByRole("button", { name: "Commands for web" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Set memory target…" }));
    expect(actions.openDialog).toHaveBeenCalledExactlyOnceWith("memoryTarget", { vm: 0 });
    await userEvent.click(screen.getByRole("button", { name: "Commands for web" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Balloon off" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "balloon", vm: "web", isOn: false });
    vm.memory.hasBalloon = false;
    await userEvent.click(screen.getByRole("button", { name: "Commands for web" }));
    expect(screen.getByRole("menuitem", { name: "Balloon on" })).toBeInTheDocument();
  });

  it("offer in the menu also what the state refuses, and give it all the same", async () => {
    const { actions } = renderWithStore(<MachineList />, [web]);
    await userEvent.click(screen.getByRole("button", { name: "Commands for web" }));
    const items = screen.getAllByRole("menuitem").map((item) => item.textContent);
    expect(items).toEqual([
      "Pause",
      "Shut down",
      "Force off",
      "Save",
      "Reset",
      "Crash the guest",
      "Force off and delete",
      "Migrate…",
      "Change weight…",
      "Limit I/O…",
      "Edit, duplicate…",
      "Start",
      "Resume",
      "Discard saved memory",
      "Delete",
      "Rename, resize…",
    ]);
    await userEvent.click(screen.getByRole("menuitem", { name: "Start" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "start", vm: "web" });
    expect(actions.notify).not.toHaveBeenCalled();
  });

  it("delete without asking, and tell of it", async () => {
    const { actions } = renderWithStore(<MachineList />, [{ ...web, life: "shutOff" }], SELECTED);
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "delete", vm: "web" });
    expect(actions.notify).toHaveBeenCalledWith(
      expect.objectContaining({ code: "machineDeleted", values: { name: "web" } }),
    );
  });

  it("delete a machine that is on by force, from its menu, and tell of it", async () => {
    const { actions } = renderWithStore(<MachineList />, [web]);
    await userEvent.click(screen.getByRole("button", { name: "Commands for web" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Force off and delete" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "delete", vm: "web", force: true });
    expect(actions.notify).toHaveBeenCalledWith(expect.objectContaining({ code: "machineDeleted" }));
  });

  it("do not tell of a deletion that is going to be refused", async () => {
    const { actions } = renderWithStore(<MachineList />, [web]);
    await userEvent.click(screen.getByRole("button", { name: "Commands for web" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Delete" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "delete", vm: "web" });
    expect(actions.notify).not.toHaveBeenCalled();
  });
});

describe("the list", () => {
  it("invites to create a machine when the scenario has none", async () => {
    const { actions } = renderWithStore(<MachineList />);
    expect(screen.getByText("No virtual machines")).toBeInTheDocument();
    const [, inside] = screen.getAllByRole("button", { name: "New VM" });
    if (!inside) throw new Error("the empty list has a button of its own");
    await userEvent.click(inside);
    expect(actions.openDialog).toHaveBeenCalledWith("newMachine");
  });

  it("opens the dialog with the box for one's own exercise from the button beside", async () => {
    const user = userEvent.setup();
    const { actions } = renderWithStore(<MachineList />, [web]);
    await user.click(screen.getByRole("button", { name: "Exercise" }));
    expect(actions.openDialog).toHaveBeenCalledWith("gallery");
  });

  it("says that nothing exists yet at the very beginning of a run", () => {
    renderWithStore(<MachineList />, [{ ...web, life: "none" }]);
    expect(screen.getByText("No machine exists at this moment of the run.")).toBeInTheDocument();
  });

  it("holds a place for each machine until the run has begun", () => {
    const { container } = renderWithStore(<MachineList />, [web, db], { host: null, trace: null });
    expect(container.querySelectorAll("[aria-hidden] > div.rounded-xl")).toHaveLength(2);
    expect(screen.queryByText("No virtual machines")).not.toBeInTheDocument();
  });

  it("turns from cards into lines when there are many machines", () => {
    renderWithStore(<MachineList />, many(MOST_CARDS + 1));
    expect(screen.queryByRole("meter")).not.toBeInTheDocument();
    expect(screen.queryByRole("searchbox")).not.toBeInTheDocument();
    expect(within(card("vm-3")).getByText("Running · on pCPU 0")).toBeInTheDocument();
  });

  it("shows the selected one of many machines as a card", () => {
    renderWithStore(<MachineList />, many(50), { selection: { kind: "vm", vm: 7 } });
    expect(within(card("vm-7")).getByRole("meter", { name: "CPU" })).toBeInTheDocument();
    // The one card has the one meter of all.
    expect(screen.getAllByRole("meter")).toHaveLength(1);
  });

  it("filters more than a dozen machines by name, without regard to case", async () => {
    renderWithStore(<MachineList />, [...many(MOST_UNFILTERED), { name: "Database" }]);
    await userEvent.type(screen.getByRole("searchbox", { name: "Filter by name" }), " dataB");
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByRole("button", { name: "Database" })).toBeInTheDocument();
  });

  it("says so when no name matches", async () => {
    renderWithStore(<MachineList />, many(MOST_UNFILTERED + 1));
    await userEvent.type(screen.getByRole("searchbox"), "zzz");
    expect(screen.getByText("No machine is called “zzz”.")).toBeInTheDocument();
  });
});
