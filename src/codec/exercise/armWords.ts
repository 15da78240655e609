/** The words of exercises on disk arms, in English, Chinese, German, French and Spanish. */
import type { DiskSchedulerId } from "../../model/scenario.ts";

/** It is about a disk; some of these words alone say little. */
export const SUBJECT =
  /(?<![A-Za-z])(?:cylinders?|tracks?|disk (?:head|arm|queue|scheduling)|read[/ -]?write head|r\/w head|seek|sstf|c-?scan|c-?look|zylindern?|festplatte|plattenarm|schreib-?\/?lese-?kopf|cylindres?|pistes?|t[eê]te de lecture|cilindros?|cabezal?)(?![A-Za-z])|磁头|磁道|柱面|磁臂|寻道|移臂|磁盘调度|헤드|실린더|트랙|ヘッド|シリンダ|(?<!\p{L})(?:testina|cabeça|головк\p{L}|цилиндр\p{L}*)/iu;
export const HEAD_AND_QUEUE =
  /(?<![A-Za-z])head(?![A-Za-z])[\s\S]*(?:queue|requests?)|(?:queue|requests?)[\s\S]*(?<![A-Za-z])head(?![A-Za-z])/iu;

/** Exercises on other matters. */
export const ELSEWHERE =
  /(?<![A-Za-z])(?:frames?|burst|quantum|pages?|holes?|rahmen|kacheln?|seiten?|cadres?|marcos?|p[aá]ginas?|r[aá]faga|rechenzeit|ankunft|llegada)(?![A-Za-z])|页框|页面|物理块|服务时间|时间片|分区|"machines"/iu;

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?![\d])|\d{1,9}`;
const CYLINDER = `(?:${NUMBER})`;
/** Between two cylinders of a list. */
const GAP = String.raw`(?:\s*(?:[,;、/|]|->|→)\s*(?:(?:and|und|et|y)\s+|和|及)?|\s+(?:and|und|et|y|和|及)\s+|\s*(?:和|及)\s*|[^\S\n]+|\n[^\S\n]*(?=\d))`;
const TO = String.raw`\s*(?:-|–|—|~|to|through|bis|à|a|hasta|\.{2,3}|至|到|…+)\s*(?:cylinder|track)?\s*`;

/** `0-199`, `0 to 4,999`, `0～199`. */
export const RANGE = new RegExp(
  String.raw`(?:(?:numbered|labelled|labeled|from|range|cylinders?|tracks?|von|de|zylindern?|spuren|cylindres|pistes|cilindros|pistas|nummeriert|num[eé]rot[eé]s|numerados|编号|范围|磁道号?|柱面号?)[ :=]*(?:is|are|from|为|是|从)?[ ]*)*[(\[]?(?<![\d,.])0${TO}(?<last>${CYLINDER})[)\]]?(?:号)?`,
  "iu",
);
/** `200 cylinders`, `200 个磁道`. */
export const COUNT = new RegExp(
  String.raw`(?<count>${CYLINDER})\s*(?:个|条|道)?\s*(?:cylinders|tracks|zylindern?|spuren|cylindres|pistes|cilindros|pistas)(?![A-Za-z])(?!\s*[:=]?\s*\d)|(?<han>${CYLINDER})\s*(?:个|条)\s*(?:柱面|磁道)|(?:cylinders|tracks|(?:柱面|磁道)(?:总?数))\s*[:=为是]\s*(?<after>${CYLINDER})(?!\d|${GAP}\d|${TO}\d)`,
  "iu",
);
/** Where the arm goes, said by a cylinder. */
export const TOWARDS = new RegExp(
  String.raw`(?:towards?|in the direction of|in richtung|vers|hacia|方向[是为]?(?:朝|向)|朝|向)\s*(?:(?:the|el|la|le|den|dem)\s+)?(?:cylinder|track|cilindro|pista|piste|cylindre|zylinder)?\s*(?<cylinder>${CYLINDER})(?:\s*号?(?:磁道|柱面)?(?:方向)?)`,
  "iu",
);
export const PREVIOUS = new RegExp(
  String.raw`(?:previous(?:ly)?|just (?:finished|completed|served|serviced|left)|last (?:request|served|serviced)|coming from|came from|上一|前一|刚刚?|之前)[^\d;\n。]{0,40}(?<cylinder>${CYLINDER})`,
  "iu",
);
export const HEADS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:(?<![A-Za-z])(?:heads?|arm|kopf|(?:schreib-?/?)?lese-?kopf|t[eê]te|cabezal?|bras|brazo)(?![A-Za-z])|磁头|磁臂|读写头|헤드|ヘッド|(?<!\p{L})(?:testina|cabeça|головк\p{L}))[^\d;\n。]{0,60}(?<cylinder>${CYLINDER})`,
    "iu",
  ),
  new RegExp(
    String.raw`(?:currently|current(?: position)?|initial(?:ly)?(?: position)?|start(?:s|ing)?(?: position)?|当前|现在|目前|正在|初始)[^\d;\n。]{0,50}(?<cylinder>${CYLINDER})`,
    "iu",
  ),
  new RegExp(String.raw`从\s*(?<cylinder>${CYLINDER})\s*号?(?:磁道|柱面)`, "u"),
];

/** A list of cylinders. */
export const LISTS = new RegExp(String.raw`(?<![\d.])${CYLINDER}(?:${GAP}${CYLINDER})+(?![\d%])`, "giu");
/** The same where a comma between digits stands between two cylinders. */
export const PLAIN_LISTS = new RegExp(String.raw`(?<![\d.])\d{1,9}(?:${GAP}\d{1,9})+(?![\d%])`, "giu");
/** A list of one. */
export const SINGLE =
  /(?:queue|requests?|warteschlange|anfragen?|aufträge?|requ[eê]tes?|demandes?|peticion(?:es)?|petición|solicitud(?:es)?|cola|队列|序列|请求)[^\d\n]{0,40}(?<cylinder>\d{1,9})(?!\d)/iu;

/** Inwards and outwards say nothing: where cylinder 0 is, books see differently. */
export const UP =
  /(?<!\p{Script=Latin})(?:aufwärts|nach oben|aufsteigend|steigende[nr]?|größere[rnms]?|höhere[rnms]?|croissante?s?|vers le haut|crecientes?|ascendentes?|hacia arriba|up(?!\s+to)|upwards?|rightwards?|right|increasing|ascending|(?:higher|larger|greater|bigger|high|large)(?=[- ]?(?:end|numbers?|numbered|cylinders?|tracks?|values?|side|$|[,.;\n])))(?![A-Za-z])|增大|增加|递增|增长|变大|由小到大|从小到大|由小向大|向上|向右|大的?方向/iu;
export const DOWN =
  /(?<!\p{Script=Latin})(?:abwärts|nach unten|absteigend|fallende[nr]?|kleinere[rnms]?|niedrigere[rnms]?|d[eé]croissante?s?|vers le bas|decrecientes?|descendentes?|hacia abajo|down|downwards?|leftwards?|left|decreasing|descending|(?:lower|smaller|less|low|small)(?=[- ]?(?:end|numbers?|numbered|cylinders?|tracks?|values?|side|$|[,.;\n])))(?![A-Za-z])|减小|减少|递减|变小|由大到小|从大到小|由大向小|向下|向左|小的?方向/iu;

/** Schedulers that are not known here, and requests that come while others are served. */
export const OTHER_RULE =
  /(?<![A-Za-z])(?:f-?scan|n-?steps?[- ]?scan|s-?look|v\(r\)|arrival[- ]?times?|deadlines?|ankunftszeit(?:en)?|temps d['’]arriv[ée]e|tiempos? de llegada)(?![A-Za-z])|(?<![A-Za-z])(?:jumps?|jumping|return(?:s|ing)?(?: (?:trip|sweep|seek))?|wrap(?:s|ping)?)(?![A-Za-z])[^.;\n]{0,40}(?<![A-Za-z])(?:not|no|without|ignor\w+|free|zero|immediate\w*|0)(?![A-Za-z])|(?:not|without|ignor\w+)[^.;\n]{0,30}(?:jump|return)|不计(?:返回|回)|(?:返回|回程)[^。;\n]{0,12}不计|N\s*步|分步扫描|双队列|到达(?:时间|时刻)|又(?:到达|有|来)|期间/iu;

/** A scheduler that is not known here may be meant. */
export const OF_SCHEDULERS =
  /(?<!\p{L})(?:[Aa]lgorithms?|[Aa]lgoritmos?|[Aa]lgorithme|[Pp]olic(?:y|ies)|[Vv]erfahren|[Ss]trategie|[Ss]cheduling|[Dd]isciplin\p{L}*)(?!\p{L})|算法|调度|アルゴリズム|(?<![\p{L}\d])(?!GATE|NPTEL|IDE|RPM|FIFO)[A-Z]{3,6}(?![\p{L}\d])/u;

/** What contains the name of another stands before it. */
export const SCHEDULERS: readonly (readonly [DiskSchedulerId, RegExp])[] = [
  ["cscan", /\bc[- ]?scan\b|circular scan|循环扫描(?:算法)?/giu],
  ["clook", /\bc[- ]?look\b|circular look/giu],
  ["sstf", /\bss[tf]f\b|shortest[- ]seek(?:[- ]time)?(?:[- ]first)?|最短寻[道找](?:时间)?优先(?:算法)?/giu],
  ["fcfs", /\bfcfs\b|first[- ]come,?[- ]first[- ]served?|先来先服务(?:算法)?/giu],
  [
    "scan",
    /\bscan\b|\belevator\b|扫描(?:算法)?|电梯(?:调度)?(?:算法)?|(?<!\p{L})(?:ascensor|ascenseur|fahrstuhl|aufzug|elevador|ascensore)(?!\p{L})|エレベータ/giu,
  ],
  ["look", /\blook\b/giu],
];
