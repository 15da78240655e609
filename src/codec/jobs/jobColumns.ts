/**
 * What a sheet of jobs is made of: its columns, a cell with its place in the text, and how people spell the columns in
 * English and Chinese. A word is looked for, not parsed: reading rows is done in `jobRows.ts` and `jobLists.ts`.
 */

/** The columns of a table of jobs, in the order in which they are printed. */
export const JOB_COLUMNS = ["name", "arrival", "bursts", "priority", "weight"] as const;
export type JobColumn = (typeof JOB_COLUMNS)[number];

/** A row as typed, column by column; an empty text means "not given". */
export type JobCells = Readonly<Record<JobColumn, string>>;

/** A piece of the text; line and column are from 1, columns count UTF-16 code units. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export type SheetRow = Readonly<Partial<Record<JobColumn, Cell>>>;

/** What a label stands for. `io`: waiting between two bursts; `result`: a figure that the simulation finds by itself. */
export type LabelKind = JobColumn | "io" | "result";

/**
 * Spellings in small letters; a blank stands for any of blank, `_`, `-`, `.` or nothing. English ones may have an `s` at
 * the end, Chinese ones anything Chinese in front (静态优先级).
 */
const SPELLINGS: Readonly<Record<LabelKind, readonly string[]>> = {
  name: listed(
    "process, processes, process id, process name, process no, proc, pid, p, job, job id, job name, job no",
    "task, task id, task name, name, id, vm, thread",
    "进程, 进程名, 进程名称, 进程号, 进程编号, 进程 id, 作业, 作业名, 作业名称, 作业号, 作业编号",
    "任务, 任务名, 任务号, 名称, 名字, 编号, 线程, 虚拟机",
  ),
  arrival: listed(
    "arrival, arrival time, arrival t, arrive, arrive time, arrived, arr, arr time, at",
    "release, release time, submit time, submission time, submitted",
    "到达时间, 到达时刻, 到达, 到来时间, 提交时间, 提交时刻, 提交, 进入时间, 进入时刻, 就绪时刻",
  ),
  bursts: listed(
    "burst, burst time, burst t, burst length, bt, cpu, cpu time, cpu burst, cpu burst time, cbt, service, service time, st",
    "execution, execution time, exec time, et, run time, running time, processing time, length, job length, duration",
    "服务时间, 运行时间, 执行时间, 处理时间, 所需时间, 需要时间, 计算时间, 工作时间, 区间时间, 突发时间, 服务, 运行",
    "cpu 时间, cpu 服务时间, cpu 运行时间, cpu 执行时间, cpu 区间, cpu 区间时间, cpu 突发时间, cpu 占用时间",
    "处理机时间, 占用时间, 执行长度, 作业长度",
  ),
  priority: listed(
    "priority, priorities, prio, pri, pr, prty, priority no, priority number, priority level",
    "优先级, 优先数, 优先权, 优先号, 优先级别, 优先权数, 优先度",
  ),
  weight: listed("weight, w, ticket, share, 权重, 权值, 权数, 票数, 彩票数, 份额"),
  io: listed("io, i/o, io time, i/o time, io burst, i/o burst, io burst time, i/o burst time, io 时间, i/o 时间"),
  result: listed(
    "wait, waiting, waiting time, wait time, wt, turnaround, turnaround time, turn around time, tat, tt",
    "completion, completion time, ct, finish, finish time, finishing time, ft, end time, start time",
    "response, response time, rt, weighted turnaround time, normalized turnaround time, ntat",
    "等待时间, 周转时间, 带权周转时间, 加权周转时间, 带权周转, 完成时间, 结束时间, 完成时刻, 开始时间, 开始时刻",
    "响应时间, 响应比",
  ),
};

function listed(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(", "));
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_.-]/g, "");

const KINDS: ReadonlyMap<string, LabelKind> = new Map(
  Object.entries(SPELLINGS).flatMap(([kind, list]) => list.map((text) => [plain(text), kind as LabelKind] as const)),
);

const HAN = String.raw`\p{Script=Han}`;
/** Behind a label: a unit, in brackets without digits (those could be values) or behind a slash. */
const UNIT = String.raw`(?:\s*[(\[][^)\]\n\d]{0,20}[)\]])?(?:\s*/\s*(?:[mu]?s|sec|min|h|毫秒|微秒|秒|分钟|分|小时|时|天)(?!\p{L}))?`;

function pattern(isLatin: boolean): string {
  const texts = Object.values(SPELLINGS)
    .flat()
    .filter((text) => /^[a-z]/.test(text) === isLatin)
    // The longest first: of `cpu` and `cpu time` the whole is meant.
    .toSorted((a, b) => b.length - a.length);
  return texts.map((text) => text.replaceAll(" ", String.raw`[\s_.-]*`)).join("|");
}

const LABEL = new RegExp(
  `(?<![A-Za-z0-9_])(?<latin>(?:${pattern(true)})s?)(?![A-Za-z0-9_])${UNIT}|${HAN}{0,8}?(?<han>${pattern(false)})${UNIT}`,
  "giu",
);

/** A label found in a text, from `start` to before `end`, a unit behind it included. */
export interface Label {
  readonly kind: LabelKind;
  /** As written, without the unit. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The labels in `text`, in order. Of two that touch, `进程到达时间`, the first belongs to the second. */
export function labelsIn(text: string): Label[] {
  const labels = [...text.matchAll(LABEL)].flatMap((match) => {
    const written = match.groups?.["latin"] ?? match.groups?.["han"] ?? "";
    const kind = KINDS.get(plain(written)) ?? KINDS.get(plain(written).replace(/s$/, ""));
    return kind ? [{ kind, text: written, start: match.index, end: match.index + match[0].length }] : [];
  });
  const joined = labels.map((label, index) => {
    const before = labels[index - 1];
    return before?.end === label.start ? { ...label, start: before.start } : label;
  });
  return joined.filter(({ end }, index) => labels[index + 1]?.start !== end);
}

/** What the head of a column says, or null when it is no label. Of `进程到达时间` the last word counts. */
export function labelOf(cell: string): LabelKind | null {
  const last = labelsIn(cell).at(-1);
  return last && last.end === cell.trimEnd().length ? last.kind : null;
}

/** Does it begin like a number? A sign alone does not count, `1,5` and `4ms` do: they are meant as numbers. */
export function isNumeric(text: string): boolean {
  return /^[+-]?\.?\d/.test(text);
}

/** A number as the sheets' readers look for it. */
export const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)`;
