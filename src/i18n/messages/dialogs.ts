/**
 * Texts of the area `dialogs`: new machine, host settings, scenarios, share, help, and the form fields they share. Names
 * of policies, parameters and conventions are in `terms`. `zh` must have the shape of `en`: the compiler checks it.
 */
import type { Layout, LayoutId, Op } from "../../model/scenario.ts";
import type { HOST, MACHINE } from "../../model/settings.ts";
import type { SettingText, TextsOf } from "../settingTexts.ts";
import { diskSettings } from "./diskSettings.ts";
import { ioLimitForm } from "./ioLimitForm.ts";
import { regionSettings } from "./regionSettings.ts";
import { exitSettings } from "./exitSettings.ts";
import { attemptNames, isolationSettings } from "./isolationSettings.ts";
import { residencySettings } from "./residencySettings.ts";

type SingleOp = Exclude<Op, { op: "loop" }>;
type Show = (n: number) => string;

type WorkloadName = "cpuBound" | "interactive" | "batchJob" | "memoryLoop" | "hotCold" | "diskScan" | "custom";

/** A thing to choose: its name, and a sentence on it. */
interface ChoiceText {
  readonly name: string;
  readonly sentence: string;
}
type MachineTexts = TextsOf<typeof MACHINE>;
type HostTexts = TextsOf<typeof HOST>;
type NamedOnPanels = "runQueues" | "workStealing" | "replacementScope" | "allocation" | "rebalancing";
type RebalancingTexts = HostTexts["rebalancing"];

/** The host's settings, without the words that panels use as well: those are in `terms`. */
type HostFormTexts = Omit<HostTexts, NamedOnPanels> &
  Readonly<Record<"runQueues" | "replacementScope" | "allocation", SettingText>> & {
    readonly rebalancing: Omit<RebalancingTexts, "label" | "settings"> & {
      readonly settings: Omit<RebalancingTexts["settings"], "victim"> & { readonly victim: SettingText };
    };
  };

interface ExtentsText {
  readonly size: string;
  readonly extent: string;
  readonly extents: string;
  /** Null: the last extent is used whole. */
  readonly waste: string | null;
}

const EN_LAYOUT: Readonly<Record<LayoutId, string>> = {
  striped: "Striped (RAID 0)",
  mirrored: "Mirrored (RAID 1)",
  raid10: "RAID 10",
  raid4: "RAID 4",
  raid5ls: "RAID 5 left-symmetric",
  raid5la: "RAID 5 left-asymmetric",
};
const ZH_LAYOUT: Readonly<Record<LayoutId, string>> = {
  ...EN_LAYOUT,
  striped: "条带（RAID 0）",
  mirrored: "镜像（RAID 1）",
  raid5ls: "RAID 5 左对称",
  raid5la: "RAID 5 左不对称",
};

const en = {
  close: "Close",
  cancel: "Cancel",

  form: {
    unitOf: (label: string) => `Unit of ${label}`,
    empty: "Enter a number.",
    notNumber: "This is not a number: write digits, such as 12.",
    notWhole: "Only whole numbers: no decimals.",
    notWholeBytes: "This does not come to a whole number of bytes.",
    outOfRange: (min: string, max: string) => `From ${min} to ${max}.`,
    tooMany: (max: number) => `At most ${max} numbers.`,
    nameTaken: (name: string) => `There is a machine called “${name}” already. Choose another name.`,
    noPcpu: "Choose at least one pCPU.",
    host: "Host",
    place: (where: string, sentence: string) => `${where}: ${sentence}`,
  },

  editMany: {
    title: (count: number) => (count === 1 ? "Edit 1 machine" : `Edit ${count} machines`),
    description: "For the whole run. What is left empty stays as it is in each.",
    unsaid: "as it is",
    between: (least: string, most: string) => `${least} to ${most}`,
    noCap: "0: no cap.",
    copies: "Copies of each, with numbered names",
    separator: ", ",
    apply: "Apply",
  },

  editMachine: {
    title: (name: string) => `Edit ${name}`,
    description: "Holds for the whole run, from its beginning: it is simulated again, and undo leads back.",
    copies: "Copies, with numbered names",
    apply: "Apply",
    applyWithCopies: (n: number) => (n === 1 ? "Apply, and add 1 copy" : `Apply, and add ${n} copies`),
  },

  newMachine: {
    title: "New virtual machine",
    description: (time: string) => `Created at the moment shown: t = ${time}.`,
    sections: {
      machine: "Machine",
      memory: "Memory",
      volumes: "Volumes",
      workload: "Workload",
      more: "More: weight, cap, timeslice, I/O limit, affinity",
    },
    name: "Name",
    settings: {
      vcpus: { label: "vCPUs" },
      priority: { label: "Priority" },
      weight: {
        label: "Weight",
        help: "Share of the processor under contention. Under CFS and EEVDF 1,024 is nice 0, and so is priority 1 without a weight.",
        placeholder: "by the priority",
      },
      reservedPages: { label: "Reserved pages", help: "Frames guaranteed to this machine, checked when it starts." },
      cap: {
        label: "Cap",
        help: "Most processor time it may get, in percent of one pCPU. Only the credit scheduler enforces it.",
        placeholder: "none",
      },
      timeslice: {
        label: "Timeslice",
        help: "What it asks for. Only EEVDF grants it.",
        placeholder: "the policy's own",
      },
      workingSet: { label: "Working set", placeholder: "0" },
      regionUnits: {
        label: "Of the memory region",
        help: "Units that it asks for when it starts. With some and without a program it stays on until it is stopped.",
        placeholder: "its memory",
      },
      memoryShares: {
        label: "Memory shares",
        help: "Its part when the host takes memory back.",
        placeholder: "1",
      },
      image: {
        label: "Made of image",
        help: "Where equal pages are merged: what a page holds when it is first written is equal in all machines of the image.",
        placeholder: "none",
      },
      contents: {
        label: "Contents of its pages",
        help: "Page by page, as numbers: equal numbers are equal contents, 0 is zeros. In force from the first write; a later write makes a page unlike all others.",
        placeholder: "by image",
      },
      ioLimit: ioLimitForm.en.option,
      isContainer: {
        label: "Container",
        on: "Its vCPUs are threads on the kernel of the host: native page tables, system calls and no exits. A crash of one takes that kernel, and with it every container of the host.",
        off: "A machine with a guest system of its own.",
      },
      bandwidth: {
        label: "Quota of processor time",
        off: "It uses as much as the scheduler gives it.",
        on: "In each period it may use so much, all its vCPUs together; then it stands still until the next one begins (cpu.max of cgroups).",
        settings: {
          quota: { label: "Quota", help: "Processor time in a period." },
          every: { label: "Period" },
        },
      },
      bootTicks: {
        label: "Starting up",
        help: "Processor time before its program, whenever it starts.",
        placeholder: "0",
      },
      guestOsPages: {
        label: "Pages of the guest system",
        help: "Written when it boots, at the end of its memory. A container has none.",
        placeholder: "0",
      },
      filePages: {
        label: "Pages of files",
        help: "Its first pages are files of its image. Where equal pages are merged, containers of one image read them in the same frames (page cache); a machine has them in frames of its own.",
        placeholder: "0",
      },
      host: { label: "Host", help: "Where it is at first, counted from 0.", placeholder: "0" },
      together: {
        label: "Together with",
        help: "Machines with the same number are put on one host (affinity).",
        placeholder: "nobody",
      },
      apart: {
        label: "Apart from",
        help: "Machines with the same number are put on different hosts (anti-affinity).",
        placeholder: "nobody",
      },
    } satisfies MachineTexts as MachineTexts,
    priorityHint: { higherFirst: "Higher is more urgent.", lowerFirst: "Lower is more urgent." },
    memory: "Memory M",
    noMemory: "No memory: the machine makes no references and needs no frames.",
    pages: (shown: string, count: number) => (count === 1 ? "1 page" : `${shown} pages`),
    waste: (bytes: string) => `Rounded up: ${bytes} of the last page stay unused.`,
    volumeName: "Volume name",
    volumeSize: "Size D",
    volumeLayout: "Layout",
    stripeUnit: "Stripe unit",
    stripeUnitHelp: "What goes to one disk before the next one is taken.",
    anExtent: "an extent",
    layout: (layout: Layout | null) => (layout ? `${EN_LAYOUT[layout.kind]} ×${layout.disks}` : "Linear"),
    takesOfPool: (extents: string) => `${extents} extents of the pool`,
    extents: ({ size, extent, extents, waste }: ExtentsText) =>
      `V = D / l = ${size} / ${extent} = ${extents} ${extents === "1" ? "extent" : "extents"}${waste ? `, ${waste} unused` : ""}`,
    noVolumes: "No volumes: the machine uses no storage.",
    addVolume: "Add a volume",
    removeVolume: (name: string) => `Remove the volume ${name}`,
    workload: "What the machine does",
    workloads: {
      cpuBound: { name: "Compute", sentence: "Computes for ever and asks for nothing else." },
      interactive: { name: "Interactive", sentence: "Short bursts, then a wait, as for a person or the network." },
      batchJob: { name: "Batch job", sentence: "Reads, computes and writes eight times, then ends." },
      memoryLoop: { name: "Loop over memory", sentence: "Touches all its pages in turn, again and again." },
      hotCold: { name: "Hot and cold pages", sentence: "A few pages are touched often, the others seldom." },
      diskScan: { name: "Disk scan", sentence: "Goes through its first volume, reading and writing." },
      custom: { name: "Written by hand", sentence: "A program in the notation, line by line." },
    } satisfies Record<WorkloadName, ChoiceText> as Readonly<Record<WorkloadName, ChoiceText>>,
    missing: {
      memory: "The machine has no memory: it computes instead.",
      volume: "The machine has no volume: it waits for a device instead.",
    },
    program: "Program",
    programPlaceholder: "C 4\nLOOP 3 {\n  R 0 1\n  W 2\n}\nIO 5",
    programHint:
      "C 4 compute · R 0 1 / W 2 touch pages · IO 5 wait for a device · DISK 0 0 r read the disk (DISK& without waiting, WAIT for those) · LOOP 3 { … } repeat · B barrier: wait, spinning, for the other vCPUs · HALT, HCALL, TRAP, SENS, SEQ, RANDOM, HOTCOLD, ZIPF · TRY PAGE 9, TRY FRAME 3, TRY DMA 3, TRY EXTENT 0 9, TRY WRITE 1, TRY READ 1 try to reach what is not its own",
    moreErrors: (count: number) => (count === 1 ? "and 1 more error" : `and ${count} more errors`),
    preview: {
      label: "Preview",
      empty: "An empty program: the machine ends as soon as it runs.",
      unreadable: "The preview appears when the program has no errors.",
      omitted: (count: string) => `… ${count} more`,
      loop: (times: number | null) => (times === null ? "repeat for ever:" : `repeat ${times} times:`),
      op: (op: SingleOp, show: Show): string => {
        switch (op.op) {
          case "compute":
            return `compute ${show(op.ticks)} ticks`;
          case "reference":
            return `${op.write ? "write" : "read"} page ${show(op.page)}`;
          case "wait":
            return `wait ${show(op.ticks)} ticks for a device`;
          case "halt":
            return `idle for ${show(op.ticks)} ticks`;
          case "disk":
            return `${op.write ? "write" : "read"} ${show(op.blocks)} block(s) of volume ${op.volume} from block ${show(op.block)}${op.isAsync ? ", without waiting" : ""}`;
          case "await":
            return "wait for all requests of DISK&";
          case "hypercall":
            return `${show(op.count)} hypercall(s)`;
          case "trap":
            return `${show(op.count)} trapped instruction(s)`;
          case "sensitive":
            return `${show(op.count)} sensitive instruction(s)`;
          case "attempt":
            return attemptNames.en[op.attempt](show(op.target), show(op.volume));
          case "barrier":
            return "barrier: spin until the other vCPUs are there";
          case "pattern":
            return `${show(op.count)} references over ${show(op.pages)} pages`;
        }
      },
    },
    affinity: "pCPUs it may use",
    affinityHint: "Pinned vCPUs run on these pCPUs only.",
    workingSetHint: (size: string) =>
      `What each vCPU needs of the cache of a pCPU to be warm there. ${size} fit in all; whoever needs more is never warm.`,
    allPcpus: "All pCPUs",
    startNow: "Start it now",
    create: "Create",
    createAndStart: "Create and start",
    fit: {
      title: "Will it fit?",
      fits: "It fits.",
      fitsNot: (names: readonly string[]) =>
        `It will be refused, not enough: ${names.join(", ")}. You can try all the same.`,
      unknown: "Whether it fits can be said when all numbers are right.",
      enough: "Enough:",
      short: "Not enough:",
      names: { pcpus: "pCPUs", frames: "page frames", extents: "extents", swap: "swap space" },
      pcpus: (vcpus: string, available: string) => `${vcpus} vCPU on ${available} pCPU`,
      frames: (needed: string, available: string) => `${needed} reserved of ${available} unreserved frames`,
      extents: (needed: string, available: string) => `${needed} of ${available} free extents`,
      scattered: (needed: string, available: string) =>
        `${needed} of ${available} free extents, but they do not lie as the allocation policy wants`,
      swap: (needed: string, available: string) => `${needed} of ${available} free pages of swap space`,
    },
  },

  weight: {
    title: (vm: string) => `Weight of ${vm}`,
    description: (time: string) => `Changed at the moment shown: t = ${time}.`,
    label: "Weight",
    hint: (now: string, min: string, max: string) => `Now ${now}; from ${min} to ${max}.`,
    heeded: (policy: string, effect: string) =>
      `${policy} shares the processor in proportion to the weights of those that compete for it. ${effect}`,
    off: " The machine is shut off: the weight counts from its next start.",
    ignored: (policy: string, others: readonly string[]) =>
      `${policy} does not look at weights: nothing changes unless another policy is chosen. Those that do: ${others.join(", ")}.`,
    submit: "Change weight",
  },

  ioLimit: ioLimitForm.en.dialog,
  nameAndSize: {
    title: (vm: string) => `Name and size of ${vm}`,
    description: (time: string) => `Changed at the moment shown: t = ${time}.`,
    name: "Name",
    nameWrong: "1 to 40 characters.",
    vcpus: "vCPUs",
    memory: "Memory",
    effect:
      "It has them from its next start on. Its volumes grow and shrink in the storage panel, while it runs as well.",
    isOn: "Only a machine that is shut off can be renamed and resized: the command will be refused, and told why.",
    submit: "Change",
  },

  memoryTarget: {
    title: (vm: string) => `Memory target of ${vm}`,
    description: (time: string) => `Set at the moment shown: t = ${time}.`,
    label: "Most pages it is to have",
    hint: (now: string, min: string, max: string) => `Now ${now}; from ${min} to ${max}.`,
    effect: (rate: string, poll: string, limit: string) =>
      `Its balloon takes the other pages from the guest: ${rate} at each look at free memory (every ${poll}), and never more than ${limit} together.`,
    isOff: "Its balloon is off: nothing is taken before it is switched on.",
    noBalloons: "On this host machines have no balloons: the target only counts when memory is divided.",
    notRunning: "The guest does not run: the command will be refused, and told why.",
    submit: "Set target",
  },

  hostSettings: {
    title: "Host settings",
    description: "Nothing changes before you apply it.",
    sectionsLabel: "Sections",
    sections: {
      processor: "Processor",
      memory: "Memory",
      storage: "Storage",
      costs: "Costs",
      conventions: "Conventions",
    },
    errorCount: (count: number) => (count === 1 ? "1 error" : `${count} errors`),
    scheduler: "Scheduling policy",
    settings: {
      pcpus: { label: "pCPUs" },
      runQueues: { label: "Run queues" },
      frames: { label: "Page frames" },
      pageBytes: { label: "Page size s", help: "A power of two." },
      replacementScope: { label: "Who can lose a frame" },
      extentBytes: { label: "Extent size l" },
      allocation: { label: "Where new volumes are placed" },
      hasLocalPool: {
        label: "Local storage pool",
        on: "No other host reaches it: a machine with volumes moves only if they are copied.",
        off: "Other hosts reach it, unless theirs is local.",
      },
      swapBytes: {
        label: "Swap volume",
        help: "Taken from the pool first. 0: none, pages are swapped to disk pv0 directly.",
      },
      costs: {
        worldSwitch: { label: "World switch", help: "Another vCPU than the last one is dispatched on a pCPU." },
        migration: { label: "Migration", help: "Added when a vCPU moves to another pCPU." },
        fault: { label: "Page fault", help: "The exit that handles it. It cannot be preempted." },
        ioExit: { label: "Disk request", help: "The exit that starts it." },
        reference: { label: "Memory reference", help: "One reference of a guest program." },
        hypercall: { label: "Hypercall", help: "One call of the guest to the monitor." },
        trap: { label: "Trapped instruction", help: "One privileged instruction, emulated." },
        shutdown: { label: "Shutting down", help: "Processor time a guest needs to shut down." },
      },
      cache: {
        label: "Warm caches",
        off: "It makes no difference on which pCPU a vCPU runs.",
        on: "Each pCPU has a cache. A vCPU that has run there long enough is warm and works faster there, until the working sets of others drive it out: whoever is moved begins cold again.",
        settings: {
          size: { label: "Cache size", help: "In the units of the machines’ working sets." },
          warmupTicks: { label: "Time to warm up", help: "0: warm at once." },
          warmRate: { label: "Speed when warm", help: "Where it is cold: 1×." },
        },
      },
      coscheduling: {
        label: "Relaxed co-scheduling",
        off: "The vCPUs of a machine run independently: one can get any time ahead of the others, and spin at a barrier for one that is not running.",
        on: "A vCPU that gets too far ahead of the slowest vCPU of its machine is stopped until that one has caught up. Progress is guest time, spinning included; vCPUs that are blocked or halted do not hold others back.",
        settings: {
          skew: { label: "Stop when ahead by" },
          restart: { label: "Go on when ahead by at most", help: "Less than where it is stopped." },
        },
      },
      region: regionSettings.en,
      overcommit: {
        label: "Take memory back",
        off: "Machines keep what they have until a fault takes a page away.",
        on: "The host divides its frames among the machines by shares and use, and takes back what is beyond: balloons first, then it swaps itself. How hard it tries goes by the free frames, in percent of all.",
        settings: {
          high: { label: "High", help: "Nothing is taken back any more from here on." },
          soft: { label: "Soft", help: "Below this, balloons take pages." },
          hard: { label: "Hard", help: "Below this, the host swaps as well." },
          low: { label: "Low", help: "Below this, machines beyond their targets do not run." },
          poll: { label: "Look every" },
          rebalance: { label: "Divide memory every" },
          idleTax: { label: "Tax on idle pages", help: "75 %: an idle page counts as four active ones." },
          window: { label: "A page is active for", help: "References of all machines since its last one." },
          ballooning: {
            label: "Balloons",
            on: "A balloon has its guest give up the pages it needs least.",
            off: "The host can only swap, and does not know what its guests need.",
          },
          balloonRate: { label: "Pages of a balloon at a look" },
          balloonLimit: { label: "Largest balloon", help: "In percent of the machine’s memory." },
          victims: {
            label: "The host swaps out",
            choices: {
              policy: { label: "the policy’s victim", sentence: "The page that the replacement policy names." },
              random: {
                label: "any page",
                sentence: "As in ESX: chance seldom picks what the guest would page out too.",
              },
            },
          },
        },
      },
      sharing: {
        label: "Merge equal pages",
        off: "Every page has a frame of its own, whatever it holds.",
        on: "A scanner looks for pages that hold the same and lets them share one frame (KSM in Linux, page sharing in ESX). Who writes to a shared page gets a copy of its own.",
        settings: {
          sleep: { label: "Scan every" },
          pages: { label: "Pages at a time" },
          requireStable: {
            label: "Only pages that do not change",
            on: "A page that has changed since the last look is only remembered.",
            off: "Pages are merged at the first look.",
          },
          zeroPages: {
            label: "Pages of zeros",
            on: "Merged like all others.",
            off: "Never merged.",
          },
          costPerPage: { label: "Time for a page", help: "On pCPU 0, whose guest waits meanwhile." },
          scans: {
            label: "Scanner",
            on: "It looks for equal pages.",
            off: "Nobody looks: only files that containers of one image read share frames.",
          },
        },
      },
      faultFrequency: {
        label: "Quotas by fault frequency",
        off: "The frames are divided equally once, whatever a machine needs.",
        on: "A machine that faults often gets a frame more, as far as one is promised to nobody; one that faults seldom has to do with a frame less. Whenever a machine starts or stops the frames are divided anew.",
        settings: {
          low: { label: "More below", help: "References from one fault to the next." },
          high: { label: "Less above", help: "Not less than where it gets more." },
        },
      },
      loadControl: {
        label: "Load control",
        off: "However little memory there is, all machines run, and thrash together.",
        on: "While the working sets of the running machines have more pages than there are frames, the least urgent machine is suspended; it goes on when its working set fits again.",
        settings: {
          window: { label: "Window", help: "References that the working set of a machine looks back at." },
        },
      },
      thinPool: {
        label: "Thin pool",
        off: "Volumes have all their extents from the beginning, written or not.",
        on: "Volumes get chunks of a thin pool as they are written; together they may be larger than it is.",
        settings: {
          extents: { label: "Size", help: "Extents that the thin pool takes from the storage pool at the beginning." },
          chunkExtents: { label: "Chunk", help: "Extents of a chunk." },
          lowWater: { label: "Low mark", help: "Free chunks at which the pool warns." },
          whenFull: {
            label: "When full",
            choices: {
              queue: { label: "Wait", sentence: "A write without a chunk waits until there is one." },
              error: { label: "Fail", sentence: "A write without a chunk fails, and the guest goes on." },
            },
          },
          isLayered: {
            label: "Images in layers",
            on: "Volumes are images as qcow2 has them: a linked clone reads from its base what it does not have itself.",
            off: "Volumes are thin ones, and clones copy their maps.",
          },
        },
      },
      snapshots: {
        label: "Exception stores",
        off: "The store of a snapshot is as large as the volume: it never overflows.",
        on: "The store of a snapshot has room for so many chunks; one more, and the snapshot is invalid.",
        settings: {
          storeChunks: { label: "Store", help: "Chunks that the store of a snapshot holds, for each volume." },
          chunkExtents: { label: "Chunk", help: "Extents of a chunk." },
        },
      },
      residency: residencySettings.en,
      exits: exitSettings.en,
      isolation: isolationSettings.en,
      rebalancing: {
        off: "While all pCPUs are busy, whoever waits stays in its queue, however unequal the queues are.",
        on: "At fixed intervals each pCPU for which nobody waits takes a vCPU from another queue, even while it is running something itself. Machines with an affinity stay where they are.",
        settings: {
          every: { label: "Every" },
          victim: { label: "Take from" },
          draws: {
            label: "Numbers drawn",
            help: "The pCPUs drawn, one for each pCPU with an empty queue, before chance takes over. For textbook exercises.",
          },
        },
      },
      translation: {
        label: "Address translation",
        off: "How an address becomes a frame is not modelled: a reference costs nothing beside itself.",
        on: "Each pCPU has a TLB. A reference whose page it does not have reads page tables: the guest’s, the host’s, or both at every level.",
        settings: {
          kind: {
            label: "Page tables",
            choices: {
              nested: {
                label: "Nested",
                sentence: "Guest and host tables; each guest table is found through the host’s.",
              },
              shadow: {
                label: "Shadow",
                sentence:
                  "One table of the monitor leads from guest pages to frames; every write of the guest to its own tables exits.",
              },
              native: { label: "Native", sentence: "The guest’s tables alone, as without virtualization." },
            },
          },
          guestLevels: { label: "Guest levels" },
          hostLevels: { label: "Host levels" },
          guestHuge: {
            label: "Huge guest pages",
            off: "The guest’s walk goes through all levels.",
            on: "A page of this run is a huge page of the guest: its walk is one level shorter.",
          },
          hostHuge: {
            label: "Huge host pages",
            off: "The host’s walk goes through all levels.",
            on: "A page of this run is a huge page of the host: its walk is one level shorter.",
          },
          levelBits: { label: "Bits per level", help: "The first level takes the bits that are left." },
          tlbEntries: { label: "TLB entries", help: "Of each pCPU. The least recently used one leaves." },
          tags: {
            label: "TLB entries with tags (VPID)",
            off: "The TLB is flushed whenever a pCPU gets another vCPU.",
            on: "Each entry carries the number of its machine: nothing is flushed when a pCPU gets another vCPU.",
          },
          accessTicks: { label: "Reading a table entry", help: "On a TLB miss, for each memory access of the walk." },
          tableWriteTicks: { label: "Exit for a table write", help: "For each entry that the guest writes." },
          memoryNs: { label: "Memory access", help: "For the effective access time alone." },
        },
      },
    } satisfies HostFormTexts as HostFormTexts,
    diskSettings: diskSettings.en,
    /** What a setting needs that is not in force, by the choice it depends on. */
    needs: { runQueues: "Only with a run queue per pCPU." } as Readonly<Record<string, string>>,
    gangRunsTogether:
      "Gang scheduling runs all vCPUs of a machine at the same time anyway: at a barrier nobody spins for a sibling without a pCPU.",
    cacheExample: (work: string, ticks: string) =>
      `A computation of ${work} takes ${ticks} on one pCPU, if it is not driven out.`,
    equalWeights: "At equal weights.",
    noVcpus: "T = N / k: no vCPU is switched on, so there is nothing to divide.",
    unequalSlices: (count: number, longer: string, shorter: string) =>
      `It does not come out even: ${count === 1 ? "one slice is" : `${count} slices are`} ${longer}, the others ${shorter}.`,
    memoryTotal: (frames: string, page: string, total: string) => `${frames} × ${page} = ${total} of memory`,
    replacement: "Page replacement policy",
    addDisk: "Add a disk",
    removeDisk: (pv: number) => `Remove disk pv${pv}`,
    disk: (pv: number) => `Disk pv${pv}`,
    storageTotal: (extents: string, extent: string, total: string, swap: string) =>
      `${extents} extents × ${extent} = ${total}; the swap volume takes ${swap}`,
    textbook: "As in textbooks: all 0",
    profiles: "Profiles",
    profileHint: (ns: string) => `Costs as on a host of this kind, a tick being ${ns} ns:`,
    profile: {
      hardware: "Hardware-assisted",
      shadow: "Shadow paging",
      binaryTranslation: "Binary translation",
      paravirtual: "Paravirtual",
    },
    costsHint: "How long virtualization itself takes. With all of them 0 the charts are those of textbooks.",
    conventionsHint: "Textbooks differ on these rules. Choose those of your book.",
    elsewhere: "With these settings the scenario would not be valid any more:",
    applyHint: "The run is simulated again from 0; you stay at the moment shown.",
    apply: "Apply",
  },

  gallery: {
    title: "Start",
    description: "The present run stays: undo brings it back.",
    groups: { processor: "Processor", hosts: "Several hosts", memory: "Memory", virtualization: "Virtualization" },
    find: "Find a scenario",
    pastedTrace: "pasted trace",
    nothingFound: (what: string) => `No scenario has “${what}” in its title or text.`,
    keys: { box: "into the box", cards: "between cards", open: "open" },
    save: "Save this run as a file",
    empty: "Empty host",
    emptyTitle: "Empty host",
    openFile: "Open a file…",
    references: "Reference trace…",
    dropHint: "A scenario file can also be dropped here, or its text pasted.",
    pasteFailed: "The pasted text is not a scenario:",
    fileFailed: (name: string) => `${name} could not be opened:`,
    moreProblems: (count: number) => (count === 1 ? "and 1 more problem" : `and ${count} more problems`),
    tooLarge: (max: string) => `The file is too large for a scenario: at most ${max}.`,
    unreadable: "The browser could not read the file. Is it still there?",
  },

  share: {
    title: "Share this moment",
    tabs: "What goes out",
    tab: {
      link: "Link",
      picture: "Picture",
      table: "Table",
      challenge: "Challenge",
      worksheet: "Worksheet",
      file: "Other tools",
    },
    about: {
      picture: "For a report or a slide: real text, in the language shown, with the rules it was made by.",
      table: "For a spreadsheet, a report or a program.",
      challenge:
        "A link with this exercise for others, who decide in the place of the policy, or foresee what happens, and hand in their result.",
      worksheet: "Problems for paper, drawn from a seed, with their key.",
      file: "The run for a trace viewer; machines and their storage for libvirt.",
    },
    /** What the link is, by what is shared. */
    of: {
      moment: "The link holds the whole scenario and the moment shown. It opens without an account or a server.",
      exercise: "The link holds the exercise as it begins. It opens without an account or a server.",
      challenge: "The link is that of the challenge as it was set. It opens without an account or a server.",
      lesson: "The link leads to this step of the lesson, in the language of whoever opens it.",
      result: "The link holds the task and what you answered; whoever opens it has that graded anew.",
    },
    include: {
      exercise: "Include my decisions",
      challenge: "Include my answers",
      lesson: "Include what I have changed: the scenario and the moment, without the lesson",
    },
    tooLarge: "This scenario is too large for a link. A file holds all of it, and opens in any browser.",
    saveFile: "Save as a file",
    link: "Link",
    length: (characters: string) => `${characters} characters`,
    long: (limit: string) =>
      `Some chat programs cut links longer than ${limit} characters. If it does not open there, send the scenario as a file.`,
    as: "What is copied",
    kinds: { link: "Link", frame: "For a web page", text: "Text for a web page" },
    frame: "HTML of a frame for a web page",
    frameHints: {
      frame: "Paste it into the HTML of a page or of a course: what you see is shown there, and nothing is stored.",
      text: "The same with the text, questions and puzzles of the lesson, without its picture.",
    },
    copy: "Copy link",
    copyFrame: "Copy HTML",
    keep: "Save to my scenarios",
    qr: "QR code of the link",
    noQr: "The link is too long for a QR code.",
    send: "Send…",
    copied: "Copied.",
    refused: "The browser did not allow copying. The link is selected: copy it with Ctrl+C or ⌘C.",
  },

  help: {
    title: "Help",
    keys: {
      title: "Keyboard",
      key: "Key",
      action: "What it does",
      actions: {
        toggle: "Play and pause; in a lecture B and . are the black screen",
        forward: "Step forward, by the unit chosen",
        back: "Step back",
        tenSteps: "Ten steps forward, back",
        event: "Next, previous event",
        fault: "Next, previous page fault",
        switch: "Next, previous context switch",
        command: "Next, previous command",
        ends: "To the start, to the end",
        speed: "Slower, faster",
        hideFuture: "Hide, show what comes after the cursor",
        difference: "Compare: next difference, and the one before; so do Page Down and Page Up",
        otherRun: "Compare: look at the other run",
        lecture: "Lecture mode: large, for a projector",
        console: "Console: type commands",
        life: "Life of the machines: their states as a graph",
        lessons:
          "In lessons: go on, answer, hint, show; ← goes back, Home and End to the first and last step, Esc to Explore",
        auto: "In lessons: go on by itself, for a lecture",
        hands: "Own hands: undo a decision; have the policy make this one",
        answer:
          "Predict, Find the policy, and Compare where it asks first: choose an answer; check it and go on (a remote: Page Up to the next one, Page Down takes it, checks, goes on)",
        hint: "In the same: a hint; show the answer",
        whatIf: "What if: another future from here, beside this one",
        branch: "Previous, next branch, at the same moment",
        undo: "Undo, redo (on a Mac with ⌘)",
        newMachine: "New virtual machine",
        help: "This help",
        close: "Close a dialog or a menu",
      },
    },
    gestures: {
      title: "Mouse and touch",
      lines: [
        "Click a moment of the chart to go there; drag along its axis to move the cursor; click a box or a name to select the machine.",
        "Drag the lanes to move the window. Ctrl and wheel zoom about the pointer, Shift and wheel move; two fingers zoom.",
        "Drag the bracket under the scrubber to move the window of the chart; the wheel on it zooms.",
        "Click an event, a page frame, an extent or a column of a table to select it or go there.",
        "In a heading, press − or + for one step, or the number to type one; on it, the arrow keys step as well.",
        "With many machines, drag the upper edge of the table to give it more room or less; click the name of a group of lanes to open it, and a cell of the steal map to see the slices that took the time.",
        "The two arrows in a heading give that panel all the room; press them again, or Esc, to go back.",
        "On a phone, swipe the explanation to step; tap it or pull it up for all of it. Hold the play button for speed, start and end.",
        "After a choice with the mouse or a finger, the keys are those of the page again; the Tab key goes through its controls.",
      ],
    },
    charts: {
      title: "Reading the charts",
      lines: [
        "Each machine has its colour in every chart; from the ninth machine on a pattern comes with it.",
        "The vertical line is the moment shown. Left of it is what has happened; right of it, paler, the known future.",
        "Processor: a lane for each pCPU says whose vCPU it runs, a lane for each vCPU what that one is doing. The run queue stands in the order in which it will be served.",
        "A net in a bar: the vCPU has the pCPU but only spins, waiting at a barrier for other vCPUs of its machine. Gang scheduling and relaxed co-scheduling, in the host settings, work against that.",
        "Memory: a square is a page frame, its colour the machine, the large number the guest page. A dot is the reference bit, a corner a dirty page. A fault has a red frame.",
        "Storage: a square is an extent of a disk, in the colour of the machine whose volume it belongs to.",
      ],
    },
    order: {
      title: "What happens first at one instant",
      text: "When several things fall on the same tick, this is their order:",
      steps: [
        "Disks and devices that are done: pages are mapped, vCPUs wake up.",
        "Arrivals, then commands in the order of the log.",
        "Timers of the policy, such as aging.",
        "Running vCPUs, by pCPU: the end of a burst before a page fault, and that before the end of a timeslice.",
        "One decision who runs next. It sees everything above.",
      ],
      note: "Whether an arrival or the end of a timeslice queues first is a convention: it can be changed in the host settings.",
    },
    simple: {
      title: "What is simpler than in reality",
      lines: [
        "Time comes in whole ticks.",
        "A guest is its program: no operating system inside it, and it names guest pages directly.",
        "A disk without an arm serves one request at a time, or as many as it has channels, first come, first served; every block takes the same time. No disk and no guest caches blocks.",
        "An I/O limit counts what the guest asks of all its volumes together, in periods of so many ticks; libvirt’s iotune limits each disk for itself, by the second.",
        "What a copy-on-write access changes in the books and in the contents it changes when it is issued, not when the disk has done it.",
        "The cache of a pCPU, if it has one, does nothing but make a warm vCPU faster. No NUMA, no hyper-threading, no interrupt coalescing.",
        "OPT looks ahead in each machine's own program: the order between machines is not known in advance.",
        "SJF and SRTF know the true length of a burst unless they are told to estimate it.",
      ],
    },
    kept: {
      title: "How much is kept",
      lines: (kept: { rows: string; keyframes: string; waypoints: string; checkpoints: string }): readonly string[] => [
        `A run without an end stops after ${kept.rows} events.`,
        `To show any moment, the page keeps copies of the host: up to ${kept.keyframes} of a run, and ${kept.waypoints} near the moment shown.`,
        `To go on after a command, the background worker keeps copies of the simulation: up to ${kept.checkpoints} of a run.`,
        "When there are more, the copies closest to one another go: then a moment long past takes longer to show, and a command there longer to take effect.",
      ],
    },
    version: (version: string) => `Hyperscope ${version}`,
  },
};

const zh: typeof en = {
  close: "关闭",
  cancel: "取消",

  form: {
    unitOf: (label) => `${label}的单位`,
    empty: "请输入一个数。",
    notNumber: "这不是数：请输入数字，例如 12。",
    notWhole: "只能是整数，不能有小数。",
    notWholeBytes: "折算后不是整数个字节。",
    outOfRange: (min, max) => `范围：${min} 到 ${max}。`,
    tooMany: (max) => `最多 ${max} 个数。`,
    nameTaken: (name) => `已有名为“${name}”的虚拟机，请换一个名称。`,
    noPcpu: "请至少选择一个 pCPU。",
    host: "宿主机",
    place: (where, sentence) => `${where}：${sentence}`,
  },

  editMany: {
    title: (count) => `编辑 ${count} 台虚拟机`,
    description: "对整个运行生效。留空的项各自保持不变。",
    unsaid: "保持不变",
    between: (least, most) => `${least} 至 ${most}`,
    noCap: "0 表示无上限。",
    copies: "各复制几份（名称自动编号）",
    separator: "、",
    apply: "应用",
  },

  editMachine: {
    title: (name) => `编辑 ${name}`,
    description: "对整个运行生效：将从头重新仿真，可撤销。",
    copies: "副本数（名称自动编号）",
    apply: "应用",
    applyWithCopies: (n) => `应用并添加 ${n} 个副本`,
  },

  newMachine: {
    title: "新建虚拟机",
    description: (time) => `在当前时刻创建：t = ${time}。`,
    sections: {
      machine: "虚拟机",
      memory: "内存",
      volumes: "卷",
      workload: "负载",
      more: "更多：权重、上限、时间片、I/O 上限、亲和性",
    },
    name: "名称",
    settings: {
      vcpus: { label: "vCPU 数" },
      priority: { label: "优先级" },
      weight: {
        label: "权重",
        help: "争用处理器时所占的份额。在 CFS 和 EEVDF 中，1,024 相当于 nice 0，未填权重时优先级 1 即为此值。",
        placeholder: "按优先级",
      },
      reservedPages: { label: "预留页数", help: "保证给该虚拟机的页框数，启动时检查。" },
      cap: {
        label: "上限",
        help: "最多可得的处理器时间，为一个 pCPU 的百分比。只有 Credit 调度器执行此限制。",
        placeholder: "无",
      },
      timeslice: { label: "时间片", help: "该虚拟机希望的长度。只有 EEVDF 会采用。", placeholder: "由调度策略决定" },
      workingSet: { label: "工作集", placeholder: "0" },
      regionUnits: {
        label: "连续内存区域",
        help: "启动时请求的单位数。有请求而没有程序的虚拟机一直开着，直到被停止。",
        placeholder: "它的内存",
      },
      memoryShares: { label: "内存份额", help: "宿主机回收内存时它应得的部分。", placeholder: "1" },
      image: {
        label: "所用镜像",
        help: "合并相同页时：同一镜像的虚拟机，首次写入后的页内容相同。",
        placeholder: "无",
      },
      contents: {
        label: "各页内容",
        help: "逐页用数字表示：数字相同则内容相同，0 为全零。首次写入时生效；再次写入后与任何页都不同。",
        placeholder: "按镜像",
      },
      ioLimit: ioLimitForm.zh.option,
      isContainer: {
        label: "容器",
        on: "它的 vCPU 是宿主机内核上的线程：使用本机页表，只有系统调用，没有退出。一个容器使内核崩溃时，宿主机上的所有容器都随之崩溃。",
        off: "拥有自己的客户机系统的虚拟机。",
      },
      bandwidth: {
        label: "处理器时间配额",
        off: "调度器给多少就用多少。",
        on: "每个周期内，所有 vCPU 合计最多用这么多，然后停到下一周期开始（cgroups 的 cpu.max）。",
        settings: {
          quota: { label: "配额", help: "每个周期的处理器时间。" },
          every: { label: "周期" },
        },
      },
      bootTicks: { label: "启动时间", help: "每次启动时，程序之前的处理器时间。", placeholder: "0" },
      guestOsPages: {
        label: "客户机系统的页数",
        help: "启动时写入，位于内存末尾。容器没有。",
        placeholder: "0",
      },
      filePages: {
        label: "文件页数",
        help: "开头的若干页是其镜像中的文件。合并相同页时，同一镜像的容器在同一页框中读它们（页缓存）；虚拟机则各有自己的页框。",
        placeholder: "0",
      },
      host: { label: "宿主机", help: "最初所在的宿主机，从 0 编号。", placeholder: "0" },
      together: { label: "同放组", help: "编号相同的虚拟机放在同一台宿主机上（亲和性）。", placeholder: "无" },
      apart: { label: "分放组", help: "编号相同的虚拟机放在不同的宿主机上（反亲和性）。", placeholder: "无" },
    },
    priorityHint: { higherFirst: "数值越大越紧急。", lowerFirst: "数值越小越紧急。" },
    memory: "内存 M",
    noMemory: "没有内存：该虚拟机不访问内存，也不需要页框。",
    pages: (shown) => `${shown} 页`,
    waste: (bytes) => `向上取整：最后一页有 ${bytes} 未使用。`,
    volumeName: "卷名",
    volumeSize: "大小 D",
    volumeLayout: "布局",
    stripeUnit: "条带单元",
    stripeUnitHelp: "换到下一块磁盘之前，写到一块磁盘的量。",
    anExtent: "一个区段",
    layout: (layout) => (layout ? `${ZH_LAYOUT[layout.kind]} ×${layout.disks}` : "线性"),
    takesOfPool: (extents) => `占存储池 ${extents} 个区段`,
    extents: ({ size, extent, extents, waste }) =>
      `V = D / l = ${size} / ${extent} = ${extents} 个区段${waste ? `，${waste} 未使用` : ""}`,
    noVolumes: "没有卷：该虚拟机不使用存储。",
    addVolume: "添加卷",
    removeVolume: (name) => `移除卷 ${name}`,
    workload: "虚拟机做什么",
    workloads: {
      cpuBound: { name: "计算", sentence: "一直计算，不做别的事。" },
      interactive: { name: "交互", sentence: "短暂运行后等待，像是在等用户或网络。" },
      batchJob: { name: "批处理作业", sentence: "读、计算、写，重复八次后结束。" },
      memoryLoop: { name: "循环访问内存", sentence: "依次访问全部页面，周而复始。" },
      hotCold: { name: "冷热页面", sentence: "少数页面访问频繁，其余很少访问。" },
      diskScan: { name: "磁盘扫描", sentence: "在第一个卷上依次读写。" },
      custom: { name: "手写程序", sentence: "用记法逐行写出程序。" },
    },
    missing: {
      memory: "该虚拟机没有内存：改为计算。",
      volume: "该虚拟机没有卷：改为等待设备。",
    },
    program: "程序",
    programPlaceholder: "C 4\nLOOP 3 {\n  R 0 1\n  W 2\n}\nIO 5",
    programHint:
      "C 4 计算 · R 0 1 / W 2 访问页面 · IO 5 等待设备 · DISK 0 0 r 读磁盘（DISK& 不等待，WAIT 等它们完成）· LOOP 3 { … } 循环 · B 屏障：自旋等待其他 vCPU · HALT、HCALL、TRAP、SENS、SEQ、RANDOM、HOTCOLD、ZIPF · TRY PAGE 9、TRY FRAME 3、TRY DMA 3、TRY EXTENT 0 9、TRY WRITE 1、TRY READ 1 试图访问不属于自己的东西",
    moreErrors: (count) => `还有 ${count} 处错误`,
    preview: {
      label: "预览",
      empty: "空程序：虚拟机一运行就结束。",
      unreadable: "程序没有错误时显示预览。",
      omitted: (count) => `……还有 ${count} 个操作`,
      loop: (times) => (times === null ? "无限循环：" : `循环 ${times} 次：`),
      op: (op, show) => {
        switch (op.op) {
          case "compute":
            return `计算 ${show(op.ticks)} 个滴答`;
          case "reference":
            return `${op.write ? "写" : "读"}第 ${show(op.page)} 页`;
          case "wait":
            return `等待设备 ${show(op.ticks)} 个滴答`;
          case "halt":
            return `空闲 ${show(op.ticks)} 个滴答`;
          case "disk":
            return `从第 ${show(op.block)} 块起${op.write ? "写" : "读"}卷 ${op.volume} 的 ${show(op.blocks)} 块${op.isAsync ? "，不等待" : ""}`;
          case "await":
            return "等待 DISK& 的全部请求完成";
          case "hypercall":
            return `${show(op.count)} 次超级调用`;
          case "trap":
            return `${show(op.count)} 条陷入指令`;
          case "sensitive":
            return `${show(op.count)} 条敏感指令`;
          case "attempt":
            return attemptNames.zh[op.attempt](show(op.target), show(op.volume));
          case "barrier":
            return "屏障：自旋等待其他 vCPU 到达";
          case "pattern":
            return `在 ${show(op.pages)} 页上访问 ${show(op.count)} 次`;
        }
      },
    },
    affinity: "可用的 pCPU",
    affinityHint: "绑定后，vCPU 只在这些 pCPU 上运行。",
    workingSetHint: (size) => `每个 vCPU 预热所需的 pCPU 缓存容量。缓存共 ${size}，超过它的永远无法预热。`,
    allPcpus: "全部 pCPU",
    startNow: "立即启动",
    create: "创建",
    createAndStart: "创建并启动",
    fit: {
      title: "放得下吗？",
      fits: "放得下。",
      fitsNot: (names) => `将被拒绝，资源不足：${names.join("、")}。仍可一试。`,
      unknown: "所有数值正确后才能判断是否放得下。",
      enough: "足够：",
      short: "不足：",
      names: { pcpus: "pCPU", frames: "页框", extents: "区段", swap: "交换空间" },
      pcpus: (vcpus, available) => `${vcpus} 个 vCPU，可用 ${available} 个 pCPU`,
      frames: (needed, available) => `预留 ${needed} 个页框，未预留 ${available} 个`,
      extents: (needed, available) => `需要 ${needed} 个区段，空闲 ${available} 个`,
      scattered: (needed, available) => `需要 ${needed} 个区段，空闲 ${available} 个，但位置不符合分配策略`,
      swap: (needed, available) => `需要 ${needed} 页交换空间，空闲 ${available} 页`,
    },
  },

  weight: {
    title: (vm) => `${vm} 的权重`,
    description: (time) => `在当前时刻更改：t = ${time}。`,
    label: "权重",
    hint: (now, min, max) => `现为 ${now}；可取 ${min} 至 ${max}。`,
    heeded: (policy, effect) => `${policy} 按权重的比例把处理器分给争用者。${effect}`,
    off: "该虚拟机已关机：权重从下次启动起生效。",
    ignored: (policy, others) =>
      `${policy} 不考虑权重：除非改用其他调度策略，否则没有影响。考虑权重的调度策略：${others.join("、")}。`,
    submit: "更改权重",
  },

  ioLimit: ioLimitForm.zh.dialog,
  nameAndSize: {
    title: (vm) => `${vm} 的名称和大小`,
    description: (time) => `在当前时刻更改：t = ${time}。`,
    name: "名称",
    nameWrong: "应为 1 至 40 个字符。",
    vcpus: "vCPU 数",
    memory: "内存",
    effect: "从下次启动起生效。卷在存储面板中扩容和缩容，运行时也可以。",
    isOn: "只有已关机的虚拟机才能重命名和调整大小：命令会被拒绝，并说明原因。",
    submit: "更改",
  },

  memoryTarget: {
    title: (vm) => `${vm} 的内存目标`,
    description: (time) => `在当前时刻设定：t = ${time}。`,
    label: "最多拥有的页数",
    hint: (now, min, max) => `现为 ${now}；可取 ${min} 至 ${max}。`,
    effect: (rate, poll, limit) =>
      `其余的页由气球从客户机收走：每次检查空闲内存（间隔 ${poll}）收 ${rate} 页，总共不超过 ${limit} 页。`,
    isOff: "它的气球已关闭：打开之前不会收走任何页。",
    noBalloons: "该宿主机的虚拟机没有气球：目标只在划分内存时起作用。",
    notRunning: "客户机没有在运行：命令会被拒绝，并说明原因。",
    submit: "设定目标",
  },

  hostSettings: {
    title: "宿主机设置",
    description: "点击“应用”之前不会有任何改变。",
    sectionsLabel: "各部分",
    sections: { processor: "处理器", memory: "内存", storage: "存储", costs: "开销", conventions: "约定" },
    errorCount: (count) => `${count} 处错误`,
    scheduler: "调度策略",
    settings: {
      pcpus: { label: "pCPU 数" },
      runQueues: { label: "运行队列" },
      frames: { label: "页框数" },
      pageBytes: { label: "页面大小 s", help: "须为 2 的幂。" },
      replacementScope: { label: "谁会失去页框" },
      extentBytes: { label: "区段大小 l" },
      allocation: { label: "新卷放在哪里" },
      hasLocalPool: {
        label: "本地存储池",
        on: "其他宿主机不能访问：有卷的虚拟机只有复制卷才能迁移。",
        off: "其他宿主机也能访问，除非它们的存储池是本地的。",
      },
      swapBytes: { label: "交换卷", help: "最先从存储池中划出。0 表示没有，页面直接换出到磁盘 pv0。" },
      costs: {
        worldSwitch: { label: "世界切换", help: "pCPU 调度的 vCPU 与上次不同时。" },
        migration: { label: "迁移", help: "vCPU 换到另一个 pCPU 时另加。" },
        fault: { label: "缺页", help: "处理缺页的虚拟机退出，不可抢占。" },
        ioExit: { label: "磁盘请求", help: "发出请求的虚拟机退出。" },
        reference: { label: "内存访问", help: "客户机程序访问内存一次。" },
        hypercall: { label: "超级调用", help: "客户机调用监控器一次。" },
        trap: { label: "陷入指令", help: "模拟一条特权指令。" },
        shutdown: { label: "关机", help: "客户机关机所需的处理器时间。" },
      },
      cache: {
        label: "缓存预热",
        off: "vCPU 在哪个 pCPU 上运行没有区别。",
        on: "每个 pCPU 有自己的缓存。vCPU 在某个 pCPU 上运行足够久，缓存便已预热，在那里运行得更快，直到被其他 vCPU 的工作集挤出；迁移到别处则要从头预热。",
        settings: {
          size: { label: "缓存大小", help: "与虚拟机的工作集单位相同。" },
          warmupTicks: { label: "预热时间", help: "0：立即预热。" },
          warmRate: { label: "预热后的速度", help: "未预热时为 1 倍。" },
        },
      },
      coscheduling: {
        label: "宽松协同调度",
        off: "同一虚拟机的各 vCPU 独立运行，其中一个可能远远领先于其他 vCPU，也可能在屏障处自旋等待没有在运行的 vCPU。",
        on: "某个 vCPU 比同一虚拟机中最慢的 vCPU 领先太多时，会被协同停止，直到后者跟上。进度按客户机运行时间（含自旋等待）计算；阻塞或空闲等待的 vCPU 不会拖住其他 vCPU。",
        settings: {
          skew: { label: "停止阈值（领先）" },
          restart: { label: "恢复阈值（领先不超过）", help: "必须小于停止阈值。" },
        },
      },
      region: regionSettings.zh,
      overcommit: {
        label: "回收内存",
        off: "虚拟机一直保有自己的页框，直到缺页时被取走。",
        on: "宿主机按份额和使用情况把页框分给各虚拟机，并收回超出的部分：先用气球，再由宿主机自己换出。力度取决于空闲页框占总数的百分比。",
        settings: {
          high: { label: "充足", help: "空闲达到此值后不再回收。" },
          soft: { label: "偏低", help: "低于此值时气球充气。" },
          hard: { label: "紧张", help: "低于此值时宿主机也换出。" },
          low: { label: "危急", help: "低于此值时，超出目标的虚拟机暂不运行。" },
          poll: { label: "检查间隔" },
          rebalance: { label: "重新分配间隔" },
          idleTax: { label: "空闲内存税", help: "75 %：一个空闲页按四个活跃页计价。" },
          window: { label: "页保持活跃的时间", help: "自上次访问以来，所有虚拟机的访问次数。" },
          ballooning: {
            label: "气球",
            on: "气球让客户机交出自己最不需要的页。",
            off: "宿主机只能自己换出，而它不知道客户机需要什么。",
          },
          balloonRate: { label: "气球每次的页数" },
          balloonLimit: { label: "气球上限", help: "占虚拟机内存的百分比。" },
          victims: {
            label: "宿主机换出",
            choices: {
              policy: { label: "策略选出的页", sentence: "由置换策略选出牺牲页。" },
              random: { label: "任意一页", sentence: "与 ESX 相同：随机选择很少碰上客户机自己也要换出的页。" },
            },
          },
        },
      },
      sharing: {
        label: "合并相同页",
        off: "每页都有自己的页框，不管内容是什么。",
        on: "扫描器寻找内容相同的页，让它们共享一个页框（Linux 的 KSM，ESX 的页面共享）。写共享页时得到自己的一份。",
        settings: {
          sleep: { label: "扫描间隔" },
          pages: { label: "每次页数" },
          requireStable: {
            label: "只合并不变的页",
            on: "自上次扫描后变过的页只记下内容。",
            off: "第一次扫描就合并。",
          },
          zeroPages: { label: "全零页", on: "与其他页一样合并。", off: "从不合并。" },
          costPerPage: { label: "每页耗时", help: "占用 pCPU 0，其上的客户机等待。" },
          scans: { label: "扫描器", on: "寻找相同的页。", off: "不扫描：只有同一镜像的容器所读的文件共享页框。" },
        },
      },
      faultFrequency: {
        label: "按缺页频率调整配额",
        off: "页框只平均分配一次，不管各虚拟机需要多少。",
        on: "缺页频繁的虚拟机多得一个页框（须有尚未分配的页框），很少缺页的虚拟机减少一个页框。每当有虚拟机启动或停止，重新平均分配。",
        settings: {
          low: { label: "低于此值则增加", help: "相邻两次缺页之间的访问次数。" },
          high: { label: "高于此值则减少", help: "不得小于增加的阈值。" },
        },
      },
      loadControl: {
        label: "负载控制",
        off: "不管内存多么不足，所有虚拟机都运行，一起抖动。",
        on: "运行中虚拟机的工作集之和超过页框数时，最不紧急的虚拟机被暂停；工作集重新放得下时恢复运行。",
        settings: {
          window: { label: "窗口", help: "工作集回看该虚拟机最近多少次访问。" },
        },
      },
      thinPool: {
        label: "精简池",
        off: "卷从一开始就占有全部区段，不论是否写过。",
        on: "卷在写入时才从精简池得到数据块；各卷的大小之和可以超过精简池。",
        settings: {
          extents: { label: "大小", help: "精简池一开始从存储池取得的区段数。" },
          chunkExtents: { label: "数据块", help: "一个数据块的区段数。" },
          lowWater: { label: "低水位", help: "空闲数据块降到这个数时发出警告。" },
          whenFull: {
            label: "写满时",
            choices: {
              queue: { label: "等待", sentence: "得不到数据块的写操作一直等待。" },
              error: { label: "失败", sentence: "得不到数据块的写操作失败，客户机继续运行。" },
            },
          },
          isLayered: {
            label: "分层镜像",
            on: "卷是 qcow2 那样的镜像：链接克隆自己没有的部分从底层的卷读取。",
            off: "卷是精简卷，克隆时复制映射。",
          },
        },
      },
      snapshots: {
        label: "例外存储区",
        off: "快照的存储区与卷一样大：不会溢出。",
        on: "快照的存储区只能容纳这么多数据块；再多一块，快照就失效。",
        settings: {
          storeChunks: { label: "存储区", help: "每个卷的快照存储区可容纳的数据块数。" },
          chunkExtents: { label: "数据块", help: "一个数据块的区段数。" },
        },
      },
      residency: residencySettings.zh,
      exits: exitSettings.zh,
      isolation: isolationSettings.zh,
      rebalancing: {
        off: "所有 pCPU 都忙时，等待者一直留在自己的队列中，不论各队列长短如何。",
        on: "每隔固定的时间，没有 vCPU 等待的 pCPU 从另一条队列取走一个 vCPU，即使它自己正在运行。设置了亲和性的虚拟机不移动。",
        settings: {
          every: { label: "间隔" },
          victim: { label: "取自" },
          draws: {
            label: "指定抽取的数",
            help: "依次抽中的 pCPU，每个队列为空的 pCPU 用掉一个，用完后再随机抽取。供教科书习题使用。",
          },
        },
      },
      translation: {
        label: "地址转换",
        off: "不模拟地址如何变为页框：内存访问没有额外开销。",
        on: "每个 pCPU 有一个 TLB（快表）。TLB 中没有所需的页时要读页表：客户机的、宿主机的，或每一级都读两者。",
        settings: {
          kind: {
            label: "页表",
            choices: {
              nested: { label: "嵌套", sentence: "客户机页表和宿主机页表；每张客户机页表都要经宿主机页表才能找到。" },
              shadow: {
                label: "影子",
                sentence: "监控器的一张页表从客户机页直达页框；客户机每次写自己的页表都会引起虚拟机退出。",
              },
              native: { label: "本机", sentence: "只有客户机自己的页表，如同没有虚拟化。" },
            },
          },
          guestLevels: { label: "客户机页表级数" },
          hostLevels: { label: "宿主机页表级数" },
          guestHuge: {
            label: "客户机大页",
            off: "客户机页表逐级走完。",
            on: "本次运行的一页就是客户机的一个大页：遍历少一级。",
          },
          hostHuge: {
            label: "宿主机大页",
            off: "宿主机页表逐级走完。",
            on: "本次运行的一页就是宿主机的一个大页：遍历少一级。",
          },
          levelBits: { label: "每级位数", help: "第一级取剩下的所有位。" },
          tlbEntries: { label: "TLB 项数", help: "每个 pCPU。最近最久未使用的一项先离开。" },
          tags: {
            label: "TLB 项带标签（VPID）",
            off: "pCPU 每次换 vCPU 都清空 TLB。",
            on: "每一项都标明所属的虚拟机：pCPU 换 vCPU 时不清空。",
          },
          accessTicks: { label: "读一个页表项", help: "TLB 未命中时，遍历中每次内存访问的时间。" },
          tableWriteTicks: { label: "写页表的退出", help: "客户机每写一项的退出时间。" },
          memoryNs: { label: "一次内存访问", help: "只用于有效访问时间。" },
        },
      },
    },
    diskSettings: diskSettings.zh,
    needs: { runQueues: "仅在每个 pCPU 一条队列时可用。" },
    gangRunsTogether: "组调度本来就让同一虚拟机的全部 vCPU 同时运行：到达屏障时不会自旋等待没有 pCPU 的 vCPU。",
    cacheExample: (work, ticks) => `若不被挤出，长度为 ${work} 的计算在同一 pCPU 上需要 ${ticks}。`,
    equalWeights: "权重相等时。",
    noVcpus: "T = N / k：没有已启动的 vCPU，无须划分。",
    unequalSlices: (count, longer, shorter) => `不能整除：${count} 个时间片为 ${longer}，其余为 ${shorter}。`,
    memoryTotal: (frames, page, total) => `${frames} × ${page} = 内存共 ${total}`,
    replacement: "页面置换策略",
    addDisk: "添加磁盘",
    removeDisk: (pv) => `移除磁盘 pv${pv}`,
    disk: (pv) => `磁盘 pv${pv}`,
    storageTotal: (extents, extent, total, swap) => `${extents} 个区段 × ${extent} = ${total}；交换卷占 ${swap} 个`,
    textbook: "教材设定：全部为 0",
    profiles: "方案",
    profileHint: (ns) => `按这类宿主机设置代价，一个滴答为 ${ns} ns：`,
    profile: {
      hardware: "硬件辅助",
      shadow: "影子分页",
      binaryTranslation: "二进制翻译",
      paravirtual: "半虚拟化",
    },
    costsHint: "虚拟化本身花费的时间。全部为 0 时，图表与教材一致。",
    conventionsHint: "各教材在这些规则上不一致，请选择您所用教材的规则。",
    elsewhere: "采用这些设置后，场景将不再有效：",
    applyHint: "将从 0 重新仿真，当前时刻保持不变。",
    apply: "应用",
  },

  gallery: {
    title: "开始",
    description: "当前运行会保留：撤销即可回到它。",
    groups: { processor: "处理器", hosts: "多台宿主机", memory: "内存", virtualization: "虚拟化" },
    find: "查找场景",
    pastedTrace: "粘贴的轨迹",
    nothingFound: (what) => `没有标题或文字中含“${what}”的场景。`,
    keys: { box: "进入输入框", cards: "在卡片间移动", open: "打开" },
    save: "把此运行保存为文件",
    empty: "空宿主机",
    emptyTitle: "空宿主机",
    openFile: "打开文件…",
    references: "访问轨迹…",
    dropHint: "也可以把场景文件拖到这里，或粘贴其文本。",
    pasteFailed: "粘贴的文本不是场景：",
    fileFailed: (name) => `无法打开 ${name}：`,
    moreProblems: (count) => `还有 ${count} 个问题`,
    tooLarge: (max) => `文件太大，不像是场景：最大 ${max}。`,
    unreadable: "浏览器无法读取该文件，它还在吗？",
  },

  share: {
    title: "分享当前时刻",
    tabs: "导出内容",
    tab: { link: "链接", picture: "图片", table: "表格", challenge: "挑战", worksheet: "练习题", file: "其他工具" },
    about: {
      picture: "用于报告或幻灯片：文字可选，使用当前语言，并注明所用的规则。",
      table: "用于电子表格、报告或程序。",
      challenge: "把这个练习做成链接：别人代替策略做决定，或者预测接下来发生什么，并提交结果。",
      worksheet: "由种子生成的书面练习题，附答案。",
      file: "用跟踪查看器打开运行过程；把虚拟机及其存储用于 libvirt。",
    },
    of: {
      moment: "链接包含整个场景和当前时刻，无需账号或服务器即可打开。",
      exercise: "链接中是练习的初始状态，无需账号或服务器即可打开。",
      challenge: "链接就是原来的挑战，无需账号或服务器即可打开。",
      lesson: "链接指向课程的这一步，按打开者的语言显示。",
      result: "链接包含题目和你的答案；打开者会重新评分。",
    },
    include: {
      exercise: "包含我的决定",
      challenge: "包含我的答案",
      lesson: "包含我所做的更改：场景和当前时刻，不带课程",
    },
    tooLarge: "此场景太大，无法写入链接。文件可容纳全部内容，并能在任何浏览器中打开。",
    saveFile: "存为文件",
    link: "链接",
    length: (characters) => `${characters} 个字符`,
    long: (limit) => `有些聊天软件会截断超过 ${limit} 个字符的链接。如果打不开，请把场景保存为文件发送。`,
    as: "复制内容",
    kinds: { link: "链接", frame: "嵌入网页", text: "只嵌入文字" },
    frame: "用于网页的框架（HTML）",
    frameHints: {
      frame: "粘贴到网页或课程页面的 HTML 中：那里会显示你看到的内容，不存储任何数据。",
      text: "同上，但只有课程的文字、问题和练习，没有图。",
    },
    copy: "复制链接",
    copyFrame: "复制 HTML",
    keep: "保存到我的场景",
    qr: "链接的二维码",
    noQr: "链接太长，无法生成二维码。",
    send: "发送…",
    copied: "已复制。",
    refused: "浏览器不允许复制。链接已选中，请按 Ctrl+C 或 ⌘C 复制。",
  },

  help: {
    title: "帮助",
    keys: {
      title: "键盘",
      key: "按键",
      action: "作用",
      actions: {
        toggle: "播放、暂停；授课时 B 和 . 为黑屏",
        forward: "按所选单位前进一步",
        back: "后退一步",
        tenSteps: "前进、后退十步",
        event: "下一个、上一个事件",
        fault: "下一次、上一次缺页",
        switch: "下一次、上一次上下文切换",
        command: "下一条、上一条命令",
        ends: "回到开头、跳到末尾",
        speed: "减速、加速",
        hideFuture: "遮住、显示光标之后的内容",
        lessons: "课程中：继续、回答、提示、显示；← 返回，Home 和 End 到第一步和最后一步，Esc 回到探索",
        difference: "比较：下一处差异、上一处差异；Page Down、Page Up 也可以",
        otherRun: "比较：看另一次运行",
        lecture: "授课模式：大字号，适合投影",
        console: "控制台：键入命令",
        life: "虚拟机的生命周期：状态图",
        auto: "课程中：自动播放，讲课用",
        hands: "亲手操作：撤销一步决定；这一步交给策略",
        answer:
          "预测、找出策略，以及先预测再比较：选择答案；核对并继续（遥控器：Page Up 移到下一个，Page Down 选定、核对、继续）",
        hint: "同上：提示；揭晓答案",
        whatIf: "假如：从这里开始另一个未来，与当前的并存",
        branch: "上一个、下一个分支，同一时刻",
        undo: "撤销、重做（Mac 上用 ⌘）",
        newMachine: "新建虚拟机",
        help: "打开本帮助",
        close: "关闭对话框或菜单",
      },
    },
    gestures: {
      title: "鼠标与触摸",
      lines: [
        "单击图中某一时刻即跳到那里；沿时间轴拖动可移动光标；单击色块或名称可选中虚拟机。",
        "拖动泳道可平移窗口。Ctrl 加滚轮以指针为中心缩放，Shift 加滚轮平移；触摸屏用双指缩放。",
        "拖动进度条下方的括号可移动图的窗口，在括号上滚动滚轮可缩放。",
        "单击事件、页框、区段或表格的一列，可选中它或跳到那里。",
        "在面板标题中按 − 或 + 改变一步，单击数字可直接输入；选中后也可用上下方向键。",
        "虚拟机很多时，拖动表格的上边可改变表格的高度；单击一组泳道的名称可展开该组；单击被窃取时间图的一格可突出占去时间的时间片。",
        "标题中的双箭头让该面板占满高度；再按一次或按 Esc 复原。",
        "在手机上左右滑动说明可前进、后退一步；点按或上拉可看全部说明。长按播放键可选速度、回到开始或跳到末尾。",
        "用鼠标或手指选择之后，按键仍归页面；用 Tab 键可逐个到达各控件。",
      ],
    },
    charts: {
      title: "如何看图",
      lines: [
        "每台虚拟机在所有图中颜色相同；从第九台起另加花纹。",
        "竖线是当前时刻：左边是已经发生的，右边较淡的是已知的未来。",
        "处理器：每个 pCPU 一行，表示它在运行谁的 vCPU；每个 vCPU 一行，表示它的状态。运行队列按将被服务的次序排列。",
        "网纹：vCPU 占着 pCPU 却只是在屏障处自旋等待同一虚拟机的其他 vCPU。宿主机设置中的组调度和宽松协同调度可以减少这种浪费。",
        "内存：一格是一个页框，颜色表示虚拟机，大号数字是客户机页号。圆点是访问位，角标表示脏页，红框表示缺页。",
        "存储：一格是磁盘的一个区段，颜色表示所属卷的虚拟机。",
      ],
    },
    order: {
      title: "同一时刻谁先发生",
      text: "若干事件落在同一滴答时，次序如下：",
      steps: [
        "磁盘和设备完成：建立页面映射，唤醒 vCPU。",
        "先是到达，然后是命令，按日志中的次序。",
        "调度策略的定时器，例如老化。",
        "正在运行的 vCPU，按 pCPU 编号：执行结束先于缺页，缺页先于时间片用完。",
        "决定接下来谁运行；这一决定已知以上全部事件。",
      ],
      note: "到达者与时间片用完者谁先入队是一项约定，可在宿主机设置中更改。",
    },
    simple: {
      title: "与现实相比的简化",
      lines: [
        "时间以整数滴答计。",
        "客户机就是它的程序：其中没有操作系统，程序直接给出客户机页号。",
        "没有磁臂的磁盘一次服务一个请求（有几个通道就服务几个），先来先服务；每一块用时相同。磁盘和客户机都不缓存数据块。",
        "I/O 上限按若干滴答的周期计数，客户机的所有卷合计；libvirt 的 iotune 对每块磁盘分别限制，按秒计数。",
        "写时复制对账目和内容的改动在请求发出时生效，而不是在磁盘完成时。",
        "pCPU 的缓存（若设置）只让已预热的 vCPU 运行得更快；没有 NUMA、超线程和中断合并。",
        "OPT 只在每台虚拟机自己的程序中向前看：虚拟机之间的先后次序无法预知。",
        "SJF 和 SRTF 知道执行的真实长度，除非设定为估计。",
      ],
    },
    kept: {
      title: "保留多少内容",
      lines: (kept) => [
        `没有终点的运行在 ${kept.rows} 个事件之后停止。`,
        `为了显示任意时刻，页面保留宿主机的副本：每次运行最多 ${kept.keyframes}，所显示的时刻附近另有最多 ${kept.waypoints}。`,
        `为了在命令之后继续，后台线程保留仿真的副本：每次运行最多 ${kept.checkpoints}。`,
        "副本更多时，先丢弃彼此最接近的：此后很久以前的时刻要更久才能显示，在那里发出的命令也要更久才生效。",
      ],
    },
    version: (version) => `Hyperscope ${version}`,
  },
};

export const dialogs = { en, zh };
