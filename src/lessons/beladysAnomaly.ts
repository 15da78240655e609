/** More memory, more faults: Belady's anomaly (1969), and why LRU and OPT cannot have it. */
import type { Lesson } from "../learn/lesson.ts";
import { beladyAnomaly } from "../scenarios/beladyAnomaly.ts";
import { withHostPart } from "./parts.ts";

function under(policy: string, frames: number) {
  return withHostPart(beladyAnomaly.scenario, { frames, replacement: { policy, params: {} } });
}

export const beladysAnomaly: Lesson = {
  id: "more-faults",
  number: 14,
  group: "memory",
  title: { en: "More memory, more faults", zh: "内存多了，缺页也多了" },
  line: {
    en: "Belady's anomaly: FIFO with four frames is worse than with three.",
    zh: "Belady 异常：FIFO 用四个页框反而不如三个。",
  },
  minutes: 5,
  steps: [
    {
      id: "fifo",
      kind: "ask",
      title: { en: "FIFO, a frame more", zh: "FIFO，多一个页框" },
      at: { scenario: under("fifo", 3), time: 12 },
      after: { scenario: under("fifo", 4), time: 12 },
      focus: "memory",
      text: [
        {
          en: "Twelve references: 1 2 3 4 1 2 5 1 2 3 4 5. Under FIFO with three [frames](memory) there are 9 faults.",
          zh: "十二次访问：1 2 3 4 1 2 5 1 2 3 4 5。FIFO、三个[页框](memory)，缺页 9 次。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many with four frames?", zh: "四个页框呢？" },
        options: [
          {
            text: { en: "7", zh: "7" },
            reason: { en: "That is OPT with three frames.", zh: "那是 OPT 用三个页框的结果。" },
          },
          {
            text: { en: "8", zh: "8" },
            reason: { en: "LRU has 8 with four frames. FIFO does not.", zh: "LRU 用四个页框是 8 次，FIFO 不是。" },
          },
          {
            text: { en: "9", zh: "9" },
            reason: { en: "It does make a difference, but not the expected one.", zh: "有差别，只是和预想的不同。" },
          },
          { text: { en: "10", zh: "10" } },
        ],
        right: [3],
        hint: { en: "Which page is the oldest when 5 comes?", zh: "5 来的时候，哪一页最老？" },
        why: {
          en: "10. With four frames 5 throws out 1, which comes next, which throws out 2, and so on.",
          zh: "10 次。四个页框时，5 换出 1，接着正要 1，它又换出 2……",
        },
      },
    },
    {
      id: "lru",
      kind: "ask",
      title: { en: "LRU, a frame more", zh: "LRU，多一个页框" },
      at: { scenario: under("lru", 3), time: 12 },
      after: { scenario: under("lru", 4), time: 12 },
      focus: "memory",
      text: [
        {
          en: "Under LRU with three frames there are 10 faults, one more than under FIFO.",
          zh: "LRU、三个页框时缺页 10 次，比 FIFO 多一次。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Can a frame more make LRU worse?", zh: "多一个页框会让 LRU 变差吗？" },
        options: [
          {
            text: { en: "Yes, as with FIFO.", zh: "会，和 FIFO 一样。" },
            reason: {
              en: "What LRU keeps in three frames it also keeps in four.",
              zh: "LRU 在三个页框里留的页，四个页框里也都留着。",
            },
          },
          { text: { en: "No, never.", zh: "不会，绝不。" } },
          {
            text: { en: "Sometimes, by chance.", zh: "有时会，看运气。" },
            reason: { en: "There is no chance in it: it can be proven.", zh: "与运气无关：可以证明。" },
          },
        ],
        right: [1],
        hint: { en: "Which pages are in three frames, which in four?", zh: "三个页框里有哪些页？四个呢？" },
        why: {
          en: "8 now. In k frames LRU has the k pages used last; k + 1 hold those and one more. OPT has this stack property too: 7, then 6.",
          zh: "现在 8 次。LRU 在 k 个页框里是最近用过的 k 页，k + 1 个只是再多一页。OPT 也有这种栈性质：7 次，再到 6 次。",
        },
      },
    },
    {
      id: "rare",
      kind: "tell",
      title: { en: "How rare it is", zh: "有多罕见" },
      at: { scenario: under("fifo", 4), time: 7 },
      after: { scenario: under("fifo", 4), time: 12 },
      focus: "memory",
      text: [
        {
          en: "The anomaly needs just this order: whichever of the twelve [references](memory) is changed to another of the five pages, it is gone.",
          zh: "这个异常恰好需要这样的次序：把十二次[访问](memory)中的任一次改成五页里的另一页，它就消失了。",
        },
      ],
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: 8 faults in four frames", zh: "谜题：四个页框，缺页 8 次" },
      at: { scenario: under("fifo", 4), time: 12 },
      focus: "memory",
      text: [
        {
          en: "Another policy is chosen in the heading of [Memory](memory). The frames stay four.",
          zh: "在[内存](memory)标题栏可以换策略；页框仍是四个。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: at most 8 faults with four frames and these references.",
          zh: "轮到你：同样的访问、四个页框，缺页不超过 8 次。",
        },
        hint: { en: "A policy with the stack property will do.", zh: "有栈性质的策略就行。" },
        goals: [
          { goal: "faultsAtMost", count: 8 },
          { goal: "kept", parts: ["machines", "frames", "commands"] },
        ],
        solutions: [
          { way: { en: "LRU: 8", zh: "LRU：8 次" }, scenario: under("lru", 4) },
          { way: { en: "OPT: 6", zh: "OPT：6 次" }, scenario: under("opt", 4) },
        ],
        why: {
          en: "With a stack policy more memory never hurts.",
          zh: "用有栈性质的策略，内存多了绝不会更差。",
        },
      },
    },
  ],
};
