/** The words of exercises on live migration, English and Chinese. */
import type { MigrationKind, WritePattern } from "../../vmm/migration/spec.ts";

export const SUBJECT =
  /(?<![A-Za-z])(?:live[ -]?migrat|migrat|pre-?copy|post-?copy)|迁移|预拷贝|预复制|后拷贝|后复制/iu;
/** Exercises on other matters, and files of ours. */
export const ELSEWHERE = /"machines"|(?<![A-Za-z])(?:burst|quantum|cylinders?)(?![A-Za-z])|服务时间|时间片|柱面/iu;

export const KINDS: readonly (readonly [MigrationKind, RegExp])[] = [
  ["hybrid", /(?<![A-Za-z])hybrid|混合/iu],
  ["postCopy", /post-?copy|后拷贝|后复制/iu],
  ["preCopy", /pre-?copy|预拷贝|预复制/iu],
  ["stopAndCopy", /stop[- ]and[- ]copy|(?<![A-Za-z])(?:offline|cold)(?![A-Za-z])|停机(?:拷贝|复制|迁移)|离线|冷迁移/iu],
];

export const PATTERNS: readonly (readonly [WritePattern, RegExp])[] = [
  ["atRandom", /(?<![A-Za-z])random(?:ly)?(?![A-Za-z])|随机/iu],
  ["hot", /(?<![A-Za-z])hot(?![A-Za-z])|热点/iu],
  ["inTurn", /round[- ]robin|in turn|(?<![A-Za-z])sequential|循环|顺序/iu],
];

export const QEMU = /(?<![A-Za-z])(?:qemu|kvm)(?![A-Za-z])/iu;
export const XEN = /(?<![A-Za-z])xen(?![A-Za-z])/iu;
export const AUTO_CONVERGE = /auto-?\s?converge|自动收敛/iu;

/** What a quantity can be of. */
export type Subject =
  | "memory"
  | "bandwidth"
  | "dirtied"
  | "workingSet"
  | "stopAt"
  | "downtimeLimit"
  | "state"
  | "activate"
  | "roundTrip"
  | "page"
  | "zeros"
  | "firstRate"
  | "rateStep"
  | "rounds";

/** In the order in which they are looked for: "dirty rate" before "rate", "downtime" before "stop". */
export const SUBJECTS: readonly (readonly [Subject, RegExp])[] = [
  ["downtimeLimit", /downtime(?:[ -]limit)?|停机时间?(?:上限|限制)?/iu],
  ["firstRate", /(?:first|minimum|initial) (?:round|rate)|首轮|初始速率|最低速率/iu],
  ["rateStep", /(?:rate )?step|步长|增量/iu],
  ["rounds", /(?:at most|max(?:imum)?)\s*(?:rounds|iterations)?|最多/iu],
  ["zeros", /zero(?:ed)?(?: pages)?|零页|全零/iu],
  ["page", /page[ -]?size|pages? of|页(?:面)?大小/iu],
  ["workingSet", /(?:writable )?working[ -]set|(?<![A-Za-z])w+ss?(?![A-Za-z])|工作集/iu],
  [
    "dirtied",
    /dirt(?:y|ied|ies|ying)?|writ(?:e|es|ing|ten)(?: rate)?|脏页(?:产生)?(?:速?率)?|弄脏|写(?:入)?(?:速率|速度)?/iu,
  ],
  ["activate", /activat\w*|resum\w*|start(?:ing)? up|激活|恢复/iu],
  ["state", /(?:cpu|device|vcpu)s?[ -]?(?:and devices? )?states?|CPU\s?状态|设备状态|状态/iu],
  ["roundTrip", /(?<![A-Za-z])rtt(?![A-Za-z])|round[ -]trip|latency|往返|延迟/iu],
  ["stopAt", /stops?(?: at| when| below| if)?|until|remain\w*|threshold|left|停止|阈值|剩余/iu],
  ["bandwidth", /bandwidth|(?<![A-Za-z])link(?![A-Za-z])|network|带宽|链路|网络/iu],
  ["memory", /memory|(?<![A-Za-z])ram(?![A-Za-z])|machine|(?<![A-Za-z])vm(?![A-Za-z])|guest|内存|虚拟机/iu],
];

/** Units by their meaning: a quantity of them is so many bytes, bytes a second, or microseconds. */
export const BYTES: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  字节: 1,
  kb: 1e3,
  kib: 2 ** 10,
  mb: 1e6,
  mib: 2 ** 20,
  gb: 1e9,
  gib: 2 ** 30,
};
export const BITS: Readonly<Record<string, number>> = {
  kbit: 125,
  mbit: 125_000,
  gbit: 125_000_000,
  kb: 125,
  mb: 125_000,
  gb: 125_000_000,
};
export const TIMES: Readonly<Record<string, number>> = {
  us: 1,
  µs: 1,
  μs: 1,
  微秒: 1,
  ms: 1000,
  毫秒: 1000,
  s: 1e6,
  sec: 1e6,
  second: 1e6,
  seconds: 1e6,
  秒: 1e6,
};

/**
 * A number and its unit: `1,024 MB`, `128MiB/s`, `100 Mbit/s`, `1 Gbps`, `500 pages/s`, `300 ms`, `4 KiB`. A rate is one by `/s`,
 * `ps`, `per second`, `每秒` before it.
 */
export const QUANTITY =
  /(?<each>每秒\s*(?:钟)?\s*)?(?<![\d.,A-Za-z])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?<unit>[kmg]i?bit|[kmg]bps|[kmg]i?b|b(?:ytes?)?|字节|pages?|页|us|µs|μs|微秒|ms|毫秒|s(?:ec(?:onds?)?)?|秒|rounds|iterations|轮)(?![A-Za-z])(?<rate>\s*(?:\/\s*(?:s(?:ec(?:ond)?)?|秒)|per second|a second|每秒)(?![A-Za-z]))?/giu;
