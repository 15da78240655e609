/** How a command of the console is written: its words, arguments and options. One declaration is read, completed and explained. */
import type { Command, HostSpec } from "../../model/scenario.ts";
import { wrong, type Asked, type ConsoleAction, type Tool } from "./action.ts";

/** What an argument stands for: what is offered to complete it. */
export type ArgumentKind = "machine" | "volume" | "backup" | "number" | "size" | "text" | "onOff" | "command";

export interface Argument {
  readonly id: string;
  readonly kind: ArgumentKind;
  readonly isOptional?: true;
}

export interface Option {
  /** With its hyphens: `--all`, `-L`. */
  readonly name: string;
  /** Absent: it stands alone. */
  readonly value?: ArgumentKind;
}

/** What was given: arguments and values of options by name, options that stand alone with an empty text. */
export type Given = ReadonlyMap<string, string>;

/** What a line is read against. */
export interface Surroundings {
  readonly host: HostSpec;
  /** Names of all hosts, where there are several. */
  readonly hosts?: readonly string[];
  /** Names of the machines there are, and the volumes of each. */
  readonly machines: readonly { readonly name: string; readonly volumes: readonly string[] }[];
  /** Every command that was given so far. */
  readonly commands: readonly Command[];
  /** The tick at which a command would be given now. */
  readonly now: number;
}

export interface Form {
  readonly tool: Tool;
  readonly name: string;
  readonly others?: readonly string[];
  readonly args: readonly Argument[];
  readonly options?: readonly Option[];
  read(given: Given, about: Surroundings): Asked;
}

export const MACHINE: Argument = { id: "domain", kind: "machine" };

/** The first words of a line that asks for `form`. */
export function leadOf({ tool, name }: Form): string {
  return tool === "virsh" ? `virsh ${name}` : name;
}

/** How `form` is written: `virsh setmem <domain> <size> [--live]`. */
export function usageOf(form: Form): string {
  const args = form.args.map(({ id, isOptional }) => (isOptional ? `[<${id}>]` : `<${id}>`));
  const options = (form.options ?? []).map(({ name, value }) => `[${name}${value ? ` <${value}>` : ""}]`);
  return [leadOf(form), ...args, ...options].join(" ");
}

/** Reads the words that follow the name of `form`. An argument can be given by its name as well: `--domain web`. */
export function readForm(form: Form, words: readonly string[], about: Surroundings): Asked {
  const given = new Map<string, string>();
  const free = [...form.args];
  const options = form.options ?? [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (/^-{1,2}[A-Za-z]/u.test(word)) {
      const [name, joined] =
        word.startsWith("--") && word.includes("=") ? splitAt(word, word.indexOf("=")) : [word, null];
      const option = options.find((known) => known.name === name);
      const named = free.findIndex(({ id }) => `--${id}` === name);
      if (!option && named < 0) return wrong("unknownOption", { option: name, usage: usageOf(form) });
      if (option && !option.value) {
        given.set(name, "");
        continue;
      }
      const value = joined ?? words[at + 1];
      if (value === undefined) return wrong("optionWithoutValue", { option: name, usage: usageOf(form) });
      if (joined === null) at += 1;
      if (option) given.set(name, value);
      else given.set(free.splice(named, 1)[0]!.id, value);
    } else {
      const next = free.shift();
      if (!next) return wrong("tooMany", { word, usage: usageOf(form) });
      given.set(next.id, word);
    }
  }
  const missing = free.find(({ isOptional }) => !isOptional);
  if (missing) return wrong("missing", { what: missing.id, usage: usageOf(form) });
  return form.read(given, about);
}

function splitAt(word: string, at: number): [string, string] {
  return [word.slice(0, at), word.slice(at + 1)];
}

/** A form for a command that says nothing but which machine. */
export function plain(
  tool: Tool,
  name: string,
  make: (vm: string) => ConsoleAction,
  options: readonly Option[] = [],
): Form {
  return { tool, name, args: [MACHINE], options, read: (given) => ({ ok: true, action: make(given.get("domain")!) }) };
}
