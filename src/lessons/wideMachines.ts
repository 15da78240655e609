/** Machines with several vCPUs: those that wait for one another must run together (domain B.6). */
import { same, type Lesson } from "../learn/lesson.ts";
import { spinningSiblings } from "../scenarios/spinningSiblings.ts";
import { withHostPart } from "./parts.ts";

const apart = spinningSiblings.scenario;
const scheduled = (policy: string, timeslice: number) =>
  withHostPart(apart, { scheduler: { policy, params: { timeslice } } });
const together = scheduled("gang", 10);
const onePcpuForHogs = {
  ...apart,
  machines: apart.machines.map((machine) => (machine.name === "wide" ? machine : { ...machine, affinity: [0] })),
};

export const wideMachines: Lesson = {
  id: "wide-machines",
  number: 11,
  group: "processor",
  title: { en: "Wide machines", zh: "多 vCPU 的虚拟机" },
  line: {
    en: "Two vCPUs that wait for one another, and why more of them can be slower.",
    zh: "两个 vCPU 互相等待；为什么多了反而可能更慢。",
  },
  minutes: 5,
  steps: [
    {
      id: "apart",
      kind: "ask",
      title: { en: "Never at the same time", zh: "从不同时运行" },
      at: { scenario: apart, time: 34 },
      after: { scenario: apart, time: 200 },
      focus: "processor",
      vm: "wide",
      text: [
        {
          en: "[wide](vm:wide) has two vCPUs. Each computes 2 ticks, then waits at a barrier for the other one, spinning.",
          zh: "[wide](vm:wide) 有两个 vCPU，各计算 2 个滴答，再在屏障处自旋，等另一个到来。",
        },
        {
          en: "Two hogs share both [pCPUs](processor) with them, in timeslices of 10. In 200 ticks each vCPU has 100.",
          zh: "两台一直计算的虚拟机与它们共用两个 [pCPU](processor)，时间片 10。200 个滴答中每个 vCPU 得 100 个。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many barriers does wide pass by t = 200?", zh: "到 t = 200，wide 通过几个屏障？" },
        options: [
          {
            text: same("50"),
            reason: { en: "That is 100 / 2: nobody would ever have to wait.", zh: "那是 100 / 2：谁也不用等。" },
          },
          {
            text: same("40"),
            reason: { en: "More than half of its time is waiting.", zh: "它有一半以上的时间在等。" },
          },
          { text: same("19") },
          {
            text: same("0"),
            reason: {
              en: "One that waits goes on when its sibling has come to the same barrier.",
              zh: "兄弟到达同一个屏障后，等待者就继续。",
            },
          },
        ],
        right: [2],
        hint: { en: "What does a vCPU do whose sibling has no pCPU?", zh: "兄弟没有 pCPU 时，它在做什么？" },
        why: {
          en: "19: of its 200 ticks 122 are spun away. It is busy all the time, and most of it is for nothing.",
          zh: "19 个：200 个滴答中有 122 个在自旋。它一直在忙，多半是白忙。",
        },
      },
    },
    {
      id: "together",
      kind: "ask",
      title: { en: "Both or none", zh: "要么都上，要么都不上" },
      at: { scenario: apart, time: 200 },
      after: { scenario: together, time: 200 },
      focus: "processor",
      vm: "wide",
      text: [
        {
          en: "Gang scheduling gives [pCPUs](processor) to all vCPUs of a machine at once, or to none of them.",
          zh: "组调度（gang）把 [pCPU](processor) 同时给一台虚拟机的所有 vCPU，否则一个也不给。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many barriers are passed by t = 200 now?", zh: "现在到 t = 200 通过几个屏障？" },
        unit: { en: "barriers", zh: "个屏障" },
        right: [50],
        slips: [
          {
            answer: 100,
            reason: {
              en: "Each vCPU still has 100 ticks, and 2 for each barrier.",
              zh: "每个 vCPU 仍只有 100 个滴答，每个屏障要 2 个。",
            },
          },
          { answer: 19, reason: { en: "That was with siblings apart.", zh: "那是兄弟分开运行的时候。" } },
        ],
        hint: { en: "100 ticks for each vCPU, none of them spun.", zh: "每个 vCPU 100 个滴答，没有一个在自旋。" },
        why: {
          en: "100 / 2 = 50, and no tick is spun. The hogs have what they had, but for 10 ticks: at first pCPU 1 stood idle.",
          zh: "100 / 2 = 50，没有自旋。另两台得到的只少 10 个滴答：开头 pCPU 1 空着。",
        },
      },
    },
    {
      id: "confined",
      kind: "ask",
      title: { en: "More room for it?", zh: "多给它一点地方？" },
      at: { scenario: apart, time: 200 },
      after: { scenario: onePcpuForHogs, time: 200 },
      focus: "processor",
      vm: "wide",
      text: [
        {
          en: "Back to round robin. This time both hogs have to stay on [pCPU 0](processor), and pCPU 1 is for wide alone.",
          zh: "回到轮转。这次两台一直计算的只能用 [pCPU 0](processor)，pCPU 1 只归 wide。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many barriers by t = 200?", zh: "到 t = 200 通过几个屏障？" },
        options: [
          { text: same("22") },
          {
            text: same("38"),
            reason: {
              en: "That is twice as many as before. Who has a pCPU still waits for who has none.",
              zh: "那是先前的两倍。有 pCPU 的仍要等没有 pCPU 的。",
            },
          },
          {
            text: same("50"),
            reason: { en: "For that both have to run at the same time.", zh: "那要两个同时运行才行。" },
          },
          {
            text: same("66"),
            reason: { en: "wide has hardly more time: 210 ticks.", zh: "wide 的时间几乎没多：210 个滴答。" },
          },
        ],
        right: [0],
        hint: {
          en: "The sibling on pCPU 0 still has to queue with the hogs.",
          zh: "在 pCPU 0 上的兄弟仍要和它们排队。",
        },
        why: {
          en: "22, and 120 ticks are spun. What is missing is not room, but the same moment.",
          zh: "22 个，自旋 120 个滴答。缺的不是地方，而是同一时刻。",
        },
      },
      box: {
        says: { en: "Many cores let one host run many machines.", zh: "多核让一台宿主机运行许多虚拟机。" },
        exact: {
          en: "True for machines of one vCPU. A machine with many is only faster if those that wait for one another run together.",
          zh: "对单 vCPU 的虚拟机成立。vCPU 多的，只有互相等待者同时运行才更快。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: 49 without a gang", zh: "谜题：不用组调度，49 个" },
      at: { scenario: apart, time: 0 },
      focus: "processor",
      vm: "wide",
      text: [
        {
          en: "Change what stands in the heading of [Processor](processor), but do not take gang scheduling.",
          zh: "改[处理器](processor)标题栏里的设置，但不要用组调度。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: wide passes 49 barriers by t = 200, without gang scheduling.",
          zh: "轮到你：不用组调度，wide 在 t = 200 之前通过 49 个屏障。",
        },
        hint: { en: "For how long does a sibling have to wait at most?", zh: "兄弟最多要等多久？" },
        goals: [
          { goal: "barriersAtLeast", vm: "wide", count: 49, until: 200 },
          { goal: "otherPolicy", policy: "gang" },
          { goal: "kept", parts: ["machines", "pcpus", "costs"] },
        ],
        solutions: [
          { way: { en: "a timeslice of 2: 50 barriers", zh: "时间片 2：50 个" }, scenario: scheduled("rr", 2) },
          { way: { en: "a timeslice of 1: 50 barriers", zh: "时间片 1：50 个" }, scenario: scheduled("rr", 1) },
          { way: { en: "a timeslice of 4: 49 barriers", zh: "时间片 4：49 个" }, scenario: scheduled("rr", 4) },
        ],
        why: {
          en: "With a timeslice no longer than the work between barriers, nobody spins for long. Where switches cost something, that has its price.",
          zh: "时间片不比屏障之间的计算更长，就不会久等。切换有开销时，这也有代价。",
        },
      },
    },
  ],
};
