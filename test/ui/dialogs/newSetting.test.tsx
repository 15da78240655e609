/**
 * What a new setting costs: its declaration and its texts. Here the declarations have five more than the product, and the
 * catalogues their texts; nothing else is changed, and they are checked, completed, carried, typed and shown.
 */
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { defaultCosts, defaultHost, defaultMachine, defaultScenario } from "../../../src/codec/defaults.ts";
import { decodeLink, encodeLink } from "../../../src/codec/link/link.ts";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import type * as catalogues from "../../../src/i18n/messages/dialogs.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import type * as declarations from "../../../src/model/settings.ts";
import { hostDraft, readHost } from "../../../src/ui/dialogs/hostSettings/hostDraft.ts";
import { newDraft, readMachine } from "../../../src/ui/dialogs/newMachine/machineDraft.ts";
import { oldLinks } from "../../codec/link/oldLinks.ts";
import { fakeScenario } from "../shared/fakeStore.ts";
import { showDialog } from "./showDialog.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

vi.mock("../../../src/model/settings.ts", async (original) => {
  const declared = await original<typeof declarations>();
  const count = { type: "integer", unit: "count", min: 1, max: 64 };
  const walkStep = { id: "walkStep", type: "integer", unit: "ticks", default: 2, min: 0, max: 9 };
  const COSTS = [...declared.COSTS, walkStep];
  const REBALANCING = [...declared.REBALANCING, { id: "most", ...count, default: 1 }];
  const settings: Readonly<Record<string, unknown>> = { costs: COSTS, rebalancing: REBALANCING };
  const tlb = [
    { id: "entries", ...count, default: 16, isRequired: true },
    { id: "isTagged", type: "flag", default: false },
  ];
  const HOST = [
    ...declared.HOST.map((field) => (field.id in settings ? { ...field, settings: settings[field.id] } : field)),
    {
      id: "hugeBytes",
      place: declared.HOST.length,
      section: "memory",
      type: "integer",
      unit: "bytes",
      default: 2048,
      min: 1,
      max: 2 ** 30,
    },
    { id: "tlb", place: declared.HOST.length + 1, section: "memory", type: "option", settings: tlb },
  ];
  const MACHINE = [
    ...declared.MACHINE,
    { id: "shares", place: declared.MACHINE.length, section: "more", ...count, absent: "omitted" },
  ];
  return { ...declared, COSTS, REBALANCING, HOST, MACHINE };
});

vi.mock("../../../src/i18n/messages/dialogs.ts", async (original) => {
  const { dialogs } = await original<typeof catalogues>();
  const { en } = dialogs;
  const { settings } = en.hostSettings;
  const more = {
    costs: { ...settings.costs, walkStep: { label: "A step of a walk", help: "One reference to a page table." } },
    rebalancing: {
      ...settings.rebalancing,
      settings: { ...settings.rebalancing.settings, most: { label: "At most" } },
    },
    hugeBytes: { label: "Huge page" },
    tlb: {
      label: "Lookaside buffer",
      on: "Translations are kept.",
      off: "Every reference is a walk.",
      settings: { entries: { label: "Entries" }, isTagged: { label: "With tags" } },
    },
  };
  const hostSettings = { ...en.hostSettings, settings: { ...settings, ...more } };
  const newMachine = { ...en.newMachine, settings: { ...en.newMachine.settings, shares: { label: "Shares" } } };
  return { dialogs: { ...dialogs, en: { ...en, hostSettings, newMachine } } };
});

const start = { time: 0, step: 0 };

/** Every new setting unlike its default. */
const given = {
  host: {
    pcpus: 2,
    runQueues: "perPcpu",
    costs: { walkStep: 3 },
    rebalancing: { every: 4, victim: "random", draws: [1, 0], most: 5 },
    hugeBytes: 4096,
    tlb: { entries: 8, isTagged: true },
  },
  machines: [{ name: "A", shares: 7 }],
};

function scenarioOf(input: unknown): Scenario {
  const checked = validateScenario(input);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

describe("a setting that is declared, and has its texts", () => {
  it("is taken from what is given, and has its default where nothing is", () => {
    const scenario = scenarioOf(given);
    expect(hostOf(scenario)).toMatchObject(given.host);
    expect(scenario.machines).toMatchObject(given.machines);
    const plain = scenarioOf({ host: { tlb: { entries: 4 } }, machines: [{ name: "A" }] });
    expect(hostOf(plain)).toMatchObject({
      costs: { walkStep: 2 },
      hugeBytes: 2048,
      tlb: { entries: 4, isTagged: false },
    });
    expect(plain.machines[0]).not.toHaveProperty("shares");
  });

  it("is refused outside of its range, by its path", () => {
    const wrong = { costs: { walkStep: 10 }, hugeBytes: "2", tlb: { isTagged: 1 } };
    const checked = validateScenario({ host: wrong, machines: [{ name: "A", shares: 0.5 }] });
    expect(checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path}`)).toEqual([
      "outOfRange at host.costs.walkStep",
      "wrongType at host.hugeBytes",
      "missing at host.tlb.entries",
      "wrongType at host.tlb.isTagged",
      "notWhole at machines[0].shares",
    ]);
  });

  it("is part of the defaults", () => {
    expect(defaultCosts).toMatchObject({ walkStep: 2 });
    expect(defaultHost).toMatchObject({ hugeBytes: 2048, costs: { walkStep: 2 } });
    expect(defaultHost).not.toHaveProperty("tlb");
    expect(defaultMachine("A")).not.toHaveProperty("shares");
  });

  it("is carried by a link and by a file", async () => {
    const scenario = scenarioOf(given);
    expect(await decodeLink(await encodeLink({ scenario, cursor: start }))).toMatchObject({ value: { scenario } });
    expect(parseScenarioFile(printScenarioFile(scenario))).toEqual({ ok: true, value: scenario });
  });

  it.each(oldLinks)("has its default in an old link: $name", async ({ link, scenario }) => {
    const content = await decodeLink(link);
    expect(content.ok && content.value?.scenario).toEqual(scenarioOf(scenario));
  });

  it("does not change a link in which it has its default", async () => {
    const link = await encodeLink({ scenario: defaultScenario, cursor: start });
    expect(link).toBe("v2.AA3REgi7bUUfJLLVcoTk7NSyzKzFfSiY620IlWKipS0jHRSUvMKU6NjY2NBQA");
  });

  it("is part of the draft of the host and of a machine", () => {
    const scenario = scenarioOf(given);
    const draft = hostDraft(hostOf(scenario), scenario.conventions);
    expect(draft).toMatchObject({
      costs: { walkStep: "3" },
      rebalancing: { most: "5" },
      hugeBytes: { text: "4", unit: "KiB" },
      tlb: { isOn: true, entries: "8", isTagged: true },
    });
    expect(readHost(draft, scenario).result?.host).toEqual(hostOf(scenario));
    const wrong = { ...draft, costs: { ...draft.costs, walkStep: "10" } };
    expect(readHost(wrong, scenario).issues).toMatchObject([{ path: "costs.walkStep", issue: { code: "tooLarge" } }]);
    const machine = { ...newDraft(new Set(), hostOf(scenario)), shares: "9" };
    const surroundings = { scenario, time: 0, taken: new Set<string>() };
    expect(readMachine(machine, surroundings).machine).toMatchObject({ shares: 9 });
  });

  it("is a field of the host's form", async () => {
    const scenario = fakeScenario([]);
    const { user, actions } = showDialog("hostSettings", [], {
      scenario: { ...scenario, hosts: [hostOf(scenarioOf({}))] },
    });
    expect(screen.getByLabelText("A step of a walk")).toHaveValue("2");
    expect(screen.getByText("One reference to a page table.")).toBeInTheDocument();
    await user.type(screen.getByLabelText("A step of a walk"), "{ArrowUp}");
    await user.clear(screen.getByLabelText("Huge page"));
    await user.type(screen.getByLabelText("Huge page"), "1");
    expect(screen.getByText("Every reference is a walk.")).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Lookaside buffer" }));
    expect(screen.getByLabelText("Entries")).toHaveValue("16");
    await user.click(screen.getByRole("checkbox", { name: "With tags" }));
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(actions.changeHost.mock.calls[0]?.[0]).toMatchObject({
      costs: { walkStep: 3 },
      hugeBytes: 1024,
      tlb: { entries: 16, isTagged: true },
    });
  });

  it("is a field of the machine's form", async () => {
    const { user, actions } = showDialog("newMachine");
    await user.type(screen.getByLabelText("Shares"), "6");
    await user.click(screen.getByRole("button", { name: /^Create/ }));
    expect(actions.giveCommand.mock.calls[0]?.[0]).toMatchObject({ machine: { shares: 6 } });
  });
});
