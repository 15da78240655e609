/** Names that are told by the first and the last of them: `A to E`, `P1–P4`, `A bis E`, `A~E`, `P1, P2, ..., P5`. */

const LATIN = String.raw`(?<![\p{Script=Latin}])`;
/** Between the first name and the last one. */
export const RANGE = String.raw`[\s\uE000]*(?:${LATIN}(?:to|through|thru|until|bis|à|a|até|hasta|al)(?![\p{Script=Latin}])|[-\u2013\u2014~\u301c]|,?[\s]*(?:\.{2,}|\u2026+|(?:\u00b7|\u22ef)+)[\s]*,?|至|到)[\s\uE000]*`;

const NUMBERED = /^(?<stem>\D*)(?<number>\d{1,3})$/u;
const MOST = 64;

/** The names between `first` and `last`, without these two; null where they are not the ends of one row of names. */
export function namesBetween(first: string, last: string): readonly string[] | null {
  const codes = [first, last].map((name) => (/^[A-Za-z]$/.test(name) ? name.charCodeAt(0) : Number.NaN));
  const [from, to] = [NUMBERED.exec(first)?.groups, NUMBERED.exec(last)?.groups];
  if (from && to && from["stem"] === to["stem"])
    return counted(Number(from["number"]), Number(to["number"]), (number) => `${from["stem"]}${number}`);
  if (codes.some(Number.isNaN) || first < "a" !== last < "a") return null;
  return counted(codes[0]!, codes[1]!, (code) => String.fromCharCode(code));
}

function counted(first: number, last: number, nameOf: (number: number) => string): readonly string[] | null {
  const length = last - first - 1;
  if (length < 0 || length > MOST) return null;
  return Array.from({ length }, (_, at) => nameOf(first + 1 + at));
}
