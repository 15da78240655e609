/**
 * Texts of the area `console`: what is said of a line that cannot be read, and what each command does. What the tools
 * print themselves is theirs, and in English. `zh` must have the shape of `en`.
 */
type Values = Readonly<Record<string, string | number>>;

interface ConsoleTexts {
  readonly title: string;
  readonly close: string;
  readonly field: string;
  readonly hint: string;
  readonly run: string;
  readonly log: string;
  readonly offers: string;
  readonly clear: string;
  readonly copyScript: string;
  readonly copied: string;
  /** Lines that wait for the ones before. */
  readonly waiting: (lines: number) => string;
  readonly stop: string;
  readonly noMachine: (vm: string) => string;
  readonly nothing: Readonly<Record<"refused" | "replaced" | "stopped", string>>;
  readonly noHelp: (word: string) => string;
  readonly helpIntro: string;
  readonly groups: Readonly<Record<"own" | "virsh" | "lvm", string>>;
  /** By the name of the command with its tool: `virsh list`. */
  readonly help: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, (values: Values) => string>>;
}

const usage = (values: Values, label: string) => (values["usage"] ? ` ${label}${values["usage"]}` : "");

const en: ConsoleTexts = {
  title: "Console",
  close: "Close the console",
  field: "Command",
  hint: "virsh list --all",
  run: "Run",
  log: "What was typed and answered",
  offers: "Tab offers",
  clear: "Clear",
  copyScript: "Copy the log as a script",
  copied: "Copied",
  waiting: (lines) => `${lines} ${lines === 1 ? "line" : "lines"} to go`,
  stop: "Stop",
  noMachine: (vm) => `There is no machine “${vm}” at this moment. \`virsh list --all\` shows those there are.`,
  nothing: {
    refused: "The command could not be taken into the scenario; the notice says why.",
    replaced: "The scenario was changed meanwhile: what became of the command is not known here.",
    stopped: "The run ended before this command could be carried out.",
  },
  noHelp: (word) => `There is no command “${word}” here.`,
  helpIntro:
    "A command is given at the moment shown; `at 20` before it gives it at tick 20. Up and Down bring back earlier lines, Tab completes, several pasted lines are carried out one after the other.",
  groups: { own: "Our own words", virsh: "As in virsh (libvirt)", lvm: "As in LVM" },
  help: {
    create: "Defines a machine; shut off until started.",
    start: "Starts a machine.",
    pause: "Pauses a machine: its memory stays, its vCPUs do not run.",
    resume: "Lets a paused machine run on.",
    shutdown: "Asks the guest to shut down.",
    stop: "Forces a machine off, as if its power were cut.",
    delete: "Deletes a machine that is shut off, with its volumes.",
    limit: "Limits what a machine may ask of the disks in a period; without any number nothing is limited.",
    weight: "Gives a machine another share of the processor.",
    target: "Gives a machine another memory target, in pages.",
    balloon: "Switches the balloon of a machine on or off.",
    reset: "Lets the guest begin anew, as if its reset button were pressed.",
    save: "Writes the memory of a machine to disk and turns it off; starting it goes on from there.",
    discard: "Gives up the saved memory of a machine.",
    crash: "Lets the guest die; its memory is kept.",
    abort: "Aborts what is done on disk for a machine.",
    resync: "Makes anew what a failed disk has missed of a machine's mirrors and RAID volumes.",
    rename: "Gives a machine that is shut off another name.",
    resize: "Gives a machine that is shut off other vCPUs or other memory: --vcpus 2, --memory 64M.",
    compact: "Moves the blocks of the memory region together.",
    clone: "Makes another machine like this one; --linked shares its chunks in the thin pool.",
    trim: "Gives blocks of a thin volume back to the pool.",
    extendpool: "Gives the thin pool more extents.",
    backup: "Copies what the volumes of a machine hold to the disks for backups; --incremental: what has changed.",
    restorebackup: "Brings the volumes of a machine that is off back from a backup, or makes the machine anew.",
    deletebackup: "Deletes a backup; --dependents: with the incremental ones that need it.",
    backups: "Lists the backups there are.",
    "virsh backup-begin": "Begins a backup of a machine, as a job.",
    "virsh snapshot-create-as": "Keeps the volumes of a machine as they are.",
    "virsh snapshot-revert": "Brings the volumes of a machine back to a snapshot; the machine is off then.",
    "virsh snapshot-delete": "Deletes a snapshot; its children go to its parent.",
    link: "The link between hosts fails, or works again: failed, working.",
    host: "A host fails, or works again: failed, working.",
    disk: "A disk fails, works again, or is closed to new extents: failed, working, closed.",
    go: "Shows another moment of the run.",
    script: "Prints every command given so far, as lines that give it again.",
    help: "Lists the commands, or explains one.",
    clear: "Empties this list.",
    "virsh list": "Lists the machines that are active; with --all the others too.",
    "virsh dominfo": "What a machine is and has.",
    "virsh domstate": "The state of a machine.",
    "virsh vcpuinfo": "Where each vCPU is and what it does.",
    "virsh domblklist": "The volumes of a machine.",
    "virsh snapshot-list": "The snapshots of a machine, and which came from which.",
    "virsh domjobinfo": "The job that is under way for a machine, and how far it is.",
    "virsh dumpxml": "A machine as libvirt's XML, for virsh define elsewhere.",
    "virsh nodeinfo": "What the host has.",
    "virsh start": "Starts a machine.",
    "virsh suspend": "Pauses a machine in memory; nothing is written to disk.",
    "virsh resume": "Lets a paused machine run on.",
    "virsh shutdown": "Asks the guest to shut down.",
    "virsh destroy": "Forces a machine off. Nothing of it is deleted.",
    "virsh undefine":
      "Deletes a machine that is shut off, and leaves its volumes; --remove-all-storage: those too; --managed-save: its saved memory too; --force: also one that is on.",
    "virsh domrename": "Gives a machine that is shut off another name.",
    "virsh migrate":
      "Moves a machine to another host: --live while it runs, --offline one that is shut off, else it is stopped meanwhile; with --postcopy it goes on there at once and its pages follow, with --postcopy-after-precopy when they have been sent once.",
    "virsh migrate-postcopy": "Lets a machine that moves go on at the destination now; its pages follow.",
    "virsh migrate-setspeed": "Sets how many bytes a tick the rounds of a machine that moves take of the link.",
    "virsh setvcpus": "Gives a machine that is shut off so many vCPUs.",
    "virsh setmaxmem": "Gives a machine that is shut off so much memory; without a unit in KiB.",
    "virsh reset": "Lets the guest begin anew, as if its reset button were pressed.",
    "virsh managedsave": "Writes the memory to disk and turns the machine off; virsh start goes on from there.",
    "virsh managedsave-remove": "Gives up the saved memory of a machine.",
    "virsh domjobabort": "Aborts what is done on disk for a machine.",
    "virsh inject-nmi": "Lets the guest die here, as a guest does that panics at such an interrupt.",
    "virsh setmem": "Sets the memory target; without a unit in KiB.",
    "virsh schedinfo": "Shows the weight of a machine, or sets it.",
    "virsh blkdeviotune":
      "Shows the I/O limit of a machine, or sets another one in its place: for all its volumes, and “per second” is per period of --every ticks (100). 0: no limit.",
    pvs: "The disks, with what is free on them.",
    vgs: "The pool.",
    pvmove: "Moves the extents of a disk to others while guests go on, or stops that.",
    lvremove: "Deletes a volume that a deleted machine has left.",
    lvs: "The volumes.",
    lvextend: "Gives a volume more extents: -l +3, or -L +64M.",
    lvreduce: "Gives the last extents of a volume back: -l -3, or -L -64M; -f even if they hold data.",
  },
  problems: {
    openQuote: ({ quote }) => `A quote ${quote} is opened and not closed.`,
    unknownWord: ({ word, near }) =>
      `There is no command “${word}”.${near ? ` Did you mean “${near}”?` : ""} \`help\` lists them all.`,
    notHere: ({ word }) => `“${word}” does nothing on this simulated host. \`help\` lists what can be done.`,
    missing: (values) => `<${values["what"]}> is missing.${usage(values, "Write: ")}`,
    tooMany: (values) => `“${values["word"]}” is one word too many.${usage(values, "Write: ")}`,
    unknownOption: (values) => `There is no option “${values["option"]}”.${usage(values, "Write: ")}`,
    optionWithoutValue: (values) => `“${values["option"]}” needs a value.${usage(values, "Write: ")}`,
    notANumber: ({ found }) => `“${found}” is not a whole number of at least 0.`,
    notASize: ({ found }) => `“${found}” is not a size. Right would be 64M, 65536 or 64KiB.`,
    notInPages: ({ found, bytes }) => `“${found}” is not a whole number of pages of ${bytes} bytes.`,
    notInBlocks: ({ found, bytes }) => `“${found}” is not a whole number of blocks of ${bytes} bytes.`,
    notOneOf: ({ found, known }) => `“${found}” is none of: ${known}.`,
    past: ({ time, now }) =>
      `Tick ${time} lies before the moment shown, ${now}. \`go ${time}\` leads there first; later commands are then dropped.`,
    badProgram: ({ found }) => `“${found}” is not a program. Right would be “C 5; IO 3”.`,
    badMachine: ({ name, path }) => `The machine “${name}” cannot be made${path ? `: look at “${path}”` : ""}.`,
  },
};

const zh: ConsoleTexts = {
  title: "控制台",
  close: "关闭控制台",
  field: "命令",
  hint: "virsh list --all",
  run: "执行",
  log: "键入的命令与回答",
  offers: "Tab 可补全为",
  clear: "清空",
  copyScript: "把命令日志复制为脚本",
  copied: "已复制",
  waiting: (lines) => `还有 ${lines} 行`,
  stop: "停止",
  noMachine: (vm) => `此刻没有名为“${vm}”的虚拟机。\`virsh list --all\` 列出现有的虚拟机。`,
  nothing: {
    refused: "这条命令未能加入场景；原因见通知。",
    replaced: "场景在此期间被改动：这里无法得知该命令的结果。",
    stopped: "运行在执行这条命令之前就已结束。",
  },
  noHelp: (word) => `这里没有命令“${word}”。`,
  helpIntro:
    "命令在所示时刻下达；在命令前写 `at 20` 则在第 20 个滴答下达。上下方向键取回先前的行，Tab 补全，一次粘贴的多行依次执行。",
  groups: { own: "本程序的命令", virsh: "与 virsh（libvirt）相同", lvm: "与 LVM 相同" },
  help: {
    create: "定义一台虚拟机；启动前处于关机状态。",
    start: "启动虚拟机。",
    pause: "暂停虚拟机：内存保留，vCPU 不运行。",
    resume: "让已暂停的虚拟机继续运行。",
    shutdown: "请客户机自行关机。",
    stop: "强制断电，如同拔掉电源。",
    delete: "删除一台已关机的虚拟机及其卷。",
    limit: "限制虚拟机在一个周期内对磁盘的请求；不写任何数目则不限。",
    weight: "更改虚拟机的处理器份额。",
    target: "更改虚拟机的内存目标（以页计）。",
    balloon: "打开或关闭虚拟机的气球。",
    reset: "让客户机从头开始，如同按下重置键。",
    save: "把虚拟机的内存写到磁盘并关机；启动时从那里继续。",
    discard: "放弃虚拟机保存的内存。",
    crash: "让客户机崩溃；内存保留。",
    abort: "中止正在磁盘上为虚拟机进行的作业。",
    resync: "补写故障磁盘缺的内容：虚拟机的镜像卷和 RAID 卷。",
    rename: "给已关机的虚拟机换一个名称。",
    resize: "给已关机的虚拟机设定 vCPU 个数或内存：--vcpus 2、--memory 64M。",
    compact: "把内存区域中的块移到一起。",
    clone: "克隆一台虚拟机；--linked 则共享精简池中的数据块。",
    trim: "把精简卷的一些块归还精简池。",
    extendpool: "为精简池增加区段。",
    backup: "把虚拟机各个卷的内容复制到备份磁盘；--incremental：只复制变化的部分。",
    restorebackup: "由备份还原已关机的虚拟机的卷，或重建虚拟机。",
    deletebackup: "删除一个备份；--dependents：连同依赖它的增量备份。",
    backups: "列出已有的备份。",
    "virsh backup-begin": "开始备份虚拟机，这是一个作业。",
    "virsh snapshot-create-as": "保留虚拟机各个卷此刻的内容。",
    "virsh snapshot-revert": "让各个卷回到某个快照；虚拟机随之关机。",
    "virsh snapshot-delete": "删除快照；它的子快照改接到它的父快照。",
    link: "宿主机之间的链路故障或恢复：failed、working。",
    host: "宿主机故障或恢复：failed、working。",
    disk: "磁盘发生故障、恢复，或不再分配新区段：failed、working、closed。",
    go: "显示运行中的另一时刻。",
    script: "打印至今下达的全部命令，照此可再次下达。",
    help: "列出命令，或解释一条命令。",
    clear: "清空此列表。",
    "virsh list": "列出活动的虚拟机；加 --all 则列出全部。",
    "virsh dominfo": "虚拟机的概况。",
    "virsh domstate": "虚拟机的状态。",
    "virsh vcpuinfo": "每个 vCPU 在何处、做什么。",
    "virsh domblklist": "虚拟机的卷。",
    "virsh snapshot-list": "虚拟机的快照及其来源。",
    "virsh domjobinfo": "虚拟机正在进行的作业及其进度。",
    "virsh dumpxml": "以 libvirt 的 XML 显示虚拟机，可在别处用 virsh define 定义。",
    "virsh nodeinfo": "宿主机的概况。",
    "virsh start": "启动虚拟机。",
    "virsh suspend": "在内存中暂停虚拟机；不写入磁盘。",
    "virsh resume": "让已暂停的虚拟机继续运行。",
    "virsh shutdown": "请客户机自行关机。",
    "virsh destroy": "强制断电。不会删除任何东西。",
    "virsh undefine":
      "删除一台已关机的虚拟机，保留它的卷；--remove-all-storage：卷也删除；--managed-save：连同保存的内存；--force：开着的也删除。",
    "virsh domrename": "给已关机的虚拟机换一个名称。",
    "virsh migrate":
      "把虚拟机迁移到另一台宿主机：--live 为边运行边迁移，--offline 为已关机的虚拟机，否则先停机；加 --postcopy 则立即到那里继续运行、页随后传送，加 --postcopy-after-precopy 则先传送一遍。",
    "virsh migrate-postcopy": "让迁移中的虚拟机立即到目标宿主机上继续运行，页随后传送。",
    "virsh migrate-setspeed": "设定迁移中的虚拟机各轮每时钟滴答占用链路的字节数。",
    "virsh setvcpus": "给已关机的虚拟机设定 vCPU 个数。",
    "virsh setmaxmem": "给已关机的虚拟机设定内存大小；不写单位时以 KiB 计。",
    "virsh reset": "让客户机从头开始，如同按下重置键。",
    "virsh managedsave": "把内存写到磁盘并关机；virsh start 从那里继续。",
    "virsh managedsave-remove": "放弃虚拟机保存的内存。",
    "virsh domjobabort": "中止正在磁盘上为虚拟机进行的作业。",
    "virsh inject-nmi": "让客户机在此崩溃：收到这种中断的客户机会崩溃。",
    "virsh setmem": "设定内存目标；不写单位时以 KiB 计。",
    "virsh schedinfo": "显示或设定虚拟机的权重。",
    "virsh blkdeviotune":
      "显示或改设虚拟机的 I/O 上限：对其所有卷有效，“每秒”即每个周期（--every 个滴答，默认 100）。0：不限。",
    pvs: "磁盘及其空闲空间。",
    vgs: "存储池。",
    pvmove: "把磁盘上的区段迁移到其他磁盘，客户机照常运行；或中止迁移。",
    lvremove: "删除一台已删除的虚拟机留下的卷。",
    lvs: "逻辑卷。",
    lvextend: "给卷增加区段：-l +3，或 -L +64M。",
    lvreduce: "归还卷末尾的区段：-l -3，或 -L -64M；-f 即使存有数据。",
  },
  problems: {
    openQuote: ({ quote }) => `引号 ${quote} 没有闭合。`,
    unknownWord: ({ word, near }) => `没有命令“${word}”。${near ? `是否想写“${near}”？` : ""}\`help\` 列出全部命令。`,
    notHere: ({ word }) => `“${word}”在这台模拟的宿主机上没有意义。\`help\` 列出可用的命令。`,
    missing: (values) => `缺少 <${values["what"]}>。${usage(values, "写法：")}`,
    tooMany: (values) => `“${values["word"]}”是多余的词。${usage(values, "写法：")}`,
    unknownOption: (values) => `没有选项“${values["option"]}”。${usage(values, "写法：")}`,
    optionWithoutValue: (values) => `“${values["option"]}”需要一个值。${usage(values, "写法：")}`,
    notANumber: ({ found }) => `“${found}”不是不小于 0 的整数。`,
    notASize: ({ found }) => `“${found}”不是大小。正确的写法如 64M、65536 或 64KiB。`,
    notInPages: ({ found, bytes }) => `“${found}”不是整数个 ${bytes} 字节的页。`,
    notInBlocks: ({ found, bytes }) => `“${found}”不是整数个 ${bytes} 字节的块。`,
    notOneOf: ({ found, known }) => `“${found}”不在可选值之中：${known}。`,
    past: ({ time, now }) => `第 ${time} 个滴答早于所示时刻 ${now}。先用 \`go ${time}\` 回到那里；其后的命令将被丢弃。`,
    badProgram: ({ found }) => `“${found}”不是程序。正确的写法如“C 5; IO 3”。`,
    badMachine: ({ name, path }) => `无法创建虚拟机“${name}”${path ? `：请检查“${path}”` : ""}。`,
  },
};

export const consoleTexts = { en, zh };
