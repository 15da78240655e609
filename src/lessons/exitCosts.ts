/** What virtualization costs: exits, traps, hypercalls, and what batching saves (domain G.1). */
import { same, type Lesson } from "../learn/lesson.ts";
import { defaultCosts } from "../codec/defaults.ts";
import { computing, onTextbookHost } from "./parts.ts";

const costs = { ...defaultCosts, reference: 1, hypercall: 2, trap: 4 };
const running = (program: string) => onTextbookHost({ costs }, [computing("guest", program)]);

const direct = running("LOOP 10 { C 10 }");
const called = running("LOOP 10 { C 10; HCALL 1 }");
const trapped = running("LOOP 10 { C 10; TRAP 5 }");
const callingTen = running("LOOP 10 { C 10; HCALL 10 }");

export const exitCosts: Lesson = {
  id: "exit-costs",
  number: 24,
  group: "machines",
  title: { en: "What virtualization costs", zh: "虚拟化的代价" },
  line: {
    en: "Most instructions run directly; the others leave the machine, and that is what costs.",
    zh: "多数指令直接运行；其余的要退出虚拟机，代价就在这里。",
  },
  minutes: 5,
  steps: [
    {
      id: "call",
      kind: "ask",
      title: { en: "A hypercall now and then", zh: "偶尔一次超级调用" },
      at: { scenario: direct, time: 100 },
      after: { scenario: called, time: 120 },
      focus: "processor",
      vm: "guest",
      text: [
        {
          en: "[guest](vm:guest) computes for 100 ticks. Its instructions run on the [pCPU](processor) as they are: it takes 100 ticks.",
          zh: "[guest](vm:guest) 计算 100 个滴答。它的指令原样在 [pCPU](processor) 上运行，用时 100 个滴答。",
        },
        {
          en: "Now it asks the monitor for something after every ten: a hypercall, which costs 2.",
          zh: "现在，它每十个滴答向监控器请求一次：一次超级调用，花 2 个。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When is it done?", zh: "它何时完成？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [120],
        slips: [
          { answer: 102, reason: { en: "That would be one call in all.", zh: "那样总共只有一次调用。" } },
          { answer: 110, reason: { en: "Each call costs 2 ticks.", zh: "每次调用花 2 个滴答。" } },
          { answer: 100, reason: { en: "The guest does not go on during an exit.", zh: "退出期间客户机不会前进。" } },
        ],
        hint: { en: "Ten calls of 2 ticks.", zh: "十次调用，每次 2 个滴答。" },
        why: {
          en: "100 + 10 × 2 = 120. During an exit the pCPU works, but not for the guest's program.",
          zh: "100 + 10 × 2 = 120。退出期间 pCPU 在工作，但不是在为客户机的程序工作。",
        },
      },
    },
    {
      id: "traps",
      kind: "ask",
      title: { en: "Instructions that trap", zh: "会陷入的指令" },
      at: { scenario: called, time: 120 },
      after: { scenario: trapped, time: 300 },
      focus: "processor",
      vm: "guest",
      text: [
        {
          en: "Another guest knows nothing of the monitor. After every ten ticks it runs 5 privileged instructions; each traps and is emulated, for 4 ticks.",
          zh: "另一个客户机不知道有监控器。每十个滴答执行 5 条特权指令，每条都陷入并被模拟，花 4 个滴答。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When is this one done?", zh: "这一个何时完成？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [300],
        slips: [
          {
            answer: 140,
            reason: { en: "That is one trap each time; there are five.", zh: "那是每次一条；这里是五条。" },
          },
          {
            answer: 120,
            reason: {
              en: "That is 20 ticks once, but it happens ten times.",
              zh: "那只算了一次 20 个滴答，这里有十次。",
            },
          },
        ],
        hint: { en: "10 × 5 traps of 4 ticks each.", zh: "10 × 5 次陷入，每次 4 个滴答。" },
        why: {
          en: "100 + 10 × 5 × 4 = 300: two thirds of the time are spent outside the guest.",
          zh: "100 + 10 × 5 × 4 = 300：三分之二的时间不在客户机里。",
        },
      },
      box: {
        says: { en: "The monitor translates what a virtual machine asks for.", zh: "监控器转换虚拟机的各种请求。" },
        exact: {
          en: "It translates nothing that can run as it is. Only sensitive instructions leave the machine, and they must trap to be seen.",
          zh: "能直接运行的指令不用转换。只有敏感指令退出虚拟机，而且要能陷入才会被发现。",
        },
      },
    },
    {
      id: "batch",
      kind: "ask",
      title: { en: "Ten at a time", zh: "十个并作一次" },
      at: { scenario: callingTen, time: 300 },
      after: { scenario: called, time: 120 },
      focus: "processor",
      vm: "guest",
      text: [
        {
          en: "Here [guest](vm:guest) makes ten hypercalls after every ten ticks, 2 each: done at 300. It could collect ten requests and pass them on by one call.",
          zh: "这里 [guest](vm:guest) 每十个滴答做十次超级调用，每次 2 个：300 完成。它也可以攒十个请求，用一次调用交出。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "When is it done then?", zh: "那样何时完成？" },
        options: [
          {
            text: same("300"),
            reason: { en: "The exit costs, not what is asked for.", zh: "花时间的是退出，而不是请求的内容。" },
          },
          { text: same("200"), reason: { en: "That is one tick for each request.", zh: "那是每个请求一个滴答。" } },
          { text: same("120") },
          {
            text: same("100"),
            reason: { en: "One exit each time is left.", zh: "每次还有一个退出。" },
          },
        ],
        right: [2],
        hint: { en: "One exit instead of ten.", zh: "一次退出代替十次。" },
        why: {
          en: "100 + 10 × 2 = 120. That is why paravirtual devices put requests into a ring and ring the bell once.",
          zh: "100 + 10 × 2 = 120。所以半虚拟化设备把请求放进环形队列，只通知一次。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: from 200% to 20%", zh: "谜题：从 200% 到 20%" },
      at: { scenario: callingTen, time: 0 },
      focus: "machines",
      vm: "guest",
      text: [
        {
          en: "Edit the program of [guest](vm:guest) in its [menu](machines). HCALL 10 makes ten calls; costs stay as they are.",
          zh: "编辑 [guest](vm:guest) 的程序（在它的[菜单](machines)里）。HCALL 10 表示十次调用；开销不变。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: guest still computes 100 ticks, and is done by t = 120.",
          zh: "轮到你：guest 仍计算 100 个滴答，在 t = 120 之前完成。",
        },
        hint: { en: "How many calls fit into 20 ticks?", zh: "20 个滴答容得下几次调用？" },
        goals: [
          { goal: "doneBy", vm: "guest", time: 120 },
          { goal: "computes", vm: "guest", ticks: 100 },
          { goal: "kept", parts: ["costs", "pcpus", "scheduler"] },
        ],
        solutions: [
          {
            way: { en: "one call for ten requests, every ten ticks", zh: "每十个滴答用一次调用交出十个请求" },
            scenario: called,
          },
          {
            way: { en: "all ten calls at the end", zh: "最后一起做十次调用" },
            scenario: running("C 100; HCALL 10"),
          },
          {
            way: { en: "a call every twenty ticks: done at 110", zh: "每二十个滴答一次调用：110 完成" },
            scenario: running("LOOP 5 { C 20; HCALL 1 }"),
          },
        ],
        why: {
          en: "The number of exits is what counts, not the number of requests.",
          zh: "关键是退出的次数，而不是请求的个数。",
        },
      },
    },
  ],
};
