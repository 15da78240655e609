/**
 * The branches of a scenario at the border: unknown data in, a list of complete scenarios or every problem out. In files a
 * branch says what it has otherwise than the scenario of the file, or than a branch before it:
 *
 *     "branch": { "letter": "B" },
 *     "branches": [{ "letter": "A", "shares": 2, "commands": [ … ] }, { "letter": "C", "like": "A", "hosts": [ … ] }]
 *
 * `shares`: so many commands of the log of the other are its own as well, before its `commands`; all of them where it says
 * nothing of commands. A key of a scenario that is null is not there.
 */
import * as v from "valibot";
import { BRANCH_LETTERS, MOST_BRANCHES, type Branches, type KeptBranch } from "../../model/branches.ts";
import type { Checked, Problem } from "../../model/problems.ts";
import type { Scenario } from "../../model/scenario.ts";
import { MOST } from "../limits.ts";
import { failed, problem } from "../problemList.ts";
import { kindOf, shortText } from "../shownValue.ts";
import { toProblem } from "./issues.ts";
import { line } from "./schemaParts.ts";
import { unusedKeys } from "./unusedKeys.ts";
import { validateScenario } from "./validate.ts";

type Entries = Readonly<Record<string, unknown>>;

/** A branch as it was given, with its scenario, which nobody has looked at. */
export interface GivenBranch {
  readonly id: unknown;
  readonly name: unknown;
  readonly scenario: unknown;
}

/** The live one, and the others. */
export interface GivenBranches {
  readonly id: unknown;
  readonly name: unknown;
  readonly others: readonly GivenBranch[];
}

/** The branches beside `live`, which has been checked; null where there are none. Paths begin with `branches`. */
export function checkedBranches(live: Scenario, { id, name, others }: GivenBranches): Checked<Branches | null> {
  if (others.length === 0) return { ok: true, value: null };
  const problems: Problem[] = [...headProblems("branch", id, name)];
  if (others.length >= MOST_BRANCHES)
    return failed([problem("listTooLong", "branches", { found: others.length, max: MOST_BRANCHES - 1 })]);
  const scenarios: Scenario[] = [];
  for (const [at, other] of others.entries()) {
    const path = `branches[${at}]`;
    const taken = [id, ...others.slice(0, at).map((before) => before.id)];
    problems.push(...headProblems(path, other.id, other.name));
    if (taken.includes(other.id)) problems.push(problem("listedTwice", path, { found: letterOf(other.id) }));
    const checked = validateScenario(titled(other.scenario, live.title));
    if (checked.ok) scenarios.push(checked.value);
    else problems.push(...checked.problems.map((each) => ({ ...each, path: within(path, each.path) })));
  }
  if (problems.length > 0) return failed(problems);
  // Ids are numbers and names texts by now: what is none has been told.
  const kept = scenarios.map((scenario, at): KeptBranch => {
    const { id: own, name: named } = others[at]!;
    return { id: Number(own), name: String(named), scenario };
  });
  return { ok: true, value: { id: Number(id), name: String(name), others: kept.toSorted((a, b) => a.id - b.id) } };
}

/** The title is that of the whole. */
function titled(scenario: unknown, title: string): unknown {
  return typeof scenario === "object" && scenario !== null ? { ...scenario, title } : scenario;
}

function within(path: string, inner: string): string {
  return inner === "" ? path : `${path}.${inner}`;
}

function letterOf(id: unknown): string {
  return typeof id === "number" ? (BRANCH_LETTERS[id] ?? shortText(id)) : shortText(id);
}

function headProblems(path: string, id: unknown, name: unknown): readonly Problem[] {
  const isLetter = typeof id === "number" && Number.isInteger(id) && BRANCH_LETTERS[id] !== undefined;
  const ofId = isLetter ? [] : [problem("unknownChoice", `${path}.letter`, { found: letterOf(id), allowed: "A–Z" })];
  return [...ofId, ...branchNameProblems(name, path)];
}

/** What is wrong with the name that a branch is given; an empty one names it by what differs. */
export function branchNameProblems(name: unknown, path = "branch"): readonly Problem[] {
  const found = name === "" ? [] : (v.safeParse(line(MOST.titleCharacters), name).issues ?? []);
  return found.map((issue) => ({ ...toProblem(issue), path: `${path}.name` }));
}

const isRecord = (value: unknown): value is Entries =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export interface BranchesOfFile {
  readonly branches: Branches | null;
  readonly unused: readonly Problem[];
}

/** The keys of a file that speak of branches, and the file without them. */
export function withoutBranches(data: unknown): { readonly rest: unknown; readonly given: Entries | null } {
  if (!isRecord(data) || !Object.hasOwn(data, "branches")) return { rest: data, given: null };
  const { branch, branches, ...rest } = data;
  return { rest, given: { branch, branches } };
}

/** The branches of a file, beside its scenario. */
export function branchesOfFile(live: Scenario, { branch = {}, branches }: Entries): Checked<BranchesOfFile> {
  if (!isRecord(branch)) return failed([problem("wrongType", "branch", { found: kindOf(branch), expected: "object" })]);
  if (!Array.isArray(branches))
    return failed([problem("wrongType", "branches", { found: kindOf(branches), expected: "list" })]);
  if (branches.length >= MOST_BRANCHES)
    return failed([problem("listTooLong", "branches", { found: branches.length, max: MOST_BRANCHES - 1 })]);
  const id = idOf(branch["letter"] ?? "A");
  const known = new Map<unknown, Scenario>([[id, live]]);
  const others: GivenBranch[] = [];
  const unused: Problem[] = [];
  const problems: Problem[] = [];
  for (const [at, given] of (branches as readonly unknown[]).entries()) {
    const path = `branches[${at}]`;
    if (!isRecord(given)) {
      problems.push(problem("wrongType", path, { found: kindOf(given), expected: "object" }));
      continue;
    }
    const { letter, name = "", like, shares, commands, ...settings } = given;
    const base = like === undefined ? live : known.get(idOf(like));
    if (!base) {
      problems.push(problem("noSuchBranch", `${path}.like`, { found: shortText(like) }));
      continue;
    }
    const most = base.commands.length;
    const shared = shares ?? (commands === undefined ? most : 0);
    if (typeof shared !== "number" || !Number.isInteger(shared) || shared < 0 || shared > most) {
      problems.push(
        problem("outOfRange", `${path}.shares`, {
          found: typeof shared === "number" ? shared : kindOf(shared),
          min: 0,
          max: most,
        }),
      );
      continue;
    }
    const log = commands === undefined ? [] : commands;
    const scenario = {
      ...merged(base, settings),
      commands: Array.isArray(log) ? [...base.commands.slice(0, shared), ...(log as readonly unknown[])] : log,
    };
    const checked = validateScenario(scenario);
    if (!checked.ok) {
      const asGiven = (inner: string) =>
        within(
          path,
          inner.replace(/^commands\[(\d+)\]/, (_, place) => `commands[${Number(place) - shared}]`),
        );
      problems.push(...checked.problems.map((each) => ({ ...each, path: asGiven(each.path) })));
      continue;
    }
    unused.push(...unusedKeys(scenario, checked.value).map((each) => ({ ...each, path: within(path, each.path) })));
    known.set(idOf(letter), checked.value);
    others.push({ id: idOf(letter), name, scenario: checked.value });
  }
  if (problems.length > 0) return failed(problems);
  const checked = checkedBranches(live, { id, name: branch["name"] ?? "", others });
  return checked.ok ? { ok: true, value: { branches: checked.value, unused } } : checked;
}

/** `settings` in the place of those of `base`; null: it is not there. */
function merged(base: Scenario, settings: Entries): Entries {
  return Object.fromEntries(Object.entries({ ...base, ...settings }).filter(([, value]) => value !== null));
}

/** What is no letter stays as it is, and is told. */
function idOf(letter: unknown): unknown {
  const id = typeof letter === "string" && letter.length === 1 ? BRANCH_LETTERS.indexOf(letter) : -1;
  return id < 0 ? letter : id;
}

/** The keys of a file that speak of `branches`, as `branchesOfFile` reads them. `print`: a part of a scenario, as files have it. */
export function printedBranches(
  live: Scenario,
  { id, name, others }: Branches,
  print: (scenario: Scenario) => Entries,
): Entries {
  const known: { readonly id: number; readonly scenario: Scenario }[] = [{ id, scenario: live }];
  const branches = others.map((other) => {
    const printed = print(other.scenario);
    const choices = known.map((base) => ({ base, said: otherwise(print(base.scenario), printed) }));
    const sizes = choices.map(({ said }) => JSON.stringify(said).length);
    const { base, said } = choices[sizes.indexOf(Math.min(...sizes))]!;
    known.push(other);
    return {
      letter: BRANCH_LETTERS[other.id],
      ...(other.name === "" ? {} : { name: other.name }),
      ...(base.id === id ? {} : { like: BRANCH_LETTERS[base.id] }),
      ...said,
    };
  });
  return { branch: { letter: BRANCH_LETTERS[id], ...(name === "" ? {} : { name }) }, branches };
}

/** What `own` says otherwise than `base`. */
function otherwise(base: Entries, own: Entries): Entries {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  const differing = keys.filter(
    (key) => !["version", "title", "commands"].includes(key) && JSON.stringify(base[key]) !== JSON.stringify(own[key]),
  );
  const [before, after] = [base["commands"], own["commands"]] as readonly (readonly unknown[])[];
  const parted = (after ?? []).findIndex((command, at) => JSON.stringify(command) !== JSON.stringify(before?.[at]));
  const shares = parted < 0 ? (after ?? []).length : parted;
  return {
    shares,
    commands: (after ?? []).slice(shares),
    ...Object.fromEntries(differing.map((key) => [key, own[key] ?? null])),
  };
}
