/**
 * Guest programs as text, to be typed, read and kept in files.
 *
 * Operations (domain F.4), separated by `;` or a new line; `#` begins a comment; capitals do not matter:
 *
 *   C n                        compute for n ticks
 *   R g g …     W g g …        read, write guest pages (several: that many references); letters A to Z are pages 0 to 25
 *   IO n                       wait n ticks for a device; `IO 0` gives the pCPU up and is ready at the same moment
 *   DISK v b [k] r|w           read or write k blocks (1) of volume v, from block b
 *   DISK& v b [k] r|w          the same, but the vCPU goes on at once
 *   WAIT                       wait until all requests of DISK& have ended
 *   HALT n                     idle for n ticks
 *   HCALL n     TRAP n         n hypercalls, n trapped instructions
 *   SENS n                     n sensitive instructions: what becomes of them is the host's setting
 *   TRY PAGE g   TRY FRAME f   TRY DMA f   TRY EXTENT v e   TRY WRITE g   TRY READ g
 *                              try to reach a guest page, a frame of the host by its number or by a device, an extent of a
 *                              volume, or to learn how long a write takes and what a page holds
 *   B                          wait at a barrier, spinning, for the other vCPUs of the machine
 *   LOOP k { … }               repeat k times; `LOOP { … }` and `LOOP * { … }` for ever
 *   SEQ|RANDOM|HOTCOLD|ZIPF p c [w]   c references over p pages in that pattern, every w-th a write (0: none)
 *
 * The other notation, bursts such as `A(0; 3,4,3; p1)`, is in `bursts.ts`. Full-width punctuation is understood in both.
 * Every problem is found, not only the first; each carries line and column (from 1) and what would be right.
 */
import { assert } from "../../base/assert.ts";
import { attemptText } from "../../model/attempts.ts";
import type { Checked } from "../../model/problems.ts";
import type { Op } from "../../model/scenario.ts";
import { tokensOf } from "../lexer.ts";
import { MOST } from "../limits.ts";
import { PATTERNS } from "./notationWords.ts";
import { failed, firstFound, problem } from "../problemList.ts";
import { ProgramParser } from "./programParser.ts";

/** The operations in `text`, or all problems; an empty text is the empty program. Never throws. */
export function parseProgram(text: string): Checked<readonly Op[]> {
  if (text.length > MOST.notationCharacters)
    return failed([problem("notationTooLong", "", { found: text.length, max: MOST.notationCharacters })]);
  const parser = new ProgramParser(tokensOf(text));
  const ops = parser.parse();
  return parser.problems.length === 0 ? { ok: true, value: ops } : { ok: false, problems: firstFound(parser.problems) };
}

/** References of one kind on one line. */
const LONGEST_LIST = 20;

/**
 * `ops` as text in canonical form: one operation a line with loops indented, or all on one line. References of one kind
 * that follow each other share a list. `parseProgram` gives `ops` back.
 */
export function printProgram(ops: readonly Op[], layout: "lines" | "line" = "lines"): string {
  return layout === "line" ? printed(ops).join("; ") : indented(ops, "").join("\n");
}

function indented(ops: readonly Op[], indent: string): string[] {
  const lines: string[] = [];
  for (const part of grouped(ops)) {
    const [op] = part;
    if (op.op !== "loop") lines.push(indent + printPart(part));
    else lines.push(`${indent}${loopHead(op.times)} {`, ...indented(op.body, `${indent}  `), `${indent}}`);
  }
  return lines;
}

function printed(ops: readonly Op[]): string[] {
  return grouped(ops).map((part) => {
    const [op] = part;
    return op.op === "loop" ? `${loopHead(op.times)} { ${printed(op.body).join("; ")} }` : printPart(part);
  });
}

type Part = readonly [Op, ...Op[]];

/** `ops` in pieces that are written together: runs of references of one kind, anything else alone. */
function grouped(ops: readonly Op[]): Part[] {
  const parts: [Op, ...Op[]][] = [];
  for (const op of ops) {
    const last = parts.at(-1);
    const [first] = last ?? [];
    const joins =
      first?.op === "reference" && op.op === "reference" && first.write === op.write && last!.length < LONGEST_LIST;
    if (joins) last!.push(op);
    else parts.push([op]);
  }
  return parts;
}

function printPart(part: Part): string {
  const [op] = part;
  switch (op.op) {
    case "compute":
      return `C ${op.ticks}`;
    case "reference":
      return `${op.write ? "W" : "R"} ${part.map((each) => (each.op === "reference" ? each.page : "")).join(" ")}`;
    case "wait":
      return `IO ${op.ticks}`;
    case "halt":
      return `HALT ${op.ticks}`;
    case "disk":
      return `DISK${op.isAsync ? "&" : ""} ${op.volume} ${op.block} ${op.blocks === 1 ? "" : `${op.blocks} `}${op.write ? "w" : "r"}`;
    case "await":
      return "WAIT";
    case "hypercall":
      return `HCALL ${op.count}`;
    case "trap":
      return `TRAP ${op.count}`;
    case "sensitive":
      return `SENS ${op.count}`;
    case "attempt":
      return attemptText(op);
    case "barrier":
      return "B";
    case "pattern":
      return `${patternWord(op.pattern)} ${op.pages} ${op.count}${op.writeEvery === 0 ? "" : ` ${op.writeEvery}`}`;
    case "loop":
      return printed([op]).join("");
  }
}

function loopHead(times: number | null): string {
  return times === null ? "LOOP *" : `LOOP ${times}`;
}

function patternWord(pattern: Extract<Op, { op: "pattern" }>["pattern"]): string {
  const entry = Object.entries(PATTERNS).find(([, candidate]) => candidate === pattern);
  assert(entry, `no word for the pattern "${pattern}"`);
  return entry[0];
}
