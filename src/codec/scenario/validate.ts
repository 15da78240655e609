/**
 * The border: unknown data in, a complete scenario or every problem out. Links, files, forms and tests all come this way,
 * and the core trusts what has passed. What is absent is completed (`defaults.ts`), what is unknown is left out, what is
 * wrong is told with its path and what would be right; nothing is clamped or repaired.
 */
import { isSameData } from "../../base/sameData.ts";
import * as v from "valibot";
import type { Checked, Problem } from "../../model/problems.ts";
import { homeIn, homeOf, specOfHost } from "../../model/hosts.ts";
import { SCENARIO_VERSION, type Scenario } from "../../model/scenario.ts";
import { crossChecks } from "./crossChecks.ts";
import { toProblem } from "./issues.ts";
import { MOST } from "../limits.ts";
import { knownPolicies, type PolicyLists } from "../policyLists.ts";
import { checkedAs, failed, firstFound, problem } from "../problemList.ts";
import { programFacts } from "./programFacts.ts";
import { type IsSound, soundness } from "./soundness.ts";
import { forgetPrograms, type MachineDraft, scenarioSchema, type ScenarioDraft } from "./schema.ts";
import { plainData } from "./sizeGuard.ts";
import { pathBefore, scenarioUpgrades, upgrade } from "./upgrades.ts";

type Schema = ReturnType<typeof scenarioSchema>;

const schemas = new WeakMap<PolicyLists, Schema>();

function schemaFor(policies: PolicyLists): Schema {
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
  const checked = validateData(input, policies);
  if (checked.ok && policies === knownPolicies) valid.add(checked.value);
  return checked;
}

/** Scenarios that have passed, which nobody changes. */
const valid = new WeakSet<Scenario>();

/** Takes `scenario` for one that has passed: it comes from another thread, where it has. */
export function passedElsewhere(scenario: Scenario): Scenario {
  valid.add(scenario);
  return scenario;
}

function validateData(input: unknown, policies: PolicyLists): Checked<Scenario> {
  const plain = plainData(input);
  if (!plain.ok) return plain;
  const data = plain.value;
  const newer = newerVersion(data);
  if (newer) return failed([newer]);
  const version = versionOf(data);
  if (!isOlder(version)) return validateCurrent(data, policies);
  const checked = validateCurrent(upgrade(scenarioUpgrades, data, version), policies);
  if (checked.ok) return checked;
  const asGiven = (path: string) => pathBefore(scenarioUpgrades, path, version);
  return { ok: false, problems: checked.problems.map((each) => ({ ...each, path: asGiven(each.path) })) };
}

/**
 * `next`, an edited scenario, by the same rules as `validateScenario`. It may share parts with `before`, which is valid: hosts,
 * machines and commands that are the same objects are not looked at again, so that an edit costs what it changes. Where
 * nothing has to be completed or left out, it is given back itself.
 */
export function validateEdit(next: Scenario, before: Scenario): Checked<Scenario> {
  if (valid.has(next)) return { ok: true, value: next };
  editSchema ??= scenarioSchema(knownPolicies, (part) => soundParts.has(part));
  const { hosts, network, placement, conventions, machines, commands } = before;
  soundParts = new Set<unknown>([...hosts, network, placement, conventions, ...machines, ...commands]);
  try {
    const checked = validateCurrent(next, knownPolicies, editSchema);
    if (!checked.ok) return checked;
    return { ok: true, value: isSameData(next, checked.value) ? next : withUnchanged(checked.value, next, before) };
  } finally {
    soundParts = new Set();
  }
}

/** `value` with those lists of `next` that the scenario before has too: what was not edited stays the very same. */
function withUnchanged(value: Scenario, next: Scenario, before: Scenario): Scenario {
  return {
    ...value,
    ...(next.machines === before.machines && { machines: next.machines }),
    ...(next.commands === before.commands && { commands: next.commands }),
    ...(next.conventions === before.conventions && { conventions: next.conventions }),
    ...(next.hosts === before.hosts && { hosts: next.hosts }),
    ...(next.network && next.network === before.network && { network: next.network }),
    ...(next.placement && next.placement === before.placement && { placement: next.placement }),
  };
}

let editSchema: Schema | null = null;
/** While an edit is looked at: what the scenario before has too. */
let soundParts: ReadonlySet<unknown> = new Set();

function validateCurrent(
  input: unknown,
  policies: PolicyLists,
  schema: Schema = schemaFor(policies),
): Checked<Scenario> {
  const result = v.safeParse(schema, input);
  forgetPrograms();
  const shapeProblems = (result.issues ?? []).map(toProblem);
  // Where the whole is wrong, or more is wrong than anybody reads, there is no draft to look at any further.
  if (shapeProblems.length > MOST.problems || shapeProblems.some(({ path }) => path === ""))
    return { ok: false, problems: firstFound(shapeProblems) };
  const isSound = soundness(shapeProblems);
  // With problems this is no complete draft; `isSound` tells which of its parts are.
  const draft = withMemory(withLists(result.output as ScenarioDraft), isSound);
  return checkedAs(draft as Scenario, [...shapeProblems, ...crossChecks(draft, isSound, policies)]);
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
  const complete = <M extends MachineDraft>(machine: M): M => {
    if (machine.memoryBytes !== null || !isSound(`hosts[${homeIn(draft, machine)}].pageBytes`)) return machine;
    const { pageBytes } = specOfHost(draft, homeOf(machine));
    return { ...machine, memoryBytes: pagesTouched(machine) * pageBytes };
  };
  return {
    ...draft,
    machines: draft.machines.map((machine, index) => (isSound(`machines[${index}]`) ? complete(machine) : machine)),
    commands: draft.commands.map((command, index) => {
      // What is no command at all is no `create` either.
      if (!isSound(`commands[${index}]`) || command.command !== "create") return command;
      const machine = complete(command.machine);
      return machine === command.machine ? command : { ...command, machine };
    }),
  };
}

function pagesTouched({ programs }: MachineDraft): number {
  return programs.reduce((most, program) => Math.max(most, programFacts(program).pages), 0);
}
