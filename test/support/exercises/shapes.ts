/**
 * Shapes of exercises from textbooks and examinations: questions around a table, names told by the first and the last of
 * them, policies with what they need, requests for memory, queues of a disk, addresses. As in `words.ts`; besides
 *
 *     D 53 98,183 /200 up          a disk arm: head, queue, cylinders, direction
 *     M 1024KB +A:70,-A            memory in one piece: size, requests and releases; holes after a bar, `M 0KB|100,500 +P1:212`
 *     X paging 1024 5,2,-,0 1052   addresses: scheme, page size, page table, addresses
 *
 * The right values were worked out by hand.
 */
export const shapes: readonly (readonly [string, readonly string[]])[] = [
  [
    "P1 . 9 3|P2 . 2 1|P3 . 4 2;order=lowerFirst;pol=fcfs",
    [
      "Look at these processes, with the CPU burst in milliseconds, and their priorities:\n\nProcess   Burst Time   Priority\nP1             9             3\nP2             2             1\nP3             4             2\n\nThey arrive in the order P1, P2, P3, all at time 0.\n(a) Draw Gantt charts for FCFS, SJF, nonpreemptive priority (a smaller number means a higher priority), and RR (quantum = 2).",
    ],
  ],
  [
    "A . 12 2|B . 5 4|C . 3 1|D . 7 3;order=higherFirst;pol=priority",
    [
      "Four batch jobs. A through D, reach a computing centre at nearly the same time. They have estimated running times of 12, 5, 3, and 7 minutes. Their (externally given) priorities are 2, 4, 1, and 3, respectively, with 4 being the highest priority. Nonpreemptive priority scheduling (run in order 12, 5, 3, 7 where equal).",
      "有4个作业A~D，几乎同时到达，估计运行时间分别为12、5、3、7分钟，优先级分别为2、4、1、3（4为最高优先级），采用优先级调度算法。",
    ],
  ],
  [
    "? A . 12 2|B . 5 4|C . 3 1|D . 7 3;order=higherFirst;pol=rr;q=4",
    [
      "Jobs A to D arrive together. They have estimated running times of 12, 5, 3, and 7 minutes. Their priorities are 2, 4, 1, and 3, with 4 being the highest priority. (a) Round robin. (b) Priority scheduling.",
    ],
  ],
  [
    "A 0 3 .|B 2 6 .|C 4 4 .|D 6 5 .|E 8 2 .",
    [
      "Processes A to E arrive at times 0, 2, 4, 6, 8 and need 3, 6, 4, 5, 2 units of CPU time.",
      "Processes A to E; arrival times 0 2 4 6 8; burst times 3 6 4 5 2",
      "Processes: A-E. Arrival: 0,2,4,6,8. Burst: 3,6,4,5,2",
      "Die Prozesse A bis E treffen zu den Zeitpunkten 0, 2, 4, 6, 8 ein und benötigen 3, 6, 4, 5, 2 Zeiteinheiten.",
      "Les processus A à E arrivent aux instants 0, 2, 4, 6, 8 et durent 3, 6, 4, 5, 2 unités.",
      "Los procesos A a E llegan en los instantes 0, 2, 4, 6, 8 y necesitan 3, 6, 4, 5, 2 ms.",
      "作业A至E的到达时间为0、2、4、6、8，服务时间为3、6、4、5、2。",
      "有五个进程A～E，到达时间分别为0、2、4、6、8，运行时间分别为3、6、4、5、2。",
    ],
  ],
  [
    "P1 0 8 .|P2 1 4 .|P3 2 9 .|P4 3 5 .",
    [
      "Processes P1 to P4 with arrival times 0, 1, 2, 3 and burst times 8, 4, 9, 5.",
      "P1..P4 arrive at 0, 1, 2, 3; bursts 8, 4, 9, 5",
      "P1, P2, ..., P4 arrive at times 0, 1, 2, 3 and need 8, 4, 9, 5 ms",
      "有四个进程P1～P4，到达时间分别为0、1、2、3，运行时间分别为8、4、9、5。",
    ],
  ],
  [
    "P1 0 6 .|P2 1 7 .|P3 3 4 .",
    [
      "Three processes P1, P2 and P3 are shown in the table.\nProcess\tArrival time\tTime Units Required\nP1\t0\t6\nP2\t1\t7\nP3\t3\t4\nThe order in which the 3 processes are completed under FCFS and RR2 (round robin with a CPU quantum of 2 time units) is",
    ],
  ],
  [
    "1 0 150 .|2 45 30 .|3 90 6 .",
    ["下表给出了三个作业：\n作业 提交时间 运行时间\n1 8:00 2.5小时\n2 8:45 30分钟\n3 9:30 6分钟"],
  ],
  [
    "P1 . 14 10|P2 . 22 30|P3 . 35 20;pol=priority;sw=2;order=higherFirst",
    [
      "某系统采用基于优先权的非抢占式进程调度策略，完成一次进程调度和进程切换的系统时间开销为2μs。就绪队列中有3个进程，需要的CPU时间和优先权如下表所示。\n进程\t需要的CPU时间\t优先权\nP1\t14μs\t10\nP2\t22μs\t30\nP3\t35μs\t20\n优先权值大的进程优先获得CPU。",
    ],
  ],
  [
    "A 0 8 3|B 1 4 1|C 2 9 4;pol=priority;order=lowerFirst",
    [
      "Considere los siguientes procesos:\nProceso  Tiempo de llegada  Tiempo de ejecución  Prioridad\nA 0 8 3\nB 1 4 1\nC 2 9 4\nNúmero menor indica mayor prioridad. Planificación por prioridades expulsiva.",
      "Prozess Ankunftszeit Bedienzeit Priorität\nA 0 8 3\nB 1 4 1\nC 2 9 4\nNicht-präemptives Prioritätsscheduling; kleinere Zahl bedeutet höhere Priorität.",
      "Processus Arrivée Durée Priorité\nA 0 8 3\nB 1 4 1\nC 2 9 4\nOrdonnancement par priorité préemptif ; un numéro plus petit indique une priorité plus haute.",
      "进程 到达时间 运行时间 优先级\nA 0 8 3\nB 1 4 1\nC 2 9 4\n采用抢占式优先级调度算法，优先数越小优先级越高。",
    ],
  ],
  [
    "? A 0 8 3|B 1 4 1|C 2 9 4;pol=priority",
    [
      "Process Arrival Burst Priority\nA 0 8 3\nB 1 4 1\nC 2 9 4\nUse priority scheduling, a smaller number means a higher priority.",
      "Process Arrival Burst Priority\nA 0 8 3\nB 1 4 1\nC 2 9 4\nUse preemptive priority scheduling.",
    ],
  ],
  [
    "P1 0 15 8|P2 0 20 3|P3 20 20 4|P4 25 20 4;pol=prr;q=10;order=higherFirst",
    [
      "The processes below are scheduled by preemptive, priority-based, round-robin scheduling.\nProcess  Priority  Burst  Arrival\nP1  8   15   0\nP2  3   20   0\nP3  4   20   20\nP4  4   20   25\nA higher number means a higher priority. Those of the same priority take turns with a time quantum of 10 units.",
    ],
  ],
  [
    "? P1 0 5 .|P2 1 3 .;pol=rr;q=4",
    ["Process Arrival Burst\nP1 0 5\nP2 1 3\nRound robin", "进程 到达时间 运行时间\nP1 0 5\nP2 1 3\n采用时间片轮转"],
  ],
  [
    "A 0 7 .|B 2 4 .|C 4 1 .;pol=srtf",
    [
      "Proceso Llegada Ráfaga\nA 0 7\nB 2 4\nC 4 1\nSJF expulsivo",
      "Processus Arrivée Durée\nA 0 7\nB 2 4\nC 4 1\nSJF préemptif",
      "Prozess Ankunft Dauer\nA 0 7\nB 2 4\nC 4 1\nPräemptives SJF",
      "进程 到达时间 运行时间\nA 0 7\nB 2 4\nC 4 1\n采用抢占式SJF",
      "Process Arrival Burst\nA 0 7\nB 2 4\nC 4 1\nShortest Job First (SJF), preemptive",
    ],
  ],
  [
    "A 0 7 .|B 2 4 .|C 4 1 .;pol=sjf",
    [
      "Proceso Llegada Ráfaga\nA 0 7\nB 2 4\nC 4 1\nSJF",
      "进程 到达时间 运行时间\nA 0 7\nB 2 4\nC 4 1\n采用短进程优先(SPF)",
      "Process Arrival Burst\nA 0 7\nB 2 4\nC 4 1\nnon-preemptive SPF",
    ],
  ],
  [
    "M 1024KB +A:70,+B:35,+C:80,-A,+D:60,-B,-D,-C",
    [
      "1 MB buddy system receives: A requests 70 KB, B requests 35 KB, C requests 80 KB, A released, D requests 60 KB, B released, D released, C released",
      "A 1 MB block of memory is given out by the buddy system: A requests 70 KB; B requests 35 KB; C requests 80 KB; release A; D requests 60 KB; release B; release D; release C",
      "伙伴系统管理1MB内存：A申请70KB，B申请35KB，C申请80KB，A释放，D申请60KB，B释放，D释放，C释放",
    ],
  ],
  [
    "? M 1024KB +A:70,+B:35,+C:80,-A,+D:60,-B",
    [
      "A 1-Mbyte block of memory is given out by the buddy system. Show what comes of the following: Request 70; Request 35; Request 80; Return A; Request 60; Return B.",
    ],
  ],
  [
    "M 0KB|100,500,200,300,600 +P1:212,+P2:417,+P3:112",
    [
      "Memory holes: 100 KB, 500 KB, 200 KB, 300 KB, 600 KB. Processes P1 = 212 KB, P2 = 417 KB, P3 = 112 KB. Best fit.",
      "Jobs: 212K, 417K, 112K; memory blocks 100K 500K 200K 300K 600K; best-fit",
      "Considere as partições livres de 100K, 500K, 200K, 300K, 600K. Processos: 212K, 417K, 112K. Best fit.",
      "Best-fit: holes of 100K, 500K, 200K, 300K and 600K; Process P1 needs 212K, process P2 needs 417K, process P3 requires 112K of memory",
    ],
  ],
  [
    "? M 0KB|100,500,200 +P1:212,+P2:117",
    [
      "Given partitions of 100K, 500K and 200K (in order), how would First-fit, Best-fit, and Worst-fit place processes of 212K and 117K (in order)?",
    ],
  ],
  [
    "M 640KB +作业1:130,+作业2:60,-作业2,+作业3:200",
    [
      "某系统采用动态分区分配，主存用户区共640KB，初始空闲，采用首次适应算法：作业1申请130KB，作业2申请60KB，作业2释放60KB，作业3申请200KB。",
    ],
  ],
  [
    "M 55MB +P1:15,+P2:30,-P1,+P3:8,+P4:6",
    ["对55MB的空闲空间采用最佳适应：分配15MB，分配30MB，释放15MB，分配8MB，分配6MB"],
  ],
  [
    "D 53 98,183,37,122 /200 down",
    [
      "Warteschlange: 98, 183, 37, 122. Der Kopf steht auf Zylinder 53 und bewegt sich in Richtung kleinerer Zylinder. Die Platte hat 200 Zylinder. SCAN",
      "Head at 53, moving toward smaller cylinder numbers, cylinders 0-199, requests 98 183 37 122, C-LOOK",
      "La cabeza está en la pista 53, hacia el cilindro 0; cola 98, 183, 37, 122; SCAN; disco de 200 pistas",
      "Cabezal en 53, hacia cilindros decrecientes; 200 cilindros; cola 98, 183, 37, 122; SCAN",
      "磁盘有200个磁道（0~199），磁头在53号磁道，向磁道号减小的方向移动，请求 98、183、37、122，SCAN",
    ],
  ],
  [
    "D 20 10,22,40,6,38 /200 .",
    ["Requests come in for cylinders 10, 22, 40, 6, and 38, in that order. The arm is at cylinder 20. SSTF."],
  ],
  [
    "? D 20 10,22,40,6,38 /200 .",
    [
      "Requests come in for cylinders 10, 22, 40, 6, and 38, in that order. The arm is at cylinder 20. SCAN.",
      "Requests for tracks 10, 22, 40, 6, 38; head at track 20, moving inward; SCAN",
    ],
  ],
  [
    "X paging 1024 5,2,-,0 1052,2221",
    [
      "Page size 1 KB. Page table: 0 5, 1 2, 2 -, 3 0. Translate logical addresses 1052, 2221.",
      "逻辑地址空间16位，页大小1KB，页表: 0->5, 1->2, 3->0。逻辑地址 1052、2221 对应的物理地址？",
    ],
  ],
  [
    "? X paging 1024 5,2,-,0 1052,2221",
    [
      "Page size 1024 bytes. Page table: 0->5, 1->2, 3->0. Translate the logical addresses 1052 and 2221. Each entry takes 4 bytes.",
    ],
  ],
  ["X paging 1024 2,3,1 2500", ["页面大小为1KB，页表：0→2，1→3，2→1。逻辑地址为2500，求物理地址。内存容量为10KB。"]],
  [
    "X parts 1024 3085,42095",
    ["With a 1-KB page size, what are the page numbers and offsets of these address references: a. 3085 b. 42095"],
  ],
  ["R 1,2,3,4,2,1 f3", ["There are 3 page frames, empty at first. Page reference string 1, 2, 3, 4, 2, 1. FIFO"]],
  ["A 0 5 .|B 2 3 .|C 4 1 .", ["A: 0, 5\nB: 2, 3\nC: 4, 1", "A: 0; 5\nB: 2; 3\nC: 4; 1"]],
  ["? D 50 0,45 /200 .", ["Requests with their times: (0, 45), (2, 30), (5, 90); head at track 50, SSTF"]],
  [
    "P1 0 7 .|P2 3 2 .;pol=rr;q=2;sw=0.5",
    [
      "Process\tCPU Burst\tArrival\nP1\t7\t0\nP2\t2\t3\n(10 pts) A context switch takes 0.5 ms and the quantum is 2 ms, round robin.",
    ],
  ],
  [
    "? t1 0 10 1|t2 3 4 3|t3 4 2 2;order=higherFirst;pol=priority",
    [
      "task   arrival   work   prio\nt1     0         10     low\nt2     3         4      high\nt3     4         2      medium",
    ],
  ],
  [
    "A 0 6 .|B 3 2 .|C 5 4 .;pol=srtf",
    [
      "The processes below are to be scheduled on a single CPU. All times are in milliseconds.\nProcess Name\nArrival Time\nExecution Time\nA\n0\n6\nB\n3\n2\nC\n5\n4\nUnder shortest remaining time first, the average turnaround time (in ms) is ____.",
    ],
  ],
  [
    "P1 0 1,5,3 2|P2 2 3,3,1 3|P3 3 2,3,1 1;pol=priority;order=lowerFirst",
    [
      "When three processes arrive, their priority, and their CPU, I/O and CPU bursts are in the table. Each has its own I/O device.\nProcess\tArrival time\tPriority\tBurst durations CPU, I/O, CPU (ms)\nP1\t0\t2\t1,5,3\nP2\t2\t3 (lowest)\t3,3,1\nP3\t3\t1 (highest)\t2,3,1\nPreemptive priority scheduling is used.",
    ],
  ],
  [
    "A 0 4 .|B 0 1 .|C 0 8 .;pol=rr;q=1",
    [
      "Three jobs arrive at time 0+ in the order A, B, C. Their burst CPU time requirements are 4, 1, 8 time units respectively. Round robin with a time slice of one time unit.",
    ],
  ],
  [
    "!",
    [
      "有进程A，到达时间分别为0、2，运行时间分别为1、3。",
      "A system has only two processes, both of which alternate 10ms CPU bursts with 90ms I/O bursts.",
      "A machine has three page frames. When each page was loaded and referred to, and its R and M bits:\nPage Loaded Last R M\n0 126 280 1 0\n1 230 265 0 1\n2 140 270 0 0\nWhich page will NRU replace?",
      "A logical address space of 256 pages with a 4-KB page size is mapped onto 64 frames. How many bits has an address?",
    ],
  ],
];
