/**
 * Limits of I/O in the console: in our words (`limit web --every 100 --requests 4`), and in those of virsh. There a second
 * stands for a period, and what is given takes the place of the whole limit.
 */
import { IO_ALLOWANCES, type IoAllowance } from "../../model/ioAllowances.ts";
import type { Command, IoLimitSpec } from "../../model/scenario.ts";
import { does, wrong, type Asked } from "./action.ts";
import { MACHINE, type Form, type Given, type Option } from "./form.ts";
import { countOf, sizeOf } from "./quantities.ts";
import { asWord } from "./words.ts";

type SetIoLimit = Extract<Command, { readonly command: "setIoLimit" }>;

const OWN: readonly (readonly [option: string, id: IoAllowance | "every" | "burst"])[] = [
  ["--every", "every"],
  ["--requests", "requests"],
  ["--reads", "reads"],
  ["--writes", "writes"],
  ["--blocks", "blocks"],
  ["--read-blocks", "readBlocks"],
  ["--write-blocks", "writeBlocks"],
  ["--burst", "burst"],
];

/** libvirt's words (its manual page of virsh, `blkdeviotune`). */
const TUNES: Readonly<Record<IoAllowance, string>> = {
  requests: "total-iops-sec",
  reads: "read-iops-sec",
  writes: "write-iops-sec",
  blocks: "total-bytes-sec",
  readBlocks: "read-bytes-sec",
  writeBlocks: "write-bytes-sec",
};
const TUNED_IN_BYTES: ReadonlySet<IoAllowance> = new Set(["blocks", "readBlocks", "writeBlocks"]);
/** The order in which virsh prints them. */
const PRINTED = ["blocks", "readBlocks", "writeBlocks", "requests", "reads", "writes"] as const;

const gives = (vm: string, said: Partial<IoLimitSpec>): Asked =>
  does({ kind: "command", command: { command: "setIoLimit", vm, ...said }, done: null, at: null });

export const limitForm: Form = {
  tool: "own",
  name: "limit",
  args: [MACHINE],
  options: OWN.map(([name]): Option => ({ name, value: "number" })),
  read(given) {
    const said: Partial<Record<keyof IoLimitSpec, number>> = {};
    for (const [option, id] of OWN) {
      const text = given.get(option);
      if (text === undefined) continue;
      const count = countOf(text);
      if (count === null || count === 0) return wrong("notANumber", { found: text });
      said[id] = count;
    }
    return gives(given.get("domain")!, said);
  },
};

export const blkdeviotune: Form = {
  tool: "virsh",
  name: "blkdeviotune",
  args: [MACHINE, { id: "device", kind: "text", isOptional: true }],
  options: [
    ...IO_ALLOWANCES.map((id): Option => ({
      name: `--${TUNES[id]}`,
      value: TUNED_IN_BYTES.has(id) ? "size" : "number",
    })),
    { name: "--every", value: "number" },
    { name: "--live" },
    { name: "--current" },
  ],
  read(given, { host }) {
    const vm = given.get("domain")!;
    const asked = IO_ALLOWANCES.filter((id) => given.has(`--${TUNES[id]}`));
    if (asked.length === 0) return does({ kind: "table", table: "blkdeviotune", vm });
    const said: Partial<Record<keyof IoLimitSpec, number>> = {};
    for (const id of asked) {
      const text = given.get(`--${TUNES[id]}`)!;
      const number = TUNED_IN_BYTES.has(id) ? bytesOf(text) : countOf(text);
      if (number === null) return wrong(TUNED_IN_BYTES.has(id) ? "notASize" : "notANumber", { found: text });
      const unit = TUNED_IN_BYTES.has(id) ? host.extentBytes : 1;
      if (number % unit !== 0) return wrong("notInBlocks", { found: text, bytes: unit });
      if (number > 0) said[id] = number / unit;
    }
    const every = periodOf(given);
    if (every === null) return wrong("notANumber", { found: given.get("--every")! });
    return gives(vm, { ...said, ...every });
  },
};

function bytesOf(text: string): number | null {
  const size = sizeOf(text, 1);
  return size && size.sign === "" ? size.bytes : null;
}

function periodOf(given: Given): Partial<Pick<IoLimitSpec, "every">> | null {
  const text = given.get("--every");
  if (text === undefined) return {};
  const every = countOf(text);
  return every === null || every === 0 ? null : { every };
}

/** The line that gives `command`. */
export function ioLimitLine(command: SetIoLimit): string {
  const options = OWN.flatMap(([option, id]) => (command[id] === undefined ? [] : [` ${option} ${command[id]}`]));
  return `limit ${asWord(command.vm)}${options.join("")}`;
}

const line = (name: string, value: number) => `${name.replaceAll("-", "_").padEnd(15)}: ${value}`;

/** What `virsh blkdeviotune` prints of a limit: 0 is none. */
export function ioTuneLines(limit: IoLimitSpec | null, blockBytes: number): readonly string[] {
  const values = PRINTED.map((id) => line(TUNES[id], (limit?.[id] ?? 0) * (TUNED_IN_BYTES.has(id) ? blockBytes : 1)));
  return [...values, ...(limit ? [line("period", limit.every)] : []), ""];
}
