/** The same program in a machine and in a container (domain G.2): what each costs, and what a shared kernel means when it crashes. */
import { defaultCosts } from "../codec/defaults.ts";
import { same, type Lesson } from "../learn/lesson.ts";
import type { HostSpec, MachineSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { EXITS, TRANSLATION } from "../model/settings.ts";
import { machineOrContainer as entry } from "../scenarios/machineOrContainer.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";
import { computing, onTextbookHost } from "./parts.ts";

const both = entry.scenario;

/** As in the scenario of both: every reference misses the TLB, of four entries. */
const host: Partial<HostSpec> = {
  pcpus: 4,
  scheduler: { policy: "fcfs", params: {} },
  frames: 32,
  costs: { ...defaultCosts, fault: 2, hypercall: 2, trap: 3 },
  translation: { ...defaultsOf(TRANSLATION), tlbEntries: 4, accessTicks: 1 },
  exits: { ...defaultsOf(EXITS), base: 1, syscall: 1 },
};

const PAGES = 6;
const SYSTEM_PAGES = 4;

type Kind = "machine" | "container";

const memory = (pages: number) => pages * textbookHost.pageBytes;

function customer(name: string, program: string, pages: number, kind: Kind): MachineSpec {
  if (kind === "container")
    return computing(name, program, { memoryBytes: memory(pages), bootTicks: 6, isContainer: true });
  return computing(name, program, {
    memoryBytes: memory(pages + SYSTEM_PAGES),
    bootTicks: 60,
    guestOsPages: SYSTEM_PAGES,
  });
}

const rounds = (times: number) => `LOOP ${times} { C 4; R 0 1 2 3 4 5; TRAP 1; HCALL 1 }`;

/** Four customers; what runs for `lab` crashes its kernel at 300. */
function sold(bank: Kind, lab: Kind) {
  return onTextbookHost(
    host,
    [
      customer("bank", rounds(10), PAGES, bank),
      customer("batch", rounds(5), PAGES, "container"),
      customer("site", "C 4", 0, "container"),
      customer("lab", "LOOP * { C 10 }", 0, lab),
    ],
    { commands: [{ command: "crash", vm: "lab", at: 300 }] },
  );
}

export const machineOrContainer: Lesson = {
  id: "machine-or-container",
  number: 23,
  group: "machines",
  title: { en: "Machine or container?", zh: "虚拟机还是容器？" },
  line: {
    en: "The same program with a system of its own, and on the host's kernel.",
    zh: "同一个程序：带自己的系统运行，和直接用宿主机的内核。",
  },
  minutes: 7,
  steps: [
    {
      id: "end",
      kind: "ask",
      title: { en: "The same program twice", zh: "同一程序，两种方式" },
      at: { scenario: both, time: 198 },
      after: { scenario: both, time: 975 },
      focus: "costs",
      vm: "machine",
      text: [
        {
          en: "[container](vm:container) and [machine](vm:machine) run the same program on a pCPU each. Every reference misses the TLB: a walk reads 4 entries for the container and 24 for the machine. The container is done at 198.",
          zh: "[container](vm:container) 和 [machine](vm:machine) 运行同一程序，各有一个 pCPU。每次访问都不命中快表：容器查 4 项，虚拟机查 24 项。容器在 198 完成。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "When is the machine done?", zh: "虚拟机何时完成？" },
        options: [
          {
            text: same("198"),
            reason: { en: "So it would be without exits and walks.", zh: "没有退出和遍历才会这样。" },
          },
          {
            text: same("252"),
            reason: { en: "That adds booting alone, 54 ticks more.", zh: "那只多算了启动的 54 个滴答。" },
          },
          { text: same("975") },
          {
            text: same("1188"),
            reason: { en: "Not all of its time are walks.", zh: "它的时间不全花在遍历上。" },
          },
        ],
        right: [2],
        hint: { en: "30 references, and 4 to its own system.", zh: "30 次访问，自己的系统还有 4 次。" },
        why: {
          en: "34 walks of 24 take 816 ticks instead of 120; 60 to boot instead of 6; 45 of exits, where the container has 22 in the kernel.",
          zh: "34 次遍历各 24 项，共 816 个滴答，而不是 120；启动 60 而不是 6；退出 45，容器在内核里 22。",
        },
      },
      box: {
        says: { en: "Containers are light, machines are heavy.", zh: "容器轻，虚拟机重。" },
        exact: {
          en: "What computes runs directly in both: 50 ticks here and there. Walks, exits and booting differ, and with hits in the TLB hardly the first.",
          zh: "纯计算在两者中都直接运行：都是 50 个滴答。差别在遍历、退出和启动；快表命中时，第一项也差不多。",
        },
      },
    },
    {
      id: "pages",
      kind: "ask",
      title: { en: "A system of its own", zh: "自己的系统" },
      at: { scenario: both, time: 160 },
      after: { scenario: both, time: 519 },
      focus: "memory",
      vm: "machine",
      text: [
        {
          en: "The program touches six pages. The [container](vm:container) holds six [frames](memory). The [machine](vm:machine) has a kernel of its own, which touches its pages when it boots.",
          zh: "程序访问六个页。[container](vm:container) 占六个[页框](memory)；[machine](vm:machine) 有自己的内核，启动时访问内核的页。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many frames does the machine hold in the end?", zh: "虚拟机最后占几个页框？" },
        unit: { en: "frames", zh: "个" },
        right: [10],
        slips: [
          { answer: 6, reason: { en: "Its own kernel needs some as well.", zh: "它自己的内核也要占。" } },
          { answer: 4, reason: { en: "Those are the kernel's alone.", zh: "那只是内核的。" } },
          { answer: 20, reason: { en: "So many the host has.", zh: "那是宿主机的总数。" } },
        ],
        hint: { en: "Four of its pages are the kernel's.", zh: "它有四页属于内核。" },
        why: {
          en: "6 + 4: each machine brings a system along. Containers share the host's, once for all of them.",
          zh: "6 + 4：每台虚拟机都带一个系统；容器共用宿主机的那一个。",
        },
      },
    },
    {
      id: "crash",
      kind: "ask",
      title: { en: "A kernel crashes", zh: "内核崩溃" },
      at: { scenario: both, time: 519 },
      after: { scenario: both, time: 520 },
      focus: "machines",
      vm: "hog",
      text: [
        {
          en: "[hog](vm:hog) and [web](vm:web) are containers, [machine](vm:machine) is still computing. At 520 what runs in hog crashes the kernel.",
          zh: "[hog](vm:hog) 和 [web](vm:web) 是容器，[machine](vm:machine) 还在计算。在 520，hog 里运行的东西使内核崩溃。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Who goes on?", zh: "谁继续运行？" },
        options: [
          {
            text: { en: "web and machine", zh: "web 和 machine" },
            reason: { en: "web runs on the same kernel as hog.", zh: "web 和 hog 用同一个内核。" },
          },
          { text: { en: "machine alone", zh: "只有 machine" } },
          {
            text: { en: "web alone", zh: "只有 web" },
            reason: { en: "It is the other way round.", zh: "正好相反。" },
          },
          {
            text: { en: "nobody", zh: "都不继续" },
            reason: {
              en: "In this model the monitor stands below the kernel of containers.",
              zh: "在这个模型里，监控器在容器内核之下。",
            },
          },
        ],
        right: [1],
        hint: { en: "Whose kernel is it?", zh: "那是谁的内核？" },
        why: {
          en: "The kernel is shared by all containers, and goes with all of them. A machine has its own.",
          zh: "内核由全部容器共用，一起崩溃；虚拟机有自己的。",
        },
      },
      box: {
        says: {
          en: "Containers have files and environment variables of their own.",
          zh: "容器有自己的文件和环境变量。",
        },
        exact: {
          en: "They also have limits (control groups) and process numbers of their own. hog may use 50 of every 100 ticks; its kernel crashes all the same.",
          zh: "还有各自的资源上限（控制组）和进程编号。hog 每 100 个滴答最多用 50 个，内核照样会崩溃。",
        },
      },
    },
    {
      id: "better",
      kind: "ask",
      title: { en: "Item by item", zh: "逐项比较" },
      at: { scenario: both, time: 519 },
      after: { scenario: both, time: 975 },
      focus: "costs",
      vm: "machine",
      text: [
        {
          en: "Five items: [start](costs), walks, exits, memory, and what a crash takes along.",
          zh: "五项：[启动](costs)、遍历、退出、内存，以及崩溃会连累谁。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "In how many of the five is the machine better?", zh: "五项里虚拟机有几项更好？" },
        unit: { en: "items", zh: "项" },
        right: [1],
        slips: [
          { answer: 0, reason: { en: "Think of the crash at 520.", zh: "想想 520 的崩溃。" } },
          {
            answer: 2,
            reason: { en: "In memory too the container needs less.", zh: "内存上也是容器用得少。" },
          },
        ],
        hint: { en: "Look at each pair of columns.", zh: "逐行看那两列。" },
        why: {
          en: "Only in the last. That one item, isolation, is what machines are bought for; any guest system besides.",
          zh: "只有最后一项。虚拟机卖的就是这一项隔离，另外还能装任何客户系统。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: four customers", zh: "谜题：四位客户" },
      at: { scenario: sold("container", "container"), time: 0 },
      focus: "machines",
      vm: "bank",
      text: [
        {
          en: "All four are containers. [lab](vm:lab) crashes its kernel at 300. The form of each [machine](machines) says whether it is a container.",
          zh: "四位都用容器。[lab](vm:lab) 在 300 使它的内核崩溃。是不是容器，在各台[虚拟机](machines)的表单里。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: site is done by 12, batch by 200, and bank at all, by 2,000.",
          zh: "轮到你：site 在 12 之前、batch 在 200 之前完成，bank 在 2000 之前也要完成。",
        },
        hint: { en: "Who must not share a kernel with whom?", zh: "谁不能和谁共用内核？" },
        goals: [
          { goal: "doneBy", vm: "bank", time: 2000 },
          { goal: "doneBy", vm: "batch", time: 200 },
          { goal: "doneBy", vm: "site", time: 12 },
          { goal: "kept", parts: ["programs", "commands", "costs", "pcpus", "scheduler", "translation"] },
        ],
        solutions: [
          {
            way: { en: "bank gets a machine: done at 1,770", zh: "bank 用虚拟机：1770 完成" },
            scenario: sold("machine", "container"),
          },
          {
            way: { en: "lab is locked into a machine: bank is done at 378", zh: "把 lab 关进虚拟机：bank 在 378 完成" },
            scenario: sold("container", "machine"),
          },
        ],
        why: {
          en: "Short and many: containers. What nobody may take down, or who takes others down: a machine.",
          zh: "短而多的，用容器；不容别人连累的，或会连累别人的，用虚拟机。",
        },
      },
    },
  ],
};
