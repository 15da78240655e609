/** Open problems, an experiment a step: security, privacy, standards, large data, and machines without a monitor. */
import { defaultsOf } from "../model/settingKinds.ts";
import { SHARING } from "../model/settings.ts";
import type { Lesson } from "../learn/lesson.ts";
import type { Layout, PolicyChoice } from "../model/scenario.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";
import { computing, onTextbookHost, touching } from "./parts.ts";

/** `next` comes when `bank` has been turned off, and gets a frame that it had. */
const frameAgain = onTextbookHost(
  { frames: 4 },
  [
    touching("bank", 4, "W 0 1 2 3; LOOP * { C 5 }"),
    touching("next", 2, "C 1; R 0; C 5; R 1; LOOP * { C 5 }", { arrival: 20 }),
  ],
  { commands: [{ command: "stop", vm: "bank", at: 16 }] },
);

/** `spy` holds two pages, one of which `bank` has as well: the scanner merges it. It writes to that one at 38, to the other at 44. */
const told = onTextbookHost(
  {
    pcpus: 2,
    frames: 12,
    sharing: { ...defaultsOf(SHARING), sleep: 10, pages: 8, requireStable: false },
    costs: { ...textbookHost.costs, fault: 3, reference: 1 },
  },
  [
    touching("bank", 4, "W 0 1 2 3; LOOP * { C 5 }", { contents: [1, 2, 3, 4] }),
    touching("spy", 2, "W 0 1; IO 30; W 0; C 2; W 1; LOOP * { C 5 }", { contents: [2, 9] }),
  ],
);

/** The same two machines under another scheduler. */
const scheduled = (scheduler: PolicyChoice) =>
  onTextbookHost({ scheduler }, [
    computing("wide", "LOOP * { C 10 }", { vcpus: 2 }),
    computing("narrow", "LOOP * { C 10 }"),
  ]);
const turns = scheduled({ policy: "rr", params: { timeslice: 10 } });
const rounds = scheduled({ policy: "pwrr", params: { roundLength: 12 } });

/** `data` reads all twelve extents of its volume twice. */
const reading = (layout?: Layout) =>
  onTextbookHost({ disks: Array.from({ length: 3 }, () => ({ extents: 24, readTicks: 1, writeTicks: 1 })) }, [
    computing("data", "DISK 0 0 12 r; DISK 0 0 12 r", {
      volumes: [{ name: "set", bytes: 12 * textbookHost.extentBytes, ...(layout && { layout }) }],
    }),
  ]);
const inOrder = reading();

export const openProblems: Lesson = {
  id: "open-problems",
  number: 26,
  group: "storage",
  title: { en: "Open problems", zh: "未解决的问题与未来方向" },
  line: {
    en: "Security, standards, large data, bare metal: an experiment for each.",
    zh: "安全、标准、大数据、裸机：各做一个实验。",
  },
  minutes: 7,
  steps: [
    {
      id: "scrubbed",
      kind: "ask",
      title: { en: "Who had this frame before?", zh: "这个页框以前是谁的？" },
      at: { scenario: frameAgain, time: 20 },
      after: { scenario: frameAgain, time: 21 },
      focus: "memory",
      vm: "next",
      text: [
        {
          en: "[bank](vm:bank) held all four [frames](memory) and was turned off at 16. At 21 [next](vm:next) reads its page 0 for the first time, and gets a frame that bank had written to.",
          zh: "[bank](vm:bank) 占过全部四个[页框](memory)，16 时关机。在 21，[next](vm:next) 第一次读自己的页 0，得到 bank 写过的一个页框。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What does next read?", zh: "next 读到什么？" },
        options: [
          {
            text: { en: "what bank wrote", zh: "bank 写的内容" },
            reason: { en: "That would be a hole in the isolation.", zh: "那样隔离就有了漏洞。" },
          },
          { text: { en: "zeros", zh: "全零" } },
          {
            text: { en: "what is on its disk", zh: "它磁盘上的内容" },
            reason: { en: "It has never had anything there.", zh: "它从没在那里存过什么。" },
          },
        ],
        right: [1],
        hint: { en: "See under Why how the page gets its frame.", zh: "看“原因”里页怎样得到页框。" },
        why: {
          en: "A frame is filled with zeros before anybody else gets it. So memory leaks nothing; time does.",
          zh: "页框交给别人之前先清零。所以内存不泄密，泄密的是时间。",
        },
      },
      box: {
        says: { en: "Machines are isolated, and thus secure.", zh: "虚拟机相互隔离，因而安全。" },
        exact: {
          en: "In function, yes. What is shared, caches, frames, disks, is seen in how long things take.",
          zh: "功能上是。但共享的缓存、页框、磁盘，会从快慢上看出来。",
        },
      },
    },
    {
      id: "leak",
      kind: "ask",
      title: { en: "What a slow write tells", zh: "写得慢说明什么" },
      at: { scenario: told, time: 37 },
      after: { scenario: told, time: 45 },
      focus: "memory",
      vm: "spy",
      text: [
        {
          en: "The host merges equal [pages](memory). [spy](vm:spy) writes to its page 0, which takes 4 ticks, and later to its page 1, which takes one.",
          zh: "宿主机合并内容相同的[页](memory)。[spy](vm:spy) 写自己的页 0 用了 4 个滴答，之后写页 1 只用一个。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What does spy know now?", zh: "spy 现在知道了什么？" },
        options: [
          {
            text: { en: "nothing: it cannot read bank's pages", zh: "什么也不知道：它读不到 bank 的页" },
            reason: { en: "It need not read them.", zh: "它不用去读。" },
          },
          {
            text: { en: "that page 0 had been swapped out", zh: "页 0 被换出过" },
            reason: { en: "No disk was accessed.", zh: "磁盘没有被访问。" },
          },
          { text: { en: "that somebody else holds what page 0 held", zh: "别人也有页 0 原来的内容" } },
          {
            text: { en: "what is in all pages of bank", zh: "bank 每一页的内容" },
            reason: { en: "Only of the page that it guessed.", zh: "只知道它猜中的那一页。" },
          },
        ],
        right: [2],
        hint: { en: "Which write has to make a copy first?", zh: "哪次写要先复制？" },
        why: {
          en: "Its page was shared, so the write made a copy. Many hosts share nothing between customers for that reason: privacy against memory.",
          zh: "它的页被共享，写时要先复制。因此很多宿主机不在客户之间共享页：拿内存换隐私。",
        },
      },
    },
    {
      id: "standards",
      kind: "ask",
      title: { en: "The same machines, two hosts", zh: "同样的虚拟机，两台宿主机" },
      at: { scenario: turns, time: 300 },
      after: { scenario: rounds, time: 300 },
      focus: "processor",
      vm: "wide",
      text: [
        {
          en: "A standard file describes [wide](vm:wide) with two vCPUs and [narrow](vm:narrow) with one, weights equal. A host with round robin gives them 200 and 100 of 300 ticks.",
          zh: "标准文件描述了两台虚拟机：[wide](vm:wide) 有两个 vCPU，[narrow](vm:narrow) 一个，权重相同。用轮转的宿主机在 300 个滴答里给它们 200 和 100。",
        },
        {
          en: "Another host reads the same file and shares [time](processor) by T = N / k.",
          zh: "另一台读同一文件，按 T = N / k 分配[时间](processor)。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many of 300 ticks has wide there?", zh: "在那里，300 个滴答中 wide 得到几个？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [150],
        slips: [
          {
            answer: 200,
            reason: {
              en: "There the weight is the machine's, not the vCPU's.",
              zh: "那里权重属于虚拟机，不属于 vCPU。",
            },
          },
          { answer: 100, reason: { en: "It has the same weight as narrow.", zh: "它的权重和 narrow 相同。" } },
          { answer: 75, reason: { en: "So many each of its vCPUs has.", zh: "那是它每个 vCPU 的。" } },
        ],
        hint: { en: "Two machines, the same weight.", zh: "两台虚拟机，权重相同。" },
        why: {
          en: "A standard says what a machine is, not what it gets. Both read the file rightly.",
          zh: "标准规定虚拟机是什么样，没有规定它得到多少。两台都没有读错。",
        },
      },
    },
    {
      id: "large-data",
      kind: "ask",
      title: { en: "Data on several disks", zh: "数据放在几块磁盘上" },
      at: { scenario: inOrder, time: 0 },
      after: { scenario: reading({ kind: "striped", disks: 3 }), time: 8 },
      focus: "storage",
      vm: "data",
      text: [
        {
          en: "[data](vm:data) reads all twelve extents of its [volume](storage) twice. One disk reads an extent a tick: done at 24. Now the volume lies in stripes on three disks.",
          zh: "[data](vm:data) 把[卷](storage)的十二个区段读两遍。一块磁盘每滴答读一个：24 完成。现在卷条带化，分在三块磁盘上。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When is it done then?", zh: "那样何时完成？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [8],
        slips: [
          { answer: 24, reason: { en: "Three disks read at the same time.", zh: "三块磁盘同时读。" } },
          { answer: 4, reason: { en: "It reads all of it twice.", zh: "它要读两遍。" } },
          { answer: 12, reason: { en: "So it is with two disks.", zh: "两块磁盘才是这样。" } },
        ],
        hint: { en: "A third of the extents is on each.", zh: "每块上有三分之一的区段。" },
        why: {
          en: "24 / 3 = 8. But when one of the three disks fails, the volume is gone: speed and safety are bought apart.",
          zh: "24 / 3 = 8。但三块里坏一块，整个卷就没了：快和安全要分开买。",
        },
      },
    },
    {
      id: "bare-metal",
      kind: "tell",
      title: { en: "No monitor at all", zh: "不要监控器" },
      at: { scenario: inOrder, time: 24 },
      focus: "why",
      text: [
        {
          en: "Some clouds rent whole computers and move what the monitor did into cards beside them: networks, disks, the start. Nothing exits; but nothing is shared either, and nothing moves while it runs. That is why monitors stay.",
          zh: "有的云整台出租物理机，把监控器的工作移到旁边的卡上：网络、磁盘、开机。没有退出，但也没有共享，运行时也搬不走。所以监控器还会在。",
        },
      ],
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: read it in half the time", zh: "谜题：一半时间读完" },
      at: { scenario: inOrder, time: 0 },
      focus: "storage",
      vm: "data",
      text: [
        {
          en: "The form of [data](vm:data) says how its volume lies on the [disks](storage); the host's settings, how fast they are.",
          zh: "[data](vm:data) 的表单里有卷在[磁盘](storage)上的布局，宿主机设置里有磁盘的快慢。",
        },
      ],
      puzzle: {
        ask: { en: "Your turn: data is done by t = 12.", zh: "轮到你：data 在 t = 12 之前完成。" },
        hint: { en: "How many disks make 24 to 12?", zh: "几块磁盘能把 24 变成 12？" },
        goals: [
          { goal: "doneBy", vm: "data", time: 12 },
          { goal: "kept", parts: ["programs", "commands", "costs"] },
        ],
        solutions: [
          {
            way: { en: "stripes on two disks", zh: "两块磁盘的条带" },
            scenario: reading({ kind: "striped", disks: 2 }),
          },
          {
            way: { en: "stripes on three: done at 8", zh: "三块磁盘的条带：8 完成" },
            scenario: reading({ kind: "striped", disks: 3 }),
          },
        ],
        why: {
          en: "A mirror does not help here: it keeps the data twice, and one reader reads one of them. Explore freely from here: the run is yours.",
          zh: "镜像在这里没用：数据存两份，一个读者只读其中一份。接下来随意探索：这个运行是你的了。",
        },
      },
    },
  ],
};
