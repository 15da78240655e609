/**
 * The words for what can be set: policies, parameters, conventions, placement; and those that only explanations and
 * dialogs use. They join the terms of `terms.ts` in the catalogues that are loaded after the first picture.
 *
 * Tables whose ids arrive as plain strings (policies, parameters) can be indexed by any string: what has no text gives
 * undefined, and the caller shows the id.
 */
import type { FaultClass, RequestPurpose } from "../../model/events.ts";
import type { ParamUnit } from "../../model/params.ts";
import type { AllocationPolicyId, Conventions, HostSpec, RebalancingVictim } from "../../model/scenario.ts";
import type { ErrorCode, Resource } from "../../model/states.ts";

/** A text for each known id, open to be asked with any string. */
type Open<Id extends string, Text = string> = Readonly<Record<Id, Text>> & Readonly<Record<string, Text | undefined>>;

type CpuPolicyId =
  | "fcfs"
  | "rr"
  | "pwrr"
  | "priority"
  | "prr"
  | "sjf"
  | "srtf"
  | "lrtf"
  | "hrrn"
  | "mlfq"
  | "lottery"
  | "stride"
  | "credit"
  | "cfs"
  | "eevdf"
  | "gang";
type MemoryPolicyId = "fifo" | "lru" | "opt" | "clock" | "2q";
type ParamId =
  | "timeslice"
  | "roundLength"
  | "preemptive"
  | "aging"
  | "priorityMax"
  | "prediction"
  | "initialEstimate"
  | "longestTies"
  | "referencedOnLoad"
  | "handAfterLoad"
  | "ties"
  | "timeslices"
  | "allotments"
  | "boost"
  | "demoteOnlyIfContended"
  | "blockKeeps"
  | "wakeGoes"
  | "boostOrder"
  | "compensation"
  | "draws"
  | "stride1"
  | "firstPass"
  | "passTies"
  | "joins"
  | "onChange"
  | "ticksPerMs"
  | "rateLimit"
  | "boostOnWake"
  | "sampledDebit"
  | "latency"
  | "minGranularity"
  | "wakeGranularity"
  | "request"
  | "backfill"
  | "sharedTick";

/** Name and explanation of a policy. `name` fits a form, `short` fits a chip, `help` is one sentence. */
export interface PolicyText {
  readonly name: string;
  readonly short: string;
  readonly help: string;
}

/** Label and one line of help of a parameter; `choices` names the values of a parameter with named choices. */
export interface ParamText {
  readonly label: string;
  readonly help: string;
  readonly choices?: Readonly<Record<string, string>>;
}

/** One choice of a convention: `label` fits a chip, `sentence` says the rule. */
export interface ChoiceText {
  readonly label: string;
  readonly sentence: string;
}

type ConventionTexts = {
  readonly [Key in keyof Conventions]: {
    readonly label: string;
    readonly choices: Readonly<Record<Conventions[Key], ChoiceText>>;
  };
};

export interface SettingTexts {
  readonly cpuPolicy: Open<CpuPolicyId, PolicyText>;
  readonly memoryPolicy: Open<MemoryPolicyId, PolicyText>;
  readonly param: Open<ParamId, ParamText>;
  /** What stands behind the value of a parameter, where the unit is not the scenario's tick. */
  readonly paramUnit: Readonly<Record<ParamUnit, string>>;
  readonly resource: Readonly<Record<Resource, string>>;
  readonly allocation: Readonly<Record<AllocationPolicyId, PolicyText>>;
  /** Scope of page replacement. */
  readonly scopeLabel: string;
  readonly scope: Readonly<Record<HostSpec["replacementScope"], ChoiceText>>;
  readonly runQueuesLabel: string;
  readonly runQueues: Readonly<Record<HostSpec["runQueues"], ChoiceText>>;
  readonly workStealing: { readonly label: string; readonly on: ChoiceText; readonly off: ChoiceText };
  readonly rebalancing: {
    readonly label: string;
    /** The label of a chip. `every`: an interval with its unit. */
    readonly isOn: (every: string) => string;
    readonly victims: Readonly<Record<RebalancingVictim, ChoiceText>>;
  };
  readonly convention: ConventionTexts;
  /** Short name of an error code. The sentence with its numbers is made elsewhere. */
  readonly error: Readonly<Record<ErrorCode, string>>;
  readonly purpose: Readonly<Record<RequestPurpose, string>>;
  readonly faultClass: Readonly<Record<FaultClass, string>>;
}

const en: SettingTexts = {
  cpuPolicy: {
    fcfs: {
      name: "First come, first served",
      short: "FCFS",
      help: "Whoever became ready first runs until it blocks or ends.",
    },
    rr: {
      name: "Round robin",
      short: "RR",
      help: "Each vCPU gets the same timeslice, then goes to the end of the queue.",
    },
    pwrr: {
      name: "Round robin by priority",
      short: "PWRR",
      help: "A round of N ticks is divided among the ready vCPUs by weight, most urgent first.",
    },
    priority: {
      name: "Priority",
      short: "Priority",
      help: "The most urgent ready vCPU runs; aging can raise those that wait.",
    },
    prr: {
      name: "Priority with round robin",
      short: "PRR",
      help: "The most urgent ready vCPU runs; those of the same priority take turns.",
    },
    sjf: {
      name: "Shortest job first",
      short: "SJF",
      help: "The shortest predicted burst runs next and is not preempted.",
    },
    srtf: {
      name: "Shortest remaining time first",
      short: "SRTF",
      help: "The shortest predicted remaining time runs; a shorter one takes over at once.",
    },
    lrtf: {
      name: "Longest remaining time first",
      short: "LRTF",
      help: "Whoever has most left to run runs; without preemption this is longest job first (LJF).",
    },
    hrrn: {
      name: "Highest response ratio next",
      short: "HRRN",
      help: "The largest (waiting + service) / service runs next and is not preempted.",
    },
    mlfq: {
      name: "Multilevel feedback queue",
      short: "MLFQ",
      help: "Who uses up its allotment sinks to a lower level; all are boosted from time to time.",
    },
    lottery: { name: "Lottery", short: "Lottery", help: "A random ticket is drawn for each timeslice." },
    stride: {
      name: "Stride",
      short: "Stride",
      help: "The smallest pass runs; each timeslice adds a stride that shrinks with the tickets.",
    },
    credit: {
      name: "Credit (Xen)",
      short: "Credit",
      help: "Running burns credits, which are handed out by weight; who is in debt runs last.",
    },
    cfs: {
      name: "Completely fair scheduler",
      short: "CFS",
      help: "The smallest virtual runtime runs, so that each gets its weight's share.",
    },
    eevdf: {
      name: "Earliest eligible virtual deadline first",
      short: "EEVDF",
      help: "Among those who are owed time, the earliest virtual deadline runs.",
    },
    gang: {
      name: "Gang scheduling",
      short: "Gang",
      help: "All vCPUs of a machine run at the same time or not at all.",
    },
  },
  memoryPolicy: {
    fifo: { name: "First in, first out", short: "FIFO", help: "The page that was loaded first leaves." },
    lru: { name: "Least recently used", short: "LRU", help: "The page that was not used for the longest time leaves." },
    opt: { name: "Optimal (Belady)", short: "OPT", help: "The page whose next use is farthest away leaves." },
    clock: {
      name: "Clock (second chance)",
      short: "Clock",
      help: "The hand clears reference bits until it meets a page whose bit is 0: that page leaves.",
    },
    "2q": {
      name: "2Q (two queues)",
      short: "2Q",
      help: "New pages leave in the order in which they came; one that comes back soon is kept in a list by last use.",
    },
  },
  param: {
    timeslice: { label: "Timeslice", help: "How long a vCPU may run before the next one's turn." },
    roundLength: { label: "Round length N", help: "Ticks of a round, divided among k ready vCPUs: T = N / k." },
    preemptive: { label: "Preemptive", help: "A more urgent vCPU takes the processor at once." },
    aging: { label: "Aging", help: "Waiting this long raises the priority by one. 0: no aging." },
    priorityMax: { label: "Highest priority", help: "Aging raises a priority no further than this." },
    prediction: {
      label: "Prediction",
      help: "Where the length of the next burst comes from.",
      choices: { exact: "True length", average: "Average of the past" },
    },
    initialEstimate: { label: "First estimate", help: "Predicted length of a burst when there is no past yet." },
    longestTies: {
      label: "Equal remaining times",
      help: "Who runs when several have equally much left. Of those that are ready the lowest number goes first.",
      choices: { lowestId: "Lowest number", runningStays: "The running one stays" },
    },
    referencedOnLoad: { label: "Reference bit on load", help: "A page starts with its reference bit set." },
    handAfterLoad: {
      label: "Hand after a load",
      help: "Where the clock hand stands once the new page is loaded.",
      choices: { past: "Past the new page", on: "On the new page" },
    },
    ties: {
      label: "Ties",
      help: "Which page leaves when several are equally far from their next use.",
      choices: { oldestLoad: "Oldest load", lowestFrame: "Lowest frame", newestLoad: "Newest load" },
    },
    ghostLeaves: {
      label: "Leaving A1out",
      help: "When a page that comes back leaves the list of those remembered: before or after a victim is remembered for it.",
      choices: { onLoad: "When loaded", onFault: "At the fault" },
    },
    timeslices: { label: "Timeslice per level", help: "One number for each level, the most urgent first." },
    allotments: {
      label: "Allotment per level",
      help: "How many timeslices a vCPU may use on a level before it sinks. The last number holds for the rest.",
    },
    boost: { label: "Boost every", help: "After this long all go back to the most urgent level. 0: never." },
    demoteOnlyIfContended: {
      label: "Sink only if others wait",
      help: "A vCPU that has used its allotment stays on its level when nobody else is ready.",
    },
    blockKeeps: {
      label: "After blocking",
      help: "What of its allotment a vCPU has when it wakes up.",
      choices: { rest: "The rest", all: "All of it again" },
    },
    wakeGoes: {
      label: "Woken vCPU goes to",
      help: "Where a vCPU that wakes up queues on its level.",
      choices: { tail: "The tail", head: "The head" },
    },
    boostOrder: {
      label: "Order of a boost",
      help: "Which level is emptied first. Lowest first: a running vCPU of a lower level queues too.",
      choices: { highestFirst: "Highest level first", lowestFirst: "Lowest level first" },
    },
    compensation: {
      label: "Compensation",
      help: "Who blocks before its timeslice ends holds more tickets until it wins again.",
    },
    draws: {
      label: "Numbers drawn",
      help: "Used one after the other, modulo the tickets, before chance takes over. For textbook exercises.",
    },
    stride1: { label: "Stride constant", help: "Divided by the tickets this is the stride." },
    firstPass: {
      label: "First pass",
      help: "How far behind the others a new vCPU starts.",
      choices: { stride: "One stride", zero: "Not at all" },
    },
    passTies: {
      label: "Equal passes",
      help: "Who runs when several have the smallest pass.",
      choices: { lowestId: "Lowest number", lastQueued: "Last to queue" },
    },
    joins: {
      label: "Joining later",
      help: "Where a vCPU starts that joins, or comes back, after the first tick.",
      choices: { globalPass: "From the global pass", headPass: "Behind the smallest pass" },
    },
    onChange: {
      label: "When tickets change",
      help: "What becomes of the distance to the global pass when a vCPU gets another stride.",
      choices: { rescale: "Scaled with the stride", keepPass: "The pass stays" },
    },
    ticksPerMs: { label: "Ticks per millisecond", help: "Running burns 10 credits per millisecond." },
    rateLimit: { label: "Rate limit", help: "A vCPU runs at least this long before it can be preempted." },
    boostOnWake: { label: "Boost on wake-up", help: "A vCPU that wakes up with credit left goes ahead of all others." },
    sampledDebit: {
      label: "Sampled debit",
      help: "Only who runs when the clock ticks pays, for the whole tick, as in old Xen.",
    },
    latency: { label: "Latency", help: "Time in which every ready vCPU should run once." },
    minGranularity: { label: "Shortest timeslice", help: "With many ready vCPUs the period grows instead." },
    wakeGranularity: { label: "Wake-up granularity", help: "How far ahead of a woken vCPU the running one must be." },
    request: { label: "Request", help: "Time a vCPU asks for at once; a shorter one gives an earlier deadline." },
    backfill: {
      label: "Backfill",
      help: "When the first machine does not fit on the idle pCPUs, the next one that does runs.",
    },
    sharedTick: {
      label: "One clock for all pCPUs",
      help: "All timeslices end together, at multiples of the timeslice.",
    },
  },
  paramUnit: { ticks: "ticks", frames: "frames", count: "", ratio: "", bytes: "B", percent: "%", times: "×" },
  resource: { cpu: "processors", memory: "memory", storage: "storage" },
  allocation: {
    contiguous: { name: "Contiguous", short: "Contiguous", help: "All extents of a volume in one unbroken run." },
    cling: { name: "Cling", short: "Cling", help: "Extents on the disks that the volume already uses." },
    normal: { name: "Normal", short: "Normal", help: "The lowest free extents, disk by disk." },
  },
  scopeLabel: "Replacement scope",
  scope: {
    global: { label: "Global replacement", sentence: "A fault can take the frame of any machine." },
    local: { label: "Local replacement", sentence: "A machine that has its share of frames takes only its own." },
  },
  runQueuesLabel: "Run queues",
  runQueues: {
    global: { label: "One run queue", sentence: "All pCPUs take from one run queue." },
    perPcpu: { label: "A run queue per pCPU", sentence: "Each pCPU takes from a run queue of its own." },
  },
  workStealing: {
    label: "Work stealing",
    on: { label: "Work stealing", sentence: "An idle pCPU takes a vCPU from the longest queue." },
    off: { label: "No stealing", sentence: "A pCPU stays idle when its own queue is empty." },
  },
  rebalancing: {
    label: "Periodic rebalancing",
    isOn: (every) => `Rebalancing every ${every}`,
    victims: {
      longest: {
        label: "The longest queue",
        sentence: "A pCPU for which nobody waits takes a vCPU from the queue in which most wait.",
      },
      random: {
        label: "A queue drawn at random",
        sentence: "A pCPU whose queue is empty draws another one, and takes a vCPU if any waits there.",
      },
    },
  },
  convention: {
    sameInstant: {
      label: "Same instant",
      choices: {
        arrivalFirst: {
          label: "Arrival first",
          sentence: "An arrival or wake-up queues before a vCPU whose timeslice ends on the same tick.",
        },
        preemptedFirst: {
          label: "Preempted first",
          sentence: "A vCPU whose timeslice ends queues before an arrival or wake-up on the same tick.",
        },
      },
    },
    priorityOrder: {
      label: "Priority numbers",
      choices: {
        higherFirst: { label: "Higher is more urgent", sentence: "A higher priority number is more urgent." },
        lowerFirst: {
          label: "Lower is more urgent",
          sentence: "A lower priority number is more urgent: 1 comes first.",
        },
      },
    },
    preemptedGoes: {
      label: "Preempted goes to",
      choices: {
        head: { label: "Preempted to the head", sentence: "A preempted vCPU goes to the head of its queue." },
        tail: { label: "Preempted to the tail", sentence: "A preempted vCPU goes to the tail of its queue." },
      },
    },
    placement: {
      label: "Which idle pCPU",
      choices: {
        lastPcpu: {
          label: "Back to its last pCPU",
          sentence:
            "A vCPU goes on where it ran last if that pCPU is idle, else on the idle pCPU with the lowest number.",
        },
        lowestPcpu: {
          label: "Lowest idle pCPU",
          sentence: "A vCPU gets the idle pCPU with the lowest number, wherever it ran before.",
        },
      },
    },
    switchCharge: {
      label: "World switch charged",
      choices: {
        lastOccupant: {
          label: "Switch after any other vCPU",
          sentence: "A world switch is charged whenever another vCPU was the last one on this pCPU, even after idle.",
        },
        betweenVcpus: {
          label: "Switch only between vCPUs",
          sentence: "A world switch is charged from one vCPU to another: not on the first dispatch and not after idle.",
        },
      },
    },
    priorityTies: {
      label: "Equal priorities",
      choices: {
        queueOrder: {
          label: "Equal priority: first in the queue",
          sentence:
            "Of equally urgent ready vCPUs the one that stands first in the queue goes first. A running one stays.",
        },
        arrival: {
          label: "Equal priority: first to arrive",
          sentence:
            "Of equally urgent ready vCPUs the one that first arrived earlier goes first, then the lower number. A running one stays.",
        },
        id: {
          label: "Equal priority: lowest number",
          sentence: "Of equally urgent ready vCPUs the one with the lowest number goes first. A running one stays.",
        },
      },
    },
    shortestTies: {
      label: "Equal lengths",
      choices: {
        queueOrder: {
          label: "Equal length: first in the queue",
          sentence:
            "Of equally short ready vCPUs the one that stands first in the queue goes first. A running one stays.",
        },
        arrival: {
          label: "Equal length: first to arrive",
          sentence:
            "Of equally short ready vCPUs the one that first arrived earlier goes first, then the lower number. A running one stays.",
        },
        id: {
          label: "Equal length: lowest number",
          sentence: "Of equally short ready vCPUs the one with the lowest number goes first. A running one stays.",
        },
      },
    },
    waiting: {
      label: "Waiting time",
      choices: {
        readyOnly: {
          label: "Waiting: without I/O",
          sentence: "Waiting is the time ready without a pCPU. Time blocked is not waiting.",
        },
        readyAndBlocked: {
          label: "Waiting: with I/O",
          sentence: "Time blocked (I/O, page faults, halts) counts as waiting too.",
        },
      },
    },
    faultCount: {
      label: "Faults counted",
      choices: {
        all: { label: "All faults count", sentence: "Every page fault counts, the first touch of a page as well." },
        afterFirstTouch: {
          label: "First touches apart",
          sentence: "The fault that first loads a page is shown apart: only pages that come back count.",
        },
        replacementsOnly: {
          label: "Only replacements count",
          sentence: "Only faults that take a frame from another page count; filling free frames is shown apart.",
        },
      },
    },
  },
  error: {
    INVALID_ARG: "Invalid argument",
    ALREADY_EXISTS: "Already exists",
    NO_SUCH_VM: "No such VM",
    INVALID_STATE: "Invalid state",
    NO_CPU: "Not enough processors",
    NO_MEMORY: "Not enough memory",
    NO_SPACE: "Not enough space",
  },
  purpose: { swapIn: "Swap in", swapOut: "Swap out", guestRead: "Guest read", guestWrite: "Guest write" },
  faultClass: {
    firstTouch: "First touch",
    swappedOut: "Swapped out",
    inFlight: "Already on its way",
    dropped: "Dropped before",
  },
};

const zh: SettingTexts = {
  cpuPolicy: {
    fcfs: { name: "先来先服务", short: "FCFS", help: "最先就绪的 vCPU 一直运行到阻塞或结束。" },
    rr: { name: "时间片轮转", short: "RR", help: "每个 vCPU 得到相同的时间片，用完后排到队尾。" },
    pwrr: {
      name: "按优先级轮转",
      short: "PWRR",
      help: "一轮共 N 个滴答，按权重分给就绪的 vCPU，优先级高者先运行。",
    },
    priority: { name: "优先级调度", short: "优先级", help: "最紧急的就绪 vCPU 先运行；老化可提升久等者的优先级。" },
    prr: { name: "优先级加时间片轮转", short: "PRR", help: "最紧急的就绪 vCPU 先运行；优先级相同者按时间片轮转。" },
    sjf: { name: "短作业优先", short: "SJF", help: "预测执行时间最短的 vCPU 先运行，不被抢占。" },
    srtf: { name: "最短剩余时间优先", short: "SRTF", help: "预测剩余时间最短者运行；出现更短者时立即抢占。" },
    lrtf: { name: "最长剩余时间优先", short: "LRTF", help: "剩余时间最长者运行；非抢占时即为长作业优先（LJF）。" },
    hrrn: { name: "高响应比优先", short: "HRRN", help: "（等待时间 + 服务时间）/ 服务时间最大者先运行，不被抢占。" },
    mlfq: { name: "多级反馈队列", short: "MLFQ", help: "用完配额的 vCPU 降到下一级；每隔一段时间全部提升到最高级。" },
    lottery: { name: "彩票调度", short: "彩票", help: "每个时间片随机抽取一张彩票，中奖者运行。" },
    stride: {
      name: "步幅调度",
      short: "步幅",
      help: "行程值最小者运行；每个时间片使其增加一个步幅，票数越多步幅越小。",
    },
    credit: {
      name: "信用（Credit）调度器",
      short: "Credit",
      help: "运行消耗信用，信用按权重发放；透支者最后运行。",
    },
    cfs: { name: "完全公平调度器", short: "CFS", help: "虚拟运行时间最小者运行，使各方按权重分得处理器。" },
    eevdf: {
      name: "最早合格虚拟截止时间优先",
      short: "EEVDF",
      help: "在有资格的 vCPU 中，虚拟截止时间最早者运行。",
    },
    gang: { name: "组调度", short: "组调度", help: "同一虚拟机的全部 vCPU 要么同时运行，要么都不运行。" },
  },
  memoryPolicy: {
    fifo: { name: "先进先出", short: "FIFO", help: "最早装入的页被换出。" },
    lru: { name: "最近最久未使用", short: "LRU", help: "最久没有被访问的页被换出。" },
    opt: { name: "最佳置换（Belady）", short: "OPT", help: "下一次访问最远的页被换出。" },
    clock: { name: "时钟（二次机会）", short: "时钟", help: "指针依次清除访问位，遇到访问位为 0 的页就将其换出。" },
    "2q": {
      name: "2Q（双队列）",
      short: "2Q",
      help: "新页按进入顺序换出；不久又回来的页另列一表，按最近使用保留。",
    },
  },
  param: {
    timeslice: { label: "时间片", help: "一个 vCPU 最多连续运行多久，之后轮到下一个。" },
    roundLength: { label: "轮长 N", help: "一轮的滴答数，由 k 个就绪 vCPU 分享：T = N / k。" },
    preemptive: { label: "抢占式", help: "更紧急的 vCPU 立即抢占处理器。" },
    aging: { label: "老化", help: "每等待这么久，优先级提升 1。0 表示不老化。" },
    priorityMax: { label: "优先级上限", help: "老化最多把优先级提升到这个值。" },
    prediction: {
      label: "预测方式",
      help: "下一次执行的长度从何而来。",
      choices: { exact: "真实长度", average: "历史平均" },
    },
    initialEstimate: { label: "初始估计值", help: "尚无历史时预测的执行长度。" },
    longestTies: {
      label: "剩余时间相同时",
      help: "几个剩余时间相同时谁运行。就绪者之中编号最小者先运行。",
      choices: { lowestId: "编号最小者", runningStays: "正在运行者不让出" },
    },
    referencedOnLoad: { label: "装入时置访问位", help: "页刚装入时访问位即为 1。" },
    handAfterLoad: {
      label: "装入后的指针",
      help: "新页装入后时钟指针停在哪里。",
      choices: { past: "指向新页的下一页框", on: "停在新页" },
    },
    ties: {
      label: "并列时",
      help: "几个页的下一次访问同样远时，换出哪一个。",
      choices: { oldestLoad: "最早装入者", lowestFrame: "页框号最小者", newestLoad: "最晚装入者" },
    },
    ghostLeaves: {
      label: "离开 A1out 的时刻",
      help: "重新回来的页何时离开记忆表：在为它记住牺牲页之前还是之后。",
      choices: { onLoad: "装入时", onFault: "缺页时" },
    },
    timeslices: { label: "各级时间片", help: "每级一个数，最高级在前。" },
    allotments: { label: "各级配额", help: "在一级上最多使用几个时间片，之后降级。最后一个数用于其余各级。" },
    boost: { label: "提升周期", help: "每隔这么久全部回到最高级。0 表示不提升。" },
    demoteOnlyIfContended: { label: "有人等待才降级", help: "用完配额时若没有其他就绪者，则留在原级。" },
    blockKeeps: {
      label: "阻塞之后",
      help: "被唤醒时还有多少配额。",
      choices: { rest: "剩余部分", all: "重新获得全部" },
    },
    wakeGoes: {
      label: "被唤醒者的去处",
      help: "被唤醒的 vCPU 排在本级队列的哪一端。",
      choices: { tail: "队尾", head: "队首" },
    },
    boostOrder: {
      label: "提升顺序",
      help: "先清空哪一级队列。低级在先时，低级上正在运行者也重新排队。",
      choices: { highestFirst: "高级在先", lowestFirst: "低级在先" },
    },
    compensation: { label: "补偿彩票", help: "未用完时间片就阻塞者，票数增加，直到再次中奖。" },
    draws: { label: "指定抽取的数", help: "依次对总票数取余，用完后再随机抽取。供教科书习题使用。" },
    stride1: { label: "步幅常数", help: "除以票数即得步幅。" },
    firstPass: {
      label: "初始行程",
      help: "新来者的行程值比当前值大多少。",
      choices: { stride: "一个步幅", zero: "相同" },
    },
    passTies: {
      label: "行程相同时",
      help: "几个行程值同为最小时谁先运行。",
      choices: { lowestId: "编号最小者", lastQueued: "最后入队者" },
    },
    joins: {
      label: "后来者的起点",
      help: "首个滴答之后加入或返回的 vCPU 从哪里开始。",
      choices: { globalPass: "全局行程", headPass: "最小行程之后" },
    },
    onChange: {
      label: "票数改变时",
      help: "vCPU 的步幅改变时，它与全局行程的差怎样处理。",
      choices: { rescale: "随步幅缩放", keepPass: "行程不变" },
    },
    ticksPerMs: { label: "每毫秒滴答数", help: "每运行一毫秒消耗 10 个信用。" },
    rateLimit: { label: "抢占间隔", help: "至少运行这么久之后才可被抢占。" },
    boostOnWake: { label: "唤醒提升", help: "信用有余者被唤醒时排在所有人之前。" },
    sampledDebit: { label: "抽样计费", help: "只有时钟滴答时正在运行者为整个滴答付费，与旧版 Xen 相同。" },
    latency: { label: "调度延迟", help: "每个就绪 vCPU 在这段时间内应运行一次。" },
    minGranularity: { label: "最短时间片", help: "就绪者很多时改为延长周期。" },
    wakeGranularity: { label: "唤醒粒度", help: "运行者须超前被唤醒者这么多，才会被抢占。" },
    request: { label: "请求时长", help: "一次请求的运行时间；越短，虚拟截止时间越早。" },
    backfill: { label: "回填", help: "队首虚拟机放不进空闲的 pCPU 时，运行后面放得进的虚拟机。" },
    sharedTick: { label: "所有 pCPU 共用时钟", help: "每到时间片的整数倍时刻，所有 pCPU 上的时间片同时结束。" },
  },
  paramUnit: { ticks: "滴答", frames: "个页框", count: "", ratio: "", bytes: "B", percent: "%", times: "×" },
  resource: { cpu: "处理器", memory: "内存", storage: "存储" },
  allocation: {
    contiguous: { name: "连续", short: "连续", help: "一个卷的全部区段连成一片。" },
    cling: { name: "附着", short: "附着", help: "只用该卷已经占用的磁盘上的区段。" },
    normal: { name: "常规", short: "常规", help: "按磁盘顺序取编号最小的空闲区段。" },
  },
  scopeLabel: "置换范围",
  scope: {
    global: { label: "全局置换", sentence: "缺页时可以取走任何虚拟机的页框。" },
    local: { label: "局部置换", sentence: "虚拟机达到自己的页框配额后，缺页时只能取走它自己的页框。" },
  },
  runQueuesLabel: "运行队列",
  runQueues: {
    global: { label: "一条运行队列", sentence: "所有 pCPU 共用一条运行队列。" },
    perPcpu: { label: "每个 pCPU 一条队列", sentence: "每个 pCPU 使用自己的运行队列。" },
  },
  workStealing: {
    label: "工作窃取",
    on: { label: "工作窃取", sentence: "空闲的 pCPU 从最长的队列取走一个 vCPU。" },
    off: { label: "不窃取", sentence: "自己的队列为空时，pCPU 保持空闲。" },
  },
  rebalancing: {
    label: "周期性负载均衡",
    isOn: (every) => `每 ${every}负载均衡一次`,
    victims: {
      longest: { label: "最长的队列", sentence: "没有 vCPU 等待的 pCPU 从等待者最多的队列取走一个 vCPU。" },
      random: { label: "随机抽取的队列", sentence: "队列为空的 pCPU 随机抽取另一个 pCPU，取走在那里等待的一个 vCPU。" },
    },
  },
  convention: {
    sameInstant: {
      label: "同一时刻",
      choices: {
        arrivalFirst: { label: "到达者先入队", sentence: "同一滴答上，到达或被唤醒者排在时间片用完者之前。" },
        preemptedFirst: { label: "时间片用完者先入队", sentence: "同一滴答上，时间片用完者排在到达或被唤醒者之前。" },
      },
    },
    priorityOrder: {
      label: "优先级数值",
      choices: {
        higherFirst: { label: "数值大者优先", sentence: "优先级数值越大越紧急。" },
        lowerFirst: { label: "数值小者优先", sentence: "优先级数值越小越紧急：1 最先。" },
      },
    },
    preemptedGoes: {
      label: "被抢占者的去处",
      choices: {
        head: { label: "被抢占者回队首", sentence: "被抢占的 vCPU 回到其队列的队首。" },
        tail: { label: "被抢占者到队尾", sentence: "被抢占的 vCPU 排到其队列的队尾。" },
      },
    },
    placement: {
      label: "选用哪个空闲 pCPU",
      choices: {
        lastPcpu: {
          label: "回到上次的 pCPU",
          sentence: "vCPU 上次运行的 pCPU 若空闲就回到那里，否则使用编号最小的空闲 pCPU。",
        },
        lowestPcpu: {
          label: "编号最小的空闲 pCPU",
          sentence: "无论上次在哪里运行，vCPU 都使用编号最小的空闲 pCPU。",
        },
      },
    },
    switchCharge: {
      label: "世界切换的计费",
      choices: {
        lastOccupant: {
          label: "上次占用者不同即计",
          sentence: "只要该 pCPU 上次运行的是另一个 vCPU，就计世界切换开销，空闲之后也计。",
        },
        betweenVcpus: {
          label: "仅在 vCPU 之间计",
          sentence: "从一个 vCPU 直接换到另一个时才计世界切换开销：首次调度和空闲之后不计。",
        },
      },
    },
    priorityTies: {
      label: "优先级相同时",
      choices: {
        queueOrder: {
          label: "同优先级：先入队者先",
          sentence: "优先级相同的就绪 vCPU 按入队先后运行；正在运行的不让出。",
        },
        arrival: {
          label: "同优先级：先到达者先",
          sentence: "优先级相同的就绪 vCPU 按首次到达的先后运行，同时到达则编号小者先；正在运行的不让出。",
        },
        id: {
          label: "同优先级：编号小者先",
          sentence: "优先级相同的就绪 vCPU 中编号最小的先运行；正在运行的不让出。",
        },
      },
    },
    shortestTies: {
      label: "长度相同时",
      choices: {
        queueOrder: {
          label: "等长：先入队者先",
          sentence: "长度相同的就绪 vCPU 按入队先后运行；正在运行的不让出。",
        },
        arrival: {
          label: "等长：先到达者先",
          sentence: "长度相同的就绪 vCPU 按首次到达的先后运行，同时到达则编号小者先；正在运行的不让出。",
        },
        id: {
          label: "等长：编号小者先",
          sentence: "长度相同的就绪 vCPU 中编号最小的先运行；正在运行的不让出。",
        },
      },
    },
    waiting: {
      label: "等待时间",
      choices: {
        readyOnly: { label: "等待不含 I/O", sentence: "等待时间只算就绪而没有 pCPU 的时间，阻塞不算等待。" },
        readyAndBlocked: {
          label: "等待含 I/O",
          sentence: "阻塞（I/O、缺页、空闲等待）的时间也算等待时间。",
        },
      },
    },
    faultCount: {
      label: "缺页的计数",
      choices: {
        all: { label: "全部缺页都计", sentence: "每次缺页都计数，首次访问一页也算。" },
        afterFirstTouch: {
          label: "首次访问另计",
          sentence: "首次装入一页的缺页另列，只计再次访问时的缺页。",
        },
        replacementsOnly: {
          label: "只计置换",
          sentence: "只计需要淘汰其他页的缺页；填充空闲页框的另列。",
        },
      },
    },
  },
  error: {
    INVALID_ARG: "参数无效",
    ALREADY_EXISTS: "已存在",
    NO_SUCH_VM: "虚拟机不存在",
    INVALID_STATE: "非法状态",
    NO_CPU: "处理器不足",
    NO_MEMORY: "内存不足",
    NO_SPACE: "空间不足",
  },
  purpose: { swapIn: "换入", swapOut: "换出", guestRead: "客户机读", guestWrite: "客户机写" },
  faultClass: { firstTouch: "首次访问", swappedOut: "已换出", inFlight: "正在调入", dropped: "曾被丢弃" },
};

export const settingTerms = { en, zh };
