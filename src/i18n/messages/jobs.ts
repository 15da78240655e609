/**
 * Texts of the area `jobs`: the table of jobs, typed or pasted. What is wrong with a cell is said by the area `problems`.
 * `zh` must have the shape of `en`: the compiler checks it.
 */
const en = {
  title: "Jobs from a table",
  description: "Type the jobs, paste them from a homework sheet, or open a CSV file.",
  newTitle: "Jobs from a table",
  policy: "CPU policy",
  pcpus: "pCPUs",
  paste: {
    label: "Paste from a homework sheet",
    hint: "Lists, tables with headings, CSV, or rows such as P1 0 4 2 and A(0; 3,4,3; 2); English or Chinese.",
    fill: "Fill the table",
    filled: (n: number) => (n === 1 ? "1 job is in the table." : `${n} jobs are in the table.`),
    none: "There is no job in this text.",
    timeslice: (t: string) => `Timeslice ${t}.`,
    clock: (from: string) => `Times are in minutes, counted from ${from}.`,
    leftOut: (heads: string) => `Left out: ${heads}. The simulation finds these figures.`,
    problems: (n: number) => (n === 1 ? "1 place to look at:" : `${n} places to look at:`),
    more: (n: number) => `and ${n} more`,
  },
  grid: {
    label: "Jobs",
    columns: { name: "Name", arrival: "Arrival", bursts: "Burst", priority: "Priority", weight: "Weight" },
    cell: (column: string, row: number) => `${column}, row ${row}`,
    row: "Row",
    removal: "Remove",
    remove: (row: number) => `Remove row ${row}`,
    add: "Add a job",
    clear: "Clear",
    hint: "Enter goes down, Tab goes right, Ctrl+Backspace removes the row. A block from a spreadsheet can be pasted into any cell. A burst with waiting in between: 3,4,3 runs 3, waits 4, runs 3. A weight counts as written: under CFS and EEVDF 1,024 is nice 0.",
  },
  file: {
    open: "Open CSV…",
    save: "Save as CSV",
    unreadable: (name: string) => `${name} could not be read. Is it still there, and is it a text?`,
    tooLarge: (name: string, max: string) => `${name} is too large for a table of jobs: at most ${max}.`,
  },
  preview: {
    empty: "No jobs yet",
    jobs: (n: number) => (n === 1 ? "1 job" : `${n} jobs`),
    service: (t: string) => `total service ${t}`,
    last: (t: string) => `last arrival ${t}`,
    waiting: (t: string) => `waiting for devices ${t}`,
    bad: (n: number) => (n === 1 ? "1 cell to mend" : `${n} cells to mend`),
    grain: (tick: string) => `One tick is ${tick}, so nothing is rounded.`,
  },
  elsewhere: "With this table the scenario would not be valid:",
  needsJobs: "Write at least one job: its burst is enough.",
  replace: "Replace machines",
  replaceHint:
    "“Create run” opens a new scenario in which virtualization costs nothing. “Replace machines” keeps the memory, disks, costs and rules of this host; commands given so far are dropped. The choices above hold for both, and undo leads back.",
  create: "Create run",
};

const zh: typeof en = {
  title: "用表格录入作业",
  description: "逐格填写、从作业题中粘贴，或打开 CSV 文件。",
  newTitle: "表格中的作业",
  policy: "CPU 策略",
  pcpus: "pCPU 数",
  paste: {
    label: "从作业题粘贴",
    hint: "可以是列表、带表头的表格、CSV，或 P1 0 4 2、A(0; 3,4,3; 2) 这样的行；中英文均可。",
    fill: "填入表格",
    filled: (n) => `表格中现有 ${n} 个作业。`,
    none: "这段文字中没有作业。",
    timeslice: (t) => `时间片为 ${t}。`,
    clock: (from) => `时间以分钟计，从 ${from} 起算。`,
    leftOut: (heads) => `略去：${heads}。这些结果由仿真得出。`,
    problems: (n) => `有 ${n} 处需要查看：`,
    more: (n) => `还有 ${n} 处`,
  },
  grid: {
    label: "作业",
    columns: { name: "名称", arrival: "到达", bursts: "运行", priority: "优先级", weight: "权重" },
    cell: (column, row) => `${column}，第 ${row} 行`,
    row: "行",
    removal: "删除",
    remove: (row) => `删除第 ${row} 行`,
    add: "添加作业",
    clear: "清空",
    hint: "Enter 到下一行，Tab 到下一格，Ctrl+Backspace 删除此行。可在任意一格粘贴电子表格中的一块。中间有等待的作业：3,4,3 表示运行 3、等待 4、再运行 3。权重按所填的数值计：在 CFS 和 EEVDF 中 1,024 相当于 nice 0。",
  },
  file: {
    open: "打开 CSV…",
    save: "保存为 CSV",
    unreadable: (name) => `无法读取 ${name}。它还在吗？是文本文件吗？`,
    tooLarge: (name, max) => `${name} 太大，不像是作业表：最大 ${max}。`,
  },
  preview: {
    empty: "还没有作业",
    jobs: (n) => `${n} 个作业`,
    service: (t) => `总运行时间 ${t}`,
    last: (t) => `最后到达 ${t}`,
    waiting: (t) => `等待设备 ${t}`,
    bad: (n) => `${n} 格需要修改`,
    grain: (tick) => `一个滴答为 ${tick}，没有任何舍入。`,
  },
  elsewhere: "采用此表后，场景将不再有效：",
  needsJobs: "请至少填写一个作业：写出运行时间即可。",
  replace: "替换虚拟机",
  replaceHint:
    "“创建运行”打开一个新场景，其中虚拟化不花费时间。“替换虚拟机”保留当前宿主机的内存、磁盘、开销和规则，此前的命令将被清除。两者都采用上方的选择，也都可撤销。",
  create: "创建运行",
};

export const jobs = { en, zh };
