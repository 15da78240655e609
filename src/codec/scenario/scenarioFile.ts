/**
 * The scenario file: JSON that a person can read and write, with programs in notation. What a file leaves out is
 * completed, see `validate.ts`; what it says and nobody knows is told. Reading and writing of the file itself is the
 * caller's.
 */
import type { Branches } from "../../model/branches.ts";
import type { Problem } from "../../model/problems.ts";
import type { MachineSpec, Scenario } from "../../model/scenario.ts";
import { branchesOfFile, printedBranches, withoutBranches } from "./branches.ts";
import { isNestedTooDeep, jsonMistake } from "./jsonSyntax.ts";
import { MOST } from "../limits.ts";
import { isNoText } from "../noText.ts";
import { printProgram } from "../notation/notation.ts";
import { failed, firstFound, problem } from "../problemList.ts";
import { nothingUsed, unusedKeys } from "./unusedKeys.ts";
import { validateScenario } from "./validate.ts";

/** What a file was opened to: its scenario, or every problem that kept us from it. */
export type OpenedScenario =
  | {
      readonly ok: true;
      readonly value: Scenario;
      /** Its other futures; absent: it has none. */
      readonly branches?: Branches;
      /** The keys that were left out; absent: there are none. */
      readonly unused?: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The scenario in the text of a file, or all problems; a mistake in the JSON comes with line and column. A file of which no
 * key is known is none. Never throws.
 */
export function parseScenarioFile(text: string): OpenedScenario {
  if (text.length > MOST.fileCharacters)
    return failed([problem("fileTooLong", "", { found: text.length, max: MOST.fileCharacters })]);
  // Some editors put a byte order mark in front.
  const json = text.replace(/^\ufeff/, "");
  if (json.trim() === "") return failed([problem("fileEmpty", "")]);
  if (isNoText(json)) return failed([problem("notText", "")]);
  if (isNestedTooDeep(json)) return failed([problem("tooDeep", "", { max: MOST.depth })]);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    const { line, column, found, expected } = jsonMistake(json) ?? { line: 1, column: 1, found: "", expected: "value" };
    return failed([problem("jsonSyntax", "", { line, column, found, expected })]);
  }
  const { rest, given } = withoutBranches(data);
  const checked = validateScenario(rest);
  if (!checked.ok) return checked;
  const ofLive = unusedKeys(rest, checked.value);
  const nothing = nothingUsed(rest, ofLive);
  if (nothing) return { ok: false, problems: firstFound([nothing, ...ofLive]) };
  const futures = given && branchesOfFile(checked.value, given);
  if (futures?.ok === false) return futures;
  const branches = futures?.value.branches;
  const unused = [...ofLive, ...(futures?.value.unused ?? [])];
  return {
    ...checked,
    ...(branches && { branches }),
    ...(unused.length > 0 && { unused: firstFound(unused) }),
  };
}

/** The text of a file for `scenario` and its other futures: `parseScenarioFile` gives both back. Ends with a new line. */
export function printScenarioFile(scenario: Scenario, branches?: Branches): string {
  const futures = branches && branches.others.length > 0 ? printedBranches(scenario, branches, printed) : {};
  return `${JSON.stringify({ ...printed(scenario), ...futures }, null, 2)}\n`;
}

/** As a person reads and writes it: programs in notation. */
function printed(scenario: Scenario): Readonly<Record<string, unknown>> {
  const machines = scenario.machines.map(withNotation);
  const commands = scenario.commands.map(({ at, ...command }) =>
    command.command === "create" ? { at, ...command, machine: withNotation(command.machine) } : { at, ...command },
  );
  return { ...scenario, machines, commands };
}

function withNotation(machine: MachineSpec): object {
  return { ...machine, programs: machine.programs.map((program) => printProgram(program, "line")) };
}
