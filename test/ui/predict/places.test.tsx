/** Questions about places, as a person meets them: what is asked, the picture of what there is, and what is told afterwards. */
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { learnCatalogues } from "../../../src/i18n/learnCatalogue.ts";
import { decisionsOf } from "../../../src/learn/hands/decisions.ts";
import type { Question } from "../../../src/learn/question.ts";
import { questionsOf } from "../../../src/learn/questionsOf.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { entryCalled } from "../../../src/scenarios/list.ts";
import { AnswerPicture } from "../../../src/ui/predict/AnswerPicture.tsx";
import {
  answerText,
  askedText,
  evidenceTable,
  situationText,
  verdictOf,
  type Telling,
} from "../../../src/ui/predict/tell.ts";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { EXTENT, machine, PAGE, scenario } from "../../support/workloads.ts";

const tellingOf = (of: Scenario, language: "en" | "zh" = "en"): Telling => ({
  text: learnCatalogues[language],
  info: simulate(of).info,
  scenario: of,
});
/** Without the marks that keep names apart from what is around them. */
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, "");

const HOLES = entryCalled("holesAndRequests")!.scenario;
/** P1 asks for 212 KB: first fit takes the hole of 500 at 150. */
const P1 = questionsOf(HOLES).find(({ kind }) => kind === "hole")!;

const VOLUMES = scenario(
  [],
  { disks: [5, 9].map((extents) => ({ extents, readTicks: 1, writeTicks: 1 })), allocation: "contiguous" },
  {
    commands: [3, 4].map((extents, at) => ({
      command: "create",
      at: at + 1,
      machine: machine(`m${at}`, [], {
        arrival: null,
        memoryBytes: PAGE,
        volumes: [{ name: "data", bytes: extents * EXTENT }],
      }),
    })),
  },
);
/** The second volume needs 4: pv0 has 2 left. */
const M1 = decisionsOf(VOLUMES, { kinds: ["extents"], made: [] })[1]!.question!;

const CLOUD = entryCalled("smallCloud")!.scenario;
/** The third of them, 8 pages: two of the hosts have 14 and 8 to give, the third 24. */
const MAIL = decisionsOf(CLOUD, { kinds: ["host"], made: [] })[2]!.question!;

const facesOf = (of: Scenario, question: Question): (string | null)[] => {
  render(
    <OnPage of={fakeApp({ language: "en" })}>
      <AnswerPicture
        question={question}
        telling={tellingOf(of)}
        isAnswered={false}
        chosen={null}
        answer={null}
        onChoose={() => {}}
        onCheck={() => {}}
        onNext={() => {}}
      />
    </OnPage>,
  );
  return screen.getAllByRole("radio").map(({ textContent }) => textContent);
};

const said = (of: Scenario, question: Question, language: "en" | "zh" = "en") => {
  const telling = tellingOf(of, language);
  return plain(`${situationText(telling, question)} ${askedText(telling, question)}`);
};

const verdict = (of: Scenario, question: Question, answer: number) => {
  const { headline, more } = verdictOf(tellingOf(of), question, answer);
  return plain([headline, ...more].join(" "));
};

describe("a question about a place", () => {
  it("says what is to be put somewhere and asks where, in both languages", () => {
    expect(said(HOLES, P1)).toBe(
      "P1 is to start and needs a block of 212 KB in one piece. Does it fit, and from which hole is it taken?",
    );
    expect(said(VOLUMES, M1)).toBe(
      "m1 is to be created; its volume data needs 4 extents. From which free run are extents taken next, or does it not fit?",
    );
    expect(said(CLOUD, MAIL)).toBe(
      "mail is to be created, with 1 vCPU and 8 pages. On which host is it put, or does none take it?",
    );
    expect(said(HOLES, P1, "zh")).toBe("P1 要启动，需要 212 KB 的连续分区。 放得下吗？取自哪个空闲分区？");
    expect(said(CLOUD, MAIL, "zh")).toContain("需要 1 个 vCPU 和 8 页");
  });

  it("offers all places with their room, and none of them, in a way that tells nothing of the answer", () => {
    expect(facesOf(HOLES, P1)).toEqual([
      "1100 KBfrom 0the hole at 0 (100 KB)",
      "2500 KBfrom 150the hole at 150 (500 KB)",
      "3200 KBfrom 700the hole at 700 (200 KB)",
      "4300 KBfrom 950the hole at 950 (300 KB)",
      "5600 KBfrom 1,300the hole at 1,300 (600 KB)",
      "6Nonenone: it is refused",
    ]);
  });

  it("shows what free runs and hosts have, whether or not that is enough", () => {
    expect(facesOf(VOLUMES, M1).slice(0, 2)).toEqual([
      "12 extentspv0 · from 3pv0 from 3 (to 4)",
      "29 extentspv1 · from 0pv1 from 0 (to 8)",
    ]);
  });

  it("shows pages of hosts, also of one that does not take the machine", () => {
    // The last one, large: 18 pages, and only the third host has so many.
    const large = decisionsOf(CLOUD, { kinds: ["host"], made: [] }).at(-1)!.question!;
    expect(facesOf(CLOUD, large).map((face) => plain(face ?? ""))).toEqual([
      "1host12 pages to give",
      "2host20 pages to give",
      "3host318 pages to give",
      "4Nonenone: it is refused",
    ]);
  });

  it("tells by its name which fit, policy or rule a wrong answer follows, and what cannot be", () => {
    expect(verdict(HOLES, P1, 3)).toBe(
      "The hole at 950 (300 KB) is best fit's choice. It is the hole at 150 (500 KB).",
    );
    expect(verdict(HOLES, P1, 0)).toContain("smaller than what is needed in one piece");
    expect(verdict(VOLUMES, M1, 0)).toContain("smaller than what is needed in one piece");
    expect(verdict(CLOUD, MAIL, 2)).toBe("host3 is worst fit's choice. Could also be: round robin. It is host2.");
    expect(verdict(CLOUD, MAIL, 1)).toBe("Right: host2.");
  });

  it("compares the places by numbers afterwards: where they are, how large, what would be left", () => {
    const table = evidenceTable(tellingOf(HOLES), P1)!;
    expect(table.columns).toEqual(["needed", "available", "start", "rest"]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ["212", "100", "0", "–"],
      ["212", "500", "150", "288"],
      ["212", "200", "700", "–"],
      ["212", "300", "950", "88"],
      ["212", "600", "1,300", "388"],
    ]);
    expect(answerText(tellingOf(HOLES, "zh"), P1, 5)).toBe("都不行（被拒绝）");
  });
});
