/** Exercises as teachers write them, each with the jobs or pages that are meant: read right, asked about, or refused. */
import { describe, expect, it } from "vitest";
import type { AddressExercise } from "../../../src/codec/addressing/exercise.ts";
import type { ArmQueue } from "../../../src/codec/exercise/armQueue.ts";
import type { RegionList } from "../../../src/codec/exercise/regionList.ts";
import { readExercise, type Exercise } from "../../../src/codec/exercise/readExercise.ts";
import { JOB_COLUMNS, type JobCells } from "../../../src/codec/jobs/jobColumns.ts";
import { readJobs } from "../../../src/codec/jobs/jobCells.ts";
import { decimalText, readDecimal } from "../../../src/codec/jobs/jobTimes.ts";
import { problems as sentences } from "../../../src/i18n/messages/problems.ts";
import { further } from "../../support/exercises/further.ts";
import { references } from "../../support/exercises/references.ts";
import { sentences as inSentences } from "../../support/exercises/sentences.ts";
import { shapes } from "../../support/exercises/shapes.ts";
import { sheets } from "../../support/exercises/sheets.ts";
import { stated } from "../../support/exercises/stated.ts";
import { told, toldBesides } from "../../support/exercises/told.ts";
import { tables } from "../../support/exercises/tables.ts";
import { words } from "../../support/exercises/words.ts";

function plainNumber(text: string): string {
  const decimal = readDecimal(text);
  return decimal ? (decimal.fraction === "" ? decimal.whole : `${decimal.whole}.${decimal.fraction}`) : text;
}

/** `name arrival burst priority`, with bursts and waiting in turn. */
function drawnRow(row: JobCells): string {
  const { jobs, decimals } = readJobs([row]);
  const bursts = (jobs[0]?.bursts ?? []).map((ticks) => decimalText(ticks, decimals)).join(",");
  return JOB_COLUMNS.slice(0, 4)
    .map((column) => (column === "bursts" ? bursts : plainNumber(row[column])) || ".")
    .join(" ");
}

const drawnArm = ({ head, queue, cylinders, direction }: ArmQueue) =>
  `D ${head} ${queue.join(",")} /${cylinders} ${direction ?? "."}`;

function drawnRegion({ total, unit, holes, steps }: RegionList): string {
  const drawnSteps = steps.map((step) =>
    step.do === "request" ? `+${step.name}:${step.size}` : step.do === "release" ? `-${step.name}` : "compact",
  );
  return `M ${total ?? 0}${unit}${holes ? `|${holes.join(",")}` : ""} ${drawnSteps.join(",")}`;
}

function drawnAddresses({ scheme, addresses }: AddressExercise): string {
  const size = "pageSize" in scheme ? ` ${scheme.pageSize}` : "";
  const table = "pageTable" in scheme ? ` ${scheme.pageTable.map((frame) => frame ?? "-").join(",")}` : "";
  return `X ${scheme.scheme}${size}${table} ${addresses.join(",")}`;
}

function drawn(exercise: Exercise): string {
  if (exercise.kind === "jobs") return exercise.table.rows.map(drawnRow).join("|");
  if (exercise.kind === "arm") return drawnArm(exercise.list);
  if (exercise.kind === "region") return drawnRegion(exercise.list);
  if (exercise.kind === "addresses") return drawnAddresses(exercise.exercise);
  if (exercise.kind !== "references") return exercise.kind;
  const { pages, names, frames } = exercise.references;
  const called = pages.map((page) => (names[page] ?? String(page)).toLowerCase());
  return `R ${called.join(",")} f${frames ?? "?"}`;
}

/** The settings that were understood, by the letters of the lists. */
function settingsOf(exercise: Exercise): Readonly<Record<string, string | null | undefined>> {
  if (exercise.kind === "references") return { pol: exercise.settings.replacement };
  if (exercise.kind !== "jobs") return {};
  const { policy, timeslice, switchCost, pcpus } = exercise.settings;
  const order = exercise.table.understood?.priorityOrder;
  return { pol: policy, q: timeslice, sw: switchCost, cpus: String(pcpus), order };
}

const listed = [...tables, ...words, ...references, ...inSentences, ...sheets, ...shapes, ...further, ...told].flatMap(
  ([wanted, texts]) => texts.map((text) => [text, wanted] as const),
);
const read = listed.filter(([, wanted]) => wanted !== "!");
const refused = listed.filter(([, wanted]) => wanted === "!");

/** `text` reads as it is meant, by `wanted` of the lists. */
function expectRead(text: string, wanted: string): void {
  const exercise = readExercise(text, { title: "Own" });
  const [shown = "", ...settings] = wanted.replace(/^\? /, "").split(";");
  expect(exercise.problems).toEqual([]);
  expect(drawn(exercise).replaceAll(/ {2,}/g, " ")).toBe(shown);
  expect(exercise).toMatchObject({ isSure: !wanted.startsWith("? ") });
  expect(settingsOf(exercise)).toMatchObject(
    Object.fromEntries(settings.map((setting) => setting.split("=") as [string, string])),
  );
}

/** With two blanks for each, blanks around every line, and lines that end as those of Windows do. */
function spread(text: string): string {
  const wide = text.replaceAll(/(?<=\S) (?=\S)/g, "  ");
  return wide.replaceAll(/^/gm, " ").replaceAll("\n", "  \r\n");
}

describe("an exercise as teachers write it", () => {
  it.each(read)("is read as it is meant: %j", (text, wanted) => {
    expectRead(text, wanted);
  });

  it.each(read)("is read the same with more blanks: %j", (text, wanted) => {
    expectRead(spread(text), wanted);
  });

  it.each(refused)("that cannot be answered is refused with a sentence: %j", (text) => {
    const exercise = readExercise(text, { title: "Own" });
    expect("scenario" in exercise ? exercise.scenario : null).toBeNull();
    expect(exercise.problems.length).toBeGreaterThan(0);
    for (const { code } of exercise.problems) expect(Object.keys(sentences.en)).toContain(code);
  });

  it.each([...stated, ...toldBesides])(
    "that states more than a run follows is never taken without a question: %j",
    (text) => {
      const exercise = readExercise(text, { title: "Own" });
      const isTaken = "isSure" in exercise && exercise.isSure && exercise.problems.length === 0;
      expect(isTaken).toBe(false);
      expect(exercise.kind !== "nothing" || exercise.problems.length > 0).toBe(true);
    },
  );

  it.each([
    ["digits in groups, which can be a burst and waiting", "Process\tArrival\tBurst\nP1\t0\t1 000", "jobsGroups"],
    ["addresses without the size of a page", "addresses 110, 210, 150; 3 frames", "referencesPageSize"],
    ["a fraction that is no decimal", "P1 | 0 | 1/3\nP2 | 1 | 2", "jobsBursts"],
  ])("is asked back, not guessed: %s", (_what, text, code) => {
    const exercise = readExercise(text, { title: "Own" });
    expect(exercise.problems.map((problem) => problem.code)).toContain(code);
  });
});
