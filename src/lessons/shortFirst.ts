/** Short jobs first: the shortest mean waiting, and who pays for it (domain B.4, B.5). */
import type { Lesson } from "../learn/lesson.ts";
import type { PolicyChoice } from "../model/scenario.ts";
import { stallingsJobs } from "../scenarios/stallingsJobs.ts";
import { computing, onTextbookHost, withHostPart } from "./parts.ts";

const under = (policy: string, params: PolicyChoice["params"] = {}) => ({ scheduler: { policy, params } });

const jobs = stallingsJobs.scenario;
const first = withHostPart(jobs, under("fcfs"));
const shortest = withHostPart(jobs, under("sjf"));
const remaining = withHostPart(jobs, under("srtf"));

/** The starvation example of domain B.5: every four ticks one comes that is more important than `L`. */
const starving = onTextbookHost(under("priority", { aging: 0 }), [
  computing("L", "C 3", { priority: 1 }),
  ...Array.from({ length: 6 }, (_, at) => computing(`H${at}`, "C 4", { priority: 5, arrival: 4 * at })),
]);
const aging = (ticks: number) => withHostPart(starving, under("priority", { aging: ticks }));

export const shortFirst: Lesson = {
  id: "short-first",
  number: 6,
  group: "processor",
  title: { en: "Short jobs first", zh: "短作业优先" },
  line: {
    en: "The least waiting on average, who pays for it, and what aging can do.",
    zh: "平均等待最短，代价由谁承担，老化能做什么。",
  },
  minutes: 6,
  steps: [
    {
      id: "shortest",
      kind: "ask",
      title: { en: "The shortest next", zh: "最短的先来" },
      at: { scenario: first, time: 20 },
      after: { scenario: shortest, time: 20 },
      focus: "processor",
      text: [
        {
          en: "Five jobs of 3, 6, 4, 5 and 2 ticks arrive at 0, 2, 4, 6 and 8. [First come, first served](processor), they wait 4.6 ticks on average.",
          zh: "五个作业，各需 3、6、4、5、2 个滴答，在 0、2、4、6、8 到达。[先来先服务](processor)时，平均等待 4.6 个滴答。",
        },
      ],
      question: {
        kind: "choice",
        ask: {
          en: "And if of those that wait the shortest one is next?",
          zh: "如果每次在等待者中选最短的，平均等待是多少？",
        },
        options: [
          {
            text: { en: "3.2", zh: "3.2 个滴答" },
            reason: {
              en: "That takes preemption: B would have to leave when C comes.",
              zh: "那需要抢占：C 到来时 B 要让出。",
            },
          },
          { text: { en: "3.6", zh: "3.6 个滴答" } },
          {
            text: { en: "4.6", zh: "4.6 个滴答" },
            reason: { en: "Then the order would not matter. It does.", zh: "那就是说次序无所谓，其实有关系。" },
          },
          {
            text: { en: "5.6", zh: "5.6 个滴答" },
            reason: {
              en: "Somebody waits longer, D, but E waits much less.",
              zh: "D 等得更久，但 E 少等得更多。",
            },
          },
        ],
        right: [1],
        hint: { en: "Only E overtakes: it needs 2 ticks.", zh: "只有 E 会插到前面：它只要 2 个滴答。" },
        why: {
          en: "E overtakes C and D: they wait 2 ticks more each, E waits 9 fewer. 0 + 1 + 7 + 9 + 1 = 18, divided by 5.",
          zh: "E 排到 C、D 前面：它们各多等 2 个滴答，E 少等 9 个。0 + 1 + 7 + 9 + 1 = 18，除以 5。",
        },
      },
    },
    {
      id: "remaining",
      kind: "ask",
      title: { en: "The shortest rest", zh: "剩余最短的先来" },
      at: { scenario: shortest, time: 20 },
      after: { scenario: remaining, time: 20 },
      focus: "processor",
      text: [
        {
          en: "Now a job that arrives may take the [processor](processor) from one that has more left to do.",
          zh: "现在，到达的作业可以从剩余时间更长的作业手中夺走[处理器](processor)。",
        },
      ],
      question: {
        kind: "number",
        ask: {
          en: "B needs 6 ticks and began at 3. How long does it wait in all?",
          zh: "B 需要 6 个滴答，从 3 开始运行。它一共等待多久？",
        },
        unit: { en: "ticks", zh: "个滴答" },
        right: [7],
        slips: [
          { answer: 1, reason: { en: "That is its waiting before it first ran.", zh: "那只是首次运行之前的等待。" } },
          { answer: 5, reason: { en: "It also waits for E, which comes at 8.", zh: "还要等在 8 到达的 E。" } },
          {
            answer: 13,
            reason: { en: "That is its turnaround: 6 of these it runs.", zh: "那是周转时间，其中 6 个在运行。" },
          },
        ],
        hint: { en: "C comes at 4 with 4 ticks, B has 5 left.", zh: "C 在 4 到达，要 4 个；B 还剩 5 个。" },
        why: {
          en: "C takes over at 4, E at 8; B goes on at 10. On average all wait 3.2 ticks, and no order can do better.",
          zh: "4 时 C 接手，8 时 E 接手，B 到 10 才继续。平均等待 3.2 个滴答，没有更短的次序。",
        },
      },
    },
    {
      id: "starving",
      kind: "ask",
      title: { en: "Somebody always comes before it", zh: "总有排在前面的" },
      at: { scenario: starving, time: 27 },
      after: { scenario: aging(4), time: 27 },
      focus: "processor",
      vm: "L",
      text: [
        {
          en: "[L](vm:L) needs 3 ticks, from 0 on. Every 4 ticks somebody with a higher priority comes for 4 ticks: L is done last, at 27.",
          zh: "[L](vm:L) 从 0 起要 3 个滴答。每 4 个滴答来一个优先级更高的，运行 4 个：L 最后完成，在 27。",
        },
        {
          en: "Its priority is 1, theirs 5. Aging adds 1 for every 4 ticks of waiting.",
          zh: "它的优先级是 1，其他是 5。老化：每等 4 个滴答加 1。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When is L done with aging?", zh: "有了老化，L 何时完成？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [19],
        slips: [
          {
            answer: 23,
            reason: {
              en: "At 16 it has the same priority as H4, and it came first.",
              zh: "16 时它与 H4 优先级相同，而它先到。",
            },
          },
          { answer: 16, reason: { en: "That is when it begins.", zh: "那是它开始的时刻。" } },
          { answer: 27, reason: { en: "That is without aging.", zh: "那是没有老化的时候。" } },
        ],
        hint: { en: "When has it gained four steps?", zh: "它何时升了四级？" },
        why: {
          en: "At 16 it has waited for 16 ticks: 1 + 4 = 5. It came before H4, so it runs until 19.",
          zh: "16 时它已等了 16 个滴答：1 + 4 = 5。它比 H4 先到，于是运行到 19。",
        },
      },
    },
    {
      id: "faster",
      kind: "ask",
      title: { en: "Aging twice as fast", zh: "老化快一倍" },
      at: { scenario: aging(4), time: 19 },
      after: { scenario: aging(2), time: 23 },
      focus: "processor",
      vm: "L",
      text: [
        {
          en: "Now 1 is added for every 2 ticks. [L](vm:L) begins at 8. But all who wait grow older, not L alone; who runs stays as it is.",
          zh: "现在每 2 个滴答加 1。[L](vm:L) 在 8 开始。但所有等待者都在老化，不只是 L；运行者保持不变。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "When is L done?", zh: "L 何时完成？" },
        options: [
          {
            text: { en: "at 11", zh: "11" },
            reason: {
              en: "That is so where nobody is preempted. Here H2 takes over at 10.",
              zh: "不抢占时是这样；这里 H2 在 10 接手。",
            },
          },
          {
            text: { en: "at 15", zh: "15" },
            reason: {
              en: "At 10 its waiting begins anew, from priority 1.",
              zh: "10 时它重新开始等待，从优先级 1 起。",
            },
          },
          {
            text: { en: "at 19", zh: "19" },
            reason: { en: "That was with aging every 4 ticks.", zh: "那是每 4 个滴答老化一次的时候。" },
          },
          { text: { en: "at 23", zh: "23" } },
        ],
        right: [3],
        hint: { en: "At 10, H2 has waited for 2 ticks: 5 + 1.", zh: "10 时，H2 已等了 2 个滴答：5 + 1。" },
        why: {
          en: "It runs from 8 to 10, is preempted by H2, and starts from 1 again: 22 to 23. Faster aging is not better aging.",
          zh: "它从 8 运行到 10，被 H2 抢占，再从 1 升起：22 到 23。老化更快，不一定更好。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: L by 19", zh: "谜题：L 在 19 之前" },
      at: { scenario: starving, time: 0 },
      focus: "processor",
      vm: "L",
      text: [
        {
          en: "Change the policy or its numbers in the heading of [Processor](processor). The machines stay as they are.",
          zh: "在[处理器](processor)标题栏改策略或它的数值。虚拟机保持不变。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: L is done by t = 19, and everybody by t = 27.",
          zh: "轮到你：L 在 t = 19 之前完成，全部在 t = 27 之前完成。",
        },
        hint: { en: "What if a tick of waiting were worth more?", zh: "让等待更有价值，会怎样？" },
        goals: [
          { goal: "doneBy", vm: "L", time: 19 },
          { goal: "allDoneBy", time: 27 },
          { goal: "kept", parts: ["machines", "pcpus", "costs"] },
        ],
        solutions: [
          { way: { en: "aging every 4 ticks: at 19", zh: "每 4 个滴答老化：19" }, scenario: aging(4) },
          { way: { en: "aging every 3 ticks: at 15", zh: "每 3 个滴答老化：15" }, scenario: aging(3) },
          {
            way: { en: "round robin with 2 ticks: at 5", zh: "时间片 2 的轮转：5" },
            scenario: withHostPart(starving, under("rr", { timeslice: 2 })),
          },
        ],
        why: {
          en: "Strict priority gives everything to the higher one. Aging, or a turn for everybody, ends starvation.",
          zh: "严格优先级把一切都给优先级高的。老化，或人人轮流，才能消除饥饿。",
        },
      },
    },
  ],
};
