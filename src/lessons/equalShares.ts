/** T = N / k: a round of N ticks is divided among the k vCPUs that are ready when it begins (domain B.5). */
import { same, type Lesson } from "../learn/lesson.ts";
import type { MachineSpec, TimedCommand } from "../model/scenario.ts";
import { computing, onTextbookHost } from "./parts.ts";

const FOR_EVER = "LOOP * { C 100 }";

function inRounds(roundLength: number, machines: readonly MachineSpec[], commands: readonly TimedCommand[] = []) {
  return onTextbookHost({ scheduler: { policy: "pwrr", params: { roundLength } } }, machines, { commands });
}

function weighing(weights: Readonly<Record<string, number>>): readonly MachineSpec[] {
  return Object.entries(weights).map(([name, weight]) => computing(name, FOR_EVER, { weight }));
}

const equal = weighing({ A: 1, B: 1, C: 1 });
const three = inRounds(10, equal);
const four = inRounds(10, [...equal, computing("D", FOR_EVER, { weight: 1, arrival: 12 })]);
const byWeight = inRounds(12, weighing({ A: 3, B: 2, C: 1 }));
const heavier = inRounds(12, weighing({ A: 3, B: 2, C: 1 }), [{ command: "setWeight", vm: "C", weight: 3, at: 14 }]);
const wide = inRounds(12, [computing("A", FOR_EVER, { weight: 1, vcpus: 2 }), computing("B", FOR_EVER, { weight: 1 })]);

export const equalShares: Lesson = {
  id: "equal-shares",
  number: 3,
  group: "processor",
  title: { en: "T = N / k", zh: "时间片公式 T = N / k" },
  line: {
    en: "A round of N ticks, divided among k machines, and what happens to the remainder.",
    zh: "一轮 N 个滴答由 k 台虚拟机来分，除不尽时怎么办。",
  },
  minutes: 6,
  steps: [
    {
      id: "round",
      kind: "ask",
      title: { en: "Three in a round of ten", zh: "三台分十个滴答" },
      at: { scenario: three, time: 0, row: 15 },
      after: { scenario: three, time: 10 },
      focus: "processor",
      text: [
        {
          en: "[A](vm:A), [B](vm:B) and [C](vm:C) always have something to compute, and there is one [pCPU](processor).",
          zh: "[A](vm:A)、[B](vm:B)、[C](vm:C) 一直有计算要做，[pCPU](processor) 只有一个。",
        },
        {
          en: "It is shared in rounds. In a round of N = 10 ticks each of them gets one timeslice.",
          zh: "它按轮来分：每轮 N = 10 个滴答，每台得到一个时间片。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many ticks do A, B and C get in a round?", zh: "一轮中 A、B、C 各得几个滴答？" },
        options: [
          {
            text: same("3, 3, 3"),
            reason: { en: "Then one tick of ten would be nobody's.", zh: "那样十个滴答中有一个谁也没有。" },
          },
          { text: same("4, 3, 3") },
          {
            text: same("4, 4, 2"),
            reason: { en: "That is rounding up, until too little is left.", zh: "这是先向上取整，最后就不够了。" },
          },
          {
            text: same("10, 10, 10"),
            reason: { en: "Ten ticks are the round of all of them together.", zh: "十个滴答是大家一轮的总和。" },
          },
        ],
        right: [1],
        hint: { en: "The three slices together are exactly N.", zh: "三个时间片之和正好是 N。" },
        why: {
          en: "T = N / k = 10 / 3, and a tick cannot be cut. Each gets 3, and the tick that is left goes to the first.",
          zh: "T = N / k = 10 / 3，滴答不能再分：每台 3 个，剩下的一个给排在最前面的。",
        },
      },
    },
    {
      id: "fourth",
      kind: "ask",
      title: { en: "A fourth one comes", zh: "来了第四台" },
      at: { scenario: four, time: 12 },
      after: { scenario: four, time: 30 },
      focus: "processor",
      vm: "D",
      text: [
        {
          en: "At 12 [D](vm:D) is started, with the same weight. The second round began at 10 and is not over yet.",
          zh: "第 12 个滴答时启动了权重相同的 [D](vm:D)；第二轮从 10 开始，还没有结束。",
        },
      ],
      question: {
        kind: "choice",
        ask: {
          en: "When does D run first, and how long are the slices of A, B, C, D then?",
          zh: "D 何时第一次运行？那时 A、B、C、D 的时间片各多长？",
        },
        options: [
          {
            text: { en: "At 17, in this round: 4, 3, 3, 3", zh: "第 17 个滴答，本轮就有它：4、3、3、3" },
            reason: {
              en: "Slices are fixed when a round begins; D was not there.",
              zh: "时间片在一轮开始时就定了，当时还没有 D。",
            },
          },
          {
            text: { en: "At 20, ahead of the others: 3, 3, 2, 2", zh: "第 20 个滴答，先于其他三台：3、3、2、2" },
            reason: {
              en: "The slices are right, but with equal priority A comes first.",
              zh: "时间片没错，但优先级相同时 A 在前。",
            },
          },
          { text: { en: "At 28, in the next round: 3, 3, 2, 2", zh: "第 28 个滴答，在下一轮：3、3、2、2" } },
          {
            text: { en: "At 30, in the next round: 4, 3, 3, 3", zh: "第 30 个滴答，在下一轮：4、3、3、3" },
            reason: {
              en: "That is 13 ticks. A round stays 10, whoever comes.",
              zh: "那是 13 个滴答；谁来，一轮也还是 10 个。",
            },
          },
        ],
        right: [2],
        hint: { en: "k is counted when a round begins.", zh: "k 是在一轮开始时数的。" },
        why: {
          en: "The next round begins at 20 with k = 4: T = 10 / 4, so two get 3 and two get 2. D is the last of them, at 28.",
          zh: "下一轮从 20 开始，k = 4：T = 10 / 4，两台得 3、两台得 2；D 排在最后，从 28 开始。",
        },
      },
    },
    {
      id: "weights",
      kind: "ask",
      title: { en: "Weights 3, 2, 1", zh: "权重 3、2、1" },
      at: { scenario: byWeight, time: 0, row: 15 },
      after: { scenario: byWeight, time: 12 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "Now the weights are 3, 2 and 1, and N is 12. A part of the round is worth N divided by all weights.",
          zh: "现在权重是 3、2、1，N 是 12：每一份是 N 除以权重之和。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many ticks does A get in a round?", zh: "一轮中 A 得几个滴答？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [6],
        slips: [
          { answer: 4, reason: { en: "That is N / k, without the weights.", zh: "这是不计权重的 N / k。" } },
          {
            answer: 3,
            reason: {
              en: "3 is its weight, not its ticks: a part is 12 / 6 = 2.",
              zh: "3 是权重，不是滴答：每份 12 / 6 = 2。",
            },
          },
          { answer: 9, reason: { en: "That would leave 3 for B and C together.", zh: "那样 B 和 C 一共只剩 3 个。" } },
        ],
        hint: { en: "All weights together are 6.", zh: "权重之和是 6。" },
        why: { en: "12 × 3 / 6 = 6; B gets 4, C gets 2.", zh: "12 × 3 / 6 = 6；B 得 4，C 得 2。" },
      },
      box: {
        says: {
          en: "Timeslices are fixed, and a higher priority has a longer one. N is the number of timeslices.",
          zh: "时间片是固定的；优先级越高，时间片越长。N 是时间片的数量。",
        },
        exact: {
          en: "Both are true only round by round: slices are fixed when a round begins. N is the ticks of a round, or T would have no unit.",
          zh: "两句话只在每一轮之内成立：时间片在一轮开始时定下。N 是一轮的滴答数，否则 T 没有单位。",
        },
      },
    },
    {
      id: "heavier",
      kind: "ask",
      title: { en: "C becomes heavier", zh: "C 的权重变大" },
      at: { scenario: heavier, time: 14 },
      after: { scenario: heavier, time: 36 },
      focus: "processor",
      vm: "C",
      text: [
        {
          en: "At 14 the manager sets the weight of [C](vm:C) to 3. The weights are 3, 2 and 3 now: parts of 12 / 8 = 1.5 ticks.",
          zh: "第 14 个滴答时，管理器把 [C](vm:C) 的权重改为 3。现在是 3、2、3：每份 12 / 8 = 1.5 个滴答。",
        },
      ],
      question: {
        kind: "choice",
        ask: {
          en: "What are the slices of A, B, C from the next round on?",
          zh: "从下一轮起，A、B、C 的时间片各多长？",
        },
        options: [
          {
            text: same("4, 3, 4"),
            reason: { en: "That is 11: one tick would be lost.", zh: "一共 11 个：丢了一个滴答。" },
          },
          {
            text: same("4, 3, 5"),
            reason: {
              en: "A and C have the same remainder; the first one gets the tick.",
              zh: "A 和 C 的余数相同，多的一个给前面的。",
            },
          },
          { text: same("5, 3, 4") },
          {
            text: same("5, 3, 5"),
            reason: { en: "That is 13: both were rounded up.", zh: "一共 13 个：两个都向上取整了。" },
          },
        ],
        right: [2],
        hint: { en: "4.5, 3 and 4.5: who gets the tick that is left?", zh: "4.5、3、4.5：剩下的一个滴答给谁？" },
        why: {
          en: "4.5, 3 and 4.5 become 4, 3 and 4. One tick is left; remainders are equal, so the first one has it: 5, 3, 4.",
          zh: "4.5、3、4.5 取整为 4、3、4，还剩一个滴答；余数相同时给前面的：5、3、4。",
        },
      },
    },
    {
      id: "wide",
      kind: "ask",
      title: { en: "Two vCPUs, twice the time?", zh: "两个 vCPU，两倍时间？" },
      at: { scenario: wide, time: 0 },
      after: { scenario: wide, time: 300 },
      focus: "processor",
      vm: "A",
      text: [
        {
          en: "[A](vm:A) has two vCPUs, [B](vm:B) one; the machines weigh the same. Under plain round robin A would get 200 of 300 ticks.",
          zh: "[A](vm:A) 有两个 vCPU，[B](vm:B) 有一个，两台权重相同。用普通轮转，300 个滴答中 A 会得到 200 个。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "And here: how many of 300 ticks does A get?", zh: "在这里，300 个滴答中 A 得几个？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [150],
        slips: [
          {
            answer: 200,
            reason: { en: "That is a share for each vCPU: round robin.", zh: "这是每个 vCPU 一份：普通轮转。" },
          },
          { answer: 100, reason: { en: "That would be one of three equal parts.", zh: "这是三等分中的一份。" } },
        ],
        hint: { en: "The weight belongs to the machine.", zh: "权重属于虚拟机。" },
        why: {
          en: "A machine divides its weight among its vCPUs: 75 + 75 for A, 150 for B.",
          zh: "虚拟机的权重由它的 vCPU 来分：A 得 75 + 75，B 得 150。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: 3 for C", zh: "谜题：C 得 3 个" },
      at: { scenario: byWeight, time: 0 },
      focus: "processor",
      vm: "C",
      text: [
        {
          en: "Change the length of a round in the heading of [Processor](processor), or the weight of a machine in its menu.",
          zh: "在[处理器](processor)标题栏改一轮的长度，或在虚拟机的菜单里改权重。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: C gets 3 ticks in a round, and nobody more than 5.",
          zh: "轮到你：一轮中 C 得 3 个滴答，谁也不超过 5 个。",
        },
        hint: { en: "What are the slices when all weigh the same?", zh: "权重都相同时，时间片是多少？" },
        goals: [
          { goal: "roundGives", vm: "C", ticks: 3, most: 5 },
          { goal: "running", machines: 3, at: 24 },
        ],
        solutions: [
          {
            way: { en: "weights 5, 4, 3 and N = 12", zh: "权重 5、4、3，N = 12" },
            scenario: inRounds(12, weighing({ A: 5, B: 4, C: 3 })),
          },
          {
            way: { en: "equal weights and N = 9", zh: "权重相同，N = 9" },
            scenario: inRounds(9, equal),
          },
          {
            way: { en: "weight 2 for C, N = 12", zh: "C 的权重改为 2，N = 12" },
            scenario: inRounds(12, weighing({ A: 3, B: 2, C: 1 }), [
              { command: "setWeight", vm: "C", weight: 2, at: 0 },
            ]),
          },
        ],
        why: {
          en: "Only the ratio of the weights counts, and N says how finely it can be kept.",
          zh: "起作用的只是权重之比；N 决定这个比能做到多细。",
        },
      },
    },
  ],
};
