/** Texts of the tour: what a first visitor sees, in two minutes. `zh` has the shape of `en`. */
export const TOUR_STOPS = ["processor", "memory", "storage", "why", "transport", "onward"] as const;
export type TourStop = (typeof TOUR_STOPS)[number];

interface TourTexts {
  readonly offer: string;
  readonly decline: string;
  readonly label: string;
  readonly at: (stop: number, of: number) => string;
  readonly back: string;
  readonly next: string;
  readonly done: string;
  readonly leave: string;
  readonly stops: Readonly<Record<TourStop, { readonly title: string; readonly text: string }>>;
}

const en: TourTexts = {
  offer: "Two minutes: what you see here",
  decline: "No tour",
  label: "Tour",
  at: (stop, of) => `${stop} of ${of}`,
  back: "Back",
  next: "Next",
  done: "Done",
  leave: "Leave the tour",
  stops: {
    processor: {
      title: "Processor",
      text: "One row for each physical processor: who has it, from left to right in time. Each colour is a virtual machine. Below, each machine’s own row: running, ready, or waiting.",
    },
    memory: {
      title: "Memory",
      text: "The page frames of the host, and whose page is in each. Where none is free, a page has to leave: the rule for that stands in the heading.",
    },
    storage: {
      title: "Storage",
      text: "Disks in extents, and the volumes that machines have on them. Pages that left memory lie here as well.",
    },
    why: {
      title: "Why",
      text: "Every step says why it happened: what was compared, and which line of the policy decided.",
    },
    transport: {
      title: "Time",
      text: "Play, or step forward and back: the right and left arrow keys. Nothing is lost: every moment can be come back to.",
    },
    onward: {
      title: "And then",
      text: "Give a machine a command in its menu, or change a number in a heading. Lessons lead through it; Predict asks before it shows.",
    },
  },
};

const zh: TourTexts = {
  offer: "两分钟：这里有什么",
  decline: "不用导览",
  label: "导览",
  at: (stop, of) => `${stop}/${of}`,
  back: "上一步",
  next: "下一步",
  done: "完成",
  leave: "离开导览",
  stops: {
    processor: {
      title: "处理器",
      text: "每个物理处理器一行：从左到右，何时归谁用。一种颜色是一台虚拟机。下面是每台自己的一行：运行、就绪，还是等待。",
    },
    memory: {
      title: "内存",
      text: "宿主机的页框，各装着谁的页。没有空闲的，就要有一页离开：按哪条规则，写在标题里。",
    },
    storage: {
      title: "存储",
      text: "磁盘分成区段，虚拟机的卷就在上面；离开内存的页也放在这里。",
    },
    why: {
      title: "原因",
      text: "每一步都说明为什么：比较了什么，策略的哪一行作了决定。",
    },
    transport: {
      title: "时间",
      text: "播放，或者一步步前进、后退：右、左方向键。什么都不会丢，任何时刻都能回去。",
    },
    onward: {
      title: "接下来",
      text: "在虚拟机的菜单里下命令，或者在标题里改一个数。“课程”带你走一遍，“预测”先问后讲。",
    },
  },
};

export const tourTexts = { en, zh } as const;
