/**
 * All that goes out of a run: tables, a trace, libvirt's XML, pictures, commands as lines, files and links. None throws, and
 * each is read back: by its own rules, and where the product reads it, to what it was.
 */
import { XMLValidator } from "fast-xml-parser";
import { encode } from "uqr";
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
import { readLine } from "../../../src/codec/console/line.ts";
import { hostWords, scriptOf } from "../../../src/codec/console/script.ts";
import { parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { jobTableCsv, printJobTable } from "../../../src/codec/jobs/printJobs.ts";
import { domainXml } from "../../../src/codec/libvirt/domainXml.ts";
import { poolXml } from "../../../src/codec/libvirt/poolXml.ts";
import { readLibvirt } from "../../../src/codec/libvirt/readLibvirt.ts";
import { latexTable } from "../../../src/codec/out/latex.ts";
import { markdownTable } from "../../../src/codec/out/markdown.ts";
import { reportOf } from "../../../src/codec/out/report.ts";
import { gridOf, REPORT_TABLES, tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { traceJson } from "../../../src/codec/out/traceEvents/traceJson.ts";
import { checkContent, decodeLink, encodeLink } from "../../../src/codec/link/link.ts";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { reasonTeller } from "../../../src/i18n/explain/reasons.ts";
import { exportCatalogues } from "../../../src/i18n/exportCatalogue.ts";
import { hostOf, type Scenario } from "../../../src/model/scenario.ts";
import { libraryText, readLibraryText } from "../../../src/codec/scenario/libraryFile.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { chartDrawing } from "../../../src/ui/pictures/chart.ts";
import { framesDrawing } from "../../../src/ui/pictures/frames.ts";
import { printInks } from "../../../src/ui/pictures/inks.ts";
import { storageDrawing } from "../../../src/ui/pictures/storage.ts";
import { svgOf } from "../../../src/ui/pictures/svg.ts";
import { textbookDrawing } from "../../../src/ui/pictures/textbook.ts";
import { tikzOf } from "../../../src/ui/pictures/tikz.ts";
import { sceneTexts } from "../../../src/ui/processor/words.ts";
import { readAsFirefox } from "../../codec/out/traceEvents/firefox.ts";
import { readAsPerfetto } from "../../codec/out/traceEvents/perfetto.ts";
import { movesOf, walkOf } from "../../support/furtherDrawings.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { sameJson } from "../same.ts";
import { anyScenario, runnableScenario } from "../samples.ts";

const MOST_ROWS = 300;
const LETTER_PX = 7;
const MOST_QR_LETTERS = 2900;

export const exporters: FuzzKind = {
  name: "exporters",
  async attempt(random: RandomStream, show): Promise<Attempt> {
    const drawn = nextInt(random, 8) === 0 ? anyScenario(random) : runnableScenario(random);
    // Those of the gallery leave out what is usual.
    const checked = validateScenario(drawn);
    if (!checked.ok) return { outcome: "refused", faults: ["a scenario to begin with is not valid"] };
    const given = checked.value;
    show(JSON.stringify(given));
    const trace = simulate(given, { maxRows: MOST_ROWS });
    const until = Math.min(trace.knownUntil, 1_000_000);
    return {
      outcome: trace.isComplete ? "whole" : "cut",
      faults: [
        ...tableFaults(given, trace, until),
        ...traceFaults(given, trace),
        ...xmlFaults(given, trace, until),
        ...pictureFaults(given, trace, until),
        ...lineFaults(given),
        ...(await keptFaults(given, nextInt(random, 10 ** 6))),
      ],
    };
  },
};

function tableFaults(given: Scenario, trace: TraceReader, until: number): string[] {
  const faults: string[] = [];
  const report = reportOf(given, trace, until);
  if (!sameJson(JSON.parse(JSON.stringify(report)), report)) faults.push("the report has values that JSON has not");
  for (const table of REPORT_TABLES) {
    const { columns, rows } = gridOf(report, table);
    const cells = [columns, ...rows.map((row) => columns.map((_, at) => String(row[at] ?? "")))];
    if (!sameJson(cellsOfCsv(tableCsv(report, table)), cells)) faults.push(`${table}: its CSV has other cells`);
    // A line of heads, one of places, and a line a row: whatever a cell holds, it begins no line and no cell.
    const lines = markdownTable(columns, rows).trimEnd().split("\n");
    const isTable = lines.every((line) => line.split(/(?<!\\)(?:\\\\)*\|/).length === columns.length + 2);
    if (lines.length !== rows.length + 2 || !isTable) faults.push(`${table}: its Markdown has other cells`);
    const latex = latexTable(columns, rows).replaceAll(/\\[\\{}&]/g, "");
    if (latex.split("{").length !== latex.split("}").length) faults.push(`${table}: its LaTeX does not close`);
    if (latex.split("&").length - 1 !== (columns.length - 1) * (rows.length + 1))
      faults.push(`${table}: its LaTeX has other cells`);
  }
  const jobs = printJobTable(given);
  if (!jobs || jobs.length === 0) return faults;
  const { rows, problems } = parseJobTable(jobTableCsv(jobs));
  if (problems.length > 0 || !sameJson(rows, jobs)) faults.push("the table of jobs does not come back as it went out");
  return faults;
}

/** RFC 4180, a sign at a time. */
function cellsOfCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === "," || sign === "\n") {
      lines.at(-1)!.push(cell);
      cell = "";
      if (sign === "\n") lines.push([]);
    } else cell += sign;
  }
  return lines.slice(0, -1);
}

/** Commands as lines of the console, which give them again. */
function lineFaults(given: Scenario): string[] {
  const hosts = hostWords(given);
  const about = { host: hostOf(given), hosts, machines: [], commands: [], now: 0 };
  return scriptOf(given).flatMap((line, at) => {
    const read = readLine(line, about);
    const back = read.ok && read.action.kind === "command" ? { ...read.action.command, at: read.action.at } : read;
    const command = given.commands[at]!;
    // A machine that a command creates is started by another one: when it would arrive says nothing.
    // A move that says no mode is one by pre-copy, and the line says so.
    const wanted =
      command.command === "create"
        ? { ...command, machine: { ...command.machine, arrival: null } }
        : command.command === "migrate"
          ? { ...command, mode: command.mode ?? "preCopy" }
          : command;
    return sameJson(back, wanted) ? [] : [`a command does not come back from its line: ${line}`];
  });
}

/** What keeps a scenario: a file, a link and its QR code, the file of one's own scenarios. */
async function keptFaults(given: Scenario, time: number): Promise<string[]> {
  const faults: string[] = [];
  const opened = parseScenarioFile(printScenarioFile(given));
  if (!opened.ok || !sameJson(opened.value, given)) faults.push("its file does not open to it");
  const cursor = { time, step: 0 };
  const link = await encodeLink({ scenario: given, cursor });
  const linked = await decodeLink(link);
  if (!linked.ok || !sameJson(linked.value?.scenario, given) || linked.value?.cursor.time !== time)
    faults.push("its link does not open to it");
  // The largest code holds 2953 letters with the least correction; the page says where a link is longer.
  if (link.length < MOST_QR_LETTERS) encode(link, { ecc: "L" });
  const name = `n${given.title}`;
  const content = { scenario: given, cursor, entry: null, folds: {} };
  const [saved] = readLibraryText(libraryText([{ name, at: 1, content }]))?.saved ?? [];
  const checked = checkContent(saved?.content);
  if (saved?.name !== name || !checked.ok || !sameJson(checked.value.scenario, given))
    faults.push("it does not come back from the file of one's own scenarios");
  return faults;
}

function traceFaults(given: Scenario, trace: TraceReader): string[] {
  const text = traceJson(given, trace, { teller: reasonTeller(trace.info, given, "zh") });
  readAsFirefox(text);
  return readAsPerfetto(text).errors.slice(0, 3);
}

function xmlFaults(given: Scenario, trace: TraceReader, until: number): string[] {
  const state = hostAt(trace, trace.rowsUpTo(until), until);
  const moment = { title: given.title, host: hostOf(given), info: trace.info, state };
  const pool = poolXml(moment);
  return trace.info.vms.flatMap((vm) => {
    const read = readLibvirt(domainXml({ ...moment, vm }) + pool);
    if (!read.ok) return [`a domain is not read back: ${JSON.stringify(read.problems)}`];
    const [domain] = read.value.domains;
    const { vcpus, affinity, volumes, cap = null } = vm.spec;
    const sorted = affinity?.toSorted((a, b) => a - b) ?? null;
    const wanted = { vcpus, affinity: sorted, cap, disks: volumes.length };
    const { disks, ...rest } = domain!;
    const back = { vcpus: rest.vcpus, affinity: rest.affinity, cap: rest.cap, disks: disks.length };
    return sameJson(back, wanted) ? [] : [`a domain comes back as another one: ${JSON.stringify([wanted, back])}`];
  });
}

const measure = (_: string, text: string) => LETTER_PX * text.length;

function pictureFaults(given: Scenario, trace: TraceReader, until: number): string[] {
  const words = exportCatalogues.en;
  const inks = printInks("sans-serif");
  const sheet = { inks, measure, title: given.title, lines: [given.title], language: "en" };
  const host = hostAt(trace, trace.rowsUpTo(until), until);
  const { info } = trace;
  const chart = {
    trace,
    view: { from: 0, to: Math.max(1, until) },
    texts: sceneTexts(words, "ms"),
    words,
    widthPx: 960,
  };
  const drawings = [
    chartDrawing(sheet, chart),
    framesDrawing(sheet, { info, host, hasBit: true, words: words.exports, widthPx: 960 }),
    info.vms.length > 0
      ? textbookDrawing(sheet, { trace, vm: 0, row: trace.rowCount, hasBit: true, words: words.memory })
      : null,
    storageDrawing(sheet, { info, pvs: host.pvs, words: words.storage, widthPx: 960 }),
    ...walkOf(sheet, trace, trace.rowCount, "en"),
    ...movesOf(sheet, given, until, "en"),
  ];
  return drawings.flatMap((drawing) => {
    if (!drawing) return [];
    tikzOf(drawing);
    const svg = svgOf(drawing);
    const valid = XMLValidator.validate(svg);
    const faults = valid === true ? [] : [`${drawing.title}: ${valid.err.msg}`];
    return /NaN|Infinity|undefined/.test(svg.replaceAll(/<(?:title|desc|text)[^>]*>[^<]*/g, ""))
      ? [...faults, `${drawing.title}: a place that is no number`]
      : faults;
  });
}
