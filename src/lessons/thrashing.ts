/** The thrashing cliff: two loops over three pages each in six, five and four frames, and ways back from it. */
import type { Lesson } from "../learn/lesson.ts";
import type { TimedCommand } from "../model/scenario.ts";
import { thrashingCliff } from "../scenarios/thrashingCliff.ts";
import { withHostPart } from "./parts.ts";

const four = thrashingCliff.scenario;
const five = withHostPart(four, { frames: 5 });
const six = withHostPart(four, { frames: 6 });

const oneAfterTheOther: readonly TimedCommand[] = [
  { command: "pause", vm: "B", at: 20 },
  { command: "resume", vm: "B", at: 52 },
];

export const thrashing: Lesson = {
  id: "thrashing",
  number: 15,
  group: "memory",
  title: { en: "The thrashing cliff", zh: "抖动的悬崖" },
  line: {
    en: "One frame too few, and hardly anything gets done; what helps.",
    zh: "只少一个页框，就几乎做不了事；怎么办。",
  },
  minutes: 7,
  steps: [
    {
      id: "five",
      kind: "ask",
      title: { en: "Six frames, then five", zh: "六个页框，再到五个" },
      at: { scenario: six, time: 38 },
      after: { scenario: five, time: 51 },
      focus: "memory",
      text: [
        {
          en: "[A](vm:A) and [B](vm:B) each write to three pages in turn, four times. In six [frames](memory) all is done at 38.",
          zh: "[A](vm:A) 和 [B](vm:B) 各轮流写三个页，写四遍。六个[页框](memory)时，到 38 全部完成。",
        },
        {
          en: "A page that was thrown out costs 5 ticks to write and 5 to read.",
          zh: "被换出的页：写盘 5 个滴答，读回 5 个。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "With five frames, when is all done?", zh: "五个页框时，何时全部完成？" },
        options: [
          {
            text: { en: "at 38", zh: "38" },
            reason: { en: "Then the sixth page would have needed no frame.", zh: "那样第六个页就不需要页框了。" },
          },
          { text: { en: "at 51", zh: "51" } },
          {
            text: { en: "at 102", zh: "102" },
            reason: {
              en: "So far it is not as bad: A has what it needs most of the time.",
              zh: "还没有这么糟：A 大部分时间够用。",
            },
          },
          {
            text: { en: "at 204", zh: "204" },
            reason: { en: "That takes one frame fewer.", zh: "那还要再少一个页框。" },
          },
        ],
        right: [1],
        hint: { en: "Two more faults need the disk.", zh: "多两次要读写磁盘的缺页。" },
        why: {
          en: "At 51. Two pages had to leave and come back; while the disk worked, the other machine could run.",
          zh: "51。有两个页要换出再读回；磁盘工作时，另一台还能运行。",
        },
      },
    },
    {
      id: "four",
      kind: "ask",
      title: { en: "Four frames", zh: "四个页框" },
      at: { scenario: five, time: 51 },
      after: { scenario: four, time: 204 },
      focus: "memory",
      text: [
        {
          en: "38 ticks in six frames, 51 in five. Each machine still needs three pages, again and again.",
          zh: "六个页框 38 个滴答，五个 51 个。每台仍要反复用到三个页。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "And in four frames?", zh: "四个页框呢？" },
        options: [
          {
            text: { en: "about 64", zh: "约 64" },
            reason: { en: "That is 13 more again, as if it went on in a line.", zh: "再加 13：好像是按直线增长。" },
          },
          {
            text: { en: "about 76", zh: "约 76" },
            reason: { en: "That is twice the time of six frames.", zh: "那是六个页框时的两倍。" },
          },
          {
            text: { en: "about 100", zh: "约 100" },
            reason: {
              en: "That is twice the time of five frames, and still far too little.",
              zh: "那是五个页框时的两倍，还差得远。",
            },
          },
          { text: { en: "about 200", zh: "约 200" } },
        ],
        right: [3],
        hint: { en: "Under LRU a loop one page too long never hits.", zh: "在 LRU 下，循环多一页就永远不命中。" },
        why: {
          en: "At 204: all 24 references fault. While A waits for the disk, B takes a page that A needs next, and the other way round.",
          zh: "204：24 次访问全部缺页。A 等磁盘时，B 夺走 A 马上要用的页，反过来也一样。",
        },
      },
    },
    {
      id: "useful",
      kind: "ask",
      title: { en: "Where the time went", zh: "时间去哪儿了" },
      at: { scenario: four, time: 204 },
      after: { scenario: four, time: 204 },
      focus: "processor",
      text: [
        {
          en: "The [processor](processor) had to compute 24 ticks, as with six frames, where it was useful 63% of the time. Now look at its lane.",
          zh: "[处理器](processor)要计算的仍是 24 个滴答；六个页框时，有用时间占 63%。看看它现在的泳道。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What part of the 204 ticks is useful now?", zh: "204 个滴答中，有用的占多少？" },
        options: [
          { text: { en: "12%", zh: "12%" } },
          {
            text: { en: "35%", zh: "35%" },
            reason: {
              en: "That counts exits and switches as well: busy, but not useful.",
              zh: "这把退出和切换也算进去了：在忙，但没有用。",
            },
          },
          {
            text: { en: "50%", zh: "50%" },
            reason: {
              en: "Two machines do not make halves: mostly nobody can run.",
              zh: "两台并不是各占一半：多数时候谁也不能运行。",
            },
          },
          {
            text: { en: "63%", zh: "63%" },
            reason: { en: "That was with six frames.", zh: "那是六个页框的时候。" },
          },
        ],
        right: [0],
        hint: { en: "24 of 204.", zh: "204 个中的 24 个。" },
        why: {
          en: "24 / 204 = 12%; the disk is busy for 190. A host that sees an idle processor and starts one more machine makes it worse.",
          zh: "24 / 204 = 12%，磁盘却忙了 190 个。看见处理器闲就再开一台，只会更糟。",
        },
      },
    },
    {
      id: "sets",
      kind: "tell",
      title: { en: "Working sets", zh: "工作集" },
      at: { scenario: four, time: 20 },
      after: { scenario: four, time: 52 },
      focus: "memory",
      text: [
        {
          en: "What a machine uses again and again is its working set: here 3 pages each. 3 + 3 fit into six [frames](memory), not into four.",
          zh: "反复用到的页是工作集：这里每台 3 页。3 + 3 放得进六个[页框](memory)，放不进四个。",
        },
        {
          en: "It is the sum that counts. Somebody has to wait, or need less.",
          zh: "要看总和：总得有一台等一等，或少用一些。",
        },
      ],
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: done by 80", zh: "谜题：80 之前完成" },
      at: { scenario: four, time: 20 },
      focus: "processor",
      vm: "B",
      text: [
        {
          en: "You may pause and resume machines in their [menus](machines), and change the rules of the host. Go to the moment first, then press.",
          zh: "可以在[菜单](machines)里暂停和恢复虚拟机，也可以改宿主机的规则。先移到那个时刻，再按按钮。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: with four frames and these machines, all is done by t = 80.",
          zh: "轮到你：四个页框，虚拟机不变，在 t = 80 之前全部完成。",
        },
        hint: { en: "Let one finish before the other goes on.", zh: "让一台先完成，另一台再继续。" },
        goals: [
          { goal: "allDoneBy", time: 80 },
          { goal: "kept", parts: ["machines", "frames", "pcpus", "costs", "storage"] },
        ],
        solutions: [
          {
            way: {
              en: "pause B at 20, resume it at 52, when A has ended: done at 75",
              zh: "20 时暂停 B，52 时 A 结束后恢复：75 完成",
            },
            scenario: { ...four, commands: oneAfterTheOther },
          },
          {
            way: { en: "load control with a window of 10: done at 67", zh: "负载控制，窗口 10：67 完成" },
            scenario: withHostPart(four, { loadControl: { window: 10 } }),
          },
          {
            way: { en: "MRU, which resists loops: done at 57", zh: "换成能抵抗循环的 MRU：57 完成" },
            scenario: withHostPart(four, { replacement: { policy: "mru", params: {} } }),
          },
        ],
        why: {
          en: "One after the other takes less than half of the time that both together take.",
          zh: "一台接一台，用时不到两台一起的一半。",
        },
      },
    },
  ],
};
