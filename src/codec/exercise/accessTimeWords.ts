/** The words of exercises on the mean time of an access to memory, in English, Chinese, German, French and Spanish. */

/** What is asked for. */
export const SUBJECT =
  /(?:(?:effective|average|mean|overall)\s+)?(?:memory[- ])?(?:access|reference)[- ]time|(?<![A-Za-z])(?:EAT|EMAT)(?![A-Za-z])|(?:有效|平均)?(?:内存)?(?:访问|存取|访存)(?:内存)?(?:的?时间)|(?:effektive|mittlere|durchschnittliche)[nr]?\s+(?:speicher)?zugriffs(?:zeit|dauer)|temps\s+d['’]acc[eè]s\s+(?:m[ée]moire\s+)?(?:effectif|moyen)|tiempo\s+(?:(?:efectivo|medio|promedio)\s+de\s+acceso|de\s+acceso\s+(?:a\s+(?:la\s+)?memoria\s+)?(?:efectivo|medio|promedio))/iu;
/** With a TLB, or with page faults. */
export const OF_TLB = /(?<![A-Za-z])TLBs?(?![A-Za-z])|look-?aside|associative|快表|联想/iu;
export const OF_FAULTS = /page[- ]?faults?|缺页|seitenfehler|d[ée]fauts?\s+de\s+pages?|fallos?\s+de\s+p[aá]gina/iu;
/** Several levels between the processor and memory, or several times for a fault: other sums. */
export const ELSEWHERE =
  /(?<![A-Za-z])(?:cach(?:e|é)s?|L[12])(?![A-Za-z])|高速缓存|缓存|(?<![A-Za-z])(?:dirty|modified|modifi[ée]e?s?|modificadas?|geändert)(?![A-Za-z])|被修改|脏页|(?<![A-Za-z])penalty(?![A-Za-z])/iu;

/** A reference string, which is answered otherwise. */
export const ABOUT_PAGES =
  /reference\s+(?:string|sequence)|(?<![A-Za-z])frames?(?![A-Za-z])|页面走向|引用串|访问序列|页框|物理块/iu;

export type AccessSubject = "hits" | "misses" | "rate" | "lookup" | "memory" | "service" | "mean";

const TLB = String.raw`(?<![A-Za-z])TLBs?(?![A-Za-z])|look-?aside|associative(?: memory| registers?| lookup)?|快表|联想存储器`;
const FAULT = OF_FAULTS.source;

/** For shares without a unit, `0.98`, `98 %`. Those that stand in another come first. */
export const SHARES: readonly (readonly [AccessSubject, RegExp])[] = [
  ["rate", new RegExp(String.raw`${FAULT}|(?<![A-Za-z])p(?=\s*[=:]?\s*$)`, "iu")],
  ["misses", /(?<![A-Za-z])miss(?:es)?(?![A-Za-z])|未命中|不命中|缺失率|失效率/iu],
  [
    "hits",
    new RegExp(
      String.raw`(?<![A-Za-z])hits?(?![A-Za-z])|命中|found|treffer\p{L}*|succ[eè]s|r[ée]ussite|aciertos?|${TLB}`,
      "iu",
    ),
  ],
];
/** For times. */
export const TIMES: readonly (readonly [AccessSubject, RegExp])[] = [
  [
    "mean",
    /(?:effective|average|mean|overall)\s+(?:memory[- ])?(?:access|reference)[- ]time|(?<![A-Za-z])(?:EAT|EMAT)(?![A-Za-z])|(?:有效|平均)(?:内存)?(?:访问|存取|访存)|effektive|effectif|efectivo/iu,
  ],
  [
    "service",
    new RegExp(
      String.raw`${FAULT}|(?<![A-Za-z])(?:service|servicing|handl(?:e|ing)|swap(?:ping)?)(?![A-Za-z])|behandlung|traitement|servicio`,
      "iu",
    ),
  ],
  ["lookup", new RegExp(TLB, "iu")],
  ["memory", /(?<![A-Za-z])(?:memory|ram)(?![A-Za-z])|内存|主存|访存|speicher|m[ée]moire|memoria/iu],
];

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)(?:\s*[×x*]\s*10\s*\^?\s*[-−]?\d{1,2})?`;
const TIME =
  "ns|nsecs?|nano-?secs?|nano-?seconds?|nanosekunden?|nanosecondes?|nanosegundos?|纳秒|us|usecs?|[µμ]s|microseconds?|mikrosekunden?|microsecondes?|microsegundos?|微秒|ms|msecs?|milli-?secs?|milli-?seconds?|millisekunden?|millisecondes?|milisegundos?|毫秒|s|secs?|seconds?|sekunden?|secondes?|segundos?|秒";
const PERCENT = "%|percent|per\\s+cent|prozent|pour\\s+cent|por\\s+ciento";
const WORDS = "two|three|four|five|[二两三四五]|zwei|drei|deux|trois|dos|tres";
const ACCESSES = String.raw`(?:memory\s+|page\s+)?(?:access(?:es)?|references?|instructions?|requests?)|次(?:内存)?(?:访问|访存|存取)|(?:speicher)?zugriffen?|acc[eè]s|accesos`;

/**
 * `levels`: so many page tables; `oneIn`, `chance`: a fault in so many accesses; `parts` of a hundred, of a thousand; `number`: anything else, a share or a time by its
 * unit.
 */
export const QUANTITY = new RegExp(
  [
    String.raw`(?<levels>\d|${WORDS})\s*[- ]?\s*(?:levels?|stufige[rnsm]?|niveaux|niveles|级)(?=[-\s]*(?:of\s+)?(?:hierarchical\s+)?(?:page|paging|seiten|de\s|页))`,
    String.raw`(?:(?:every|each|per|for|in|out\s+of|of|每|pro|alle|par|por|cada|sur|toutes\s+les)\s*(?:every\s+)?)(?<oneIn>10\s*\^\s*\d{1,2}|${NUMBER})\s*(?:million\s+)?(?:${ACCESSES})`,
    String.raw`(?<![\d.])(?:1|one|a|an)\s+(?:(?:page\s*)?(?:faults?|access|reference)\s+)?(?:in|out\s+of)\s+(?:every\s+)?(?<chance>10\s*\^\s*\d{1,2}|${NUMBER}(?:\s*million)?|a\s+(?:thousand|million))(?![\d.]|\s*(?:${TIME}|${PERCENT})(?![A-Za-z]))`,
    String.raw`(?<whole>[百千万])分之\s*(?<parts>${NUMBER}|[一二两三四五六七八九])`,
    String.raw`(?<power>10\s*\^\s*[-−]\d{1,2})`,
    String.raw`1\s*/\s*(?<part>\d{1,3}(?:,\d{3})+|\d+)`,
    String.raw`(?<number>${NUMBER})(?:\s*-?\s*(?:(?<time>${TIME})(?![A-Za-z])|(?<percent>${PERCENT})))?`,
  ].join("|"),
  "giu",
);

/** What is counted and is no quantity of the sum: `a 32-bit machine`, `4 KB pages`, `64 entries`, `(a)`, `1.`. */
export const OTHER_COUNTS =
  /(?<![\d.])\d+(?:\.\d+)?\s*-?\s*(?:bits?|[kmg]i?b(?:ytes?)?|bytes?|entries|pages|frames|位|字节|项|[KMG]B?)(?![A-Za-z])|^\s*\(?\d{1,2}[.):]\s+|忽略(?:不计)?[,，]?(?:为|记为|视为)\s*0(?![\d.])/gimu;
