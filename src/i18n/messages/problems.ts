/**
 * Texts of the area `problems`, in both languages: for every problem code one sentence saying what is wrong and what
 * would be right. Where it is wrong (the path) stands beside it, see `placed`; places in a text (line and column) are
 * part of the sentence. `zh` must have the shape of `en`: the compiler checks it.
 */
import { byteText } from "../byteText.ts";
import type { Problem } from "../../model/problems.ts";
import { isolatedValues } from "../../trace/isolated.ts";
import { terms } from "./terms.ts";

type Values = Problem["values"];
type ProblemText = (values: Values) => string;

/** A value as it is shown: numbers with their digits grouped. */
function show(value: string | number | undefined): string {
  return typeof value === "number" ? terms.number(value) : (value ?? "");
}

function bytes(value: string | number | undefined): string {
  return typeof value === "number" ? byteText(value) : show(value);
}

const KINDS_EN: Readonly<Record<string, string>> = {
  nothing: "nothing",
  list: "a list",
  text: "a text",
  number: "a number",
  object: "an object { … }",
  yesNo: "true or false",
  noData: "something that is no data",
};
const KINDS_ZH: Readonly<Record<string, string>> = {
  nothing: "空值",
  list: "列表",
  text: "文本",
  number: "数字",
  object: "对象 { … }",
  yesNo: "true 或 false",
  noData: "不是数据的内容",
};

const JSON_EN: Readonly<Record<string, string>> = {
  value: "a value",
  key: 'a key in "quotes"',
  colon: "a colon (:)",
  commaOrEnd: "a comma or a closing bracket",
  nothing: "the end of the file",
  quote: 'the rest of a text, up to its closing quote (")',
};
const JSON_ZH: Readonly<Record<string, string>> = {
  value: "一个值",
  key: '用英文双引号（"）括起的键名',
  colon: "英文冒号（:）",
  commaOrEnd: "英文逗号或右括号",
  nothing: "文件结尾",
  quote: '文本的其余部分，直到英文双引号（"）结束',
};

const placeEn = ({ line, column }: Values): string => `Line ${show(line)}, column ${show(column)}: `;
const placeZh = ({ line, column }: Values): string => `第 ${show(line)} 行第 ${show(column)} 列：`;
const foundEn = (found: string | number | undefined): string =>
  found === "" || found === undefined ? "nothing follows" : `found “${found}”`;
const foundZh = (found: string | number | undefined): string =>
  found === "" || found === undefined ? "后面没有内容" : `此处是“${found}”`;
/** Tag of a sentence about a text or a form: with its place before it where there is one, else with a capital letter. */
const atEn =
  (values: Values) =>
  (texts: TemplateStringsArray, ...pieces: readonly (string | number | undefined)[]): string => {
    const sentence = String.raw({ raw: texts }, ...pieces);
    if (values["line"] !== undefined) return placeEn(values) + sentence;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  };
const atZh = (values: Values): string => (values["line"] === undefined ? "" : placeZh(values));
/** A sentence on how it is written, where the problem says it. */
const usageEn = ({ usage }: Values): string => (usage === undefined ? "" : ` Write it as: ${usage}.`);
const usageZh = ({ usage }: Values): string => (usage === undefined ? "" : `应写作：${usage}。`);

type Words = Readonly<Record<"en" | "zh", Readonly<Record<string, string>>>>;

/** What an exercise is about that is not here, and what is. */
const OTHER_SUBJECTS: Words = {
  en: {
    raid: "What a RAID holds is not worked out from a text. A volume can lie on several disks, as stripes, mirrors, RAID 10, 4 or 5: choose its layout under New VM, and let a disk fail.",
    periodic:
      "Periodic tasks with deadlines (RM, EDF) are not here. Jobs that arrive once are: P1 0 4; so are machines whose program repeats.",
    deadlock: "Deadlock and the banker’s algorithm are not here. A table of jobs is: P1 0 4.",
    synchronization: "Semaphores are not here. A table of jobs with waiting is: P1 0 3,4,3.",
    files: "File systems are not here. Volumes, snapshots and a queue of a disk are: head 53, queue 98 183 37 122.",
    rotation:
      "The rotation of a disk is not here, only the way of its arm: head 53, queue 98 183 37 122, cylinders 0-199.",
  },
  zh: {
    raid: "这里不能由文字计算 RAID 的容量。卷可以分布在多块磁盘上（条带、镜像、RAID 10、4 或 5）：在“新建虚拟机”中选择卷的布局，再让一块磁盘发生故障。",
    periodic: "这里没有带截止时间的周期任务（RM、EDF）。可以做一次到达的作业：P1 0 4；也可以建立循环执行程序的虚拟机。",
    deadlock: "这里没有死锁与银行家算法。可以做作业调度题：P1 0 4。",
    synchronization: "这里没有信号量。可以做带等待的作业：P1 0 3,4,3。",
    files: "这里没有文件系统。有卷、快照和磁盘调度：磁头 53，队列 98 183 37 122。",
    rotation: "这里不计磁盘的旋转，只计磁臂的移动：磁头 53，队列 98 183 37 122，柱面 0-199。",
  },
};

const ADDRESS_WORDS: Words = {
  en: {
    pageSize: "the page size",
    pageTable: "the page table",
    addresses: "the list of addresses",
    base: "the base",
    limit: "the limit",
    addressSpace: "how addresses are divided, or each as segment and offset,",
    indexBits: "the number of index bits",
  },
  zh: {
    pageSize: "页面大小",
    pageTable: "页表",
    addresses: "地址",
    base: "基址",
    limit: "界限",
    addressSpace: "地址的划分（或每个地址的段号和段内偏移）",
    indexBits: "索引位数",
  },
};

const ACCESS_WORDS: Words = {
  en: {
    memory: "the time of an access to memory",
    hits: "the hit ratio, or else the mean time,",
    rate: "the rate of page faults, or else the mean time,",
    service: "the time that a page fault takes",
  },
  zh: {
    memory: "访问内存的时间",
    hits: "命中率（或平均访问时间）",
    rate: "缺页率（或平均访问时间）",
    service: "缺页处理时间",
  },
};

const en = {
  /** A sentence with its place before it, for lists of problems of a whole scenario. */
  placed: ({ path, sentence }) => (path === "" ? show(sentence) : `${path}: ${sentence}`),
  /** For a code without a text. */
  fallback: ({ code }) => `Something is wrong here (${code}).`,
  moreUnseen: ({ max }) => `These are the first ${show(max)} problems; checking stopped there.`,
  moreProblems: ({ count }) => (count === 1 ? "And 1 more problem." : `And ${show(count)} more problems.`),

  keysUnused: () => "The file is open. Keys that were left out of it:",
  unusedKey: ({ meant }) =>
    `There is no field of this name; it was left out.${meant === undefined ? "" : ` Perhaps this is meant: ${meant}.`}`,
  nothingUsed: ({ found, allowed }) =>
    found === ""
      ? `This says nothing: a scenario has at least one of ${allowed}.`
      : `Nothing of this is known here. It has ${found}; a scenario has at least one of ${allowed}.`,

  missing: ({ allowed }) =>
    allowed === undefined ? "This is missing." : `This is missing; it can be one of: ${allowed}.`,
  wrongType: ({ found, expected }) =>
    `This should be ${KINDS_EN[show(expected)] ?? expected}, but it is ${KINDS_EN[show(found)] ?? found}.`,
  unknownChoice: ({ found, allowed }) => `“${found}” is none of the choices: ${allowed}.`,
  notWhole: ({ found, min, max }) =>
    `Only whole numbers from ${show(min)} to ${show(max)} are possible; ${found} has decimals. Times can be given in a smaller unit.`,
  outOfRange: ({ found, min, max }) => `This must be from ${show(min)} to ${show(max)}; it is ${show(found)}.`,
  notPowerOfTwo: ({ found, below, above }) =>
    `The size of a page must be a power of two; the nearest to ${show(found)} are ${show(below)} and ${show(above)}.`,
  emptyText: ({ max }) => `This must not be empty: write 1 to ${show(max)} characters.`,
  textTooLong: ({ found, max }) => `At most ${show(max)} characters; there are ${show(found)}.`,
  unprintable: () =>
    "There are characters that cannot be shown, such as line breaks or marks that turn the direction of writing. Remove them.",
  invisibleText: () => "Nothing of this can be seen. Use at least one letter, digit or sign.",
  listTooShort: ({ found, min }) => `At least ${show(min)} are needed; there are ${show(found)}.`,
  listTooLong: ({ found, max }) => `At most ${show(max)} are possible; there are ${show(found)}.`,
  noSuchHost: ({ found, max }) =>
    max === 0
      ? `There is no host ${show(found)}: this scenario has one host, number 0.`
      : `There is no host ${show(found)}: hosts are numbered from 0 to ${show(max)}.`,
  tooDeep: ({ max }) => `Lists and objects are nested too deeply; at most ${show(max)} levels are possible.`,
  tooBig: ({ max, objects }) =>
    `This is too big: at most ${show(max)} values in all are possible, at most ${show(objects)} of them objects.`,
  newerVersion: ({ found, max }) =>
    `This scenario has version ${show(found)}, made by a later Hyperscope. This one reads up to version ${show(max)}; reload the page to get the latest.`,

  sameName: ({ name, first }) => `The name “${name}” is taken already (${first}). Names must differ.`,
  listedTwice: ({ found }) => `${show(found)} is listed twice.`,
  branchGone: () => "This branch is not there any more. Choose another one, or remove this variant.",
  noSuchBranch: ({ found }) =>
    `There is no branch ${show(found)} before this one: a branch can be like the scenario of the file, or like one above it.`,
  noSuchPcpu: ({ found, max }) =>
    max === 0
      ? `There is no pCPU ${show(found)}; there is only pCPU 0.`
      : `There is no pCPU ${show(found)}; they are numbered 0 to ${show(max)}.`,
  noSuchVolume: ({ found, count }) =>
    count === 0
      ? `The program uses volume ${show(found)}, but the machine has no volumes.`
      : `The program uses volume ${show(found)}, but the volumes are numbered 0 to ${show(Number(count) - 1)}.`,
  pageOutsideMemory: ({ found, pages, neededBytes }) =>
    pages === 0
      ? `The program touches page ${show(found)}, but the machine has no memory. It needs ${bytes(neededBytes)}.`
      : `The program touches page ${show(found)}, but the machine has only pages 0 to ${show(Number(pages) - 1)}. It needs ${bytes(neededBytes)}.`,
  regionTooSmall: ({ found, max }) =>
    `The holes and the blocks between them need ${show(found)} units; the region has ${show(max)}.`,
  rebalancingNeedsQueues: () =>
    `Rebalancing moves vCPUs from one run queue to another: choose a run queue for each pCPU, or leave it out.`,
  thresholdTooLarge: ({ found, max }) =>
    `${show(found)} % is more than the threshold above it: at most ${show(max)} % of the frames.`,
  highTooSmall: ({ found, min }) =>
    `A quota grows below ${show(min)} references and shrinks above ${show(found)}: the second must be at least ${show(min)}.`,
  limitWithoutNumber: () => `Give one of the numbers at least: without any, nothing is limited.`,
  limitTwice: () => `Either a number for all, or one for reads or writes alone: not both.`,
  restartTooLarge: ({ found, max }) =>
    `A vCPU that is stopped may not go on at ${show(found)} ticks ahead: at most ${show(max)}, less than where it is stopped.`,
  reservedTooLarge: ({ found, max }) =>
    `${show(found)} pages are reserved, but the machine has ${show(max)}; at most so many can be.`,
  tooManyPages: ({ found, max, maxBytes }) =>
    `This makes ${show(found)} pages; at most ${show(max)} are possible, which is ${bytes(maxBytes)}. A larger page helps, too.`,
  tooManyPagesTotal: ({ found, max }) =>
    `All machines together have ${show(found)} pages; at most ${show(max)} are possible.`,
  tooManyPrograms: ({ found, max }) =>
    `There are ${show(found)} programs for ${show(max)} vCPUs; one for each vCPU is the most.`,
  tooManyOps: ({ found, max }) =>
    `A program can have at most ${show(max)} operations; this one has ${show(found)}. Use LOOP for what repeats.`,
  tooManyOpsTotal: ({ found, max }) =>
    `All programs together have ${show(found)} operations; at most ${show(max)} are possible. Use LOOP for what repeats.`,
  tooManyCreations: ({ found, max }) =>
    `The command log creates ${show(found)} machines; at most ${show(max)} are possible.`,
  tooManyVcpus: ({ found, max }) =>
    `The machines, those that commands create among them, have ${show(found)} vCPUs; at most ${show(max)} are possible.`,
  tooManyRequests: ({ found, max }) =>
    `The largest disk operation of each vCPU together would make ${show(found)} requests at once; at most ${show(max)} are possible. Split them with LOOP.`,
  tooManyForeseen: ({ found, max }) =>
    `This policy looks ahead at all references of the programs: ${show(found)} for all vCPUs, at most ${show(max)}. Make fewer, repeat them with LOOP, or choose another policy.`,
  tooManyLocalFrames: ({ found, max, frames, machines }) =>
    `With local replacement every machine has a list of all frames: ${show(frames)} frames times ${show(machines)} machines are ${show(found)}, at most ${show(max)}.`,
  loopTooDeep: ({ found, max }) => `Loops can be nested ${show(max)} deep; here it is ${show(found)}.`,
  emptyLoop: () => "A loop needs at least one operation in it.",
  timelessLoop: () => "A loop without end takes no time: it only waits for 0 ticks. Give it something that takes time.",
  onlyBackupDisks: () => "All disks are for backups; machines and the host itself need one.",
  swapTooLarge: ({ found, max }) =>
    `The swap volume of ${bytes(found)} does not fit: the disks hold ${bytes(max)} together.`,
  oddDisks: ({ found }) => `Pairs of disks need an even number of them; these are ${show(found)}.`,
  thinWithLayout: () =>
    "Volumes of this host lie in its thin pool, chunk by chunk: stripes, mirrors and RAID are for hosts without one. Leave the layout out, or the thin pool.",
  tooFewDisks: ({ found, min }) => `A RAID with parity lies on at least ${show(min)} disks; these are ${show(found)}.`,
  unitUneven: ({ found, extent }) =>
    `A stripe unit of ${bytes(found)} does not fit extents of ${bytes(extent)}: it is a multiple of them, or of a striped volume also an even part.`,
  thinPoolTooLarge: ({ found, max }) =>
    `A thin pool of ${show(found)} extents does not fit: the disks have ${show(max)} besides the swap volume.`,
  thinPoolTooSmall: ({ found, min }) =>
    `A thin pool of ${show(found)} extents holds no chunk: a chunk has ${show(min)} extents.`,
  commandsOutOfOrder: ({ found, min }) =>
    `Commands stand in the order of their times; this one is at ${show(found)}, after one at ${show(min)}.`,

  notationTooLong: ({ found, max }) => `The text is too long: ${show(found)} characters, at most ${show(max)}.`,
  notationTooManyOps: (values) =>
    `${placeEn(values)}a program can have at most ${show(values["max"])} operations. Use LOOP for what repeats.`,
  notationUnknownWord: (values) =>
    `${placeEn(values)}“${values["found"]}” is no operation. There are: ${values["allowed"]}.`,
  notationBareString: (values) =>
    `${placeEn(values)}“${values["found"]}” is no operation. To touch these pages, write it as ${values["instead"]}.`,
  notationNumber: (values) =>
    `${placeEn(values)}a whole number is needed; ${foundEn(values["found"])}.${usageEn(values)}`,
  notationWhole: (values) =>
    `${placeEn(values)}only whole numbers are possible; ${foundEn(values["found"])}. Choose a smaller unit instead.${usageEn(values)}`,
  notationRange: (values) =>
    `${placeEn(values)}the number must be from ${show(values["min"])} to ${show(values["max"])}; ${foundEn(values["found"])}.${usageEn(values)}`,
  notationExtra: (values) =>
    `${placeEn(values)}the operation is complete before “${values["found"]}”. End it with ; or a new line.${usageEn(values)}`,
  notationMode: (values) =>
    `${placeEn(values)}r (read) or w (write) is needed; ${foundEn(values["found"])}.${usageEn(values)}`,
  notationAttempt: (values) =>
    `${placeEn(values)}TRY needs one of: ${values["allowed"]}; ${foundEn(values["found"])}.${usageEn(values)}`,
  notationBrace: (values) => `${placeEn(values)}a { is needed; ${foundEn(values["found"])}.${usageEn(values)}`,
  notationStrayBrace: (values) => `${placeEn(values)}a { can only stand after LOOP.${usageEn(values)}`,
  notationExtraBrace: (values) => `${placeEn(values)}this } closes nothing. Remove it, or add the LOOP it belongs to.`,
  notationUnclosedLoop: (values) => `${placeEn(values)}this loop is not closed. Add a } after its last operation.`,
  notationEmptyLoop: (values) => `${placeEn(values)}a loop needs at least one operation in it.`,
  notationTimelessLoop: (values) =>
    `${placeEn(values)}this loop has no end and takes no time. Give it something that takes time, such as IO 1.`,
  notationLoopTooDeep: (values) => `${placeEn(values)}loops can be nested ${show(values["max"])} deep, not deeper.`,
  burstsShape: (values) => `${placeEn(values)}this is no machine.${usageEn(values)}`,
  burstsName: (values) =>
    `${placeEn(values)}a name of 1 to ${show(values["max"])} characters is needed before the parenthesis.${usageEn(values)}`,
  burstsParts: (values) =>
    `${placeEn(values)}two or three parts with ; between them are needed; there are ${show(values["found"])}.${usageEn(values)}`,
  burstsSameName: (values) =>
    `${placeEn(values)}the name “${values["name"]}” is taken already, in line ${show(values["first"])}.`,

  exerciseOther: ({ subject }) => OTHER_SUBJECTS.en[String(subject)] ?? "",
  addressesMissing: ({ missing }) =>
    `Addresses to translate: ${ADDRESS_WORDS.en[String(missing)] ?? ""} is missing. Add it, such as “page size 4096, page table 2 1 6 0, addresses 8192 20500”.`,
  accessTimeMissing: ({ missing }) =>
    `The mean time of an access: ${ACCESS_WORDS.en[String(missing)] ?? ""} is missing. Add it, such as “TLB 20 ns, memory 100 ns, hit ratio 80 %”.`,
  accessTimeUnclear: ({ found }) =>
    `The mean time of an access: what “${found}” is, the text does not say. Put its word in front, such as “memory 100 ns” or “page-fault rate 0.001”.`,
  accessTimeOther: () =>
    "Here a TLB with page tables, or page faults with one time for each, are worked out, one of them at a time: no caches, and no dirty pages apart.",
  formulaMissing: ({ formula, letter }) =>
    `${formula}: what ${letter} is, the text does not say. Write it behind its letter, such as “N = 60 ms, k = 6”, “M = 64 KB, s = 4 KB” or “D = 10 GB, l = 4 MB”.`,
  formulaUnit: ({ formula, letter }) =>
    `${formula}: the unit of ${letter} does not go with the other quantity. N is a time and k a number; M and s, D and l are sizes, both with a unit or both without.`,
  exerciseNone: (values) =>
    atEn(
      values,
    )`“${values["found"]}” is not an exercise that can be read. Jobs: a line or a sentence each, such as P1 0 4. Pages: 7 0 1 2 0 3, 3 frames.`,
  jobsNoTable: (values) =>
    atEn(
      values,
    )`“${values["found"]}” is not read as jobs. Write a line of heads and a line a job, rows such as P1 0 4, or lists such as AT 0 2 3 / BT 4 2 1.`,
  jobsHeads: (values) =>
    `${atEn(values)`it is not known what the columns are`}${values["found"] === "?" ? "." : ` (“${values["found"]}”).`} Choose which one is the arrival and which one the burst.`,
  armHeadMissing: (values) =>
    atEn(values)`the queue is understood, but not where the head stands. Add it, such as “head 53”.`,
  armOutside: ({ found, max }) =>
    `Cylinder ${show(found)} is beyond those of the disk, which go from 0 to ${show(max)}. Say how many there are, such as “cylinders 0-${show(found)}”.`,
  armTooManyCylinders: ({ found, max }) => `${show(found)} cylinders are too many: a disk has at most ${show(max)}.`,
  migrationNoMemory: (values) =>
    atEn(values)`it is a migration, but not of how much memory. Add it, such as “1024 MB at 128 MB/s”.`,
  migrationTooManyPages: ({ found, max }) =>
    `${show(found)} pages are more than are worked at once, ${show(max)}. Take less memory or larger pages, such as “page size 64 KiB”.`,
  migrationRange: (values) =>
    atEn(
      values,
    )`${show(values["found"])} is outside of what is worked here, ${show(values["min"])} to ${show(values["max"])}.`,
  regionSizeMissing: (values) =>
    atEn(
      values,
    )`the requests are understood, but not how much memory there is. Add it, such as “total 1024K” or “holes 100, 500, 200”.`,
  regionUnknown: (values) =>
    atEn(
      values,
    )`“${values["found"]}” has no memory that could be given back: it has not asked for any, or has given it back already.`,
  referencesPage: ({ found, max }) =>
    `Page ${show(found)} is beyond what a machine can have. Pages go from 0 to ${show(max)}.`,
  referencesFrames: ({ found, min, max }) =>
    `A host cannot have ${show(found)} frames. Choose from ${show(min)} to ${show(max)}.`,
  referencesPageSize: (values) =>
    atEn(values)`these are addresses, and the text does not say how large a page is. Add it, such as “page size 100”.`,
  traceColumns: ({ heads }) =>
    `It is not known which column has the pages. Name it at its head (${heads}), or say which column it is.`,
  traceEmpty: ({ lines, example }) =>
    `There are no references in it (${show(lines)} lines${example ? `, the first: “${example}”` : ""}). A list of pages such as 7 0 1 2, the output of Valgrind's lackey, dinero, or a block trace in columns would be right.`,
  traceNoneChosen: ({ found }) =>
    `Of its ${show(found)} references none is left by what was chosen. Choose a part of them that there is.`,
  traceUnreadable: ({ reason }) => `The file cannot be read: ${reason}. Unpack it, or choose it again.`,
  policiesSyntax: ({ found }) =>
    `“${found}” is no list of policies. Write them as fifo,clock(bits=2,referencedOnLoad=false),slru(shares=1:4).`,
  policiesParam: ({ policy, found }) => `${policy} has no rule called ${found}.`,
  jobsLine: (values) =>
    atEn(
      values,
    )`“${values["found"]}” is neither a line of headings nor a job. Write a job as P1 0 4 2 (name, arrival, burst, priority), or lists as AT 0 2 3 / BT 4 2 1.`,
  jobsColumn: (values) =>
    atEn(values)`“${values["found"]}” is no column that is known. There are: name, arrival, burst, priority, weight.`,
  jobsColumnTwice: (values) =>
    atEn(values)`“${values["found"]}” is given twice. The first one counts; remove the other.`,
  jobsNoBursts: (values) => atEn(values)`no burst times are given. Add a column or a list called “burst” or “BT”.`,
  jobsCounts: (values) =>
    atEn(
      values,
    )`“${values["found"]}” has ${show(values["count"])} values, another list has ${show(values["max"])}. Each job needs a value in every list.`,
  jobsExtraCell: (values) =>
    atEn(
      values,
    )`“${values["found"]}” is one cell too many: a row has at most ${show(values["max"])} here. Put bursts with waiting in quotes: "3,4,3".`,
  jobsGap: (values) =>
    atEn(
      values,
    )`there are ${show(values["count"])} cells for ${show(values["max"])} columns, and they do not stand under the heads. Write “-” where nothing is.`,
  jobsQuote: (values) => atEn(values)`a quotation mark is not closed in this line. Close it or remove it.`,
  jobsParts: (values) =>
    atEn(
      values,
    )`“${values["found"]}” is no job. Write arrival, burst and, if wanted, priority: A(0,4,2), or with waiting A(0; 3,4,3; 2).`,
  jobsTime: (values) => atEn(values)`“${values["found"]}” is no time. Write a number from 0 on, such as 4 or 0.5.`,
  jobsLength: (values) =>
    `${values["found"] === "" ? "Nothing is typed" : `“${values["found"]}” is no length of time`}. Write a number above 0 with at most 5 decimals, such as 4 or 0.5.`,
  jobsDecimals: (values) =>
    atEn(
      values,
    )`“${values["found"]}” has too many decimals: at most ${show(values["max"])} are possible. Choose a smaller unit instead.`,
  jobsTooLong: (values) =>
    atEn(
      values,
    )`${values["found"]} is too much: with ${show(values["decimals"])} decimals, a time can be up to ${values["max"]}.`,
  jobsBursts: (values) =>
    atEn(
      values,
    )`“${values["found"]}” cannot be read. Write the processor time, such as 4, or with waiting in between 3,4,3 or 3 io4 3.`,
  jobsGroups: (values) =>
    atEn(
      values,
    )`“${values["found"]}” can be ${values["whole"]}, or a burst and waiting. Write ${values["whole"]}, or ${values["parts"]}.`,
  jobsNoBurst: (values) => atEn(values)`the burst time is missing. Write a number, such as 4.`,
  jobsWhole: (values) =>
    atEn(
      values,
    )`a whole number from ${show(values["min"])} to ${show(values["max"])} is needed; found “${values["found"]}”.`,
  jobsSameName: (values) =>
    atEn(values)`the name “${values["name"]}” is taken already, in row ${show(values["first"])}. Names must differ.`,

  fileEmpty: () => "The file is empty. A scenario file holds JSON, such as the one that “Save” writes.",
  notText: () =>
    "This is no text: it holds signs that pictures, programs and packed files have. Choose a file that a text editor shows.",
  fileTooLong: ({ found, max }) => `The file is too long: ${show(found)} characters, at most ${show(max)}.`,
  fileTooLarge: ({ found, max }) => `The file is too large: ${bytes(found)}, at most ${bytes(max)}.`,
  fileUnreadable: ({ name }) => `The file “${name}” cannot be read. Check that it still exists and that it is a text.`,
  jsonSyntax: (values) =>
    `${placeEn(values)}this is not JSON: ${JSON_EN[show(values["expected"])] ?? "something else"} is needed, but ${foundEn(values["found"])}.`,

  linkForeign: () => "The address holds something that is no Hyperscope link. Copy the link again.",
  linkTooLong: ({ found, max }) =>
    `The link is too long: ${show(found)} characters, at most ${show(max)}. Ask for the scenario as a file.`,
  linkFromNewerVersion: ({ found, max }) =>
    `The link has version ${show(found)}, made by a later Hyperscope. This one reads up to version ${show(max)}; reload the page to get the latest.`,
  linkBadCharacter: ({ found }) =>
    `The link was changed on its way: “${found}” cannot be part of one. Copy the link again.`,
  linkTruncated: ({ found, expected }) =>
    expected === undefined
      ? "The link is cut off. Copy all of it again."
      : `The link is cut off: ${show(found)} of ${show(expected)} characters arrived. Copy all of it again.`,
  linkDamaged: () => "The link was changed on its way and cannot be read. Copy it again.",
  linkUnfoldsTooBig: ({ max }) => `What the link holds is too big: at most ${bytes(max)} are possible.`,
} as const satisfies Readonly<Record<string, ProblemText>>;

const zh: { readonly [Key in keyof typeof en]: ProblemText } = {
  placed: ({ path, sentence }) => (path === "" ? show(sentence) : `${path}：${sentence}`),
  fallback: ({ code }) => `这里有错误（${code}）。`,
  moreUnseen: ({ max }) => `以上是前 ${show(max)} 处错误，检查到此为止。`,
  moreProblems: ({ count }) => `另有 ${show(count)} 处错误。`,

  keysUnused: () => "文件已打开，其中下列键未采用：",
  unusedKey: ({ meant }) => `没有这个名称的字段，未采用。${meant === undefined ? "" : `也许是指：${meant}。`}`,
  nothingUsed: ({ found, allowed }) =>
    found === ""
      ? `这里什么也没有说明：场景至少有其中一项：${allowed}。`
      : `其中没有任何已知的内容。它含有 ${found}；场景至少有其中一项：${allowed}。`,

  missing: ({ allowed }) => (allowed === undefined ? "缺少此项。" : `缺少此项，可取：${allowed}。`),
  wrongType: ({ found, expected }) =>
    `这里应为${KINDS_ZH[show(expected)] ?? expected}，实际是${KINDS_ZH[show(found)] ?? found}。`,
  unknownChoice: ({ found, allowed }) => `“${found}”不在可选范围内，可取：${allowed}。`,
  notWhole: ({ found, min, max }) =>
    `只能是 ${show(min)} 到 ${show(max)} 的整数，${found} 带有小数。时间可改用更小的单位。`,
  outOfRange: ({ found, min, max }) => `应在 ${show(min)} 到 ${show(max)} 之间，实际是 ${show(found)}。`,
  notPowerOfTwo: ({ found, below, above }) =>
    `页大小必须是 2 的幂，与 ${show(found)} 最接近的是 ${show(below)} 和 ${show(above)}。`,
  emptyText: ({ max }) => `不能为空，请填写 1 到 ${show(max)} 个字符。`,
  textTooLong: ({ found, max }) => `最多 ${show(max)} 个字符，现有 ${show(found)} 个。`,
  unprintable: () => "含有无法显示的字符（例如换行符或改变书写方向的标记），请删除。",
  invisibleText: () => "其中没有任何看得见的字符，请至少使用一个字母、数字或符号。",
  listTooShort: ({ found, min }) => `至少需要 ${show(min)} 项，现有 ${show(found)} 项。`,
  listTooLong: ({ found, max }) => `最多 ${show(max)} 项，现有 ${show(found)} 项。`,
  noSuchHost: ({ found, max }) =>
    max === 0
      ? `没有编号为 ${show(found)} 的宿主机：该场景只有 0 号宿主机。`
      : `没有编号为 ${show(found)} 的宿主机：编号应为 0 至 ${show(max)}。`,
  tooDeep: ({ max }) => `列表和对象嵌套过深，最多 ${show(max)} 层。`,
  tooBig: ({ max, objects }) => `内容过大：总共最多 ${show(max)} 个值，其中最多 ${show(objects)} 个对象。`,
  newerVersion: ({ found, max }) =>
    `该场景的版本是 ${show(found)}，由更新的 Hyperscope 生成；当前最高支持版本 ${show(max)}。请刷新页面以获取最新版。`,

  sameName: ({ name, first }) => `名称“${name}”已被使用（${first}），名称不能重复。`,
  listedTwice: ({ found }) => `${show(found)} 重复出现。`,
  branchGone: () => "此分支已不存在。请选择另一个，或移除此变体。",
  noSuchBranch: ({ found }) => `此前没有分支 ${show(found)}：分支只能参照文件本身的场景或其上方的分支。`,
  noSuchPcpu: ({ found, max }) =>
    max === 0 ? `没有 pCPU ${show(found)}，只有 pCPU 0。` : `没有 pCPU ${show(found)}，编号为 0 到 ${show(max)}。`,
  noSuchVolume: ({ found, count }) =>
    count === 0
      ? `程序使用了卷 ${show(found)}，但该虚拟机没有卷。`
      : `程序使用了卷 ${show(found)}，但卷的编号只有 0 到 ${show(Number(count) - 1)}。`,
  pageOutsideMemory: ({ found, pages, neededBytes }) =>
    pages === 0
      ? `程序访问了第 ${show(found)} 页，但该虚拟机没有内存，需要 ${bytes(neededBytes)}。`
      : `程序访问了第 ${show(found)} 页，但该虚拟机只有第 0 到 ${show(Number(pages) - 1)} 页，需要 ${bytes(neededBytes)}。`,
  regionTooSmall: ({ found, max }) => `空闲分区及其间的占用块共需 ${show(found)} 个单位；区域只有 ${show(max)} 个。`,
  rebalancingNeedsQueues: () =>
    `负载均衡把 vCPU 从一条运行队列移到另一条：请选择每个 pCPU 一条队列，或者不用负载均衡。`,
  thresholdTooLarge: ({ found, max }) => `${show(found)} % 高于上一个阈值，最多为页框总数的 ${show(max)} %。`,
  highTooSmall: ({ found, min }) =>
    `低于 ${show(min)} 次时增加配额，高于 ${show(found)} 次时减少：后者至少为 ${show(min)}。`,
  limitWithoutNumber: () => `至少给出其中一个数目：一个也没有，就什么也不限制。`,
  limitTwice: () => `要么给出总数，要么分别给出读或写的数目，不能两者都给。`,
  restartTooLarge: ({ found, max }) =>
    `领先 ${show(found)} 个滴答时不能继续运行：最多 ${show(max)}，必须小于停止阈值。`,
  reservedTooLarge: ({ found, max }) => `预留了 ${show(found)} 页，但该虚拟机共有 ${show(max)} 页，预留不能超过此数。`,
  tooManyPages: ({ found, max, maxBytes }) =>
    `共有 ${show(found)} 页，最多 ${show(max)} 页，即 ${bytes(maxBytes)}；也可以增大页。`,
  tooManyPagesTotal: ({ found, max }) => `所有虚拟机共有 ${show(found)} 页，最多 ${show(max)} 页。`,
  tooManyPrograms: ({ found, max }) => `${show(max)} 个 vCPU 却有 ${show(found)} 个程序，每个 vCPU 最多一个。`,
  tooManyOps: ({ found, max }) => `一个程序最多 ${show(max)} 条操作，此程序有 ${show(found)} 条。重复的部分请用 LOOP。`,
  tooManyOpsTotal: ({ found, max }) =>
    `所有程序共有 ${show(found)} 条操作，最多 ${show(max)} 条。重复的部分请用 LOOP。`,
  tooManyCreations: ({ found, max }) => `命令日志创建了 ${show(found)} 台虚拟机，最多 ${show(max)} 台。`,
  tooManyVcpus: ({ found, max }) => `所有虚拟机（包括由命令创建的）共有 ${show(found)} 个 vCPU，最多 ${show(max)} 个。`,
  tooManyRequests: ({ found, max }) =>
    `各 vCPU 最大的磁盘操作合计会同时发出 ${show(found)} 个请求，最多 ${show(max)} 个。请用 LOOP 拆分。`,
  tooManyForeseen: ({ found, max }) =>
    `此策略需要预知程序的全部访问：所有 vCPU 共 ${show(found)} 次，最多 ${show(max)} 次。请减少引用、用 LOOP 重复，或另选策略。`,
  tooManyLocalFrames: ({ found, max, frames, machines }) =>
    `局部置换时每台虚拟机都有一份全部页框的列表：${show(frames)} 个页框乘以 ${show(machines)} 台虚拟机为 ${show(found)}，最多 ${show(max)}。`,
  loopTooDeep: ({ found, max }) => `循环最多嵌套 ${show(max)} 层，此处为 ${show(found)} 层。`,
  emptyLoop: () => "循环内至少要有一条操作。",
  timelessLoop: () => "无限循环不占时间：其中只有 0 个时间单位的等待。请加入需要时间的操作。",
  onlyBackupDisks: () => "全部磁盘都用于备份；虚拟机和宿主机至少需要一块磁盘。",
  swapTooLarge: ({ found, max }) => `交换卷 ${bytes(found)} 放不下，全部磁盘共 ${bytes(max)}。`,
  oddDisks: ({ found }) => `成对的磁盘数必须是偶数，这里是 ${show(found)}。`,
  thinWithLayout: () =>
    "这台宿主机的卷逐块存放在精简池中：条带、镜像和 RAID 只用于没有精简池的宿主机。请去掉布局，或去掉精简池。",
  tooFewDisks: ({ found, min }) => `带校验的 RAID 至少要 ${show(min)} 块磁盘，这里是 ${show(found)}。`,
  unitUneven: ({ found, extent }) =>
    `条带单元 ${bytes(found)} 与区段大小 ${bytes(extent)} 不合：应是其整数倍；条带卷也可以是其等分。`,
  thinPoolTooLarge: ({ found, max }) =>
    `精简池 ${show(found)} 个区段放不下：除交换卷外，磁盘只有 ${show(max)} 个区段。`,
  thinPoolTooSmall: ({ found, min }) =>
    `精简池 ${show(found)} 个区段容不下一个数据块：一个数据块有 ${show(min)} 个区段。`,
  commandsOutOfOrder: ({ found, min }) =>
    `命令必须按时间先后排列，此命令的时间是 ${show(found)}，前面已有时间为 ${show(min)} 的命令。`,

  notationTooLong: ({ found, max }) => `文本过长：${show(found)} 个字符，最多 ${show(max)} 个。`,
  notationTooManyOps: (values) => `${placeZh(values)}一个程序最多 ${show(values["max"])} 条操作。重复的部分请用 LOOP。`,
  notationUnknownWord: (values) =>
    `${placeZh(values)}没有名为“${values["found"]}”的操作，可用的有：${values["allowed"]}。`,
  notationBareString: (values) =>
    `${placeZh(values)}“${values["found"]}”不是操作。要访问这些页面，请写作 ${values["instead"]}。`,
  notationNumber: (values) => `${placeZh(values)}需要一个整数，${foundZh(values["found"])}。${usageZh(values)}`,
  notationWhole: (values) =>
    `${placeZh(values)}只能是整数，${foundZh(values["found"])}。请改用更小的单位。${usageZh(values)}`,
  notationRange: (values) =>
    `${placeZh(values)}数值应在 ${show(values["min"])} 到 ${show(values["max"])} 之间，${foundZh(values["found"])}。${usageZh(values)}`,
  notationExtra: (values) =>
    `${placeZh(values)}“${values["found"]}”之前操作已经完整，请用 ; 或换行结束。${usageZh(values)}`,
  notationAttempt: (values) =>
    `${placeZh(values)}TRY 之后需要以下之一：${values["allowed"]}；${foundZh(values["found"])}。${usageZh(values)}`,
  notationMode: (values) => `${placeZh(values)}需要 r（读）或 w（写），${foundZh(values["found"])}。${usageZh(values)}`,
  notationBrace: (values) => `${placeZh(values)}需要 {，${foundZh(values["found"])}。${usageZh(values)}`,
  notationStrayBrace: (values) => `${placeZh(values)}{ 只能出现在 LOOP 之后。${usageZh(values)}`,
  notationExtraBrace: (values) => `${placeZh(values)}这个 } 没有对应的循环。请删除，或补上它的 LOOP。`,
  notationUnclosedLoop: (values) => `${placeZh(values)}这个循环没有结束。请在最后一条操作之后加上 }。`,
  notationEmptyLoop: (values) => `${placeZh(values)}循环内至少要有一条操作。`,
  notationTimelessLoop: (values) => `${placeZh(values)}这个循环没有终点，也不占时间。请加入需要时间的操作，例如 IO 1。`,
  notationLoopTooDeep: (values) => `${placeZh(values)}循环最多嵌套 ${show(values["max"])} 层。`,
  burstsShape: (values) => `${placeZh(values)}这里不是一台虚拟机。${usageZh(values)}`,
  burstsName: (values) => `${placeZh(values)}括号前需要 1 到 ${show(values["max"])} 个字符的名称。${usageZh(values)}`,
  burstsParts: (values) =>
    `${placeZh(values)}需要用 ; 隔开的两部分或三部分，现有 ${show(values["found"])} 部分。${usageZh(values)}`,
  burstsSameName: (values) => `${placeZh(values)}名称“${values["name"]}”已在第 ${show(values["first"])} 行使用。`,

  exerciseOther: ({ subject }) => OTHER_SUBJECTS.zh[String(subject)] ?? "",
  addressesMissing: ({ missing }) =>
    `这是地址转换题，但缺少${ADDRESS_WORDS.zh[String(missing)] ?? ""}。请补上，例如“页面大小 4096，页表 2 1 6 0，地址 8192 20500”。`,
  accessTimeMissing: ({ missing }) =>
    `这是求平均访问时间的题，但缺少${ACCESS_WORDS.zh[String(missing)] ?? ""}。请补上，例如“快表 20 ns，内存 100 ns，命中率 80%”。`,
  accessTimeUnclear: ({ found }) =>
    `这是求平均访问时间的题，但不清楚“${found}”指什么。请在数字前写明，例如“内存 100 ns”或“缺页率 0.001”。`,
  accessTimeOther: () =>
    "这里只能分别计算两种平均访问时间：快表加页表，或缺页处理时间单一的缺页；不含高速缓存，也不区分被修改的页。",
  formulaMissing: ({ formula, letter }) =>
    `${formula}：文中没有写明 ${letter}。请写在字母之后，例如“N = 60 ms，k = 6”、“M = 64 KB，s = 4 KB”或“D = 10 GB，l = 4 MB”。`,
  formulaUnit: ({ formula, letter }) =>
    `${formula}：${letter} 的单位与另一个量不配。N 是时间，k 是个数；M 和 s、D 和 l 都是大小，要么都写单位，要么都不写。`,
  exerciseNone: (values) =>
    `${atZh(values)}“${values["found"]}”不是能识别的习题。作业：每个一行或一句，如 P1 0 4；页面：7 0 1 2 0 3，3 个页框。`,
  jobsNoTable: (values) =>
    `${atZh(values)}“${values["found"]}”不像是作业表。请写一行表头、每个作业一行，或 P1 0 4 这样的行，或 AT 0 2 3 / BT 4 2 1 这样的列表。`,
  jobsHeads: (values) =>
    `${atZh(values)}不清楚各列的含义${values["found"] === "?" ? "" : `（“${values["found"]}”）`}，请选择哪一列是到达时间、哪一列是运行时间。`,
  migrationNoMemory: (values) =>
    `${atZh(values)}已识别迁移，但不知道内存有多大。请补上，例如“内存 1024 MB，带宽 128 MB/s”。`,
  migrationTooManyPages: ({ found, max }) =>
    `${show(found)} 页超出一次可计算的 ${show(max)} 页。请减小内存，或采用更大的页，例如“页大小 64 KiB”。`,
  migrationRange: (values) =>
    `${atZh(values)}${show(values["found"])} 超出可计算的范围 ${show(values["min"])} 到 ${show(values["max"])}。`,
  armHeadMissing: (values) => `${atZh(values)}已识别队列，但不知道磁头的位置。请补上，例如“磁头 53”。`,
  armOutside: ({ found, max }) =>
    `柱面 ${show(found)} 超出磁盘范围 0 到 ${show(max)}。请写明柱面范围，例如“柱面 0-${show(found)}”。`,
  armTooManyCylinders: ({ found, max }) => `柱面数 ${show(found)} 太多：一块磁盘最多 ${show(max)} 个。`,
  regionSizeMissing: (values) =>
    `${atZh(values)}请求已识别，但没有给出内存大小，请补上，例如“内存 1024K”或“空闲分区 100, 500, 200”。`,
  regionUnknown: (values) => `${atZh(values)}“${show(values["found"])}”没有可归还的内存：它没有请求过，或已经归还。`,
  referencesPage: ({ found, max }) => `页号 ${show(found)} 超出范围，应在 0 到 ${show(max)} 之间。`,
  referencesFrames: ({ found, min, max }) => `页框数不能是 ${show(found)}，请选择 ${show(min)} 到 ${show(max)}。`,
  referencesPageSize: (values) => `${atZh(values)}这些是地址，但没有给出页面大小，请补上，例如“页面大小 100”。`,
  traceColumns: ({ heads }) => `不知道哪一列是页。请在表头写明（${heads}），或指出是第几列。`,
  traceEmpty: ({ lines, example }) =>
    `其中没有访问（共 ${show(lines)} 行${example ? `，第一行是“${example}”` : ""}）。可以是 7 0 1 2 这样的页号列表、Valgrind lackey 的输出、dinero，或分列的块设备轨迹。`,
  traceNoneChosen: ({ found }) => `共有 ${show(found)} 次访问，但所选范围内一次也没有。请选择存在的范围。`,
  traceUnreadable: ({ reason }) => `无法读取文件：${reason}。请解压后重试，或重新选择。`,
  policiesSyntax: ({ found }) =>
    `“${found}”不是策略列表。请写作 fifo,clock(bits=2,referencedOnLoad=false),slru(shares=1:4)。`,
  policiesParam: ({ policy, found }) => `${policy} 没有名为 ${found} 的规则。`,
  jobsLine: (values) =>
    `${atZh(values)}“${values["found"]}”既不是表头，也不是作业。作业请写作 P1 0 4 2（名称、到达、运行、优先级），或写成列表：AT 0 2 3 / BT 4 2 1。`,
  jobsColumn: (values) =>
    `${atZh(values)}不认识“${values["found"]}”这一列。可用的列有：名称、到达时间、运行时间、优先级、权重。`,
  jobsColumnTwice: (values) => `${atZh(values)}“${values["found"]}”出现了两次，以前一个为准，请删去另一个。`,
  jobsNoBursts: (values) => `${atZh(values)}没有运行时间。请加上名为“运行时间”或“BT”的一列或列表。`,
  jobsCounts: (values) =>
    `${atZh(values)}“${values["found"]}”有 ${show(values["count"])} 个值，另一个列表有 ${show(values["max"])} 个；每个作业在各列表中都要有一个值。`,
  jobsExtraCell: (values) =>
    `${atZh(values)}“${values["found"]}”多出一格：这里每行最多 ${show(values["max"])} 格。带等待的执行序列请加英文引号："3,4,3"。`,
  jobsGap: (values) =>
    `${atZh(values)}共 ${show(values["max"])} 列，却只有 ${show(values["count"])} 格，且没有对齐列名。请在空缺处写“-”。`,
  jobsQuote: (values) => `${atZh(values)}这一行的引号没有成对，请补上或删去。`,
  jobsParts: (values) =>
    `${atZh(values)}“${values["found"]}”不是作业。请写出到达、运行和（可选的）优先级：A(0,4,2)；带等待时写作 A(0; 3,4,3; 2)。`,
  jobsTime: (values) => `${atZh(values)}“${values["found"]}”不是时间。请填写不小于 0 的数，例如 4 或 0.5。`,
  jobsLength: (values) =>
    `${values["found"] === "" ? "尚未填写" : `“${values["found"]}”不是时间长度`}。请填写大于 0 的数，小数最多 5 位，例如 4 或 0.5。`,
  jobsDecimals: (values) =>
    `${atZh(values)}“${values["found"]}”的小数位数过多，最多 ${show(values["max"])} 位。请改用更小的单位。`,
  jobsTooLong: (values) =>
    `${atZh(values)}${values["found"]} 过大：有 ${show(values["decimals"])} 位小数时，时间最大为 ${values["max"]}。`,
  jobsBursts: (values) =>
    `${atZh(values)}无法识别“${values["found"]}”。请填写运行时间，例如 4；中间有等待时写作 3,4,3 或 3 io4 3。`,
  jobsGroups: (values) =>
    `${atZh(values)}“${values["found"]}”可以是 ${values["whole"]}，也可以是运行加等待，请写成 ${values["whole"]} 或 ${values["parts"]}。`,
  jobsNoBurst: (values) => `${atZh(values)}缺少运行时间，请填写一个数，例如 4。`,
  jobsWhole: (values) =>
    `${atZh(values)}需要 ${show(values["min"])} 到 ${show(values["max"])} 的整数，此处是“${values["found"]}”。`,
  jobsSameName: (values) =>
    `${atZh(values)}名称“${values["name"]}”已在第 ${show(values["first"])} 行使用，名称不能重复。`,

  fileEmpty: () => "文件是空的。场景文件的内容是 JSON，例如“保存”所写出的文件。",
  notText: () => "这不是文本：其中的字符只见于图片、程序或压缩文件。请选择文本编辑器能正常显示的文件。",
  fileTooLong: ({ found, max }) => `文件过长：${show(found)} 个字符，最多 ${show(max)} 个。`,
  fileTooLarge: ({ found, max }) => `文件过大：${bytes(found)}，最多 ${bytes(max)}。`,
  fileUnreadable: ({ name }) => `无法读取文件“${name}”，请确认它仍然存在，并且是文本文件。`,
  jsonSyntax: (values) =>
    `${placeZh(values)}不符合 JSON 格式：需要${JSON_ZH[show(values["expected"])] ?? "其他内容"}，${foundZh(values["found"])}。`,

  linkForeign: () => "地址中的内容不是 Hyperscope 链接，请重新复制链接。",
  linkTooLong: ({ found, max }) => `链接过长：${show(found)} 个字符，最多 ${show(max)} 个。请改用场景文件。`,
  linkFromNewerVersion: ({ found, max }) =>
    `链接的版本是 ${show(found)}，由更新的 Hyperscope 生成；当前最高支持版本 ${show(max)}。请刷新页面以获取最新版。`,
  linkBadCharacter: ({ found }) => `链接在传送中被改动：其中不应有“${found}”。请重新复制链接。`,
  linkTruncated: ({ found, expected }) =>
    expected === undefined
      ? "链接不完整，请重新复制整个链接。"
      : `链接不完整：共 ${show(expected)} 个字符，只收到 ${show(found)} 个。请重新复制整个链接。`,
  linkDamaged: () => "链接在传送中被改动，无法读取。请重新复制链接。",
  linkUnfoldsTooBig: ({ max }) => `链接中的内容过大，最多 ${bytes(max)}。`,
};

/** The codes that have a text. */
export type ProblemCode = Exclude<keyof typeof en, "placed" | "fallback">;

/** The sentence of `problem` in the language of `texts` (`catalogue.problems`), with its path before it if wanted. */
export function problemSentence(
  texts: Readonly<Record<keyof typeof en, ProblemText>>,
  { code, path, values }: Problem,
  isPlaced = false,
): string {
  const isKnown = Object.hasOwn(texts, code) && code !== "placed" && code !== "fallback";
  const sentence = isKnown ? texts[code as ProblemCode](isolatedValues(values)) : texts.fallback({ code });
  return isPlaced ? texts.placed({ path, sentence }) : sentence;
}

export const problems = { en: en as Readonly<Record<keyof typeof en, ProblemText>>, zh };
