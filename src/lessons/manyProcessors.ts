/** Many processors: one queue for all, or one for each, and what warm caches make of it (OSTEP, multi-processor scheduling). */
import type { Lesson } from "../learn/lesson.ts";
import type { HostSpec } from "../model/scenario.ts";
import { warmCaches } from "../scenarios/warmCaches.ts";
import { computing, onTextbookHost, withHostPart } from "./parts.ts";

const common = withHostPart(warmCaches.scenario, { runQueues: "global", workStealing: false });
const own = withHostPart(common, { runQueues: "perPcpu" });
const uneven = onTextbookHost(
  { pcpus: 2, runQueues: "perPcpu", scheduler: { policy: "rr", params: { timeslice: 2 } } },
  [computing("A", "C 4"), computing("B", "C 4"), computing("C", "C 8")],
);
const changed = (host: Partial<HostSpec>) => withHostPart(uneven, host);

export const manyProcessors: Lesson = {
  id: "many-processors",
  number: 10,
  group: "processor",
  title: { en: "Many processors", zh: "多处理器" },
  line: {
    en: "One queue for all or one for each: warm caches against an even load.",
    zh: "共用一个队列还是各有一个：缓存要热，负载要匀。",
  },
  minutes: 6,
  steps: [
    {
      id: "warm",
      kind: "ask",
      title: { en: "Warm caches", zh: "热的缓存" },
      at: { scenario: common, time: 150 },
      after: { scenario: own, time: 110 },
      focus: "processor",
      text: [
        {
          en: "Three jobs of 100 ticks on two [pCPUs](processor) with one queue for both. Who stays on a pCPU for 10 ticks is warm there, and twice as fast. All are done at 150.",
          zh: "三个 100 滴答的作业，两个 [pCPU](processor) 共用一个队列。在一个 pCPU 上待满 10 个滴答缓存就热，快一倍。到 150 全部完成。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "And with a queue for each pCPU?", zh: "每个 pCPU 各有一个队列呢？" },
        options: [
          {
            text: { en: "earlier: the jobs stay where they are warm", zh: "更早：作业留在热的地方" },
          },
          {
            text: { en: "at 150 as well: the work is the same", zh: "也是 150：工作量一样" },
            reason: {
              en: "It is not: who is warm gets two ticks of work done in one.",
              zh: "不一样：热的时候，一个滴答能做两个滴答的工作。",
            },
          },
          {
            text: {
              en: "later: one pCPU has two jobs, the other one",
              zh: "更晚：一个 pCPU 有两个作业，另一个只有一个",
            },
            reason: {
              en: "It is uneven, and still faster: warmth outweighs it here.",
              zh: "是不均匀，却还是更快：这里热缓存更要紧。",
            },
          },
        ],
        right: [0],
        hint: { en: "With one queue, how often does a job change its pCPU?", zh: "共用队列时，作业多久换一次 pCPU？" },
        why: {
          en: "110 instead of 150. With one queue three jobs take turns on two pCPUs, and each is cold again and again.",
          zh: "110，而不是 150。共用队列时三个作业在两个 pCPU 上轮换，缓存一再变冷。",
        },
      },
    },
    {
      id: "uneven",
      kind: "ask",
      title: { en: "An uneven load", zh: "负载不均" },
      at: { scenario: uneven, time: 4 },
      after: { scenario: uneven, time: 12 },
      focus: "processor",
      text: [
        {
          en: "Now without caches: A and C are on pCPU 0, B on pCPU 1, each with its own queue. A and B need 4 ticks, C needs 8.",
          zh: "现在没有缓存：A 和 C 在 pCPU 0，B 在 pCPU 1，各有队列。A 和 B 要 4 个滴答，C 要 8 个。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When is the last of them done?", zh: "最后一个何时完成？" },
        unit: { en: "(the tick)", zh: "（滴答）" },
        right: [12],
        slips: [
          {
            answer: 8,
            reason: {
              en: "16 ticks on two pCPUs, if the load were even.",
              zh: "16 个滴答分给两个 pCPU：负载均匀才行。",
            },
          },
          {
            answer: 10,
            reason: {
              en: "Only if pCPU 1 took something over when B is done.",
              zh: "只有 B 完成后 pCPU 1 接手一些才行。",
            },
          },
        ],
        hint: { en: "How much work is there on pCPU 0?", zh: "pCPU 0 上有多少工作？" },
        why: {
          en: "12: pCPU 0 has 4 + 8 ticks of work, and pCPU 1 is idle from 4 on.",
          zh: "12：pCPU 0 有 4 + 8 个滴答的工作，而 pCPU 1 从 4 起就空着。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: done by 10", zh: "谜题：10 之前完成" },
      at: { scenario: uneven, time: 4 },
      focus: "processor",
      text: [
        {
          en: "Queues and what an idle pCPU does are in the heading of [Processor](processor), or behind its ….",
          zh: "队列以及空闲 pCPU 做什么，在[处理器](processor)标题栏里或它的 … 里。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: all three are done by t = 10, on two pCPUs.",
          zh: "轮到你：两个 pCPU，在 t = 10 之前三个全部完成。",
        },
        hint: { en: "pCPU 1 is idle while A and C wait for each other.", zh: "A 和 C 互相等待时，pCPU 1 空着。" },
        goals: [
          { goal: "allDoneBy", time: 10 },
          { goal: "kept", parts: ["machines", "pcpus", "commands"] },
        ],
        solutions: [
          {
            way: { en: "an idle pCPU steals work", zh: "空闲的 pCPU 窃取工作" },
            scenario: changed({ workStealing: true }),
          },
          { way: { en: "one queue for both", zh: "共用一个队列" }, scenario: changed({ runQueues: "global" }) },
        ],
        why: {
          en: "Stealing keeps queues apart and moves work only when somebody is idle: a bit of both.",
          zh: "窃取让队列各自分开，只在有人空闲时才搬动工作：两头兼顾。",
        },
      },
    },
  ],
};
