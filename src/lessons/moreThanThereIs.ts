/** More memory than there is: sharing, balloons, swapping by the host, and in which order (domain C.6). */
import { same, type Lesson } from "../learn/lesson.ts";
import type { HostSpec, OvercommitSpec, SharingSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { SHARING } from "../model/settings.ts";
import { promisedTwice } from "../scenarios/promisedTwice.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";
import { hostOf } from "../model/scenario.ts";
import { onTextbookHost, touching, withHostPart } from "./parts.ts";

const sharing: SharingSpec = defaultsOf(SHARING);
const atOnce: SharingSpec = { ...sharing, sleep: 10, pages: 8, requireStable: false };

/** A holds Z K L P and B Z K L Q, where Z is zeros. B writes to K at 44. */
const merged = onTextbookHost({ frames: 8, pcpus: 2, sharing: atOnce }, [
  touching("A", 4, "W 0 1 2 3; LOOP * { C 5 }", { contents: [0, 1, 2, 3] }),
  touching("B", 4, "W 0 1 2 3; C 40; W 1; LOOP * { C 5 }", { contents: [0, 1, 2, 4] }),
]);

const promised = promisedTwice.scenario;
const overcommit: OvercommitSpec = hostOf(promised).overcommit!;
const withoutBalloons = withHostPart(promised, { overcommit: { ...overcommit, ballooning: false } });

const READS = "W 0 1 2 3 4 5; LOOP * { C 4; R 0 1 2 3 4 5 }";

/** Three machines of one image, six pages each, in twelve frames. */
const crowded = (host: Partial<HostSpec>) =>
  onTextbookHost(
    {
      pcpus: 2,
      frames: 12,
      scheduler: { policy: "rr", params: { timeslice: 8 } },
      replacement: { policy: "lru", params: {} },
      costs: { ...textbookHost.costs, fault: 1, reference: 1 },
      ...host,
    },
    ["web", "shop", "test"].map((name, at) => touching(name, 6, READS, { image: 1, arrival: at === 2 ? 40 : 0 })),
  );

export const moreThanThereIs: Lesson = {
  id: "more-than-there-is",
  number: 17,
  group: "memory",
  title: { en: "More memory than there is", zh: "比实际更多的内存" },
  line: {
    en: "A host may promise more memory than it has: sharing first, then balloons, swapping last.",
    zh: "宿主机许诺的内存可以比实际的多：先共享，再用气球，最后才换页。",
  },
  minutes: 7,
  steps: [
    {
      id: "merge",
      kind: "ask",
      title: { en: "Equal pages once", zh: "相同的页只存一份" },
      at: { scenario: merged, time: 9 },
      after: { scenario: merged, time: 10 },
      focus: "memory",
      text: [
        {
          en: "[A](vm:A) holds Z, K, L and P in its four pages, [B](vm:B) holds Z, K, L and Q: all eight [frames](memory) are in use. A scanner looks for pages that hold the same and keeps each only once.",
          zh: "[A](vm:A) 的四个页里是 Z、K、L、P，[B](vm:B) 的是 Z、K、L、Q：八个[页框](memory)全用上了。扫描器找出内容相同的页，各只留一份。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many frames are in use then?", zh: "之后占用几个页框？" },
        unit: { en: "frames", zh: "个" },
        right: [5],
        slips: [
          { answer: 3, reason: { en: "P and Q need a frame each as well.", zh: "P 和 Q 也各要一个。" } },
          { answer: 4, reason: { en: "P and Q differ.", zh: "P 和 Q 并不相同。" } },
          {
            answer: 8,
            reason: {
              en: "Machines may share a frame, as long as they only read it.",
              zh: "只读时，虚拟机可以共用页框。",
            },
          },
        ],
        hint: { en: "How many different contents are there?", zh: "有几种不同的内容？" },
        why: {
          en: "Z, K, L, P, Q: 5 of 8. The guests notice nothing.",
          zh: "Z、K、L、P、Q：8 个中用 5 个。客户机察觉不到。",
        },
      },
    },
    {
      id: "write",
      kind: "ask",
      title: { en: "A write to a shared page", zh: "写共享的页" },
      at: { scenario: merged, time: 40 },
      after: { scenario: merged, time: 60 },
      focus: "memory",
      vm: "B",
      text: [
        {
          en: "[A](vm:A) and [B](vm:B) share the [frames](memory) of Z, K and L. Now B writes to K.",
          zh: "[A](vm:A) 和 [B](vm:B) 共用 Z、K、L 的[页框](memory)。现在 B 写 K。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What becomes of it?", zh: "结果如何？" },
        options: [
          {
            text: { en: "A reads what B wrote; 5 frames", zh: "A 读到 B 写的内容；5 个页框" },
            reason: { en: "Sharing would be a hole between machines.", zh: "那样共享就成了虚拟机之间的漏洞。" },
          },
          {
            text: { en: "The write is refused; 5 frames", zh: "写被拒绝；5 个页框" },
            reason: { en: "The guest knows nothing of the sharing.", zh: "客户机并不知道在共享。" },
          },
          { text: { en: "B gets a copy; 6 frames", zh: "B 得到自己的一份；6 个页框" } },
          {
            text: { en: "All sharing ends; 8 frames", zh: "全部不再共享；8 个页框" },
            reason: { en: "Only this page differs now.", zh: "只有这一页变得不同。" },
          },
        ],
        right: [2],
        hint: { en: "Shared frames cannot be written to: the write exits.", zh: "共享的页框不可写：写操作会退出。" },
        why: {
          en: "6: copy on write. What is left is a matter of time: a write that is slow tells that somebody else had the same page.",
          zh: "6 个：写时复制。但时间会泄密：写得慢，说明别人有过同样的页。",
        },
      },
    },
    {
      id: "balloon",
      kind: "ask",
      title: { en: "A balloon", zh: "气球" },
      at: { scenario: promised, time: 40 },
      after: { scenario: promised, time: 200 },
      focus: "memory",
      vm: "idle",
      text: [
        {
          en: "24 frames, of which 6 are to stay free, are promised to two machines of 16 pages. [idle](vm:idle) uses two of its pages, [busy](vm:busy) needs twelve. An idle page counts as four when [memory](memory) is divided.",
          zh: "24 个页框，要留 6 个空闲，却许诺给两台各 16 页的虚拟机。[idle](vm:idle) 只用两页，[busy](vm:busy) 需要十二页。划分[内存](memory)时，闲置的一页算四页。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "How many pages do idle and busy have in the end?", zh: "最后 idle 和 busy 各有几页？" },
        options: [
          {
            text: same("12 : 12"),
            reason: { en: "Six frames are to stay free.", zh: "要留六个页框空闲。" },
          },
          {
            text: same("9 : 9"),
            reason: { en: "So it is without the tax on idle pages.", zh: "没有空闲内存税时才是这样。" },
          },
          { text: same("6 : 12") },
          {
            text: same("2 : 16"),
            reason: { en: "busy needs twelve only.", zh: "busy 只需要十二页。" },
          },
        ],
        right: [2],
        hint: { en: "18 to divide, and idle pages are dear.", zh: "可分的是 18 个，闲置的页很贵。" },
        why: {
          en: "6 : 12. The balloon holds 10 pages of idle, which still believes that it has 16, and chooses itself what to give up.",
          zh: "6 : 12。气球占住 idle 的 10 页；idle 仍以为有 16 页，让出哪些由它自己选。",
        },
      },
    },
    {
      id: "swap",
      kind: "ask",
      title: { en: "Without balloons", zh: "没有气球时" },
      at: { scenario: promised, time: 200 },
      after: { scenario: withoutBalloons, time: 200 },
      focus: "memory",
      vm: "idle",
      text: [
        {
          en: "The same machines; but [idle](vm:idle) has no balloon. The host must take its [pages](memory) by itself. With the balloon it took 4 so, before that was large enough.",
          zh: "虚拟机不变，但 [idle](vm:idle) 没有气球，宿主机只能自己拿走它的[页](memory)。有气球时，在气球长大之前，它也这样拿过 4 页。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many pages of idle does the host swap out now?", zh: "现在宿主机换出 idle 的几页？" },
        unit: { en: "pages", zh: "页" },
        right: [10],
        slips: [
          { answer: 4, reason: { en: "Nobody else gives the others now.", zh: "其余的现在没有别人让出。" } },
          { answer: 16, reason: { en: "It is to keep 6.", zh: "它要留 6 页。" } },
          { answer: 6, reason: { en: "So many it keeps.", zh: "那是它留下的。" } },
        ],
        hint: { en: "It has 16, and is to have 6.", zh: "它有 16 页，应有 6 页。" },
        why: {
          en: "16 - 6 = 10, all to the disk, and the host cannot know which the guest needs next. That is why it comes last.",
          zh: "16 - 6 = 10，全写到磁盘上；客户机接着要用哪些，宿主机无从知道。所以它排在最后。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: three in the frames of two", zh: "谜题：两台的页框，三台虚拟机" },
      at: { scenario: crowded({}), time: 0 },
      focus: "memory",
      text: [
        {
          en: "[web](vm:web) and [shop](vm:shop) fill all twelve [frames](memory); at 40 [test](vm:test) comes, made of the same image, and the disk does not rest any more. The host's settings have what helps, under Memory.",
          zh: "[web](vm:web) 和 [shop](vm:shop) 占满十二个[页框](memory)；40 时来了同一镜像的 [test](vm:test)，磁盘从此不停。宿主机设置的“内存”里有办法。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: all three run until 300, and no disk is accessed.",
          zh: "轮到你：三台都运行到 300，一次磁盘也不访问。",
        },
        hint: {
          en: "The scanner has to be through twice before 40, or must not ask for stable pages.",
          zh: "扫描器在 40 之前要扫完两遍，或者不要求页面稳定。",
        },
        goals: [
          { goal: "diskAtMost", count: 0, until: 300 },
          { goal: "running", machines: 3, at: 300 },
          { goal: "kept", parts: ["machines", "frames", "commands", "storage"] },
        ],
        solutions: [
          {
            way: { en: "equal pages shared, as suggested", zh: "共享相同的页，用建议的设置" },
            scenario: crowded({ sharing }),
          },
          {
            way: { en: "shared at first sight, without waiting for stable ones", zh: "一见相同就共享，不等页面稳定" },
            scenario: crowded({ sharing: { ...atOnce, pages: 6 } }),
          },
        ],
        why: {
          en: "18 pages in 6 frames, as all three hold the same. Machines that differ share little: then the bet is lost.",
          zh: "三台内容相同，18 页只占 6 个页框。内容不同的虚拟机没有多少可共享：那就赌输了。",
        },
      },
    },
  ],
};
