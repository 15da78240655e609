/** Shares in real hypervisors: stride, lottery, Xen's credit scheduler and Linux's EEVDF (domain B.5, H.2). */
import { same, type Lesson } from "../learn/lesson.ts";
import type { MachineSpec, PolicyChoice } from "../model/scenario.ts";
import { computing, onTextbookHost, withHostPart } from "./parts.ts";

const FOR_EVER = "LOOP * { C 100 }";

function weighing(weights: Readonly<Record<string, number>>): readonly MachineSpec[] {
  return Object.entries(weights).map(([name, weight]) => computing(name, FOR_EVER, { weight }));
}

const under = (policy: string, params: PolicyChoice["params"] = {}) => ({ scheduler: { policy, params } });

const three = weighing({ A: 3, B: 2, C: 1 });
const stride = onTextbookHost(under("stride", { timeslice: 10 }), three);
const lottery = withHostPart(stride, under("lottery", { timeslice: 1 }));
const credit = onTextbookHost(under("credit"), weighing({ A: 512, B: 256, C: 256 }));

const sleeper = (changes: Partial<MachineSpec> = {}) =>
  computing("S", "LOOP * { C 2; IO 20 }", { weight: 1024, ...changes });
const hogs = weighing({ A: 1024, B: 1024 });
const beside = (machine: MachineSpec, request = 24) => onTextbookHost(under("eevdf", { request }), [...hogs, machine]);
const patient = beside(sleeper());
const short = beside(sleeper({ timeslice: 4 }));

export const sharesOfTime: Lesson = {
  id: "shares",
  number: 9,
  group: "processor",
  title: { en: "Shares in real hypervisors", zh: "真实系统的份额：Xen 与 Linux" },
  line: {
    en: "Weights by stride, by lot, by credits, by virtual deadlines: what each of them promises.",
    zh: "步幅、彩票、信用、虚拟截止时间：各种权重调度承诺什么。",
  },
  minutes: 6,
  steps: [
    {
      id: "stride",
      kind: "ask",
      title: { en: "3 : 2 : 1, to the tick", zh: "3 : 2 : 1，一个滴答不差" },
      at: { scenario: stride, time: 0 },
      after: { scenario: stride, time: 600 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "[A](vm:A), [B](vm:B) and [C](vm:C) always compute, with weights 3, 2 and 1. Under stride scheduling whoever is furthest behind its share is next.",
          zh: "[A](vm:A)、[B](vm:B)、[C](vm:C) 一直计算，权重为 3、2、1。步幅调度：谁落后于自己的份额最多，谁就下一个运行。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many of 600 ticks has A?", zh: "600 个滴答中 A 得几个？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [300],
        slips: [
          { answer: 200, reason: { en: "That is a third: no weights.", zh: "那是三分之一，没有计权重。" } },
          {
            answer: 180,
            reason: { en: "The weight is no percentage: 3 of 6 parts.", zh: "权重不是百分比，而是 6 份中的 3 份。" },
          },
          { answer: 450, reason: { en: "3 of 6 parts, not of 4.", zh: "是 6 份中的 3 份，不是 4 份。" } },
        ],
        hint: { en: "All weights together are 6.", zh: "权重之和是 6。" },
        why: {
          en: "600 × 3 / 6 = 300, B has 200 and C 100. At no moment is anybody more than a timeslice off.",
          zh: "600 × 3 / 6 = 300；B 得 200，C 得 100。任何时刻与份额的差都不超过一个时间片。",
        },
      },
    },
    {
      id: "lot",
      kind: "ask",
      title: { en: "The same by lot", zh: "改用抽签" },
      at: { scenario: stride, time: 600 },
      after: { scenario: lottery, time: 600 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "Now every tick is drawn by lot: [A](vm:A) holds 3 tickets of 6.",
          zh: "现在每个滴答都靠抽签：六张彩票中 [A](vm:A) 有三张。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What does A have after 600 ticks?", zh: "600 个滴答后 A 得多少？" },
        options: [
          {
            text: { en: "exactly 300", zh: "正好 300" },
            reason: { en: "On average, but hardly ever exactly.", zh: "平均如此，但很少正好。" },
          },
          { text: { en: "about 300; other seeds, other numbers", zh: "约 300；种子不同，数目不同" } },
          {
            text: { en: "at least 300", zh: "至少 300" },
            reason: { en: "Chance promises nobody anything.", zh: "抽签不对任何人作保证。" },
          },
          {
            text: { en: "about 200", zh: "约 200" },
            reason: { en: "That would be a ticket for each.", zh: "那是每台一张彩票。" },
          },
        ],
        right: [1],
        hint: { en: "Like a coin that is thrown 600 times.", zh: "就像抛六百次硬币。" },
        why: {
          en: "Of 600 draws A wins 300 on average, give or take 12. In the long run the shares come right.",
          zh: "抽 600 次，A 平均中 300 次，上下约 12 次。时间长了，份额就准了。",
        },
      },
    },
    {
      id: "credit",
      kind: "ask",
      title: { en: "Xen: credits", zh: "Xen：信用" },
      at: { scenario: credit, time: 0 },
      after: { scenario: credit, time: 3000 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "Xen gives out credits by weight every 30 ticks; whoever runs pays with them, and whoever is in debt goes behind. The weights are 512, 256 and 256.",
          zh: "Xen 每 30 个滴答按权重发信用，运行者付信用，欠债的排到后面。权重为 512、256、256。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Who has what after 3,000 ticks?", zh: "3,000 个滴答后各得多少？" },
        options: [
          {
            text: same("1000 : 1000 : 1000"),
            reason: { en: "Then 512 would be worth as much as 256.", zh: "那样 512 就和 256 一样了。" },
          },
          { text: same("1500 : 750 : 750") },
          { text: same("2000 : 500 : 500"), reason: { en: "That is 4 : 1 : 1.", zh: "那是 4 : 1 : 1。" } },
          {
            text: same("512 : 256 : 256"),
            reason: { en: "Weights are parts, not ticks.", zh: "权重是份数，不是滴答数。" },
          },
        ],
        right: [1],
        hint: { en: "512 is half of all.", zh: "512 是总数的一半。" },
        why: {
          en: "Half and a quarter each: a weight of 256 is the usual one in Xen, and only the ratio counts.",
          zh: "一半，和两个四分之一：Xen 中通常的权重是 256，起作用的只是比例。",
        },
      },
    },
    {
      id: "sleeper",
      kind: "ask",
      title: { en: "Linux: who must answer soon", zh: "Linux：谁要尽快响应" },
      at: { scenario: patient, time: 100 },
      after: { scenario: short, time: 100 },
      focus: "processor",
      vm: "S",
      text: [
        {
          en: "[S](vm:S) computes 2 ticks, then waits 20 for a device. Beside two hogs EEVDF lets it wait 52 of 100 ticks: all ask for slices of 24.",
          zh: "[S](vm:S) 计算 2 个滴答，再等设备 20 个。EEVDF 下，与两台一直计算的同处，大家都请求 24 的时间片，它 100 个滴答中要等 52 个。",
        },
      ],
      question: {
        kind: "choice",
        ask: {
          en: "S asks for slices of 4 instead. Its weight stays. How long does it wait?",
          zh: "S 改为请求 4 的时间片，权重不变。它等多久？",
        },
        options: [
          {
            text: same("13"),
            reason: {
              en: "It still has to let running slices end now and then.",
              zh: "有时仍要等正在运行的时间片结束。",
            },
          },
          { text: same("28") },
          {
            text: same("52"),
            reason: { en: "A shorter slice has an earlier deadline.", zh: "时间片短，截止时间就早。" },
          },
          {
            text: same("78"),
            reason: { en: "That would be a later deadline, not an earlier one.", zh: "那是截止时间更晚，而不是更早。" },
          },
        ],
        right: [1],
        hint: { en: "Deadline = virtual time + slice / weight.", zh: "截止时间 = 虚拟时间 + 时间片 / 权重。" },
        why: {
          en: "28. The share is the same, but an earlier deadline overtakes a hog: less at a time, sooner.",
          zh: "28。份额不变，但截止时间早，就能抢先：每次少一点，来得快一点。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: wait half as long", zh: "谜题：少等一半" },
      at: { scenario: patient, time: 0 },
      focus: "processor",
      vm: "S",
      text: [
        {
          en: "Edit [S](vm:S) in its [menu](machines), or the request of all in the heading of [Processor](processor). EEVDF stays.",
          zh: "编辑 [S](vm:S)（在它的[菜单](machines)里），或在[处理器](processor)标题栏改大家的请求长度。仍用 EEVDF。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: by t = 99, S waits 30 ticks at most, beside both hogs.",
          zh: "轮到你：到 t = 99，S 最多等 30 个滴答，另两台照常运行。",
        },
        hint: { en: "What makes a deadline earlier?", zh: "什么会让截止时间提前？" },
        goals: [
          { goal: "waitsBetween", vm: "S", least: 0, most: 30, until: 99 },
          { goal: "kept", parts: ["pcpus", "costs"] },
          { goal: "running", machines: 3, at: 99 },
        ],
        solutions: [
          { way: { en: "a timeslice of 4 for S: 28", zh: "S 的时间片改为 4：28" }, scenario: short },
          {
            way: { en: "four times the weight for S: 8", zh: "S 的权重改为四倍：8" },
            scenario: beside(sleeper({ weight: 4096 })),
          },
          { way: { en: "slices of 8 for all: 24", zh: "大家的时间片都改为 8：24" }, scenario: beside(sleeper(), 8) },
        ],
        why: {
          en: "A short slice costs the hogs nothing but switches. More weight takes time from them whenever S wants it.",
          zh: "时间片短，只让另两台多几次切换；权重大，则会在 S 想运行时夺走它们的时间。",
        },
      },
    },
  ],
};
