/**
 * The border: unknown data in, a complete scenario or every problem out. Links, files, forms and tests all come this way,
 * and the core trusts what has passed. What is absent is completed (`defaults.ts`), what is unknown is left out, what is
 * wrong is told with its path and what would be right; nothing is clamped or repaired.
 */
import * as v from "valibot";
import type { Checked, Problem } from "../../model/problems.ts";
import { hostOf, SCENARIO_VERSION, type Scenario } from "../../model/scenario.ts";
import { crossChecks, type IsSound, soundness } from "./crossChecks.ts";
import { toProblem } from "./issues.ts";
import { MOST } from "../limits.ts";
import { knownPolicies, type PolicyLists } from "../policyLists.ts";
import { checkedAs, failed, problem } from "../problemList.ts";
import { programFacts } from "./programFacts.ts";
import { type MachineDraft, scenarioSchema, type ScenarioDraft } from "./schema.ts";
import { sizeProblem } from "./sizeGuard.ts";
import { pathBefore, scenarioUpgrades, upgrade } from "./upgrades.ts";

const schemas = new WeakMap<PolicyLists, ReturnType<typeof scenarioSchema>>();

function schemaFor(policies: PolicyLists): ReturnType<typeof scenarioSchema> {
  const schema = schemas.get(policies) ?? scenarioSchema(policies);
  schemas.set(policies, schema);
  return schema;
}

/**
 * `input` as a scenario that may choose among `policies`, completed with defaults; or all that is wrong with it.
 * Programs may be given in notation (`"C 4; R 7 0 1"`). Paths of problems are those of the version that was given. Never
 * throws. A scenario that has passed passes again unchanged.
 */
export function validateScenario(input: unknown, policies: PolicyLists = knownPolicies): Checked<Scenario> {
  const hopeless = sizeProblem(input) ?? newerVersion(input);
  if (hopeless) return failed([hopeless]);
  const version = versionOf(input);
  if (!isOlder(version)) return validateCurrent(input, policies);
  const checked = validateCurrent(upgrade(scenarioUpgrades, input, version), policies);
  if (checked.ok) return checked;
  const asGiven = (path: string) => pathBefore(scenarioUpgrades, path, version);
  return { ok: false, problems: checked.problems.map((each) => ({ ...each, path: asGiven(each.path) })) };
}

function validateCurrent(input: unknown, policies: PolicyLists): Checked<Scenario> {
  const result = v.safeParse(schemaFor(policies), input);
  const shapeProblems = (result.issues ?? []).map(toProblem);
  // Where the whole is wrong, or more is wrong than anybody reads, there is no draft to look at any further.
  if (shapeProblems.length > MOST.problems || shapeProblems.some(({ path }) => path === ""))
    return failed(shapeProblems);
  const isSound = soundness(shapeProblems);
  // With problems this is no complete draft; `isSound` tells which of its parts are.
  const draft = withMemory(withLists(result.output as ScenarioDraft), isSound);
  return checkedAs(draft as Scenario, [...shapeProblems, ...crossChecks(draft, isSound)]);
}

/** A `host` by itself tells version 1, also where none is said, or by mistake the next one. */
function versionOf(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return undefined;
  const said = "version" in input ? input.version : undefined;
  const isAlone = "host" in input && !("hosts" in input) && (said === undefined || said === SCENARIO_VERSION);
  return isAlone ? 1 : said;
}

function isOlder(version: unknown): version is number {
  return typeof version === "number" && Number.isInteger(version) && version >= 1 && version < SCENARIO_VERSION;
}

/** A file of a later version would only bring a list of misleading problems. */
function newerVersion(input: unknown): Problem | null {
  const version = versionOf(input);
  if (typeof version !== "number" || version <= SCENARIO_VERSION) return null;
  return problem("newerVersion", "version", { found: version, max: SCENARIO_VERSION });
}

/** `entries`, if it is a list and one that can be walked. */
function walkable<L extends readonly unknown[]>(entries: L, most: number): L {
  return Array.isArray(entries) && entries.length <= most ? entries : ([] as readonly unknown[] as L);
}

/** `draft` with lists that can be walked, also where what was given is no list or one without end. */
function withLists(draft: ScenarioDraft): ScenarioDraft {
  return {
    ...draft,
    hosts: walkable(draft.hosts, MOST.hosts),
    machines: walkable(draft.machines, MOST.machines),
    commands: walkable(draft.commands, MOST.commands),
  };
}

/** `draft` with memory for machines that do not say how much: as many pages as their programs touch. */
function withMemory(draft: ScenarioDraft, isSound: IsSound): ScenarioDraft {
  if (!isSound("hosts[0].pageBytes")) return draft;
  const { pageBytes } = hostOf(draft);
  const complete = <M extends MachineDraft>(machine: M, path: string): M =>
    isSound(path) ? { ...machine, memoryBytes: machine.memoryBytes ?? pagesTouched(machine) * pageBytes } : machine;
  return {
    ...draft,
    machines: draft.machines.map((machine, index) => complete(machine, `machines[${index}]`)),
    commands: draft.commands.map((command, index) =>
      isSound(`commands[${index}]`) && command.command === "create"
        ? { ...command, machine: complete(command.machine, `commands[${index}].machine`) }
        : command,
    ),
  };
}

function pagesTouched({ programs }: MachineDraft): number {
  return programs.reduce((most, program) => Math.max(most, programFacts(program).pages), 0);
}
