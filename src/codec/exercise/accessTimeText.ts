/**
 * An exercise on the mean time of an access to memory in words: `TLB 20 ns, memory 100 ns, hit ratio 80 %: effective access
 * time?`, `内存访问时间100ns，缺页率0.001，缺页处理8ms`. Every number has to have a meaning: one that has none is asked
 * about, and nothing is answered.
 */
import type { Problem } from "../../model/problems.ts";
import { numberOf } from "../jobs/numberWords.ts";
import { problem } from "../problemList.ts";
import type { AccessTime } from "./accessTime.ts";
import {
  ABOUT_PAGES,
  ELSEWHERE,
  OF_FAULTS,
  OF_TLB,
  OTHER_COUNTS,
  QUANTITY,
  SHARES,
  SUBJECT,
  TIMES,
  type AccessSubject,
} from "./accessTimeWords.ts";

const MOST_CHARACTERS = 4000;

export interface AccessTimeText {
  /** Null while something is missing or not understood. */
  readonly spec: AccessTime | null;
  /** What the text does not say: no time for the lookup is taken as none. */
  readonly isLookupGuessed: boolean;
  readonly problems: readonly Problem[];
}

interface Quantity {
  readonly is: "share" | "time" | "levels" | "oneIn";
  readonly amount: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NS: readonly (readonly [RegExp, number])[] = [
  [/^(?:n|纳)/iu, 1],
  [/^(?:u|µ|μ|mic|mik|微)/iu, 1e3],
  [/^(?:m|毫)/iu, 1e6],
  [/./u, 1e9],
];

/** The exercise in `text`; null where it has none. Never throws. */
export function readAccessTime(text: string): AccessTimeText | null {
  if (text.length > MOST_CHARACTERS) return null;
  const source = text.normalize("NFKC").replaceAll(OTHER_COUNTS, (counted) => " ".repeat(counted.length));
  const [isTlb, isFaults] = [OF_TLB.test(source), OF_FAULTS.test(source)];
  if (!SUBJECT.test(source) || (!isTlb && !isFaults) || ABOUT_PAGES.test(source)) return null;
  if (ELSEWHERE.test(source) || (isTlb && isFaults)) return refused(problem("accessTimeOther", ""));
  const { found, open } = meaningsIn(source);
  const [unclear] = open;
  if (unclear) return refused(problem("accessTimeUnclear", "", { found: unclear.text.trim() }));
  return isTlb ? withTlb(withMemory(found)) : withFaults(withMemory(found));
}

type Found = ReadonlyMap<AccessSubject | "levels", number>;

/** “With an average memory access time of 20 ns and …”: where nothing else is of the memory, it is meant. */
function withMemory(found: Found): Found {
  const mean = found.get("mean");
  const hasShare = (["hits", "misses", "rate"] as const).some((subject) => found.has(subject));
  if (mean === undefined || found.has("memory") || !hasShare) return found;
  return new Map([...[...found].filter(([subject]) => subject !== "mean"), ["memory", mean]]);
}

const refused = (found: Problem): AccessTimeText => ({ spec: null, isLookupGuessed: false, problems: [found] });
const lacks = (missing: AccessSubject) => refused(problem("accessTimeMissing", "", { missing }));

function withTlb(found: Found): AccessTimeText {
  const [memoryNs, hits, misses, meanNs] = [
    found.get("memory"),
    found.get("hits"),
    found.get("misses"),
    found.get("mean"),
  ];
  if (memoryNs === undefined) return lacks("memory");
  const share = hits ?? (misses === undefined ? null : 1 - misses);
  if ((share === null) === (meanNs === undefined)) return lacks("hits");
  const of = { kind: "tlb", memoryNs, lookupNs: found.get("lookup") ?? 0, tables: found.get("levels") ?? 1 } as const;
  return { spec: { of, share, meanNs: meanNs ?? null }, isLookupGuessed: !found.has("lookup"), problems: [] };
}

function withFaults(found: Found): AccessTimeText {
  const [memoryNs, serviceNs, share, meanNs] = [
    found.get("memory"),
    found.get("service"),
    found.get("rate"),
    found.get("mean"),
  ];
  if (memoryNs === undefined) return lacks("memory");
  if (serviceNs === undefined) return lacks("service");
  if ((share === undefined) === (meanNs === undefined)) return lacks("rate");
  const of = { kind: "faults", memoryNs, serviceNs } as const;
  return { spec: { of, share: share ?? null, meanNs: meanNs ?? null }, isLookupGuessed: false, problems: [] };
}

/** What each number is: by the words in front of it in its clause, else those behind it, else those in front of them. */
function meaningsIn(source: string): { readonly found: Found; readonly open: readonly Quantity[] } {
  const found = new Map<AccessSubject | "levels", number>();
  const open: Quantity[] = [];
  const quantities = [...source.matchAll(QUANTITY)].map(quantityOf);
  for (const [at, quantity] of quantities.entries()) {
    const from = quantities[at - 1]?.end ?? 0;
    const before = source.slice(from, quantity.start);
    const behind = source.slice(quantity.end, quantities[at + 1]?.start);
    const subject = subjectOf(quantity, before, behind);
    const isRight = quantity.is !== "share" || (quantity.amount >= 0 && quantity.amount <= 1);
    const known = subject && found.get(subject);
    // Said twice, it is the same.
    if (!subject || !isRight || (known !== undefined && known !== null && known !== quantity.amount))
      open.push(quantity);
    else found.set(subject, quantity.amount);
  }
  return { found, open };
}

function subjectOf(quantity: Quantity, before: string, behind: string): AccessSubject | "levels" | null {
  if (quantity.is === "levels") return "levels";
  if (quantity.is === "oneIn") return "rate";
  const subjects = quantity.is === "share" ? SHARES : TIMES;
  return (
    lastOf(subjects, clauses(before).at(-1) ?? "") ??
    firstOf(subjects, clauses(behind)[0] ?? "") ??
    lastOf(subjects, before)
  );
}

const clauses = (text: string) =>
  text.split(/[,;:，；：。、\n?]|\.(?!\d)|(?<![A-Za-z])(?:and|und|et|y|if|while|whereas)(?![A-Za-z])|且|而/iu);

type Subjects = readonly (readonly [AccessSubject, RegExp])[];

function lastOf(subjects: Subjects, text: string): AccessSubject | null {
  return placesIn(subjects, text).at(-1) ?? null;
}

function firstOf(subjects: Subjects, text: string): AccessSubject | null {
  return placesIn(subjects, text)[0] ?? null;
}

/** The subjects in `text` in the order of their places; of words that stand in one another the first of the list counts. */
function placesIn(subjects: Subjects, text: string): AccessSubject[] {
  let rest = text;
  const places: { readonly subject: AccessSubject; readonly at: number }[] = [];
  for (const [subject, pattern] of subjects) {
    for (const { index, 0: word } of rest.matchAll(new RegExp(pattern.source, "giu")))
      places.push({ subject, at: index + word.length });
    rest = rest.replaceAll(new RegExp(pattern.source, "giu"), (word) => " ".repeat(word.length));
  }
  return places.toSorted((a, b) => a.at - b.at).map(({ subject }) => subject);
}

const OF_WHOLE: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

function quantityOf(match: RegExpMatchArray): Quantity {
  const { levels, oneIn, chance, whole, parts, power, part, number, time, percent } = match.groups ?? {};
  const start = match.index ?? 0;
  const place = { text: match[0], start, end: start + match[0].length };
  if (levels !== undefined) return { is: "levels", amount: Number(numberOf(levels)), ...place };
  const times = oneIn ?? chance;
  if (times !== undefined) {
    const million = /million/iu.test(match[0]) ? 1e6 : /thousand/iu.test(match[0]) ? 1000 : 1;
    const count = Number.isNaN(valueOf(times)) ? valueOf(/[\d.,]+/.exec(times)?.[0] ?? "1") : valueOf(times);
    return { is: "oneIn", amount: 1 / (count * million), ...place };
  }
  if (parts !== undefined)
    return { is: "share", amount: Number(numberOf(parts)) / (OF_WHOLE[whole ?? ""] ?? 1), ...place };
  if (part !== undefined) return { is: "share", amount: 1 / valueOf(part), ...place };
  if (power !== undefined) return { is: "share", amount: valueOf(power), ...place };
  const value = valueOf(number ?? "");
  if (time === undefined) return { is: "share", amount: percent === undefined ? value : value / 100, ...place };
  const [, ns] = NS.find(([pattern]) => pattern.test(time))!;
  return { is: "time", amount: Number((value * ns).toPrecision(12)), ...place };
}

/** `1,000`, `10^6`, `2 × 10^-3`. */
function valueOf(written: string): number {
  const plain = written.replaceAll(",", "").replaceAll("−", "-").replaceAll(/\s/g, "");
  const [, factor, exponent] = /^(?:([\d.]+)[×x*]10\^?|10\^)(-?\d+)$/iu.exec(plain) ?? [];
  return exponent === undefined ? Number(plain) : Number(`${factor ?? "1"}e${exponent}`);
}
