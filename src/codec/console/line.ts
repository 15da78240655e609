/**
 * Reads a line of the console, as it is typed by those who know virsh, LVM, or our own words. Whether a
 * machine exists and may do that is for the manager to say: a refusal and its reason are part of what is taught.
 */
import { does, wrong, type Asked } from "./action.ts";
import { backupForms } from "./backups.ts";
import { readForm, type Form, type Surroundings } from "./form.ts";
import { LVM_NOT_HERE, lvmForms } from "./lvm.ts";
import { ownForms } from "./own.ts";
import { countOf } from "./quantities.ts";
import { snapshotForms } from "./snapshots.ts";
import { VIRSH_NOT_HERE, virshForms } from "./virsh.ts";
import { wordsOfLine } from "./words.ts";

/** Every command, ours first. */
export const FORMS: readonly Form[] = [...ownForms, ...virshForms, ...snapshotForms, ...backupForms, ...lvmForms];

/** The forms that `words` name, as in `virsh list`, `virsh` or `lvs`; null: all of them. */
export function formsNamed(words: string | null): readonly Form[] {
  if (words === null) return FORMS;
  const [first = "", second] = words.toLowerCase().split(" ");
  if (first === "virsh" && second === undefined) return FORMS.filter(isVirsh);
  const name = first === "virsh" ? second : first;
  return FORMS.filter(
    (form) => (form.name === name || form.others?.includes(name ?? "")) && (first !== "virsh" || isVirsh(form)),
  );
}

export const isVirsh = (form: Form) => form.tool === "virsh";

/** Reads `line`; `at 20` before a command gives it at that tick, and not now. */
export function readLine(line: string, about: Surroundings): Asked {
  const { words, openQuote } = wordsOfLine(line);
  if (openQuote) return wrong("openQuote", { quote: openQuote });
  const texts = words.map(({ text }) => text);
  // A prompt that was copied with the command.
  while (texts[0] === "$" || texts[0] === "virsh#" || texts[0] === "sudo") texts.shift();
  if (texts[0]?.toLowerCase() !== "at") return readWords(texts, about);
  const time = countOf(texts[1] ?? "");
  if (time === null) return wrong("notANumber", { found: texts[1] ?? "" });
  const asked = readWords(texts.slice(2), about);
  if (!asked.ok || asked.action.kind !== "command") return asked;
  if (time < about.now) return wrong("past", { time, now: about.now });
  return does({ ...asked.action, at: time });
}

function readWords(words: readonly string[], about: Surroundings): Asked {
  const [first, second] = words;
  if (first === undefined) return does({ kind: "nothing" });
  if (first.toLowerCase() === "virsh") {
    if (second === undefined) return does({ kind: "help", of: "virsh" });
    return readNamed(FORMS.filter(isVirsh), second, words.slice(2), about, VIRSH_NOT_HERE);
  }
  return readNamed(
    FORMS.filter((form) => !isVirsh(form)),
    first,
    words.slice(1),
    about,
    LVM_NOT_HERE,
  );
}

function readNamed(
  forms: readonly Form[],
  name: string,
  rest: readonly string[],
  about: Surroundings,
  notHere: readonly string[],
): Asked {
  const lower = name.toLowerCase();
  const form = formNamed(forms, lower);
  if (form) return readForm(form, rest, about);
  if (notHere.includes(lower)) return wrong("notHere", { word: lower });
  const near = nearest(
    lower,
    forms.flatMap(({ name: known, others = [] }) => [known, ...others]),
  );
  // What is a word of virsh alone is meant as such.
  const meant = formNamed(FORMS.filter(isVirsh), lower) ? `virsh ${lower}` : near;
  return wrong("unknownWord", { word: name, near: meant ?? "" });
}

function formNamed(forms: readonly Form[], name: string): Form | undefined {
  return forms.find((form) => form.name === name || form.others?.includes(name));
}

/** The one of `known` that `word` is most likely a slip of; null: none is near. */
function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((other) => ({ other, slips: slipsBetween(word, other) }))
    .toSorted((a, b) => a.slips - b.slips);
  const [first] = ranked;
  return first && first.slips <= Math.max(1, Math.floor(word.length / 3)) ? first.other : null;
}

/** Characters to add, drop, change or swap between neighbours (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[other.length]!;
}
