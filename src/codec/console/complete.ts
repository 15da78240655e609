/** What the word at the end of a line can become: what Tab offers. */
import type { ArgumentKind, Form, Surroundings } from "./form.ts";
import { FORMS, isVirsh } from "./line.ts";
import { asWord, wordsOfLine } from "./words.ts";

export interface Completion {
  /** From here to the end of the line it is replaced by one of `offers`. */
  readonly start: number;
  /** Whole words, ascending; a blank follows where the word is complete. */
  readonly offers: readonly string[];
}

/** Offers for the end of `line`. */
export function completionsOf(line: string, about: Surroundings): Completion {
  const { words } = wordsOfLine(line);
  const isNew = words.length === 0 || /\s$/u.test(line);
  const start = isNew ? line.length : words.at(-1)!.start;
  const typed = isNew ? "" : words.at(-1)!.text;
  const before = (isNew ? words : words.slice(0, -1)).map(({ text }) => text);
  const candidates = candidatesAfter(before, about);
  const offers = candidates.filter((word) => word.toLowerCase().startsWith(typed.toLowerCase())).map(asWord);
  return { start, offers: [...new Set(offers)].toSorted() };
}

function candidatesAfter(words: readonly string[], about: Surroundings): readonly string[] {
  const [first, second] = words;
  if (first === "at") return words.length === 1 ? [] : candidatesAfter(words.slice(2), about);
  const isOfVirsh = first === "virsh";
  const name = isOfVirsh ? second : first;
  const forms = FORMS.filter((form) => isVirsh(form) === isOfVirsh);
  if (name === undefined) return [...forms.map((form) => form.name), ...(isOfVirsh ? [] : ["virsh", "at"])];
  const form = forms.find((known) => known.name === name || known.others?.includes(name));
  return form ? afterName(form, words.slice(isOfVirsh ? 2 : 1), about) : [];
}

function afterName(form: Form, words: readonly string[], about: Surroundings): readonly string[] {
  const options = form.options ?? [];
  const awaiting = options.find(({ name, value }) => value && name === words.at(-1));
  if (awaiting?.value) return wordsFor(awaiting.value, about);
  let taken = 0;
  for (let at = 0; at < words.length; at += 1) {
    const option = options.find(({ name }) => name === words[at]);
    if (!option) taken += 1;
    else if (option.value) at += 1;
  }
  const next = form.args[taken];
  const unused = options.filter(({ name }) => !words.includes(name)).map(({ name }) => name);
  return [...(next ? wordsFor(next.kind, about) : []), ...unused];
}

function wordsFor(kind: ArgumentKind, { machines, commands }: Surroundings): readonly string[] {
  switch (kind) {
    case "machine":
      return machines.map(({ name }) => name);
    case "volume":
      return machines.flatMap(({ name, volumes }) => volumes.map((volume) => `${name}/${volume}`));
    case "backup":
      return commands.flatMap((given) => (given.command === "backup" ? [given.name] : []));
    case "onOff":
      return ["on", "off"];
    case "command":
      return [...FORMS.map(({ name }) => name), "virsh"];
    default:
      return [];
  }
}
