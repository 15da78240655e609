/** Share: a challenge made of the scenario, and worksheets with their key, as a teacher meets them. */
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { decodeChallenge } from "../../../src/codec/challenge/challengeLink.ts";
import { sheetOf } from "../../../src/learn/worksheet/sheet.ts";
import { entryCalled } from "../../../src/scenarios/list.ts";
import { textbookBase } from "../../../src/scenarios/textbookHost.ts";
import { questionsPort } from "../../support/predicting.ts";
import { job, scenario } from "../../support/workloads.ts";
import { showDialog } from "./showDialog.tsx";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));

/** jsdom has none: what styles say is nobody's business here. */
class NoStyle {
  replaceSync(): void {}
}

let printed = "";
beforeEach(() => {
  vi.stubGlobal("CSSStyleSheet", NoStyle);
  Object.defineProperty(document, "adoptedStyleSheets", { value: [], writable: true, configurable: true });
  printed = "";
  vi.stubGlobal("print", () => {
    printed = document.querySelector("[data-paper]")?.shadowRoot?.textContent ?? "";
  });
});
afterEach(() => vi.unstubAllGlobals());

const HOLES = entryCalled("holesAndRequests")!.scenario;

const JOBS = scenario([job("A", 0, [29, 2, 18]), job("B", 1, [26]), job("C", 2, [34, 3, 14]), job("D", 9, [31])], {
  scheduler: { policy: "rr", params: { timeslice: 3 } },
});

/** What was copied last. */
function onCopying(): () => string {
  let copied = "";
  Object.defineProperty(navigator, "clipboard", {
    value: { writeText: (text: string) => Promise.resolve(void (copied = text)) },
    configurable: true,
  });
  return () => copied;
}

async function at(tab: "Challenge" | "Worksheet", given = HOLES) {
  const fake = showDialog("share", [], { scenario: given, whole: given });
  await fake.user.click(screen.getByRole("button", { name: tab }));
  return fake;
}

describe("the keys of a class", () => {
  it("are made for a list of names, each with the numbers that are its own, and can be copied", async () => {
    const { user } = await at("Challenge", JOBS);
    const copied = onCopying();
    expect(screen.queryByText("Keys of a class")).toBeNull();
    await user.click(await screen.findByRole("checkbox", { name: /Own numbers/ }));
    await user.click(await screen.findByText("Keys of a class"));
    const make = screen.getByRole("button", { name: "Make the keys" });
    expect(make).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: /Names/ }), "Ada{Enter} Ben {Enter}{Enter}Ada");
    await user.click(make);
    const table = await screen.findByRole("region", { name: "The key of each name" });
    const rows = within(table)
      .getAllByRole("row")
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole("cell")
          .map(({ textContent }) => textContent),
      );
    const rightOf = (name: string) => rows.filter(([own]) => own === name).map(([, , ...rest]) => rest.join());
    expect([...new Set(rows.map(([name]) => name))]).toEqual(["Ada", "Ben"]);
    expect(rightOf("Ada").length).toBeGreaterThan(2);
    expect(rightOf("Ada")).not.toEqual(rightOf("Ben"));
    await user.click(screen.getByRole("button", { name: "Copy the table" }));
    expect(copied().split("\n").slice(0, 2)).toEqual([
      ["name", "no.", "t", "asked", "right"].join("\t"),
      rows[0]!.join("\t"),
    ]);
  });

  it("are refused for too many names, with how many there can be", async () => {
    const { user } = await at("Challenge", JOBS);
    await user.click(await screen.findByRole("checkbox", { name: /Own numbers/ }));
    await user.click(await screen.findByText("Keys of a class"));
    const names = screen.getByRole("textbox", { name: /Names/ });
    await user.click(names);
    await user.paste(Array.from({ length: 501 }, (_, number) => `student ${number}`).join("\n"));
    expect(screen.getByText("At most 500 names at once.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Make the keys" })).toBeDisabled();
  });
});

describe("the pane that makes a challenge", () => {
  it("shows what whoever opens the link sees first, its short name and its QR code, and the link carries the settings alone", async () => {
    const { user } = await at("Challenge");
    const preview = await screen.findByRole("region", { name: "What whoever opens it sees first" });
    await user.clear(screen.getByRole("textbox", { name: "Title" }));
    await user.type(screen.getByRole("textbox", { name: "Title" }), "Holes");
    await user.selectOptions(screen.getByRole("combobox", { name: "You decide" }), "which hole");
    await user.selectOptions(screen.getByRole("combobox", { name: "After a mistake" }), "go on with mine");
    await user.click(screen.getByRole("checkbox", { name: /Own numbers/ }));
    expect(within(preview).getByText("Holes")).toBeInTheDocument();
    expect(within(preview).getByText(/told at the end; after a mistake: go on with mine/)).toBeInTheDocument();
    expect(within(preview).getByText(/your numbers are made of it/)).toBeInTheDocument();
    expect(await screen.findByRole("img", { name: "QR code of the challenge" })).toBeInTheDocument();
    const copied = onCopying();
    await waitFor(async () => {
      await user.click(screen.getByRole("button", { name: "Copy challenge link" }));
      expect(await decodeChallenge(copied())).toMatchObject({
        title: "Holes",
        settings: { kinds: ["hole"], feedback: "atEnd", after: "mine" },
        hasOwnNumbers: true,
        seed: null,
      });
    });
    expect(screen.getByText(/The link carries the task and no answer/)).toBeInTheDocument();
  });

  it("locks everything unless somebody says otherwise, and shows what is locked to whoever opens the link", async () => {
    const { user } = await at("Challenge");
    const preview = await screen.findByRole("region", { name: "What whoever opens it sees first" });
    const locked = "Locked by this challenge: policy and rules, sizes and numbers, commands, what is to come.";
    expect(within(preview).getByText(locked)).toBeInTheDocument();
    const copied = onCopying();
    await waitFor(async () => {
      await user.click(screen.getByRole("button", { name: "Copy challenge link" }));
      expect(await decodeChallenge(copied())).not.toHaveProperty("locks");
    });
    await user.click(screen.getByRole("checkbox", { name: "sizes and numbers" }));
    await user.click(screen.getByRole("checkbox", { name: "what is to come" }));
    expect(within(preview).getByText("Locked by this challenge: policy and rules, commands.")).toBeInTheDocument();
    await waitFor(async () => {
      await user.click(screen.getByRole("button", { name: "Copy challenge link" }));
      expect(await decodeChallenge(copied())).toMatchObject({ locks: ["policy", "commands"] });
    });
  });

  it("asks for what is foreseen: kinds that the run has, and how many questions", async () => {
    const { user } = await at("Challenge", JOBS);
    await user.click(screen.getByRole("button", { name: "Foresee what happens" }));
    const kinds = await screen.findByRole("group", { name: "Questions about" });
    const names = within(kinds)
      .getAllByRole("checkbox")
      .map((box) => box.closest("label")?.textContent);
    expect(names).toContain("who runs next");
    expect(names).not.toContain("which page leaves");
    for (const name of names)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      if (name !== "who runs next") await user.click(within(kinds).getByRole("checkbox", { name: name! }));
    await user.clear(screen.getByRole("textbox", { name: "Number of questions" }));
    await user.type(screen.getByRole("textbox", { name: "Number of questions" }), "5");
    const preview = screen.getByRole("region", { name: "What whoever opens it sees first" });
    expect(within(preview).getByText(/^5 questions: who runs next\. .* told at the end/)).toBeInTheDocument();
    const copied = onCopying();
    await waitFor(async () => {
      await user.click(screen.getByRole("button", { name: "Copy challenge link" }));
      expect(await decodeChallenge(copied())).toMatchObject({
        version: 2,
        settings: { kinds: ["nextToRun"], questions: 5, feedback: "atEnd" },
      });
    });
    await user.click(within(kinds).getByRole("checkbox", { name: "who runs next" }));
    expect(screen.getByText("This run has no question of these kinds.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Copy challenge link" })).toBeNull();
  });

  it("offers to try again only where one is told at once", async () => {
    const { user } = await at("Challenge");
    const after = await screen.findByRole("combobox", { name: "After a mistake" });
    const offered = () =>
      within(after)
        .getAllByRole("option")
        .map(({ textContent }) => textContent);
    expect(offered()).toEqual(["go on from the right state", "go on with mine"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Tell me" }), "at once");
    expect(offered()).toContain("try again");
  });

  it("says so where there is nothing to decide", async () => {
    const lots = scenario([job("A", 0, [3])], {
      scheduler: { policy: "lottery", params: {} },
      replacement: { policy: "random", params: {} },
    });
    const { user } = await at("Challenge", lots);
    expect(await screen.findByText("This run has no question of these kinds.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Decide in the place of the policy" }));
    expect(screen.getByText(/There is nothing to decide here/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Copy challenge link" })).toBeNull();
  });
});

const shown = () => {
  const region = screen.getByRole("region", { name: "The worksheet" });
  return region.querySelector("div")?.shadowRoot?.querySelector(".paper") ?? null;
};

describe("the pane that makes worksheets", () => {
  it("previews the sheet and its key, of the subject, number and seed that are asked for", async () => {
    const { user } = await at("Worksheet");
    await screen.findByRole("region", { name: "The worksheet" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Subject" }), "The arm of a disk");
    await user.clear(screen.getByRole("textbox", { name: "Problems" }));
    await user.type(screen.getByRole("textbox", { name: "Problems" }), "2");
    await user.clear(screen.getByRole("textbox", { name: "Seed" }));
    await user.type(screen.getByRole("textbox", { name: "Seed" }), "77");
    const wanted = sheetOf({ subject: "arm", problems: 2, seed: 77 }, textbookBase);
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(`${wanted.id}: 2 problems.`));
    const blanks = shown()!.querySelectorAll(".sheet [data-blank]");
    expect(blanks.length).toBeGreaterThan(0);
    expect(shown()!.querySelectorAll(".key [data-key]")).toHaveLength(blanks.length);
    await user.click(screen.getByRole("checkbox", { name: "With the key" }));
    expect(shown()!.querySelector(".key")).toBeNull();
  });

  it("prints the sheet in the place of the page, and leaves nothing behind", async () => {
    const { user } = await at("Worksheet");
    await screen.findByRole("region", { name: "The worksheet" });
    await user.click(screen.getByRole("button", { name: "Print" }));
    expect(printed).toContain("Problem 1");
    dispatchEvent(new Event("afterprint"));
    expect(document.querySelector("[data-paper]")).toBeNull();
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  it("says which numbers there are where one is out of range, and keeps the sheet before it", async () => {
    const { user } = await at("Worksheet");
    await screen.findByRole("region", { name: "The worksheet" });
    const before = screen.getByRole("status").textContent;
    await user.type(screen.getByRole("textbox", { name: "Problems" }), "9");
    expect(screen.getByText("From 1 to 40")).toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent(before);
  });
});
