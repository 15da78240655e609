/** Worksheets on the command line: a subject and a seed in, a page for paper out, with its key behind it. */
import { parseArgs } from "node:util";
import { PAPERS, SHEET_LANGUAGES, sheetHtml } from "../i18n/paper/sheetHtml.ts";
import { SUBJECTS } from "../learn/worksheet/problem.ts";
import { textbookBase } from "../scenarios/textbookHost.ts";
import { sheetOf } from "../learn/worksheet/sheet.ts";

const MOST_PROBLEMS = 40;
const MOST_SEED = 2 ** 32 - 1;

const USAGE = `usage: npm run --silent simulate -- worksheet SUBJECT [--problems N] [--seed N] [--paper a4|letter] [--language en|zh] [--no-key]

SUBJECT    ${SUBJECTS.join(", ")}
--problems how many (default 4, at most ${MOST_PROBLEMS})
--seed     which numbers (default 1): the same call gives the same sheet
--paper    a4 (default) or letter
--language en (default) or zh
--no-key   without the answers

Out comes one HTML file: open it in a browser and print it. The key begins on a page of its own, with the same short name.
`;

interface WorksheetIo {
  stdout(text: string): void;
  stderr(text: string): void;
}

/** Runs `worksheet` with these arguments; the exit code: 0 done, 2 the call is wrong. */
export function worksheet(argv: readonly string[], io: WorksheetIo): number {
  const call = readCall(argv);
  if (call === "help") {
    io.stdout(USAGE);
    return 0;
  }
  if (typeof call === "string") {
    io.stderr(`${call}\n\n${USAGE}`);
    return 2;
  }
  io.stdout(sheetHtml(sheetOf(call, textbookBase), call));
  return 0;
}

function readCall(argv: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: "boolean" },
        problems: { type: "string" },
        seed: { type: "string" },
        paper: { type: "string" },
        language: { type: "string" },
        "no-key": { type: "boolean" },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [name] = positionals;
  const subject = SUBJECTS.find((each) => each === name);
  if (!subject || positionals.length > 1) return `one subject is needed: ${SUBJECTS.join(", ")}`;
  const problems = wholeNumber(values.problems ?? "4");
  if (problems === null || problems < 1 || problems > MOST_PROBLEMS) return `--problems is from 1 to ${MOST_PROBLEMS}`;
  const seed = wholeNumber(values.seed ?? "1");
  if (seed === null || seed > MOST_SEED) return `--seed is from 0 to ${MOST_SEED}`;
  const paper = PAPERS.find((each) => each === (values.paper ?? "a4"));
  if (!paper) return `--paper is one of ${PAPERS.join(", ")}`;
  const language = SHEET_LANGUAGES.find((each) => each === (values.language ?? "en"));
  if (!language) return `--language is one of ${SHEET_LANGUAGES.join(", ")}`;
  return { subject, problems, seed, paper, language, hasKey: values["no-key"] !== true };
}

/** Null: it is none. */
function wholeNumber(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}
