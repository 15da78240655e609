/** The words of the notation for operations and how each is written. `notation.ts` explains them; no reading or printing here. */
import type { Attempt } from "../../model/attempts.ts";
import type { Op } from "../../model/scenario.ts";

/** The word of each pattern of references. */
export const PATTERNS = {
  SEQ: "sequential",
  RANDOM: "random",
  HOTCOLD: "hotCold",
  ZIPF: "zipf",
} as const satisfies Readonly<Record<string, Extract<Op, { op: "pattern" }>["pattern"]>>;

/** The word of each attempt. */
export const ATTEMPT_WORDS = {
  PAGE: "page",
  FRAME: "frame",
  WRITE: "write",
  READ: "read",
  DMA: "dma",
  EXTENT: "extent",
} as const satisfies Readonly<Record<string, Attempt>>;

/** How each operation is written: shown with a problem, and the list of the words there are. */
export const USAGES = {
  C: "C n",
  R: "R g g …",
  W: "W g g …",
  IO: "IO n",
  DISK: "DISK v b [k] r|w",
  "DISK&": "DISK& v b [k] r|w",
  WAIT: "WAIT",
  HALT: "HALT n",
  HCALL: "HCALL n",
  TRAP: "TRAP n",
  SENS: "SENS n",
  TRY: "TRY PAGE|FRAME|WRITE|READ|DMA n, TRY EXTENT v e",
  B: "B",
  LOOP: "LOOP [k|*] { … }",
  SEQ: "SEQ p c [w]",
  RANDOM: "RANDOM p c [w]",
  HOTCOLD: "HOTCOLD p c [w]",
  ZIPF: "ZIPF p c [w]",
} as const;
export type Word = keyof typeof USAGES;

/** The words of the notation. */
export const NOTATION_WORDS = Object.keys(USAGES) as readonly Word[];

/** Whether `text` (in capitals) is a word of the notation. */
export function isWord(text: string): text is Word {
  return Object.hasOwn(USAGES, text);
}
