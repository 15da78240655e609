/** The bar under the title, on real runs: what to see, what to try, and what the last change did. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { hostOf, type HostSpec, type Scenario } from "../../../src/model/scenario.ts";
import { beladyAnomaly } from "../../../src/scenarios/beladyAnomaly.ts";
import { scenarioIn } from "../../../src/scenarios/gallery.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { noisyNeighbour } from "../../../src/scenarios/noisyNeighbour.ts";
import { promisedTwice } from "../../../src/scenarios/promisedTwice.ts";
import { stallingsJobs } from "../../../src/scenarios/stallingsJobs.ts";
import { threeTenants } from "../../../src/scenarios/threeTenants.ts";
import type { Language } from "../../../src/store/appState.ts";
import { BriefBar } from "../../../src/ui/brief/BriefBar.tsx";
import { askBeyond } from "../../../src/ui/shared/moment/beyond.ts";
import { job, machine, references, scenario } from "../../support/workloads.ts";
import { openRun, type OpenRun } from "../why/openRun.tsx";

const BELADY = beladyAnomaly.scenario;
const bar = () => within(screen.getByRole("region", { name: /^(About this scenario|关于本场景)$/ }));
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const offered = () =>
  bar()
    .getAllByRole("button")
    .map((button) => button.textContent)
    .filter((text) => /→|Pause|Resume/.test(text));
const chip = () => screen.queryByRole("status");

const open = (given: Scenario, language: Language = "en"): Promise<OpenRun> => openRun(<BriefBar />, given, language);

/** Gives the host `part`, and lets the run come in. */
function change({ store, actions, settle }: OpenRun, part: Partial<HostSpec>): void {
  const {
    hosts: [host],
    conventions,
  } = store.getState().scenario;
  act(() => actions.changeHost({ ...host, ...part }, conventions));
  settle();
}

const askOn = () => act(() => askBeyond(1));
const askBack = () => act(() => askBeyond(-1));
const frames = ({ store }: OpenRun) => hostOf(store.getState().scenario).frames;

const back = () => screen.queryByRole("button", { name: /^(Back|返回|改回)/ });

describe("what to try", () => {
  const several = scenarios.filter(({ tries }) => tries.length > 1);
  const each = several.flatMap((entry) =>
    (["en", "zh"] as const).map((language) => [entry.id, language, entry] as const),
  );
  it.each(each)("has a name of its own for each suggestion of %s (%s)", async (_, language, entry) => {
    const run = await open(scenarioIn(entry, language), language);
    act(() => run.actions.seekTime(entry.opensAt ?? 0));
    run.settle();
    const names = bar()
      .getAllByRole("button")
      .map((button) => button.textContent);
    expect(new Set(names).size, names.join(" | ")).toBe(names.length);
  });

  it.each([
    ["en", "noisy: at most 1 request in 8 ticks"],
    ["zh", "noisy：每 8 个滴答至多 1 个请求"],
  ] as const)("tells the numbers of a limit of I/O (%s)", async (language, name) => {
    await open(scenarioIn(noisyNeighbour, language), language);
    expect(screen.getByRole("button", { name })).toBeInTheDocument();
  });
});

describe("the way back", () => {
  it("is not offered where nothing was shown before", async () => {
    await open(BELADY);
    expect(back()).toBeNull();
  });

  it("has the name of what was shown before, in the language of the page, and leads there", async () => {
    const opened = await open(BELADY);
    act(() => opened.actions.openScenario(stallingsJobs.scenario));
    opened.settle();
    expect(back()).toHaveAccessibleName("Back to “Belady's anomaly”");
    act(() => opened.actions.setLanguage("zh"));
    expect(back()).toHaveAccessibleName("返回“Belady 异常”");
    await userEvent.click(back()!);
    opened.settle();
    expect(opened.store.getState().entry?.id).toBe("beladyAnomaly");
    expect(back()).toBeNull();
  });

  it("has the name of the scenario where it was opened once more", async () => {
    const opened = await open(BELADY);
    act(() => opened.actions.openScenario(opened.store.getState().scenario));
    opened.settle();
    expect(back()).toHaveAccessibleName("Back to “Belady's anomaly”");
  });

  it("of another policy says which it was", async () => {
    const opened = await open(BELADY);
    change(opened, { replacement: { policy: "lru", params: {} } });
    expect(back()).toHaveAccessibleName("Back: FIFO");
    await userEvent.click(back()!);
    opened.settle();
    expect(hostOf(opened.store.getState().scenario).replacement.policy).toBe("fifo");
  });
});

describe("what to see", () => {
  it("is said of a scenario of the gallery, in the language of the page", async () => {
    const english = await open(BELADY);
    expect(bar().getByText("What to see")).toBeInTheDocument();
    expect(bar().getByText("Give FIFO a fourth frame: it faults more often, not less.")).toBeInTheDocument();
    english.unmount();
    await open(scenarioIn(beladyAnomaly, "zh"), "zh");
    expect(bar().getByText("看点")).toBeInTheDocument();
    expect(bar().getByText("给 FIFO 第四个页框：缺页不减反增。")).toBeInTheDocument();
  });

  it("follows the language, whatever language the title is in", async () => {
    const { actions } = await open(BELADY);
    act(() => actions.setLanguage("zh"));
    expect(bar().getByText("给 FIFO 第四个页框：缺页不减反增。")).toBeInTheDocument();
  });

  it("stays when the host is changed, and goes with the title", async () => {
    const opened = await open(BELADY);
    change(opened, { frames: 4 });
    expect(bar().getByText(/fourth frame/)).toBeInTheDocument();
    act(() => opened.actions.rename("Mine"));
    expect(bar().queryByText(/fourth frame/)).not.toBeInTheDocument();
    expect(offered()).toEqual([]);
  });
});

describe("a presenter's key where the run has ended", () => {
  it("points at the first suggestion that changes the host, and does it when pressed again, from the start", async () => {
    const opened = await open(BELADY);
    opened.at(12);
    askOn();
    expect(bar().getByRole("button", { name: /^Frames 3 → 4: Press Page down once more/ })).toBeInTheDocument();
    expect(frames(opened)).toBe(3);
    askOn();
    opened.settle();
    expect(frames(opened)).toBe(4);
    expect(opened.store.getState().cursor.time).toBe(0);
    expect(chip()).toHaveTextContent("9 → 10");
  });

  it("points at nothing any more once somebody has stepped back", async () => {
    const opened = await open(BELADY);
    opened.at(12);
    askOn();
    opened.at(5);
    expect(bar().queryByRole("button", { name: /once more/ })).toBeNull();
    askOn();
    expect(frames(opened)).toBe(3);
  });

  it("takes the change back where it is asked for the step before the beginning, when it is asked once more", async () => {
    const opened = await open(BELADY);
    opened.at(12);
    askOn();
    askOn();
    opened.settle();
    askBack();
    expect(chip()).toHaveTextContent(/Press Page up once more to take this back/);
    expect(frames(opened)).toBe(4);
    opened.at(3);
    expect(chip()).not.toHaveTextContent(/once more/);
    opened.at(0);
    askBack();
    askBack();
    opened.settle();
    expect(frames(opened)).toBe(3);
    askBack();
    askBack();
    expect(frames(opened)).toBe(3);
  });

  it("does nothing in a run that suggests nothing", async () => {
    const given = scenario([job("A", 0, [3])]);
    const opened = await open(given);
    askOn();
    askOn();
    expect(hostOf(opened.store.getState().scenario)).toEqual(hostOf(given));
  });
});

describe("a thing to try", () => {
  it("is named from the data, with what is so now", async () => {
    const opened = await open(BELADY);
    expect(offered()).toEqual(["Frames 3 → 4", "FIFO → LRU", "To the next fault →"]);
    change(opened, { frames: 7 });
    expect(offered()[0]).toBe("Frames 7 → 4");
  });

  it("is named in Chinese", async () => {
    await open(scenarioIn(beladyAnomaly, "zh"), "zh");
    expect(offered()).toEqual(["页框 3 → 4", "FIFO → LRU", "下一次缺页 →"]);
  });

  it("is done by one press, which is one step of undo", async () => {
    const { store, settle, actions } = await open(BELADY);
    await press("Frames 3 → 4");
    settle();
    expect(hostOf(store.getState().scenario)).toEqual({ ...hostOf(BELADY), frames: 4 });
    act(() => actions.undo());
    settle();
    expect(hostOf(store.getState().scenario)).toEqual(hostOf(BELADY));
  });

  it("is not offered when it is so already, said in full or not", async () => {
    const opened = await open(stallingsJobs.scenario);
    expect(offered()).toEqual(["Timeslice 4 → 1", "RR → SRTF", "RR → FCFS"]);
    // As the list of policies sets it: with all parameters.
    change(opened, { scheduler: { policy: "srtf", params: { prediction: "exact", initialEstimate: 10 } } });
    expect(offered()).toEqual(["SRTF → RR", "SRTF → FCFS"]);
  });

  it("goes to the next fault", async () => {
    const { store, actions } = await open(BELADY);
    act(() => actions.seekStart());
    await press("To the next fault →");
    // The first reference, to page 1, at 0.
    expect(store.getState().host?.faults).toBe(1);
  });

  it("gives a command, and offers it the other way round when it has been given", async () => {
    const { store, settle, at } = await open(threeTenants.scenario);
    at(60);
    await press("Pause ci");
    settle();
    expect(store.getState().scenario.commands).toEqual([{ command: "pause", vm: "ci", at: 60 }]);
    expect(offered()).not.toContain("Pause ci");
    await press("Resume ci");
    settle();
    expect(store.getState().scenario.commands.at(-1)).toMatchObject({ command: "resume", vm: "ci" });
    expect(offered()).toContain("Pause ci");
  });

  it("sets a memory target, and does not offer it again", async () => {
    const opened = await open(scenarioIn(promisedTwice, "zh"), "zh");
    opened.at(80);
    await press("idle：至多 6 页");
    opened.settle();
    expect(opened.store.getState().scenario.commands).toEqual([
      { command: "setMemoryTarget", vm: "idle", pages: 6, at: 80 },
    ]);
    expect(screen.queryByRole("button", { name: "idle：至多 6 页" })).toBeNull();
  });

  it("is not there in a scenario of one's own", async () => {
    await open(scenario([job("A", 0, [3])]));
    expect(bar().queryByText("What to see")).not.toBeInTheDocument();
    expect(offered()).toEqual([]);
  });
});

describe("the result of the last change", () => {
  it("is a figure before and after: FIFO faults more often with a fourth frame", async () => {
    const { settle } = await open(BELADY);
    expect(chip()).not.toBeInTheDocument();
    await press("Frames 3 → 4");
    expect(chip()).toHaveTextContent("Frames 3 → 4:…");
    settle();
    expect(chip()).toHaveTextContent("Frames 3 → 4:faults 9 → 10");
    expect(within(chip()!).getByText("faults became 10, was 9")).toHaveClass("sr-only");
  });

  it("is told in Chinese", async () => {
    const { settle } = await open(scenarioIn(beladyAnomaly, "zh"), "zh");
    await press("页框 3 → 4");
    settle();
    expect(chip()).toHaveTextContent("页框 3 → 4:缺页 9 → 10");
    expect(within(chip()!).getByText("缺页由 9 变为 10")).toBeInTheDocument();
  });

  it("tells waiting for a change of the processor, in the unit of the scenario", async () => {
    const opened = await open(stallingsJobs.scenario);
    // Stallings: mean turnaround 10 under RR 4 and 8.6 under FCFS; less 4 ticks of service it is waiting.
    change(opened, { scheduler: { policy: "fcfs", params: {} } });
    expect(chip()).toHaveTextContent("RR → FCFS:waiting 6 → 4.6");
  });

  it("has averages with two decimals at most", async () => {
    const jobs = [job("A", 0, [4]), job("B", 0, [3]), job("C", 0, [2])];
    const opened = await open(scenario(jobs, { scheduler: { policy: "fcfs", params: {} } }, { tickUnit: "ms" }));
    // Waiting 0, 4 and 7; the shortest first: 5, 2 and 0.
    change(opened, { scheduler: { policy: "sjf", params: {} } });
    expect(chip()).toHaveTextContent("FCFS → SJF:waiting 3.67 → 2.33");
  });

  it("says so when no figure changes", async () => {
    const opened = await open(scenario([job("A", 0, [3])]));
    change(opened, { frames: 40 });
    expect(chip()).toHaveTextContent("Frames 16 → 40:no figure changes");
  });

  it("tells of a change of the conventions", async () => {
    const string = scenario([machine("A", references([1, 2, 3, 1, 2, 3]))], { frames: 2 });
    const { store, actions, settle } = await open(string);
    const {
      hosts: [host],
      conventions,
    } = store.getState().scenario;
    act(() => actions.changeHost(host, { ...conventions, faultCount: "afterFirstTouch" }));
    settle();
    expect(chip()).toHaveTextContent("Conventions:faults 6 → 3");
  });

  it("compares a run without an end at the moment shown", async () => {
    const body = references([0, 1, 2]);
    const endless = scenario([machine("A", [{ op: "loop", times: null, body }])], { frames: 2 });
    const opened = await open(endless);
    opened.at(29);
    // A reference a tick, three pages in two frames under LRU: each faults; with three frames only the first three.
    change(opened, { frames: 3 });
    expect(chip()).toHaveTextContent("Frames 2 → 3:faults 30 → 3");
  });

  it("is kept while the run is stepped and commands are given, until the next change", async () => {
    const opened = await open(BELADY);
    change(opened, { frames: 4 });
    opened.at(2);
    act(() => opened.actions.giveCommand({ command: "pause", vm: "guest" }));
    opened.settle();
    expect(chip()).toHaveTextContent("faults 9 → 10");
    change(opened, { replacement: { policy: "lru", params: {} } });
    expect(chip()).toHaveTextContent(/^FIFO → LRU/);
  });

  it("tells of the way back as well", async () => {
    const opened = await open(BELADY);
    change(opened, { frames: 4 });
    act(() => opened.actions.undo());
    opened.settle();
    expect(chip()).toHaveTextContent("Frames 4 → 3:faults 10 → 9");
  });

  it("compares the last of quick steps with what was before the first", async () => {
    const { store, actions, settle } = await open(BELADY);
    const {
      hosts: [host],
      conventions,
    } = store.getState().scenario;
    act(() => actions.changeHost({ ...host, frames: 4 }, conventions));
    act(() => actions.changeHost({ ...host, frames: 5 }, conventions));
    settle();
    // With five frames each of the five pages faults once.
    expect(chip()).toHaveTextContent("Frames 3 → 5:faults 9 → 5");
  });

  it("is none when quick steps lead back to where they began", async () => {
    const { store, actions, settle } = await open(BELADY);
    const {
      hosts: [host],
      conventions,
    } = store.getState().scenario;
    act(() => actions.changeHost({ ...host, frames: 4 }, conventions));
    act(() => actions.changeHost({ ...host, frames: 3 }, conventions));
    settle();
    expect(chip()).not.toBeInTheDocument();
  });

  it("is none of looking at another host", async () => {
    const one = scenario([job("A", 0, [3])]);
    const [host] = one.hosts;
    const { actions, settle } = await open({ ...one, hosts: [host, { ...host, frames: 40 }] });
    act(() => actions.showHost(1));
    settle();
    expect(chip()).not.toBeInTheDocument();
  });

  it("is removed by its button, also before it is known", async () => {
    const { settle } = await open(BELADY);
    await press("Frames 3 → 4");
    settle();
    await press("Remove");
    expect(chip()).not.toBeInTheDocument();
    await press("FIFO → LRU");
    await press("Remove");
    settle();
    expect(chip()).not.toBeInTheDocument();
  });

  it("goes with its scenario", async () => {
    const opened = await open(BELADY);
    change(opened, { frames: 4 });
    act(() => opened.actions.openScenario(stallingsJobs.scenario));
    opened.settle();
    expect(chip()).not.toBeInTheDocument();
  });
});
