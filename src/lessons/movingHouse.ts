/** A machine moves while it runs (domain E): rounds of pre-copy, a writer that is too fast, and going on at the destination at once. */
import { defaultScenario } from "../codec/defaults.ts";
import type { Lesson } from "../learn/lesson.ts";
import type { NetworkSpec, Scenario, TimedCommand } from "../model/scenario.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";
import { pageLink, writingMachine } from "../scenarios/writingMachine.ts";

/** `db` writes one of its `pages` each tick, all of them in turn; pre-copy stops it when one page is left. */
const moving = (pages: number, network: Partial<NetworkSpec>, commands: readonly TimedCommand[]): Scenario => {
  const host = { ...textbookHost, frames: pages };
  return {
    ...defaultScenario,
    hosts: [host, host],
    network: { ...pageLink(1), leastPages: 1, ...network },
    machines: [writingMachine("db", pages, pages)],
    commands,
  };
};

const BEGIN = 40;
const fourPages = pageLink(4).bytesPerTick;
const migrate: TimedCommand = { command: "migrate", vm: "db", to: 1, at: BEGIN };

const fast = moving(1024, { bytesPerTick: fourPages }, [migrate]);
const slow = moving(1024, {}, [migrate]);
const broken = moving(1024, { bytesPerTick: fourPages }, [
  { ...migrate, mode: "postCopy" },
  { command: "setLink", state: "failed", at: 60 },
]);
const small = (network: Partial<NetworkSpec>, ...commands: readonly TimedCommand[]) => moving(16, network, commands);

export const movingHouse: Lesson = {
  id: "moving-house",
  number: 22,
  group: "machines",
  title: { en: "Moving house", zh: "热迁移" },
  line: {
    en: "A machine moves to another host while it runs: in rounds, or by going on there at once.",
    zh: "虚拟机边运行边搬到另一台宿主机：一轮一轮地搬，或者先过去再说。",
  },
  minutes: 7,
  steps: [
    {
      id: "round",
      kind: "ask",
      title: { en: "What is left after a round", zh: "一轮之后剩下什么" },
      at: { scenario: fast, time: BEGIN - 1 },
      after: { scenario: fast, time: BEGIN + 256 },
      focus: "migration",
      vm: "db",
      text: [
        {
          en: "[db](vm:db) has 1,024 pages and writes to another one each tick. At 40 it [moves](migration) to a second host. It goes on running while all its pages are sent, four a tick.",
          zh: "[db](vm:db) 有 1024 页，每个滴答写另一页。它在 40 开始[迁移](migration)到第二台宿主机：一边运行，一边把全部页传过去，每滴答四页。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many pages have to be sent again afterwards?", zh: "传完之后，有几页要再传一次？" },
        unit: { en: "pages", zh: "页" },
        right: [256],
        slips: [
          { answer: 0, reason: { en: "It wrote to pages that had been sent.", zh: "它写过的页里有已经传走的。" } },
          {
            answer: 1024,
            reason: { en: "Only what was written meanwhile is out of date.", zh: "只有其间写过的才过时。" },
          },
          {
            answer: 4,
            reason: { en: "So many go in a tick; the round takes 256.", zh: "那是每滴答传的；这一轮要 256 个滴答。" },
          },
        ],
        hint: { en: "How long does the round take?", zh: "这一轮要多久？" },
        why: {
          en: "1,024 / 4 = 256 ticks, and a page is written in each. The next round sends 256, in 64 ticks.",
          zh: "1024 / 4 = 256 个滴答，每个滴答写一页。下一轮传 256 页，用 64 个滴答。",
        },
      },
    },
    {
      id: "downtime",
      kind: "ask",
      title: { en: "How long it stands still", zh: "停机多久" },
      at: { scenario: fast, time: BEGIN + 256 },
      after: { scenario: fast, time: BEGIN + 342 },
      focus: "migration",
      vm: "db",
      text: [
        {
          en: "Each [round](migration) sends what was written during the one before: 1,024, then 256. When one page is left, [db](vm:db) is stopped, and the rest is sent.",
          zh: "每[轮](migration)传上一轮期间写过的页：先 1024，再 256。只剩一页时，[db](vm:db) 停下，传完余下的。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "For how many ticks does it stand still?", zh: "它停机几个滴答？" },
        options: [
          {
            text: { en: "342", zh: "342" },
            reason: { en: "So long the whole takes; it runs meanwhile.", zh: "那是全程；其间它在运行。" },
          },
          {
            text: { en: "256", zh: "256" },
            reason: { en: "So it is if it is stopped first.", zh: "先停机再传才是这样。" },
          },
          {
            text: { en: "4", zh: "4" },
            reason: {
              en: "The last round of four pages takes one tick, and it runs.",
              zh: "四页那轮用一个滴答，而且还在运行。",
            },
          },
          { text: { en: "1", zh: "1" } },
        ],
        right: [3],
        hint: { en: "A quarter is left each time.", zh: "每次剩下四分之一。" },
        why: {
          en: "1,024, 256, 64, 16, 4, and one page while it stands still: 1 tick of 342. 1,365 pages were sent, a third more than it has.",
          zh: "1024、256、64、16、4，最后一页停机时传：342 个滴答中停 1 个。共传 1365 页，多出三分之一。",
        },
      },
      box: {
        says: { en: "Machines are easy to migrate.", zh: "虚拟机容易迁移。" },
        exact: {
          en: "As long as they write more slowly than the link sends. Disks must be reachable from both hosts, or be copied as well.",
          zh: "前提是写得比链路传得慢；磁盘要两边都能访问，否则也要复制。",
        },
      },
    },
    {
      id: "too-fast",
      kind: "ask",
      title: { en: "A writer that is too fast", zh: "写得太快" },
      at: { scenario: slow, time: BEGIN - 1 },
      after: { scenario: slow, time: BEGIN + 2048 },
      focus: "migration",
      vm: "db",
      text: [
        {
          en: "The same move over a [link](migration) of one page a tick. [db](vm:db) writes as fast as that. Xen's rules stop it after a round that leaves as much as it sent.",
          zh: "同样的迁移，[链路](migration)每滴答只传一页，[db](vm:db) 写得一样快。按 Xen 的规则，一轮之后剩下的不比传的少，就停机。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "For how many ticks does it stand still?", zh: "它停机几个滴答？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [1024],
        slips: [
          { answer: 1, reason: { en: "The rounds do not get smaller here.", zh: "这里各轮不会变小。" } },
          { answer: 256, reason: { en: "The link carries one page a tick now.", zh: "现在每滴答只传一页。" } },
          {
            answer: 2048,
            reason: { en: "It runs during the first half of that.", zh: "前一半时间它在运行。" },
          },
        ],
        hint: { en: "After 1,024 ticks all pages are written.", zh: "1024 个滴答之后，每页都写过了。" },
        why: {
          en: "The first round was in vain: all 1,024 pages are sent again while it stands still. By QEMU's rule alone it would go on for ever.",
          zh: "第一轮白传了：停机时 1024 页全部再传一次。若只按 QEMU 的规则，会一直传下去。",
        },
      },
    },
    {
      id: "go-first",
      kind: "ask",
      title: { en: "Go first, pages follow", zh: "先过去，页随后到" },
      at: { scenario: broken, time: BEGIN + 10 },
      after: { scenario: broken, time: 60 },
      focus: "migration",
      vm: "db",
      text: [
        {
          en: "By post-copy [db](vm:db) goes on at the destination at once; [pages](migration) follow, the one that it waits for first. At 60 the link fails, when 77 of 1,024 have come.",
          zh: "用后拷贝，[db](vm:db) 马上在目标端运行，[页](migration)随后到，先传它等着的。在 60，链路断了，1024 页只到了 77 页。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What becomes of db?", zh: "db 会怎样？" },
        options: [
          {
            text: { en: "It goes on at the source.", zh: "它在源端继续。" },
            reason: {
              en: "So it is with pre-copy: the source has everything until the end.",
              zh: "预拷贝才这样：源端直到最后都有全部内容。",
            },
          },
          {
            text: { en: "It waits until the link works again.", zh: "它等链路恢复。" },
            reason: {
              en: "The migration has failed, and nobody keeps its pages.",
              zh: "迁移已失败，没有谁再留着它的页。",
            },
          },
          { text: { en: "It is lost.", zh: "它就没了。" } },
          {
            text: { en: "It goes on without them.", zh: "缺着页继续运行。" },
            reason: { en: "It would read what nobody wrote.", zh: "那会读到没人写过的内容。" },
          },
        ],
        right: [2],
        hint: { en: "Where is the newest state now?", zh: "最新的状态现在在哪里？" },
        why: {
          en: "Its newest state is at the destination, most pages at the source: neither is whole. Nobody pays for post-copy with downtime, but with this risk.",
          zh: "最新状态在目标端，多数页在源端，哪边都不完整。后拷贝几乎不停机，代价是这个风险。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: a short stop", zh: "谜题：停得短" },
      at: { scenario: small({}), time: BEGIN },
      focus: "machines",
      vm: "db",
      text: [
        {
          en: "A small [db](vm:db) of 16 pages that never stops writing; the link carries a page a tick. Move it by its [menu](machines); the network's settings are the host's.",
          zh: "一台不停写的小 [db](vm:db)，只有 16 页；链路每滴答一页。用它的[菜单](machines)迁移；网络设置在宿主机设置里。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: db has moved by t = 200, and stood still for at most 4 ticks.",
          zh: "轮到你：在 t = 200 之前迁完 db，停机不超过 4 个滴答。",
        },
        hint: {
          en: "A faster link, a slower writer, or the pages afterwards.",
          zh: "链路快些，写得慢些，或者页随后再传。",
        },
        goals: [
          { goal: "moved", vm: "db", downtime: 4, until: 200 },
          { goal: "kept", parts: ["machines", "pcpus", "frames"] },
        ],
        solutions: [
          { way: { en: "by post-copy", zh: "用后拷贝" }, scenario: small({}, { ...migrate, mode: "postCopy" }) },
          {
            way: { en: "four pages a tick", zh: "每滴答四页" },
            scenario: small({ bytesPerTick: fourPages }, migrate),
          },
          {
            way: { en: "QEMU's rule, and the writer is throttled", zh: "QEMU 的规则，并限制写者的速度" },
            scenario: small({ stopRule: "qemu", throttle: "autoConverge", throttlePeriod: 10 }, migrate),
          },
        ],
        why: {
          en: "Each has its price: a risk, a better network, or a machine that is slow for a while.",
          zh: "各有代价：风险、更好的网络，或者一时变慢。",
        },
      },
    },
  ],
};
