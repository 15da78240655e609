/**
 * Texts of the area `host`: the summary of the host's policies and sizes. Names of policies, parameters and conventions
 * are in `terms`. `zh` must have the shape of `en`: the compiler checks it.
 */
const en = {
  title: "Host",
  settings: "Host settings",
  change: (row: string, value: string) => `${row}: ${value}. Change in the host settings`,
  cpuPolicy: "CPU policy",
  pcpus: "pCPUs",
  replacement: "Page replacement",
  frames: "Frames",
  framesValue: (frames: string, pageSize: string) => `${frames} × ${pageSize}`,
  pool: "Pool",
  poolValue: (pvs: number, extents: string) => `${pvs} PV · ${extents} ext`,
  poolTitle: (pvs: number, extents: string, size: string) =>
    `${pvs === 1 ? "1 physical volume" : `${pvs} physical volumes`}, ${extents} extents of ${size}`,
};

const zh: typeof en = {
  title: "宿主机",
  settings: "宿主机设置",
  change: (row, value) => `${row}：${value}。在宿主机设置中修改`,
  cpuPolicy: "调度策略",
  pcpus: "pCPU 数",
  replacement: "页面置换",
  frames: "页框",
  framesValue: (frames, pageSize) => `${frames} × ${pageSize}`,
  pool: "存储池",
  poolValue: (pvs, extents) => `${pvs} PV · ${extents} 区段`,
  poolTitle: (pvs, extents, size) => `${pvs} 个物理卷，共 ${extents} 个区段，每个 ${size}`,
};

export const host = { en, zh };
