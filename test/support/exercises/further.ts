/**
 * Exercises of other kinds than in `shapes.ts`, written as there: from programs and configuration files, out of PDFs with broken
 * lines, with bursts in several notations, and in the words of more examinations. The right values were worked out by hand.
 */
export const further: readonly (readonly [string, readonly string[]])[] = [
  [
    "P1 0 1,5,3 2|P2 2 3,3,1 3|P3 3 2,3,1 1;pol=priority",
    [
      "Consider the following processes. Preemptive priority scheduling is used, lower number means higher priority.\nProcess No.\tArrival Time\tPriority\tCPU Burst\tI/O Burst\tCPU Burst\nP1\t0\t2\t1\t5\t3\nP2\t2\t3\t3\t3\t1\nP3\t3\t1\t2\t3\t1",
    ],
  ],
  [
    "J1 0 8 .|J2 1 4 .|J3 2 9 .|J4 3 5 .;pol=srtf",
    [
      "Suppose that the following jobs arrive for processing at the times indicated. Each job will run the listed amount of time. Use preemptive SJF.\nJobs   Arrival time   Burst time (ms)\nJ1     0              8\nJ2     1              4\nJ3     2              9\nJ4     3              5",
    ],
  ],
  [
    "P . 11 .|Q . 6 .|R . 2 .|S . 4 .|T . 8 .",
    [
      "Five batch jobs P, Q, R, S and T arrive in the system at almost the same time. Their CPU burst times are 11, 6, 2, 4 and 8 ms respectively.",
      "Job\tP\tQ\tR\tS\tT\nCPU burst\t11\t6\t2\t4\t8",
    ],
  ],
  [
    "P1 0 12 .|P2 2 4 .|P3 3 6 .|P4 8 5 .;pol=srtf",
    [
      "Consider the following four processes with the arrival time and length of CPU burst given in milliseconds:\nProcess ArrivalTime BurstTime\nP1 0 12\nP2 2 4\nP3 3 6\nP4 8 5\nThe average waiting time for preemptive SJF scheduling algorithm is __________.",
      "An operating system uses shortest remaining time first scheduling algorithm for pre-emptive scheduling of processes. Consider the following set of processes with their arrival times and CPU burst times (in milliseconds):\nProcess\tArrival Time\tBurst Time\nP1\t0\t12\nP2\t2\t4\nP3\t3\t6\nP4\t8\t5\nThe average waiting time (in milliseconds) of the processes is ____.",
      "考虑下列进程集合，采用抢占式最短作业优先。\n进程    到达时间（ms）    执行时间（ms）\nP1    0    12\nP2    2    4\nP3    3    6\nP4    8    5",
    ],
  ],
  [
    "A 0 4,3,2 .|B 1 5,2,1 .",
    [
      "A | 0 | 4 (CPU), 3 (I/O), 2 (CPU)\nB | 1 | 5 (CPU), 2 (I/O), 1 (CPU)",
      "Process\tArrival\tCPU burst\tI/O\tCPU burst\nA\t0\t4\t3\t2\nB\t1\t5\t2\t1",
      "Proceso\tLlegada\tCPU\tE/S\tCPU\nA\t0\t4\t3\t2\nB\t1\t5\t2\t1",
      "A,0,4-3-2\nB,1,5-2-1",
      "Job A, arrival 0: compute(4); io(3); compute(2)\nJob B, arrival 1: compute(5); io(2); compute(1)",
      "| Process | Arrival | Burst sequence |\n|---|---|---|\n| A | 0 | 4 CPU → 3 I/O → 2 CPU |\n| B | 1 | 5 CPU → 2 I/O → 1 CPU |",
    ],
  ],
  [
    "A 0 5 .|B 1 3 .|C 2 4 .;pol=rr;q=2;sw=1",
    [
      "Process Arrival Burst\nA 0 5\nB 1 3\nC 2 4\nRound robin, quantum 2 ms, context switch 1 ms",
      "RR with q = 2 and a context-switch overhead of 1 unit.\nA: 0 5\nB: 1 3\nC: 2 4",
      "A 0 5\nB 1 3\nC 2 4\n时间片轮转，时间片为2，进程切换开销为1",
      "Proceso Llegada Ráfaga\nA 0 5\nB 1 3\nC 2 4\nRound robin con quantum 2 y cambio de contexto de 1 ms",
      "Prozess Ankunft Dauer\nA 0 5\nB 1 3\nC 2 4\nRound-Robin, Zeitscheibe 2 ms, ein Kontextwechsel dauert 1 ms",
    ],
  ],
  [
    "A 0 6 .|B 0 4 .|C 1 5 .|D 2 3 .;cpus=2;pol=fcfs",
    [
      "Two CPUs, FCFS, one shared ready queue.\nProcess Arrival Burst\nA 0 6\nB 0 4\nC 1 5\nD 2 3",
      "Process Arrival Burst\nA 0 6\nB 0 4\nC 1 5\nD 2 3\nSMP with 2 cores, FCFS",
      "进程 到达时间 运行时间\nA 0 6\nB 0 4\nC 1 5\nD 2 3\n系统有两个CPU，采用先来先服务算法",
    ],
  ],
  [
    "P1 0 5 .|P2 1 3 .|P3 2 8 .",
    [
      'Process[] p = { new Process("P1", 0, 5), new Process("P2", 1, 3), new Process("P3", 2, 8) };',
      "processes = [\n  {'id': 'P1', 'arrival': 0, 'burst': 5},\n  {'id': 'P2', 'arrival': 1, 'burst': 3},\n  {'id': 'P3', 'arrival': 2, 'burst': 8},\n]",
      "processes = [('P1', 0, 5), ('P2', 1, 3), ('P3', 2, 8)]",
      'struct process p[] = {{"P1", 0, 5}, {"P2", 1, 3}, {"P3", 2, 8}};',
      '{"processes":[{"pid":"P1","arrivalTime":0,"burstTime":5},{"pid":"P2","arrivalTime":1,"burstTime":3},{"pid":"P3","arrivalTime":2,"burstTime":8}]}',
      '{"P1":{"at":0,"bt":5},"P2":{"at":1,"bt":3},"P3":{"at":2,"bt":8}}',
      '{"pid":["P1","P2","P3"],"arrival":[0,1,2],"burst":[5,3,8]}',
      '{"jobs":{"P1":{"arrival":0,"burst":5},"P2":{"arrival":1,"burst":3},"P3":{"arrival":2,"burst":8}}}',
      '[["name","arrival","burst"],["P1",0,5],["P2",1,3],["P3",2,8]]',
      "- name: P1\n  arrival: 0\n  burst: 5\n- name: P2\n  arrival: 1\n  burst: 3\n- name: P3\n  arrival: 2\n  burst: 8",
      "processes:\n  P1: {arrival: 0, burst: 5}\n  P2: {arrival: 1, burst: 3}\n  P3: {arrival: 2, burst: 8}",
      "processes:\n  - {name: P1, arrival: 0, burst: 5}\n  - {name: P2, arrival: 1, burst: 3}\n  - {name: P3, arrival: 2, burst: 8}",
      "[P1]\narrival=0\nburst=5\n[P2]\narrival=1\nburst=3\n[P3]\narrival=2\nburst=8",
      '[[process]]\nname = "P1"\narrival = 0\nburst = 5\n\n[[process]]\nname = "P2"\narrival = 1\nburst = 3\n\n[[process]]\nname = "P3"\narrival = 2\nburst = 8',
      '<process name="P1" arrival="0" burst="5"/>\n<process name="P2" arrival="1" burst="3"/>\n<process name="P3" arrival="2" burst="8"/>',
      "P1.arrival=0 P1.burst=5\nP2.arrival=1 P2.burst=3\nP3.arrival=2 P3.burst=8",
      "name=P1;arrival=0;burst=5\nname=P2;arrival=1;burst=3\nname=P3;arrival=2;burst=8",
      "pid=P1 at=0 bt=5 | pid=P2 at=1 bt=3 | pid=P3 at=2 bt=8",
      "INSERT INTO jobs (name, arrival, burst) VALUES ('P1', 0, 5), ('P2', 1, 3), ('P3', 2, 8);",
      "\\begin{tabular}{lrr}\n\\toprule\nProcess & Arrival & Burst \\\\\n\\midrule\n$P_1$ & 0 & 5 \\\\\n$P_2$ & 1 & 3 \\\\\n$P_3$ & 2 & 8 \\\\\n\\bottomrule\n\\end{tabular}",
      "\\begin{tabular}{|c|c|c|c|}\\hline\n & $P_1$ & $P_2$ & $P_3$ \\\\\\hline\nArrival & 0 & 1 & 2 \\\\\\hline\nBurst & 5 & 3 & 8 \\\\\\hline\n\\end{tabular}",
      "$$\\begin{array}{ccc} \\text{Process} & \\text{AT} & \\text{BT} \\\\ P_1 & 0 & 5 \\\\ P_2 & 1 & 3 \\\\ P_3 & 2 & 8 \\end{array}$$",
      "Process Id\n\nArrival time\n\nBurst time\n\nP1\n\n0\n\n5\n\nP2\n\n1\n\n3\n\nP3\n\n2\n\n8",
      "Process Arrival Burst\nTime Time\nP1 0 5\nP2 1 3\nP3 2 8",
      "Process    Arrival    CPU\n           Time       Burst\nP1         0          5\nP2         1          3\nP3         2          8",
      "\tArrival\tBurst\t\nP1\t0\t5\t\nP2\t1\t3\t\nP3\t2\t8\t",
      "Process\t\tArrival Time\t\tBurst Time\nP1\t\t0\t\t5\nP2\t\t1\t\t3\nP3\t\t2\t\t8",
      "Q.4 a) Consider the following. [6 M]\nProcess | AT | BT\nP1 | 0 | 5\nP2 | 1 | 3\nP3 | 2 | 8\nb) What is thrashing? [4 M]",
    ],
  ],
  [
    "A 0 2.5 .|B 0.5 1.25 .",
    [
      "Processus;Arrivée;Durée\nA;0;2,5\nB;0,5;1,25",
      "Prozess;Ankunft;Dauer\nA;0,0;2,50\nB;0,5;1,25",
      '"Process";"Arrival";"Burst"\n"A";"0,0";"2,5"\n"B";"0,5";"1,25"',
      "A\t0\t2,5 s\nB\t0,5\t1,25 s",
    ],
  ],
  [
    "P0 0 9 3|P1 4 3 1|P2 6 5 2;order=lowerFirst;pol=priority",
    [
      "Process id Arrival time Burst time Priority\nP0 0 9 3\nP1 4 3 1\nP2 6 5 2\nUse non-preemptive priority scheduling; smallest integer represents highest priority.",
      "Process id Arrival time Burst time Priority\nP0 0 9 3\nP1 4 3 1\nP2 6 5 2\nThe scheduler is preemptive and priority based, with 1 being the highest priority.",
      "进程 到达时间 运行时间 优先数\nP0 0 9 3\nP1 4 3 1\nP2 6 5 2\n采用非抢占式优先级调度，优先数小的优先级高",
    ],
  ],
  [
    "P0 0 9 3|P1 4 3 1|P2 6 5 2;order=higherFirst;pol=priority",
    [
      "Process id Arrival time Burst time Priority\nP0 0 9 3\nP1 4 3 1\nP2 6 5 2\nPreemptive priority scheduling; larger number denotes higher priority.",
      "Proceso Llegada Duración Prioridad\nP0 0 9 3\nP1 4 3 1\nP2 6 5 2\nPlanificación por prioridades no expulsiva (a mayor número, mayor prioridad)",
      "Processo Chegada Duração Prioridade\nP0 0 9 3\nP1 4 3 1\nP2 6 5 2\nEscalonamento por prioridade preemptivo; quanto maior o número, maior a prioridade",
    ],
  ],
  [
    "1 0 120 .|2 50 50 .|3 60 10 .|4 110 20 .",
    [
      "设有4道作业，它们的提交时间及执行时间如下：\n作业号 提交时间 执行时间(分)\n1 8:00 120\n2 8:50 50\n3 9:00 10\n4 9:50 20",
    ],
  ],
  [
    "P1 0 20 .|P2 5 15 .|P3 10 5 .|P4 15 10 .;pol=rr;q=5",
    ["4个进程P1、P2、P3、P4到达时间分别为0、5、10、15，要求运行时间分别为20、15、5、10，时间片轮转，时间片5。"],
  ],
  [
    "A 0 7 .|B 2 4 .|C 4 1 .;pol=rr;q=3",
    [
      "Aufgabe 3 (12 Punkte)\nGegeben seien folgende Prozesse:\nProzess | Ankunftszeit | Rechenzeit\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nWenden Sie Round Robin mit einer Zeitscheibe von 3 an.",
      "Exercice 2 (6 pts). On considère trois processus :\nProcessus | Date d'arrivée | Durée d'exécution\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nAlgorithme : tourniquet (quantum = 3)",
      "Ejercicio 1 (3 puntos). Dados los siguientes procesos:\nProceso | Llegada | Tiempo de CPU\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nAplique Round Robin con un quantum de 3.",
      "Questão 5. Considere a tabela:\nProcesso | Chegada | Duração\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nEscalonamento circular (Round Robin) com quantum igual a 3.",
      "Esercizio 4\nProcesso | Tempo di arrivo | Durata\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nRound Robin con quanto di tempo 3",
      "Задача 2. Процесс | Время появления | Продолжительность\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nRound Robin, величина кванта времени 3",
      "問3 プロセス | 到着時刻 | 処理時間\nA | 0 | 7\nB | 2 | 4\nC | 4 | 1\nラウンドロビン、タイムクォンタムは3",
    ],
  ],
  [
    "R 2,3,2,1,5,2,4,5,3,2,5,2 f3;pol=lru",
    [
      "Page reference string: 2 3 2 1 5 2 4 5 3 2 5 2. Three frames, LRU.",
      "Time: 1 2 3 4 5 6 7 8 9 10 11 12\nPage: 2 3 2 1 5 2 4 5 3 2 5 2\nFrames: 3\nLRU",
      "Reference string (3 frames, LRU):\n2 3 2 1 5 2\n4 5 3 2 5 2",
      "| Ref | 2 | 3 | 2 | 1 | 5 | 2 | 4 | 5 | 3 | 2 | 5 | 2 |\n3 frames, LRU",
      "refs = [2,3,2,1,5,2,4,5,3,2,5,2]; frames = 3; LRU",
      '{"frames": 3, "policy": "LRU", "references": [2,3,2,1,5,2,4,5,3,2,5,2]}',
      "frames=3\nalgorithm=LRU\nreferences=2 3 2 1 5 2 4 5 3 2 5 2",
      "某进程分配3个页框，访问页面的顺序为2,3,2,1,5,2,4,5,3,2,5,2，采用LRU算法，缺页多少次？",
      "系统为某进程在内存中固定分配3个物理块，页面走向：2、3、2、1、5、2、4、5、3、2、5、2，采用最近最久未使用置换算法",
      "Seitenreferenzfolge: 2 3 2 1 5 2 4 5 3 2 5 2; 3 Seitenrahmen; LRU",
      "Secuencia de páginas 2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2 con 3 marcos de página y LRU",
      "Sequência de referências: 2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2; 3 molduras; LRU",
      "A process refers to its five pages in the following order: 2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2. If it has 3 frames, how many faults are there with LRU?",
      "$2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2$\n\nNumber of page frames: 3. Page replacement policy: LRU.",
    ],
  ],
  [
    "? R 1,2,3,4,2,1,5,6,2 f?",
    [
      "Consider the reference string 1, 2, 3, 4, 2, 1, 5, 6, 2. How many page faults occur for LRU, FIFO and optimal replacement with one, two, three, or four frames?",
      "1,2,3,4,2,1,5,6,2 LRU with 3, 4 and 5 frames",
    ],
  ],
  [
    "R 1,2,3,4,2,1,5,6,2 f4;pol=clock",
    [
      "Reference string 1 2 3 4 2 1 5 6 2, 4 frames, second-chance (clock)",
      "页面访问序列1、2、3、4、2、1、5、6、2，页框数为4，CLOCK置换算法",
    ],
  ],
  [
    "R 1,2,1,4,2,0 f3;pol=fifo",
    [
      "Addresses 0x1A2F, 0x2B00, 0x1FFF, 0x4000, 0x2001, 0x0010; page size 4096 bytes; 3 frames; FIFO",
      "Page size is 4 KB. The process issues the virtual addresses 0x1A2F 0x2B00 0x1FFF 0x4000 0x2001 0x0010. There are 3 page frames and FIFO is used. How many page faults?",
      "页面大小为4KB，虚拟地址访问序列为1A2FH、2B00H、1FFFH、4000H、2001H、0010H，分配3个页框，FIFO",
      "逻辑地址序列 0x1A2F、0x2B00、0x1FFF、0x4000、0x2001、0x0010，页大小4096B，3个页框，采用FIFO",
    ],
  ],
  [
    "R 0,0,1,1,0,3,1,2,2,4,4,3 f2;pol=lru",
    [
      "A program generates the addresses: 9, 38, 104, 170, 73, 309, 185, 245, 246, 434, 458, 364. Page size 100 words, 2 frames, LRU",
    ],
  ],
  [
    "M 0KB|150,400,250,320 +P1:200,+P2:380,+P3:90",
    [
      "Five... no, four memory partitions of 150 KB, 400 KB, 250 KB, and 320 KB (in order). How would best-fit place processes of 200 KB, 380 KB, and 90 KB (in order)?",
      "Free partitions: 150K, 400K, 250K, 320K\nProcesses: 200K, 380K, 90K\nAlgorithm: best fit",
      "空闲分区：150KB、400KB、250KB、320KB，进程依次申请200KB、380KB、90KB，最佳适应算法",
      "Freie Blöcke: 150 KB, 400 KB, 250 KB, 320 KB. Anforderungen: 200 KB, 380 KB, 90 KB. Best Fit",
      "Huecos libres: 150K, 400K, 250K, 320K. Solicitudes: 200K, 380K, 90K. Mejor ajuste.",
      "Blocs libres : 150 Ko, 400 Ko, 250 Ko, 320 Ko. Demandes : 200 Ko, 380 Ko, 90 Ko. Best-fit",
    ],
  ],
  [
    "M 512KB +A:60,+B:130,+C:30,-B,+D:20,-A,-C,-D",
    [
      "Buddy system with 512 KB: A requests 60 KB; B requests 130 KB; C requests 30 KB; B releases; D requests 20 KB; A releases; C releases; D releases.",
      "Initially 512 KB free. Buddy allocation. Request A 60K, request B 130K, request C 30K, release B, request D 20K, release A, release C, release D",
      "512K, buddy: A=60K, B=130K, C=30K, free B, D=20K, free A, free C, free D",
      "采用伙伴系统，内存共512KB：A申请60KB，B申请130KB，C申请30KB，B释放，D申请20KB，A释放，C释放，D释放",
    ],
  ],
  [
    "M 256KB +P1:80,+P2:40,+P3:100,-P2,+P4:30",
    [
      "Memory of 256 KB. P1 allocates 80 KB, P2 allocates 40 KB, P3 allocates 100 KB, P2 terminates, P4 allocates 30 KB. First fit.",
      "主存256KB，首次适应：P1申请80KB，P2申请40KB，P3申请100KB，P2完成释放，P4申请30KB",
    ],
  ],
  [
    "D 2150 2069,1212,2296,2800,544,1618 /5000 up",
    [
      "Suppose that a disk drive has 5,000 cylinders, numbered 0 to 4,999. The drive is currently serving a request at cylinder 2,150, and the previous request was at cylinder 1,805. The queue of pending requests, in FIFO order, is: 2,069; 1,212; 2,296; 2,800; 544; 1,618. SCAN",
      "Disk 0-4999, head at 2150, moving up. Queue 2069 1212 2296 2800 544 1618. C-SCAN",
    ],
  ],
  [
    "D 100 55,58,39,18,90,160,150,38,184 /200 up",
    [
      "磁盘共有200个磁道（0-199），磁头当前位于100号磁道，正向磁道号增大方向移动，请求序列：55,58,39,18,90,160,150,38,184，采用SCAN算法",
      "Head at track 100 moving toward track 199. Tracks 0-199. Requests: 55, 58, 39, 18, 90, 160, 150, 38, 184. LOOK.",
      '{"head": 100, "direction": "up", "cylinders": 200, "queue": [55,58,39,18,90,160,150,38,184]} SCAN',
      "head=100\ndirection=up\ncylinders=200\nrequests=55 58 39 18 90 160 150 38 184\nalgorithm=SCAN",
      "Der Schreib-/Lesekopf steht auf Spur 100 und bewegt sich aufwärts. Spuren 0 bis 199. Anfragen: 55, 58, 39, 18, 90, 160, 150, 38, 184. SCAN",
      "La tête est sur la piste 100 et se déplace vers le haut ; 200 pistes ; file : 55, 58, 39, 18, 90, 160, 150, 38, 184 ; SCAN",
    ],
  ],
  [
    "D 100 55,58,39,18,90,160,150,38,184 /200 .",
    ["FCFS: head at 100, requests 55 58 39 18 90 160 150 38 184; total head movement?"],
  ],
  [
    "X paging 2048 3,-,6,1 5000,100,2500",
    [
      "Page size 2 KB; page table: 0→3, 1→-, 2→6, 3→1; logical addresses 5000, 100, 2500",
      "页面大小2KB，页表：0→3，1→-，2→6，3→1。逻辑地址5000、100、2500对应的物理地址？",
      "page size = 2048\npage table = 3 - 6 1\naddresses = 5000 100 2500",
      "Page | Frame\n0 | 3\n1 | -\n2 | 6\n3 | 1\nPage size 2048 bytes. Addresses 5000, 100, 2500",
    ],
  ],
  [
    "P1 0 10 .|P2 3 6 .|P3 7 2 .;pol=srtf",
    [
      "Assume the following workload: P1 arrives at 0 with 10 units, P2 arrives at 3 with 6 units, P3 arrives at 7 with 2 units. Scheduler: shortest-remaining-time-first. Average waiting time?",
      "Three processes are to run under SRTF. Their (arrival, burst) are: P1 (0, 10), P2 (3, 6), P3 (7, 2).",
      "Process ID | Arrival Time (ms) | CPU Burst (ms)\n---:|:---:|:---\nP1 | 0 | 10\nP2 | 3 | 6\nP3 | 7 | 2\n\n*Use SRTF.*",
      "PROCESS\tARRIVAL TIME\tBURST TIME\tCOMPLETION TIME\tTAT\tWT\nP1\t0\t10\t?\t?\t?\nP2\t3\t6\t?\t?\t?\nP3\t7\t2\t?\t?\t?\nSRTF",
      "PROCESS\tAT\tBT\tCT\tTAT\tWT\nP1\t0\t10\t\t\t\nP2\t3\t6\t\t\t\nP3\t7\t2\t\t\t\nSRTF",
      "Prozess P1 P2 P3\nAnkunft 0 3 7\nLaufzeit 10 6 2\nVerfahren: SRTF",
      "进程名 P1 P2 P3\n到达时间(ms) 0 3 7\n运行时间(ms) 10 6 2\n采用最短剩余时间优先算法，求平均带权周转时间。",
      "Arrival: P1@0, P2@3, P3@7; Burst: P1=10, P2=6, P3=2; SRTF",
    ],
  ],
  [
    "P1 0 7 .|P2 2 4 .|P3 4 1 .|P4 5 4 .;pol=sjf",
    [
      "Consider four processes with arrival time and CPU burst:\nP1 0 7\nP2 2 4\nP3 4 1\nP4 5 4\nNon-preemptive SJF. The average waiting time is\n(A) 3.5 (B) 4 (C) 4.25 (D) 5",
      "Process Arrival Burst\nP1 0 7\nP2 2 4\nP3 4 1\nP4 5 4\nNon-preemptive SJF\nA. 3.5\nB. 4\nC. 4.25\nD. 5",
    ],
  ],
  [
    "A 0 3 .|B 1 5 .|C 2 2 .",
    [
      "A 0 3; B 1 5; C 2 2",
      "A=(0,3), B=(1,5), C=(2,2)",
      "A:0:3\nB:1:5\nC:2:2",
      "A | 0 ms | 3 ms\nB | 1 ms | 5 ms\nC | 2 ms | 2 ms",
      "A\tt=0\t3\nB\tt=1\t5\nC\tt=2\t2",
      "Proc: A, B, C\nArr: 0, 1, 2\nCPU: 3, 5, 2",
      "| | A | B | C |\n|-|-|-|-|\n| Arrival | 0 | 1 | 2 |\n| Service | 3 | 5 | 2 |",
      "Process A (arrives at 0, runs 3), process B (arrives at 1, runs 5) and process C (arrives at 2, runs 2)",
      "A、B、C三个进程分别在0、1、2时刻到达，运行时间分别为3、5、2",
      'let jobs = [{name: "A", arrival: 0, burst: 3}, {name: "B", arrival: 1, burst: 5}, {name: "C", arrival: 2, burst: 2}];',
      "A,0,3\r\nB,1,5\r\nC,2,2\r\n",
      'Name,Arrival,Burst\n"A","0","3"\n"B","1","5"\n"C","2","2"',
      "#name arrival burst\nA 0 3\nB 1 5\nC 2 2",
      "// process, arrival, burst\nA, 0, 3\nB, 1, 5\nC, 2, 2",
    ],
  ],
  [
    "R 4,7,6,1,7,6,1,2,7,2 f3;pol=lru",
    [
      "A system uses 3 page frames and LRU. Initially all frames are empty. The page references are: 4, 7, 6, 1, 7, 6, 1, 2, 7, 2. How many page faults?",
      "4, 7, 6, 1, 7, 6, 1, 2, 7, 2\nAssume LRU, three empty frames",
      "Assume that there are 3 page frames which are initially empty. If the page reference string is 4, 7, 6, 1, 7, 6, 1, 2, 7, 2, the number of page faults using the LRU replacement policy is ____.",
      "4 7 6 1 7 6 1 2 7 2 | 3 frames | LRU",
      "Pages: 4→7→6→1→7→6→1→2→7→2, frames: 3, LRU",
      "在请求分页系统中，分配3个物理块（初始为空），依次访问4、7、6、1、7、6、1、2、7、2号页面，采用LRU算法",
      "分配给该进程的内存块数M=3，页面走向：4，7，6，1，7，6，1，2，7，2。LRU",
      "Page\n4\n7\n6\n1\n7\n6\n1\n2\n7\n2\n3 frames, LRU",
      "4,7,6,1,7,6,1,2,7,2 (LRU, 3 marcos inicialmente vacíos)",
      "Seitenanforderungen: 4, 7, 6, 1, 7, 6, 1, 2, 7, 2. Drei Kacheln, anfangs leer. LRU",
    ],
  ],
  [
    "M 1024KB +P1:200,+P2:350,+P3:120,-P2,+P4:100",
    [
      "Total memory 1024 KB. First fit. Allocate P1 200 KB, allocate P2 350 KB, allocate P3 120 KB, free P2, allocate P4 100 KB.",
      "First-fit, 1024K: P1 200K, P2 350K, P3 120K, P2 released, P4 100K",
    ],
  ],
  [
    "D 63 87,170,40,150,36,72,66,15 /200 up",
    [
      "The requests in the queue are for cylinders 87, 170, 40, 150, 36, 72, 66, 15. The head is at 63 and moving towards 199. The disk has 200 cylinders. C-LOOK",
      "磁头位于63号柱面，正向199号方向移动，共200个柱面，请求87、170、40、150、36、72、66、15，LOOK算法",
      "0-199, start 63, up: 87 170 40 150 36 72 66 15; SCAN; disk head",
    ],
  ],
  [
    "P1 0 7 .|P2 2 4 .|P3 4 1 .;pol=sjf",
    ["Consider three processes with arrival time and CPU burst:\nP1 0 7\nP2 2 4\nP3 4 1\nUse SJF."],
  ],
  ["P1 1 7 .|P2 2 4 .|P3 4 3 .", ["The table gives burst time and arrival time.\nP1 7 1\nP2 4 2\nP3 3 4"]],
  ["R 1,2,3,1,4,5 f3;pol=lru", ["1, 2, 3, 1, 4, 5 with 3 frames, LRU. Faults: (a) 4 (b) 5 (c) 6 (d) 7"]],
  [
    "P1 0 5 .|P2 1 3 .|P3 2 4 .;pol=sjf",
    [
      "The arrival and burst times of P1, P2, P3 are 0, 1, 2 and 5, 3, 4 respectively. SJF",
      "进程P1、P2、P3的到达时间和运行时间分别为0、1、2和5、3、4，采用短作业优先",
      "P1, P2 and P3 have arrival times and burst times of (0, 5), (1, 3) and (2, 4). Use SJF.",
      "进程，到达时间，运行时间：P1，0，5；P2，1，3；P3，2，4。短作业优先",
      "Process | Arrival | Burst: P1 | 0 | 5; P2 | 1 | 3; P3 | 2 | 4. SJF",
      "到达时间和运行时间如下：P1 0 5；P2 1 3；P3 2 4，短作业优先",
    ],
  ],
  [
    "A 0 5 1|B 1 3 2|C 3 4 3",
    ["进程A、B、C的到达时刻分别为0、1、3，运行时间与优先数分别为 5、3、4 与 1、2、3，优先数小者优先，非抢占优先级调度"],
  ],
  [
    "P1 . 3 10|P2 . 1 1|P3 . 3 2|P4 . 4 1|P5 . 2 5",
    ["进程 优先数 需要的处理器时间\nP1 10 3\nP2 1 1\nP3 2 3\nP4 1 4\nP5 5 2\n优先数大者优先，非抢占优先级调度"],
  ],
  [
    "P1 . 5 .|P2 . 3 .|P3 . 8 .;pol=sjf",
    [
      "P1(5), P2(3), P3(8) arrive in that order at time 0. SJF",
      "P1(5), P2(3), P3(8) arrive together. Average waiting time under SJF?",
      "P1（5）、P2（3）、P3（8）同时到达，短作业优先，求平均周转时间",
      "P1 (5 ms), P2 (3 ms), P3 (8 ms) arriving at 0. SJF",
    ],
  ],
  ["P1 0 3 .|P2 1 6 .|P3 2 4 .;pol=sjf", ["进程 P1 P2 P3；到达 0 1 2；服务 3 6 4；SPF"]],
  [". 0 5 .|. 1 3 .|. 2 4 .", ["到达时间和运行时间：0 5；1 3；2 4", "arrival and burst times: 0, 1, 2; 5, 3, 4"]],
  ["1 8 1 .|2 10 2 .|3 11 3 .", ["作业提交时间和运行时间：1 8 1；2 10 2；3 11 3"]],
];
