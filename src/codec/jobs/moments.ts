/**
 * Arrivals told by those of others, `P2 arrives two ms later`, `C comes 1 ms after B`, `P3比P2晚1ms到达`: they become moments of
 * their own, in no more characters, so that places stay true.
 */
import { NUMBER_WORDS, numberOf } from "./numberWords.ts";
import { decimalText, MOST_DECIMALS, readDecimal, ticksOf } from "./jobTimes.ts";
import { UNIT_WORDS } from "./values/units.ts";

const B = String.raw`(?:[^\S\n]{1,9})`;
const NAME = String.raw`(?<![\p{Script=Latin}\d_])\p{Lu}\p{Script=Latin}{0,3}_?\d{0,3}(?![\p{Script=Latin}\d_])`;
const NUMBER = String.raw`(?:\d+(?:\.\d+)?|(?:${NUMBER_WORDS})(?!\p{L}))`;
const UNIT = String.raw`(?:${B}?(?<unit>${UNIT_WORDS})(?!\p{Script=Latin}))?`;
const ARRIVES = String.raw`(?:(?:is |was )?(?:arriv(?:es?|ed)|comes?|came|follows?|followed|starts?|started|enters?|entered|submitted|released)(?:${B}the${B}(?:ready${B})?queue)?)`;
const LATER = String.raw`(?:later(?:${B}than${B}(?:process${B}|job${B})?(?<than>${NAME}))?|after(?:wards)?(?:${B}(?:process${B}|job${B})?(?<base>${NAME}))?)`;
/** A moment, or how much later than another. */
const SAID = new RegExp(
  [
    String.raw`(?<name>${NAME})${B}${ARRIVES}${B}(?:exactly${B}|only${B}|another${B})?(?<later>(?<by>${NUMBER})${UNIT}${B}${LATER})(?!\p{L})`,
    String.raw`(?<at>${NAME})${B}${ARRIVES}${B}(?:at${B})?(?:time${B}|t${B}?=${B}?|instant${B}|moment${B})?(?<moment>\d+(?:\.\d+)?)(?![\d:.]*\d)${UNIT.replace("unit", "of")}(?!${B}?(?:later|after|before|earlier))`,
    String.raw`(?<han>${NAME})(?<hanLater>比(?<hanBase>${NAME})晚(?<hanBy>\d+(?:\.\d+)?)${UNIT.replace("unit", "hanUnit")}到达)`,
  ].join("|"),
  "gu",
);
/** Of a job of which it is said where it stands first. */
const HAN_AT = new RegExp(
  String.raw`(?<name>${NAME})(?:在|于)(?:时刻)?(?<moment>\d+(?:\.\d+)?)(?:时刻|时|${UNIT_WORDS})?到达`,
  "gu",
);

interface Moment {
  readonly at: string;
  readonly unit: string;
}

/** `text` with moments in the place of what is told by others; as it was where one cannot be worked out. */
export function withMoments(text: string): string {
  if (!/later|after|晚/iu.test(text)) return text;
  const known = new Map<string, Moment>();
  for (const { groups } of text.matchAll(HAN_AT)) known.set(groups!["name"]!, { at: groups!["moment"]!, unit: "" });
  let last: string | null = null;
  let isWhole = true;
  const written = text.replaceAll(SAID, (all: string, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const name = groups["name"] ?? groups["at"] ?? groups["han"] ?? "";
    const before = groups["base"] ?? groups["than"] ?? groups["hanBase"] ?? last ?? "";
    last = name;
    if (groups["moment"] !== undefined) {
      known.set(name, { at: groups["moment"], unit: groups["of"] ?? "" });
      return all;
    }
    const later = groups["later"] ?? groups["hanLater"] ?? "";
    const base = known.get(before);
    const unit = groups["unit"] ?? groups["hanUnit"] ?? "";
    const sum =
      base && (base.unit === unit || base.unit === "" || base.at === "0")
        ? added(base.at, numberOf(groups["by"] ?? groups["hanBy"] ?? ""))
        : null;
    const moment = groups["han"] === undefined ? `at ${sum} ${unit}` : `在${sum}${unit}到达`;
    if (sum === null || moment.length > later.length) {
      isWhole = false;
      return all;
    }
    known.set(name, { at: sum, unit });
    return all.slice(0, all.length - later.length) + moment.padEnd(later.length);
  });
  return isWhole ? written : text;
}

function added(one: string, other: string): string | null {
  const [first, second] = [readDecimal(one), readDecimal(other)];
  if (!first || !second || Math.max(first.fraction.length, second.fraction.length) > MOST_DECIMALS) return null;
  return decimalText(ticksOf(first, MOST_DECIMALS) + ticksOf(second, MOST_DECIMALS), MOST_DECIMALS);
}
