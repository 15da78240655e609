/** Texts of the pane that makes worksheets. `zh` must have the shape of `en`. */
import type { Subject } from "../../learn/worksheet/problem.ts";
import { numberText } from "../numberText.ts";

const subjects: Readonly<Record<Subject, string>> = {
  scheduling: "Scheduling",
  paging: "Page replacement",
  allocation: "Memory in one piece",
  arm: "The arm of a disk",
  volumes: "Volumes and extents",
};

const en = {
  subject: "Subject",
  subjects,
  problems: "Problems",
  seed: "Seed",
  between: (least: number, most: number) => `From ${numberText(least)} to ${numberText(most)}`,
  paper: "Paper",
  papers: { a4: "A4", letter: "Letter" },
  withKey: "With the key",
  print: "Print",
  save: "Save as HTML",
  preview: "The worksheet",
  made: (id: string, count: number) => `${id}: ${count === 1 ? "1 problem" : `${numberText(count)} problems`}.`,
  failed: "The worksheet could not be made.",
  sameCall: "The same subject, number and seed give the same sheet everywhere; sheet and key bear the same short name.",
};

const zh: typeof en = {
  subject: "主题",
  subjects: {
    scheduling: "调度",
    paging: "页面置换",
    allocation: "连续内存分配",
    arm: "磁头移动",
    volumes: "卷与区段",
  },
  problems: "题数",
  seed: "种子",
  between: (least, most) => `从 ${numberText(least)} 到 ${numberText(most)}`,
  paper: "纸张",
  papers: { a4: "A4", letter: "Letter" },
  withKey: "附答案",
  print: "打印",
  save: "存为 HTML",
  preview: "练习题",
  made: (id, count) => `${id}：共 ${numberText(count)} 题。`,
  failed: "无法生成练习题。",
  sameCall: "主题、题数和种子相同，得到的练习题就相同；题目与答案带有相同的短名称。",
};

export const sheets = { en, zh };
