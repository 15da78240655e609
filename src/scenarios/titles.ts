/**
 * The titles of the gallery by the ids of its entries, without the entries: the title of a scenario that still is one of
 * them follows the language of the page, whatever language it was opened in. The page loads them with what it opens.
 */

interface Title {
  readonly en: string;
  readonly zh: string;
}

const titles = {
  threeTenants: { en: "Three tenants, two cores", zh: "三台虚拟机，两个核" },
  stallingsJobs: { en: "Five jobs (Stallings)", zh: "五个作业（Stallings）" },
  blockingWorkload: { en: "Jobs that wait for a device", zh: "等待设备的作业" },
  silberschatzString: { en: "Page replacement, three frames", zh: "页面置换：三个页框" },
  beladyAnomaly: { en: "Belady's anomaly", zh: "Belady 异常" },
  clearedBits: { en: "A clock that forgets by time", zh: "按时间遗忘的时钟" },
  holesAndRequests: { en: "Five holes, four requests", zh: "五个空闲分区，四个请求" },
  buddySystem: { en: "The buddy system", zh: "伙伴系统" },
  thrashingCliff: { en: "The thrashing cliff", zh: "抖动的悬崖" },
  loadControl: { en: "Load control against thrashing", zh: "用负载控制防止抖动" },
  promisedTwice: { en: "Memory promised twice", zh: "许诺了两次的内存" },
  residentVolumes: { en: "Volumes from an archive", zh: "从归档调入的卷" },
  noisyNeighbour: { en: "A noisy neighbour on the disk", zh: "磁盘上的吵闹邻居" },
  whyStriping: { en: "Why stripe or mirror a volume?", zh: "为什么要条带化或镜像？" },
  oneImage: { en: "Guests of one image", zh: "来自同一镜像的虚拟机" },
  filesReadOnce: { en: "Files that containers read once", zh: "容器只读一次的文件" },
  clonesInLayers: { en: "Clones in layers", zh: "层层相叠的克隆" },
  fullThinPool: { en: "A pool full of nothing new", zh: "没写新数据，池却满了" },
  snapshotOverflow: { en: "Snapshot, overflow, revert", zh: "快照、溢出与回滚" },
  snapshotNoBackup: { en: "A snapshot is no backup", zh: "快照不是备份" },
  diskArm: { en: "The disk arm", zh: "磁盘的磁臂" },
  spinningSiblings: { en: "Waiting for a sibling that is not running", zh: "等待没有在运行的兄弟 vCPU" },
  warmCaches: { en: "Warm caches: why affinity matters", zh: "缓存预热：亲和性为何重要" },
  nestedOrShadow: { en: "Nested or shadow page tables", zh: "嵌套页表还是影子页表" },
  machineOrContainer: { en: "A machine and a container", zh: "虚拟机与容器" },
  exitsByCause: { en: "What makes guests exit", zh: "客户机为何退出" },
  guestsReach: { en: "What one guest can reach", zh: "一台客户机能访问到什么" },
  withoutIommu: { en: "A device without an IOMMU", zh: "没有 IOMMU 的设备" },
  lifeOfMachine: { en: "The life of a machine", zh: "虚拟机的一生" },
  movesWhileRunning: { en: "Moved while it runs", zh: "边运行边迁移" },
  neverDone: { en: "A migration without an end", zh: "没有尽头的迁移" },
  stopOrPreCopy: { en: "Stop and copy, or copy first?", zh: "停机拷贝，还是预拷贝？" },
  smallCloud: { en: "A small cloud: where is there room?", zh: "小型云：哪里放得下？" },
  privateServers: { en: "Private servers, and a host that fails", zh: "专用服务器与发生故障的宿主机" },
  testEnvironment: { en: "A test environment that balances itself", zh: "自动均衡的测试环境" },
  fortyTenants: { en: "8 pCPUs, 40 tenants", zh: "8 个 pCPU，40 个租户" },
} as const satisfies Readonly<Record<string, Title>>;

/** Stable; also in links. */
export type EntryId = keyof typeof titles;

export const TITLES: Readonly<Record<EntryId, Title>> = titles;

/** An entry of the gallery, and what it is called. */
export interface EntryTitle extends Title {
  readonly id: EntryId;
}

function isEntryId(id: string): id is EntryId {
  return Object.hasOwn(TITLES, id);
}

/**
 * The entry that a scenario is: the one that is said, else the one that has its title, as in files and old links. Null:
 * one's own.
 */
export function entryOf(title: string, said: string | null = null): EntryTitle | null {
  const ids = Object.keys(TITLES).filter(isEntryId);
  const id =
    said !== null && isEntryId(said)
      ? said
      : ids.find((each) => TITLES[each].en === title || TITLES[each].zh === title);
  return id === undefined ? null : { id, ...TITLES[id] };
}
