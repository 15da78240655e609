/** Two at the same moment: a schedule is right or wrong only under its rules (domain J, conventions.md). */
import { same, type Lesson } from "../learn/lesson.ts";
import { writtenBursts } from "../codec/notation/written.ts";
import type { Scenario } from "../model/scenario.ts";
import { onTextbookHost, withHostPart } from "./parts.ts";

const arrival: Scenario = onTextbookHost(
  { scheduler: { policy: "rr", params: { timeslice: 2 } } },
  writtenBursts("A(0; 4) B(2; 2) C(3; 1)"),
);
const preempted: Scenario = {
  ...arrival,
  conventions: { ...arrival.conventions, sameInstant: "preemptedFirst" },
};

export const sameInstant: Lesson = {
  id: "same-moment",
  number: 5,
  group: "processor",
  title: { en: "Two at the same moment", zh: "同一时刻，谁先？" },
  line: {
    en: "A timeslice ends as somebody arrives: both answers are right, under their rules.",
    zh: "时间片用完的同时又来了一个：两种答案都对，各有规则。",
  },
  minutes: 4,
  steps: [
    {
      id: "who",
      kind: "ask",
      title: { en: "Both at 2", zh: "都在 2" },
      at: { scenario: arrival, time: 2, row: 0 },
      after: { scenario: arrival, time: 7 },
      focus: "processor",
      text: [
        {
          en: "Round robin with a timeslice of 2. A needs 4 ticks and has run for 2. At this very moment B arrives.",
          zh: "轮转，时间片 2。A 需要 4 个滴答，已运行 2 个。就在这一刻，B 到达。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Who runs next?", zh: "接下来谁运行？" },
        options: [
          {
            text: same("A"),
            reason: {
              en: "Right if the preempted one queues first. This run has the other rule.",
              zh: "如果被抢占的先入队，就是对的；这次运行用的是另一条规则。",
            },
          },
          {
            text: same("B"),
            reason: {
              en: "Right if the one that arrives queues first, as in this run.",
              zh: "如果到达的先入队，就是对的；这次运行正是这样。",
            },
          },
          { text: same("C"), reason: { en: "C only comes at 3.", zh: "C 要到 3 才来。" } },
        ],
        right: [0, 1],
        hint: {
          en: "Who is first in the queue: the one that comes, or the one that has to leave?",
          zh: "谁先入队：到达的，还是让出的？",
        },
        why: {
          en: "Either. Here arrivals queue first: A B A C, and A, B, C end at 6, 4, 7. Nothing in “round robin” says so; it is a rule of its own.",
          zh: "都可以。这里到达的先入队：A B A C，A、B、C 在 6、4、7 结束。“轮转”本身并没有规定，这是另外一条规则。",
        },
      },
    },
    {
      id: "other",
      kind: "ask",
      title: { en: "The other rule", zh: "另一条规则" },
      at: { scenario: preempted, time: 2, row: 0 },
      after: { scenario: preempted, time: 7 },
      focus: "processor",
      text: [
        {
          en: "Now the rule is that the preempted one queues first. Nothing else is changed.",
          zh: "现在规定被抢占的先入队，其他都不变。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When does B end now? It was 4 before.", zh: "B 现在何时结束？原来是 4。" },
        unit: { en: "(the tick)", zh: "（滴答）" },
        right: [6],
        slips: [
          { answer: 4, reason: { en: "That was with arrivals first.", zh: "那是到达的先入队的时候。" } },
          {
            answer: 7,
            reason: { en: "C is last: it ends at 7 under both rules.", zh: "C 在最后：两种规则下都在 7 结束。" },
          },
        ],
        hint: { en: "A goes on, and then is through.", zh: "A 接着运行，然后就做完了。" },
        why: {
          en: "A A B C: they end at 4, 6, 7. If your book has another chart than this page, look at its rules first.",
          zh: "A A B C：在 4、6、7 结束。如果教材的图和这里不同，先看它的规则。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: the book has A at 4", zh: "谜题：教材上 A 在 4 结束" },
      at: { scenario: arrival, time: 0 },
      focus: "processor",
      text: [
        {
          en: "A book prints the chart A A B C for these jobs and does not say by which rules. Timeslice and policy are in the heading of [Processor](processor); Rules is in the bar of Explore: Esc leads there, Lessons back.",
          zh: "教材印的图是 A A B C，却没说用的什么规则。时间片和策略在[处理器](processor)标题栏；“约定”在探索页的横栏里：按 Esc 过去，点“课程”回来。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: change one rule or setting so that A ends at 4 and C at 7.",
          zh: "轮到你：改一条规则或设置，使 A 在 4 结束、C 在 7 结束。",
        },
        hint: { en: "What else would let A run for 4 ticks at a stretch?", zh: "还有什么能让 A 连续运行 4 个滴答？" },
        goals: [
          { goal: "doneBy", vm: "A", time: 4 },
          { goal: "doneBy", vm: "C", time: 7 },
          { goal: "kept", parts: ["machines", "pcpus", "commands"] },
        ],
        solutions: [
          { way: { en: "the preempted one queues first", zh: "被抢占的先入队" }, scenario: preempted },
          {
            way: { en: "timeslice 4", zh: "时间片 4" },
            scenario: withHostPart(arrival, { scheduler: { policy: "rr", params: { timeslice: 4 } } }),
          },
          {
            way: { en: "first come, first served", zh: "先来先服务" },
            scenario: withHostPart(arrival, { scheduler: { policy: "fcfs", params: {} } }),
          },
        ],
        why: {
          en: "Three sets of rules give the same chart: a chart alone does not tell which one its author used.",
          zh: "三套规则得到同一张图：只看图，看不出作者用的是哪一套。",
        },
      },
    },
  ],
};
