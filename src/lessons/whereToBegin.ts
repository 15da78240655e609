/** Where a machine may begin: the fits, compaction and buddies on one region of memory (domain C.5, H.1 number 22). */
import { same, type Lesson } from "../learn/lesson.ts";
import type { RegionSpec, Scenario } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { REGION } from "../model/settings.ts";
import { buddySystem } from "../scenarios/buddySystem.ts";
import { holesAndRequests } from "../scenarios/holesAndRequests.ts";
import { computing, onTextbookHost, withHostPart } from "./parts.ts";

const suggested = defaultsOf(REGION) as RegionSpec;
const five: RegionSpec = { ...suggested, size: 1900, unit: "KB", holes: [100, 500, 200, 300, 600] };
const first = holesAndRequests.scenario;
const best = withHostPart(first, { region: { ...five, fit: "best" } });
const compacted: Scenario = { ...first, commands: [{ command: "compact", at: 3 }] };
const buddies: Scenario = { ...buddySystem.scenario, commands: [] };

/** Two holes, and three machines that ask for so many units one after the other. */
function asking(...units: readonly number[]): Scenario {
  const machines = units.map((regionUnits, at) =>
    computing(`P${at + 1}`, "", { arrival: at + 1, regionUnits, programs: [[]] }),
  );
  const region: RegionSpec = { ...suggested, size: 900, unit: "KB", fit: "best", holes: [500, 300] };
  return onTextbookHost({ region }, machines);
}

export const whereToBegin: Lesson = {
  id: "where-to-begin",
  number: 18,
  group: "memory",
  title: { en: "Where a machine may begin", zh: "内存分配：放在哪里" },
  line: {
    en: "Memory in one piece: which hole is taken decides who still fits later.",
    zh: "整块分配内存：现在占哪个空闲分区，决定以后谁还放得下。",
  },
  minutes: 6,
  steps: [
    {
      id: "first",
      kind: "ask",
      title: { en: "Five holes, four requests", zh: "五个空闲分区，四个请求" },
      at: { scenario: first, time: 0 },
      after: { scenario: first, time: 4 },
      focus: "region",
      text: [
        {
          en: "[Five holes](region) are free: 100, 500, 200, 300 and 600 KB. Four machines ask for 212, 417, 112 and 426 KB, in this order, each in one piece.",
          zh: "有[五个空闲分区](region)：100、500、200、300、600 KB。四台虚拟机依次请求 212、417、112、426 KB，各要一整块。",
        },
        {
          en: "First fit takes the first hole that is large enough.",
          zh: "首次适应：取第一个足够大的。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Which request is refused?", zh: "哪个请求被拒绝？" },
        options: [
          {
            text: { en: "none", zh: "一个也没有" },
            reason: { en: "Enough is free in all, but not in one piece.", zh: "总量够，但没有一块够大。" },
          },
          {
            text: { en: "P2, 417 KB", zh: "P2，417 KB" },
            reason: { en: "The hole of 600 is still whole when it comes.", zh: "它来时，600 的分区还是整块。" },
          },
          {
            text: { en: "P3, 112 KB", zh: "P3，112 KB" },
            reason: { en: "It goes into what P1 has left of 500.", zh: "它放进 P1 用剩的 500 里。" },
          },
          { text: { en: "P4, 426 KB", zh: "P4，426 KB" } },
        ],
        right: [3],
        hint: { en: "Cut each request off its hole, one by one.", zh: "逐个从分区里切下请求的大小。" },
        why: {
          en: "P4. 212 and 112 are cut off the 500, 417 off the 600. 959 KB are free, but the largest hole has 300: external fragmentation.",
          zh: "P4。212 和 112 切自 500，417 切自 600。空闲共 959 KB，最大的却只有 300：这就是外部碎片。",
        },
      },
    },
    {
      id: "fits",
      kind: "ask",
      title: { en: "Another fit", zh: "换一种算法" },
      at: { scenario: first, time: 4 },
      after: { scenario: best, time: 4 },
      focus: "region",
      text: [
        {
          en: "The same holes and requests. Next fit goes on where it stopped, best fit takes the smallest [hole](region) that will do, worst fit the largest.",
          zh: "分区和请求不变。循环首次适应从上次停下处继续，最佳适应取够用的[分区](region)中最小的，最坏适应取最大的。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Which of them serves all four?", zh: "哪一种能满足全部四个？" },
        options: [
          {
            text: { en: "next fit", zh: "循环首次适应" },
            reason: { en: "It takes 417 from the 600: 426 finds at most 300.", zh: "417 切自 600：426 最大只剩 300。" },
          },
          { text: { en: "best fit", zh: "最佳适应" } },
          {
            text: { en: "worst fit", zh: "最坏适应" },
            reason: { en: "It cuts the 600 first, for 212.", zh: "它先切 600，只为了 212。" },
          },
          {
            text: { en: "none of them", zh: "都不能" },
            reason: { en: "One keeps the 600 whole until the end.", zh: "有一种把 600 整块留到最后。" },
          },
        ],
        right: [1],
        hint: { en: "The 600 must be whole when P4 comes.", zh: "P4 来时，600 必须还是整块。" },
        why: {
          en: "Best fit: 212 into 300, 417 into 500, 112 into 200, 426 into 600. Here. That it is best in general is not true.",
          zh: "最佳适应：212 进 300，417 进 500，112 进 200，426 进 600。这里如此，并不说明它总是最好。",
        },
      },
    },
    {
      id: "compact",
      kind: "ask",
      title: { en: "Push them together", zh: "挪到一起" },
      at: { scenario: first, time: 3 },
      after: { scenario: compacted, time: 3 },
      focus: "region",
      text: [
        {
          en: "First fit again: three machines have their blocks, 741 KB in all, and four blocks of 50 KB belong to nobody. Before P4 comes, all [blocks](region) are moved together. The region has 1,900 KB.",
          zh: "仍是首次适应：三台共占 741 KB，另有四块各 50 KB 不属于任何虚拟机。P4 来之前，把所有[块](region)挪到一起。区域共 1,900 KB。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How large is the largest hole then?", zh: "这时最大的空闲分区有多大？" },
        unit: same("KB"),
        right: [959],
        slips: [
          { answer: 300, reason: { en: "That was the largest before.", zh: "那是挪动之前最大的。" } },
          { answer: 533, reason: { en: "So much is left when P4 has its block.", zh: "那是 P4 放下之后剩下的。" } },
          { answer: 1159, reason: { en: "The four blocks of nobody stay.", zh: "不属于任何虚拟机的四块还在。" } },
        ],
        hint: { en: "1,900 less all that is taken.", zh: "1,900 减去全部被占的。" },
        why: {
          en: "1,900 - 741 - 200 = 959, in one piece: P4 fits. Moving memory takes time, so systems rather cut it into pages, which may lie anywhere.",
          zh: "1,900 - 741 - 200 = 959，连成一块：P4 放得下。但搬动内存要花时间，所以系统多改用页：页可以放在任何地方。",
        },
      },
    },
    {
      id: "buddies",
      kind: "ask",
      title: { en: "Buddies", zh: "伙伴系统" },
      at: { scenario: buddies, time: 0 },
      after: { scenario: buddies, time: 4 },
      focus: "region",
      text: [
        {
          en: "The buddy system halves its [1,024 KB](region) until the request just fits: blocks are powers of two. A asks for 100 KB, B for 240, C for 64, D for 256.",
          zh: "伙伴系统把 [1,024 KB](region) 对半分裂，直到刚好放下请求：块的大小都是 2 的幂。A 要 100 KB，B 要 240，C 要 64，D 要 256。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How much is wasted inside the four blocks?", zh: "四个块内部一共浪费多少？" },
        unit: same("KB"),
        right: [44],
        slips: [
          {
            answer: 28,
            reason: {
              en: "That is A alone. B asks for no power of two either.",
              zh: "那只是 A。B 要的也不是 2 的幂。",
            },
          },
          { answer: 0, reason: { en: "A and B get more than they ask for.", zh: "A 和 B 得到的比请求的多。" } },
          {
            answer: 364,
            reason: { en: "That is free, outside of the blocks.", zh: "那是空闲的，不在块里面。" },
          },
        ],
        hint: { en: "A gets 128. What does B get?", zh: "A 得到 128。B 得到多少？" },
        why: {
          en: "28 + 16 + 0 + 0 = 44: internal fragmentation. In return a freed block finds its buddy at once, and both become one.",
          zh: "28 + 16 + 0 + 0 = 44：内部碎片。换来的是：块释放后立刻找到伙伴，合并成一块。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: best is not best", zh: "谜题：最佳不是最好" },
      at: { scenario: asking(100, 200, 400), time: 3 },
      focus: "machines",
      vm: "P1",
      text: [
        {
          en: "Two holes, 500 and 300 KB. P1, P2 and P3 ask for 100, 200 and 400 KB; best fit serves them all, first fit would not. Each has what it asks for in its [menu](machines), under Edit.",
          zh: "两个空闲分区：500 和 300 KB。P1、P2、P3 请求 100、200、400 KB：最佳适应全部满足，首次适应则不能。请求多少可在各自的[菜单](machines)里编辑。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: three requests that first fit serves and best fit does not.",
          zh: "轮到你：让首次适应满足三个请求，而最佳适应不能。",
        },
        hint: {
          en: "Let best fit spoil the small hole with the first request.",
          zh: "让最佳适应用第一个请求毁掉小的分区。",
        },
        goals: [
          { goal: "fitsDiffer", serves: "first", refuses: "best" },
          { goal: "running", machines: 2, at: 3 },
          { goal: "kept", parts: ["region", "commands"] },
        ],
        solutions: [
          { way: { en: "100, 300 and 300 KB", zh: "100、300、300 KB" }, scenario: asking(100, 300, 300) },
          { way: { en: "100, 400 and 300 KB", zh: "100、400、300 KB" }, scenario: asking(100, 400, 300) },
          { way: { en: "200, 250 and 300 KB", zh: "200、250、300 KB" }, scenario: asking(200, 250, 300) },
        ],
        why: {
          en: "Best fit leaves a sliver of 200 in the small hole; first fit cuts the large one and keeps the small one whole. No fit is best for every sequence.",
          zh: "最佳适应把小的分区切得只剩碎片；首次适应切大的，小的保持完整。没有一种算法对所有序列都最好。",
        },
      },
    },
  ],
};
