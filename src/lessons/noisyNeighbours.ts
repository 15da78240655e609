/** Noisy neighbours: machines are kept apart in what they do, not in how fast it goes (domain C.3, D.7, H.1 number 26). */
import { same, type Lesson } from "../learn/lesson.ts";
import { defaultCosts } from "../codec/defaults.ts";
import { noisyNeighbour } from "../scenarios/noisyNeighbour.ts";
import type { HostSpec } from "../model/scenario.ts";
import { onTextbookHost, touching, withHostPart } from "./parts.ts";

const web = touching("web", 3, "LOOP * { W 0 1 2; C 3 }");
const scan = touching("scan", 12, "LOOP * { R 0 1 2 3 4 5 6 7 8 9 10 11 }");

const host: Partial<HostSpec> = {
  pcpus: 2,
  frames: 8,
  costs: { ...defaultCosts, reference: 1, fault: 1 },
  disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }],
};
const replacing = (policy: string): Partial<HostSpec> => ({ ...host, replacement: { policy, params: {} } });

const alone = onTextbookHost(replacing("fifo"), [web]);
const fifo = onTextbookHost(replacing("fifo"), [web, scan]);
const lru = onTextbookHost(replacing("lru"), [web, scan]);
const apart = withHostPart(fifo, { replacementScope: "local" });

const disk = noisyNeighbour.scenario;
const limited = {
  ...disk,
  commands: [{ command: "setIoLimit" as const, vm: "noisy", every: 8, requests: 1, at: 0 }],
};

export const noisyNeighbours: Lesson = {
  id: "noisy-neighbours",
  number: 21,
  group: "machines",
  title: { en: "Noisy neighbours", zh: "吵闹邻居" },
  line: {
    en: "Nobody reads what is another's, and yet one machine can slow down all others.",
    zh: "谁也读不到别人的数据，但一台虚拟机仍能拖慢其他所有的。",
  },
  minutes: 6,
  steps: [
    {
      id: "scan",
      kind: "ask",
      title: { en: "A scan moves in", zh: "来了一台扫描的" },
      at: { scenario: alone, time: 399 },
      after: { scenario: fifo, time: 399 },
      focus: "memory",
      vm: "web",
      text: [
        {
          en: "[web](vm:web) writes to three pages over and over. Alone in eight [frames](memory) it has 196 hits in 400 ticks.",
          zh: "[web](vm:web) 反复写三个页。独占八个[页框](memory)时，400 个滴答命中 196 次。",
        },
        {
          en: "A neighbour comes that reads twelve pages in turn. There are two pCPUs, and replacement is FIFO.",
          zh: "来了一个邻居，轮流读十二个页。有两个 pCPU，置换策略是 FIFO。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many hits has web now?", zh: "web 现在命中几次？" },
        options: [
          {
            text: same("196"),
            reason: {
              en: "It computes on a pCPU of its own, but the frames are shared.",
              zh: "pCPU 是它自己的，页框却是共用的。",
            },
          },
          {
            text: same("150"),
            reason: {
              en: "Three pages of eight would be a fair part. FIFO knows no parts.",
              zh: "八个中占三个很公平，可 FIFO 不管份额。",
            },
          },
          {
            text: same("98"),
            reason: { en: "Half would be so if they shared the processor.", zh: "共用处理器时才会是一半。" },
          },
          { text: same("33") },
        ],
        right: [3],
        hint: { en: "FIFO takes the page that came first, used or not.", zh: "FIFO 换出最早来的页，不管是否在用。" },
        why: {
          en: "33. The scan brings a page every time, and each pushes out the oldest one: soon that is one of web, which waits for the disk.",
          zh: "33 次。扫描不断带来新页，每个都挤出最早的：不久就轮到 web 的页，它只好等磁盘。",
        },
      },
    },
    {
      id: "policies",
      kind: "ask",
      title: { en: "Another policy", zh: "换一种策略" },
      at: { scenario: fifo, time: 399 },
      after: { scenario: lru, time: 399 },
      focus: "memory",
      vm: "web",
      text: [
        {
          en: "[web](vm:web) uses its pages all the time, the scan each of its own only once a round. A policy that looks at use should see that.",
          zh: "[web](vm:web) 一直在用它的页，扫描每轮只用一次。看使用情况的策略应该能看出来。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Which of Clock and LRU protects web?", zh: "Clock 和 LRU，哪个能保护 web？" },
        options: [
          {
            text: { en: "both", zh: "都能" },
            reason: { en: "Here Clock leaves web 3 hits.", zh: "在这里，Clock 只给 web 留下 3 次命中。" },
          },
          {
            text: { en: "Clock alone", zh: "只有 Clock" },
            reason: { en: "It is the other way round.", zh: "正好相反。" },
          },
          { text: { en: "LRU alone", zh: "只有 LRU" } },
          {
            text: { en: "neither", zh: "都不能" },
            reason: { en: "Under LRU web has all of its 196 hits.", zh: "在 LRU 下，web 有全部 196 次命中。" },
          },
        ],
        right: [2],
        hint: { en: "When all bits are set, what does Clock take?", zh: "访问位都为 1 时，Clock 换出哪个？" },
        why: {
          en: "LRU: 196. Clock: 3. Every page has its bit set when the hand comes; it clears them all and takes what FIFO would.",
          zh: "LRU：196 次；Clock：3 次。指针来时，各页的访问位都是 1；清零一圈后，换出的与 FIFO 相同。",
        },
      },
    },
    {
      id: "local",
      kind: "ask",
      title: { en: "Frames of one's own", zh: "各有各的页框" },
      at: { scenario: fifo, time: 399 },
      after: { scenario: apart, time: 399 },
      focus: "memory",
      vm: "web",
      text: [
        {
          en: "FIFO again, but replacement is local: whoever needs a frame gives up one of its own [frames](memory).",
          zh: "仍用 FIFO，但改为局部置换：谁要页框，就换出自己的一个[页](memory)。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many hits has web in 400 ticks now?", zh: "现在 400 个滴答中 web 命中几次？" },
        unit: { en: "hits", zh: "次" },
        right: [196],
        slips: [
          {
            answer: 33,
            reason: { en: "That was with the frames of all in one pool.", zh: "那是所有页框放在一起的时候。" },
          },
          {
            answer: 98,
            reason: {
              en: "Nothing is halved: three pages fit into its frames.",
              zh: "并没有减半：三个页放得进它的页框。",
            },
          },
        ],
        hint: { en: "Do three pages fit into its part of eight frames?", zh: "它那份页框放得下三个页吗？" },
        why: {
          en: "196, as if it were alone. The scan cannot take what is not its own; it faults as before, against itself.",
          zh: "196，与独占时一样。扫描拿不到别人的页框；它照样缺页，但只影响自己。",
        },
      },
      box: {
        says: {
          en: "Virtual machines are isolated: what happens in one does not affect the others.",
          zh: "虚拟机彼此隔离：一台中发生的事不影响其他。",
        },
        exact: {
          en: "What they do is kept apart, always. How fast it goes is not, unless a quota, a weight or a limit sees to it.",
          zh: "做什么总是隔开的；做得多快却不是，除非有配额、权重或限制来保证。",
        },
      },
    },
    {
      id: "disk",
      kind: "ask",
      title: { en: "The same on a disk", zh: "磁盘上也一样" },
      at: { scenario: disk, time: 160 },
      after: { scenario: limited, time: 80 },
      focus: "storage",
      vm: "quiet",
      text: [
        {
          en: "[noisy](vm:noisy) keeps four reads in the queue of the [disk](storage); [quiet](vm:quiet) needs one now and then and is done at 160. Alone it takes 64.",
          zh: "[noisy](vm:noisy) 在[磁盘](storage)队列里总放着四个读请求；[quiet](vm:quiet) 偶尔读一块，160 才完成。独占时只要 64。",
        },
        {
          en: "Now noisy may begin one request every 8 ticks.",
          zh: "现在限制 noisy：每 8 个滴答一个请求。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "When is quiet done?", zh: "quiet 何时完成？" },
        options: [
          {
            text: same("64"),
            reason: { en: "It still meets a request of noisy now and then.", zh: "它偶尔还会碰上 noisy 的请求。" },
          },
          { text: same("80") },
          {
            text: same("120"),
            reason: { en: "It waits for one read at most, not for two.", zh: "它最多等一个读请求，不是两个。" },
          },
          {
            text: same("160"),
            reason: { en: "Then the limit would do nothing.", zh: "那样限制就没有用了。" },
          },
        ],
        right: [1],
        hint: { en: "Of 8 ticks, how many is the disk busy for noisy?", zh: "8 个滴答中，磁盘为 noisy 忙几个？" },
        why: {
          en: "At 80. A read takes 4 of 8 ticks; libvirt calls such a limit iotune.",
          zh: "80。一次读占 8 个滴答中的 4 个；libvirt 把这种限制叫 iotune。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: protect web", zh: "谜题：保护 web" },
      at: { scenario: fifo, time: 0 },
      focus: "memory",
      vm: "web",
      text: [
        {
          en: "One setting in the heading of [Memory](memory) is enough. The scan goes on.",
          zh: "在[内存](memory)标题栏改一个设置就够了。扫描照常进行。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: web has 196 hits by t = 399, beside the same scan in eight frames.",
          zh: "轮到你：扫描不变、八个页框，web 到 t = 399 命中 196 次。",
        },
        hint: { en: "Who may take whose frames?", zh: "谁可以拿走谁的页框？" },
        goals: [
          { goal: "hitsAtLeast", vm: "web", count: 196, until: 399 },
          { goal: "kept", parts: ["machines", "frames", "pcpus", "costs", "commands", "storage"] },
        ],
        solutions: [
          { way: { en: "local replacement", zh: "局部置换" }, scenario: apart },
          { way: { en: "LRU", zh: "LRU" }, scenario: lru },
          {
            way: { en: "ARC, which resists scans", zh: "能抵抗扫描的 ARC" },
            scenario: onTextbookHost(replacing("arc"), [web, scan]),
          },
        ],
        why: {
          en: "A border protects whatever the policy; a policy protects only those whose use it recognises.",
          zh: "有界线，什么策略都能保护；没有界线，只能靠策略看出谁在用。",
        },
      },
    },
  ],
};
