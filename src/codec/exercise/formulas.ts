/** The three formulas (domain.md 0.4) by their letters: how long a timeslice is, how many pages memory has, how many volumes storage. */
export const FORMULAS = {
  timeslice: { asked: "T", dividend: "N", divisor: "k" },
  pages: { asked: "P", dividend: "M", divisor: "s" },
  volumes: { asked: "V", dividend: "D", divisor: "l" },
} as const;
export type FormulaId = keyof typeof FORMULAS;
