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

async function at(tab: "Challenge" | "Worksheet", given = HOLES) {
  const fake = showDialog("share", [], { scenario: given, whole: given });
  await fake.user.click(screen.getByRole("button", { name: tab }));
  return fake;
}

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
    let copied = "";
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: (text: string) => Promise.resolve(void (copied = text)) },
      configurable: true,
    });
    await waitFor(async () => {
      await user.click(screen.getByRole("button", { name: "Copy challenge link" }));
      expect(await decodeChallenge(copied)).toMatchObject({
        title: "Holes",
        settings: { kinds: ["hole"], feedback: "atEnd", after: "mine" },
        hasOwnNumbers: true,
        seed: null,
      });
    });
    expect(screen.getByText(/Policy, sizes, commands and what is to come are locked/)).toBeInTheDocument();
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
    await at("Challenge", lots);
    expect(await screen.findByText(/There is nothing to decide here/)).toBeInTheDocument();
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
