/**
 * Texts of the area `machines`: the list of machines, their cards and lifecycle buttons. Names of states and commands
 * are in `terms`. `zh` must have the shape of `en`: the compiler checks it.
 */
function ordinal(n: number): string {
  const ending = n % 100 > 10 && n % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}

const en = {
  title: "Machines",
  newMachine: "New VM",
  newShort: "New",
  exercise: "Exercise",
  fromTable: "Jobs from a table…",
  count: (n: number) => (n === 1 ? "1 machine" : `${n} machines`),
  priority: (n: number) => `prio ${n}`,
  priorityTitle: (n: number, weight: number) => `Priority ${n}, weight ${weight}`,
  weight: (n: number) => `weight ${n}`,
  finished: "Finished",
  job: {
    label: "Job",
    title: "How much of the job on its disk is done",
    save: (done: number, total: number) => `saving, ${done} of ${total} pages`,
    restore: (done: number, total: number) => `reading its memory, ${done} of ${total} pages`,
  },
  startsAt: (t: string) => `Starts at t = ${t}`,
  cpu: "CPU",
  cpuTitle: "Share of all pCPU time so far; the machines add up to what is not idle, VM exit or switch",
  doing: {
    onPcpu: (pcpu: number) => `on pCPU ${pcpu}`,
    queued: (place: number) => `ready, ${ordinal(place)}`,
    inQueue: " in queue",
    someRun: (running: number, of: number) => `${running} of ${of} on pCPUs`,
  },
  pages: "Pages",
  pagesTitle: (resident: number, total: number) => `${resident} of ${total} guest pages have a page frame`,
  faults: (n: number) => (n === 1 ? "1 fault" : `${n} faults`),
  vcpus: (n: number) => (n === 1 ? "1 vCPU" : `${n} vCPUs`),
  volumes: (n: number) => (n === 1 ? "1 volume" : `${n} volumes`),
  select: "highlight in every panel",
  commands: (name: string) => `Commands for ${name}`,
  edit: "Edit, duplicate…",
  deleteSaved: "Delete, with its saved memory",
  deleteForced: "Force off and delete",
  balloon: { on: "Balloon on", off: "Balloon off" },
  allowed: "Commands",
  refused: (life: string) => `Refused in the state “${life}”: try, and see why`,
  filter: "Filter by name",
  noMatch: (query: string) => `No machine is called “${query}”.`,
  empty: "No virtual machines",
  emptyText: "There is nobody to share the host among. Create a machine and start it.",
  emptyNow: "No machine exists at this moment of the run.",
};

const zh: typeof en = {
  title: "虚拟机",
  newMachine: "新建虚拟机",
  newShort: "新建",
  exercise: "习题",
  fromTable: "用表格录入作业…",
  count: (n) => `${n} 台虚拟机`,
  priority: (n) => `优先级 ${n}`,
  priorityTitle: (n, weight) => `优先级 ${n}，权重 ${weight}`,
  weight: (n) => `权重 ${n}`,
  finished: "已结束",
  job: {
    label: "作业",
    title: "磁盘上的作业完成了多少",
    save: (done, total) => `正在保存，${done} / ${total} 页`,
    restore: (done, total) => `正在读入内存，${done} / ${total} 页`,
  },
  startsAt: (t) => `t = ${t} 时启动`,
  cpu: "CPU",
  cpuTitle: "占全部 pCPU 迄今时间的比例；各虚拟机之和为空闲、退出和切换以外的时间",
  doing: {
    onPcpu: (pcpu) => `在 pCPU ${pcpu} 上`,
    queued: (place) => `就绪，队列第 ${place} 位`,
    inQueue: "",
    someRun: (running, of) => `${of} 个中 ${running} 个在 pCPU 上`,
  },
  pages: "页面",
  pagesTitle: (resident, total) => `${total} 个客户机页中有 ${resident} 个驻留在页框中`,
  faults: (n) => `缺页 ${n} 次`,
  vcpus: (n) => `${n} 个 vCPU`,
  volumes: (n) => `${n} 个卷`,
  select: "在各面板中突出显示",
  commands: (name) => `${name} 的命令`,
  edit: "编辑、复制…",
  deleteSaved: "连同保存的内存一起删除",
  deleteForced: "强制断电并删除",
  balloon: { on: "打开气球", off: "关闭气球" },
  allowed: "命令",
  refused: (life) => `“${life}”状态下会被拒绝：试试看原因`,
  filter: "按名称筛选",
  noMatch: (query) => `没有名为“${query}”的虚拟机。`,
  empty: "没有虚拟机",
  emptyText: "宿主机上还没有虚拟机可以调度。请新建一台并启动它。",
  emptyNow: "运行到此刻还没有虚拟机。",
};

export const machines = { en, zh };
