/** The words of exercises on contiguous allocation, in English, Chinese, German, French and Spanish, and the sizes that they print. */
import type { FitId, RegionSpec } from "../../model/scenario.ts";

const B = String.raw`[^\S\n]`;
const UNIT = String.raw`(?:(?:${B}{0,4}|-)(?:[KMG](?:i?B|B?ytes?|o(?![A-Za-z]))?|octets?|bytes?|B|words?|units?|字节|单位)(?![A-Za-z]))`;
const NUMBER = String.raw`\d{1,9}(?!\d|\.\d)`;
export const SIZE = `${NUMBER}${UNIT}?`;
/** `100, 500 KB and 200`; the parts of a question, `(a) 12 MB (b) 10 MB`, stand before their sizes. */
const GAP = String.raw`(?:\s*[,、/|]\s*(?:(?:and|und|et|y)\s+|和|及)?|\s*(?:and|和|及|与)\s*|\s+(?:und|et|y)\s+|\s+)`;
const PART = String.raw`(?:\([a-h]\)\s*)?`;
const SIZES = `${PART}${SIZE}(?:${GAP}${PART}${SIZE})*`;

const SEVERAL_SIZES = `${PART}${SIZE}(?:${GAP}${PART}${SIZE})+`;

const FREE = String.raw`(?:frees?|releases?|returns?|deallocates?|dealloc|libère|libera|释放|回收|归还|撤离)`;
const GONE = String.raw`(?:(?:is|are)${B}+)?(?:frees?|freed|releases?|released|returns?|returned|ends?|finishes|finished|exits?|leaves|departs|terminates?|terminated|completes|completed|stops|stopped|exited|finalizes|(?:wird${B}+)?(?:beendet|freigegeben)|endet|gibt(?:${B}+(?:den|seinen?|ihren?)${B}+speicher)?${B}+frei|libère|est${B}+(?:libéré|terminé)e?|se${B}+termine|(?:se${B}+)?libera|termina|finaliza|(?:(?:运行)?(?:完成|结束)[并后且]?)?(?:运行)?(?:释放|归还|完成|结束|撤离|离开|退出))(?:${B}*(?:its|the)?${B}*(?:memory|block|${SIZE}|内存|空间|主存))?`;
const ASK = String.raw`(?:allocates?|alloc|requests?|requires?|needs?|asks(?:${B}+for)?|malloc|wants|(?:is|gets)${B}+allocated|gets|belegt|benötigt|fordert|bekommt|demande|occupe|reçoit|solicita|pide|ocupa|necesita|(?:arrives?|enters?)(?:${B}+(?:with|needing|requiring|and${B}+(?:needs|requests|requires)))?|(?:申请|请求|要求|分配|装入|进入)(?:了|到)?(?:内存|主存|空间)?)`;
/** Behind the number of somebody who does something: "job 1 requests", "process 2 is freed", "job 3: 40 KB". */
const DOES = String.raw`(?=${B}*(?:[:=]${B}*\d|${ASK}|${GONE}))`;

/** Between a label and its list. */
const TO = String.raw`(?:\s|[:=(]|of|sizes?|size|are|is|with|blocks?|have|having|in|memory|order|address|the|von|mit|der|größen?|sind|tailles?|sont|de|tamaños?|son|following|successive|大小|长度|依次|分别|次序|顺序|为|是|有|按|地址|序列|如下|的)*`;
export const HOLES = new RegExp(
  String.raw`(?:(?:free|available|memory|empty|freien?)${B}+)*(?<![A-Za-z])(?:holes?|partitions?|memory${B}+blocks?|parti[çc][õo]es${B}+livres|free${B}+(?:list|blocks?)|(?:speicher)?(?:bereiche|blöcke|lücken|löcher|partitionen)|trous?|(?:partitions|zones|blocs)${B}+libres|huecos?(?:${B}+libres)?|(?:particiones|bloques|zonas)${B}+libres)(?![A-Za-z])${TO}(?<sizes>${SIZES})|(?<![A-Za-z])(?:free|available)${B}+(?:memory|space)(?![A-Za-z])${TO}(?<several>${SEVERAL_SIZES})|(?:空闲|可用|内存)*(?:分区|空闲区|空闲块|空洞)(?:表|链)?${TO}(?<han>${SIZES})`,
  "iu",
);
export const REQUESTS = new RegExp(
  String.raw`(?<![A-Za-z])(?:(?:segment|memory|process|job|allocation)${B}+)?(?:requests?|(?:process|job|program)${B}+sizes?|processes|jobs?|programs?|segments?|allocations?|(?:speicher)?anforderungen|anfragen|prozesse|demandes|requ[eê]tes|processus|processos|peticiones|solicitudes|procesos)(?![A-Za-z])(?!${B}*\d{1,4}${DOES})${TO}(?<sizes>${SIZES})|(?<![A-Za-z])(?:allocates?|place|load)(?![A-Za-z])${TO}(?<several>${SEVERAL_SIZES})(?:${B}+(?:for|to)${B}+(?:the${B}+)?(?:process(?:es)?|jobs?|programs?)?${B}*P1${B}*(?:to|-|through)${B}*P\d{1,3})?|(?:请求|申请|作业|进程|要求)(?!${B}*\d{1,4}${DOES})(?:内存|空间|分配|序列)?${TO}(?<han>${SIZES})`,
  "iu",
);
export const TOTALS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![A-Za-z])(?:total|memory|region|heap|pool|storage|(?:haupt|arbeits)?speicher|mémoire|memoria)(?:${B}+(?:size|memory|region|space|of|is|has|block|von|de|ist|total|centrale|principal))*${B}*[:=]?${B}*(?<size>${SIZE})(?!${GAP}${NUMBER})`,
    "iu",
  ),
  new RegExp(
    String.raw`(?<size>${SIZE})${B}*(?:(?:-|${B})*(?:block${B}+)?(?:of${B}+)?(?:main${B}+|free${B}+)?(?:memory|buddy|total|in${B}+total|in${B}+all|region|heap)(?![A-Za-z])|的?(?:空闲|可用)?(?:内存|主存|存储空间|空间|存储区))`,
    "iu",
  ),
  new RegExp(
    String.raw`(?:内存|主存|存储|总|用户区|区域)(?:总|容量|大小|空间|共|区|量|有|为|是)*${B}*[:=]?${B}*(?<size>${SIZE})(?!${GAP}${NUMBER})`,
    "iu",
  ),
  new RegExp(
    String.raw`(?<![A-Za-z])(?:initially|at${B}+first)?${B}*(?<size>${SIZE})${B}*(?:(?:is|are)${B}+)?(?:all${B}+)?(?:free|available)(?![A-Za-z])(?!${B}*(?:list|block|hole|partition))`,
    "iu",
  ),
  new RegExp(
    String.raw`(?<![A-Za-z])buddy(?:${B}+(?:system|allocator|allocation|memory|algorithm|with|of|for|manages|managing|in|on|a|an|total|all))*${B}*[:(]?${B}*(?<size>${SIZE})(?!${GAP}${NUMBER})`,
    "iu",
  ),
  // A size in front of all; behind "Exercise 10:" it would be a number.
  new RegExp(String.raw`^\s*,?\s*(?<size>${SIZE})${B}*(?::|,(?!\s*\d))`, "iu"),
];

/** Longer names first: one stands in another. */
export const FITS: readonly (readonly [FitId, RegExp])[] = [
  ["next", /next(?:\s{0,4}|-)fit|(?:循环|下次|邻近|临近)(?:首次|最先)?(?:适应|适配)?/giu],
  [
    "first",
    /first(?:\s{0,4}|-)fit|premi[eè]re?\s{1,4}(?:ajustement|zone\s{1,4}libre)|primer\s{1,4}ajuste|(?:首次|最先|首先|最早)(?:适应|适配)/giu,
  ],
  [
    "best",
    /best(?:\s{0,4}|-)fit|meilleure?\s{1,4}(?:ajustement|zone\s{1,4}libre)|mejor\s{1,4}ajuste|(?:最佳|最优)(?:适应|适配)/giu,
  ],
  [
    "worst",
    /worst(?:\s{0,4}|-)fit|pire\s{1,4}(?:ajustement|zone\s{1,4}libre)|peor\s{1,4}ajuste|(?:最坏|最差)(?:适应|适配)/giu,
  ],
  ["buddy", /\bbuddy\b(?:(?:\s{0,4}|-)(?:system|allocation|allocator))?|buddies|伙伴(?:系统|算法|分配)?/giu],
];

/** Exercises on other matters that have sizes and frees as well. */
export const ELSEWHERE =
  /(?<![A-Za-z])frames?(?![A-Za-z])|reference|burst|arrival|quantum|(?<![A-Za-z])(?:AT|BT|pages?|rahmen|kacheln?|cadres?|marcos?|ankunft|rechenzeit|arriv[eé]e|llegada|r[aá]faga)(?![A-Za-z])|页框|页面|物理块|到达|服务时间|时间片|"machines"/iu;

const NAME = String.raw`(?:(?:process(?:es)?|jobs?|programs?|requests?|blocks?|prozesse?|processus|processos?|procesos?|(?:进程|作业|程序)(?!${B}?\d))(?![a-z])${B}*:?${B}*)?(?<name>(?!(?:free|release|with|of|in|the|has|have|for|to|and|is|are|by|from|on)(?![A-Za-z]))[A-Za-z][A-Za-z\d_]{0,11}|\d{1,4}(?=${B}*$)|(?<=[A-Za-z]${B}*)\d{1,4}${DOES}|(?:作业|进程|程序)${B}?\d{1,4})`;
/** Somebody asks for memory, and nothing is said of how much there is. */
export const ASKS =
  /(?<![A-Za-z])(?:requests?|requires?|needs?|asks|wants|gets|belegt|benötigt|fordert|demande|occupe|solicita|pide|ocupa|necesita)(?![A-Za-z])|申请|请求|要求|需要/iu;
export const RELEASE: readonly RegExp[] = [
  new RegExp(String.raw`^${FREE}${B}*\(?${B}*${NAME}${B}*\)?(?:${B}*[(:=]?${B}*${SIZE}\)?)?$`, "iu"),
  new RegExp(String.raw`^${NAME}${B}*${GONE}$`, "iu"),
];
/** Who gives memory back as well: `release C, E and D`. */
export const RELEASED_TOO = new RegExp(String.raw`^${NAME}$`, "iu");
/** What may stand behind a size: `70 KB of memory`, `130KB的内存`. */
const OF_MEMORY = String.raw`(?:${B}*(?:of${B}+)?(?:memory|storage|space|ram)|的?(?:内存|主存|空间))?`;
/** `释放15MB`: the block that has as much. */
export const RELEASE_OF_SIZE = new RegExp(
  String.raw`^${FREE}${B}*(?:(?:the${B}+)?(?<size>${NUMBER}${UNIT})(?:${B}+block)?|\(${B}*(?<inside>${SIZE})${B}*\))$`,
  "iu",
);
export const REQUEST: readonly RegExp[] = [
  new RegExp(
    String.raw`^${ASK}${B}*\(?${B}*(?<size>${SIZE})${OF_MEMORY}${B}*\)?(?:${B}+(?:for|to)${B}+${NAME})?$`,
    "iu",
  ),
  new RegExp(
    String.raw`^(?:${ASK}${B}*\(?${B}*)?${NAME}${B}*(?:(?:[:=(,]|${ASK}|size|为|是)${B}*)*(?:[:=(]${B}*)?(?<size>${SIZE})${OF_MEMORY}${B}*\)?$`,
    "iu",
  ),
];
export const COMPACT = /^(?:compact(?:ion)?(?:\s{1,4}(?:the\s{1,4})?memory)?|紧凑|拼接|内存紧缩|紧缩)$/iu;

type Unit = "K" | "M" | "G" | "1";

const unitOf = (size: string): Unit | null => {
  const letter = /[A-Za-z字单]/.exec(size)?.[0].toUpperCase();
  return letter === undefined ? null : letter === "K" || letter === "M" || letter === "G" ? letter : "1";
};

export interface Units {
  readonly unit: RegionSpec["unit"];
  /** Units in a size as it is written. */
  readonly count: (size: string) => number;
}

/** The smallest unit that `sizes` are written in, which those without one have as well. */
export function unitsOf(sizes: readonly string[]): Units {
  const units = new Set(sizes.map(unitOf));
  const smallest: Unit = units.has("1") ? "1" : units.has("K") ? "K" : units.has("M") || units.has("G") ? "M" : "1";
  // Beside sizes in nothing else, one without a unit is in it as well.
  const usual: Unit = smallest === "M" && !units.has("M") ? "G" : smallest;
  const bytes = { "1": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
  return {
    unit: ({ "1": "unit", K: "KB", M: "MB", G: "MB" } as const)[smallest],
    count: (size) => (Number(/\d+/.exec(size)?.[0] ?? 0) * bytes[unitOf(size) ?? usual]) / bytes[smallest],
  };
}
