/**
 * Whole exercises as sheets and examinations print them: title, marks, what is given, and the questions, all pasted at once.
 * Written as in `sentences.ts`. The right values were worked out by hand.
 */
export const sheets: readonly (readonly [string, readonly string[]])[] = [
  [
    "P1 0 6 .|P2 2 3 .|P3 5 4 .;pol=rr;q=3",
    [
      "Exercise 4 (15 points)\nConsider the following set of processes.\n\nProcess  Arrival time  Burst time\nP1       0             6\nP2       2             3\nP3       5             4\n\nThe scheduler uses round robin with a time quantum of 3.\n(a) Draw the Gantt chart. (5 points)\n(b) What is the average turnaround time? (5 points)\n(c) What is the average waiting time? (5 points)",
      "2. Given the table below, schedule the processes with RR (quantum = 3 ms).\n| Process | Arrival (ms) | Burst (ms) |\n|---|---|---|\n| P1 | 0 | 6 |\n| P2 | 2 | 3 |\n| P3 | 5 | 4 |\na) Gantt chart\nb) mean turnaround time",
      "Aufgabe 3: Scheduling (10 Punkte)\nGegeben sind folgende Prozesse:\nProzess\tAnkunftszeit\tRechenzeit\nP1\t0\t6\nP2\t2\t3\nP3\t5\t4\nZeichnen Sie das Gantt-Diagramm für Round Robin mit Quantum 3.",
      "Exercice 2 (6 points)\nOn considère les processus suivants :\nProcessus;Date d'arrivée;Durée\nP1;0;6\nP2;2;3\nP3;5;4\nOrdonnancement par tourniquet, quantum = 3. Donner le temps d'attente moyen.",
      "Ejercicio 1 (2 puntos). Dados los siguientes procesos:\nProceso | Llegada | Ráfaga\nP1 | 0 | 6\nP2 | 2 | 3\nP3 | 5 | 4\nSe usa Round Robin con quantum de 3. Calcule el tiempo medio de espera.",
      "四、综合题（10分）\n有如下三个进程：\n进程 到达时间 服务时间\nP1 0 6\nP2 2 3\nP3 5 4\n采用时间片轮转调度算法，时间片为3。\n（1）画出甘特图；\n（2）求平均周转时间和平均带权周转时间。",
      "例3 设有三个进程，采用时间片轮转（时间片=3）调度。\n进程名\t到达时间\t运行时间\nP1\t0\t6\nP2\t2\t3\nP3\t5\t4",
      "Q5. Three processes arrive as follows. Use round robin, q = 3.\nP1: arrival 0, burst 6\nP2: arrival 2, burst 3\nP3: arrival 5, burst 4\nFind the completion time of each process.",
      "Problem 1.\nRound robin, time quantum 3.\n\nPID,AT,BT\nP1,0,6\nP2,2,3\nP3,5,4\n\nFill in CT, TAT, WT.",
      "PID AT BT CT TAT WT\nP1 0 6\nP2 2 3\nP3 5 4\nRR with TQ=3",
    ],
  ],
  [
    "P1 0 6 .|P2 2 3 .|P3 5 4 .;pol=srtf",
    [
      "Job   Arrival  Run-time\nP1     0        6\nP2     2        3\nP3     5        4\n\nUse STCF.",
      "Exercise: preemptive SJF.\nProcess Arrival Burst\nP1 0 6\nP2 2 3\nP3 5 4\n1) Draw the chart\n2) Average waiting time?",
      "三、计算题 采用抢占式短进程优先调度算法\n进程 到达时间 运行时间\nP1 0 6\nP2 2 3\nP3 5 4\n（1）各进程的完成时间\n（2）平均周转时间",
      "Shortest Remaining Time First\n\nProcess\tArrival\tBurst\nP1\t0\t6\nP2\t2\t3\nP3\t5\t4\n\nAnswer:",
    ],
  ],
  [
    "P1 0 6 .|P2 2 3 .|P3 5 4 .",
    [
      "Process Arrival Time Burst Time P1 0 6 P2 2 3 P3 5 4",
      "Process\nArrival\nTime\nBurst\nTime\nP1\n0\n6\nP2\n2\n3\nP3\n5\n4",
      "Process Arrival\nTime\nBurst\nTime\nP1 0 6\nP2 2 3\nP3 5 4",
      "Process Arrival Time Burst\nTime P1 0 6 P2 2\n3 P3 5 4",
      "Exercise 7. For the processes below compute the average waiting time under FCFS, SJF and SRTF.\nProcess Arrival Burst\nP1 0 6\nP2 2 3\nP3 5 4",
      "分别用FCFS、SJF、HRRN调度下列进程，求平均周转时间：\n进程 到达时间 服务时间\nP1 0 6\nP2 2 3\nP3 5 4",
      "Process  Arrival  Burst  Waiting  Turnaround\nP1       0        6      ___      ___\nP2       2        3      ___      ___\nP3       5        4      ___      ___\nAverage                  ___      ___",
      "Process  Arrival  Burst  Finish\nP1       0        6      ?\nP2       2        3      ?\nP3       5        4      ?",
      "| Process | Arrival | Burst | Finish |\n|---|---|---|---|\n| P1 | 0 | 6 | |\n| P2 | 2 | 3 | |\n| P3 | 5 | 4 | |",
      "Table 2: Workload\nProcess Arrival Burst\nP1 0 6\nP2 2 3\nP3 5 4",
      "Tabelle 2: Prozesse\nProzess Ankunft Bedienzeit\nP1 0 6\nP2 2 3\nP3 5 4\n(alle Zeiten in ms)",
      "表2 进程情况\n进程 到达时间 服务时间\nP1 0 6\nP2 2 3\nP3 5 4\n（单位：ms）",
      "Process Arrival Burst\nP1 0 6\nP2 2 3\nP3 5 4\nNote: all times are in milliseconds.",
      "Processes:\n* P1 - arrives 0, burst 6\n* P2 - arrives 2, burst 3\n* P3 - arrives 5, burst 4",
      "arrival times: P1 = 0, P2 = 2, P3 = 5\nburst times: P1 = 6, P2 = 3, P3 = 4",
      "Arrival: P1 at 0, P2 at 2, P3 at 5. Burst: P1 6, P2 3, P3 4.",
      "\\begin{tabular}{|c|c|c|}\\hline\nProcess & Arrival & Burst\\\\\\hline\n$P_1$ & 0 & 6\\\\\n$P_2$ & 2 & 3\\\\\n$P_3$ & 5 & 4\\\\\\hline\n\\end{tabular}\nFind the average waiting time for SJF and FCFS.",
      "Process P1: t_arrival = 0, t_cpu = 6\nProcess P2: t_arrival = 2, t_cpu = 3\nProcess P3: t_arrival = 5, t_cpu = 4",
      "Processus | Arrivée | Durée\nP1 | 0 | 6\nP2 | 2 | 3\nP3 | 5 | 4\n1. Donner le diagramme de Gantt.\n2. Calculer le temps de rotation moyen.",
      "Proceso T.Llegada T.Servicio\nP1 0 6\nP2 2 3\nP3 5 4\na) FCFS b) SJF c) SRTF",
    ],
  ],
  [
    "P1 0 6 2|P2 2 3 1|P3 5 4 3;pol=priority;order=lowerFirst",
    [
      "Exercise 6. Preemptive priority scheduling, 1 is the highest priority.\nProcess Arrival Burst Priority\nP1 0 6 2\nP2 2 3 1\nP3 5 4 3\nDetermine the waiting times.",
      "采用抢占式优先级调度（优先数越小优先级越高）\n进程 到达时间 运行时间 优先数\nP1 0 6 2\nP2 2 3 1\nP3 5 4 3",
    ],
  ],
  [
    "R 2,3,2,1,5,2,4,5,3,2 f3;pol=lru",
    [
      "Exercise 8 (10 points). A program refers to its pages in the following order: 2 3 2 1 5 2 4 5 3 2. Three page frames are available, all empty. How many page faults occur with LRU?",
      "Aufgabe 5 (6 Punkte): Gegeben sei die Referenzfolge 2 3 2 1 5 2 4 5 3 2 und ein Speicher mit 3 Seitenrahmen. Bestimmen Sie die Zahl der Seitenfehler bei LRU.",
      "Exercice 3 : Soit la chaîne de références 2 3 2 1 5 2 4 5 3 2 et une mémoire de 3 cadres. Combien de défauts de page avec LRU ?",
      "Ejercicio 2. Sea la cadena de referencia 2 3 2 1 5 2 4 5 3 2 con 3 marcos de página. ¿Cuántos fallos de página produce LRU?",
      "五、（8分）某进程的页面访问序列为2、3、2、1、5、2、4、5、3、2，分配3个物理块，采用LRU算法，求缺页率。",
      "Frames: 3\nReference string: 2 3 2 1 5 2 4 5 3 2\nAlgorithm: LRU",
      "(a) LRU, 3 frames\n2 3 2 1 5 2 4 5 3 2",
      "w = 2 3 2 1 5 2 4 5 3 2, m = 3 frames, LRU. Fill in the table.",
    ],
  ],
  [
    "? R 1,2,3,4,2,1,5,6 f?;pol=lru",
    [
      "Page references: 1,2,3,4,2,1,5,6. How many page faults for LRU with one, two, three, four, five, six, or seven frames?",
      "采用LRU页面置换算法时，一个作业的页面走向为1、2、3、4、2、1、5、6，当分配给该作业的物理块数M分别为3和4时，试计算缺页次数",
      "LRU with 3 or 4 frames: reference string 1 2 3 4 2 1 5 6",
    ],
  ],
  [
    "D 50 82,170,43,140,24,16,190 /200 up",
    [
      "Exercise 9. A disk has 200 cylinders, numbered 0 to 199. The head is at cylinder 50 and moves upwards. The queue is 82, 170, 43, 140, 24, 16, 190. Find the total head movement for SSTF, SCAN and C-SCAN.",
      "磁盘有200个柱面（0-199），磁头当前在50号柱面，向增大方向移动，请求队列为82、170、43、140、24、16、190。用SCAN算法求寻道长度。",
    ],
  ],
  [
    "M 0KB|100,500,200,300,600 +P1:212,+P2:417,+P3:112,+P4:426",
    [
      "Exercise 10: Given free memory partitions of 100K, 500K, 200K, 300K and 600K (in order), how would first-fit place processes of 212K, 417K, 112K and 426K (in order)?",
      "Free list: 100 KB, 500 KB, 200 KB, 300 KB, 600 KB. Requests: 212 KB, 417 KB, 112 KB, 426 KB. Use best fit.",
    ],
  ],
];
