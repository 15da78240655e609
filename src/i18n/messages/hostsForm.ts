/** Texts of the area `hostsForm`: the hosts of a scenario and the network between them. `zh` must have the shape of `en`. */

interface HostsFormTexts {
  readonly title: string;
  readonly description: string;
  readonly hosts: string;
  readonly network: string;
  /** Of a host without a name of its own: what it is called. */
  readonly name: string;
  readonly pcpus: string;
  readonly frames: string;
  readonly scheduler: string;
  readonly replacement: string;
  /** Who reaches its storage pool. */
  readonly pool: string;
  readonly pools: Readonly<Record<"shared" | "local", string>>;
  readonly add: string;
  readonly duplicate: (name: string) => string;
  readonly remove: (name: string) => string;
  /** Machines that begin there. */
  readonly machines: (names: readonly string[]) => string;
  /** Of hosts that are removed: where their machines begin instead. */
  readonly moved: (names: readonly string[], to: string) => string;
  /** Moves to a host that is removed go with it. */
  readonly dropped: (count: number) => string;
  readonly nameTaken: string;
  readonly nameLong: (most: string) => string;
  readonly single: string;
  readonly apply: string;
}

const en: HostsFormTexts = {
  title: "Hosts and network",
  description: "For the whole run: it is simulated again from the beginning. Undo takes it back.",
  hosts: "Hosts",
  network: "Network",
  name: "Name",
  pcpus: "pCPUs",
  frames: "Page frames",
  scheduler: "Scheduling",
  replacement: "Replacement",
  pool: "Storage pool",
  pools: { shared: "shared: other hosts reach it", local: "local: this host alone" },
  add: "Add a host",
  duplicate: (name) => `Duplicate ${name}`,
  remove: (name) => `Remove ${name}`,
  machines: (names) => (names.length === 0 ? "No machine begins here." : `Begin here: ${names.join(", ")}.`),
  moved: (names, to) => `Without its host begins on ${to}: ${names.join(", ")}.`,
  dropped: (count) =>
    count === 1
      ? "1 command that needs a removed host is dropped."
      : `${count} commands that need a removed host are dropped.`,
  nameTaken: "Another host is called so.",
  nameLong: (most) => `At most ${most} characters.`,
  single: "With one host nothing can move: add another one.",
  apply: "Apply",
};

const zh: HostsFormTexts = {
  title: "宿主机和网络",
  description: "对整个运行生效：从头重新仿真。可以撤销。",
  hosts: "宿主机",
  network: "网络",
  name: "名称",
  pcpus: "pCPU",
  frames: "页框",
  scheduler: "调度",
  replacement: "置换",
  pool: "存储池",
  pools: { shared: "共享：其他宿主机也能访问", local: "本地：只有本宿主机" },
  add: "添加宿主机",
  duplicate: (name) => `复制 ${name}`,
  remove: (name) => `移除 ${name}`,
  machines: (names) => (names.length === 0 ? "没有虚拟机从这里开始。" : `从这里开始：${names.join("、")}。`),
  moved: (names, to) => `宿主机被移除，改从 ${to} 开始：${names.join("、")}。`,
  dropped: (count) => `${count} 条需要被移除宿主机的命令将删去。`,
  nameTaken: "已有宿主机叫这个名称。",
  nameLong: (most) => `最多 ${most} 个字符。`,
  single: "只有一台宿主机时无法迁移：请再添加一台。",
  apply: "应用",
};

export const hostsForm = { en, zh } as const;
