/**
 * Whatever goes out and can come in again gives the same scenario: a list of all such formats, each with how it is written, how it
 * is read, and what of a scenario it holds.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLine } from "../../src/codec/console/line.ts";
import { hostWords, scriptOf } from "../../src/codec/console/script.ts";
import { decodeChallenge, encodeChallenge, type Challenge } from "../../src/codec/challenge/challengeLink.ts";
import { readJobs } from "../../src/codec/jobs/jobCells.ts";
import { decimalsWithHost, withJobs } from "../../src/codec/jobs/jobScenario.ts";
import { parseJobTable } from "../../src/codec/jobs/jobTable.ts";
import { jobGrid, jobTableCsv, printJobTable } from "../../src/codec/jobs/printJobs.ts";
import { domainXml } from "../../src/codec/libvirt/domainXml.ts";
import { poolXml } from "../../src/codec/libvirt/poolXml.ts";
import { readLibvirt } from "../../src/codec/libvirt/readLibvirt.ts";
import { checkContent, decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { parseProgram, printProgram } from "../../src/codec/notation/notation.ts";
import { latexTable } from "../../src/codec/out/latex.ts";
import { markdownTable } from "../../src/codec/out/markdown.ts";
import { libraryText, readLibraryText } from "../../src/codec/scenario/libraryFile.ts";
import { parseScenarioFile, printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { hostOf, type MachineSpec, type Scenario } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { movingScenarios } from "../support/movingScenarios.ts";
import { validWild } from "../support/validWild.ts";
import { host, job, machine, scenario } from "../support/workloads.ts";

const START = { time: 3, step: 1 };

function valid(given: Scenario): Scenario {
  const checked = validateScenario(given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

interface Format {
  readonly name: string;
  /** What of a scenario it holds; all of it unless said otherwise. */
  readonly holds?: (given: Scenario) => unknown;
  /** What comes back of it. */
  readonly goneAndBack: (given: Scenario) => Promise<unknown> | unknown;
}

const linked = async (given: Scenario) => {
  const read = await decodeLink(await encodeLink({ scenario: given, cursor: START }));
  return read.ok ? read.value?.scenario : read;
};

const WHOLE: readonly Format[] = [
  {
    name: "a file",
    goneAndBack: (given) => {
      const read = parseScenarioFile(printScenarioFile(given));
      return read.ok ? read.value : read;
    },
  },
  { name: "a link", goneAndBack: linked },
  {
    name: "a link inside that of a challenge",
    async goneAndBack(given) {
      const challenge: Challenge = {
        version: 1,
        title: given.title,
        language: "zh",
        scenario: await encodeLink({ scenario: given, cursor: START }),
        settings: { kinds: ["victim"], feedback: "atEnd", after: "fix" },
        seed: null,
        hasOwnNumbers: false,
      };
      const read = await decodeChallenge(await encodeChallenge(challenge));
      const inside = await decodeLink(read?.scenario ?? "");
      return inside.ok ? inside.value?.scenario : inside;
    },
  },
  {
    name: "the file of one’s own scenarios",
    goneAndBack(given) {
      const content = { scenario: given, cursor: START, entry: null, folds: {} };
      const text = libraryText([{ name: "x", at: 1, content }]);
      const checked = checkContent(readLibraryText(text)?.saved[0]?.content);
      return checked.ok ? checked.value.scenario : checked;
    },
  },
  {
    name: "programs in notation",
    holds: ({ machines }) => machines.map(({ programs }) => programs),
    goneAndBack: ({ machines }) =>
      machines.map(({ programs }) =>
        programs.map((program) => {
          const read = parseProgram(printProgram(program));
          return read.ok ? read.value : read;
        }),
      ),
  },
  {
    name: "the log as lines of the console",
    // A machine that a command creates is started by another one, and a move that says no mode is one by pre-copy.
    holds: ({ commands }) =>
      commands.map((command) => {
        if (command.command === "create") return { ...command, machine: { ...command.machine, arrival: null } };
        return command.command === "migrate" ? { mode: "preCopy", ...command } : command;
      }),
    goneAndBack(given) {
      const about = { host: hostOf(given), hosts: hostWords(given), machines: [], commands: [], now: 0 };
      return scriptOf(given).map((line) => {
        const read = readLine(line, about);
        return read.ok && read.action.kind === "command" ? { ...read.action.command, at: read.action.at } : read;
      });
    },
  },
];

/** Jobs as exercises have them: times with up to two decimals, and of the optional columns now this one, now that. */
const jobs: fc.Arbitrary<Scenario> = fc
  .record({
    rows: fc.array(
      fc.record({
        arrival: fc.nat(60),
        bursts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        priority: fc.integer({ min: 1, max: 9 }),
        weight: fc.option(fc.integer({ min: 1, max: 99 })),
        cap: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    names: fc.uniqueArray(fc.constantFrom("A", "B", "P1", "作业", "web", "a|b", "x & y", "50%", 'q"', "n_1"), {
      minLength: 6,
    }),
    ticksPerUnit: fc.constantFrom(undefined, 10, 100),
    timeslice: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ rows, names, ticksPerUnit, timeslice }) => {
    const machines = rows.map(({ arrival, bursts, priority, weight, cap }, at): MachineSpec => {
      // The last burst is one of the processor.
      const odd = bursts.length % 2 === 1 ? bursts : bursts.slice(1);
      const made = job(names[at]!, arrival, odd, priority);
      return { ...made, weight, ...(cap === undefined ? {} : { cap }) };
    });
    const spec = host({ scheduler: { policy: "rr", params: { timeslice } } });
    return valid(scenario(machines, spec, ticksPerUnit === undefined ? {} : { ticksPerUnit }));
  });

const grid = (given: Scenario) => jobGrid(printJobTable(given)!);

const quoted = (text: string) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);

/** As a spreadsheet has it on the clipboard. */
function tabbed({ columns, rows }: ReturnType<typeof jobGrid>): string {
  return [columns, ...rows].map((cells) => cells.map(quoted).join("\t")).join("\n");
}

const JOB_TABLES: readonly { readonly name: string; readonly print: (given: Scenario) => string }[] = [
  { name: "CSV", print: (given) => jobTableCsv(printJobTable(given)!) },
  { name: "Markdown", print: (given) => markdownTable(grid(given).columns, grid(given).rows) },
  { name: "LaTeX", print: (given) => latexTable(grid(given).columns, grid(given).rows) },
  { name: "cells copied out of a spreadsheet", print: (given) => tabbed(grid(given)) },
];

function withPasted(text: string, present: Scenario): Scenario {
  const { rows, problems } = parseJobTable(text);
  expect(problems).toEqual([]);
  const decimals = decimalsWithHost(present, readJobs(rows).decimals);
  const { scheduler } = hostOf(present);
  const made = withJobs(
    readJobs(rows, decimals),
    { title: present.title, pcpus: hostOf(present).pcpus, scheduler, priorityOrder: "higherFirst" },
    present,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

/** Times are equal in units, whatever a tick is: the coarsest in which all are whole. */
const inUnits = ({ machines, ticksPerUnit: perUnit }: Scenario) => {
  const ticksPerUnit = perUnit ?? 1;
  return machines.map(({ arrival, programs, name, priority, weight, cap }) => ({
    name,
    priority,
    weight,
    cap,
    arrival: arrival! / ticksPerUnit,
    bursts: programs[0]!.map((op) => (op.op === "compute" || op.op === "wait" ? op.ticks / ticksPerUnit : op)),
  }));
};

/** What of machines libvirt knows. */
const partsIn = (machines: readonly MachineSpec[]) =>
  machines.map(({ name, vcpus, memoryBytes, weight, volumes }) => ({
    name,
    vcpus,
    memoryBytes,
    weight,
    disks: volumes.map(({ bytes }) => bytes),
  }));

describe("what goes out and comes in again", () => {
  const any = fc.oneof(arbitraryScenario(), validWild(), movingScenarios.map(valid));

  it.each(WHOLE)("is the same scenario in $name", async ({ holds = (given) => given, goneAndBack }) => {
    await fc.assert(
      fc.asyncProperty(any, async (given) => {
        expect(await goneAndBack(given)).toEqual(holds(given));
      }),
      examples(60),
    );
  });

  it.each(JOB_TABLES)("is the same jobs as a table in $name", ({ print }) => {
    fc.assert(
      fc.property(jobs, (given) => {
        expect(inUnits(withPasted(print(given), given))).toEqual(inUnits(given));
      }),
      examples(60),
    );
  });

  it("is the same machines but for their programs, and the same sizes of the pool, as libvirt’s documents", () => {
    const vms = fc.array(
      fc.record({
        vcpus: fc.integer({ min: 1, max: 4 }),
        pages: fc.integer({ min: 1, max: 64 }),
        weight: fc.option(fc.integer({ min: 2, max: 9999 })),
        volumes: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(vms, (drawn) => {
        const { pageBytes, extentBytes } = host();
        const machines = drawn.map(({ vcpus, pages, weight, volumes }, at) =>
          machine(`m${at}`, [{ op: "compute", ticks: 50 }], {
            vcpus,
            memoryBytes: pages * pageBytes,
            weight,
            volumes: volumes.map((extents, disk) => ({ name: `v${"abc"[disk]!}`, bytes: extents * extentBytes })),
          }),
        );
        const given = valid(scenario(machines, { pcpus: 2, disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }] }));
        const trace = simulate(given, { until: 5 });
        const state = hostAt(trace, trace.rowsUpTo(4), 4);
        const moment = { title: given.title, host: hostOf(given), info: trace.info, state };
        const read = readLibvirt(trace.info.vms.map((vm) => domainXml({ ...moment, vm })).join("") + poolXml(moment));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const back = read.value.domains.map(({ name, vcpus, memoryBytes, weight, disks }) => ({
          name,
          vcpus,
          memoryBytes,
          weight,
          disks: disks.map(({ bytes }) => bytes),
        }));
        expect(back).toEqual(partsIn(machines));
        expect(read.value.pool?.disks.reduce((sum, bytes) => sum + bytes, 0)).toBe(64 * extentBytes);
      }),
      examples(40),
    );
  });
});
