/** The gallery on its three shelves: under what each entry stands, its line, and of what its picture is made. */
import { beladyAnomaly } from "./beladyAnomaly.ts";
import { buddySystem } from "./buddySystem.ts";
import { blockingWorkload } from "./blockingWorkload.ts";
import { clearedBits } from "./clearedBits.ts";
import { diskArm } from "./diskArm.ts";
import { exitsByCause } from "./exitsByCause.ts";
import { filesReadOnce } from "./filesReadOnce.ts";
import { fortyTenants } from "./fortyTenants.ts";
import type { GalleryEntry } from "./gallery.ts";
import { clonesInLayers } from "./clonesInLayers.ts";
import { fullThinPool } from "./fullThinPool.ts";
import { guestsReach } from "./guestsReach.ts";
import { holesAndRequests } from "./holesAndRequests.ts";
import { lifeOfMachine } from "./lifeOfMachine.ts";
import { loadControl } from "./loadControl.ts";
import { movesWhileRunning } from "./movesWhileRunning.ts";
import { machineOrContainer } from "./machineOrContainer.ts";
import { nestedOrShadow } from "./nestedOrShadow.ts";
import { neverDone } from "./neverDone.ts";
import { noisyNeighbour } from "./noisyNeighbour.ts";
import { oneImage } from "./oneImage.ts";
import { promisedTwice } from "./promisedTwice.ts";
import { residentVolumes } from "./residentVolumes.ts";
import { silberschatzString } from "./silberschatzString.ts";
import { snapshotNoBackup } from "./snapshotNoBackup.ts";
import { snapshotOverflow } from "./snapshotOverflow.ts";
import { spinningSiblings } from "./spinningSiblings.ts";
import { privateServers } from "./privateServers.ts";
import { smallCloud } from "./smallCloud.ts";
import { testEnvironment } from "./testEnvironment.ts";
import { stopOrPreCopy } from "./stopOrPreCopy.ts";
import { stallingsJobs } from "./stallingsJobs.ts";
import { thrashingCliff } from "./thrashingCliff.ts";
import { threeTenants } from "./threeTenants.ts";
import { warmCaches } from "./warmCaches.ts";
import { withoutIommu } from "./withoutIommu.ts";
import { whyStriping } from "./whyStriping.ts";

/**
 * `lanes`: who runs when, up to a moment; `hosts`: the same on all hosts, one below the other; `pages`: the frames after each reference; `region`: the memory region at a moment;
 * `arm`: the way of the arm of disk 0; `curve`: a figure by the number of frames, of a run for each.
 */
export type PictureSpec =
  | { readonly draws: "lanes"; readonly until?: number }
  | { readonly draws: "hosts"; readonly until: number }
  | { readonly draws: "pages" }
  | { readonly draws: "region"; readonly until: number }
  | { readonly draws: "arm" }
  | { readonly draws: "curve"; readonly figure: "faults" | "useful"; readonly frames: readonly number[] };

export interface GalleryCard {
  readonly entry: GalleryEntry;
  /** What it is, in a line. */
  readonly line: { readonly en: string; readonly zh: string };
  readonly picture: PictureSpec;
}

export interface GalleryGroup {
  readonly id: "processor" | "hosts" | "memory" | "virtualization";
  readonly cards: readonly GalleryCard[];
}

export const groups: readonly GalleryGroup[] = [
  {
    id: "processor",
    cards: [
      {
        entry: stallingsJobs,
        line: { en: "The book's example: which policy finishes when?", zh: "教材的例子：哪种策略何时完成？" },
        picture: { draws: "lanes" },
      },
      {
        entry: blockingWorkload,
        line: { en: "A and C wait, B computes: who is next on waking?", zh: "A 和 C 等待，B 计算：醒来后轮到谁？" },
        picture: { draws: "lanes" },
      },
      {
        entry: warmCaches,
        line: { en: "Each job loses its warm pCPU again and again.", zh: "作业一再失去缓存已热的 pCPU。" },
        picture: { draws: "lanes", until: 60 },
      },
    ],
  },
  {
    id: "hosts",
    cards: [
      {
        entry: movesWhileRunning,
        line: { en: "64, 16, 4 pages, and one while it stands still.", zh: "64、16、4 页，停机时再传一页。" },
        picture: { draws: "hosts", until: 70 },
      },
      {
        entry: neverDone,
        line: { en: "It writes as fast as the link sends: what now?", zh: "写得与传得一样快：怎么办？" },
        picture: { draws: "hosts", until: 120 },
      },
      {
        entry: clonesInLayers,
        line: { en: "A clone of a clone: who has which chunk?", zh: "克隆的克隆：每一块归谁所有？" },
        picture: { draws: "lanes", until: 100 },
      },
      {
        entry: stopOrPreCopy,
        line: { en: "One tick still, or 16: what does it cost?", zh: "停 1 个滴答，还是 16 个：代价？" },
        picture: { draws: "hosts", until: 100 },
      },
      {
        entry: smallCloud,
        line: { en: "18 pages in one piece, or 8, 8 and 4?", zh: "完整的 18 页，还是 8、8、4 页？" },
        picture: { draws: "hosts", until: 60 },
      },
      {
        entry: privateServers,
        line: { en: "host1 fails at 60: who starts where, and when?", zh: "host1 在 60 时故障：谁在何处何时启动？" },
        picture: { draws: "hosts", until: 100 },
      },
      {
        entry: testEnvironment,
        line: { en: "Three builds on one pCPU: one moves by itself.", zh: "一个 pCPU 上三个构建：一个自动迁走。" },
        picture: { draws: "hosts", until: 120 },
      },
    ],
  },
  {
    id: "memory",
    cards: [
      {
        entry: silberschatzString,
        line: { en: "The book's string: LRU 12 faults, FIFO 15.", zh: "教材引用串：LRU 缺页 12，FIFO 15。" },
        picture: { draws: "pages" },
      },
      {
        entry: beladyAnomaly,
        line: { en: "9 faults with three frames, 10 with four.", zh: "三个页框缺页 9 次，四个却有 10 次。" },
        picture: { draws: "curve", figure: "faults", frames: [1, 2, 3, 4, 5] },
      },
      {
        entry: clearedBits,
        line: {
          en: "Bits cleared every 4 references: 14 faults, not 29.",
          zh: "每 4 次访问清位：缺页 14 次，而非 29。",
        },
        picture: { draws: "pages" },
      },
      {
        entry: thrashingCliff,
        line: { en: "Six pages: 12% useful work in four frames.", zh: "六个页：四个页框时只有 12% 在计算。" },
        picture: { draws: "curve", figure: "useful", frames: [3, 4, 5, 6, 7] },
      },
      {
        entry: loadControl,
        line: { en: "One of two waits: 67 ticks instead of 204.", zh: "两台中挂起一台：204 个滴答减为 67 个。" },
        picture: { draws: "lanes" },
      },
      {
        entry: promisedTwice,
        line: { en: "32 pages in 24 frames: who has to give some back?", zh: "32 页只有 24 个页框：由谁归还？" },
        picture: { draws: "lanes", until: 120 },
      },
      {
        entry: oneImage,
        line: { en: "12 pages, 7 of them different: who needs a frame?", zh: "12 页，只有 7 种内容：谁要占页框？" },
        picture: { draws: "lanes", until: 100 },
      },
      {
        entry: holesAndRequests,
        line: { en: "959 KB are free, and 426 have no place.", zh: "空闲 959 KB，426 KB 却放不下。" },
        picture: { draws: "region", until: 4 },
      },
      {
        entry: buddySystem,
        line: { en: "Halved until it fits, joined when both are free.", zh: "对半分裂到合适，两半空闲时合并。" },
        picture: { draws: "region", until: 4 },
      },
    ],
  },
  {
    id: "virtualization",
    cards: [
      {
        entry: threeTenants,
        line: {
          en: "Processor, memory and disks of one host, all short.",
          zh: "一台宿主机，处理器、内存和磁盘都不够用。",
        },
        picture: { draws: "lanes", until: 200 },
      },
      {
        entry: snapshotOverflow,
        line: { en: "Four writes, ten accesses; the fifth is too many.", zh: "四次写要十次访问，第五次就溢出。" },
        picture: { draws: "lanes" },
      },
      {
        entry: snapshotNoBackup,
        line: { en: "A disk fails: what is left of the machine on it?", zh: "磁盘坏了：上面的虚拟机还剩什么？" },
        picture: { draws: "lanes" },
      },
      {
        entry: fullThinPool,
        line: { en: "Only old data are overwritten: who has the chunks?", zh: "只改写旧数据，数据块被谁占着？" },
        picture: { draws: "lanes", until: 120 },
      },
      {
        entry: lifeOfMachine,
        line: { en: "Paused, saved to disk, started again; crashed, reset.", zh: "暂停、保存、再启动；崩溃、重置。" },
        picture: { draws: "lanes", until: 200 },
      },
      {
        entry: diskArm,
        line: { en: "Eight requests: 640 cylinders, or only 236?", zh: "八个请求：移动 640 个柱面，还是 236？" },
        picture: { draws: "arm" },
      },
      {
        entry: spinningSiblings,
        line: { en: "Two vCPUs meet at a barrier and never run together.", zh: "两个 vCPU 要会合，却从不同时运行。" },
        picture: { draws: "lanes", until: 80 },
      },
      {
        entry: nestedOrShadow,
        line: { en: "TLB misses cost here, page-table writes there.", zh: "一种怕 TLB 未命中，一种怕写页表。" },
        picture: { draws: "lanes" },
      },
      {
        entry: exitsByCause,
        line: { en: "A hundred calls: 300 ticks, in batches 120.", zh: "一百次调用：300 个滴答，成批 120 个。" },
        picture: { draws: "lanes", until: 120 },
      },
      {
        entry: machineOrContainer,
        line: { en: "One program, two kinds: 975 ticks and 198.", zh: "同一程序：虚拟机 975，容器 198。" },
        picture: { draws: "lanes", until: 300 },
      },
      {
        entry: filesReadOnce,
        line: { en: "Four files: in two containers, and in a machine.", zh: "四个文件：两个容器和一台虚拟机。" },
        picture: { draws: "lanes", until: 100 },
      },
      {
        entry: guestsReach,
        line: { en: "Six attempts stopped, and one that only takes time.", zh: "六次被阻止，一次只花了时间。" },
        picture: { draws: "lanes", until: 120 },
      },
      {
        entry: withoutIommu,
        line: { en: "A device writes where its guest cannot.", zh: "客户机够不着，设备却能写。" },
        picture: { draws: "lanes", until: 60 },
      },
      {
        entry: whyStriping,
        line: {
          en: "12 extents: 12 ticks from one disk, 4 from three.",
          zh: "12 个区段：一块盘 12 个滴答，三块盘 4 个。",
        },
        picture: { draws: "lanes", until: 70 },
      },
      {
        entry: residentVolumes,
        line: { en: "Room for two of three volumes: which one leaves?", zh: "三个卷只放得下两个：换出哪个？" },
        picture: { draws: "lanes" },
      },
      {
        entry: noisyNeighbour,
        line: { en: "One machine floods the disk; a limit helps the other.", zh: "一台占满磁盘，限流救了另一台。" },
        picture: { draws: "lanes", until: 160 },
      },
      {
        entry: fortyTenants,
        line: { en: "Who took whose time? Weights, caps, steal.", zh: "谁占了谁的时间？权重、上限、被窃取时间。" },
        picture: { draws: "lanes", until: 330 },
      },
    ],
  },
];
