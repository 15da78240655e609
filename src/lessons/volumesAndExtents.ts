/** V = D / l: extents of volumes, where they go, what stripes gain, and volumes that take each other's place (domain D). */
import { same, type Lesson } from "../learn/lesson.ts";
import type { AllocationPolicyId, HostSpec, MachineSpec, Scenario, VolumeSpec } from "../model/scenario.ts";
import { residentVolumes } from "../scenarios/residentVolumes.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";
import { computing, onTextbookHost } from "./parts.ts";

const { extentBytes } = textbookHost;
const MIB = 1024 * 1024;

/** Disks of `extents` extents each. */
const disks = (count: number, extents: number): HostSpec["disks"] =>
  Array.from({ length: count }, () => ({ extents, readTicks: 1, writeTicks: 1 }));

function holding(name: string, bytes: number, changes: Partial<VolumeSpec> = {}, program = "C 5"): MachineSpec {
  return computing(name, program, { volumes: [{ name: "data", bytes, ...changes }] });
}

const sized = (bytes: number) => onTextbookHost({ disks: disks(2, 8) }, [holding("a", bytes)]);

/** `a` has six extents and `b` four, when `c` comes with five. */
function fivePlaced(allocation: AllocationPolicyId): Scenario {
  return onTextbookHost(
    { disks: disks(2, 8), allocation },
    [holding("a", 6 * extentBytes), holding("b", 4 * extentBytes)],
    { commands: [{ command: "create", machine: { ...holding("c", 5 * extentBytes), arrival: null }, at: 3 }] },
  );
}

const reading = (layout: Partial<VolumeSpec>) =>
  onTextbookHost({ disks: disks(3, 24) }, [holding("reader", 12 * extentBytes, layout, "DISK 0 0 12 r")]);

const [resident] = residentVolumes.scenario.machines;
const tiered: Scenario = { ...residentVolumes.scenario, machines: [resident!] };

/** Machines with volumes of so many extents, which are placed in this order, each in one piece. */
function inOrder(...extents: readonly number[]): Scenario {
  const machines = extents.map((count, at) => holding("abcd"[at]!, count * extentBytes));
  return onTextbookHost({ disks: disks(2, 8), allocation: "contiguous" }, machines);
}

export const volumesAndExtents: Lesson = {
  id: "volumes-and-extents",
  number: 19,
  group: "storage",
  title: { en: "V = D / l", zh: "卷的公式 V = D / l" },
  line: {
    en: "A volume is made of extents, which may lie on several disks.",
    zh: "卷由区段组成，区段可以分布在几块磁盘上。",
  },
  minutes: 7,
  steps: [
    {
      id: "extents",
      kind: "ask",
      title: { en: "How many extents?", zh: "要几个区段？" },
      at: { scenario: sized(8 * MIB), time: 2 },
      after: { scenario: sized(10 * MIB), time: 2 },
      focus: "storage",
      vm: "a",
      text: [
        {
          en: "The [disks](storage) are divided into extents of 4 MiB. The volume of [a](vm:a) has 8 MiB: two extents.",
          zh: "[磁盘](storage)划分成 4 MiB 的区段。[a](vm:a) 的卷有 8 MiB：两个区段。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many does a volume of 10 MiB take?", zh: "10 MiB 的卷要占几个？" },
        unit: { en: "extents", zh: "个区段" },
        right: [3],
        slips: [
          { answer: 2, reason: { en: "Two have 8 MiB only: round up.", zh: "两个只有 8 MiB：要向上取整。" } },
          { answer: 40, reason: { en: "Divide, not multiply.", zh: "是除，不是乘。" } },
        ],
        hint: same("10 / 4 = 2.5"),
        why: {
          en: "V = D / l = 10 / 4, rounded up: 3. Of the last extent 2 MiB are not used.",
          zh: "V = D / l = 10 / 4，向上取整得 3。最后一个区段有 2 MiB 没有用上。",
        },
      },
      box: {
        says: { en: "V = D / l is the size of a volume.", zh: "V = D / l 是卷的大小。" },
        exact: {
          en: "It is a number of extents, rounded up, so that a volume has at least what was asked for.",
          zh: "它是区段的个数，向上取整：卷至少有所要的大小。",
        },
      },
    },
    {
      id: "one-piece",
      kind: "ask",
      title: { en: "In one piece, or not", zh: "连续与否" },
      at: { scenario: fivePlaced("contiguous"), time: 2 },
      after: { scenario: fivePlaced("normal"), time: 3 },
      focus: "storage",
      text: [
        {
          en: "Two [disks](storage) of eight extents. [a](vm:a) has six on the first one, [b](vm:b) four on the second: six are free. Now c comes with five.",
          zh: "两块[磁盘](storage)各有八个区段。[a](vm:a) 在第一块上占六个，[b](vm:b) 在第二块上占四个：还空六个。现在 c 要五个。",
        },
        {
          en: "Contiguous wants one piece; normal takes what it finds.",
          zh: "连续策略要一整段；常规策略有空就用。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Under which policy does it fit?", zh: "哪种策略放得下？" },
        options: [
          {
            text: { en: "under both", zh: "两种都行" },
            reason: { en: "No disk has five free ones in a row.", zh: "没有一块磁盘有连着的五个空区段。" },
          },
          {
            text: { en: "only contiguous", zh: "只有连续" },
            reason: { en: "It is the stricter one.", zh: "它是更严格的那种。" },
          },
          { text: { en: "only normal", zh: "只有常规" } },
          {
            text: { en: "under neither", zh: "都不行" },
            reason: { en: "A volume may be split over disks.", zh: "卷可以分在几块磁盘上。" },
          },
        ],
        right: [2],
        hint: { en: "How many are free in a row?", zh: "连着空的有几个？" },
        why: {
          en: "Normal: two on the first disk, three on the second. Contiguous is refused, with NO_SPACE: it needs 5 and has 4 in a row.",
          zh: "常规：第一块放两个，第二块放三个。连续被拒绝（NO_SPACE）：需要 5 个，连着的只有 4 个。",
        },
      },
    },
    {
      id: "stripes",
      kind: "ask",
      title: { en: "Three disks at once", zh: "三块磁盘一起读" },
      at: { scenario: reading({}), time: 12 },
      after: { scenario: reading({ layout: { kind: "striped", disks: 3 } }), time: 4 },
      focus: "storage",
      vm: "reader",
      text: [
        {
          en: "[reader](vm:reader) reads twelve extents, a tick each. They follow each other on one [disk](storage): 12 ticks. Now the volume is striped: the extents go to three disks in turn.",
          zh: "[reader](vm:reader) 读十二个区段，每个 1 个滴答。它们连在一块[磁盘](storage)上：12 个滴答。现在改成条带卷：区段轮流放到三块磁盘上。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How long does the same read take?", zh: "同样的读取要多久？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [4],
        slips: [
          { answer: 12, reason: { en: "The disks work at the same time.", zh: "几块磁盘是同时工作的。" } },
          { answer: 3, reason: { en: "Each disk reads four of the twelve.", zh: "每块磁盘要读十二个中的四个。" } },
          { answer: 36, reason: { en: "It is divided by three, not multiplied.", zh: "是除以三，不是乘以三。" } },
        ],
        hint: { en: "How many extents does each disk read?", zh: "每块磁盘读几个区段？" },
        why: {
          en: "12 / 3 = 4. Safer it is not: when any of the three fails, the volume is lost. Mirrors are for that.",
          zh: "12 / 3 = 4。但并不更安全：三块中坏任何一块，整个卷就没了。要安全得用镜像。",
        },
      },
    },
    {
      id: "residents",
      kind: "ask",
      title: { en: "Room for two of three", zh: "三个卷，两个位置" },
      at: { scenario: tiered, time: 0 },
      after: { scenario: tiered, time: 20 },
      focus: "storage",
      vm: "reader",
      text: [
        {
          en: "An archive holds the volumes a, b, c; the [fast tier](storage) has room for two. To copy one in, or a changed one back, takes 4 ticks. [reader](vm:reader) reads a, writes b, reads a, c, b. LRU decides who leaves.",
          zh: "归档保存卷 a、b、c；[高速层](storage)放得下两个。复制一个进来，或把改过的复制回去，都要 4 个滴答。[reader](vm:reader) 读 a、写 b、读 a、读 c、读 b，按 LRU 让位。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "When is it done?", zh: "它何时完成？" },
        unit: { en: "ticks", zh: "个滴答" },
        right: [20],
        slips: [
          {
            answer: 16,
            reason: { en: "b has been written to: it is copied back first.", zh: "b 被写过：要先复制回去。" },
          },
          {
            answer: 12,
            reason: { en: "LRU takes b for c, and b is needed again.", zh: "LRU 为 c 换出 b，而 b 还要用。" },
          },
        ],
        hint: { en: "Who leaves when c comes?", zh: "c 来时谁让位？" },
        why: {
          en: "a 4, b 4, c 4 and 4 to copy b back, b 4: 20.",
          zh: "a 4，b 4，c 4 再加 b 复制回去 4，b 4：共 20。",
        },
      },
      box: {
        says: {
          en: "A volume that is not there takes the place of another.",
          zh: "不在的卷会换掉另一个卷。",
        },
        exact: {
          en: "Volume managers never do that; all their extents are there. Tiered storage does, in front of an archive.",
          zh: "卷管理器从不这样做，区段总是都在；这样做的是归档前面的分层存储。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: the right order", zh: "谜题：合适的顺序" },
      at: { scenario: inOrder(4, 3, 5, 4), time: 0 },
      focus: "storage",
      text: [
        {
          en: "a, b, c and d come with 4, 3, 5 and 4 extents (16, 12, 20 and 16 MiB), each in one piece: d is refused, as one extent is free on the first [disk](storage) and three on the second. Edit the sizes in the [menu](machines) of a machine.",
          zh: "a、b、c、d 依次要 4、3、5、4 个区段（16、12、20、16 MiB），都要连续：d 被拒绝，两块[磁盘](storage)分别只空一个和三个区段。可在虚拟机的[菜单](machines)里改大小。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: the same four sizes in another order, so that all are placed.",
          zh: "轮到你：还是这四个大小，换个顺序，使它们都放得下。",
        },
        hint: { en: "Which sizes fill a disk of eight together?", zh: "哪些大小合起来正好是八？" },
        goals: [
          { goal: "volumes", extents: [3, 4, 4, 5], at: 0 },
          { goal: "noneRefused" },
          { goal: "kept", parts: ["storage", "commands"] },
        ],
        solutions: [
          { way: same("3, 5, 4, 4"), scenario: inOrder(3, 5, 4, 4) },
          { way: same("5, 3, 4, 4"), scenario: inOrder(5, 3, 4, 4) },
        ],
        why: {
          en: "Sixteen extents fit into sixteen, if 3 and 5 share a disk. A policy that sees one volume at a time cannot know that.",
          zh: "十六个区段放进十六个位置，只要 3 和 5 在同一块磁盘上。一次只看一个卷的策略无从知道。",
        },
      },
    },
  ],
};
