/** How short may a timeslice be: quick first answers against what switches cost (Stallings' five jobs; domain H.2). */
import { same, type Lesson } from "../learn/lesson.ts";
import { hostOf } from "../model/scenario.ts";
import { stallingsJobs } from "../scenarios/stallingsJobs.ts";
import { withHostPart } from "./parts.ts";

const jobs = stallingsJobs.scenario;

function sliced(timeslice: number, worldSwitch: number) {
  return withHostPart(jobs, {
    scheduler: { policy: "rr", params: { timeslice } },
    costs: { ...hostOf(jobs).costs, worldSwitch },
  });
}

export const shortTimeslices: Lesson = {
  id: "short-timeslices",
  number: 4,
  group: "processor",
  title: { en: "How short may a timeslice be?", zh: "时间片该多短？" },
  line: {
    en: "Short ones answer quickly, and every switch costs something.",
    zh: "短时间片响应快，但每次切换都有代价。",
  },
  minutes: 6,
  steps: [
    {
      id: "free",
      kind: "ask",
      title: { en: "Switches for nothing", zh: "切换不花时间" },
      at: { scenario: sliced(4, 0), time: 20 },
      after: { scenario: sliced(1, 0), time: 20 },
      focus: "processor",
      text: [
        {
          en: "Five jobs under round robin. With a timeslice, or quantum, of 4 ticks all are done at 20, and the first answer of a job takes 3.6 ticks on average.",
          zh: "五个作业，轮转调度。时间片（也叫时间配额）为 4 个滴答时，到 20 全部完成，平均响应时间 3.6。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When are all done with a timeslice of 1?", zh: "时间片为 1 时，何时全部完成？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [20],
        slips: [
          {
            answer: 40,
            reason: {
              en: "Only if each switch took a tick. Here it takes none.",
              zh: "只有每次切换花一个滴答才会这样；这里不花。",
            },
          },
          {
            answer: 5,
            reason: {
              en: "There are 20 ticks of work, whatever the order.",
              zh: "不管什么次序，总共有 20 个滴答的工作。",
            },
          },
        ],
        hint: { en: "How much work is there in all?", zh: "一共有多少工作？" },
        why: {
          en: "At 20 as well, but the first answer takes 0.8 ticks instead of 3.6. If switches cost nothing, shorter is better.",
          zh: "也是 20，但平均响应时间从 3.6 降到 0.8。切换不花时间的话，越短越好。",
        },
      },
    },
    {
      id: "cost",
      kind: "ask",
      title: { en: "What a switch costs", zh: "切换的代价" },
      at: { scenario: sliced(4, 1), time: 9 },
      after: { scenario: sliced(1, 1), time: 40 },
      focus: "processor",
      text: [
        {
          en: "A real switch saves and loads registers, and the caches are cold. From now on each switch costs 1 tick: the dark blocks on the [pCPU](processor).",
          zh: "真正的切换要保存和装入寄存器，缓存也是冷的。从现在起，每次切换花 1 个滴答：[pCPU](processor) 上的深色块。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "With which timeslice are the five jobs done last?", zh: "用哪个时间片，五个作业完成得最晚？" },
        options: [
          { text: same("1") },
          {
            text: same("2"),
            reason: { en: "It is done at 31: there is a shorter one.", zh: "到 31 完成：还有更短的时间片。" },
          },
          { text: same("4"), reason: { en: "It is done at 27.", zh: "到 27 完成。" } },
          {
            text: same("8"),
            reason: { en: "It is done first, at 25: hardly any switches.", zh: "它最早，到 25 就完成：几乎不切换。" },
          },
        ],
        right: [0],
        hint: { en: "Which one switches most often?", zh: "哪个切换最频繁？" },
        why: {
          en: "1, 2, 4 and 8 are done at 40, 31, 27 and 25. With a timeslice of 1 every other tick is a switch.",
          zh: "1、2、4、8 分别到 40、31、27、25 完成。时间片为 1 时，每隔一个滴答就切换一次。",
        },
      },
    },
    {
      id: "response",
      kind: "ask",
      title: { en: "Response against the end", zh: "响应与完成" },
      at: { scenario: sliced(8, 1), time: 25 },
      after: { scenario: sliced(1, 1), time: 40 },
      focus: "processor",
      text: [
        {
          en: "8 is done first. But somebody may sit in front of each job and wait for its first answer.",
          zh: "8 最早完成。但也许每个作业前面都坐着人，在等第一个响应。",
        },
      ],
      question: {
        kind: "choice",
        ask: {
          en: "Which timeslice answers first, on average, with this cost?",
          zh: "在这样的代价下，哪个时间片平均响应最快？",
        },
        options: [
          { text: same("1") },
          {
            text: same("2"),
            reason: { en: "4.8 ticks: a shorter one is quicker still.", zh: "4.8 个滴答：更短的还要快。" },
          },
          {
            text: same("4"),
            reason: {
              en: "6.2 ticks. Its cost is lower, its answers are later.",
              zh: "6.2 个滴答：代价较低，响应较晚。",
            },
          },
          {
            text: same("8"),
            reason: {
              en: "7.6 ticks: the slowest, because each waits for whole jobs.",
              zh: "7.6 个滴答，最慢：要等别的作业整个做完。",
            },
          },
        ],
        right: [0],
        hint: { en: "How long is the turn of those in front?", zh: "排在前面的每个要占多久？" },
        why: {
          en: "3.4, 4.8, 6.2 and 7.6 ticks for 1, 2, 4 and 8: the one that is done last answers first. One has to choose.",
          zh: "1、2、4、8 的平均响应是 3.4、4.8、6.2、7.6：完成最晚的响应最快。只能取舍。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: done by 30", zh: "谜题：30 之前完成" },
      at: { scenario: sliced(1, 1), time: 0 },
      focus: "processor",
      text: [
        {
          en: "The timeslice stands in the heading of [Processor](processor). Who looks for the quickest answers looks for the shortest that will do.",
          zh: "时间片在[处理器](processor)标题栏里。想要响应最快，就找够用的最短时间片。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: all five are done by t = 30, with the same jobs and the same cost of a switch.",
          zh: "轮到你：作业和切换代价不变，在 t = 30 之前五个全部完成。",
        },
        hint: { en: "2 is too short, 4 is enough.", zh: "2 太短，4 够了。" },
        goals: [
          { goal: "allDoneBy", time: 30 },
          { goal: "kept", parts: ["machines", "costs", "pcpus", "commands"] },
        ],
        solutions: [
          {
            way: { en: "timeslice 3, the shortest that does: 28", zh: "时间片 3，够用的里面最短：28" },
            scenario: sliced(3, 1),
          },
          { way: { en: "timeslice 4: 27", zh: "时间片 4：27" }, scenario: sliced(4, 1) },
          {
            way: { en: "first come, first served: 25", zh: "先来先服务：25" },
            scenario: withHostPart(sliced(1, 1), { scheduler: { policy: "fcfs", params: {} } }),
          },
        ],
        why: {
          en: "A timeslice is long enough when switches take a small part of it, and short enough when people do not notice it.",
          zh: "时间片要长到切换只占一小部分，又短到人察觉不出。",
        },
      },
    },
  ],
};
