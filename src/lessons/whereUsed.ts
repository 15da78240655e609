/** Where machines are used: admission in a cloud, private servers that share a host, and how many of them one host can bear. */
import type { Lesson } from "../learn/lesson.ts";
import type { HostSpec, TimedCommand } from "../model/scenario.ts";
import { computing, onTextbookHost, touching } from "./parts.ts";

/** Web is guaranteed 8 of 12 frames; shop, which is to be guaranteed 8 as well, comes at 20. */
const web = touching("web", 8, "LOOP * { C 5; R 0 1 2 3 4 5 6 7 }", { reservedPages: 8 });
const shop = touching("shop", 8, "LOOP * { C 5 }", { reservedPages: 8, arrival: null });
const promised = onTextbookHost({ frames: 12 }, [web], {
  commands: [
    { command: "create", machine: shop, at: 20 },
    { command: "start", vm: "shop", at: 24 },
  ],
});

/** Three private servers that always have something to do, with weights of 2, 1 and 1. */
const servers = (commands: readonly TimedCommand[]) =>
  onTextbookHost(
    { scheduler: { policy: "stride", params: {} } },
    [2, 1, 1].map((weight, at) => computing(["gold", "silver", "bronze"][at]!, "LOOP * { C 10 }", { weight })),
    { commands },
  );

/** Five machines, each of which needs 3 of 10 ticks and is guaranteed three frames. */
const sold = (host: Partial<HostSpec>) =>
  onTextbookHost(
    { scheduler: { policy: "rr", params: { timeslice: 3 } }, ...host },
    ["A", "B", "C", "D", "E"].map((name) => touching(name, 4, "LOOP * { C 3; IO 7 }", { reservedPages: 3 })),
  );

const [small, roomy] = [sold({ pcpus: 1, frames: 12 }), sold({ pcpus: 1, frames: 15 })];

export const whereUsed: Lesson = {
  id: "where-used",
  number: 25,
  group: "machines",
  title: { en: "Where machines are used", zh: "虚拟机用在哪里：云、VPS、测试与开发" },
  line: {
    en: "Clouds and private servers: what is promised, to whom, and what one host can bear.",
    zh: "云和虚拟专用服务器：许诺什么、给谁，一台宿主机能承担多少。",
  },
  minutes: 5,
  steps: [
    {
      id: "admission",
      kind: "ask",
      title: { en: "Room for one more?", zh: "还放得下一台吗？" },
      at: { scenario: promised, time: 19 },
      after: { scenario: promised, time: 24 },
      focus: "memory",
      vm: "web",
      text: [
        {
          en: "A cloud takes machines as long as it can keep what it promises. [web](vm:web) is guaranteed 8 of 12 [frames](memory). shop, with the same guarantee, is created at 20 and started at 24.",
          zh: "云接纳虚拟机，以承诺能兑现为限。[web](vm:web) 获保证 12 个[页框](memory)中的 8 个。shop 要同样的保证：20 创建，24 启动。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What happens?", zh: "会怎样？" },
        options: [
          {
            text: { en: "It cannot even be created.", zh: "连创建都不行。" },
            reason: { en: "A machine that is off needs no frame.", zh: "关着的虚拟机不占页框。" },
          },
          { text: { en: "It is created; to start it is refused.", zh: "能创建，启动被拒绝。" } },
          {
            text: { en: "It starts, with four frames.", zh: "能启动，给四个页框。" },
            reason: { en: "Four are less than what it was promised.", zh: "四个少于所承诺的。" },
          },
          {
            text: { en: "It starts, and web loses four.", zh: "能启动，web 让出四个。" },
            reason: { en: "What is guaranteed nobody takes away.", zh: "保证过的，谁也拿不走。" },
          },
        ],
        right: [1],
        hint: { en: "12 frames, 8 of them promised.", zh: "12 个页框，已许诺 8 个。" },
        why: {
          en: "NO_MEMORY: it needs 8 and 4 are left. To refuse at once is kinder than to break a promise later.",
          zh: "NO_MEMORY：需要 8 个，只剩 4 个。当场拒绝，好过以后失信。",
        },
      },
    },
    {
      id: "weights",
      kind: "ask",
      title: { en: "Three private servers", zh: "三台专用服务器" },
      at: { scenario: servers([]), time: 400 },
      after: { scenario: servers([{ command: "stop", vm: "silver", at: 400 }]), time: 1000 },
      focus: "processor",
      vm: "gold",
      text: [
        {
          en: "One [processor](processor), three servers with weights 2, 1 and 1: at 400 [gold](vm:gold) has 200 ticks, [silver](vm:silver) and [bronze](vm:bronze) 100 each. Now silver is turned off.",
          zh: "一个[处理器](processor)，三台服务器，权重 2、1、1：到 400，[gold](vm:gold) 得 200 个滴答，[silver](vm:silver) 和 [bronze](vm:bronze) 各 100。现在 silver 关机。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many ticks has gold at 1000?", zh: "到 1000，gold 有多少个滴答？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [600],
        slips: [
          { answer: 500, reason: { en: "The part of silver goes to the others.", zh: "silver 的那份归了其他两台。" } },
          { answer: 400, reason: { en: "Add what it had at 400.", zh: "还要加上 400 之前的。" } },
          { answer: 575, reason: { en: "It is shared by weight, not equally.", zh: "按权重分，不是平分。" } },
        ],
        hint: { en: "600 ticks, two to one.", zh: "600 个滴答，按二比一分。" },
        why: {
          en: "200 + 400: of the last 600 it gets two thirds. A weight is a part of what is there, and grows when somebody leaves.",
          zh: "200 + 400：后 600 个里得三分之二。权重是按比例分，有人离开就变多。",
        },
      },
    },
    {
      id: "five",
      kind: "ask",
      title: { en: "Five on one processor", zh: "一个处理器，五台虚拟机" },
      at: { scenario: roomy, time: 0 },
      after: { scenario: roomy, time: 300 },
      focus: "processor",
      text: [
        {
          en: "Five machines are sold, each of which computes for 3 of 10 ticks. One [processor](processor) has to do.",
          zh: "卖出五台虚拟机，每台十个滴答里计算 3 个，只有一个[处理器](processor)。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How busy is it, and does anybody lose time?", zh: "它有多忙？有人的时间被窃取吗？" },
        options: [
          {
            text: { en: "150% busy; nobody does", zh: "150% 忙；没有" },
            reason: { en: "More than all of its time it does not have.", zh: "它的时间至多用满。" },
          },
          {
            text: { en: "100% busy; only E does", zh: "100% 忙；只有 E" },
            reason: { en: "Round robin lets all wait.", zh: "轮转让大家都等。" },
          },
          {
            text: { en: "75% busy; nobody does", zh: "75% 忙；没有" },
            reason: { en: "So it is with two processors.", zh: "有两个处理器时才这样。" },
          },
          { text: { en: "100% busy; all do", zh: "100% 忙；都有" } },
        ],
        right: [3],
        hint: { en: "Five times 3 of 10 ticks.", zh: "五台，各要十分之三。" },
        why: {
          en: "They want 150%. Each of the five loses more than 60% of the time that it wants to run: the price of selling too much.",
          zh: "它们想要 150%。五台想运行的时间都有 60% 以上被窃取：这就是卖得太多的代价。",
        },
      },
      box: {
        says: { en: "Sharing a host lowers costs.", zh: "共用宿主机降低成本。" },
        exact: {
          en: "As long as not all of them need it at once. When they do, somebody pays with time.",
          zh: "前提是大家不同时用。同时用起来，就有人付出时间。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: five promises kept", zh: "谜题：兑现五个承诺" },
      at: { scenario: small, time: 0 },
      focus: "machines",
      text: [
        {
          en: "Each of the five [machines](machines) is guaranteed three frames; with twelve the fifth is refused. Find a host that is not too small, and not so large that it idles.",
          zh: "五台[虚拟机](machines)各保证三个页框；只有十二个，第五台被拒绝。找一台不太小、也不大到闲着的宿主机。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: five run until 300, steal at most 20% for each, the processors useful for 70%.",
          zh: "轮到你：五台都运行到 300，被窃取的时间各不超过 20%，处理器至少 70% 有用。",
        },
        hint: { en: "150% on how many processors is 75%?", zh: "150% 分到几个处理器上是 75%？" },
        goals: [
          { goal: "running", machines: 5, at: 300 },
          { goal: "stealAtMost", percent: 20, until: 300 },
          { goal: "usefulAtLeast", percent: 70, until: 300 },
          { goal: "kept", parts: ["machines", "commands", "costs"] },
        ],
        solutions: [
          {
            way: { en: "two processors, 15 frames", zh: "两个处理器，15 个页框" },
            scenario: sold({ pcpus: 2, frames: 15 }),
          },
          {
            way: { en: "two processors, 20 frames, first come first served", zh: "两个处理器，20 个页框，先来先服务" },
            scenario: sold({ pcpus: 2, frames: 20, scheduler: { policy: "fcfs", params: {} } }),
          },
        ],
        why: {
          en: "75% busy, and nobody loses more than a fifteenth. With three processors nobody waits either, but half of what was bought stands idle.",
          zh: "75% 忙，谁被窃取的都不超过十五分之一。三个处理器也没人等，但买来的一半闲着。",
        },
      },
    },
  ],
};
