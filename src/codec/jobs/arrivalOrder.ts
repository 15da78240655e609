/**
 * The order in which jobs arrive where they arrive at one moment: "the processes arrive in the order P2, P3, P1",
 * `进程按P2、P3、P1的次序到达`, `Die Prozesse treffen in der Reihenfolge P2, P3, P1 ein`.
 */
import { linesOf } from "./grid.ts";

const ARRIVE =
  /(?<!\p{Script=Latin})(?:arriv\p{L}*|enter\p{L}*|submitted|queued|ready queue|ankunft\p{L}*|ankommen|kommen|treffen|llega\p{L}*|chega\p{L}*)(?!\p{Script=Latin})|到达|进入|提交|到来|到着|도착/iu;
const ORDER =
  /(?<!\p{Script=Latin})(?:orders?|reihenfolge|orden|ordre|ordine|ordem|sequence)(?!\p{Script=Latin})|顺序|次序|順|순서/giu;
const SENTENCE = /[^.;?!。；？\n]+(?:\.(?=\d)[^.;?!。；？\n]*)*/gu;

/** The names of `names` in the order in which `text` says that they arrive; null where it says nothing of all of them. */
export function arrivalOrderIn(text: string, names: readonly string[]): readonly string[] | null {
  if (names.length < 2 || new Set(names).size < names.length) return null;
  for (const { text: line } of linesOf(text)) {
    for (const [sentence] of line.matchAll(SENTENCE)) {
      if (!ARRIVE.test(sentence)) continue;
      for (const { index, 0: word } of sentence.matchAll(ORDER)) {
        const behind = namedIn(sentence.slice(index + word.length), names);
        const found = behind.length > 0 ? behind : namedIn(sentence.slice(0, index), names);
        if (found.length === names.length && new Set(found).size === names.length) return found;
      }
    }
  }
  return null;
}

function namedIn(text: string, names: readonly string[]): string[] {
  return (text.match(/(?<![\p{Script=Latin}\p{N}_])[\p{Script=Latin}\p{N}_]+/gu) ?? []).filter((word) =>
    names.includes(word),
  );
}
