/**
 * The words for what can be set besides policies (those are in `policies/`): conventions, placement, queues; and those that
 * only explanations and dialogs use. They join the terms of `terms.ts` in the catalogues that are loaded after the first
 * picture.
 */
import type { FaultClass, RequestPurpose } from "../../model/events.ts";
import type { ParamUnit } from "../../model/params.ts";
import type { AllocationPolicyId, Conventions, HostSpec, RebalancingVictim } from "../../model/scenario.ts";
import type { ErrorCode, Resource } from "../../model/states.ts";

/** A placement policy. `name` fits a form, `short` fits a chip, `help` is one sentence. */
export interface AllocationText {
  readonly name: string;
  readonly short: string;
  readonly help: string;
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
  /** What stands behind the value of a parameter, where the unit is not the scenario's tick. */
  readonly paramUnit: Readonly<Record<ParamUnit, string>>;
  readonly resource: Readonly<Record<Resource, string>>;
  readonly allocation: Readonly<Record<AllocationPolicyId, AllocationText>>;
  /** Scope of page replacement. */
  readonly scope: Readonly<Record<HostSpec["replacementScope"], ChoiceText>>;
  readonly runQueues: Readonly<Record<HostSpec["runQueues"], ChoiceText>>;
  readonly workStealing: { readonly label: string; readonly on: ChoiceText; readonly off: ChoiceText };
  readonly rebalancing: {
    readonly label: string;
    /** The label of a chip. `every`: an interval with its unit. */
    readonly isOn: (every: string) => string;
    readonly victims: Readonly<Record<RebalancingVictim, ChoiceText>>;
  };
  readonly convention: ConventionTexts;
  /** What a weight counts for where that is left to the source of the policy. */
  readonly weightInSource: Readonly<Record<"vcpu" | "machine", ChoiceText>>;
  /** Short name of an error code. The sentence with its numbers is made elsewhere. */
  readonly error: Readonly<Record<ErrorCode, string>>;
  readonly purpose: Readonly<Record<RequestPurpose, string>>;
  readonly faultClass: Readonly<Record<FaultClass, string>>;
}

const en: SettingTexts = {
  paramUnit: { ticks: "ticks", frames: "frames", count: "", ratio: "", bytes: "B", percent: "%", times: "×", ns: "ns" },
  resource: {
    cpu: "processors",
    memory: "memory",
    storage: "storage",
    region: "memory region",
    chunks: "thin pool",
    unwritten: "extents without data",
    backups: "disks for backups",
  },
  allocation: {
    contiguous: { name: "Contiguous", short: "Contiguous", help: "All extents of a volume in one unbroken run." },
    cling: { name: "Cling", short: "Cling", help: "Extents on the disks that the volume already uses." },
    normal: { name: "Normal", short: "Normal", help: "The lowest free extents, disk by disk." },
    anywhere: { name: "Anywhere", short: "Anywhere", help: "As normal, but stripes and mirrors may share a disk." },
  },
  scope: {
    global: { label: "Global replacement", sentence: "A fault can take the frame of any machine." },
    local: { label: "Local replacement", sentence: "A machine that has its share of frames takes only its own." },
  },
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
      label: "Switches that count",
      choices: {
        lastOccupant: {
          label: "Switch after any other vCPU",
          sentence:
            "A switch counts, and costs what a switch costs, whenever another vCPU was the last one on this pCPU, even after idle.",
        },
        betweenVcpus: {
          label: "Switch only between vCPUs",
          sentence:
            "A switch counts, and costs what a switch costs, from one vCPU to another: not on the first dispatch and not after idle.",
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
    lifecycle: {
      label: "Commands that a machine has no need of",
      choices: {
        strict: {
          label: "Needless commands are refused",
          sentence: "A second pause, or the resume of a running machine, is an error: the states show.",
        },
        lenient: {
          label: "Needless commands succeed",
          sentence: "A second pause, or the resume of a running machine, is done without effect, as in libvirt.",
        },
      },
    },
    weightOf: {
      label: "Weight of a machine with several vCPUs",
      choices: {
        source: {
          label: "Weight as in the policy's source",
          sentence:
            "For the machine under priority-weighted round robin; for each of its vCPUs under the other policies that heed weights.",
        },
        vcpu: {
          label: "Weight for each vCPU",
          sentence: "The weight counts for each vCPU, as in Xen: a machine with two vCPUs can get twice as much.",
        },
        machine: {
          label: "Weight for the machine",
          sentence:
            "The weight counts for the machine, as in KVM (cgroups) and VMware: it is divided among those of its vCPUs that are runnable.",
        },
      },
    },
    extents: {
      label: "Which free extents are taken",
      choices: {
        lowest: { label: "Lowest extents", sentence: "Volumes get the lowest free extents of the first disks." },
        lvm2: {
          label: "Extents as LVM2",
          sentence: "A volume that must be split begins in the largest free run, as LVM2 does it.",
        },
      },
    },
  },
  weightInSource: {
    vcpu: {
      label: "Weight for each vCPU (source)",
      sentence: "As in the policy's source, the weight counts for each vCPU of the machine.",
    },
    machine: {
      label: "Weight for the machine (source)",
      sentence: "As in the policy's source, the weight counts for the machine and is divided among its vCPUs.",
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
    BUSY_JOB: "Busy with a job",
    HAS_DEPENDENTS: "Others depend on it",
    SNAPSHOT_NOT_FOUND: "No such snapshot",
    SNAPSHOT_INVALID: "Snapshot invalid",
    POOL_FULL: "Thin pool full",
    VOLUME_IN_USE: "Volume in use",
    TARGET_INCOMPATIBLE: "Target incompatible",
    UNREACHABLE: "Host or link failed",
    NO_HOST: "No host takes it",
    MAINTENANCE: "Host in maintenance",
    CONTAINER: "Not for containers",
  },
  purpose: {
    swapIn: "Swap in",
    swapOut: "Swap out",
    guestRead: "Guest read",
    guestWrite: "Guest write",
    parityRead: "Parity read",
    parityWrite: "Parity write",
    jobRead: "Job read",
    jobWrite: "Job write",
    copyRead: "Copy, read",
    copyWrite: "Copy, write",
  },
  faultClass: {
    firstTouch: "First touch",
    swappedOut: "Swapped out",
    inFlight: "Already on its way",
    dropped: "Dropped before",
    ballooned: "In the balloon",
    guestSwapped: "On the guest’s own disk",
    shared: "In a shared frame",
    onSource: "On the host that it left",
  },
};

const zh: SettingTexts = {
  paramUnit: { ticks: "滴答", frames: "个页框", count: "", ratio: "", bytes: "B", percent: "%", times: "×", ns: "ns" },
  resource: {
    cpu: "处理器",
    memory: "内存",
    storage: "存储",
    region: "内存区域",
    chunks: "精简池",
    unwritten: "没有数据的区段",
    backups: "备份磁盘",
  },
  allocation: {
    contiguous: { name: "连续", short: "连续", help: "一个卷的全部区段连成一片。" },
    cling: { name: "附着", short: "附着", help: "只用该卷已经占用的磁盘上的区段。" },
    normal: { name: "常规", short: "常规", help: "按磁盘顺序取编号最小的空闲区段。" },
    anywhere: { name: "任意", short: "任意", help: "与常规相同，但条带和镜像可以在同一磁盘上。" },
  },
  scope: {
    global: { label: "全局置换", sentence: "缺页时可以取走任何虚拟机的页框。" },
    local: { label: "局部置换", sentence: "虚拟机达到自己的页框配额后，缺页时只能取走它自己的页框。" },
  },
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
      label: "哪些切换计数并计费",
      choices: {
        lastOccupant: {
          label: "上次占用者不同即计",
          sentence: "只要该 pCPU 上次运行的是另一个 vCPU，就计一次切换及其开销，空闲之后也计。",
        },
        betweenVcpus: {
          label: "仅在 vCPU 之间计",
          sentence: "从一个 vCPU 直接换到另一个时才计一次切换及其开销：首次调度和空闲之后不计。",
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
    lifecycle: {
      label: "虚拟机用不着的命令",
      choices: {
        strict: {
          label: "用不着的命令被拒绝",
          sentence: "再次暂停，或对运行中的虚拟机“恢复运行”，都是错误：状态因此看得见。",
        },
        lenient: {
          label: "用不着的命令也成功",
          sentence: "再次暂停，或对运行中的虚拟机“恢复运行”，成功但没有效果，与 libvirt 一致。",
        },
      },
    },
    weightOf: {
      label: "多 vCPU 虚拟机的权重",
      choices: {
        source: {
          label: "权重按策略的出处",
          sentence: "优先级加权轮转按虚拟机计，其他使用权重的调度策略按每个 vCPU 计。",
        },
        vcpu: {
          label: "权重按每个 vCPU 计",
          sentence: "与 Xen 一致，每个 vCPU 各计一份权重：两个 vCPU 的虚拟机可得两倍。",
        },
        machine: {
          label: "权重按虚拟机计",
          sentence: "与 KVM（cgroup）和 VMware 一致，整台虚拟机只计一份权重，由其可运行的 vCPU 平分。",
        },
      },
    },
    extents: {
      label: "取哪些空闲区段",
      choices: {
        lowest: { label: "编号最小的区段", sentence: "卷取前面磁盘上编号最小的空闲区段。" },
        lvm2: { label: "按 LVM2 取区段", sentence: "必须拆开的卷从最长的空闲段开始，与 LVM2 一致。" },
      },
    },
  },
  weightInSource: {
    vcpu: { label: "权重按每个 vCPU 计（出处）", sentence: "按该调度策略的出处，虚拟机的每个 vCPU 各计一份权重。" },
    machine: {
      label: "权重按虚拟机计（出处）",
      sentence: "按该调度策略的出处，整台虚拟机只计一份权重，由其 vCPU 平分。",
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
    BUSY_JOB: "作业进行中",
    HAS_DEPENDENTS: "有依赖者",
    SNAPSHOT_NOT_FOUND: "快照不存在",
    SNAPSHOT_INVALID: "快照已失效",
    POOL_FULL: "精简池已满",
    VOLUME_IN_USE: "卷正在使用",
    TARGET_INCOMPATIBLE: "目标不兼容",
    UNREACHABLE: "宿主机或链路故障",
    NO_HOST: "没有宿主机可放",
    MAINTENANCE: "宿主机正在维护",
    CONTAINER: "容器不支持",
  },
  purpose: {
    swapIn: "换入",
    swapOut: "换出",
    guestRead: "客户机读",
    guestWrite: "客户机写",
    parityRead: "校验读",
    parityWrite: "校验写",
    jobRead: "作业读",
    jobWrite: "作业写",
    copyRead: "复制：读",
    copyWrite: "复制：写",
  },
  faultClass: {
    firstTouch: "首次访问",
    swappedOut: "已换出",
    inFlight: "正在调入",
    dropped: "曾被丢弃",
    ballooned: "在气球中",
    guestSwapped: "在客户机自己的磁盘上",
    shared: "在共享页框中",
    onSource: "在原来的宿主机上",
  },
};

export const settingTerms = { en, zh };
