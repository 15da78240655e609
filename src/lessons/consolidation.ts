/** One computer, many machines: what consolidation gains, and from where on it costs somebody time. */
import type { Lesson } from "../learn/lesson.ts";
import type { TimedCommand } from "../model/scenario.ts";
import { computing, onTextbookHost } from "./parts.ts";

const NAMES = ["A", "B", "C", "D"];

/** The first `count` of four machines that each need 3 of 10 ticks. */
function machines(count: number, commands: readonly TimedCommand[] = []) {
  return onTextbookHost(
    { scheduler: { policy: "rr", params: { timeslice: 3 } } },
    NAMES.slice(0, count).map((name) => computing(name, "LOOP * { C 3; IO 7 }")),
    { commands },
  );
}

const [one, three, four] = [machines(1), machines(3), machines(4)];

export const consolidation: Lesson = {
  id: "one-computer",
  number: 1,
  group: "machines",
  title: { en: "One computer, many machines", zh: "一台物理机，多台虚拟机" },
  line: {
    en: "What is gained when several machines share a computer, and where it ends.",
    zh: "多台虚拟机共用一台计算机有什么好处，到哪里为止。",
  },
  minutes: 5,
  steps: [
    {
      id: "three",
      kind: "ask",
      title: { en: "One, then three", zh: "一台，再到三台" },
      at: { scenario: one, time: 300 },
      after: { scenario: three, time: 300 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "[A](vm:A) computes for 3 ticks and waits for a device for 7, again and again. Alone it keeps the [processor](processor) busy 30% of the time.",
          zh: "[A](vm:A) 反复计算 3 个滴答、等设备 7 个。单独运行时，[处理器](processor)有 30% 的时间在忙。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How busy is it with three machines of this kind?", zh: "有三台这样的虚拟机时，它有多忙？" },
        unit: { en: "% of the time", zh: "%" },
        right: [90],
        slips: [
          {
            answer: 30,
            reason: {
              en: "Only if the others had to wait until A is through.",
              zh: "只有其他两台都要等 A 做完才会这样。",
            },
          },
          {
            answer: 100,
            reason: {
              en: "There is a tenth left: three times 3 of 10 ticks.",
              zh: "还剩十分之一：十个滴答用了三个 3。",
            },
          },
        ],
        hint: { en: "While one waits for its device, another can compute.", zh: "一台等设备时，另一台可以计算。" },
        why: {
          en: "90%: each has its 90 of 300 ticks, and hardly anybody waits. That is what consolidation is for.",
          zh: "90%：300 个滴答中每台各得 90 个，几乎谁也不等。整合就是为了这个。",
        },
      },
    },
    {
      id: "four",
      kind: "ask",
      title: { en: "A fourth one", zh: "第四台" },
      at: { scenario: three, time: 300 },
      after: { scenario: four, time: 300 },
      focus: "processor",
      text: [
        {
          en: "Now a fourth one is added. Together they would like 120% of one processor.",
          zh: "现在再加一台。四台合起来想要一个处理器的 120%。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What happens in 300 ticks?", zh: "300 个滴答中会怎样？" },
        options: [
          {
            text: { en: "D alone waits; the others have 90 as before", zh: "只有 D 等待，其他三台仍各得 90" },
            reason: {
              en: "Round robin knows no first comers: all are in one queue.",
              zh: "轮转不分先来后到：大家都在一个队列里。",
            },
          },
          { text: { en: "100% busy; each has 75, and waits 50 or more", zh: "100% 忙；每台得 75，各等 50 以上" } },
          {
            text: { en: "120% busy; each has 90", zh: "120% 忙；每台得 90" },
            reason: { en: "There are only 300 ticks to give.", zh: "一共只有 300 个滴答可分。" },
          },
          {
            text: { en: "100% busy; each has 75, and nobody waits", zh: "100% 忙；每台得 75，谁也不等" },
            reason: { en: "What they do not get they wait for.", zh: "没得到的时间，就是在等。" },
          },
        ],
        right: [1],
        hint: { en: "300 ticks, divided among four.", zh: "300 个滴答分给四台。" },
        why: {
          en: "100%, 75 ticks each. From here on each new machine takes its time from the others.",
          zh: "100%，每台 75。从这里起，每多一台都是从别人那里拿时间。",
        },
      },
    },
    {
      id: "roles",
      kind: "tell",
      title: { en: "Who does what", zh: "谁做什么" },
      at: { scenario: four, time: 12 },
      after: { scenario: four, time: 15 },
      focus: "why",
      text: [
        {
          en: "The manager creates and starts machines. The monitor gives out the processor: the [reason](why) for each change stands under Why. The guest only computes and waits; it does not notice.",
          zh: "管理器创建并启动虚拟机；监控器分配处理器，每次更换的理由都写在[原因](why)里；客户机只是计算和等待，察觉不到。",
        },
      ],
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: busy, and nobody waits", zh: "谜题：够忙，又不用等" },
      at: { scenario: four, time: 0 },
      focus: "machines",
      vm: "D",
      text: [
        {
          en: "Each machine has its commands in its [menu](machines). What is done at 0 holds for the whole run.",
          zh: "每台虚拟机的命令在它的[菜单](machines)里；在 0 发出的命令对整个运行有效。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: one processor, useful at least 85% of 300 ticks, and nobody is robbed of more than 10%.",
          zh: "轮到你：一个处理器，300 个滴答中至少 85% 有用，且谁被窃取的时间都不超过 10%。",
        },
        hint: { en: "How many of these fit into one processor?", zh: "一个处理器能容下几台？" },
        goals: [
          { goal: "stealAtMost", percent: 10, until: 300 },
          { goal: "usefulAtLeast", percent: 85, until: 300 },
          { goal: "kept", parts: ["machines", "pcpus"] },
        ],
        solutions: [
          {
            way: { en: "stop one of the four", zh: "把四台中的一台强制断电" },
            scenario: machines(4, [{ command: "stop", vm: "D", at: 0 }]),
          },
          {
            way: { en: "pause one of the four", zh: "暂停四台中的一台" },
            scenario: machines(4, [{ command: "pause", vm: "D", at: 0 }]),
          },
        ],
        why: {
          en: "Three of them fit: 90% useful. Whoever sells a fourth one sells the time of the others.",
          zh: "三台正好：90% 有用。再卖第四台，卖的就是别人的时间。",
        },
      },
    },
  ],
};
