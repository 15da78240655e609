/** Texts of the area `migrationPanel`: a machine on its way to another host. `zh` must have the shape of `en`. */
import type { MigrationOutcome, MigrationStop } from "../../model/migration.ts";

/** Also ends that a machine can come to after it has gone on at the destination. */
export type EndOfMove = MigrationOutcome | "failed" | "lost" | "off";

interface MigrationPanelTexts {
  readonly title: string;
  readonly waiting: string;
  /** None has begun at the moment shown; `time` is when the first is ordered, null: it is not. */
  readonly none: (time: string | null) => string;
  readonly goThere: string;
  readonly choose: string;
  /** Of an entry of the list: who, from where, to where, when. */
  readonly entry: (name: string, from: string, to: string, time: string) => string;
  readonly way: (name: string, from: string, to: string, way: string) => string;
  readonly round: (number: string) => string;
  readonly stopped: string;
  readonly following: string;
  readonly ended: Readonly<Record<EndOfMove, string>>;
  readonly abort: string;
  /** The command has been given, and what it does is still to come. */
  readonly aborting: string;
  readonly rounds: {
    readonly title: string;
    readonly round: string;
    readonly pages: string;
    readonly ticks: string;
    readonly dirtied: string;
    readonly closed: string;
    readonly closedHelp: string;
    readonly standsStill: string;
    /** There are no rounds, and the pages are sent at once or follow. */
    readonly none: string;
    readonly noneFollow: string;
    /** Said of a round's bar. */
    readonly sentBar: string;
    readonly dirtyBar: string;
  };
  readonly why: Readonly<Record<MigrationStop | "switch", string>>;
  readonly grid: {
    readonly title: string;
    readonly there: (pages: string) => string;
    readonly toSend: (pages: string) => string;
    readonly again: (pages: string) => string;
    readonly picture: (there: string, toSend: string, again: string) => string;
    readonly even: string;
    readonly page: (page: string, state: string) => string;
    readonly state: Readonly<Record<"there" | "toSend" | "again", string>>;
    readonly writtenBy: (vcpu: string) => string;
  };
  readonly figures: {
    readonly downtime: string;
    readonly total: string;
    readonly sent: string;
    readonly parts: (copy: string, state: string, activation: string, waiting: string | null) => string;
    readonly notYet: string;
    readonly lambda: string;
    readonly pages: (pages: string, isOne: boolean) => string;
    /** How often the memory has crossed. */
    readonly times: (times: string) => string;
    readonly estimate: (value: string) => string;
  };
  readonly whatIf: {
    readonly title: string;
    readonly bandwidth: string;
    readonly bandwidthHelp: string;
    readonly rate: string;
    readonly rateHelp: string;
    readonly pagesATick: (pages: string) => string;
    readonly curve: string;
    readonly downtimeLine: string;
    readonly totalLine: string;
    readonly by: string;
    readonly byBandwidth: string;
    readonly byRate: string;
    /** A point: at what, how long it stands still, in all. */
    readonly point: (at: string, downtime: string, total: string) => string;
    readonly opens: Readonly<Record<"bandwidth" | "rate", string>>;
    /** The program cannot be made to write so fast. */
    readonly fastest: string;
    readonly endless: string;
    readonly model: string;
  };
}

const en: MigrationPanelTexts = {
  title: "Migration",
  waiting: "Waiting for the run to start",
  none: (time) =>
    time === null
      ? "No machine moves at this moment. The commands of a machine have “Migrate…”."
      : `No machine has begun to move at this moment. The first one is told to at t = ${time}.`,
  goThere: "Go there",
  choose: "Migration",
  entry: (name, from, to, time) => `${name}: ${from} → ${to}, t = ${time}`,
  way: (name, from, to, way) => `${name}: ${from} → ${to} · ${way}`,
  round: (number) => `Round ${number}`,
  stopped: "Stands still",
  following: "Runs there; its pages follow",
  ended: {
    done: "Done",
    aborted: "Aborted: it stays where it was",
    failed: "Failed: it stays where it was",
    lost: "Lost: pages of it are nowhere any more",
    off: "Turned off on the way",
  },
  abort: "Abort",
  aborting: "Abort asked for",
  rounds: {
    title: "Rounds",
    round: "Round",
    pages: "Pages sent",
    ticks: "Took",
    dirtied: "Written meanwhile",
    closed: "Closed form",
    closedHelp: "V₀ = all pages; Vᵢ₊₁ = min(W, λ·Vᵢ), with λ = D·s / B and D and W as in the first round",
    standsStill: "still",
    none: "There are no rounds: it stands still while everything is sent.",
    noneFollow: "There are no rounds: it runs at the destination, and each page follows once.",
    sentBar: "sent",
    dirtyBar: "written again",
  },
  why: {
    mode: "This way of moving stops it first.",
    paused: "It is paused and writes nothing more.",
    fewPages: "Few pages are left (Xen’s rule).",
    rounds: "So many rounds have been made (Xen’s rule).",
    sent: "So much has been sent (Xen’s rule).",
    noProgress: "The last round left no fewer pages: there is no progress.",
    downtime: "What is left fits into the downtime limit (QEMU’s rule).",
    switch: "It was told to go on at the destination.",
  },
  grid: {
    title: "Pages",
    there: (pages) => `${pages} there`,
    toSend: (pages) => `${pages} to send`,
    again: (pages) => `${pages} written again`,
    picture: (there, toSend, again) =>
      `Pages of the machine: ${there} are there as they are here, ${toSend} are to be sent in this round, ${again} were written since it began.`,
    even: "Pages of a round are drawn as crossing one after the other, at an even pace.",
    page: (page, state) => `Page ${page}: ${state}`,
    state: { there: "there as it is here", toSend: "to be sent", again: "written since the round began" },
    writtenBy: (vcpu) => `, first by vCPU ${vcpu}`,
  },
  figures: {
    downtime: "Stands still",
    total: "In all",
    sent: "Sent",
    parts: (copy, state, activation, waiting) =>
      `pages ${copy} + state ${state} + activation ${activation}${waiting === null ? "" : ` + waiting ${waiting}`}`,
    notYet: "not yet",
    lambda: "λ = D·s / B",
    pages: (pages, isOne) => `${pages} ${isOne ? "page" : "pages"}`,
    times: (times) => `${times} times its memory`,
    estimate: (value) => `closed form ${value}`,
  },
  whatIf: {
    title: "What if",
    bandwidth: "Bandwidth",
    bandwidthHelp: "Of the link, a tick, for the whole run: it is simulated again at once. Undo takes it back.",
    rate: "Dirty rate",
    rateHelp: "Writes of the machine a tick. Let go, its program is run at another pace.",
    pagesATick: (pages) => (pages === "1" ? "1 page a tick" : `${pages} pages a tick`),
    curve: "Time by bandwidth or dirty rate",
    downtimeLine: "stands still",
    totalLine: "in all",
    by: "Curve by",
    byBandwidth: "bandwidth",
    byRate: "dirty rate",
    point: (at, downtime, total) => `${at}: stands still ${downtime}, in all ${total}`,
    opens: {
      bandwidth: "A point opens the run with that bandwidth.",
      rate: "A point opens the run in which the program writes so fast.",
    },
    fastest: "Its program cannot write faster: of this there is the curve alone.",
    endless: "no end",
    model: "The curves are the closed model; the run above is simulated.",
  },
};

const zh: MigrationPanelTexts = {
  title: "迁移",
  waiting: "等待运行开始",
  none: (time) =>
    time === null
      ? "此刻没有虚拟机在迁移。虚拟机的命令中有“迁移…”。"
      : `此刻还没有虚拟机开始迁移。第一台在 t = ${time} 时接到命令。`,
  goThere: "转到那里",
  choose: "迁移",
  entry: (name, from, to, time) => `${name}：${from} → ${to}，t = ${time}`,
  way: (name, from, to, way) => `${name}：${from} → ${to} · ${way}`,
  round: (number) => `第 ${number} 轮`,
  stopped: "停机中",
  following: "已在目标上运行，页随后传来",
  ended: {
    done: "完成",
    aborted: "已中止：它留在原处",
    failed: "失败：它留在原处",
    lost: "丢失：它的一些页已无处可取",
    off: "途中被关机",
  },
  abort: "中止",
  aborting: "已要求中止",
  rounds: {
    title: "各轮",
    round: "轮",
    pages: "传送页数",
    ticks: "用时",
    dirtied: "期间写过",
    closed: "解析式",
    closedHelp: "V₀ = 全部页；Vᵢ₊₁ = min(W, λ·Vᵢ)，其中 λ = D·s / B，D 和 W 取自第一轮",
    standsStill: "停机",
    none: "没有轮次：停机后传送全部。",
    noneFollow: "没有轮次：它已在目标上运行，各页随后传送一次。",
    sentBar: "已传送",
    dirtyBar: "又被写过",
  },
  why: {
    mode: "这种迁移方式先停机。",
    paused: "它已暂停，不再写内存。",
    fewPages: "剩下的页很少（Xen 的规则）。",
    rounds: "轮数已到上限（Xen 的规则）。",
    sent: "传送总量已到上限（Xen 的规则）。",
    noProgress: "上一轮剩下的页并未减少：没有进展。",
    downtime: "剩下的页能在停机时间上限内传完（QEMU 的规则）。",
    switch: "已令它在目标上继续运行。",
  },
  grid: {
    title: "页",
    there: (pages) => `已到 ${pages}`,
    toSend: (pages) => `待传 ${pages}`,
    again: (pages) => `又被写过 ${pages}`,
    picture: (there, toSend, again) =>
      `虚拟机的页：${there} 页与目标上一致，${toSend} 页本轮待传，${again} 页在本轮开始后又被写过。`,
    even: "图中一轮的页按均匀的速度依次传过。",
    page: (page, state) => `第 ${page} 页：${state}`,
    state: { there: "与目标上一致", toSend: "待传", again: "本轮开始后又被写过" },
    writtenBy: (vcpu) => `，最先由 vCPU ${vcpu} 写`,
  },
  figures: {
    downtime: "停机",
    total: "总时间",
    sent: "传送",
    parts: (copy, state, activation, waiting) =>
      `页 ${copy} + 状态 ${state} + 激活 ${activation}${waiting === null ? "" : ` + 等待 ${waiting}`}`,
    notYet: "尚未",
    lambda: "λ = D·s / B",
    pages: (pages) => `${pages} 页`,
    times: (times) => `内存的 ${times} 倍`,
    estimate: (value) => `解析式 ${value}`,
  },
  whatIf: {
    title: "如果",
    bandwidth: "带宽",
    bandwidthHelp: "链路每个滴答的带宽，对整个运行生效：立即重新仿真。可以撤销。",
    rate: "脏页速率",
    rateHelp: "虚拟机每个滴答写多少次。松开后以另一速度运行它的程序。",
    pagesATick: (pages) => `每滴答 ${pages} 页`,
    curve: "时间随带宽或脏页速率的变化",
    downtimeLine: "停机",
    totalLine: "总时间",
    by: "曲线随",
    byBandwidth: "带宽",
    byRate: "脏页速率",
    point: (at, downtime, total) => `${at}：停机 ${downtime}，总时间 ${total}`,
    opens: { bandwidth: "点击一点，打开该带宽的运行。", rate: "点击一点，打开程序以该速度写内存的运行。" },
    fastest: "它的程序不能写得更快：只有曲线。",
    endless: "不会结束",
    model: "曲线是解析模型；上面的运行是仿真的结果。",
  },
};

export const migrationPanel = { en, zh } as const;
