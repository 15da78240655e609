/**
 * Results of a challenge on the command line: a file with a link a line in, a table (CSV) out, with the counts that the page
 * shows for each. Every result is played again; a random id that comes twice is told.
 */
import {
  challengeId,
  decodeChallenge,
  decodeResult,
  locksOf,
  seedFor,
  type ChallengeResult,
} from "../codec/challenge/challengeLink.ts";
import { decodeLink } from "../codec/link/link.ts";
import { recordsCsv } from "../codec/out/reportCsv.ts";
import { gradedTask, withNumbers, type TaskGrade } from "../learn/gradedTask.ts";
import type { RuleName } from "../learn/question.ts";
import type { Scenario } from "../model/scenario.ts";
import { namesIn } from "../learn/keys.ts";
import { keysOf } from "./keys.ts";

export interface GradeIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readFile(path: string): Promise<string>;
}

const USAGE = `usage: npm run --silent grade -- FILE [--by-diagnosis]
       npm run --silent grade -- FILE --keys=LINK

FILE   results of a challenge, one link a line (whole addresses or their fragments), "-" for standard input; other lines are
       passed over with a note. Out comes CSV: name, challenge, right at the first try, with a hint, not right, done by the
       policy or shown or skipped, decided, asked, whether all is decided, attempt, start, id, copies, what wrong answers
       followed, whether it was decided or foreseen, and what was changed of the task
--by-diagnosis
       instead a line for each challenge, kind of question and rule that wrong answers followed: how many answers, of how many
       results, and how often that kind was answered in all
--keys=LINK
       FILE has names instead, one a line: out comes the key of the challenge for each, with the numbers that are its own:
       name, challenge, seed, number, time, kind, and what is right (all that is, with " / " between)
`;

const BY_DIAGNOSIS = "--by-diagnosis";
const KEYS = "--keys=";

interface Graded {
  readonly result: ChallengeResult;
  readonly grade: TaskGrade;
}

/** Runs `grade` with these arguments; the exit code: 0 done, 1 there is no result in the file, 2 the call is wrong. */
export async function grade(argv: readonly string[], io: GradeIo): Promise<number> {
  const keys = argv.find((word) => word.startsWith(KEYS))?.slice(KEYS.length);
  const [path, ...more] = argv.filter((word) => word !== BY_DIAGNOSIS && !word.startsWith(KEYS));
  if (path === "--help") {
    io.stdout(USAGE);
    return 0;
  }
  if (path === undefined || more.length > 0 || (path !== "-" && path.startsWith("-"))) {
    io.stderr(`one file with links is needed\n\n${USAGE}`);
    return 2;
  }
  let text: string;
  try {
    text = await io.readFile(path);
  } catch (error) {
    io.stderr(`the file cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const lines = text.split(/\r?\n/);
  if (keys !== undefined) return tellKeys(keys, lines, io);
  const found: (Graded | null)[] = [];
  // One after the other: what many links unfold to is never there at once.
  // oxlint-disable-next-line no-await-in-loop
  for (const line of lines) found.push(await gradedOf(line));
  for (const [at, line] of lines.entries())
    if (line.trim() !== "" && !found[at]) io.stderr(`line ${at + 1} is no result that can be read\n`);
  const all = found.filter((one) => one !== null);
  if (all.length === 0) return 1;
  io.stdout(recordsCsv(argv.includes(BY_DIAGNOSIS) ? byDiagnosis(all) : all.map((one) => recordOf(one, all))));
  return 0;
}

async function tellKeys(link: string, lines: readonly string[], io: GradeIo): Promise<number> {
  const challenge = await decodeChallenge(link);
  const scenario = challenge && (await scenarioOf(challenge.scenario));
  const names = namesIn(lines.join("\n"));
  if (!challenge || !scenario || names.length === 0) {
    io.stderr(scenario ? "there is no name in the file\n" : "the link is no challenge that can be read\n");
    return 1;
  }
  io.stdout(recordsCsv(keysOf(challenge, scenario, names)));
  return 0;
}

async function gradedOf(line: string): Promise<Graded | null> {
  const result = await decodeResult(line.trim());
  const scenario = result && (await scenarioOf(result.challenge.scenario));
  if (!result || !scenario) return null;
  const { challenge, name } = result;
  const start = withNumbers(scenario, seedFor(challenge, name), challenge.settings.kinds);
  const changed = result.changed === undefined ? null : await scenarioOf(result.changed);
  return { result, grade: gradedTask(start, changed, locksOf(challenge), result) };
}

async function scenarioOf(link: string): Promise<Scenario | null> {
  const content = await decodeLink(link);
  return content.ok && content.value ? content.value.scenario : null;
}

function recordOf({ result, grade: graded }: Graded, all: readonly Graded[]): Record<string, string | number> {
  const { challenge, name, attempt, startedAt, id } = result;
  const { right, hinted, wrong, given, done, total, isOver, diagnoses, changed, isLockedChange } = graded;
  return {
    name,
    challenge: challengeId(challenge),
    right,
    hinted,
    wrong,
    given,
    done,
    asked: total,
    complete: isOver ? "yes" : "no",
    attempt,
    started: new Date(startedAt).toISOString(),
    id,
    sameId: all.filter((other) => other.result.id === id).length,
    diagnoses: diagnoses.map(({ rule, count }) => `${count} ${ruleId(rule)}`).join("; "),
    task: challenge.version === 1 ? "decided" : "foreseen",
    changed: `${isLockedChange ? "locked: " : ""}${changed.join(" ")}`,
  };
}

/** Which rules wrong answers followed, the most frequent first, with how often that kind was answered at all. */
function byDiagnosis(all: readonly Graded[]): Record<string, string | number>[] {
  const lines = new Map<
    string,
    { challenge: string; title: string; kind: string; rule: string; wrong: number; of: Set<Graded> }
  >();
  const answered = new Map<string, number>();
  for (const one of all) {
    const challenge = challengeId(one.result.challenge);
    for (const { question, answer, isRight, rule } of one.grade.marks) {
      if (answer === null) continue;
      const { kind } = question;
      answered.set(`${challenge} ${kind}`, (answered.get(`${challenge} ${kind}`) ?? 0) + 1);
      if (isRight) continue;
      const key = `${challenge} ${kind} ${ruleId(rule)}`;
      const { title } = one.result.challenge;
      const line = lines.get(key) ?? { challenge, title, kind, rule: ruleId(rule), wrong: 0, of: new Set() };
      line.wrong += 1;
      line.of.add(one);
      lines.set(key, line);
    }
  }
  const sorted = [...lines.values()].toSorted((a, b) => b.wrong - a.wrong);
  return sorted.map(({ challenge, title, kind, rule, wrong, of }) => ({
    challenge,
    title,
    question: kind,
    followed: rule,
    answers: wrong,
    results: of.size,
    answered: answered.get(`${challenge} ${kind}`) ?? 0,
  }));
}

function ruleId(rule: RuleName | null): string {
  if (rule === null) return "unknown";
  return rule.of === "convention" ? `${rule.ref.id}=${String(rule.choice)}` : rule.id;
}
