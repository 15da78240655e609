/**
 * Faults by frames on the command line: a file of references in, the faults of any replacement policies with any numbers of
 * frames out. The policies are those of the simulation, and a point has the figures of the run that it stands for.
 */
import { parseArgs } from "node:util";
import { MOST_FRAME_COUNTS, readFrameCounts } from "../codec/references/frameCounts.ts";
import {
  MOST_REFERENCES,
  PAGE_BYTES,
  REFERENCE_FORMS,
  type OpenedReferences,
  type ReadReferences,
  type ReferenceOptions,
} from "../codec/references/options.ts";
import { readPolicyChoices, type WrittenChoice } from "../codec/references/policyChoices.ts";
import { USUAL_POLICIES } from "../codec/references/usualPolicies.ts";
import { ReferenceReader } from "../codec/references/referenceReader.ts";
import { textOf } from "../codec/references/textOf.ts";
import { curvesOf } from "../engine/curves.ts";
import { problems as problemTexts, problemSentence } from "../i18n/messages/problems.ts";
import { anomaliesOf, sizesUpTo, type CurvePoint } from "../trace/figures/faultCurves.ts";

export interface CurvesIo {
  stdout(text: string): void;
  stderr(text: string): void;
  /** The bytes of a file in pieces. Fails where there is none. */
  readBytes(path: string): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

const USUAL_SIZES = 20;

const USAGE = `usage: npm run --silent simulate -- curves FILE [--policies LIST] [--frames LIST] [--format csv|json] [options]

FILE           page references or a trace: a list of pages, Valgrind lackey output, dinero, a block trace (CSV), a name a
               line; packed with gzip or not; "-" for standard input
--policies     by id, with rules in brackets: fifo,clock(bits=2,referencedOnLoad=false),slru(shares=1:4)
               (default ${USUAL_POLICIES.join(",")})
--frames       numbers and ranges: 1..10, 16,64,256 or 10..100:10 (default: ${USUAL_SIZES} from 1 to the number of pages)
--page-size    bytes of a page, by which addresses become pages (default 4096; a list is one of addresses with it)
--instructions also a program's fetches of instructions; --no-data: without its data
--crossings    first (default) or each: an access beyond the end of a page is one reference, or one to each page
--requests     start or blocks: a request of a block trace is one reference, or one to each block
--page-column, --op-column   columns by number from 1, where a table has none that are known by their names
--only         reads or writes
--from, --to, --every   a part of the references, counted from 0, and the first of every so many
--form         ${REFERENCE_FORMS.join(", ")} (default: what the file looks like)
--seed         for policies that leave it to chance (default 1)
`;

interface Call {
  readonly source: string;
  readonly format: "csv" | "json";
  readonly choices: readonly WrittenChoice[];
  /** Null: the usual ones. */
  readonly sizes: readonly number[] | null;
  readonly seed: number;
  readonly options: ReferenceOptions;
}

/** Runs `curves` with these arguments; the exit code: 0 done, 1 the file has no references, 2 the call is wrong. */
export async function curves(argv: readonly string[], io: CurvesIo): Promise<number> {
  const call = parseCall(argv);
  if (call === "help") {
    io.stdout(USAGE);
    return 0;
  }
  if (typeof call === "string") {
    io.stderr(`${call}\n\n${USAGE}`);
    return 2;
  }
  const opened = await open(call, io);
  if (typeof opened === "string" || !opened.ok) {
    io.stderr(`${typeof opened === "string" ? opened : opened.problems.map(sentence).join("\n")}\n`);
    return 1;
  }
  const { trace, skipped, isCut } = opened.value;
  if (skipped > 0) io.stderr(`${skipped} lines are no references, the first: ${opened.value.skippedLines[0] ?? ""}\n`);
  if (isCut) io.stderr(`the first ${MOST_REFERENCES} references were read, and nothing after them\n`);
  const sizes = call.sizes ?? sizesUpTo(trace.distinct, USUAL_SIZES);
  const choices = call.choices.map(({ choice }) => choice);
  const found = curvesOf(trace, { choices, sizes, seed: call.seed });
  const figures = call.choices.map((each, at) => ({ ...each, points: found[at] ?? [] }));
  io.stdout(call.format === "csv" ? csvOf(figures, trace.pages.length) : jsonOf(figures, opened.value, call.seed));
  return 0;
}

async function open(call: Call, io: CurvesIo): Promise<OpenedReferences | string> {
  const reader = new ReferenceReader(call.options);
  try {
    for await (const text of textOf(io.readBytes(call.source))) {
      reader.push(text);
      if (reader.isDone) break;
    }
  } catch (error) {
    return `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  return reader.finish();
}

const sentence = (problem: Parameters<typeof problemSentence>[1]) =>
  problemSentence(problemTexts.en, problem, problem.path !== "");

type Figures = readonly (WrittenChoice & { readonly points: readonly CurvePoint[] })[];

function csvOf(figures: Figures, references: number): string {
  const rows = figures.flatMap(({ written, points }) =>
    points.map(({ frames, faults, writeBacks }) =>
      [quoted(written), frames, references, faults, references - faults, faults / references, writeBacks].join(","),
    ),
  );
  return `policy,frames,references,faults,hits,missRatio,writeBacks\n${rows.join("\n")}\n`;
}

const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function jsonOf(figures: Figures, read: ReadReferences, seed: number): string {
  const { trace, form, pageBytes, columns, requests, writes, found, leftOut, crossings, lines, skipped, isCut } = read;
  const references = trace.pages.length;
  const report = {
    format: "hyperscope-curves-1",
    seed,
    file: { form, pageBytes, columns, requests, lines, skipped, found, leftOut, crossings, isCut },
    references,
    pages: trace.distinct,
    writes,
    curves: figures.map(({ choice, points }) => ({
      policy: choice.policy,
      params: choice.params,
      points: points.map((point) => ({
        ...point,
        hits: references - point.faults,
        missRatio: point.faults / references,
      })),
      anomalies: anomaliesOf(points).map(({ from, to }) => ({ from: from.frames, to: to.frames })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The call, what is wrong with it, or that help is asked for. */
function parseCall(argv: readonly string[]): Call | string {
  let parsed;
  try {
    const text = { type: "string" } as const;
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        policies: { type: "string", default: USUAL_POLICIES.join(",") },
        format: { type: "string", default: "csv" },
        instructions: { type: "boolean", default: false },
        "no-data": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        seed: { type: "string", default: "1" },
        frames: text,
        "page-size": text,
        crossings: text,
        requests: text,
        "page-column": text,
        "op-column": text,
        only: text,
        from: text,
        to: text,
        every: text,
        form: text,
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [source] = positionals;
  if (source === undefined || positionals.length > 1) return "one file of references is needed";
  const { format } = values;
  if (format !== "json" && format !== "csv") return `--format is json or csv, not ${format}`;
  const choices = readPolicyChoices(values.policies);
  if (!choices.ok) return `--policies: ${choices.problems.map(sentence).join("\n")}`;
  const sizes = values.frames === undefined ? null : readFrameCounts(values.frames);
  if (sizes === null && values.frames !== undefined)
    return `--frames has numbers from 1 and ranges, as in 1..10 or 10..100:10, ${MOST_FRAME_COUNTS} at most, not ${values.frames}`;
  const seed = whole(values.seed, 0, 2 ** 32 - 1);
  if (seed === null) return `--seed is a whole number below 2^32, not ${values.seed}`;
  const options = optionsOf(values);
  return typeof options === "string" ? options : { source, format, choices: choices.value, sizes, seed, options };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function optionsOf(values: Values): ReferenceOptions | string {
  const numbers = {
    "page-size": PAGE_BYTES,
    "page-column": COLUMNS,
    "op-column": COLUMNS,
    from: COUNT,
    to: COUNT,
    every: COUNT,
  };
  const read: Record<string, number> = {};
  for (const [id, { min, max }] of Object.entries(numbers)) {
    const text = values[id];
    if (typeof text !== "string") continue;
    const value = whole(text, id === "from" ? 0 : min, max);
    if (value === null) return `--${id} is a whole number, ${id === "from" ? 0 : min} to ${max}, not ${text}`;
    read[id] = value;
  }
  const form = oneOf(values, "form", REFERENCE_FORMS);
  const crossings = oneOf(values, "crossings", ["first", "each"]);
  const requests = oneOf(values, "requests", ["start", "blocks"]);
  const only = oneOf(values, "only", ["reads", "writes"]);
  const wrong = [form, crossings, requests, only].find((choice) => choice?.startsWith("--"));
  if (wrong) return wrong;
  const op = read["op-column"];
  return {
    ...(form && { form: REFERENCE_FORMS.find((each) => each === form)! }),
    ...(crossings && { crossings: crossings === "each" ? "each" : "first" }),
    ...(requests && { requests: requests === "blocks" ? "blocks" : "start" }),
    ...(only && { only: only === "writes" ? "writes" : "reads" }),
    ...(read["page-size"] && { pageBytes: read["page-size"] }),
    ...(read["page-column"] && { columns: { page: read["page-column"], ...(op && { op }) } }),
    ...(read["from"] !== undefined && { from: read["from"] }),
    ...(read["to"] !== undefined && { to: read["to"] }),
    ...(read["every"] !== undefined && { every: read["every"] }),
    instructions: values["instructions"] === true,
    data: values["no-data"] !== true,
  };
}

const COLUMNS = { min: 1, max: 1000 };
const COUNT = { min: 1, max: Number.MAX_SAFE_INTEGER };

/** The choice that was made, or what is wrong with it, which begins with the option. */
function oneOf(values: Values, id: string, choices: readonly string[]): string | undefined {
  const given = values[id];
  if (typeof given !== "string" || choices.includes(given)) return given === true ? "" : given || undefined;
  return `--${id} is one of ${choices.join(", ")}, not ${given}`;
}

function whole(text: string, min: number, max: number): number | null {
  const value = Number(text);
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(value) && value >= min && value <= max ? value : null;
}
