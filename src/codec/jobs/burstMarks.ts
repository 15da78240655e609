/**
 * Bursts that each say what they are, however they say it: `CPU 3, IO 2, CPU 4`, `3 CPU + 2 I/O + 4 CPU`, `C3 I2 C4`,
 * `计算3 输入输出2 计算4`. They become the one form that cells of bursts are read in, `3+io2+4`, in the same number of
 * characters, so that places stay true.
 */

/** Stands for a character that was taken off. */
const NOTHING = "\uE000";
const CPU = String.raw`cpu(?:[- ]?bursts?)?|compute|计算|运算|处理机`;
const IO = String.raw`i/?o(?:[- ]?bursts?)?|e/s|disk|wait|sleep|输入输出|输入|输出|打印|等待|阻塞`;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const UNIT = String.raw`(?:[\uE000 ]*(?:[mu]?s|secs?|units?|毫秒|微秒|秒|分钟)(?![\p{L}\d]))?`;
const TIME = `(?:${NUMBER}${UNIT})`;
const WORD = String.raw`(?<![\p{Script=Latin}_])(?:${CPU}|${IO})(?![\p{Script=Latin}_])`;
const GAP = String.raw`[\uE000 ,;+:=()\[\]>\u2192-]{0,6}`;
/** Words with their times in turn: at least two of each. */
const RUN = new RegExp(`(?:${TIME}${GAP})?(?:${WORD}${GAP}${TIME}${GAP})+${WORD}(?:${GAP}${TIME})?\\)?`, "giu");
const TOKEN = new RegExp(`(?<word>${WORD})|(?<time>${NUMBER})`, "giu");
/** A letter that touches its time: `C3 I2 C4`. */
const LETTERS = /(?<![\p{L}\d_])[CI]\d+(?:[ ,;+-]{1,3}[CI]\d+)+(?![\p{L}\d_])/gu;
/** Letters behind their times: `4c 3io 2c`, `4C 3I 2C`. */
const BEHIND =
  /(?<![\p{L}\d_.])\d+(?:\.\d+)?(?:cpu|c|i\/o|io|i)(?:[ ,;+\-\uE000]{1,3}\d+(?:\.\d+)?(?:cpu|c|i\/o|io|i))+(?![\p{L}\d_])/giu;
/** One of a job beside them. */
const ALONE_BEHIND = /(?<=(?<![\p{L}\d_.])\d{1,9})c(?![\p{L}\d_])/giu;
const isIo = new RegExp(`^(?:${IO})$`, "iu");

/**
 * A job of a single burst, `B: CPU 5`, `5 CPU`, `C5`, beside others that have several: its word says no more than theirs
 * do without. At the beginning of a line `C5` is a name.
 */
const BLANKS = String.raw`[^\S\n]{0,9}`;
const CELL_END = String.raw`[\uE000 )]*(?:$|[;|\t,])`;
const ALONE = new RegExp(
  String.raw`(?:(?<=^|[\s:|(,])(?:${CPU})${GAP}|(?<=[^\s|]${BLANKS}[:|(, \t])C)(?=${TIME}${CELL_END})|(?<=\d[\uE000 ]{0,2})(?:${CPU})(?=${CELL_END})`,
  "gimu",
);

export function withPlainBursts(text: string): string {
  const behind = text.replaceAll(BEHIND, (run) => {
    const bursts = [...run.matchAll(/(\d+(?:\.\d+)?)(i?)/giu)].map(([, time = "", wait = ""]) => ({
      isWait: wait !== "",
      time,
    }));
    const areBoth = bursts.some(({ isWait }) => isWait) && bursts.some(({ isWait }) => !isWait);
    return areBoth ? plainOf(bursts, run) : run;
  });
  const bare = behind === text ? text : behind.replaceAll(ALONE_BEHIND, " ");
  const plain = bare
    .replaceAll(LETTERS, (run) =>
      /I/.test(run) && /C/.test(run)
        ? plainOf(
            [...run.matchAll(/([CI])(\d+)/g)].map(([, word = "", time = ""]) => ({ isWait: word === "I", time })),
            run,
          )
        : run,
    )
    .replaceAll(RUN, plainRun);
  return plain === bare ? bare : plain.replaceAll(ALONE, (word) => " ".repeat(word.length));
}

interface Burst {
  readonly isWait: boolean;
  readonly time: string;
}

function plainRun(run: string): string {
  const tokens = [...run.matchAll(TOKEN)];
  const words = tokens.filter(({ groups }) => groups?.["word"] !== undefined);
  const kinds = new Set(words.map(([word]) => isIo.test(word)));
  if (kinds.size < 2) return run;
  // A time at the end belongs to the word in front of it, and so do the others; else they stand in front of their words.
  const isBehind = tokens.at(-1)?.groups?.["time"] !== undefined;
  const bursts: Burst[] = [];
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.groups?.["word"] === undefined) continue;
    const time = tokens[isBehind ? at + 1 : at - 1]?.groups?.["time"];
    if (time === undefined) return run;
    if (bursts.length === 0) from = isBehind ? token.index : (tokens[at - 1]?.index ?? 0);
    bursts.push({ isWait: isIo.test(token[0]), time });
  }
  // A time in front of the first word is another cell.
  const hasUnits =
    new RegExp(`${NUMBER}[\\uE000 ]*(?:[mu]?s|secs?|units?|毫秒|微秒|秒|分钟)`, "iu")
      .exec(run.slice(from))?.[0]
      .replace(/^[\d.\uE000 ]+/, "") ?? "";
  return run.slice(0, from) + plainOf(bursts, run.slice(from), hasUnits);
}

/** `bursts` in one word that is as long as `run`. */
function plainOf(bursts: readonly Burst[], run: string, unit = ""): string {
  const written = bursts.map(({ isWait, time }, at) => `${isWait ? "io" : ""}${time}${at === 0 ? unit : ""}`).join("+");
  return written.length <= run.length ? written.padEnd(run.length, NOTHING) : run;
}
