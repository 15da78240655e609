/** Which page has to go: FIFO, LRU and OPT at moments at which they differ, and a loop one page too long. */
import { same, type Lesson } from "../learn/lesson.ts";
import { hostOf, withHost, type Scenario } from "../model/scenario.ts";
import { silberschatzString } from "../scenarios/silberschatzString.ts";
import { onTextbookHost, touching, withHostPart } from "./parts.ts";

function under(scenario: Scenario, policy: string): Scenario {
  return withHost(scenario, { ...hostOf(scenario), replacement: { policy, params: {} } });
}

const string = silberschatzString.scenario;
const loop = onTextbookHost({ frames: 8, replacement: { policy: "lru", params: {} } }, [
  touching("guest", 10, "LOOP 6 { R 1 2 3 4 5 6 7 8 9 }"),
]);

export const whichPage: Lesson = {
  id: "which-page",
  number: 13,
  group: "memory",
  title: { en: "Which page has to go?", zh: "该换出哪一页？" },
  line: {
    en: "FIFO, LRU and OPT where they differ, and a loop that defeats LRU.",
    zh: "在 FIFO、LRU、OPT 各有选择之处比较，再看让 LRU 失灵的循环。",
  },
  minutes: 8,
  steps: [
    {
      id: "fifo",
      kind: "ask",
      title: { en: "FIFO", zh: "FIFO" },
      at: { scenario: under(string, "fifo"), time: 4 },
      after: { scenario: under(string, "fifo"), time: 5 },
      focus: "memory",
      text: [
        {
          en: "Three [frames](memory) hold the pages 2, 0, 1. Page 0 came first, then 1, then 2, and 0 has just been used again.",
          zh: "三个[页框](memory)里是页 2、0、1。0 最先装入，然后是 1，再是 2；刚才又访问了 0。",
        },
        { en: "Next comes page 3, and no frame is free.", zh: "接着要访问页 3，而没有空闲页框。" },
      ],
      question: {
        kind: "choice",
        ask: { en: "Which page leaves under FIFO?", zh: "按 FIFO，哪一页离开？" },
        options: [
          { text: { en: "page 0", zh: "页 0" } },
          {
            text: { en: "page 1", zh: "页 1" },
            reason: {
              en: "Page 1 was not used for longest: that is LRU's choice.",
              zh: "页 1 最久没有使用：这是 LRU 的选择。",
            },
          },
          {
            text: { en: "page 2", zh: "页 2" },
            reason: {
              en: "Page 2 came last. FIFO takes the one that came first.",
              zh: "页 2 最后装入；FIFO 换出最先装入的。",
            },
          },
        ],
        right: [0],
        hint: { en: "A hit changes nothing in FIFO's queue.", zh: "命中不改变 FIFO 的队列。" },
        why: {
          en: "FIFO only knows who came first. It throws out page 0, which is needed again at once.",
          zh: "FIFO 只看谁先来：它换出页 0，而页 0 马上又要用。",
        },
      },
    },
    {
      id: "lru",
      kind: "ask",
      title: { en: "LRU", zh: "LRU" },
      at: { scenario: under(string, "lru"), time: 7, row: 0 },
      after: { scenario: under(string, "lru"), time: 7 },
      focus: "memory",
      text: [
        {
          en: "LRU keeps what was used lately. It holds 2, 0 and 3; the last references were 2, 0, 3, 0. Next comes page 4.",
          zh: "LRU 留下最近用过的。现在是 2、0、3，最近依次访问了 2、0、3、0。接着要访问页 4。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Which page leaves under LRU?", zh: "按 LRU，哪一页离开？" },
        options: [
          {
            text: { en: "page 0", zh: "页 0" },
            reason: {
              en: "It came first of the three, but it was used last: that would be FIFO.",
              zh: "三页中它最先装入，却是最近用过的：那是 FIFO。",
            },
          },
          { text: { en: "page 2", zh: "页 2" } },
          {
            text: { en: "page 3", zh: "页 3" },
            reason: {
              en: "Page 3 was used two references ago, page 2 four.",
              zh: "页 3 在两次访问前用过，页 2 在四次之前。",
            },
          },
        ],
        right: [1],
        hint: { en: "Look back: whose last use is longest ago?", zh: "往回看：谁的上次使用最早？" },
        why: {
          en: "2 was last used four references ago. It is also the next page that will be asked for: LRU cannot know.",
          zh: "页 2 上次使用在四次访问之前。它偏偏马上又要用：LRU 无从知道。",
        },
      },
    },
    {
      id: "opt",
      kind: "ask",
      title: { en: "OPT looks ahead", zh: "OPT 向前看" },
      at: { scenario: under(string, "opt"), time: 7, row: 0 },
      after: { scenario: under(string, "opt"), time: 7 },
      focus: "memory",
      text: [
        {
          en: "The same moment with the same pages 2, 0, 3. OPT may look ahead: after page 4 come 2, 3, 0, 3, 2, 1.",
          zh: "同一时刻，同样是页 2、0、3。OPT 可以向前看：页 4 之后是 2、3、0、3、2、1。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Which page leaves under OPT?", zh: "按 OPT，哪一页离开？" },
        options: [
          { text: { en: "page 0", zh: "页 0" } },
          {
            text: { en: "page 2", zh: "页 2" },
            reason: {
              en: "That looks back, as LRU does. Page 2 is needed first of all.",
              zh: "这是像 LRU 那样往回看；页 2 最先要用。",
            },
          },
          {
            text: { en: "page 3", zh: "页 3" },
            reason: {
              en: "Page 3 is needed in two references, page 0 only in three.",
              zh: "页 3 再过两次访问就要用，页 0 还要三次。",
            },
          },
        ],
        right: [0],
        hint: { en: "Whose next use is farthest away?", zh: "谁的下次使用最远？" },
        why: {
          en: "Page 0 is needed last of the three. Nobody can know the future; OPT is the yardstick for those who cannot.",
          zh: "三页中页 0 最晚才用到。没有谁知道未来；OPT 是衡量其他策略的尺子。",
        },
      },
    },
    {
      id: "totals",
      kind: "ask",
      title: { en: "Twenty references", zh: "二十次访问" },
      at: { scenario: under(string, "clock"), time: 20 },
      after: { scenario: under(string, "opt"), time: 20 },
      focus: "memory",
      text: [
        {
          en: "Over all twenty references FIFO faults 15 times, clock 14 times, as you see here, and LRU 12 times.",
          zh: "二十次访问中，FIFO 缺页 15 次，Clock 如图是 14 次，LRU 是 12 次。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many faults has OPT? Six pages occur.", zh: "OPT 缺页几次？出现过六个不同的页。" },
        unit: { en: "faults", zh: "次缺页" },
        right: [9],
        slips: [
          {
            answer: 6,
            reason: {
              en: "Six first touches are the least there can be, and three frames are too few for that.",
              zh: "六次首次访问是下限，三个页框做不到。",
            },
          },
          { answer: 12, reason: { en: "That is LRU, which can only look back.", zh: "那是只能往回看的 LRU。" } },
        ],
        hint: { en: "It is less than LRU, and more than six.", zh: "比 LRU 少，比六多。" },
        why: {
          en: "9: six first touches and three pages that had to be brought back. No policy can do better here.",
          zh: "9 次：六次首次访问，三次重新装入。在这里没有哪种策略能更少。",
        },
      },
    },
    {
      id: "loop",
      kind: "ask",
      title: { en: "A loop of nine pages", zh: "九页的循环" },
      at: { scenario: loop, time: 7 },
      after: { scenario: loop, time: 54 },
      focus: "memory",
      text: [
        {
          en: "Now the pages 1 to 9 in turn, six times: 54 references, in eight [frames](memory), under LRU. Eight pages are in.",
          zh: "现在依次访问页 1 到 9，共六遍 54 次，八个[页框](memory)，用 LRU。已装入八页。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many of the 54 references are hits?", zh: "54 次访问中有多少次命中？" },
        options: [
          { text: { en: "none", zh: "一次也没有" } },
          {
            text: same("40"),
            reason: {
              en: "40 is what OPT has. LRU always throws out the page that comes next.",
              zh: "40 是 OPT 的结果；LRU 总是换出马上要用的那一页。",
            },
          },
          {
            text: same("45"),
            reason: {
              en: "That is with nine frames: nine first touches, then hits only.",
              zh: "那是九个页框：九次首次访问，之后全部命中。",
            },
          },
          {
            text: same("48"),
            reason: {
              en: "That is one fault in each round, eight of nine pages hit.",
              zh: "那是每遍只缺一页、其余八页命中。",
            },
          },
        ],
        right: [0],
        hint: { en: "Page 9 comes: which page leaves, and which comes next?", zh: "页 9 来了：谁离开？下一个要用谁？" },
        why: {
          en: "Page 9 throws out 1, which comes next, which throws out 2, and so on: 54 faults. With nine frames there are 9.",
          zh: "页 9 换出 1，接着正要 1，它又换出 2……共缺页 54 次。九个页框时只有 9 次。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: 20 faults in eight frames", zh: "谜题：八个页框，缺页 20 次" },
      at: { scenario: loop, time: 54 },
      focus: "memory",
      text: [
        {
          en: "Another policy is chosen in the heading of [Memory](memory). Machine and frames stay as they are.",
          zh: "在[内存](memory)标题栏可以换策略；虚拟机和页框数不变。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: at most 20 faults in this loop, with eight frames.",
          zh: "轮到你：同一循环、八个页框，缺页不超过 20 次。",
        },
        hint: { en: "In a loop the page used last is the one needed last.", zh: "在循环里，刚用过的页最晚才会再用。" },
        goals: [
          { goal: "faultsAtMost", count: 20 },
          { goal: "kept", parts: ["machines", "frames"] },
        ],
        solutions: [
          { way: { en: "MRU: 14 faults", zh: "MRU：缺页 14 次" }, scenario: under(loop, "mru") },
          { way: { en: "LIRS: 19 faults", zh: "LIRS：缺页 19 次" }, scenario: under(loop, "lirs") },
          { way: { en: "OPT: 14 faults", zh: "OPT：缺页 14 次" }, scenario: under(loop, "opt") },
        ],
        why: {
          en: "Who resists a loop keeps old pages and lets new ones pass through one frame.",
          zh: "能抵抗循环的策略留住旧页，只让新页轮流通过一个页框。",
        },
      },
    },
  ],
};

/** The loop with as many frames as pages. */
export const loopInNine: Scenario = withHostPart(loop, { frames: 9 });
