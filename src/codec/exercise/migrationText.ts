/**
 * A live migration in words, as exercises and papers give it: `live migration: 1024 MB at 128 MB/s, dirtied at 32 MB/s, stop at
 * 1 MB`, `预拷贝迁移：内存 1 GiB，带宽 1 Gbit/s，脏页率 5000 页/秒`. The parts stand in any order. MB are a million bytes, MiB 2^20.
 * Knows nothing of how it is simulated.
 */
import type { Problem } from "../../model/problems.ts";
import type { MigrationKind, MigrationSpec, StopSpec, WritePattern } from "../../vmm/migration/spec.ts";
import { cleanText } from "../jobs/cleanText.ts";
import { placesOf } from "../jobs/places.ts";
import { problem } from "../problemList.ts";
import {
  AUTO_CONVERGE,
  BITS,
  BYTES,
  ELSEWHERE,
  KINDS,
  PATTERNS,
  QEMU,
  QUANTITY,
  SUBJECT,
  SUBJECTS,
  TIMES,
  XEN,
  type Subject,
} from "./migrationWords.ts";

/** Longer texts are no exercise in words. */
const MOST_CHARACTERS = 10_000;

/** What a text may ask for. */
export const MOST_PAGES = 2 ** 18;
const MOST_BYTES_PER_SECOND = 1e12;
const MOST_WRITES_PER_SECOND = 10_000_000;
/** Memory that needs larger pages is not of a machine that exists. */
const LARGEST_USUAL_PAGE = 2 ** 26;
const MOST_US = 3_600_000_000;

/** What is taken where the text says nothing; `domain.md` E.1 has Xen's and QEMU's figures. */
const USUAL = {
  pageBytes: 4096,
  bytesPerSecond: 125_000_000,
  roundTripUs: 200,
  fewPages: 50,
  mostRounds: 29,
  mostVolume: 3,
  downtimeLimitUs: 300_000,
  /** QEMU: from 20 percent by 10 up to 99. */
  throttle: { first: 20, step: 10, most: 99 },
} as const;

export interface MigrationText {
  readonly spec: MigrationSpec;
  /** Null where the text names no way of migrating, or several. */
  readonly kind: MigrationKind | null;
  /** What the text does not say, so that something usual was taken. */
  readonly guessed: readonly ("page" | "bandwidth" | "dirtied" | "workingSet" | "stop")[];
  readonly problems: readonly Problem[];
}

/** A number in its unit: so many bytes, pages, microseconds or rounds; those a second are rates. */
interface Quantity {
  readonly of: "bytes" | "pages" | "us" | "rounds";
  readonly isRate: boolean;
  readonly amount: number;
  readonly start: number;
  readonly end: number;
}

type Found = Readonly<Partial<Record<Subject, Quantity>>>;

/** The migration in `text`; null where it has none. Never throws. */
export function readMigration(text: string): MigrationText | null {
  if (text.length > MOST_CHARACTERS) return null;
  const source = cleanText(text);
  if (!SUBJECT.test(source) || ELSEWHERE.test(source)) return null;
  const found = subjectsOf(source);
  if (Object.keys(found).length === 0) return null;
  const named = KINDS.filter(([, pattern]) => pattern.test(source));
  const pattern = PATTERNS.find(([, words]) => words.test(source))?.[0] ?? "inTurn";
  return readOf(source, found, named.length === 1 ? (named[0]?.[0] ?? null) : null, pattern);
}

function readOf(source: string, found: Found, kind: MigrationKind | null, pattern: WritePattern): MigrationText {
  const usualPage = usualPageOf(found);
  const pageBytes = found.page?.of === "bytes" ? Math.floor(found.page.amount) : usualPage;
  const pagesOf = (quantity: Quantity | undefined) =>
    quantity && (quantity.of === "bytes" ? quantity.amount / pageBytes : quantity.amount);
  const bytesOf = (quantity: Quantity | undefined) =>
    quantity && (quantity.of === "pages" ? quantity.amount * pageBytes : quantity.amount);
  const pages = Math.ceil(pagesOf(found.memory) ?? 0);
  const workingSet = Math.min(pages, Math.floor(pagesOf(found.workingSet) ?? pages));
  const bytesPerSecond = Math.round(bytesOf(found.bandwidth) ?? USUAL.bytesPerSecond);
  const first = bytesOf(found.firstRate);
  const spec: MigrationSpec = {
    machine: {
      pages,
      zeroPages: Math.min(pages - workingSet, Math.floor(pagesOf(found.zeros) ?? 0)),
      stateBytes: Math.round(bytesOf(found.state) ?? 0),
      writes: { perSecond: pagesOf(found.dirtied) ?? 0, workingSet, pattern },
    },
    link: {
      bytesPerSecond,
      roundTripUs: found.roundTrip?.amount ?? USUAL.roundTripUs,
      pageBytes,
      zeroBytes: Math.min(pageBytes, 9),
      tickUs: 1,
    },
    activateUs: found.activate?.amount ?? 0,
    stop: stopOf(source, found, pagesOf(found.stopAt)),
    rates: first === undefined ? null : { first: Math.round(first), step: Math.round(bytesOf(found.rateStep) ?? 0) },
    throttle: AUTO_CONVERGE.test(source) ? USUAL.throttle : null,
    seed: 1,
  };
  const guessed = [
    ...(pageBytes === usualPage && usualPage !== USUAL.pageBytes ? (["page"] as const) : []),
    ...(["bandwidth", "dirtied", "workingSet"] as const).filter((subject) => !found[subject]),
  ];
  const saysStop = found.stopAt ?? found.downtimeLimit;
  return {
    spec,
    kind,
    guessed: saysStop ? guessed : [...guessed, "stop"],
    problems: problemsOf(source, spec, found),
  };
}

/** Pages as they usually are; where the text counts in bytes alone, as large as it takes for all of them to be worked at once. */
function usualPageOf(found: Found): number {
  const isInPages = Object.values(found).some(({ of }) => of === "pages");
  if (found.page || isInPages || found.memory?.of !== "bytes") return USUAL.pageBytes;
  let bytes: number = USUAL.pageBytes;
  while (found.memory.amount / bytes > MOST_PAGES && bytes < LARGEST_USUAL_PAGE) bytes *= 2;
  return bytes;
}

function stopOf(source: string, found: Found, stopAt: number | undefined): StopSpec {
  const isQemu = QEMU.test(source) || (found.downtimeLimit !== undefined && !XEN.test(source));
  if (isQemu) return { rule: "qemu", downtimeLimitUs: found.downtimeLimit?.amount ?? USUAL.downtimeLimitUs };
  return {
    rule: "xen",
    // At most so much left: fewer than a page more.
    fewPages: stopAt === undefined ? USUAL.fewPages : Math.floor(stopAt) + 1,
    mostRounds: found.rounds?.of === "rounds" ? Math.max(1, found.rounds.amount) : USUAL.mostRounds,
    mostVolume: USUAL.mostVolume,
  };
}

function problemsOf(
  source: string,
  { machine, link, activateUs, stop, rates }: MigrationSpec,
  found: Found,
): Problem[] {
  const placeOf = placesOf(source);
  const at = (quantity: Quantity | undefined) => ({ ...placeOf(quantity?.start ?? 0) });
  if (!found.memory || machine.pages === 0) return [problem("migrationNoMemory", "", at(found.memory))];
  const outside = (quantity: Quantity | undefined, value: number, min: number, max: number) =>
    value >= min && value <= max ? [] : [problem("migrationRange", "", { ...at(quantity), found: value, min, max })];
  const limitUs = stop.rule === "qemu" ? stop.downtimeLimitUs : 0;
  return [
    ...outside(found.page, link.pageBytes, 1, 2 ** 30),
    ...(machine.pages > MOST_PAGES
      ? [problem("migrationTooManyPages", "", { ...at(found.memory), found: machine.pages, max: MOST_PAGES })]
      : []),
    ...outside(found.bandwidth, link.bytesPerSecond, 1, MOST_BYTES_PER_SECOND),
    ...(rates ? outside(found.firstRate, rates.first, 1, MOST_BYTES_PER_SECOND) : []),
    ...(rates ? outside(found.rateStep, rates.step, 0, MOST_BYTES_PER_SECOND) : []),
    ...outside(found.dirtied, machine.writes.perSecond, 0, MOST_WRITES_PER_SECOND),
    ...outside(found.roundTrip, link.roundTripUs, 0, MOST_US),
    ...outside(found.activate, activateUs, 0, MOST_US),
    ...outside(found.downtimeLimit, limitUs, 0, MOST_US),
    ...outside(found.state, machine.stateBytes, 0, MOST_BYTES_PER_SECOND),
  ];
}

/** Of which quantity of the text is what: by the words before it in its clause, else those behind it, else by its kind. */
function subjectsOf(source: string): Found {
  const found: Partial<Record<Subject, Quantity>> = {};
  const unnamed: Quantity[] = [];
  const quantities = [...source.matchAll(QUANTITY)].flatMap(quantityOf);
  for (const [at, quantity] of quantities.entries()) {
    const before = clauseBefore(source, quantities[at - 1]?.end ?? 0, quantity.start);
    const behind = clauseBehind(source, quantity.end, quantities[at + 1]?.start ?? source.length);
    const subject = [lastSubject(before, quantity), firstSubject(behind, quantity)].find(
      (each) => each !== null && !found[each],
    );
    if (subject) found[subject] = quantity;
    else unnamed.push(quantity);
  }
  for (const quantity of unnamed) {
    const usual = usualSubject(quantity);
    if (usual && !found[usual]) found[usual] = quantity;
  }
  return found;
}

function quantityOf(match: RegExpExecArray): Quantity[] {
  const { each, number = "", unit = "", rate } = match.groups ?? {};
  const amount = Number(number.replaceAll(",", ""));
  const name = unit.toLowerCase();
  const start = match.index;
  const place = { start, end: start + match[0].length };
  const isRate = rate !== undefined || each !== undefined;
  // A small b is a bit, a large one a byte: `1 Gb/s`, `1 GBps`.
  const isBits =
    /bit$/i.test(unit) || (/bps$/i.test(unit) && !unit.endsWith("Bps")) || (isRate && /^[KMG]b$/.test(unit));
  if (isBits) {
    const factor = BITS[name.replace(/bps$|b$/, "b")] ?? BITS[name.replace(/i?bit$/, "bit")];
    return factor === undefined ? [] : [{ of: "bytes", isRate: true, amount: amount * factor, ...place }];
  }
  const bytes = BYTES[name.replace(/bps$/, "b")];
  if (bytes !== undefined)
    return [{ of: "bytes", isRate: isRate || name.endsWith("bps"), amount: amount * bytes, ...place }];
  if (/^pages?$|^页$/.test(name)) return [{ of: "pages", isRate, amount, ...place }];
  const us = TIMES[name];
  if (us !== undefined) return [{ of: "us", isRate: false, amount: Math.round(amount * us), ...place }];
  return [{ of: "rounds", isRate: false, amount, ...place }];
}

const CLAUSE_END = /[,;，；。、\n]|(?<![\d])\.|:/u;

const clauseBefore = (source: string, from: number, to: number) =>
  source.slice(from, to).split(CLAUSE_END).at(-1) ?? "";
const clauseBehind = (source: string, from: number, to: number) => source.slice(from, to).split(CLAUSE_END)[0] ?? "";

/** What a quantity of this kind can be of. */
function suits(subject: Subject, { of, isRate }: Quantity): boolean {
  switch (subject) {
    case "bandwidth":
    case "dirtied":
    case "firstRate":
    case "rateStep":
      return isRate && of !== "us";
    case "downtimeLimit":
    case "activate":
    case "roundTrip":
      return of === "us";
    case "rounds":
      return of === "rounds";
    case "page":
      return of === "bytes" && !isRate;
    case "memory":
    case "workingSet":
    case "stopAt":
    case "state":
    case "zeros":
      return !isRate && (of === "bytes" || of === "pages");
  }
}

/** The subject named last in `clause` that the quantity can be of. */
function lastSubject(clause: string, quantity: Quantity): Subject | null {
  return subjectsIn(clause, quantity).at(-1) ?? null;
}

function firstSubject(clause: string, quantity: Quantity): Subject | null {
  return subjectsIn(clause, quantity)[0] ?? null;
}

/** In the order of their places; of several words at one place the one that is looked for first. */
function subjectsIn(clause: string, quantity: Quantity): Subject[] {
  let rest = clause;
  const places: { readonly subject: Subject; readonly at: number }[] = [];
  for (const [subject, words] of SUBJECTS) {
    const match = words.exec(rest);
    if (!match) continue;
    rest = rest.slice(0, match.index) + " ".repeat(match[0].length) + rest.slice(match.index + match[0].length);
    if (suits(subject, quantity)) places.push({ subject, at: match.index });
  }
  return places.toSorted((a, b) => a.at - b.at).map(({ subject }) => subject);
}

function usualSubject({ of, isRate }: Quantity): Subject | null {
  if (isRate) return of === "bytes" ? "bandwidth" : "dirtied";
  return of === "bytes" || of === "pages" ? "memory" : of === "rounds" ? "rounds" : null;
}
