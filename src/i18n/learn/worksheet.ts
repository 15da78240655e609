/** Texts of worksheets and their keys, as they are printed. */
type Facts = Readonly<Record<string, string | number>>;

export interface WorksheetText {
  readonly title: Readonly<Record<string, string>>;
  readonly key: (title: string) => string;
  readonly name: string;
  readonly date: string;
  readonly seed: (seed: number) => string;
  readonly problem: (number: number) => string;
  readonly conventions: string;
  /** The rules that the answers depend on, in whole sentences. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
  readonly task: Readonly<Record<string, (rule: string, facts: Facts) => string>>;
  readonly words: Readonly<Record<string, string>>;
}

const EN_RULES: Readonly<Record<string, string>> = {
  fcfs: "first-come first-served",
  rr: "round robin",
  sjf: "shortest job first, not preemptive",
  srtf: "shortest remaining time first",
  fifo: "FIFO",
  lru: "LRU",
  opt: "OPT",
  clock: "Clock",
  first: "first fit",
  next: "next fit",
  best: "best fit",
  worst: "worst fit",
  sstf: "shortest seek first",
  scan: "SCAN",
  cscan: "C-SCAN",
  look: "LOOK",
  clook: "C-LOOK",
  contiguous: "contiguous",
  normal: "normal",
};

const ZH_RULES: Readonly<Record<string, string>> = {
  fcfs: "先来先服务",
  rr: "时间片轮转",
  sjf: "短作业优先（非抢占）",
  srtf: "最短剩余时间优先",
  fifo: "先进先出（FIFO）",
  lru: "最近最久未使用（LRU）",
  opt: "最佳置换（OPT）",
  clock: "时钟（Clock）",
  first: "首次适应",
  next: "循环首次适应",
  best: "最佳适应",
  worst: "最坏适应",
  sstf: "最短寻道优先",
  scan: "扫描（SCAN）",
  cscan: "循环扫描（C-SCAN）",
  look: "LOOK",
  clook: "C-LOOK",
  contiguous: "连续",
  normal: "常规",
};

const en: WorksheetText = {
  title: {
    scheduling: "Scheduling",
    paging: "Page replacement",
    allocation: "Allocating memory",
    arm: "The disk arm",
    volumes: "Volumes and extents",
  },
  key: (title) => `${title}: key`,
  name: "Name",
  date: "Date",
  seed: (seed) => `seed ${seed}`,
  problem: (number) => `Problem ${number}`,
  conventions: "Rules",
  rules: {
    scheduling: [
      "Who arrives queues before who is preempted at the same moment.",
      "A running job stays when another is equally short; the others go in the order of the queue.",
      "A switch takes no time. Waiting is turnaround less burst.",
    ],
    paging: [
      "Frames are empty at first; free ones are filled first, the lowest number first.",
      "First loads count as faults. Clock: a loaded page has its bit set, the hand stands behind it.",
      "OPT: of pages that are equally far, or never used again, the one loaded first leaves.",
    ],
    allocation: [
      "The holes are looked through in the order of their addresses; of equal ones the first is taken.",
      "What is left of a hole stays where it was. Nothing is given back.",
      "Next fit begins where the last search ended.",
    ],
    arm: [
      "All requests wait from the beginning.",
      "SCAN and C-SCAN go to the edge of the disk, LOOK and C-LOOK to the last request.",
      "The way back of C-SCAN and C-LOOK counts. Of two equally near requests the lower one is first.",
    ],
    volumes: [
      "Volumes are placed in this order, each whole or not at all.",
      "Contiguous: all extents of a volume follow each other on one disk. Normal: the lowest free extents, disk after disk, where one piece cannot be had.",
    ],
  },
  task: {
    scheduling: (rule, { timeslice }) =>
      `One processor, ${EN_RULES[rule]}${timeslice === undefined ? "" : ` with a timeslice of ${timeslice}`}. Write who runs in each tick (– where nobody does), and fill in the table.`,
    paging: (rule, { frames }) =>
      `${frames} frames, ${EN_RULES[rule]}. Write what each frame holds after each reference (– for nothing), and mark each fault by F, else –.`,
    allocation: (rule, { holes }) =>
      `The holes have ${holes} KB. Five requests come one after the other, ${EN_RULES[rule]}. Write the size of the hole that each is taken from, and what is left of it; – where it is refused.`,
    arm: (rule, { head, queue, cylinders, direction }) =>
      `Cylinders 0 to ${cylinders}, the head at ${head}${direction === undefined ? "" : `, moving ${direction === "up" ? "up" : "down"}`}. The queue is ${queue}. Write the order under ${EN_RULES[rule]}, and the cylinders travelled.`,
    volumes: (rule, { extents, last, extent }) =>
      `Two disks, pv0 and pv1, have ${extents} extents each (0 to ${last}) of ${extent} MiB. Policy: ${EN_RULES[rule]}. Write the extents of each volume and where they lie, as pv0: 0–2; – where it is refused.`,
  },
  words: {
    tick: "tick",
    runs: "runs",
    job: "job",
    arrival: "arrival",
    burst: "burst",
    finish: "finish",
    turnaround: "turnaround",
    waiting: "waiting",
    meanTurnaround: "mean turnaround",
    meanWaiting: "mean waiting",
    page: "page",
    fault: "fault",
    faults: "faults in all",
    request: "request",
    asked: "KB asked for",
    takenFrom: "hole taken",
    left: "left of it",
    largest: "largest hole in the end",
    step: "step",
    cylinder: "cylinder",
    travelled: "travelled",
    way: "cylinders in all",
    volume: "volume",
    mebibytes: "MiB",
    extents: "extents",
    unused: "MiB unused",
    where: "where",
    free: "extents free in the end",
  },
};

const zh: WorksheetText = {
  title: {
    scheduling: "处理器调度",
    paging: "页面置换",
    allocation: "内存分配",
    arm: "磁盘调度",
    volumes: "卷与区段",
  },
  key: (title) => `${title}：答案`,
  name: "姓名",
  date: "日期",
  seed: (seed) => `种子 ${seed}`,
  problem: (number) => `第 ${number} 题`,
  conventions: "约定",
  rules: {
    scheduling: [
      "同一时刻，新到达的排在被抢占的前面。",
      "一样短时，正在运行的继续；其余按队列顺序。",
      "切换不花时间。等待时间 = 周转时间 − 运行时间。",
    ],
    paging: [
      "开始时页框全空；先用空闲页框，编号小的先用。",
      "首次装入也算缺页。时钟：装入的页访问位为 1，指针停在它后面。",
      "OPT：同样远或不再使用的页中，先装入的先换出。",
    ],
    allocation: [
      "按地址从低到高查找空闲分区；一样大时取前面的。",
      "切剩的部分留在原处。没有释放。",
      "循环首次适应从上次查找结束处开始。",
    ],
    arm: [
      "所有请求一开始就在队列里。",
      "SCAN、C-SCAN 走到磁盘边缘；LOOK、C-LOOK 走到最后一个请求。",
      "C-SCAN、C-LOOK 的回程也计入。两个请求一样近时，先去柱面号小的。",
    ],
    volumes: [
      "按表中顺序放置；每个卷要么全部放下，要么不放。",
      "连续：一个卷的区段在同一磁盘上连着。常规：放不下一整段时，从编号最小的空区段起依次使用各磁盘。",
    ],
  },
  task: {
    scheduling: (rule, { timeslice }) =>
      `一个处理器，${ZH_RULES[rule]}${timeslice === undefined ? "" : `，时间片 ${timeslice}`}。写出每个滴答谁在运行（无人运行写 –），并填表。`,
    paging: (rule, { frames }) =>
      `${frames} 个页框，${ZH_RULES[rule]}。写出每次访问后各页框里的页（空写 –）；缺页写 F，否则写 –。`,
    allocation: (rule, { holes }) =>
      `空闲分区依次为 ${holes} KB。五个请求先后到来，${ZH_RULES[rule]}。写出各占用多大的空闲分区，切完还剩多少；被拒绝写 –。`,
    arm: (rule, { head, queue, cylinders, direction }) =>
      `柱面 0 到 ${cylinders}，磁头在 ${head}${direction === undefined ? "" : `，正向柱面号${direction === "up" ? "增大" : "减小"}的方向移动`}。队列：${queue}。按${ZH_RULES[rule]}写出服务顺序和移动的柱面数。`,
    volumes: (rule, { extents, last, extent }) =>
      `两块磁盘 pv0、pv1 各有 ${extents} 个区段（0 到 ${last}），每个 ${extent} MiB。分配策略：${ZH_RULES[rule]}。写出各卷的区段数和位置，如 pv0: 0–2；被拒绝写 –。`,
  },
  words: {
    tick: "滴答",
    runs: "运行",
    job: "作业",
    arrival: "到达",
    burst: "运行时间",
    finish: "完成",
    turnaround: "周转时间",
    waiting: "等待时间",
    meanTurnaround: "平均周转时间",
    meanWaiting: "平均等待时间",
    page: "页",
    fault: "缺页",
    faults: "缺页总数",
    request: "请求",
    asked: "请求 KB",
    takenFrom: "占用的分区",
    left: "剩余",
    largest: "最后最大的空闲分区",
    step: "步",
    cylinder: "柱面",
    travelled: "移动",
    way: "总移动柱面数",
    volume: "卷",
    mebibytes: "MiB",
    extents: "区段数",
    unused: "未用 MiB",
    where: "位置",
    free: "最后空闲的区段数",
  },
};

export const worksheet = { en, zh };
