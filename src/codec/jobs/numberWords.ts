/** Small numbers as exercises write them in words: "two processors", `三个页框`. */
const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;
const OTHERS: Readonly<Record<string, number>> = {
  single: 1,
  uni: 1,
  dual: 2,
  quad: 4,
  dos: 2,
  tres: 3,
  cuatro: 4,
  deux: 2,
  trois: 3,
  quatre: 4,
  zwei: 2,
  drei: 3,
  vier: 4,
  dois: 2,
  três: 3,
  quatro: 4,
  双: 2,
  单: 1,
  两: 2,
};
const HAN = "零一二三四五六七八九十";

/** What a time or a count may be instead of digits. */
export const NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten";
/** The same for things that are counted, in a few languages more. */
export const COUNT_WORDS = `${NUMBER_WORDS}|dos|tres|cuatro|deux|trois|quatre|zwei|drei|vier|dois|três|quatro`;

/** `text` in digits, where it is a number in words; else as it is. */
export function numberOf(text: string): string {
  const word = text.toLowerCase();
  const at = WORDS.findIndex((each) => each === word);
  if (at >= 0) return String(at);
  const han = text.length === 1 ? HAN.indexOf(text) : -1;
  return han >= 0 ? String(han) : String(OTHERS[word] ?? text);
}
