/** The words of exercises on pages, frames, disks, memory regions, migrations and access times, each with what it means. */
import { describe, expect, it } from "vitest";
import * as access from "../../../src/codec/exercise/accessTimeWords.ts";
import * as arm from "../../../src/codec/exercise/armWords.ts";
import { cut, framesIn } from "../../../src/codec/exercise/frameCount.ts";
import * as migration from "../../../src/codec/exercise/migrationWords.ts";
import { replacementIn } from "../../../src/codec/exercise/namedReplacement.ts";
import { otherSubjectOf } from "../../../src/codec/exercise/otherSubjects.ts";
import * as region from "../../../src/codec/exercise/regionWords.ts";

/** `id: text|text` as pairs. */
const pairs = (table: string) =>
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [id = "", texts = ""] = line.split(": ");
      return texts.split("|").map((text) => [text, id] as const);
    });
/** The first of `list` whose words stand in `text`, and what they take of it. */
function firstOf(list: readonly (readonly [string, RegExp])[], text: string): string | null {
  for (const [id, pattern] of list) {
    const found = new RegExp(pattern.source, pattern.flags.replace("g", "")).exec(text);
    if (found) return `${id}: ${found[0]}`;
  }
  return null;
}
const has = (pattern: RegExp, text: string) => new RegExp(pattern.source, pattern.flags.replace("g", "")).test(text);

const REPLACEMENT = `
wsClock: WSClock|ws-clock|working set clock|工作集时钟
clockPro: CLOCK-Pro|clockpro
enhancedClock: enhanced clock|enhanced second-chance algorithm|improved second chance|改进型时钟|改进型 Clock|改进的二次机会
clock: clock|simple clock|second chance|second-chance|时钟|简单时钟|二次机会|两次机会
s3fifo: S3-FIFO|s3fifo
slru: SLRU|segmented LRU|分段LRU
2q: 2Q|two queues|two-queue|双队列
arc: ARC|adaptive replacement cache|adaptive-replacement|自适应置换缓存
lirs: LIRS|low inter-reference recency set|低访问间隔集合
sieve: SIEVE
unopt: UNOPT|最差置换
opt: OPT|optimal|Belady's optimal|MIN|最佳置换|最佳页面淘汰|最优
nru: NRU|not recently used|最近未使用
lru: LRU|least recently used|least-recently-used|最近最少使用|最近最久未使用|最久未被用
mru: MRU|most recently used|最近最常使用
lfu: LFU|least frequently used|最不经常使用|最少使用
mfu: MFU|most frequently used|最经常使用
aging: aging|ageing|老化算法
random: random replacement|random page-replacement|RAND|随机置换
fifo: FIFO|first in first out|first-in, first-out|先进先出
`;

describe("a replacement policy", () => {
  it.each(pairs(REPLACEMENT))("called %s is %s, and nothing else of the text is taken", (text, policy) => {
    const { rest, ...named } = replacementIn(`7 ${text} 0`);
    expect(named).toEqual({ policy, policies: [policy], clearEvery: null, ties: null });
    expect(rest).toBe(`7 ${" ".repeat(text.length)} 0`);
  });

  it.each(["clocks", "optical", "minute", "arcs", "agingly", "random", "brand", "xlru", "lruk"])(
    "is not named by %s",
    (text) => {
      expect(replacementIn(text)).toEqual({ policy: null, policies: [], clearEvery: null, ties: null, rest: text });
    },
  );

  it("is one of several where several are named", () => {
    expect(replacementIn("LRU, FIFO and OPT")).toMatchObject({ policy: null, policies: ["lru", "fifo", "opt"] });
  });

  it.each([
    ["bits are cleared every 4 references", 4],
    ["the bits are reset after every 12th page access".replace("access", "accesses"), 12],
    ["zeroed after each 8 memory requests", 8],
    ["every 16 references all bits are set to 0", 16],
    ["每 4 次访问清零", 4],
    ["每隔8次页面引用后将其清除", 8],
    ["cleared. every 4 references", null],
    ["cleared every 4 ticks", null],
  ] as const)("%s says that bits are cleared every %s", (text, every) => {
    const read = replacementIn(text);
    expect(read.clearEvery).toBe(every);
    expect(read.rest.length).toBe(text.length);
  });
});

describe("a count of frames", () => {
  it.each([
    ["3 frames", [3]],
    ["three page frames", [3]],
    ["3-frame memory", [3]],
    ["frames = 4", [4]],
    ["number of frames: 4", [4]],
    ["Frames (m) is 5.", [5]],
    ["4 free frames", [4]],
    ["4 physical slots", [4]],
    ["三个页框", [3]],
    ["物理块数为 4", [4]],
    ["物理块数 3", [3]],
    ["3个内存块", [3]],
    ["物理块数M分别为3和4", [3, 4]],
    ["フレーム数は3", [3]],
    ["3 and 4 frames", [3, 4]],
    ["with 3 or with 4 frames", [3, 4]],
    ["one, two or three frames", [1, 2, 3]],
    ["tres marcos", [3]],
    ["3 cadres", [3]],
    ["drei Kacheln", [3]],
    ["3 Seitenrahmen", [3]],
    ["3 quadros", [3]],
    ["3 кадра", [3]],
    ["3 frames: 7, 0, 1, 2", [3]],
    ["7 0 1 2\nFrames: 1, 2, 3", [1, 2, 3]],
    ["3 frames and 3 frames", [3]],
  ] as const)("%j is %j", (text, counts) => {
    const read = framesIn(text);
    expect([...read.counts].toSorted((a, b) => a - b)).toEqual(counts);
    expect(read.count).toBe(counts.length === 1 ? counts[0] : null);
    expect(read.isNamed).toBe(true);
    expect(read.rest.length).toBe(text.length);
    expect(read.rest).not.toMatch(/frame|块|页框|marco|cadre/iu);
  });

  it.each(["7 0 1 2 0 3", "3 framed pictures", "frames", "3 boxes"])("is not said by %j", (text) => {
    expect(framesIn(text)).toEqual({ count: null, counts: [], isNamed: false, rest: text });
  });

  it("leaves what stands around it in its place", () => {
    expect(framesIn("7, 0, 1; 3 frames; 2").rest).toBe("7, 0, 1;         ; 2");
    expect(cut("ab\ncd", 1, 3)).toBe("a \n d");
  });
});

const OTHERS = `
raid: RAID 5|RAID|磁盘阵列
periodic: periodic tasks|rate-monotonic|EDF|earliest deadline first|deadline|tareas periódicas|Period = 5|période = 4|周期为 5|截止时间|最早截止
deadlock: banker's algorithm|a safe state|deadlock|银行家算法|安全序列|死锁|Allocation and Max|最大需求
synchronization: a semaphore|mutexes|semáforo|信号量|PV操作
files: an inode|i-nodes|indirect block|FAT32|索引节点|间接索引
rotation: 7200 rpm|rotational latency|sectors per track|转速|旋转延迟|每磁道有200个扇区
`;

describe("another subject", () => {
  it.each(pairs(OTHERS))("%s is about %s", (text, subject) => {
    expect(otherSubjectOf(text, false)).toBe(subject);
    const stays = subject === "raid" || subject === "periodic";
    expect(otherSubjectOf(text, true)).toBe(stays ? subject : null);
  });

  it.each(["afraid", "raided", "fat", "a fatal error", "unsafe to say", "periodicals", "ours"])(
    "%s is none",
    (text) => {
      expect(otherSubjectOf(text, false)).toBeNull();
    },
  );
});

const DISKS = `
cscan: C-SCAN|cscan|circular scan|循环扫描算法
clook: C-LOOK|clook|circular look
sstf: SSTF|SSFF|shortest seek time first|shortest-seek|最短寻道时间优先
fcfs: FCFS|first come first served|first-come, first-serve|先来先服务
scan: SCAN|elevator|扫描算法|电梯调度算法
look: LOOK
`;

describe("a disk scheduler", () => {
  it.each(pairs(DISKS))("called %s is %s", (text, id) => {
    expect(firstOf(arm.SCHEDULERS, `use ${text}.`)).toBe(`${id}: ${text}`);
  });

  it.each([
    "N-step SCAN",
    "FSCAN",
    "s-look",
    "V(R)",
    "deadline",
    "arrival times",
    "N步扫描",
    "到达时间",
    "期间又有请求",
  ])("%s is another rule", (text) => {
    expect(has(arm.OTHER_RULE, text)).toBe(true);
  });

  it.each(
    pairs(`
up: upwards|moving up|towards the right|increasing order|ascending|higher numbers|larger cylinders|aufwärts|vers le haut|hacia arriba|磁道号增加的方向|从小到大|向上|大的方向
down: downwards|moving down|left|decreasing|lower tracks|smaller numbers|abwärts|vers le bas|hacia abajo|磁道号减小|从大到小|向下
`),
  )("%s is %s", (text, way) => {
    expect([has(arm.UP, text), has(arm.DOWN, text)]).toEqual([way === "up", way === "down"]);
  });

  it.each(["up to 200", "bright", "a lower bound", "upset", "the high seas", "leftover"])(
    "%s is no direction",
    (text) => {
      expect([has(arm.UP, text), has(arm.DOWN, text)]).toEqual([false, false]);
    },
  );

  it.each([
    ["numbered 0-199", "199"],
    ["numbered from 0 to 4,999", "4,999"],
    ["cylinders 0 through 99", "99"],
    ["0～199号".normalize("NFKC"), "199"],
    ["磁道号为 0 至 199", "199"],
    ["von 0 bis 199", "199"],
    ["(0..99)", "99"],
  ])("%s is a range up to %s", (text, last) => {
    expect(arm.RANGE.exec(text)?.groups?.["last"]).toBe(last);
  });

  it.each([
    ["200 cylinders", "200"],
    ["5,000 tracks", "5,000"],
    ["有 200 个柱面", "200"],
    ["tracks: 300", "300"],
    ["柱面总数为 400", "400"],
    ["cylinders: 98, 183, 37", undefined],
  ])("%s are %s cylinders", (text, count) => {
    const groups = arm.COUNT.exec(text)?.groups;
    expect(groups?.["count"] ?? groups?.["han"] ?? groups?.["after"]).toBe(count);
  });

  it.each([
    ["moving towards 199", "199"],
    ["in the direction of cylinder 0", "0"],
    ["in Richtung Zylinder 99", "99"],
    ["朝 0 号磁道方向", "0"],
  ])("%s goes to %s", (text, cylinder) => {
    expect(arm.TOWARDS.exec(text)?.groups?.["cylinder"]).toBe(cylinder);
  });

  it.each([
    ["the previous request was at 125", "125"],
    ["just finished at cylinder 140", "140"],
    ["coming from 60", "60"],
    ["刚刚完成了 90 号", "90"],
  ])("%s has been at %s", (text, cylinder) => {
    expect(arm.PREVIOUS.exec(text)?.groups?.["cylinder"]).toBe(cylinder);
  });

  it.each([
    ["the head is at 53", "53"],
    ["arm: 53", "53"],
    ["currently at cylinder 53", "53"],
    ["initial position 50", "50"],
    ["磁头在 100", "100"],
    ["当前位于 100", "100"],
    ["从 100 号磁道开始", "100"],
    ["der Kopf steht auf 53", "53"],
    ["cabezal en 53", "53"],
  ])("in %s the head is at %s", (text, cylinder) => {
    const found = arm.HEADS.map((pattern) => pattern.exec(text)?.groups?.["cylinder"]).find((one) => one !== undefined);
    expect(found).toBe(cylinder);
  });

  it.each([
    "cylinder 5",
    "tracks",
    "disk head",
    "seek time",
    "R/W head",
    "Zylinder",
    "cylindres",
    "cilindro",
    "磁头",
    "寻道",
  ])("%s is about disks", (text) => {
    expect(has(arm.SUBJECT, text)).toBe(true);
  });

  it.each(["seeking", "trackside", "a queue", "heads"])("%s is not", (text) => {
    expect(has(arm.SUBJECT, text)).toBe(false);
  });

  it("heads and queues are about disks together, whichever comes first", () => {
    expect(has(arm.HEAD_AND_QUEUE, "the head, and a queue")).toBe(true);
    expect(has(arm.HEAD_AND_QUEUE, "requests before\nthe head")).toBe(true);
    expect(has(arm.HEAD_AND_QUEUE, "ahead of the queue")).toBe(false);
  });
});

const FITS = `
next: next fit|next-fit|nextfit|循环首次适应|下次适配|邻近适应
first: first fit|First-Fit|première zone libre|premier ajustement|primer ajuste|首次适应|最先适配
best: best fit|meilleur ajustement|mejor ajuste|最佳适应|最优适配
worst: worst fit|pire ajustement|peor ajuste|最坏适应|最差适配
buddy: buddy|buddy system|buddy-allocation|buddies|伙伴系统|伙伴算法
`;

describe("contiguous allocation", () => {
  it.each(pairs(FITS))("%s is %s", (text, fit) => {
    expect(firstOf(region.FITS, text)).toBe(`${fit}: ${text}`);
  });

  it.each([
    ["holes of 100K, 500K, 200K", "100K, 500K, 200K"],
    ["free memory partitions: 100 KB, 500 KB and 200 KB", "100 KB, 500 KB and 200 KB"],
    ["trous de 100 200", "100 200"],
    ["huecos libres: 10, 4 y 20", "10, 4 y 20"],
    ["Lücken der Größen 10, 4 und 20", "10, 4 und 20"],
    ["空闲分区大小依次为 100、500、200", "100、500、200"],
  ])("in %s the holes are %s", (text, sizes) => {
    const groups = region.HOLES.exec(text)?.groups;
    expect((groups?.["sizes"] ?? groups?.["han"])?.trim()).toBe(sizes);
  });

  it.each([
    ["processes of 212K, 417K", "212K, 417K"],
    ["memory requests: 10 KB 20 KB", "10 KB 20 KB"],
    ["Anforderungen 12, 10", "12, 10"],
    ["peticiones de 12 y 10", "12 y 10"],
    ["作业大小依次为 12、10", "12、10"],
    ["segment requests: (a) 12 MB (b) 10 MB", "(a) 12 MB (b) 10 MB"],
  ])("in %s the requests are %s", (text, sizes) => {
    const groups = region.REQUESTS.exec(text)?.groups;
    expect((groups?.["sizes"] ?? groups?.["han"])?.trim()).toBe(sizes);
  });

  it.each([
    ["total memory: 1024 KB", "1024 KB"],
    ["a 1 MB block of memory", "1 MB"],
    ["内存容量为 512KB", "512KB"],
    ["initially 640K free", "640K"],
    ["buddy system with 1024 units", "1024 units"],
    ["512: A requests 70", "512"],
    ["640KB的内存", "640KB"],
  ])("in %s there are %s in all", (text, size) => {
    const found = region.TOTALS.map((pattern) => pattern.exec(text)?.groups?.["size"]).find((one) => one !== undefined);
    expect(found?.trim()).toBe(size);
  });

  it.each([
    ["free A", "A"],
    ["release(B)", "B"],
    ["A is freed", "A"],
    ["process C terminates", "C"],
    ["D returns its memory", "D"],
    ["释放作业2", "作业2"],
    ["回收进程 3", "进程 3"],
    ["作业1完成", "作业1"],
    ["free process 3", "3"],
  ])("%s releases what %s has", (text, name) => {
    const found = region.RELEASE.map((pattern) => pattern.exec(text)?.groups?.["name"]).find(
      (one) => one !== undefined,
    );
    expect(found).toBe(name);
  });

  it.each([
    ["A requests 70 KB", "A 70 KB"],
    ["request 70K for B", "B 70K"],
    ["C = 100", "C 100"],
    ["malloc(50)", "undefined 50"],
    ["作业1申请130KB的内存", "作业1 130KB"],
    ["process D arrives needing 20 MB of memory", "D 20 MB"],
  ])("%s asks: %s", (text, wanted) => {
    const groups = region.REQUEST.map((pattern) => pattern.exec(text)?.groups).find((one) => one !== undefined);
    expect(`${groups?.["name"]} ${groups?.["size"]}`).toBe(wanted);
  });

  it.each(["compact", "compaction", "Compact the memory", "紧凑", "内存紧缩"])("%s compacts", (text) => {
    expect(region.COMPACT.test(text)).toBe(true);
  });

  it("a block of a size is released by it", () => {
    expect(region.RELEASE_OF_SIZE.exec("释放15MB")?.groups?.["size"]).toBe("15MB");
    expect(region.RELEASE_OF_SIZE.exec("free the 15 MB block")?.groups?.["size"]).toBe("15 MB");
    expect(region.RELEASE_OF_SIZE.test("free 15")).toBe(false);
  });

  it.each([
    [["100K", "1M"], "KB", [100, 1024]],
    [["1M", "2 MB"], "MB", [1, 2]],
    [["100", "200"], "unit", [100, 200]],
    [["100", "2K"], "KB", [100, 2]],
    [["5 bytes", "1K"], "unit", [5, 1024]],
    [["5单位", "6"], "unit", [5, 6]],
  ] as const)("%j are counted in %s: %j", (sizes, unit, counts) => {
    const units = region.unitsOf(sizes);
    expect(units.unit).toBe(unit);
    expect(sizes.map(units.count)).toEqual(counts);
  });
});

const KINDS = `
hybrid: hybrid|混合
postCopy: post-copy|postcopy|后拷贝|后复制
preCopy: pre-copy|precopy|预拷贝|预复制
stopAndCopy: stop and copy|stop-and-copy|offline|cold|停机迁移|停机拷贝|离线|冷迁移
`;

const SUBJECTS = `
downtimeLimit: downtime|downtime limit|停机时间上限
firstRate: first round|initial rate|首轮|最低速率
rateStep: step|步长|增量
rounds: at most|maximum|最多
zeros: zero pages|zeroed|零页
page: page size|pages of|页面大小
workingSet: writable working set|working-set|WWS|工作集
dirtied: dirtied|dirty|writes|脏页产生速率|写入速度
activate: activation|resume|激活|恢复
state: CPU state|device state|CPU状态|设备状态
roundTrip: RTT|round-trip|latency|往返|延迟
stopAt: stop at|until|remaining|threshold|停止|阈值|剩余
bandwidth: bandwidth|link|network|带宽|链路
memory: memory|RAM|VM|guest|内存|虚拟机
`;

describe("a migration", () => {
  it.each(pairs(KINDS))("%s is %s", (text, kind) => {
    expect(firstOf(migration.KINDS, text)).toBe(`${kind}: ${text}`);
  });

  it.each(
    pairs(`
atRandom: random|randomly|随机
hot: hot|热点
inTurn: round-robin|in turn|sequential|循环|顺序
`),
  )("that writes %s writes %s", (text, pattern) => {
    expect(firstOf(migration.PATTERNS, text)).toBe(`${pattern}: ${text}`);
  });

  it.each(pairs(SUBJECTS))("%s is a quantity of %s", (text, subject) => {
    expect(firstOf(migration.SUBJECTS, text)).toMatch(new RegExp(`^${subject}: `));
  });

  it.each([
    ["1,024 MB", "1,024", "MB", false],
    ["128MiB/s", "128", "MiB", true],
    ["100 Mbit/s", "100", "Mbit", true],
    ["1 Gbps", "1", "Gbps", false],
    ["500 pages per second", "500", "pages", true],
    ["1.5 ms", "1.5", "ms", false],
    ["每秒 500 页", "500", "页", true],
    ["4 KiB", "4", "KiB", false],
    ["30 轮", "30", "轮", false],
    ["2 seconds", "2", "seconds", false],
    ["7 字节/秒", "7", "字节", true],
  ])("%s is %s of %s, a rate: %s", (text, number, unit, isRate) => {
    const [found] = text.matchAll(migration.QUANTITY);
    expect([found?.groups?.["number"], found?.groups?.["unit"]]).toEqual([number, unit]);
    expect(found?.groups?.["rate"] !== undefined || found?.groups?.["each"] !== undefined).toBe(isRate);
    expect(found?.[0]).toBe(text);
  });

  it.each(["4", "4 x", "x4 MB", "1.2.3 MB", "4 MBx", "1,02 MB"])("%j is no quantity, or not as a whole", (text) => {
    const [found] = text.matchAll(migration.QUANTITY);
    expect(found?.[0] ?? "").not.toBe(text);
  });

  it.each([
    [
      migration.BYTES,
      { b: 1, bytes: 1, kb: 1000, kib: 1024, mb: 1_000_000, mib: 1_048_576, gb: 1e9, gib: 1_073_741_824 },
    ],
    [migration.BITS, { kbit: 125, mbit: 125_000, gbit: 125_000_000, kb: 125, mb: 125_000, gb: 125_000_000 }],
    [
      migration.TIMES,
      { us: 1, 微秒: 1, ms: 1000, 毫秒: 1000, s: 1_000_000, sec: 1_000_000, seconds: 1_000_000, 秒: 1_000_000 },
    ],
  ])("units have these lengths: %#", (units, lengths) => {
    expect(units).toMatchObject(lengths);
  });

  it.each(["live migration", "migrate", "pre-copy", "迁移"])("%s is about migration", (text) => {
    expect(has(migration.SUBJECT, text)).toBe(true);
    expect(has(migration.ELSEWHERE, text)).toBe(false);
  });

  it.each(["burst", "quantum", "cylinder", "服务时间", "时间片", '"machines"'])(
    "%s is about something else",
    (text) => {
      expect(has(migration.ELSEWHERE, text)).toBe(true);
      expect(has(migration.SUBJECT, text)).toBe(false);
    },
  );

  it("hypervisors are named", () => {
    expect([has(migration.QEMU, "QEMU"), has(migration.QEMU, "KVM"), has(migration.QEMU, "xen")]).toEqual([
      true,
      true,
      false,
    ]);
    expect([has(migration.XEN, "Xen"), has(migration.XEN, "xenon")]).toEqual([true, false]);
    expect([has(migration.AUTO_CONVERGE, "auto-converge"), has(migration.AUTO_CONVERGE, "converge")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("an access time", () => {
  it.each(["TLB", "look-aside buffer", "associative memory", "快表", "联想存储器"])("%s is about the TLB", (text) => {
    expect(has(access.OF_TLB, text)).toBe(true);
    expect(has(access.OF_FAULTS, text)).toBe(false);
  });

  it.each(["page fault", "page-faults", "缺页率", "Seitenfehler", "défaut de page", "fallos de página"])(
    "%s is about faults",
    (text) => {
      expect(has(access.OF_FAULTS, text)).toBe(true);
      expect(has(access.OF_TLB, text)).toBe(false);
    },
  );
});
