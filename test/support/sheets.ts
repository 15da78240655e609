/**
 * Tables of jobs in random dress: the jobs, and a text in which an author could have written them. The text is made here,
 * word by word; nothing of the readers is used.
 */
import fc from "fast-check";

export interface DressedSheet {
  readonly text: string;
  /** `name arrival burst priority` of each job, in the unit of the text; `.` for what it does not give. */
  readonly rows: readonly string[];
}

const HEADS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ["Process", "Arrival Time", "Burst Time", "Priority"],
  short: ["PID", "AT", "BT", "PR"],
  zh: ["进程名", "到达时间", "服务时间", "优先级"],
  zhJob: ["作业", "提交时间", "估计运行时间", "优先数"],
  fr: ["Processus", "Date d'arrivée", "Durée d'exécution", "Priorité"],
  es: ["Proceso", "Tiempo de llegada", "Tiempo de ráfaga", "Prioridad"],
  de: ["Prozess", "Ankunftszeit", "Rechenzeit", "Priorität"],
  pt: ["Processo", "Tempo de chegada", "Tempo de execução", "Prioridade"],
  ru: ["Процесс", "Время прибытия", "Время выполнения", "Приоритет"],
  ja: ["プロセス", "到着時刻", "処理時間", "優先度"],
  tw: ["進程", "到達時間", "執行時間", "優先權"],
};
const SUMS = ["Average", "Total", "平均", "合计", "Moyenne", "Promedio", "Summe"];
const FORMS = [
  "csv",
  "tsv",
  "semicolon",
  "markdown",
  "bold",
  "latex",
  "blanks",
  "html",
  "json",
  "labelled",
  "side",
  "lists",
  "colon",
  "dashes",
  "drawn",
  "wiki",
  "stacked",
  "latexInLine",
] as const;
const UNITS = ["", "ms", " ms", " sec", "s", " time units", "秒", " мс"] as const;
const QUANTA = [
  "",
  "Time quantum = 3",
  "quantum: 3 ms",
  "时间片为3",
  "RR (q=3)",
  "Assume a quantum of 3 time units.",
  "квант времени 3",
  "Zeitscheibe: 3",
] as const;

const tenths = fc.oneof(
  fc.nat(40).map((n) => n * 10),
  fc.nat(400),
);

const jobs = fc
  .array(fc.record({ arrival: tenths, burst: tenths.map((n) => n + 1), priority: fc.integer({ min: -5, max: 20 }) }), {
    minLength: 2,
    maxLength: 7,
  })
  // Somebody is there from the start, as in a text without heads it must be.
  .map(([first, ...rest]) => [{ ...first!, arrival: 0 }, ...rest]);

export const dressedSheets: fc.Arbitrary<DressedSheet> = fc
  .record({
    jobs,
    form: fc.constantFrom(...FORMS),
    language: fc.constantFrom(...Object.keys(HEADS)),
    unit: fc.constantFrom(...UNITS),
    isUnitInHead: fc.boolean(),
    isComma: fc.boolean(),
    hasPriority: fc.boolean(),
    order: fc.constantFrom("nabp", "nbap", "npab"),
    sum: fc.option(fc.constantFrom(...SUMS)),
    quantum: fc.constantFrom(...QUANTA),
    isFullWidth: fc.boolean(),
    ending: fc.constantFrom("\n", "\r\n"),
  })
  .map(dressed);

function dressed(choice: {
  jobs: readonly { arrival: number; burst: number; priority: number }[];
  form: (typeof FORMS)[number];
  language: string;
  unit: (typeof UNITS)[number];
  isUnitInHead: boolean;
  isComma: boolean;
  hasPriority: boolean;
  order: string;
  sum: string | null;
  quantum: string;
  isFullWidth: boolean;
  ending: string;
}): DressedSheet {
  const { form, language, isFullWidth } = choice;
  const heads = HEADS[language] ?? HEADS["en"]!;
  // A comma is the decimal sign only where something else separates, and arrivals show it.
  const canComma = ["tsv", "semicolon", "markdown", "bold", "latex", "html"].includes(form);
  const isComma = choice.isComma && canComma && choice.jobs.some(({ arrival }) => arrival % 10 !== 0);
  const isUnitInHead = choice.isUnitInHead && !["json", "lists"].includes(form);
  const unit = ["json", "colon"].includes(form) ? "" : choice.unit;
  const time = (n: number) => {
    const text = n % 10 === 0 ? String(n / 10) : `${Math.floor(n / 10)}.${n % 10}`;
    return isComma ? text.replace(".", ",") : text;
  };
  const cell = (n: number) => time(n) + (isUnitInHead ? "" : unit);
  const plain = (n: number) => time(n).replace(",", ".");
  const order = [...choice.order].filter((key) => key !== "p" || choice.hasPriority);
  const names = choice.jobs.map((_, at) => `P${at + 1}`);
  const headOf: Record<string, string> = {
    n: heads[0],
    a: heads[1] + (isUnitInHead && unit ? ` (${unit.trim()})` : ""),
    b: heads[2] + (isUnitInHead && unit ? ` (${unit.trim()})` : ""),
    p: heads[3],
  };
  const rowOf = (at: number): Record<string, string> => {
    const { arrival, burst, priority } = choice.jobs[at]!;
    return { n: names[at]!, a: cell(arrival), b: cell(burst), p: String(priority) };
  };
  const columns = order.map((key) => headOf[key]!);
  const lines = choice.jobs.map((_, at) => order.map((key) => rowOf(at)[key]!));
  const canSum = choice.sum !== null && ["csv", "tsv", "semicolon", "markdown", "bold", "latex", "html"].includes(form);
  const sums = canSum ? [order.map((key) => (key === "n" ? choice.sum! : key === "b" ? cell(45) : ""))] : [];
  const table = [columns, ...lines, ...sums];
  const separated = (sign: string) => table.map((cells) => cells.join(sign)).join("\n");
  const texts: Record<(typeof FORMS)[number], () => string> = {
    csv: () => separated(","),
    tsv: () => separated("\t"),
    semicolon: () => separated(";"),
    colon: () => separated(":"),
    blanks: () => separated("  "),
    markdown: () =>
      [columns, columns.map(() => "---"), ...lines, ...sums].map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
    bold: () =>
      [
        columns.map((head) => `**${head}**`),
        columns.map(() => ":-:"),
        ...lines.map(([first, ...rest]) => [`$${first!.replace(/(\d)/, "_$1")}$`, ...rest]),
        ...sums,
      ]
        .map((cells) => `| ${cells.join(" | ")} |`)
        .join("\n"),
    latex: () =>
      [
        String.raw`\begin{array}{|c|c|c|c|}`,
        String.raw`\hline`,
        ...[columns.map((head) => String.raw`\textbf{${head}}`), ...lines, ...sums].map(
          (cells) => String.raw`${cells.join(" & ")} \\ \hline`,
        ),
        String.raw`\end{array}`,
      ].join("\n"),
    html: () =>
      `<table>${table.map((cells) => `<tr>${cells.map((each) => `<td>${each}</td>`).join("")}</tr>`).join("\n")}</table>`,
    json: () =>
      JSON.stringify(
        choice.jobs.map(({ arrival, burst, priority }, at) => ({
          name: names[at],
          arrival: Number(plain(arrival)),
          burst: Number(plain(burst)),
          ...(choice.hasPriority ? { priority } : {}),
        })),
      ),
    labelled: () =>
      choice.jobs
        .map(({ arrival, burst, priority }, at) => {
          const given = [`${heads[1]}=${time(arrival)}${unit}`, `${heads[2]}=${time(burst)}${unit}`];
          return `${names[at]}: ${[...given, ...(choice.hasPriority ? [`${heads[3]}=${priority}`] : [])].join(", ")}`;
        })
        .join("\n"),
    dashes: () => separated(" - "),
    drawn: () => ["┌──┬──┐", ...table.map((cells) => `│ ${cells.join(" │ ")} │`), "└──┴──┘"].join("\n"),
    wiki: () =>
      [
        "{| class=wikitable",
        `! ${columns.join(" !! ")}`,
        ...[...lines, ...sums].flatMap((cells) => ["|-", `| ${cells.join(" || ")}`]),
        "|}",
      ].join("\n"),
    stacked: () => [columns, ...lines].flat().join("\n"),
    latexInLine: () => [columns, ...lines].map((cells) => cells.join(" & ")).join(String.raw` \\ `),
    side: () => order.map((_key, at) => [columns[at]!, ...lines.map((cells) => cells[at]!)].join(" | ")).join("\n"),
    lists: () =>
      order
        .filter((key) => key !== "n")
        .map((key) => {
          const values = choice.jobs.map((_, at) =>
            key === "p" ? rowOf(at)[key]! : plain(key === "a" ? choice.jobs[at]!.arrival : choice.jobs[at]!.burst),
          );
          return `${headOf[key]}: ${values.slice(0, -1).join(", ")} and ${values.at(-1)}`;
        })
        .join("\n"),
  };
  const body = texts[form]();
  const quantum = form === "json" ? "" : choice.quantum;
  const text = quantum === "" ? body : `${quantum}\n${body}`;
  const wide =
    isFullWidth && !["json", "latex", "html", "bold", "wiki", "latexInLine"].includes(form) ? fullWidth(text) : text;
  return {
    text: wide.replaceAll("\n", choice.ending),
    rows: choice.jobs.map(({ arrival, burst, priority }, at) =>
      [
        form === "lists" ? "." : names[at]!,
        plain(arrival),
        plain(burst),
        choice.hasPriority ? String(priority) : ".",
      ].join(" "),
    ),
  };
}

/** Digits and signs as Chinese input methods write them. */
function fullWidth(text: string): string {
  return text.replaceAll(/[0-9,;:|()]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

const WORDS = [
  "P1",
  "A",
  "job",
  "AT",
  "BT",
  "arrival",
  "burst",
  "Process",
  "到达时间",
  "服务时间",
  "进程",
  "priority",
  "io",
  "x",
  "and",
  "the",
  "of",
];
const SIGNS = [
  " ",
  "  ",
  "\n",
  "\n",
  "\t",
  ",",
  ";",
  "|",
  "/",
  ":",
  "=",
  "(",
  ")",
  "&",
  "\\\\",
  "**",
  "$",
  "-",
  "{",
  "}",
  "[",
  "]",
  '"',
  "、",
  ".",
];
const numbers = fc.nat(30).map(String);

/** Words, numbers and signs of such tables in any order. */
const jumbled = fc
  .array(fc.oneof(numbers, numbers, fc.constantFrom(...WORDS), fc.constantFrom(...SIGNS), fc.constantFrom(...SIGNS)), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

/** A text with a mistake in it: something left out, put in, said twice or in another place. */
export const damaged = (sheets: fc.Arbitrary<DressedSheet>): fc.Arbitrary<string> =>
  fc
    .tuple(
      sheets,
      fc.nat(),
      fc.nat(6),
      fc.constantFrom("cut", "insert", "double", "swap"),
      fc.oneof(numbers, fc.constantFrom(...WORDS, ...SIGNS)),
    )
    .map(([{ text }, place, length, how, piece]) => {
      const at = place % (text.length + 1);
      if (how === "cut") return text.slice(0, at) + text.slice(at + length);
      if (how === "insert") return text.slice(0, at) + piece + text.slice(at);
      const lines = text.split("\n");
      const line = place % lines.length;
      if (how === "double") lines.splice(line, 0, lines[line]!);
      else lines.splice(line, 1, lines[(line + 1) % lines.length]!, lines[line]!);
      return lines.join("\n");
    });

/** Texts that are tables of jobs, nearly so, or not at all; none names a unit. */
export const anyTexts = fc.oneof(jumbled, damaged(dressedSheets));

const pages = fc.array(fc.nat(9).map(String), { minLength: 3, maxLength: 20 });
/** Reference strings with frames, and what is written besides. */
export const referenceTexts = fc
  .tuple(
    pages,
    fc.constantFrom(" ", ", ", ",", " -> ", "、"),
    fc.constantFrom("", "Reference string: ", "页面走向：", "Cadena de referencias: "),
    fc.nat(9),
    fc.constantFrom(" with N frames", "; frames = N", "，N 个页框", "\nN marcos", "", "\nframes: N"),
    fc.constantFrom("", " and 4 frames", " 12", ", page size 100", "\nP1 0 4"),
  )
  .map(
    ([list, gap, label, frames, behind, rest]) => label + list.join(gap) + behind.replace("N", String(frames)) + rest,
  );
