/** Sentences about volumes that lie on several disks, that grow and shrink, and about disks that fail. */
import { byteText } from "../../byteText.ts";
import type { LayoutId } from "../../../model/scenario.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { joined, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";
import { EN_ALLOCATION, ZH_ALLOCATION } from "./storage.ts";

type LaidOut = Facts<"lvLaidOut">;

const EN_LAYOUT: Readonly<Record<LayoutId, (disks: string) => string>> = {
  striped: (disks) => `${disks} stripes: one extent after the other goes to the next disk`,
  mirrored: (disks) => `${disks} images: every extent is there ${disks} times, on different disks`,
  raid10: (disks) => `pairs on ${disks} disks: each extent is there twice, and pairs take turns`,
  raid4: (disks) => `RAID 4 on ${disks} disks: the last one holds the parity of the others`,
  raid5ls: (disks) => `RAID 5 on ${disks} disks, left-symmetric: parity on each disk in turn`,
  raid5la: (disks) => `RAID 5 on ${disks} disks, left-asymmetric: parity on each disk in turn`,
};
const ZH_LAYOUT: Readonly<Record<LayoutId, (disks: string) => string>> = {
  striped: (disks) => `${disks} 个条带：区段依次放到下一块磁盘`,
  mirrored: (disks) => `${disks} 个镜像：每个区段在不同磁盘上各有一份，共 ${disks} 份`,
  raid10: (disks) => `${disks} 块磁盘成对：每个区段存两份，各对轮流使用`,
  raid4: (disks) => `${disks} 块磁盘的 RAID 4：最后一块存放其他磁盘的校验`,
  raid5ls: (disks) => `${disks} 块磁盘的 RAID 5（左对称）：校验轮流放在各磁盘`,
  raid5la: (disks) => `${disks} 块磁盘的 RAID 5（左不对称）：校验轮流放在各磁盘`,
};

/** `pv0 0–5 | pv1 0–5`: the runs of each area. */
function areaList({ areas }: LaidOut, words: Words): Parts {
  return joined(
    areas.flatMap((runs, area) => [
      ...(area > 0 ? [" | "] : []),
      value(
        runs
          .map(
            ({ pv, start, count }) =>
              `pv${pv} ${words.number(start)}${count > 1 ? `–${words.number(start + count - 1)}` : ""}`,
          )
          .join(", "),
      ),
    ]),
  );
}

type Kinds =
  | "lvLaidOut"
  | "lvReduced"
  | "extentMoved"
  | "extentHeld"
  | "extentStale"
  | "diskState"
  | "ioFailed"
  | "ioError";

export const layouts: TellersOf<Kinds> = {
  en: {
    lvLaidOut: (facts, words) => ({
      sentence: facts.isNew
        ? say`Volume ${facts.lv} gets ${strong(words.count(facts.extents, "extent", "extents"))}: ${areaList(facts, words)}.`
        : say`Volume ${facts.lv} gets ${strong(words.count(facts.extents, "more extent", "more extents"))}: ${areaList(facts, words)}.`,
      more: [
        ...(facts.isNew
          ? [
              say`V = ⌈D / l⌉ = ⌈${byteText(facts.bytes)} / ${byteText(facts.extentBytes)}⌉ = ${words.number(facts.wanted)} extents hold its data.`,
            ]
          : []),
        ...(facts.layout ? [say`It lies as ${EN_LAYOUT[facts.layout.kind](words.number(facts.layout.disks))}.`] : []),
        ...(facts.policy === null ? [] : [say`Placed under the policy ${EN_ALLOCATION[facts.policy]}.`]),
      ],
    }),
    lvReduced: ({ lv, rows }, words) => ({
      sentence: say`Volume ${lv} gives up its last extents: ${strong(words.count(rows, "row is", "rows are"))} left.`,
      more: [],
    }),
    extentMoved: ({ lv, pv, extent, area, row, areas }, words) => ({
      sentence: say`${areas > 1 ? `Row ${words.number(row)} in area ${words.number(area)}` : `Logical extent ${words.number(row)}`} of volume ${lv} now lies at pv${pv} ${words.number(extent)}; the old extent is free.`,
      more: [say`The mapping is switched at once, when the whole extent has been copied.`],
    }),
    extentHeld: ({ lv, pv, extent, row, isHeld }, words) => ({
      sentence: isHeld
        ? say`pv${pv} ${words.number(extent)} is taken for a copy of row ${words.number(row)} of volume ${lv}.`
        : say`pv${pv} ${words.number(extent)} is free again: nothing came of the copy of row ${words.number(row)} of volume ${lv}.`,
      more: isHeld ? [say`Until the copy is complete the old extent is read, and writes go to both.`] : [],
    }),
    extentStale: ({ lv, area, row, isStale }, words) => ({
      sentence: isStale
        ? say`Row ${words.number(row)} of ${lv} is out of date in area ${words.number(area)}: its disk missed a write.`
        : say`Row ${words.number(row)} of ${lv} is up to date again in area ${words.number(area)}.`,
      more: isStale ? [say`It is not read until it has been written anew.`] : [],
    }),
    diskState: ({ pv, state }) => ({
      sentence:
        state === "failed"
          ? say`Disk pv${pv} ${strong("fails")}: nothing can be read or written there.`
          : state === "closed"
            ? say`Disk pv${pv} gives no new extents; what is there stays.`
            : say`Disk pv${pv} works.`,
      more:
        state === "failed"
          ? [say`Mirrors and RAIDs go on without it. A machine that needs it is paused; swapped pages wait for it.`]
          : [],
    }),
    ioFailed: ({ pv }) => ({
      sentence: say`A request at disk pv${pv} ends in an error: the disk has failed.`,
      more: [],
    }),
    ioError: ({ who, lv, block, blocks, write }, words) => ({
      sentence: say`${who} cannot ${write ? "write" : "read"} ${blocks === 1 ? `block ${words.number(block)}` : `${words.number(blocks)} blocks from block ${words.number(block)} on`} of ${lv}: what it needs is on a disk that has failed.`,
      more: [
        say`The machine is paused, as libvirt does it (PAUSED, reason IOERROR), so that its guest never sees the error. Resume it when the disk is back: it tries again.`,
      ],
    }),
  },
  zh: {
    lvLaidOut: (facts, words) => ({
      sentence: facts.isNew
        ? say`卷 ${facts.lv} 得到 ${strong(`${words.number(facts.extents)} 个区段`)}：${areaList(facts, words)}。`
        : say`卷 ${facts.lv} 又得到 ${strong(`${words.number(facts.extents)} 个区段`)}：${areaList(facts, words)}。`,
      more: [
        ...(facts.isNew
          ? [
              say`V = ⌈D / l⌉ = ⌈${byteText(facts.bytes)} / ${byteText(facts.extentBytes)}⌉ = ${words.number(facts.wanted)} 个区段存放数据。`,
            ]
          : []),
        ...(facts.layout ? [say`布局为${ZH_LAYOUT[facts.layout.kind](words.number(facts.layout.disks))}。`] : []),
        ...(facts.policy === null ? [] : [say`所用分配策略为${ZH_ALLOCATION[facts.policy]}。`]),
      ],
    }),
    lvReduced: ({ lv, rows }, words) => ({
      sentence: say`卷 ${lv} 归还末尾的区段，还剩 ${strong(`${words.number(rows)} 行`)}。`,
      more: [],
    }),
    extentMoved: ({ lv, pv, extent, area, row, areas }, words) => ({
      sentence: say`卷 ${lv} 的${areas > 1 ? `第 ${words.number(row)} 行第 ${words.number(area)} 列` : `逻辑区段 ${words.number(row)} `}现在位于 pv${pv} ${words.number(extent)}，原来的区段已空闲。`,
      more: [say`整个区段复制完后，映射一次切换。`],
    }),
    extentHeld: ({ lv, pv, extent, row, isHeld }, words) => ({
      sentence: isHeld
        ? say`pv${pv} ${words.number(extent)} 用于复制卷 ${lv} 的第 ${words.number(row)} 行。`
        : say`pv${pv} ${words.number(extent)} 重新空闲：卷 ${lv} 第 ${words.number(row)} 行的复制没有完成。`,
      more: isHeld ? [say`复制完成之前读取原来的区段，写入则两处都写。`] : [],
    }),
    extentStale: ({ lv, area, row, isStale }, words) => ({
      sentence: isStale
        ? say`${lv} 第 ${words.number(row)} 行在第 ${words.number(area)} 列的内容已过时：它的磁盘错过了一次写入。`
        : say`${lv} 第 ${words.number(row)} 行在第 ${words.number(area)} 列的内容又是最新的了。`,
      more: isStale ? [say`重新写入之前不会读取它。`] : [],
    }),
    diskState: ({ pv, state }) => ({
      sentence:
        state === "failed"
          ? say`磁盘 pv${pv} ${strong("发生故障")}：不能再读写。`
          : state === "closed"
            ? say`磁盘 pv${pv} 不再分配新区段，已有内容保留。`
            : say`磁盘 pv${pv} 正常工作。`,
      more:
        state === "failed"
          ? [say`镜像和 RAID 在没有它的情况下继续工作。需要它的虚拟机被暂停；换出的页等待它恢复。`]
          : [],
    }),
    ioFailed: ({ pv }) => ({ sentence: say`磁盘 pv${pv} 的一个请求出错：磁盘已发生故障。`, more: [] }),
    ioError: ({ who, lv, block, blocks, write }, words) => ({
      sentence: say`${who} 不能${write ? "写入" : "读取"} ${lv} 的第 ${words.number(block)} 块${blocks === 1 ? "" : `起的 ${words.number(blocks)} 块`}：所需内容在发生故障的磁盘上。`,
      more: [
        say`虚拟机被暂停，与 libvirt 相同（PAUSED，原因 IOERROR），客户机看不到错误。磁盘恢复后，恢复运行即重试。`,
      ],
    }),
  },
};
