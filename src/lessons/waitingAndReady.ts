/** Waiting is not being ready: where one goes on waking, and what its time was (domain B.2, workload W2). */
import { same, type Lesson } from "../learn/lesson.ts";
import type { HostSpec } from "../model/scenario.ts";
import { blockingWorkload } from "../scenarios/blockingWorkload.ts";
import { withHostPart } from "./parts.ts";

const { scenario } = blockingWorkload;
const under = (scheduler: HostSpec["scheduler"]) => withHostPart(scenario, { scheduler });

export const waitingAndReady: Lesson = {
  id: "waiting-and-ready",
  number: 7,
  group: "processor",
  title: { en: "Waiting is not being ready", zh: "阻塞不等于就绪" },
  line: {
    en: "A device answers: where in the queue one goes on waking, and what one's time was.",
    zh: "设备应答后排到队列的哪里；时间都用在了什么上。",
  },
  minutes: 5,
  steps: [
    {
      id: "waking",
      kind: "ask",
      title: { en: "The device answers", zh: "设备应答" },
      at: { scenario, time: 11, row: 0 },
      after: { scenario, time: 12 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "Round robin, timeslice 2. [A](vm:A) has waited for its device since 7. At 11 the device answers, and at the same moment [C](vm:C) is through. [B](vm:B) has been in the queue since 9.",
          zh: "轮转，时间片 2。[A](vm:A) 从 7 起等设备。到 11，设备应答，[C](vm:C) 也正好做完；[B](vm:B) 从 9 起就在队列里。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Who runs at 11?", zh: "11 时谁运行？" },
        options: [
          {
            text: same("A"),
            reason: {
              en: "Waking up is not being dispatched: it goes to the end of the queue.",
              zh: "醒来不等于马上运行：它排到队尾。",
            },
          },
          { text: same("B") },
          { text: same("C"), reason: { en: "C has nothing left to do.", zh: "C 已经没有事做了。" } },
          {
            text: { en: "nobody", zh: "谁也不运行" },
            reason: { en: "There are ready machines, and the pCPU is free.", zh: "有就绪的虚拟机，pCPU 也空着。" },
          },
        ],
        right: [1],
        hint: { en: "Who was in the queue first?", zh: "谁先在队列里？" },
        why: {
          en: "B: it was queued first. A is ready at 11 and runs at 12.",
          zh: "B：它先入队。A 在 11 就绪，12 才运行。",
        },
      },
    },
    {
      id: "blocked",
      kind: "ask",
      title: { en: "While it waits", zh: "等设备的时候" },
      at: { scenario, time: 9 },
      after: { scenario, time: 11 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "From 7 to 11 [A](vm:A) waits for its device: its lane is hatched. Meanwhile the [pCPU](processor) runs B and C.",
          zh: "从 7 到 11，[A](vm:A) 在等设备：泳道是斜线。这时 [pCPU](processor) 运行 B 和 C。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How much of the processor does a blocked machine use?", zh: "阻塞的虚拟机占用多少处理器？" },
        options: [
          {
            text: { en: "its share, as when it is ready", zh: "自己那一份，和就绪时一样" },
            reason: { en: "It is not in the queue, so it gets no timeslice.", zh: "它不在队列里，得不到时间片。" },
          },
          { text: { en: "none", zh: "完全不占用" } },
          {
            text: { en: "a little, to ask the device", zh: "一点点，用来查询设备" },
            reason: { en: "The device reports by itself when it is done.", zh: "设备完成后会自己报告。" },
          },
        ],
        right: [1],
        hint: { en: "Look for it in the queue.", zh: "在队列里找找它。" },
        why: {
          en: "None. Blocked is its own state: neither running nor ready. That is why many machines fit into one computer.",
          zh: "完全不占用。阻塞是单独的状态，既不是运行也不是就绪。正因如此，一台计算机容得下许多虚拟机。",
        },
      },
    },
    {
      id: "account",
      kind: "ask",
      title: { en: "The account of A", zh: "A 的账目" },
      at: { scenario, time: 11 },
      after: { scenario, time: 15 },
      focus: "figures",
      vm: "A",
      text: [
        {
          en: "[A](vm:A) came at 0 and will be through at 15. It computes for 6 ticks and waits for its device for 4.",
          zh: "[A](vm:A) 在 0 到达，将在 15 完成。它计算 6 个滴答，等设备 4 个。",
        },
      ],
      question: {
        kind: "number",
        ask: {
          en: "How many ticks was it ready, and had to wait for the pCPU?",
          zh: "它就绪却要等 pCPU 的有几个滴答？",
        },
        unit: { en: "ticks", zh: "个滴答" },
        right: [5],
        slips: [
          {
            answer: 9,
            reason: { en: "That counts the 4 ticks it was blocked as well.", zh: "这把阻塞的 4 个也算进去了。" },
          },
          { answer: 4, reason: { en: "That is the time it was blocked.", zh: "那是阻塞的时间。" } },
          { answer: 15, reason: { en: "That is all of its time.", zh: "那是它的全部时间。" } },
        ],
        hint: { en: "Its time is computing, waiting and blocked.", zh: "它的时间 = 计算 + 等待 + 阻塞。" },
        why: {
          en: "15 = 6 + 5 + 4. Some books count being blocked as waiting; the rules of the page have a choice for that.",
          zh: "15 = 6 + 5 + 4。有的教材把阻塞也算作等待；页面的规则里可以选择。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: A by 13", zh: "谜题：A 在 13 之前" },
      at: { scenario, time: 0 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "Policy and timeslice are in the heading of [Processor](processor).",
          zh: "策略和时间片在[处理器](processor)标题栏里。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: A is done by t = 13, with the same machines and one pCPU.",
          zh: "轮到你：虚拟机不变、一个 pCPU，A 在 t = 13 之前完成。",
        },
        hint: { en: "The sooner A asks its device, the sooner it is through.", zh: "A 越早去找设备，就越早做完。" },
        goals: [
          { goal: "doneBy", vm: "A", time: 13 },
          { goal: "kept", parts: ["machines", "pcpus", "commands", "costs"] },
        ],
        solutions: [
          {
            way: { en: "timeslice 3: A asks at 3, and ends at 13", zh: "时间片 3：A 在 3 去找设备，13 完成" },
            scenario: under({ policy: "rr", params: { timeslice: 3 } }),
          },
          {
            way: { en: "first come, first served: 13", zh: "先来先服务：13" },
            scenario: under({ policy: "fcfs", params: {} }),
          },
          {
            way: { en: "shortest remaining time: 12", zh: "最短剩余时间优先：12" },
            scenario: under({ policy: "srtf", params: {} }),
          },
        ],
        why: {
          en: "Device and processor work at the same time only if the device is asked early.",
          zh: "早点去找设备，设备和处理器才能同时工作。",
        },
      },
    },
  ],
};
