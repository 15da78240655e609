/**
 * Machines as bursts (domain B.1), the way exercises state them:
 *
 *   name(arrival; cpu,io,cpu,…; priority)      A(0; 3,4,3; p1)   B(0; 5)
 *
 * Times are ticks; the first burst is processor time, then waiting and processor time alternate; a burst of 0 is left
 * out. The priority may begin with `p` and may be missing (1). Machines are separated by blanks, `,`, `;` or new lines;
 * `#` begins a comment. Full-width punctuation is understood. Such a machine has one vCPU, no memory and no volumes.
 */
import { characterCount } from "../../base/characterCount.ts";
import type { Checked, Problem } from "../../model/problems.ts";
import type { MachineSpec, Op } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import { defaultMachine } from "../defaults.ts";
import { toAscii } from "../lexer.ts";
import { isWithin, MOST, type Range, RANGES } from "../limits.ts";
import { checkedAs, failed, problem } from "../problemList.ts";

const USAGE = "name(arrival; cpu,io,cpu,…; priority)";
const DEFAULT_PRIORITY = 1;
const BURST: Range = { min: 0, max: RANGES.ticks.max };

/** A piece of the text and where it begins. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

/** The machines in `text`, or all problems with line and column. An empty text gives no machine. Never throws. */
export function parseBursts(text: string): Checked<readonly MachineSpec[]> {
  if (text.length > MOST.notationCharacters)
    return failed([problem("notationTooLong", "", { found: text.length, max: MOST.notationCharacters })]);
  const source = toAscii(text).replaceAll(/#[^\n]*/g, (comment) => " ".repeat(comment.length));
  const problems: Problem[] = [];
  const machines: MachineSpec[] = [];
  const firstLine = new Map<string, number>();
  const report: Report = (code, start, values) => {
    const before = source.slice(0, start);
    const line = before.split("\n").length;
    problems.push(problem(code, "", { line, column: start - before.lastIndexOf("\n"), usage: USAGE, ...values }));
    return line;
  };

  let at = 0;
  while (at < source.length && problems.length <= MOST.problems) {
    at += /^[\s;,]*/.exec(source.slice(at))?.[0].length ?? 0;
    if (at === source.length) break;
    // One machine: up to its closing parenthesis, or to the end of the line when that is missing.
    const [head = ""] = /^[^()\n]*/.exec(source.slice(at)) ?? [];
    const open = at + head.length;
    const [inside = ""] = source[open] === "(" ? (/^[^()\n]*/.exec(source.slice(open + 1)) ?? []) : [];
    const close = open + 1 + inside.length;
    if (source[open] !== "(" || source[close] !== ")") {
      report("burstsShape", at, { found: head.trim() });
      at = nextMachine(source, at);
      continue;
    }
    const count = problems.length;
    const machine = readMachine({ text: head, start: at }, { text: inside, start: open + 1 }, report);
    if (problems.length === count) {
      const first = firstLine.get(machine.name);
      if (first === undefined) firstLine.set(machine.name, source.slice(0, at).split("\n").length);
      else report("burstsSameName", at, { name: machine.name, first });
      machines.push(machine);
    }
    at = close + 1;
    if (machines.length > MOST.machines) {
      report("listTooLong", at, { found: machines.length, min: 0, max: MOST.machines });
      break;
    }
  }
  return checkedAs(machines, problems);
}

type Report = (code: string, start: number, values: Problem["values"]) => void;

/** Where to go on behind a machine that has no proper parentheses: behind the next `)` of the line, or the next line. */
function nextMachine(source: string, at: number): number {
  return at + (/^[^)\n]*[)\n]?/.exec(source.slice(at))?.[0].length ?? 1);
}

function readMachine(head: Piece, inside: Piece, report: Report): MachineSpec {
  const name = head.text.trim();
  if (name.length === 0 || characterCount(name) > MOST.nameCharacters)
    report("burstsName", head.start, { found: name, max: MOST.nameCharacters });
  const parts = split(inside, ";");
  const [arrivalPart, burstsPart, priorityPart] = parts;
  if (!arrivalPart || !burstsPart || parts.length > 3) {
    report("burstsParts", inside.start, { found: parts.length });
    return defaultMachine(name);
  }
  const arrival = readNumber(arrivalPart, RANGES.time, report);
  const ops: Op[] = [];
  for (const [index, piece] of split(burstsPart, ",").entries()) {
    const ticks = readNumber(piece, BURST, report);
    if (ticks > 0) ops.push({ op: index % 2 === 0 ? "compute" : "wait", ticks });
  }
  const priority = priorityPart
    ? readNumber({ ...priorityPart, text: priorityPart.text.replace(/^(\s*)p/i, "$1 ") }, RANGES.priority, report)
    : DEFAULT_PRIORITY;
  return { ...defaultMachine(name), memoryBytes: 0, arrival, priority, programs: [ops] };
}

function split({ text, start }: Piece, separator: string): Piece[] {
  let at = start;
  return text.split(separator).map((part) => {
    const piece = { text: part, start: at };
    at += part.length + separator.length;
    return piece;
  });
}

/** The whole number in `piece`; after reporting a problem, the smallest of its range. */
function readNumber(piece: Piece, range: Range, report: Report): number {
  const found = piece.text.trim();
  const start = piece.start + piece.text.length - piece.text.trimStart().length;
  const values = { found, min: range.min, max: range.max };
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(found)) report("notationNumber", start, values);
  else if (!Number.isInteger(Number(found))) report("notationWhole", start, values);
  else if (!isWithin(Number(found), range)) report("notationRange", start, values);
  else return Number(found);
  return range.min;
}

/**
 * `machine` as bursts, or null when it is more than that: another program than processor time and waiting, several
 * vCPUs, memory, or a name with the notation's own signs. `parseBursts` gives arrival, priority and program back.
 */
export function printBursts(machine: MachineSpec): string | null {
  const { name, arrival, priority } = machine;
  const bursts = burstTicks(machine);
  if (!bursts || arrival === null || /[();,#\n]/.test(toAscii(name))) return null;
  return `${name}(${arrival}; ${bursts.join(",") || "0"}; p${priority})`;
}

/**
 * What `machine` does as alternating processor time and waiting, processor time first; null when it is more than that:
 * another program, several vCPUs, memory or volumes.
 */
export function burstTicks({ programs, vcpus, memoryBytes, volumes }: MachineSpec): readonly Tick[] | null {
  const [program = []] = programs;
  if (vcpus !== 1 || memoryBytes > 0 || volumes.length > 0) return null;
  const bursts: Tick[] = [];
  for (const op of program) {
    if (op.op !== "compute" && op.op !== "wait") return null;
    // In this notation a burst of 0 is none.
    if (op.ticks === 0) return null;
    if ((op.op === "compute") !== (bursts.length % 2 === 0)) bursts.push(0);
    bursts.push(op.ticks);
  }
  return bursts;
}
