/**
 * `create`, by options for what is usual and as JSON for all else, and back: a machine that has only what is usual is
 * printed by options.
 */
import type { MachineSpec } from "../../model/scenario.ts";
import { defaultMachine, defaultScenario } from "../defaults.ts";
import { parseProgram, printProgram } from "../notation/notation.ts";
import { validateScenario } from "../scenario/validate.ts";
import { does, wrong, type Asked } from "./action.ts";
import type { Form, Given, Surroundings } from "./form.ts";
import { countOf, sizeOf } from "./quantities.ts";
import { asWord } from "./words.ts";

export const createForm: Form = {
  tool: "own",
  name: "create",
  args: [{ id: "name", kind: "text" }],
  options: [
    { name: "--vcpus", value: "number" },
    { name: "--memory", value: "size" },
    { name: "--weight", value: "number" },
    { name: "--volume", value: "text" },
    { name: "--program", value: "text" },
    { name: "--json", value: "text" },
  ],
  read: (given, about) => {
    const name = given.get("name")!;
    const json = given.get("--json");
    const made = json === undefined ? usual(name, given, about) : parsedJson(json);
    if (!made) return wrong("badMachine", { name, problem: "", path: "" });
    return made.kind === "machine" ? checked({ ...made.machine, name }, about) : made.asked;
  },
};

type Made = { readonly kind: "machine"; readonly machine: object } | { readonly kind: "wrong"; readonly asked: Asked };

function parsedJson(text: string): Made | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { kind: "machine", machine: value } : null;
  } catch {
    return null;
  }
}

/** The machine passes the checks that a file passes; whether it fits is for the manager to say. */
function checked(machine: object & { readonly name: string }, { host }: Surroundings): Asked {
  const read = validateScenario({ ...defaultScenario, hosts: [host], machines: [{ ...machine, arrival: null }] });
  if (!read.ok) {
    const [first] = read.problems;
    const path = first?.path.replace(/^machines\[0\]\.?/u, "") ?? "";
    return wrong("badMachine", { ...first?.values, name: machine.name, problem: first?.code ?? "", path });
  }
  const spec = read.value.machines[0]!;
  return does({ kind: "command", command: { command: "create", machine: spec }, done: null, at: null });
}

const mistake = (...of: Parameters<typeof wrong>): Made => ({ kind: "wrong", asked: wrong(...of) });

function usual(name: string, given: Given, { host }: Surroundings): Made {
  const fields: Record<string, unknown> = { memoryBytes: 0, volumes: [] };
  for (const id of ["vcpus", "weight"]) {
    const text = given.get(`--${id}`);
    if (text === undefined) continue;
    const value = countOf(text);
    if (value === null) return mistake("notANumber", { found: text });
    fields[id] = value;
  }
  const memory = given.get("--memory");
  if (memory !== undefined) {
    const size = sizeOf(memory, 1);
    if (!size || size.sign !== "") return mistake("notASize", { found: memory });
    fields["memoryBytes"] = size.bytes;
  }
  const volume = given.get("--volume");
  if (volume !== undefined) {
    const [volumeName = "", text = ""] = volume.split(":");
    const size = sizeOf(text, host.extentBytes);
    if (!size || size.sign !== "") return mistake("notASize", { found: volume });
    fields["volumes"] = [{ name: volumeName, bytes: size.bytes }];
  }
  const program = given.get("--program");
  const parsed = parseProgram(program ?? "C 10");
  if (!parsed.ok) return mistake("badProgram", { found: program ?? "" });
  fields["programs"] = [parsed.value];
  return { kind: "machine", machine: { ...defaultMachine(name), ...fields } };
}

/** The line that makes `machine`. */
export function createLine(machine: MachineSpec): string {
  const { name, vcpus, weight, memoryBytes, volumes, programs } = machine;
  const [program] = programs;
  const [volume] = volumes;
  const words = ["create", asWord(name), "--vcpus", String(vcpus)];
  if (weight !== null) words.push("--weight", String(weight));
  if (memoryBytes > 0) words.push("--memory", String(memoryBytes));
  if (volume) words.push("--volume", asWord(`${volume.name}:${volume.bytes}b`));
  if (program) words.push("--program", asWord(printProgram(program, "line")));
  const isUsual =
    programs.length === 1 &&
    volumes.length <= 1 &&
    !volume?.name.includes(":") &&
    JSON.stringify(
      sorted({ ...defaultMachine(name), vcpus, weight, memoryBytes, volumes, programs, arrival: null }),
    ) === JSON.stringify(sorted({ ...machine, arrival: null }));
  return isUsual
    ? words.join(" ")
    : `create ${asWord(name)} --json ${asWord(JSON.stringify({ ...machine, arrival: null }))}`;
}

function sorted(machine: MachineSpec): object {
  return Object.fromEntries(Object.entries(machine).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
