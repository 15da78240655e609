/**
 * Results of a challenge on the command line: a file with a link a line in, a table (CSV) out, with the counts that the page
 * shows for each. Every result is played again; a random id that comes twice is told.
 */
import { challengeId, decodeResult, seedFor } from "../codec/challenge/challengeLink.ts";
import { decodeLink } from "../codec/link/link.ts";
import { recordsCsv } from "../codec/out/reportCsv.ts";
import { regraded } from "../learn/hands/regrade.ts";
import type { RuleName } from "../learn/question.ts";

export interface GradeIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readFile(path: string): Promise<string>;
}

const USAGE = `usage: npm run --silent grade -- FILE

FILE   results of a challenge, one link a line (whole addresses or their fragments), "-" for standard input; other lines are
       passed over with a note. Out comes CSV: name, challenge, right at the first try, with a hint, not right, done by the
       policy, decided, asked, whether all is decided, attempt, start, id, copies, and what wrong answers followed
`;

/** Runs `grade` with these arguments; the exit code: 0 done, 1 there is no result in the file, 2 the call is wrong. */
export async function grade(argv: readonly string[], io: GradeIo): Promise<number> {
  const [path] = argv;
  if (path === "--help") {
    io.stdout(USAGE);
    return 0;
  }
  if (path === undefined || argv.length > 1 || (path !== "-" && path.startsWith("-"))) {
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
  const graded: Awaited<ReturnType<typeof recordOf>>[] = [];
  // One after the other: what many links unfold to is never there at once.
  // oxlint-disable-next-line no-await-in-loop
  for (const line of lines) graded.push(await recordOf(line));
  for (const [at, line] of lines.entries())
    if (line.trim() !== "" && !graded[at]) io.stderr(`line ${at + 1} is no result that can be read\n`);
  const records = graded.filter((record) => record !== null);
  const times = new Map<string | number, number>();
  for (const { id = "" } of records) times.set(id, (times.get(id) ?? 0) + 1);
  for (const record of records) record["sameId"] = times.get(record["id"]!)!;
  if (records.length === 0) return 1;
  io.stdout(recordsCsv(records));
  return 0;
}

async function recordOf(line: string): Promise<Record<string, string | number> | null> {
  const result = await decodeResult(line.trim());
  const content = result && (await decodeLink(result.challenge.scenario));
  if (!result || !content?.ok || !content.value) return null;
  const { challenge, name, acts, attempt, startedAt, id } = result;
  const graded = regraded(content.value.scenario, seedFor(challenge, name), challenge.settings, acts);
  const { right, hinted, wrong, given, done, total, isOver, diagnoses } = graded;
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
    sameId: 1,
    diagnoses: diagnoses.map(({ rule, count }) => `${count} ${ruleId(rule)}`).join("; "),
  };
}

function ruleId(rule: RuleName | null): string {
  if (rule === null) return "unknown";
  return rule.of === "convention" ? `${rule.ref.id}=${String(rule.choice)}` : rule.id;
}
