/** What a line of the console asks for, and what can be wrong with it. */
import type { Command } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";

/** Whose words they are: ours, those of libvirt's shell, or those of LVM's tools. */
export const TOOLS = ["own", "virsh", "lvm"] as const;
export type Tool = (typeof TOOLS)[number];

/** A table as the tools print it. `vm`: the machine it is about. */
export type TableRequest =
  | { readonly table: "domains"; readonly which: "active" | "inactive" | "all"; readonly isNamesOnly: boolean }
  | {
      readonly table:
        | "dominfo"
        | "domstate"
        | "vcpuinfo"
        | "domblklist"
        | "schedinfo"
        | "snapshot-list"
        | "domjobinfo"
        | "blkdeviotune"
        | "dumpxml";
      readonly vm: string;
    }
  | { readonly table: "nodeinfo" | "pvs" | "vgs" | "lvs" | "backups" | "reach" };

export type ConsoleAction =
  /** A lifecycle command; `done` is what the tool says when it is carried out, null: it says nothing. */
  | { readonly kind: "command"; readonly command: Command; readonly done: string | null; readonly at: Tick | null }
  | ({ readonly kind: "table" } & TableRequest)
  /** Every command given so far, as lines that give it again. */
  | { readonly kind: "script" }
  /** `of`: the name of a command; null: all of them. */
  | { readonly kind: "help"; readonly of: string | null }
  | { readonly kind: "go"; readonly time: Tick }
  | { readonly kind: "clear" }
  /** An empty line, or a comment. */
  | { readonly kind: "nothing" };

/** `code` is a key of the console's texts; `values` are what was found and what would be right. */
export interface ConsoleProblem {
  readonly code: ConsoleProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const CONSOLE_PROBLEMS = [
  "openQuote",
  "unknownWord",
  "notHere",
  "missing",
  "tooMany",
  "unknownOption",
  "optionWithoutValue",
  "notANumber",
  "notASize",
  "notInPages",
  "notInBlocks",
  "notOneOf",
  "onlyHost",
  "past",
  "badProgram",
  "badMachine",
] as const;
export type ConsoleProblemCode = (typeof CONSOLE_PROBLEMS)[number];

export type Asked =
  | { readonly ok: true; readonly action: ConsoleAction }
  | { readonly ok: false; readonly problem: ConsoleProblem };

export const does = (action: ConsoleAction): Asked => ({ ok: true, action });
export const wrong = (code: ConsoleProblemCode, values: ConsoleProblem["values"] = {}): Asked => ({
  ok: false,
  problem: { code, values },
});
