/**
 * The conventions in the bar under the title: what their chips and the menu of rules say, what they open, and that a rule
 * can be changed from there. On real runs.
 */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Op } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { BriefBar } from "../../../src/ui/brief/BriefBar.tsx";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

const ISRO = scenario([job("A", 0, [4]), job("B", 2, [2]), job("C", 3, [1])], {
  scheduler: { policy: "rr", params: { timeslice: 2 } },
});
const RR10 = scenario(
  [job("A", 22, [18]), job("B", 4, [6]), job("C", 16, [10]), job("D", 2, [32]), job("E", 10, [17])],
  { scheduler: { policy: "rr", params: { timeslice: 10 } } },
);
const R1 = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];
const CLOCK = scenario([machine("A", references(R1), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "clock", params: {} },
});
const endless: Op[] = [
  {
    op: "loop",
    times: null,
    body: [
      { op: "compute", ticks: 3 },
      { op: "wait", ticks: 2 },
    ],
  },
];

/** The chip in the bar: only rules on which the answer depends have one. */
const sameInstant = () => screen.getByRole("button", { name: /^Same instant/ });
const menuButton = () => screen.getByRole("button", { name: /^(Rules|约定)[:：]/ });
const menu = () => within(screen.getByRole("dialog", { name: /^(Conventions|约定)$/ }));

/** What the lines of the menu say. */
const labels = () =>
  menu()
    .getAllByRole("listitem")
    .map((item) => item.textContent);

async function openMenu(): Promise<void> {
  await userEvent.click(menuButton());
}

/** Opens a rule from the menu. */
async function openRule(name: RegExp): Promise<void> {
  await openMenu();
  await userEvent.click(menu().getByRole("button", { name }));
}

describe("a rule on which the answer depends", () => {
  it("says so on its chip, in its name, and in the menu of all rules", async () => {
    await openRun(<BriefBar />, ISRO);
    expect(sameInstant()).toHaveAccessibleName("Same instant: Arrival first. The answer depends on this rule");
    expect(sameInstant()).toHaveTextContent("answer depends");
    await openMenu();
    expect(menu().getByRole("button", { name: /^Same instant/ })).toHaveTextContent("Arrival firstanswer depends");
    expect(menu().getByText("The answer depends on 1 rule.")).toBeInTheDocument();
  });

  it("tells where the runs part, who ends when, and which averages change", async () => {
    await openRun(<BriefBar />, ISRO);
    await userEvent.click(sameInstant());
    const popover = within(screen.getByRole("dialog", { name: "Same instant" }));
    expect(popover.getByText("At t = 2 pCPU 0 runs B; under “Preempted first” pCPU 0 runs A.")).toBeInTheDocument();
    expect(popover.getByText("Ends: A 6 → 4 · B 4 → 6")).toBeInTheDocument();
    expect(popover.getByText("Average response 1 → 1.67")).toBeInTheDocument();
    expect(popover.queryByText(/^Average turnaround/)).not.toBeInTheDocument();
  });

  it("names machines that are there only under the other choice", async () => {
    // At 5 A has ended only under the other choice: only there can it be deleted and created anew, with two vCPUs.
    const anew = machine("A", [{ op: "compute", ticks: 2 }], { arrival: null, vcpus: 2 });
    const commands = [
      { command: "delete", vm: "A", at: 5 },
      { command: "create", machine: anew, at: 5 },
      { command: "start", vm: "A", at: 12 },
    ] as const;
    await openRun(<BriefBar />, { ...ISRO, commands });
    await userEvent.click(sameInstant());
    expect(screen.getByText(/^Ends: .* · A\.0 – → 14 · A\.1 – → 16$/)).toBeInTheDocument();
  });

  it("goes to that moment and closes", async () => {
    const { store } = await openRun(<BriefBar />, ISRO);
    await userEvent.click(sameInstant());
    await userEvent.click(screen.getByRole("button", { name: "Go to t = 2" }));
    expect(store.getState().cursor.time).toBe(2);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(sameInstant()).toHaveFocus();
  });

  it("is changed from there, which is one step of undo", async () => {
    const { store, settle, actions } = await openRun(<BriefBar />, ISRO);
    await userEvent.click(sameInstant());
    await userEvent.click(screen.getByRole("button", { name: "Use “Preempted first”" }));
    settle();
    expect(store.getState().scenario.conventions.sameInstant).toBe("preemptedFirst");
    expect(sameInstant()).toHaveAccessibleName(/^Same instant: Preempted first/);
    act(() => actions.undo());
    settle();
    expect(sameInstant()).toHaveAccessibleName(/^Same instant: Arrival first/);
  });

  it("is told in Chinese", async () => {
    await openRun(<BriefBar />, ISRO, "zh");
    const chip = screen.getByRole("button", { name: /^同一时刻/ });
    expect(chip).toHaveTextContent("影响答案");
    await userEvent.click(chip);
    expect(
      screen.getByText("t = 2 时，pCPU 0 运行 B；若采用“时间片用完者先入队”，pCPU 0 运行 A。"),
    ).toBeInTheDocument();
    expect(screen.getByText("完成时刻：A 6 → 4 · B 4 → 6")).toBeInTheDocument();
  });
});

describe("a rule on which the answer does not depend", () => {
  it("has no chip, and says in the menu that it was checked", async () => {
    await openRun(<BriefBar />, RR10);
    expect(screen.queryByRole("button", { name: /^Same instant/ })).not.toBeInTheDocument();
    await openMenu();
    expect(
      menu().getByText("The same answer under every other rule, but for the number of context switches."),
    ).toBeInTheDocument();
    const rule = menu().getByRole("button", { name: /^Same instant/ });
    expect(rule).toHaveAccessibleName(/the answer is the same under the other rule$/);
    expect(rule).not.toHaveTextContent("answer depends");
    await userEvent.click(rule);
    expect(screen.getByText("The same answer.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Go to/ })).not.toBeInTheDocument();
  });
});

describe("the rule of which switches count, where they cost nothing", () => {
  it("says that only their number is another one, and never that the answer depends on it", async () => {
    await openRun(<BriefBar />, RR10);
    await openMenu();
    const rule = menu().getByRole("button", { name: /^Switches that count/ });
    expect(rule).toHaveAccessibleName(/only another number of context switches is counted under the other rule$/);
    await userEvent.click(rule);
    expect(screen.getByText("The same run; only figures change.")).toBeInTheDocument();
    expect(screen.queryByText("The answer depends on this rule")).not.toBeInTheDocument();
  });

  it("leaves the answer the same where nobody is ever dispatched", async () => {
    const call: Op = { op: "hypercall", count: 1 };
    await openRun(
      <BriefBar />,
      scenario([machine("A", [call], { memoryBytes: 0 })], { scheduler: { policy: "fcfs", params: {} } }),
    );
    await openMenu();
    expect(menu().getByText("The answer is the same under every other rule.")).toBeInTheDocument();
  });
});

describe("a parameter that is a rule", () => {
  it("stands in the menu, and tells victims and faults", async () => {
    await openRun(<BriefBar />, CLOCK);
    await openRule(/^Reference bit on load: Reference bit on load: Yes/);
    const popover = within(screen.getByRole("dialog", { name: "Reference bit on load" }));
    expect(
      popover.getByText(/page 0 of A leaves frame 1; under “Reference bit on load: No” page 3 of A/),
    ).toBeInTheDocument();
    expect(popover.getByText("Page faults 14 → 11")).toBeInTheDocument();
  });

  it("is changed as a parameter of its policy", async () => {
    const { store, settle } = await openRun(<BriefBar />, CLOCK);
    await openRule(/^Reference bit on load/);
    await userEvent.click(screen.getByRole("button", { name: /^Use “Reference bit on load: No”/ }));
    settle();
    expect(hostOf(store.getState().scenario).replacement).toMatchObject({
      policy: "clock",
      params: { referencedOnLoad: false },
    });
    expect(hostAt(store.getState().trace!, Infinity, Infinity).faults).toBe(11);
  });
});

describe("a rule of the figures", () => {
  it("says that the run is the same", async () => {
    await openRun(<BriefBar />, CLOCK);
    await openRule(/^Faults counted/);
    const popover = within(screen.getByRole("dialog", { name: "Faults counted" }));
    expect(popover.getAllByText("The same run; only figures change.")).toHaveLength(2);
    expect(popover.getByText("Page faults 14 → 8")).toBeInTheDocument();
  });
});

describe("a run without an end", () => {
  it("is tried when asked, and the findings say up to where", async () => {
    const { settle } = await openRun(<BriefBar />, scenario([machine("A", endless), machine("B", endless)]));
    await openMenu();
    const rule = () => menu().getByRole("button", { name: /^Same instant/ });
    expect(rule()).toHaveAccessibleName(/Not checked yet$/);
    await userEvent.click(menu().getByRole("button", { name: "Which rules decide?" }));
    expect(menu().getByText("checking …")).toBeInTheDocument();
    settle();
    expect(rule()).not.toHaveAccessibleName(/Not checked yet$/);
    await userEvent.click(rule());
    expect(screen.getByText(/^Compared up to t = [\d,]+: the run goes on\.$/)).toBeInTheDocument();
  });
});

describe("a scenario that no convention concerns", () => {
  it("says so", async () => {
    await openRun(<BriefBar />, scenario([], { scheduler: { policy: "fcfs", params: {} } }));
    await openMenu();
    expect(menu().getByText("None of the conventions concerns this scenario.")).toBeInTheDocument();
    expect(menu().queryAllByRole("listitem")).toHaveLength(0);
  });
});

describe("the popover", () => {
  it("keeps Tab inside, closes with Esc and gives the focus back", async () => {
    await openRun(<BriefBar />, ISRO);
    sameInstant().focus();
    await userEvent.keyboard("{Enter}");
    const popover = screen.getByRole("dialog");
    const stops = within(popover).getAllByRole("button");
    expect(stops.map((stop) => stop.getAttribute("aria-label") ?? stop.textContent)).toEqual([
      "Close",
      "Go to t = 2",
      "Use “Preempted first”",
      "All conventions …",
    ]);
    await userEvent.tab();
    expect(stops[0]).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(stops.at(-1)).toHaveFocus();
    await userEvent.tab();
    expect(stops[0]).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(sameInstant()).toHaveFocus();
  });

  it("closes on a press elsewhere", async () => {
    await openRun(<BriefBar />, ISRO);
    await userEvent.click(sameInstant());
    await userEvent.click(document.body);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("leads to all conventions in the host settings", async () => {
    const { store } = await openRun(<BriefBar />, ISRO);
    await userEvent.click(sameInstant());
    await userEvent.click(screen.getByRole("button", { name: "All conventions …" }));
    expect(store.getState()).toMatchObject({ dialog: "hostSettings", dialogAbout: { field: "conventions" } });
  });
});

describe("the menu of rules", () => {
  it("has the rules that concern the scenario with their present choice, those of others left out", async () => {
    const { actions, store, settle } = await openRun(<BriefBar />, ISRO);
    await openMenu();
    expect(labels()).toEqual(["Arrival firstanswer depends", "Switch after any other vCPU"]);
    const { scenario: present } = store.getState();
    const host = hostOf(present);
    const { conventions } = present;
    act(() => actions.changeHost({ ...host, scheduler: { policy: "priority", params: {} } }, conventions));
    settle();
    expect(labels()).toEqual(expect.arrayContaining([expect.stringMatching(/^Higher is more urgent/)]));
    act(() =>
      actions.changeHost(
        { ...host, scheduler: { policy: "priority", params: {} } },
        { ...conventions, priorityOrder: "lowerFirst" },
      ),
    );
    settle();
    expect(labels()).toEqual(expect.arrayContaining([expect.stringMatching(/^Lower is more urgent/)]));
  });

  it("opens at the profile, and leaves the focus alone while findings come in", async () => {
    const { settle } = await openRun(<BriefBar />, scenario([machine("A", endless), machine("B", endless)]));
    await openMenu();
    expect(menu().getByRole("combobox", { name: "Profile" })).toHaveFocus();
    const rule = menu().getByRole("button", { name: /^Same instant/ });
    await userEvent.click(menu().getByRole("button", { name: "Which rules decide?" }));
    act(() => rule.focus());
    settle();
    expect(rule).toHaveFocus();
  });

  it("keeps Tab inside, closes with Esc and gives the focus back, also from a rule opened in it", async () => {
    await openRun(<BriefBar />, ISRO);
    menuButton().focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.tab({ shift: true });
    expect(menu().getByRole("button", { name: "All conventions …" })).toHaveFocus();
    await userEvent.tab();
    expect(menu().getByRole("combobox", { name: "Profile" })).toHaveFocus();
    await userEvent.tab();
    expect(menu().getByRole("button", { name: /^Same instant/ })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("dialog", { name: "Same instant" })).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(menuButton()).toHaveFocus();
    await openMenu();
    await userEvent.keyboard("{Escape}");
    expect(menuButton()).toHaveFocus();
  });

  it("closes on a press elsewhere", async () => {
    await openRun(<BriefBar />, ISRO);
    await openMenu();
    await userEvent.click(document.body);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("leads to all conventions in the host settings", async () => {
    const { store } = await openRun(<BriefBar />, ISRO);
    await openMenu();
    await userEvent.click(menu().getByRole("button", { name: "All conventions …" }));
    expect(store.getState()).toMatchObject({ dialog: "hostSettings", dialogAbout: { field: "conventions" } });
  });

  it("shows a rule as it is now when it is changed elsewhere", async () => {
    const { actions, store, settle } = await openRun(<BriefBar />, ISRO);
    await openRule(/^Same instant/);
    const { scenario: present } = store.getState();
    const host = hostOf(present);
    const { conventions } = present;
    act(() => actions.changeHost(host, { ...conventions, sameInstant: "preemptedFirst" }));
    settle();
    expect(screen.getByRole("button", { name: "Use “Arrival first”" })).toBeInTheDocument();
  });
});

describe("the profile", () => {
  it("is named, chosen from a list, and custom when the rules are nobody's", async () => {
    const { store, settle, actions } = await openRun(<BriefBar />, ISRO);
    expect(menuButton()).toHaveTextContent("Hyperscope");
    await openMenu();
    await userEvent.selectOptions(menu().getByRole("combobox", { name: "Profile" }), "OSTEP simulators");
    settle();
    expect(store.getState().scenario.conventions.sameInstant).toBe("preemptedFirst");
    expect(menuButton()).toHaveAccessibleName(/^Rules: OSTEP simulators/);
    const { scenario: present } = store.getState();
    const host = hostOf(present);
    const { conventions } = present;
    act(() => actions.changeHost(host, { ...conventions, preemptedGoes: "tail" }));
    settle();
    expect(menuButton()).toHaveAccessibleName(/^Rules: Custom/);
    expect(menu().getByRole("combobox", { name: "Profile" })).toHaveDisplayValue("Custom");
    expect(menu().getByText("A mixture of rules that is none of the profiles.")).toBeInTheDocument();
  });
});
