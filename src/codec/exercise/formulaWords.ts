/**
 * An exercise on one of the three formulas in words alone: "16 GB of memory, pages of 4 KB: how many pages?". Taken only where the
 * text asks for the result, has just the two numbers of the formula, and says by a word beside it which of them divides.
 */
import type { FormulaId } from "./formulas.ts";

interface Wording {
  readonly question: RegExp;
  /** In front of the divisor, to its number. */
  readonly before: RegExp;
  /** Behind the divisor, from its number and unit. */
  readonly behind: RegExp;
  /** What the text must say besides. */
  readonly says?: RegExp;
}

const B = String.raw`[^\S\n]*`;
const wording = (question: string, before: string, behind: string, says?: string): Wording => ({
  question: new RegExp(question, "iu"),
  before: new RegExp(`(?:${before})${B}$`, "iu"),
  behind: new RegExp(`^${B}(?:${behind})`, "iu"),
  ...(says === undefined ? {} : { says: new RegExp(says, "iu") }),
});
const IS = String.raw`${B}(?:[=:]|is|are|of|为|是)?`;

/** What is left of the last page is asked for. */
export const FRAGMENTATION = "internal fragmentation|内部碎片|页内碎片|零头";

const WORDINGS: Readonly<Record<FormulaId, Wording>> = {
  timeslice: wording(
    String.raw`(?:how (?:long|large|big|many|much)|what|find|compute|calculate|determine)(?![A-Za-z])[^.?\n]{0,40}(?:time[ -]?slice|quantum)|(?:time[ -]?slice|quantum)[^.?\n]{0,20}\?|时间片[^。\n]{0,12}(?:多长|多少|多大|几)|求[^。\n]{0,12}时间片`,
    String.raw`(?:(?:number|count) of (?:virtual machines|VMs|guests|vCPUs)|(?:虚拟机|客户机)(?:的)?(?:数|台数|数量|个数))${IS}|(?<![A-Za-z])k${B}=`,
    String.raw`(?:equal(?:ly)? |identical |active |running )?(?:virtual machines|VMs?(?![A-Za-z])|guests|vCPUs?(?![A-Za-z]))|[台个](?:相同的)?(?:虚拟机|客户机|VM(?![A-Za-z])|vCPU)`,
    String.raw`shar(?:ed?|ing)|divided|split|equal|evenly|(?<![A-Za-z])(?:period|round|cycle)(?![A-Za-z])|周期|一轮|每轮|轮长|平分|均分|平均分|等分|均匀|共享`,
  ),
  pages: wording(
    String.raw`how many (?:[\d.,]+${B}[KMGT]?i?B )?(?:page frames|frames|(?:virtual |physical |guest |memory )?pages)(?! faults)(?![A-Za-z])|(?:number of|find|compute|calculate) (?:the )?(?:number of )?(?:page frames|frames|(?:virtual |physical )?pages)(?![A-Za-z])|(?:多少|几)个?(?:页框|页帧|物理块|页面|页)(?![大表])|(?:页|页面|页框|页帧)(?:的)?(?:数|数量|个数)|${FRAGMENTATION}`,
    String.raw`(?:pages?|frames?|page frames?)(?: (?:size|length))?(?: s)?${IS}(?: each)?|each (?:page|frame)${B}(?:is|has|holds|=)?|页(?:面|框|帧)?(?:的)?(?:大小|长度)(?:s)?${IS}|每(?:个)?页(?:面|框|帧)?(?:的)?(?:大小)?${IS}`,
    String.raw`(?:large |big )?(?:pages?|frames?|page frames?)(?![A-Za-z])|per (?:page|frame)|(?:大小)?的?(?:页面|页框|页帧|页)(?!表)|(?:为)?一页`,
  ),
  volumes: wording(
    String.raw`how many (?:[\d.,]+${B}[KMGT]?i?B )?(?:logical |equal |such )?(?:volumes|extents)(?![A-Za-z])|number of (?:logical )?(?:volumes|extents)(?![A-Za-z])|(?:多少|几)个?(?:逻辑卷|存储卷|卷|区段|盘区)|(?:卷|区段|盘区)(?:的)?(?:数|数量|个数)`,
    String.raw`(?:volumes?|extents?)(?: (?:size|length))?(?: l)?${IS}(?: each)?|each (?:logical )?(?:volume|extent)${B}(?:is|has|holds|=)?|(?:卷|区段|盘区)(?:的)?(?:大小|容量|长度)(?:l)?${IS}|每(?:个)?(?:逻辑卷|存储卷|卷|区段|盘区)(?:的)?(?:大小|容量)?${IS}`,
    String.raw`(?:large |big |logical )*(?:volumes?|extents?)(?![A-Za-z])|per (?:volume|extent)|(?:大小)?的?(?:逻辑卷|存储卷|卷|区段|盘区)`,
  ),
};

/** Where the two numbers of a formula stand, each with the unit behind it: [what is divided, what divides]. */
export type WordedQuantities = readonly [dividend: RegExpExecArray, divisor: RegExpExecArray];

/** The two quantities of formula `id` in `source`; null where its words are not those of such an exercise. */
export function wordedQuantities(source: string, id: FormulaId, quantity: RegExp): WordedQuantities | null {
  const { question, before, behind, says } = WORDINGS[id];
  if (!question.test(source) || says?.test(source) === false) return null;
  const found = [
    ...source.replace(/^\s*\d{1,2}\s*[.、)]\s+/u, (number) => " ".repeat(number.length)).matchAll(quantity),
  ];
  const divides = found.filter(
    ({ index, 0: all }) => before.test(source.slice(0, index)) || behind.test(source.slice(index + all.length)),
  );
  const [divisor] = divides;
  const dividend = found.find((each) => each !== divisor);
  return found.length === 2 && divides.length === 1 && dividend && divisor ? [dividend, divisor] : null;
}
