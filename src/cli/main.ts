/**
 * The command-line runner: a scenario file or a link in, the report of its run out. Same core, same results as the page.
 * Exit codes: 0 done, with the keys of the file that were left out on stderr; 1 the scenario or link is not valid (problems
 * on stderr); 2 the call itself is wrong.
 */
import { parseArgs } from "node:util";
import { answerAddresses } from "../codec/addressing/answer.ts";
import { AddressProblem } from "../codec/addressing/exercise.ts";
import { armAnswers } from "../codec/exercise/armExercise.ts";
import { migrationRecords } from "../codec/exercise/migrationAnswer.ts";
import { readMigration } from "../codec/exercise/migrationText.ts";
import { readArmQueue, type ArmQueue } from "../codec/exercise/armQueue.ts";
import { decodeLink } from "../codec/link/link.ts";
import { reportOf } from "../codec/out/report.ts";
import { jobGrid, jobTableCsv, printJobTable } from "../codec/jobs/printJobs.ts";
import { latexTable } from "../codec/out/latex.ts";
import { markdownTable } from "../codec/out/markdown.ts";
import { traceJson } from "../codec/out/traceEvents/traceJson.ts";
import { gridOf, REPORT_TABLES, recordsCsv, tableCsv, type ReportTable } from "../codec/out/reportCsv.ts";
import { parseScenarioFile, type OpenedScenario } from "../codec/scenario/scenarioFile.ts";
import { decisionsOf } from "../engine/decisions.ts";
import { LoadCurve } from "../engine/loadCurve.ts";
import { simulate } from "../engine/simulate.ts";
import { reasonTeller } from "../i18n/explain/reasons.ts";
import { problems as problemTexts, problemSentence } from "../i18n/messages/problems.ts";
import { USUAL_WINDOW } from "../model/settings.ts";
import type { Problem } from "../model/problems.ts";
import type { Scenario } from "../model/scenario.ts";
import { valueOf } from "../trace/figures/shares.ts";
import { curves, type CurvesIo } from "./curves.ts";
import { grade } from "./grade.ts";
import { worksheet } from "./worksheet.ts";

export interface Io extends CurvesIo {
  readFile(path: string): Promise<string>;
}

const USAGE = `usage: npm run --silent simulate -- SCENARIO [--format json|csv|md|tex|perfetto] [--table NAME] [--until TICK] [--max-rows N] [--details] [--window N] [--machines N]
       npm run --silent simulate -- curves FILE …    faults by frames of a file of references; see curves --help
       npm run --silent grade -- FILE                results of a challenge, graded; see grade -- --help
       npm run --silent simulate -- worksheet SUBJECT   problems on paper with their key; see worksheet --help

SCENARIO   a scenario file (JSON), "-" for standard input, or a link (whole address or its fragment)
--format   json (default): the whole report; csv, md, tex: one table of it, as CSV, Markdown or for LaTeX;
           perfetto: the run in Chrome's trace format, for Perfetto and Firefox Profiler
--table    with csv, md and tex: ${REPORT_TABLES.join(", ")} (default slices); jobTable: the machines as
           the table of jobs that can be pasted back
--until    stop before this tick: what happens at it is left out, so that "by t = 200" is --until 201 (default: run until
           nothing happens any more)
--details  with json: also the accounts of the scheduling policy at each decision, and the run queues
--window   how many references of a machine its working set looks back at (default ${USUAL_WINDOW})
--machines instead of the report: how busy the processors are with 1 to N machines, those of the scenario in turn
--max-rows stop after about this many events (default 200000; runs without an end stop there)

       npm run --silent simulate -- translate FILE

FILE       an exercise on address translation (JSON), "-" for standard input: each address with its parts in bits, the page
           table entries that are read, and the physical address or why there is none

       npm run --silent simulate -- disk QUEUE

QUEUE      "head 53, queue 98 183 37 122, cylinders 0-199, direction up", in any order and also in Chinese; or a file with
           it, "-" for standard input: every movement of the arm under each algorithm, as CSV

       npm run --silent simulate -- migrate MACHINE

MACHINE    "live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, working set 64 MB, stop at 1 MB" (or "downtime limit 300 ms",
           QEMU's rule; page size, state, activation, round trip, zero pages, first rate and step, auto-converge), also in
           Chinese; or a file with it, "-" for standard input: the rounds, downtime and total of each way of moving it, as CSV
`;

const MIGRATION = '"live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, stop at 1 MB"';
const DEFAULT_MAX_ROWS = 200_000;
const MOST_MACHINES = 256;

/** Runs the command line `argv` (without program name); the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv[0] === "grade") return grade(argv.slice(1), io);
  if (argv[0] === "curves") return curves(argv.slice(1), io);
  if (argv[0] === "translate") return translate(argv.slice(1), io);
  if (argv[0] === "disk") return disk(argv.slice(1), io);
  if (argv[0] === "migrate") return migrate(argv.slice(1), io);
  if (argv[0] === "worksheet") return worksheet(argv.slice(1), io);
  const call = parseCall(argv);
  if (typeof call === "string") {
    io.stderr(`${call}\n\n${USAGE}`);
    return 2;
  }
  if (call.help) {
    io.stdout(USAGE);
    return 0;
  }
  const scenario = await readScenario(call.source, io);
  if (!scenario.ok) {
    for (const problem of scenario.problems) io.stderr(`${describe(problem)}\n`);
    return 1;
  }
  for (const unused of scenario.unused ?? []) io.stderr(`${describe(unused)}\n`);
  if (call.machines !== null) {
    io.stdout(loadCurveText(scenario.value, call.machines, call.format));
    return 0;
  }
  if (call.table === JOB_TABLE && call.format !== "json" && call.format !== "perfetto")
    return jobTable(scenario.value, call.format, io);
  const trace = simulate(scenario.value, { until: call.until, maxRows: call.maxRows });
  const end = trace.isComplete ? trace.knownUntil : Math.min(call.until, trace.knownUntil);
  if (call.format === "perfetto") {
    const teller = reasonTeller(trace.info, scenario.value, "en");
    io.stdout(traceJson(scenario.value, trace, { until: end, teller }));
    return 0;
  }
  const report = reportOf(
    scenario.value,
    trace,
    end,
    call.details ? decisionsOf(scenario.value, end) : undefined,
    call.window,
  );
  if (call.format === "json" || call.table === JOB_TABLE) io.stdout(`${JSON.stringify(report, null, 2)}\n`);
  else if (call.format === "csv") io.stdout(tableCsv(report, call.table));
  else {
    const { columns, rows } = gridOf(report, call.table);
    io.stdout(GRIDS[call.format](columns, rows));
  }
  return 0;
}

/** The machines as a table of jobs, where they are jobs. */
function jobTable(scenario: Scenario, format: "csv" | keyof typeof GRIDS, io: Io): number {
  const rows = printJobTable(scenario);
  if (rows) {
    const grid = jobGrid(rows);
    io.stdout(format === "csv" ? jobTableCsv(rows) : GRIDS[format](grid.columns, grid.rows));
  } else io.stderr("a machine is more than a job: a table of jobs has room for processor time and waiting only\n");
  return rows ? 0 : 1;
}

/** The subcommand for exercises on address translation. */
async function translate(argv: readonly string[], io: Io): Promise<number> {
  const [path] = argv;
  if (path === undefined || argv.length > 1 || (path !== "-" && path.startsWith("-"))) {
    io.stderr(`one file with an exercise on address translation is needed\n\n${USAGE}`);
    return 2;
  }
  try {
    io.stdout(`${JSON.stringify(answerAddresses(await io.readFile(path)), null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    io.stderr(error instanceof AddressProblem ? `${error.message}\n` : `the file cannot be read: ${error.message}\n`);
    return 1;
  }
}

/** The subcommand for the queue of a disk. */
async function disk(argv: readonly string[], io: Io): Promise<number> {
  const [source] = argv;
  if (source === undefined || argv.length > 1) {
    io.stderr(
      `one exercise on the queue of a disk is needed, such as "head 53, queue 98 183 37, cylinders 0-199"\n\n${USAGE}`,
    );
    return 2;
  }
  const queue = readArmQueue(/\d/.test(source) && /[\s,]/.test(source) ? source : await io.readFile(source));
  if (!queue) io.stderr('no queue of a disk was found; one is "head 53, queue 98 183 37, cylinders 0-199"\n');
  for (const problem of queue?.problems ?? []) io.stderr(`${describe(problem)}\n`);
  if (!queue || queue.problems.length > 0) return 1;
  io.stdout(recordsCsv(armRecords(queue)));
  return 0;
}

async function migrate(argv: readonly string[], io: Io): Promise<number> {
  const [source] = argv;
  if (source === undefined || argv.length > 1) {
    io.stderr(`one machine to migrate is needed, such as ${MIGRATION}\n\n${USAGE}`);
    return 2;
  }
  const read = readMigration(/\d/.test(source) && /\s/.test(source) ? source : await io.readFile(source));
  if (!read) io.stderr(`no migration was found; one is ${MIGRATION}\n`);
  for (const problem of read?.problems ?? []) io.stderr(`${describe(problem)}\n`);
  if (!read || read.problems.length > 0) return 1;
  if (read.guessed.length > 0) io.stderr(`not said, and taken as usual: ${read.guessed.join(", ")}\n`);
  io.stdout(recordsCsv(migrationRecords(read.spec)));
  return 0;
}

/** A record for each movement of the arm, under every scheduler. */
function armRecords(queue: ArmQueue): readonly Readonly<Record<string, string | number>>[] {
  return armAnswers(queue, queue.direction ?? "up").flatMap(({ scheduler, moves }) => {
    let total = 0;
    return moves.map(({ from, to, via, travelled, reason }, step) => {
      total += travelled;
      return { scheduler, step: step + 1, from, to, via: via.join(" "), travelled, total, reason };
    });
  });
}

/** A line, or a record, for each number of machines. */
function loadCurveText(scenario: Scenario, most: number, format: Call["format"]): string {
  const curve = new LoadCurve(scenario, scenario.machines.length > 0 ? most : 0);
  const rows: { machines: number; utilization: number | null; faults: number; until: number; complete: boolean }[] = [];
  while (!curve.isDone) {
    const point = curve.work();
    if (!point) continue;
    const { machines, utilization, faults, until, isCut } = point;
    rows.push({ machines, utilization: utilization && valueOf(utilization), faults, until, complete: !isCut });
  }
  if (format === "md" || format === "tex")
    return GRIDS[format](
      ["machines", "utilization", "faults", "until", "complete"],
      rows.map((row) => [row.machines, row.utilization, row.faults, row.until, row.complete]),
    );
  return format === "csv" ? recordsCsv(rows) : `${JSON.stringify(rows, null, 2)}\n`;
}

/** The machines of the scenario, not a table of its report. */
const JOB_TABLE = "jobTable";
const TABLES = [...REPORT_TABLES, JOB_TABLE] as const;
const FORMATS = ["json", "csv", "md", "tex", "perfetto"] as const;
/** Grids of cells as text. */
const GRIDS = { md: markdownTable, tex: latexTable } as const;

interface Call {
  readonly source: string;
  readonly format: (typeof FORMATS)[number];
  readonly table: ReportTable | typeof JOB_TABLE;
  readonly until: number;
  readonly maxRows: number;
  readonly details: boolean;
  readonly window: number;
  /** Null: the report is wanted. */
  readonly machines: number | null;
  readonly help: boolean;
}

/** The call, or what is wrong with it. */
function parseCall(argv: readonly string[]): Call | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "json" },
        table: { type: "string", default: "slices" },
        until: { type: "string" },
        "max-rows": { type: "string" },
        window: { type: "string" },
        machines: { type: "string" },
        details: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [source] = positionals;
  if (!values.help && (source === undefined || positionals.length > 1)) return "one scenario file or link is needed";
  const { table } = values;
  const format = FORMATS.find((name) => name === values.format);
  if (!format) return `--format is json, csv, md, tex or perfetto, not ${values.format}`;
  const knownTable = TABLES.find((name) => name === table);
  if (!knownTable) return `--table is one of ${TABLES.join(", ")}, not ${table}`;
  const until = wholeNumber(values.until, Infinity);
  const maxRows = wholeNumber(values["max-rows"], DEFAULT_MAX_ROWS);
  if (until === null) return `--until is a whole number of ticks, 1 or more, not ${values.until}`;
  if (maxRows === null) return `--max-rows is a whole number, 1 or more, not ${values["max-rows"]}`;
  const window = wholeNumber(values.window, USUAL_WINDOW);
  if (window === null) return `--window is a whole number of references, 1 or more, not ${values.window}`;
  const machines = values.machines === undefined ? null : wholeNumber(values.machines, MOST_MACHINES);
  if (values.machines !== undefined && (machines === null || machines > MOST_MACHINES))
    return `--machines is a whole number from 1 to ${MOST_MACHINES}, not ${values.machines}`;
  if (machines !== null && format === "perfetto") return "--machines has no trace: it is a table, or json";
  const { details, help } = values;
  return { source: source ?? "", format, table: knownTable, until, maxRows, details, window, machines, help };
}

function wholeNumber(text: string | undefined, otherwise: number): number | null {
  if (text === undefined) return otherwise;
  return /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

async function readScenario(source: string, io: Io): Promise<OpenedScenario> {
  const fragment = /#(v\d+\..*)$/s.exec(source)?.[1] ?? (/^v\d+\./.test(source) ? source : null);
  if (fragment !== null) {
    const link = await decodeLink(fragment);
    if (!link.ok) return link;
    if (link.value) return { ok: true, value: link.value.scenario };
  }
  try {
    return parseScenarioFile(await io.readFile(source));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ code: "cannotRead", path: "", values: { reason } }] };
  }
}

function describe(problem: Problem): string {
  if (problem.code === "cannotRead") return `the scenario cannot be read: ${problem.values["reason"]}`;
  return problemSentence(problemTexts.en, problem, problem.path !== "");
}
