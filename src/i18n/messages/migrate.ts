/** Texts of the area `migrate`: moving a machine to another host. `zh` must have the shape of `en`. */
import { hanSpaced } from "../hanSpace.ts";
import type { MigrationMode } from "../../model/migration.ts";
import type { Resource } from "../../model/states.ts";
import type { MigrationKind } from "../../vmm/migration/spec.ts";

/** A way of moving: its name, and a sentence on it. */
interface WayText {
  readonly label: string;
  readonly sentence: string;
}

/** Ways that there are, and those of the model of a machine moved by itself. */
export type WayOfMoving = MigrationMode | MigrationKind;

export interface MigrateTexts {
  readonly title: (vm: string) => string;
  readonly description: (time: string) => string;
  readonly submit: string;
  readonly to: string;
  readonly way: string;
  readonly ways: Readonly<Record<WayOfMoving, WayText>>;
  /** Of a machine that is off. */
  readonly isOff: string;
  /** Nothing stands against it: what is there. */
  readonly fits: string;
  /** What is said of a host, and what speaks for it or against it. */
  readonly told: (said: string, parts: readonly string[]) => string;
  readonly refused: string;
  /** Each is "what is needed, of what is there". */
  readonly need: (resource: Resource, needed: string, available: string) => string;
  readonly obstacles: Readonly<
    Record<
      | "failed"
      | "maintenance"
      | "container"
      | "pageBytes"
      | "sharing"
      | "overcommit"
      | "isolation"
      | "snapshots"
      | "volumes"
      | "localPool",
      string
    >
  >;
  /** What its volumes hold is sent too. */
  readonly copyStorage: {
    readonly label: string;
    readonly on: (size: string, ticks: string) => string;
    readonly off: string;
  };
  readonly link: string;
  /** What the link carries in a tick, the round trip, and the rule by which pre-copy ends. */
  readonly linkFigures: (bandwidth: string, roundTrip: string, rule: string) => string;
  readonly rules: Readonly<Record<"xen" | "qemu", string>>;
  readonly changeLink: string;
  readonly estimate: {
    readonly title: string;
    /** Pages of memory; writes a tick to so many pages lately. */
    readonly from: (pages: string, writes: string, workingSet: string, ticks: string) => string;
    readonly nothingWritten: (ticks: string) => string;
    readonly way: string;
    readonly rounds: string;
    readonly sent: string;
    readonly downtime: string;
    readonly total: string;
    /** It does not come to an end by itself. */
    readonly endless: string;
    /** λ, and what follows from it. */
    readonly lambda: (lambda: string, converges: boolean) => string;
    readonly hint: string;
  };
}

const en: MigrateTexts = {
  title: (vm) => `Move ${vm} to another host`,
  description: (time) => `From the moment shown on: t = ${time}.`,
  submit: "Migrate",
  to: "To",
  way: "How",
  ways: {
    offline: { label: "Offline", sentence: "It is off: its definition moves, and nothing is sent." },
    stopAndCopy: { label: "Stop and copy", sentence: "It stands still until all its pages have been sent, each once." },
    preCopy: {
      label: "Pre-copy",
      sentence: "It runs while its pages are sent; those that it writes meanwhile are sent again, round after round.",
    },
    postCopy: {
      label: "Post-copy",
      sentence: "It goes on there at once and fetches pages as it needs them. From then on nothing can be taken back.",
    },
    hybrid: { label: "Hybrid", sentence: "One round of pre-copy, then post-copy for what was written meanwhile." },
  },
  isOff: "It is off: its definition moves at once, and nothing is sent.",
  fits: "Nothing stands against it.",
  told: (said, parts) => `${said} ${parts.join("; ")}.`,
  refused: "It would be refused there:",
  need: (resource, needed, available) => {
    switch (resource) {
      case "cpu":
        return `pCPUs that it may use: ${needed} needed, ${available} there`;
      case "memory":
        return `guaranteed pages: ${needed} needed, ${available} not promised to others`;
      case "storage":
        return `extents: ${needed} needed, ${available} free`;
      case "region":
        return `memory in one piece: ${needed} needed, ${available} in the largest hole`;
      case "chunks":
      case "unwritten":
      case "backups":
        return `${needed} needed, ${available} there`;
    }
  },
  copyStorage: {
    label: "Copy its volumes",
    on: (size, ticks) => `No storage in common: ${size} go over the link first, which takes ${ticks}.`,
    off: "Both hosts reach its volumes: nothing of them is sent.",
  },
  obstacles: {
    failed: "it, or the link, has failed",
    maintenance: "it is in maintenance",
    container: "a container that runs is in the kernel of its host, and stays there",
    pageBytes: "pages are of another size there",
    sharing: "equal pages are shared on one of the two hosts only",
    overcommit: "memory is taken back on one of the two hosts only",
    isolation: "one of the two hosts alone follows what pages hold (isolation in detail)",
    snapshots: "it has snapshots, which stay where they are",
    volumes: "its volumes are thin or come from an archive",
    localPool: "only one of the two hosts reaches its volumes: they have to be copied, which needs it to be on",
  },
  link: "Link",
  linkFigures: (bandwidth, roundTrip, rule) => `${bandwidth} a tick · round trip ${roundTrip} · ${rule}`,
  rules: { xen: "Xen’s stop rules", qemu: "QEMU’s downtime limit" },
  changeLink: "Change…",
  estimate: {
    title: "What it would come to",
    from: (pages, writes, workingSet, ticks) =>
      `It has ${pages} pages, and in the last ${ticks} made ${writes} writes to ${workingSet} different pages.`,
    nothingWritten: (ticks) => `It has written nothing in the last ${ticks}.`,
    way: "Way",
    rounds: "Rounds",
    sent: "Pages sent",
    downtime: "Stands still",
    total: "In all",
    endless: "no end",
    lambda: (lambda, converges) =>
      converges
        ? `λ = D / B = ${lambda}: each round is that part of the one before.`
        : `λ = D / B = ${lambda}: it writes as fast as pages are sent, until its working set is all that is left.`,
    hint: "An estimate: it goes on writing as it did. What really happens, the run shows.",
  },
};

const zh: MigrateTexts = {
  title: (vm) => `把 ${vm} 迁移到另一台宿主机`,
  description: (time) => `从当前时刻起：t = ${time}。`,
  submit: "迁移",
  to: "目标",
  way: "方式",
  ways: {
    offline: { label: "离线", sentence: "它已关机：只移动定义，不传送内存。" },
    stopAndCopy: { label: "停机拷贝", sentence: "停机直到全部页传完，每页只传一次。" },
    preCopy: { label: "预拷贝", sentence: "边运行边传送；期间写过的页一轮一轮再次传送。" },
    postCopy: { label: "后拷贝", sentence: "立即在目标上继续运行，需要哪页就取哪页。此后不能撤回。" },
    hybrid: { label: "混合", sentence: "先预拷贝一轮，再用后拷贝取期间写过的页。" },
  },
  isOff: "它已关机：定义立即移动，不传送内存。",
  fits: "没有妨碍。",
  told: (said, parts) => `${said}${parts.join("；")}。`,
  refused: "在那里会被拒绝：",
  need: (resource, needed, available) => {
    switch (resource) {
      case "cpu":
        return `可用的 pCPU：需要 ${needed}，那里有 ${available}`;
      case "memory":
        return `保证的页：需要 ${needed}，未许诺给别人的有 ${available}`;
      case "storage":
        return `区段：需要 ${needed}，空闲 ${available}`;
      case "region":
        return `连续内存：需要 ${needed}，最大的空闲分区为 ${available}`;
      case "chunks":
      case "unwritten":
      case "backups":
        return `需要 ${needed}，那里有 ${available}`;
    }
  },
  copyStorage: {
    label: "复制它的卷",
    on: (size, ticks) => `没有共享存储：先经链路传送 ${size}，需要 ${ticks}。`,
    off: "两台宿主机都能访问它的卷：卷的内容不必传送。",
  },
  obstacles: {
    failed: "它或链路发生故障",
    maintenance: "它正在维护",
    container: "正在运行的容器的状态在宿主机内核里，不能迁移",
    pageBytes: "那里的页大小不同",
    sharing: "只有一台宿主机共享相同的页",
    overcommit: "只有一台宿主机回收内存",
    isolation: "只有一台宿主机记录页的内容（隔离细节）",
    snapshots: "它有快照，快照不能迁移",
    volumes: "它的卷是精简卷或来自归档",
    localPool: "只有一台宿主机能访问它的卷：必须复制，而且要在开机时迁移",
  },
  link: "链路",
  linkFigures: (bandwidth, roundTrip, rule) => `每个滴答 ${bandwidth} · 往返 ${roundTrip} · ${rule}`,
  rules: { xen: "Xen 的停止规则", qemu: "QEMU 的停机时间上限" },
  changeLink: "更改…",
  estimate: {
    title: "估算",
    from: (pages, writes, workingSet, ticks) =>
      hanSpaced(`它有 ${pages} 页；最近 ${ticks}内写了 ${writes} 次，涉及 ${workingSet} 个不同的页。`),
    nothingWritten: (ticks) => hanSpaced(`最近 ${ticks}内它没有写过内存。`),
    way: "方式",
    rounds: "轮数",
    sent: "传送页数",
    downtime: "停机",
    total: "总时间",
    endless: "不会结束",
    lambda: (lambda, converges) =>
      converges
        ? `λ = D / B = ${lambda}：每一轮是上一轮的这么多倍。`
        : `λ = D / B = ${lambda}：写得与传得一样快，直到只剩下它的工作集。`,
    hint: "这是估算：假定它照旧写下去。真正的结果看运行。",
  },
};

export const migrateTexts = { en, zh } as const;
