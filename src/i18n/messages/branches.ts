/** Texts of the area `branches`: the futures that are kept. `zh` must have the shape of `en`: the compiler checks it. */

export interface BranchTexts {
  /** All of them. */
  readonly title: string;
  readonly count: (count: number) => string;
  readonly branch: (letter: string) => string;
  /** `B: pause web at 43`. */
  readonly called: (letter: string, name: string) => string;
  /** A command with its moment, by which a branch is named. */
  readonly at: (what: string, time: string) => string;
  readonly without: (what: string) => string;
  readonly fromStart: (what: string) => string;
  /** The first one, where it has no command of its own. */
  readonly asItWas: string;
  readonly otherMachines: string;
  readonly otherSettings: string;
  /** Where it leaves another one. */
  readonly leaves: (letter: string, time: string) => string;
  readonly leavesAtStart: (letter: string) => string;
  readonly first: string;
  readonly live: string;
  /** Of the live one: which leave it, and where. */
  readonly goTo: (letter: string, name: string) => string;
  /** Said when another one is shown. */
  readonly shown: (letter: string, name: string) => string;
  readonly menu: (letter: string) => string;
  readonly rename: string;
  readonly nameOf: (letter: string) => string;
  readonly compare: string;
  readonly copyLink: string;
  readonly remove: string;
  readonly list: string;
  readonly description: string;
  readonly crowded: string;
  readonly crowdedText: (most: number) => string;
  readonly drop: (letter: string) => string;
  readonly close: string;
  readonly whatIf: (time: string) => string;
  readonly whatIfText: string;
  readonly machine: string;
  readonly commands: (machine: string) => string;
  readonly another: string;
  readonly anotherText: string;
  readonly isAsked: string;
  readonly cancel: string;
}

export const branches: Readonly<Record<"en" | "zh", BranchTexts>> = {
  en: {
    title: "Branches",
    count: (count) => (count === 1 ? "1 branch" : `${count} branches`),
    branch: (letter) => `Branch ${letter}`,
    called: (letter, name) => `${letter}: ${name}`,
    at: (what, time) => `${what} at ${time}`,
    without: (what) => `without ${what}`,
    fromStart: (what) => `${what} from the start`,
    asItWas: "as it was",
    otherMachines: "other machines",
    otherSettings: "other settings",
    leaves: (letter, time) => `leaves ${letter} at ${time}`,
    leavesAtStart: (letter) => `differs from ${letter} from the start`,
    first: "the first one",
    live: "live",
    goTo: (letter, name) => `Go to branch ${letter}, ${name}`,
    shown: (letter, name) => `Branch ${letter}, ${name}, same moment`,
    menu: (letter) => `What to do with branch ${letter}`,
    rename: "Rename…",
    nameOf: (letter) => `Name of branch ${letter}`,
    compare: "Compare with the live one",
    copyLink: "Copy link",
    remove: "Delete",
    list: "All branches…",
    description: "Futures of this scenario that are kept. One is live; go to another at the same moment.",
    crowded: "Which branch shall go?",
    crowdedText: (most) =>
      `There are ${most} branches, and the change would make one more. Nothing is changed until one of them is dropped.`,
    drop: (letter) => `Drop ${letter} and go on`,
    close: "Close",
    whatIf: (time) => `What if, at ${time}…`,
    whatIfText: "The present future stays as a branch, and another begins here.",
    machine: "Machine",
    commands: (machine) => `Commands for ${machine}`,
    another: "Another change",
    anotherText: "The next change of anything, a setting for instance, begins the branch.",
    isAsked: "What if: the next change begins a branch",
    cancel: "Cancel",
  },
  zh: {
    title: "分支",
    count: (count) => `${count} 个分支`,
    branch: (letter) => `分支 ${letter}`,
    called: (letter, name) => `${letter}：${name}`,
    at: (what, time) => `${time} 时${what}`,
    without: (what) => `没有“${what}”`,
    fromStart: (what) => `从头起 ${what}`,
    asItWas: "原来的样子",
    otherMachines: "其他虚拟机",
    otherSettings: "其他设置",
    leaves: (letter, time) => `在 ${time} 离开 ${letter}`,
    leavesAtStart: (letter) => `从头起就与 ${letter} 不同`,
    first: "最初的分支",
    live: "当前",
    goTo: (letter, name) => `转到分支 ${letter}，${name}`,
    shown: (letter, name) => `分支 ${letter}，${name}，同一时刻`,
    menu: (letter) => `对分支 ${letter} 的操作`,
    rename: "重命名…",
    nameOf: (letter) => `分支 ${letter} 的名称`,
    compare: "与当前分支比较",
    copyLink: "复制链接",
    remove: "删除",
    list: "所有分支…",
    description: "此场景保留下来的各个未来。当前只有一个在运行；可在同一时刻转到另一个。",
    crowded: "删去哪个分支？",
    crowdedText: (most) => `已有 ${most} 个分支，此更改还要再加一个。删去其中一个之前，一切保持不变。`,
    drop: (letter) => `删去 ${letter} 并继续`,
    close: "关闭",
    whatIf: (time) => `假如在 ${time}……`,
    whatIfText: "当前的未来作为分支保留，另一个未来从这里开始。",
    machine: "虚拟机",
    commands: (machine) => `${machine} 的命令`,
    another: "其他更改",
    anotherText: "下一次更改（例如某项设置）将开始新的分支。",
    isAsked: "假如：下一次更改将开始新的分支",
    cancel: "取消",
  },
};
