/**
 * Exercises told in words: arrivals by those of others and by their order, units that differ, policies and rules in more
 * languages. Written as in `shapes.ts`. The right values were worked out by hand.
 */
export const told: readonly (readonly [string, readonly string[]])[] = [
  [
    "P1 0 6 .|P2 2 4 .|P3 3 5 .;pol=fcfs",
    [
      "P1 arrives at time 0 and needs 6 ms. P2 arrives two ms later and needs 4 ms. P3 arrives one ms after P2 and needs 5 ms. FCFS",
    ],
  ],
  [
    "P1 0 6 3|P2 1 4 1|P3 3 2 2;pol=priority;order=higherFirst",
    [
      "Prozess\tAnkunft\tRechenzeit\tPriorität\nP1\t0\t6\thoch\nP2\t1\t4\tniedrig\nP3\t3\t2\tmittel\npräemptiv nach Priorität",
    ],
  ],
  ["J1 8 2 .|J2 8.5 0.5 .;pol=hrrn", ["作业 提交时刻 运行时间\nJ1 8.0 2.0\nJ2 8.5 0.5\n采用响应比高者优先"]],
  ["P1 0 5 .|P2 1 3 .|P3 2 8 .;pol=lrtf", ["LJF (longest job first): P1 0 5, P2 1 3, P3 2 8"]],
  [
    "P2 . 3 .|P3 . 3 .|P1 . 24 .;pol=fcfs",
    [
      "Process\tBurst Time\nP1\t24\nP2\t3\nP3\t3\nSuppose the processes arrive in the order P2, P3, P1. FCFS. Average waiting time?",
      "进程 运行时间\nP1 24\nP2 3\nP3 3\n进程按P2、P3、P1的次序到达，先来先服务",
      "Prozess Rechenzeit\nP1 24\nP2 3\nP3 3\nDie Prozesse treffen in der Reihenfolge P2, P3, P1 ein. FCFS",
    ],
  ],
  [
    "P3 0 7 .|P2 0 8 .|P1 0 6 .;pol=fcfs",
    ["P1, P2, P3 arrive in the order P3, P2, P1 at time 0. Bursts of P1, P2, P3: 6, 8, 7. FCFS"],
  ],
  [
    "A 0 4 .|B 0 4 .|C 0 4 .;pol=rr;q=1",
    [
      "All three processes A, B, C have a burst of 4 and arrive at 0. RR, q = 1",
      "Processes A, B and C arrive at 0. Their burst times are 4 each. RR, q = 1",
    ],
  ],
  [
    "P1 0 5 .|P2 1 3 .;pol=rr;q=2",
    [
      "Process Arrival Burst\nP1 0ms 5ms\nP2 1ms 3ms\nRR with a time slice of 2000 µs",
      "Process Arrival Burst\nP1 0 5 s\nP2 1 3 s\nRR with a quantum of 2000 ms",
    ],
  ],
  ["P1 0 5 .|P2 1 3 .;pol=rr;q=0.002", ["Process Arrival Burst\nP1 0 5\nP2 1 3\nQuantum 2 ms, times in seconds"]],
  [
    "P1 0 500 .|P2 100 300 .;pol=rr;q=100;sw=0.5",
    [
      "Process Arrival Burst\nP1 0 500\nP2 100 300\nAll times are given in ms. RR with quantum 0.1 s, context switch 500 µs",
      "Process Arrival Burst\nP1 0 500\nP2 100 300\nRR with quantum 100 ms, context switch 500 µs",
    ],
  ],
  [
    "R 2,3,2,1,5,2,4,5 f3;pol=opt",
    [
      "Número de marcos: 3. Cadena: 2 3 2 1 5 2 4 5. Algoritmo: óptimo",
      "Numero di frame: 3. Stringa di riferimenti: 2 3 2 1 5 2 4 5. Algoritmo ottimo",
    ],
  ],
  [
    "R 1,2,3,4,1,2,5 f3;pol=lru",
    [
      "1 2 3 4 1 2 5 - frames: three - algorithm: LRU",
      "Cadena de referencias 1 2 3 4 1 2 5, 3 marcos, la página menos recientemente usada",
    ],
  ],
  ["? R 1,2,3,4,1,2,5 f?", ["Number of frames 3, 4. Refs 1 2 3 4 1 2 5", "Frames 3, 4. Refs 1 2 3 4 1 2 5"]],
  [
    "M 1024MB +A:300,+B:200,+C:400,-B,+D:150",
    ["Memory 1 GB; VMs: A 300 MB, B 200 MB, C 400 MB; B stops; D 150 MB. First fit."],
  ],
  [
    "M 512unit +P1:100,+P2:200,-P1,+P3:50",
    ["malloc(100); malloc(200); free(100); malloc(50). Heap 512 bytes. First fit"],
  ],
  [
    "M 512unit +p1:100,+p2:200,-p1,+p3:50",
    ["p1 = malloc(100)\np2 = malloc(200)\nfree(p1)\np3 = malloc(50)\nheap of 512 bytes, best fit"],
  ],
  ["M 0KB|10,4,20 +P1:12,+P2:3", ["Löcher: 10 KB, 4 KB, 20 KB. Anforderungen: 12 KB, 3 KB. First Fit"]],
  [
    "M 640KB +A:130,+B:60,-A,+C:100",
    [
      "Speicher: 640 KB. Prozess A belegt 130 KB, Prozess B belegt 60 KB, A wird beendet, C belegt 100 KB. First Fit",
      "Mémoire de 640 Ko. A demande 130 Ko, B demande 60 Ko, A libère, C demande 100 Ko. First fit",
      "Memoria de 640 KB. A solicita 130 KB, B solicita 60 KB, A termina, C solicita 100 KB. Primer ajuste",
    ],
  ],
  [
    "D 53 98,183,37,122 /200 up",
    ["Solicitudes: 98, 183, 37, 122; cabeza en 53; algoritmo del ascensor hacia arriba; cilindros 0 a 199"],
  ],
  [
    "P1 0 6 .|P2 1 4 .|P3 2 5 .;pol=rr;q=2",
    ["프로세스 도착시간 실행시간\nP1 0 6\nP2 1 4\nP3 2 5\n라운드 로빈, 시간 할당량 2"],
  ],
  [
    "A 0 5 2|B 1 3 1|C 2 4 3;pol=priority;order=lowerFirst",
    [
      "프로세스\t도착 시간\t서비스 시간\t우선순위\nA\t0\t5\t2\nB\t1\t3\t1\nC\t2\t4\t3\n비선점 우선순위, 숫자가 작을수록 우선순위가 높다",
    ],
  ],
  ["P1 0 6 .|P2 1 4 .;pol=srtf", ["프로세스 도착시간 실행시간\nP1 0 6\nP2 1 4\n선점형 SJF"]],
  ["P1 0 6 .|P2 1 4 .;pol=sjf", ["프로세스 도착시간 실행시간\nP1 0 6\nP2 1 4\n비선점형 SJF"]],
  ["A 0 4,3,2 .|B 1 5,2,1 .", ["A 0 4c 3io 2c\nB 1 5c 2io 1c", "A 0 4C 3I 2C\nB 1 5C 2I 1C"]],
  ["A 0 4,3,2 .|B 1 5 .;pol=fcfs", ["A 0 4C 3I 2C\nB 1 5C\nFCFS"]],
  ["R 1,2,3,4,1,2,5 f3;pol=fifo", ["페이지 참조열 1 2 3 4 1 2 5, 프레임 3개, FIFO"]],
  ["R 1,2,3,4,1,2,5 f3;pol=opt", ["참조 문자열 1 2 3 4 1 2 5, 프레임 수는 3개, 최적"]],
  [
    "D 53 98,183,37,122 /200 .",
    [
      "헤드 위치 53, 요청 98, 183, 37, 122. SSTF",
      "ヘッドはシリンダ53にあり、要求は 98, 183, 37, 122。SSTF",
      "Coda 98, 183, 37, 122; testina su 53; SSTF",
      "Очередь 98, 183, 37, 122; головка на 53; SSTF",
    ],
  ],
  [
    "A . 10 3|B . 6 5|C . 2 2|D . 4 1|E . 8 4;pol=priority;order=higherFirst",
    [
      "有5个批处理作业A～E几乎同时到达，估计运行时间为10、6、2、4、8分钟，优先级为3、5、2、1、4，5为最高。采用优先级调度。",
    ],
  ],
];

/** As in `stated.ts`: what would be run without a question would be a wrong answer. */
export const toldBesides: readonly string[] = [
  "P1 0 5 min\nP2 1 3 min\nRR quantum 7 s",
  "Process Arrival Burst\nP1 0 5\nP2 1 3\nLargest first",
  "进程 到达时间 运行时间\nP1 0 5\nP2 1 3\n采用最大松弛度优先",
  "1..5, 1, 2; 3 frames; LRU",
  "A..E, A, B with 4 frames, FIFO",
  "The reference string is 1, 2, 3, 4, 1, 2, 5 and there are 4 frames, of which one is reserved for the OS. FIFO.",
  "1 2 3 4 1 2 5, 3 frames, CLOCK, use bit set to 0 on load",
  "1 2 3 4 1 2 5, 3 frames, LRU by the additional reference bits algorithm",
  "Número de marcos: 3. Cadena: 2 3 2 1 5 2 4 5. Algoritmo: el de la página más antigua",
  "Head at 53, queue 98, 183, 37; algorithm: nearest; tracks 0-199",
  "Head at 53, requests 98 183 37 122 on a disk with tracks 0 to 199, C-SCAN to the right, jump not counted",
  "Memory 512 KB. A 100 KB, B 200 KB, B vanishes, C 50 KB. First fit",
  "Process Arrival Burst\nP1 0 5\nP2 1 3\nRR with q=2. P2 has higher priority than P1.",
  "Process Arrival Burst\nP1 0 5\nP2 1 3\nThe CPU is idle for the first 2 ms. FCFS",
  "Process Arrival Burst\nP1 0 5\nP2 1 3\nFCFS. P1 voluntarily yields after 2 ms.",
  "Process Arrival Burst\nP1 0 5\nP2 1 3\nScheduler: SRTF with a preemption only every 2 ms",
  "P1 0 5\nP2 1 3\nTwo ready queues, RR q=2",
  "P1 0 5\nP2 1 3\nThe quantum doubles every round. RR q=1",
  "P1 0 5\nP2 1 3\nEach process gets 2 ms at a time, cyclically",
  "프로세스 도착시간 실행시간\nP1 0 6\nP2 1 4\n최대 여유 우선 스케줄링",
];
