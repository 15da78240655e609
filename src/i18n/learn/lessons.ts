/** Texts of the area `lessons`: the list, the frame of a lesson, questions and puzzles. `zh` has the shape of `en`. */
import type { LessonGroup } from "../../learn/lesson.ts";

export interface LessonTexts {
  readonly title: string;
  readonly intro: string;
  readonly groups: Readonly<Record<LessonGroup, string>>;
  readonly number: (number: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly progress: Readonly<Record<"none" | "begun" | "finished", string>>;
  readonly clear: string;
  readonly clearSure: string;
  readonly all: string;
  readonly steps: string;
  readonly step: (step: number, of: number) => string;
  readonly stepState: Readonly<Record<"done" | "here" | "ahead", string>>;
  readonly thisLesson: string;
  readonly back: string;
  readonly next: string;
  readonly auto: string;
  readonly autoHelp: string;
  readonly explore: string;
  readonly card: string;
  readonly check: string;
  readonly hint: string;
  readonly show: string;
  readonly showWay: string;
  readonly answerField: string;
  readonly right: string;
  readonly wrong: string;
  readonly shown: string;
  readonly solved: (changes: number) => string;
  readonly youSaid: (answer: string) => string;
  readonly itIs: (answer: string) => string;
  readonly other: string;
  readonly notYet: (found: string) => string;
  readonly waiting: string;
  readonly says: string;
  readonly exact: string;
  readonly theirs: string;
  readonly ours: string;
  readonly left: (time: string) => string;
  readonly toPath: string;
  readonly stay: string;
  readonly toMoment: (time: string) => string;
  readonly through: string;
  readonly tally: (right: number, asked: number) => string;
  readonly hinted: (count: number) => string;
  readonly shownCount: (count: number) => string;
  readonly following: (title: string) => string;
  readonly again: string;
  readonly last: string;
}

const en: LessonTexts = {
  title: "Lessons",
  intro:
    "Short, in any order. Each asks before it tells, and ends with a puzzle. What you answer stays in this browser.",
  groups: { machines: "Machines", processor: "Processor", memory: "Memory", storage: "Storage and beyond" },
  number: (number) => `Lesson ${number}`,
  minutes: (minutes) => `about ${minutes} minutes`,
  progress: { none: "not begun", begun: "begun", finished: "finished" },
  clear: "Forget my answers",
  clearSure: "Press again to forget all answers",
  all: "All lessons",
  steps: "Steps of this lesson",
  step: (step, of) => `Step ${step} of ${of}`,
  stepState: { done: "done", here: "here", ahead: "ahead" },
  thisLesson: "This lesson",
  back: "Back",
  next: "Continue",
  auto: "By itself",
  autoHelp: "For a lecture: goes on by itself, and shows each answer after a while (A)",
  explore: "To Explore",
  card: "The lesson",
  check: "Check",
  hint: "Hint",
  show: "Show",
  showWay: "Show a way",
  answerField: "Your answer",
  right: "That is so.",
  wrong: "It comes out otherwise.",
  shown: "Shown:",
  solved: (changes) => (changes === 1 ? "Done, in 1 change." : `Done, in ${changes} changes.`),
  youSaid: (answer) => `You: ${answer}`,
  itIs: (answer) => `It is: ${answer}`,
  other: "Ways there are:",
  notYet: (found) => `Not yet: ${found}`,
  waiting: "The run is being worked out…",
  says: "What the text says",
  exact: "What is exact",
  theirs: "As the text describes it",
  ours: "As it is here",
  left: (time) => `You left the path at t = ${time}. What you make of the run stays beside it, as a branch.`,
  toPath: "Back to the lesson",
  stay: "Stay here",
  toMoment: (time) => `Back to t = ${time}`,
  through: "You are through.",
  tally: (right, asked) => `${right} of ${asked} at the first try`,
  hinted: (count) => `${count} of them with a hint`,
  shownCount: (count) => `${count} shown`,
  following: (title) => `Next: ${title}`,
  again: "Once more from the beginning",
  last: "That was the last one.",
};

const zh: LessonTexts = {
  title: "课程",
  intro: "短小，次序任选。每课先问后讲，最后是一个谜题。你的回答只保存在本浏览器。",
  groups: { machines: "虚拟机", processor: "处理器", memory: "内存", storage: "存储及其他" },
  number: (number) => `第 ${number} 课`,
  minutes: (minutes) => `约 ${minutes} 分钟`,
  progress: { none: "未开始", begun: "进行中", finished: "已完成" },
  clear: "清除我的回答",
  clearSure: "再按一次，清除全部回答",
  all: "全部课程",
  steps: "本课的步骤",
  step: (step, of) => `第 ${step} 步，共 ${of} 步`,
  stepState: { done: "已完成", here: "当前", ahead: "未到" },
  thisLesson: "本课",
  back: "上一步",
  next: "继续",
  auto: "自动播放",
  autoHelp: "讲课用：自动往下走，过一会儿显示答案（A）",
  explore: "去探索",
  card: "课程内容",
  check: "检查",
  hint: "提示",
  show: "显示",
  showWay: "显示一种做法",
  answerField: "你的回答",
  right: "正是如此。",
  wrong: "结果不是这样。",
  shown: "答案：",
  solved: (changes) => `完成，共 ${changes} 处改动。`,
  youSaid: (answer) => `你的回答：${answer}`,
  itIs: (answer) => `实际：${answer}`,
  other: "可行的做法：",
  notYet: (found) => `还没有：${found}`,
  waiting: "正在计算……",
  says: "原文的说法",
  exact: "准确的说法",
  theirs: "原文的描述",
  ours: "这里的做法",
  left: (time) => `你在 t = ${time} 离开了课程的路线。你所做的更改会作为分支保留在旁边。`,
  toPath: "回到课程",
  stay: "留在这里",
  toMoment: (time) => `回到 t = ${time}`,
  through: "这一课学完了。",
  tally: (right, asked) => `${asked} 题中一次答对 ${right} 题`,
  hinted: (count) => `其中 ${count} 题用了提示`,
  shownCount: (count) => `${count} 题看了答案`,
  following: (title) => `下一课：${title}`,
  again: "从头再来一遍",
  last: "这是最后一课。",
};

export const lessonTexts = { en, zh } as const;
