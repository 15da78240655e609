/**
 * Words in every form that they are known in, singular and plural, with their endings and with blanks between them: the
 * whole of each is taken, and words that only look like them are left alone.
 */
import { describe, expect, it } from "vitest";
import * as access from "../../../src/codec/exercise/accessTimeWords.ts";
import { withPagesOfAddresses } from "../../../src/codec/exercise/addresses.ts";
import * as arm from "../../../src/codec/exercise/armWords.ts";
import * as migration from "../../../src/codec/exercise/migrationWords.ts";
import { replacementIn } from "../../../src/codec/exercise/namedReplacement.ts";
import { otherSubjectOf } from "../../../src/codec/exercise/otherSubjects.ts";
import * as region from "../../../src/codec/exercise/regionWords.ts";

const patternOf = <Id extends string>(list: readonly (readonly [Id, RegExp])[], id: NoInfer<Id>) =>
  list.find(([each]) => each === id)![1];
/** What is taken of `text`; null: nothing. */
const taken = (pattern: RegExp, text: string) =>
  new RegExp(pattern.source, pattern.flags.replace("g", "")).exec(text)?.[0] ?? null;

const WORDS: Readonly<Record<string, readonly [pattern: RegExp, whole: string, none?: string]>> = {
  "a mean time": [
    access.SUBJECT,
    "effective access time|average  memory access time|mean memory-access-time|overall reference time|EAT|EMAT|有效访问时间|平均内存存取时间|访存时间|effektive Zugriffszeit|mittlere Speicherzugriffszeit|mittlerer  Zugriffszeit|durchschnittlichen Speicherzugriffsdauer|temps d'accès moyen|temps  d’acces  mémoire  effectif|temps d'accès memoire moyen|tiempo medio de acceso|tiempo  efectivo  de  acceso|tiempo de acceso medio|tiempo de acceso a memoria efectivo|tiempo  de  acceso  a  la  memoria  promedio",
    "meat|beater|EATS|time",
  ],
  "a TLB": [access.OF_TLB, "TLB|TLBs|look-aside|lookaside|associative|快表|联想", "TLBx|bTLB"],
  "a page fault": [
    access.OF_FAULTS,
    "page fault|page-faults|pagefault|缺页|Seitenfehler|défaut de page|défauts  de  pages|defauts de page|fallo de página|fallos  de  pagina",
    "page default",
  ],
  "a time of several levels": [
    access.ELSEWHERE,
    "cache|caches|caché|cachés|L1|L2|高速缓存|缓存|dirty|modified|modifié|modifiée|modifiés|modifie|modificada|modificadas|geändert|被修改|脏页|penalty",
    "cached|XL1|penaltyless|apenalty|dirtying",
  ],
  "the mean time": [
    patternOf(access.TIMES, "mean"),
    "effective access time|average  memory access-time|mean memory-reference time|EAT|EMAT|平均访问|有效内存存取|effektive|effectif|efectivo",
    "EATING|access time",
  ],
  memory: [patternOf(access.TIMES, "memory"), "memory|RAM|内存|主存|访存|Speicher|mémoire|memoire|memoria", "program"],
  "a miss": [patternOf(access.SHARES, "misses"), "miss|misses|未命中|不命中|缺失率|失效率", "missed|amiss"],
  "pages and frames": [
    access.ABOUT_PAGES,
    "reference string|reference  sequence|frame|frames|Frames|页面走向|引用串|访问序列|页框|物理块",
    "framed|subframe|reference",
  ],
  "a disk": [
    arm.SUBJECT,
    "cylinder|cylinders|track|tracks|disk head|disk arm|disk queue|disk scheduling|read-write head|read/write head|read write head|readwrite head|r/w head|seek|SSTF|c-scan|cscan|c-look|clook|Zylinder|Zylindern|Festplatte|Plattenarm|Schreib-/Lesekopf|Schreib-Lese-Kopf|Schreib/Lesekopf|SchreibLesekopf|cylindre|cylindres|piste|pistes|tête de lecture|tete de lecture|cilindro|cilindros|cabeza|cabezal|磁头|磁道|柱面|磁臂|寻道|移臂|磁盘调度",
    "tracked|reseek|cylindrical",
  ],
  "another matter than a disk": [
    arm.ELSEWHERE,
    "frame|frames|burst|quantum|page|pages|hole|holes|Rahmen|Kachel|Kacheln|Seite|Seiten|cadre|cadres|marco|marcos|página|pagina|páginas|ráfaga|rafaga|Rechenzeit|Ankunft|llegada|页框|页面|物理块|服务时间|时间片|分区",
    "framed|bursty|paged|whole",
  ],
  upwards: [
    arm.UP,
    "aufwärts|nach oben|aufsteigend|steigende|steigenden|steigender|größere|größeren|größerer|größerem|größeres|höhere|höheren|croissant|croissante|croissants|croissantes|vers le haut|creciente|crecientes|ascendente|ascendentes|hacia arriba|up|upward|upwards|rightward|rightwards|right|increasing|ascending|增大|递增|由小到大|由小向大|向右|大方向|大的方向",
    "bright|up to|up  to|upset|updates",
  ],
  downwards: [
    arm.DOWN,
    "abwärts|nach unten|absteigend|fallende|fallenden|fallender|kleinere|kleineren|kleineres|niedrigere|niedrigeren|décroissant|décroissante|decroissants|décroissantes|vers le bas|decreciente|decrecientes|descendente|descendentes|hacia abajo|down|downward|downwards|leftward|leftwards|left|decreasing|descending|减小|递减|由大到小|由大向小|向左|小方向|小的方向",
    "cleft|downs|lefty",
  ],
  "another rule of an arm": [
    arm.OTHER_RULE,
    "FSCAN|F-SCAN|N-step-SCAN|N-steps SCAN|Nstep SCAN|N-stepSCAN|SLOOK|S-LOOK|V(R)|arrival time|arrival-times|arrivaltime|deadline|deadlines|Ankunftszeit|Ankunftszeiten|temps d'arrivée|temps d’arrivee|tiempo de llegada|tiempos de llegada|N步|N 步|分步扫描|双队列|到达时间|到达时刻|又到达|又有|又来|期间",
    "scan|look|arrival",
  ],
  "a circular scan": [
    patternOf(arm.SCHEDULERS, "cscan"),
    "C-SCAN|CSCAN|C SCAN|circular scan|循环扫描|循环扫描算法",
    "ascan",
  ],
  "the shortest seek": [
    patternOf(arm.SCHEDULERS, "sstf"),
    "SSTF|SSFF|shortest seek|shortest-seek-time|shortest seek time first|shortest-seek-first|最短寻道优先|最短寻找时间优先|最短寻道时间优先算法",
    "SSTFX",
  ],
  "an elevator": [
    patternOf(arm.SCHEDULERS, "scan"),
    "SCAN|elevator|扫描|扫描算法|电梯|电梯调度|电梯算法|电梯调度算法",
    "scans|elevators",
  ],
  "a migration": [
    migration.SUBJECT,
    "livemigrat|live migrat|live-migrat|migrat|precopy|pre-copy|postcopy|post-copy|迁移|预拷贝|预复制|后拷贝|后复制",
    "emigrat",
  ],
  "automatic convergence": [
    migration.AUTO_CONVERGE,
    "autoconverge|auto-converge|auto converge|auto- converge|自动收敛",
    "auto+converge",
  ],
  "a limit of downtime": [
    patternOf(migration.SUBJECTS, "downtimeLimit"),
    "downtime|downtime limit|downtime-limit|停机时|停机时间|停机时间上限|停机时间限制",
    "time",
  ],
  "pages that are written": [
    patternOf(migration.SUBJECTS, "dirtied"),
    "dirt|dirty|dirtied|dirties|write|writing|written|write rate|脏页|脏页率|脏页速率|脏页产生|脏页产生速率|弄脏|写|写速率|写入速度",
    "clean",
  ],
  "what is done at the end": [
    patternOf(migration.SUBJECTS, "activate"),
    "activate|activation|resume|resumption|start up|starting up|激活|恢复",
    "starts",
  ],
  "the state of devices": [
    patternOf(migration.SUBJECTS, "state"),
    "CPU state|cpustates|cpus state|device state|device-states|vcpu and device states|vCPU and devices state|CPU状态|CPU 状态|设备状态|状态",
    "stat",
  ],
  "a compaction": [
    region.COMPACT,
    "compact|compaction|compact memory|compaction  the  memory|compact the memory|紧凑|拼接|内存紧缩|紧缩",
    "compactor|紧缩后|a compact",
  ],
  "the first fit": [
    patternOf(region.FITS, "first"),
    "firstfit|first-fit|first   fit|premier  ajustement|première zone  libre|premiere  zone libre|primer   ajuste|首次适应|首先适配|最早适应",
    "fit first",
  ],
  "the best fit": [
    patternOf(region.FITS, "best"),
    "bestfit|best-fit|best   fit|meilleur   ajustement|meilleure zone   libre|mejor   ajuste|最佳适应|最优适配",
    "best",
  ],
  "the worst fit": [
    patternOf(region.FITS, "worst"),
    "worstfit|worst-fit|worst   fit|pire   ajustement|pire zone   libre|peor   ajuste|最坏适应|最差适配",
    "worst",
  ],
  "a buddy system": [
    patternOf(region.FITS, "buddy"),
    "buddy|buddy system|buddy-allocation|buddy  allocator|buddies|伙伴|伙伴系统|伙伴算法|伙伴分配",
    "buddyx",
  ],
};

describe("words of exercises", () => {
  it.each(
    Object.entries(WORDS).flatMap(([what, [pattern, whole]]) =>
      whole.split("|").map((text) => [text, what, pattern] as const),
    ),
  )("%s is %s", (text, _what, pattern) => {
    expect(taken(pattern, text)).toBe(text);
  });

  it.each(
    Object.entries(WORDS).flatMap(([what, [pattern, , none = ""]]) =>
      none.split("|").map((text) => [text, what, pattern] as const),
    ),
  )("%s is not %s", (text, _what, pattern) => {
    expect(taken(pattern, text)).toBeNull();
  });

  it.each(
    ["higher", "larger", "greater", "bigger", "high", "large"].flatMap((up) =>
      [
        "end",
        "number",
        "numbers",
        "numbered",
        "cylinder",
        "cylinders",
        "track",
        "tracks",
        "value",
        "values",
        "side",
      ].map((of) => [up, of]),
    ),
  )("%s %s is upwards, and its opposite downwards", (up, of) => {
    const down = up.startsWith("h") ? "lower" : "smaller";
    for (const between of [" ", "-", ""]) {
      expect(taken(arm.UP, `${up}${between}${of}`) !== null).toBe(between !== "");
      expect(taken(arm.DOWN, `${down}${between}${of}`) !== null).toBe(between !== "");
    }
    expect([taken(arm.UP, `${up}, then`), taken(arm.DOWN, `${down}.`)]).toEqual([up, down]);
  });
});

const SUBJECTS = {
  periodic:
    "periodic|periodically|rate monotonic|rate-monotonic|EDF|earliest-deadline|deadlines|périodique|périodiques|periodiques|periódica|periódicas|periodische|periodischer|periodischen|period 5|period is 5|period is  5|periods: 5|Period\t5|période=4|periodo, 5|período = 5|Periode, 7|period capacity|period burst|period c|周期性|周期为|周期分别|截止期限",
  deadlock:
    "bankers|banker's|banker’s|a safe state|unsafe sequence|deadlocks|deadlocked|银行家|安全状态|死锁|Allocation, Max|allocation and maximum|Allocation, Need|最大需求",
  synchronization: "semaphore|semaphores|mutex|mutexes|semáforo|semáforos|sémaphore|sémaphores|信号量|PV操作",
  files:
    "inode|inodes|i-node|i-nodes|indirect block|indirect blocks|indirect pointers|FAT|FAT12|FAT16|FAT32|索引节点|间接地址|间接块",
  rotation:
    "rpm|rotational latency|rotational delay|sector per track|sectors per track|转速|旋转延迟|每磁道有9个扇区|每个磁道9扇区",
} as const;

describe("the subject of an exercise", () => {
  it.each(
    Object.entries(SUBJECTS).flatMap(([subject, texts]) =>
      texts.split("|").flatMap((text) => (text.trim() === "" || /^ | $/.test(text) ? [] : [[text, subject] as const])),
    ),
  )("%s is %s", (text, subject) => {
    expect(otherSubjectOf(text, false)).toBe(subject);
  });

  it.each(["period", "period of", "period isolated", "deadlinesx", "xrpm", "mutexesx", "inodesx", "safe"])(
    "%s is no other",
    (text) => {
      expect(otherSubjectOf(text, false)).toBeNull();
    },
  );
});

describe("the name of a replacement policy", () => {
  it.each(
    Object.entries({
      wsClock: "WSClock|WS-Clock|WS Clock|working set clock|working-set-clock|工作集时钟",
      clockPro: "CLOCKPro|CLOCK-Pro|CLOCK Pro",
      s3fifo: "S3FIFO|S3-FIFO|S3 FIFO",
      arc: "ARC|adaptive replacement|adaptive-replacement cache|自适应置换|自适应替换缓存",
      lirs: "LIRS|low inter-reference recency|low inter reference recency set|low-interreference-recency set|低访问间隔集合",
      opt: "OPT|optimal|Belady|Beladys|Belady's|Belady’s optimal|belady optimal|MIN|最佳置换|最佳页面淘汰|最优|最优替换",
      aging: "aging|ageing|老化|老化算法",
      enhancedClock:
        "enhanced clock|improved  clock|modified second-chance algorithm|改进 clock|改进型时钟|改进的二次机会|改进型的 时钟",
    }).flatMap(([policy, texts]) => texts.split("|").map((text) => [text, policy] as const)),
  )("%s is that of %s, and all of it is taken", (text, policy) => {
    expect(replacementIn(`1 ${text} 2`)).toMatchObject({ policies: [policy], rest: `1 ${" ".repeat(text.length)} 2` });
  });

  it.each(["Belady anomaly", "Belady's anomaly", "beladys  anomaly", "Belady’s 异常"])("%s names none", (text) => {
    expect(replacementIn(text).policies).toEqual([]);
  });

  it.each([
    ["clear every 10 references", 10],
    ["clears the bits after every 12 references", 12],
    ["clearing after each 100th page reference", 100],
    ["reset every 8 accesses", 8],
    ["set to 0 every 16th memory request", 16],
    ["every 20 requests the bits are cleared", 20],
    ["every 4th page reference it is reset", 4],
    ["every 12 accesses they are zeroed", 12],
    ["every 3 memory references set to 0", 3],
    ["每 16 次页面引用清除", 16],
    ["每隔12次存取复位", 12],
    ["每3次访问置0", 3],
  ])("%s clears bits that often", (text, every) => {
    expect(replacementIn(`clock, ${text}`)).toMatchObject({ policies: ["clock"], clearEvery: every });
  });
});

describe("addresses in place of pages", () => {
  it.each([
    "page size 100, addresses ",
    "pagesize: 100; address ",
    "size of page = 100, address trace ",
    "size  of  a  page is 100. Virtual addresses ",
    "size of each  page: 100 bytes; logical address references ",
    "page size 100 byte, address reference ",
    "page size of 100 words; address sequence ",
    "page size 100 word; address string ",
    "page size 100b; address stream ",
    "100-byte pages; addresses ",
    "100 word pages; addresses ",
    "100 words pages; addresses ",
    "100b pages; addresses ",
    "100-page; addresses ",
    "页面大小为100字节，地址序列 ",
    "页大小100字，逻辑地址 ",
    "页长为100，虚拟地址访问序列 ",
    "taille de  page 100, adresses ",
    "tamaño de  pagina 100, direcciones ",
    "Seitengröße: 100, Adressen ",
    "размер  страницы 100, адреса ",
    "ページサイズ 100、アドレス列 ",
    "ページサイズ 100、アドレス ",
  ])("%s 110 210 150 are 1 2 1", (text) => {
    const read = withPagesOfAddresses(`${text}110 210 150`);
    expect(read).toMatchObject({ pageSize: 100, isSizeMissing: false, areGuessed: false });
    expect(read.text).toHaveLength(text.length + "110 210 150".length);
    expect(read.text.slice(text.length)).toBe("1   2   1  ");
    expect(read.text.slice(0, text.length)).not.toMatch(/\d/);
  });

  it.each([
    ["page size 1K", 1024],
    ["page size 2 KB", 2048],
    ["page size 2kib", 2048],
    ["page size 1 kbyte", 1024],
    ["page size 1Kbytes", 1024],
    ["page size 1K字节", 1024],
    ["page size 1 MB", 2 ** 20],
    ["page size 1 mib", 2 ** 20],
    ["4-KB pages", 4096],
    ["4K pages", 4096],
    ["4kib-pages", 4096],
  ])("%s is %i bytes", (size, pageSize) => {
    expect(withPagesOfAddresses(`${size}; addresses 0x1A2F 0B10H 5`)).toMatchObject({ pageSize });
  });

  it("are those of hexadecimal numbers as well", () => {
    expect(withPagesOfAddresses("addresses 0x1A2F 2B00H 4096, page size 4096").text).toBe(
      "          1      2     1   ,               ",
    );
  });

  it("are no pages where the size is missing or 0, and no addresses where nothing says so and numbers are small", () => {
    for (const text of ["addresses 110 210", "page size 0, addresses 110 210"])
      expect(withPagesOfAddresses(text)).toEqual({ text, pageSize: null, isSizeMissing: true, areGuessed: false });
    for (const text of ["110 210", "page size 0: 110 210", "page size 100: 1 2 110", "page size 1: 1 2 110"])
      expect(withPagesOfAddresses(text)).toEqual({ text, pageSize: null, isSizeMissing: false, areGuessed: false });
  });

  it("are guessed where most numbers are as large as a page", () => {
    expect(withPagesOfAddresses("page size 100: 100 210 5")).toEqual({
      text: "             : 1   2   0",
      pageSize: 100,
      isSizeMissing: false,
      areGuessed: true,
    });
    expect(withPagesOfAddresses("page size 100: 100 5").pageSize).toBeNull();
  });
});
