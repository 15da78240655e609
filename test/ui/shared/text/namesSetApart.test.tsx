/**
 * Names from right to left, on the whole page: wherever one stands beside other words, figures or signs in one text, it is
 * set apart, so that they stay where they are written.
 */
import { act, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../../../src/model/scenario.ts";
import { buddySystem } from "../../../../src/scenarios/buddySystem.ts";
import { clonesInLayers } from "../../../../src/scenarios/clonesInLayers.ts";
import type { GalleryEntry } from "../../../../src/scenarios/gallery.ts";
import { oneImage } from "../../../../src/scenarios/oneImage.ts";
import { promisedTwice } from "../../../../src/scenarios/promisedTwice.ts";
import { snapshotNoBackup } from "../../../../src/scenarios/snapshotNoBackup.ts";
import { threeTenants } from "../../../../src/scenarios/threeTenants.ts";
import { App } from "../../../../src/ui/App.tsx";
import { createRunClient } from "../../../../src/worker/client.ts";
import { OnPage, openApp } from "../../../support/oneRun.tsx";
import { createSessionPort } from "../../../support/sessionPort.ts";

const LETTERS = "אבגדהוזחטיכלמנסעפצקרשת";
const HEBREW = /[\u0590-\u05ff]/;

/** The same name in other letters: what it has besides letters stays. */
const inHebrew = (name: string) =>
  name.replaceAll(/[a-z]/gi, (letter) => LETTERS[letter.toLowerCase().charCodeAt(0) % LETTERS.length]!);

/** All names that somebody has given in `part` of a scenario. */
function namesIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === "name" && typeof value === "string" ? [value] : namesIn(value),
  );
}

/** `part` with each of `names` in other letters, wherever it is meant. */
function renamed<Part>(part: Part, names: ReadonlySet<string>): Part {
  return JSON.parse(JSON.stringify(part), (key, value) =>
    typeof value === "string" && names.has(value) && !["op", "kind", "command", "policy"].includes(key)
      ? inHebrew(value)
      : value,
  );
}

/** What is left of a text without what is set apart in it. */
const plain = (text: string) => text.replaceAll(/\u2068[^\u2069]*\u2069/g, "");

/** Texts with a name that is not set apart from what stands beside it. */
function carriedAway(names: ReadonlySet<string>): readonly string[] {
  const known = new Set([...names].map(inHebrew));
  const texts: string[] = [];
  for (const element of document.querySelectorAll("body *")) {
    // Texts that follow one another in an element stand in one line; another element begins anew.
    const own = [...element.childNodes].map((each) => (each.nodeType === Node.TEXT_NODE ? each.textContent : "\n"));
    texts.push(...own.join("").split("\n"), element.getAttribute("title") ?? "");
  }
  return texts.map((text) => text.trim()).filter((text) => HEBREW.test(plain(text)) && !known.has(text));
}

async function showPage({ scenario, opensAt }: GalleryEntry) {
  const names = new Set([...namesIn(scenario.machines), ...namesIn(scenario.commands)]);
  const port = createSessionPort(5000);
  const app = openApp({
    scenario: renamed<Scenario>(scenario, names),
    cursor: { time: opensAt ?? 40, row: Number.MAX_SAFE_INTEGER },
    connect: (listener) => createRunClient(() => port, listener),
  });
  vi.spyOn(window, "matchMedia").mockImplementation((query) =>
    Object.assign(new EventTarget(), { matches: /min-width/.test(query), media: query } as MediaQueryList),
  );
  render(
    <OnPage of={app}>
      <App />
    </OnPage>,
  );
  await act(async () => {
    await Promise.resolve();
    port.settle();
  });
  await screen.findByRole("complementary", { name: "Machines and events" });
  return names;
}

afterEach(() => vi.restoreAllMocks());

describe("names from right to left", () => {
  it.each(Object.entries({ threeTenants, buddySystem, clonesInLayers, oneImage, promisedTwice, snapshotNoBackup }))(
    "are set apart everywhere in %s",
    async (_id, entry) => {
      const names = await showPage(entry);
      await act(() => vi.dynamicImportSettled());
      expect(document.body.textContent).toMatch(HEBREW);
      expect(carriedAway(names)).toEqual([]);
    },
  );
});
