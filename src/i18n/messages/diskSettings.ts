/** The words of the form for a disk. */
import type { DISK } from "../../model/settings.ts";
import type { TextsOf } from "../settingTexts.ts";
import { disk } from "./disk.ts";

type Texts = TextsOf<typeof DISK>;

const en: Texts = {
  extents: { label: "Extents" },
  readTicks: { label: "Read a block" },
  writeTicks: { label: "Write a block" },
  channels: {
    label: "Channels",
    placeholder: "1",
    help: "Requests served at a time, as an SSD does. A disk with an arm serves one.",
  },
  isForBackups: {
    label: "For backups",
    on: "It takes backups of machines, and nothing else.",
    off: "It belongs to the pool: machines have their volumes on it.",
  },
  arm: {
    label: "An arm",
    off: "All extents are equally near, and requests are served in the order in which they come.",
    on: "The arm has to get to the cylinder of a request, and the scheduler chooses where it goes next.",
    settings: {
      scheduler: { label: "Disk scheduling", choices: disk.en.schedulers },
      direction: {
        label: "Direction at first",
        choices: {
          up: { label: "Up", sentence: "To higher cylinders." },
          down: { label: "Down", sentence: "To lower cylinders." },
        },
      },
      head: { label: "Head at first", placeholder: "0", help: "The cylinder over which the head stands." },
      cylinders: { label: "Cylinders", help: "The extents are spread over them; empty: an extent is a cylinder." },
      seekBase: { label: "Seek, in any case", help: "Where the arm moves at all." },
      seekPerCylinder: { label: "Seek, for each cylinder" },
      rotation: { label: "Half a turn", help: "Until the blocks come under the head, on average." },
      maxWait: { label: "Longest wait", help: "Who has waited for longer is served first; empty: no limit." },
      timing: {
        label: "What the way costs",
        choices: {
          distance: { label: "By distance", sentence: "Each cylinder that the arm travels." },
          near: {
            label: "Near or far",
            sentence: "OSTEP’s RAID: near is each cylinder, far is the seek and the transfer.",
          },
        },
      },
    },
  },
};

const zh: Texts = {
  extents: { label: "区段数" },
  readTicks: { label: "读一块" },
  writeTicks: { label: "写一块" },
  channels: { label: "通道数", placeholder: "1", help: "可同时服务的请求数，如 SSD。有磁臂的磁盘每次只服务一个。" },
  isForBackups: { label: "用于备份", on: "只存放虚拟机的备份。", off: "属于存储池：虚拟机的卷放在上面。" },
  arm: {
    label: "磁臂",
    off: "各区段距离相同，请求按到达顺序服务。",
    on: "磁头须先移到请求所在的柱面，由调度算法决定下一个去哪里。",
    settings: {
      scheduler: { label: "磁盘调度算法", choices: disk.zh.schedulers },
      direction: {
        label: "初始方向",
        choices: {
          up: { label: "增大", sentence: "朝柱面号增大的方向。" },
          down: { label: "减小", sentence: "朝柱面号减小的方向。" },
        },
      },
      head: { label: "磁头初始位置", placeholder: "0", help: "磁头所在的柱面。" },
      cylinders: { label: "柱面数", help: "区段均匀分布在各柱面上；留空：一个区段就是一个柱面。" },
      seekBase: { label: "寻道启动时间", help: "只要磁头移动就需要。" },
      seekPerCylinder: { label: "每移动一个柱面" },
      rotation: { label: "旋转半圈", help: "数据块转到磁头下的平均时间。" },
      maxWait: { label: "最长等待", help: "等待超过它的请求最先服务；留空：不限。" },
      timing: {
        label: "移动的代价",
        choices: {
          distance: { label: "按距离", sentence: "磁头经过的每个柱面都计时。" },
          near: { label: "分远近", sentence: "OSTEP 的 RAID：近处按柱面计时，远处为寻道加传输。" },
        },
      },
    },
  },
};

export const diskSettings = { en, zh };
