/**
 * Exercises on matters that are no part of the system here. They are refused by name, with what can be done instead: a table
 * in them could be taken for jobs, and what came out would be nonsense.
 */

export const OTHER_SUBJECTS = ["raid", "periodic", "deadlock", "synchronization", "files", "rotation"] as const;
export type OtherSubject = (typeof OTHER_SUBJECTS)[number];

const SUBJECTS: readonly (readonly [OtherSubject, RegExp])[] = [
  ["raid", /(?<![A-Za-z])RAID(?![a-z])|磁盘阵列/u],
  [
    "periodic",
    /(?<![A-Za-z])(?:periodic(?:ally)?|rate[- ]monotonic|EDF|earliest[- ]deadline|deadlines?|p[ée]riodiques?|periódicas?|periodische[rns]?)(?![A-Za-z])|(?<![A-Za-z])(?:period|période|periodo|período|periode)s?(?=[ \t]*(?:[=:,|\t]|is[ \t]+\d|\d|(?:capacity|execution|wcet|deadline|burst|c\b)))|周期性|周期(?:为|分别)|截止(?:时间|期限)|最早截止/iu,
  ],
  [
    "deadlock",
    /banker['’]?s|(?<![A-Za-z])(?:un)?safe (?:state|sequence)|(?<![A-Za-z])deadlock(?:ed|s)?(?![A-Za-z])|银行家|安全(?:状态|序列)|死锁|(?<![A-Za-z])allocation[^\n]{1,30}(?:max(?:imum)?|need)(?![A-Za-z])|最大需求/iu,
  ],
  ["synchronization", /(?<![A-Za-z])(?:semaphores?|mutex(?:es)?|semáforos?|sémaphores?)(?![A-Za-z])|信号量|PV操作/iu],
  [
    "files",
    /(?<![A-Za-z])(?:inodes?|i-nodes?|indirect (?:block|pointer)s?|FAT(?:12|16|32)?)(?![A-Za-z])|索引节点|间接(?:地址|块|索引)/u,
  ],
  [
    "rotation",
    /(?<![A-Za-z])(?:rpm|rotational (?:latency|delay)|sectors? per track)(?![A-Za-z])|转速|旋转延迟|每(?:个)?磁道[^,。，]{0,6}扇区/iu,
  ],
];

/** Words that also stand beside exercises of ours. */
const ALSO_BESIDE: ReadonlySet<OtherSubject> = new Set(["deadlock", "synchronization", "files", "rotation"]);

/** What `text` is about that is not here; `isOurs`: it has been read as an exercise of ours without a doubt. */
export function otherSubjectOf(text: string, isOurs: boolean): OtherSubject | null {
  const plain = text.normalize("NFKC");
  const found = SUBJECTS.find(([subject, pattern]) => pattern.test(plain) && !(isOurs && ALSO_BESIDE.has(subject)));
  return found?.[0] ?? null;
}
