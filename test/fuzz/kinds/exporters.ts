/** All that goes out of a run: tables, a trace, libvirt's XML, pictures. None throws, and each is read back by its own rules. */
import { XMLValidator } from "fast-xml-parser";
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
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
import { simulate } from "../../../src/engine/simulate.ts";
import { reasonTeller } from "../../../src/i18n/explain/reasons.ts";
import { exportCatalogues } from "../../../src/i18n/exportCatalogue.ts";
import { hostOf, type Scenario } from "../../../src/model/scenario.ts";
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
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { sameJson } from "../same.ts";
import { anyScenario, runnableScenario } from "../samples.ts";

const MOST_ROWS = 300;
const LETTER_PX = 7;

export const exporters: FuzzKind = {
  name: "exporters",
  attempt(random: RandomStream, show): Attempt {
    const given = nextInt(random, 8) === 0 ? anyScenario(random) : runnableScenario(random);
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
      ],
    };
  },
};

function tableFaults(given: Scenario, trace: TraceReader, until: number): string[] {
  const report = reportOf(given, trace, until);
  JSON.stringify(report);
  for (const table of REPORT_TABLES) {
    const { columns, rows } = gridOf(report, table);
    markdownTable(columns, rows);
    latexTable(columns, rows);
    tableCsv(report, table);
  }
  const jobs = printJobTable(given);
  if (!jobs || jobs.length === 0) return [];
  const { rows, problems } = parseJobTable(jobTableCsv(jobs));
  return problems.length === 0 && sameJson(rows, jobs) ? [] : ["the table of jobs does not come back as it went out"];
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
    return read.ok ? [] : [`a domain is not read back: ${JSON.stringify(read.problems)}`];
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
