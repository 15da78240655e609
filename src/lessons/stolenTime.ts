/** Who took my time: two guests that run half of the time, of which only one was robbed (steal; domain B.2). */
import type { Lesson } from "../learn/lesson.ts";
import type { TimedCommand } from "../model/scenario.ts";
import { computing, onTextbookHost, withHostPart } from "./parts.ts";

const FOR_EVER = "LOOP * { C 100 }";
const hogs = onTextbookHost({ scheduler: { policy: "rr", params: { timeslice: 5 } } }, [
  computing("A", FOR_EVER),
  computing("B", FOR_EVER),
]);
const halfIdle = onTextbookHost({ scheduler: { policy: "rr", params: { timeslice: 5 } } }, [
  computing("A", "LOOP * { C 5; HALT 5 }"),
  computing("B", FOR_EVER),
]);

function credit(...commands: readonly TimedCommand[]) {
  const machines = ["A", "B"].map((name) => computing(name, FOR_EVER, { weight: 256 }));
  return onTextbookHost({ scheduler: { policy: "credit", params: {} } }, machines, { commands });
}

const equal = credit();

export const stolenTime: Lesson = {
  id: "stolen-time",
  number: 8,
  group: "processor",
  title: { en: "Who took my time?", zh: "谁占了我的时间？" },
  line: {
    en: "Two guests run half of the time. Only one of them was robbed.",
    zh: "两台都只运行了一半时间，却只有一台的时间被窃取。",
  },
  minutes: 5,
  steps: [
    {
      id: "robbed",
      kind: "ask",
      title: { en: "Two that always compute", zh: "两台都一直计算" },
      at: { scenario: hogs, time: 40 },
      after: { scenario: hogs, time: 1000 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "[A](vm:A) always has something to compute, and so has [B](vm:B). There is one [pCPU](processor). Inside A a program sees that it runs half of the time.",
          zh: "[A](vm:A) 一直有计算要做，[B](vm:B) 也是，[pCPU](processor) 只有一个。A 里的程序看到自己只运行了一半时间。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "Of the time A wanted to run, what part did it not get?", zh: "A 想运行的时间里，有多少没有得到？" },
        unit: { en: "%", zh: "%" },
        right: [50],
        slips: [
          {
            answer: 0,
            reason: { en: "It wanted all 1,000 ticks and got 500.", zh: "它想要全部 1,000 个滴答，只得到 500。" },
          },
          { answer: 100, reason: { en: "It got every other timeslice.", zh: "它隔一个时间片得到一个。" } },
        ],
        hint: {
          en: "It ran for 500 of 1,000 ticks, and was ready all the time.",
          zh: "1,000 个滴答中运行了 500 个，而且一直就绪。",
        },
        why: {
          en: "50%: of 1,000 ticks 500 were taken by B. Guests call this steal.",
          zh: "50%：1,000 个滴答中有 500 个被 B 占去。客户机把它叫作被窃取时间（steal）。",
        },
      },
    },
    {
      id: "idle",
      kind: "ask",
      title: { en: "One that is half idle", zh: "一台有一半空闲" },
      at: { scenario: halfIdle, time: 40 },
      after: { scenario: halfIdle, time: 1000 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "Now [A](vm:A) computes for 5 ticks and then is idle for 5, again and again. It runs 500 of 1,000 ticks, as before.",
          zh: "现在 [A](vm:A) 反复计算 5 个滴答、空闲 5 个。它和刚才一样，1,000 个滴答中运行 500 个。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "What part of the time it wanted was stolen now?", zh: "现在它想要的时间里，有多少被窃取？" },
        unit: { en: "%", zh: "%" },
        right: [0],
        slips: [
          {
            answer: 50,
            reason: { en: "It did not want the other half: it was idle.", zh: "另一半它并不想要：它空闲。" },
          },
          { answer: 25, reason: { en: "It never had to wait for B.", zh: "它从不需要等 B。" } },
        ],
        hint: { en: "Steal counts only while it is ready.", zh: "只有就绪的时候才算被窃取。" },
        why: {
          en: "None. Its lane has no ready parts: whenever it woke, the pCPU was free. Half of the processor time says nothing; steal does.",
          zh: "没有。它的泳道里没有就绪段：每次醒来 pCPU 正好空着。“只用了一半处理器”说明不了什么，被窃取时间才说明问题。",
        },
      },
    },
    {
      id: "who",
      kind: "tell",
      title: { en: "Who took it", zh: "被谁占的" },
      at: { scenario: equal, time: 3000 },
      focus: "figures",
      vm: "A",
      text: [
        {
          en: "Here the policy is Xen's credit scheduler, and both have the weight 256. The second tab of [Metrics](figures) says whose time went to whom: 1,500 ticks each way.",
          zh: "这里用 Xen 的信用调度器，两台权重都是 256。[指标](figures)的第二个标签说明谁的时间给了谁：各 1,500 个滴答。",
        },
      ],
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: at most 20% for A", zh: "谜题：A 不超过 20%" },
      at: { scenario: equal, time: 0 },
      focus: "machines",
      vm: "A",
      text: [
        {
          en: "The weight of a machine is changed in its [menu](machines). What is done at 0 holds for the whole run.",
          zh: "权重在虚拟机的[菜单](machines)里改；在 0 发出的命令对整个运行有效。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: at most 20% of the time of A is stolen in 3,000 ticks, and both machines run.",
          zh: "轮到你：3,000 个滴答中，A 被窃取的时间不超过 20%，两台都在运行。",
        },
        hint: { en: "What ratio of weights gives 80 to 20?", zh: "什么样的权重比是 80 比 20？" },
        goals: [
          { goal: "stealAtMost", vm: "A", percent: 20, until: 3000 },
          { goal: "running", machines: 2, at: 3000 },
          { goal: "kept", parts: ["machines"] },
        ],
        solutions: [
          {
            way: { en: "weight 1,024 for A", zh: "A 的权重 1,024" },
            scenario: credit({ command: "setWeight", vm: "A", weight: 1024, at: 0 }),
          },
          {
            way: { en: "weight 64 for B", zh: "B 的权重 64" },
            scenario: credit({ command: "setWeight", vm: "B", weight: 64, at: 0 }),
          },
          {
            way: { en: "a second pCPU: nothing is stolen", zh: "再加一个 pCPU：谁的时间也不被窃取" },
            scenario: withHostPart(equal, { pcpus: 2 }),
          },
        ],
        why: {
          en: "Weights only move the loss: A is robbed of 20%, B of 80%. Another pCPU takes it away.",
          zh: "权重只是把损失挪走：A 被窃取 20%，B 被窃取 80%。加一个 pCPU 才能消除。",
        },
      },
    },
  ],
};
