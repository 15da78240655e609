/**
 * Texts of the area `notices`: the short messages above the time controls. They load after the first picture, with what
 * shows them. `zh` must have the shape of `en`: the compiler checks it.
 */
import { catalogues } from "../languages.ts";

/** Values a notice carries, by name. */
export type NoticeValues = Readonly<Record<string, string | number>>;
type NoticeText = (values: NoticeValues) => string;

/** Text of each notice code; asked with an unknown code it gives undefined. */
type NoticeTexts = Readonly<
  Record<
    | "machineDeleted"
    | "memoryDiscarded"
    | "reportCopied"
    | "copyFailed"
    | "runFull"
    | "linkBroken"
    | "editRefused"
    | "editUnchecked"
    | "notLoaded"
    | "newVersion"
    | "forked"
    | "branchDropped"
    | "branchNotBack"
    | "branchEnds"
    | "branchLinked",
    NoticeText
  >
> &
  Readonly<Record<string, NoticeText | undefined>>;

interface NoticesTexts {
  readonly notice: NoticeTexts;
  /** For a code without a text of its own. */
  readonly unknownNotice: (code: string) => string;
  /** What buttons of notices say. */
  readonly offer: Readonly<Record<"tryAgain" | "saveFile" | "forget" | "update" | "undo", string>>;
}

const en: NoticesTexts = {
  notice: {
    machineDeleted: ({ name }) => `${name} deleted`,
    memoryDiscarded: ({ name }) => `Saved memory of ${name} discarded`,
    reportCopied: () => "Report copied",
    copyFailed: () => "The browser did not allow copying. Select the text and copy it by hand.",
    linkBroken: () => "This link cannot be opened. Nothing of it was used.",
    editRefused: () => "This change cannot be made. Everything stays as it is.",
    editUnchecked: () =>
      "This change was not made: a part of the page that checks it could not be loaded. Check the connection and try again.",
    notLoaded: ({ file }) => catalogues.en.shell.notLoaded(String(file)),
    newVersion: () => "A newer version of Hyperscope is here. Your work is kept when you change to it.",
    forked: ({ branch }) => `Kept the former future as ${branch}.`,
    branchDropped: ({ branch }) => `Deleted branch ${branch}.`,
    branchNotBack: () => "There is no room for this branch: delete another one first.",
    branchLinked: ({ branch }) => `Link to branch ${branch} copied.`,
    branchEnds: ({ time }) => `This branch ends at ${time}; shown: ${time}.`,
    runFull: ({ rows }) => `This run has no end. Its first ${rows} events are kept; no more are simulated.`,
  },
  unknownNotice: (code) => `Something happened that has no words yet: ${code}`,
  offer: {
    tryAgain: "Try again",
    saveFile: "Save as a file",
    forget: "Forget it",
    update: "Change to it now",
    undo: "Undo",
  },
};

const zh: NoticesTexts = {
  notice: {
    machineDeleted: ({ name }) => `已删除 ${name}`,
    memoryDiscarded: ({ name }) => `已丢弃 ${name} 保存的内存`,
    reportCopied: () => "报告已复制",
    copyFailed: () => "浏览器不允许复制，请选中文字后手动复制。",
    linkBroken: () => "无法打开此链接，其中内容均未采用。",
    editRefused: () => "无法进行此更改，一切保持不变。",
    editUnchecked: () => "未进行此更改：检查所需的部分页面未能加载。请检查网络连接后重试。",
    notLoaded: ({ file }) => catalogues.zh.shell.notLoaded(String(file)),
    newVersion: () => "Hyperscope 有了新版本。切换时您的内容会保留。",
    forked: ({ branch }) => `原来的未来已保留为 ${branch}。`,
    branchDropped: ({ branch }) => `已删除分支 ${branch}。`,
    branchNotBack: () => "放不下这个分支：请先删除另一个。",
    branchLinked: ({ branch }) => `已复制分支 ${branch} 的链接。`,
    branchEnds: ({ time }) => `此分支在 ${time} 结束，现显示 ${time}。`,
    runFull: ({ rows }) => `此运行没有终点：保留前 ${rows} 个事件，不再继续仿真。`,
  },
  unknownNotice: (code) => `发生了尚无说明的情况：${code}`,
  offer: {
    tryAgain: "重试",
    saveFile: "存为文件",
    forget: "不再保留",
    update: "立即切换",
    undo: "撤销",
  },
};

export const notices = { en, zh };
