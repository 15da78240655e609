/** Texts of `mlfq`: multilevel feedback queue. */
import { say, strong } from "../../explain/parts.ts";
import { againstInChinese, againstInEnglish, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import { preemptive } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const mlfq = {
  en: {
    name: "Multilevel feedback queue",
    short: "MLFQ",
    help: "Who uses up its allotment sinks to a lower level; all are boosted from time to time.",
    params: {
      timeslices: { label: "Timeslice per level", help: "One number for each level, the most urgent first." },
      allotments: {
        label: "Allotment per level",
        help: "How many timeslices a vCPU may use on a level before it sinks. The last number holds for the rest.",
      },
      boost: { label: "Boost every", help: "After this long all go back to the most urgent level. 0: never." },
      preemptive: preemptive.en,
      demoteOnlyIfContended: {
        label: "Sink only if others wait",
        help: "A vCPU that has used its allotment stays on its level when nobody else is ready.",
      },
      blockKeeps: {
        label: "After blocking",
        help: "What of its timeslice and allotment a vCPU has when it wakes up.",
        choices: {
          rest: "The rest of both",
          all: "All of both again",
          allotment: "A new timeslice, the rest of the allotment",
        },
      },
      wakeGoes: {
        label: "Woken vCPU goes to",
        help: "Where a vCPU that wakes up queues on its level.",
        choices: { tail: "The tail", head: "The head" },
      },
      boostOrder: {
        label: "Order of a boost",
        help: "Which level is emptied first. Lowest first: a running vCPU of a lower level queues too.",
        choices: { highestFirst: "Highest level first", lowestFirst: "Lowest level first" },
      },
    },
  },
  zh: {
    name: "多级反馈队列",
    short: "MLFQ",
    help: "用完配额的 vCPU 降到下一级；每隔一段时间全部提升到最高级。",
    code: [
      "v 到达时：level(v) ← 0",
      "pCPU 空闲时：v ← 第一个非空级别的队首",
      "v 最多运行 T(level)",
      "若 T 用完：把 v 排到本级队尾",
      "若 v 用完本级配额：level(v) ← level(v) + 1",
      "若某个就绪的 w 有 level(w) < level(v)：抢占 v",
      "每隔 S：全部 level ← 0",
    ],
    params: {
      timeslices: { label: "各级时间片", help: "每级一个数，最高级在前。" },
      allotments: { label: "各级配额", help: "在一级上最多使用几个时间片，之后降级。最后一个数用于其余各级。" },
      boost: { label: "提升周期", help: "每隔这么久全部回到最高级。0 表示不提升。" },
      preemptive: preemptive.zh,
      demoteOnlyIfContended: { label: "有人等待才降级", help: "用完配额时若没有其他就绪者，则留在原级。" },
      blockKeeps: {
        label: "阻塞之后",
        help: "被唤醒时还有多少时间片和配额。",
        choices: { rest: "两者的剩余部分", all: "重新获得全部", allotment: "新的时间片，配额的剩余部分" },
      },
      wakeGoes: {
        label: "被唤醒者的去处",
        help: "被唤醒的 vCPU 排在本级队列的哪一端。",
        choices: { tail: "队尾", head: "队首" },
      },
      boostOrder: {
        label: "提升顺序",
        help: "先清空哪一级队列。低级在先时，低级上正在运行者也重新排队。",
        choices: { highestFirst: "高级在先", lowestFirst: "低级在先" },
      },
    },
  },
  dispatch: {
    highestLevel: {
      canTie: true,
      en: rankedInEnglish("level", "first on the most urgent level"),
      zh: rankedInChinese("级别", "位于最高级队列的队首"),
    },
  },
  preempt: {
    highestLevel: { en: againstInEnglish("level"), zh: againstInChinese("级别") },
  },
  standing: {
    boost: {
      en: ({ entries }, words) =>
        say`${strong("Boost")}: ${words.list(entries.map((entry) => entry.who))} ${entries.length === 1 ? "goes" : "go"} back to the most urgent level with a full allotment.`,
      zh: ({ entries }, words) =>
        say`${strong("提升")}：${words.list(entries.map((entry) => entry.who))} 回到最高级别，配额重新计算。`,
    },
  },
} satisfies CpuPolicyTexts;
