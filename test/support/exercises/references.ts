/**
 * Reference strings as teachers write them, with their frames.
 * The pages stand behind `R`, the frames behind `f`; `?` where none, or several, are named. `?` in front: it is shown
 * before it runs. The right values were worked out by hand.
 */
export const references: readonly (readonly [string, readonly string[]])[] = [
  [
    "R 7,0,1,2,0,3,0,4 f3",
    [
      "7 0 1 2 0 3 0 4 with 3 frames",
      "Reference string: 7, 0, 1, 2, 0, 3, 0, 4. Frames: 3",
      "7,0,1,2,0,3,0,4; frames = 3",
      "frames = 3\nreference string = 7 0 1 2 0 3 0 4",
      "pages: 7 0 1 2 0 3 0 4\nframes: 3",
      "页面序列 7,0,1,2,0,3,0,4，物理块数 3",
      "页面号引用串7、0、1、2、0、3、0、4，分配3个物理块",
      "Secuencia de referencias: 7 0 1 2 0 3 0 4 con 3 marcos",
      "Chaîne de référence : 7 0 1 2 0 3 0 4, 3 cadres",
      "Referenzfolge: 7 0 1 2 0 3 0 4; 3 Rahmen",
      "Referenzstring 7 0 1 2 0 3 0 4 mit 3 Seitenrahmen",
      "sequência de referências 7 0 1 2 0 3 0 4 com 3 quadros",
      "строка обращений 7 0 1 2 0 3 0 4, 3 кадра",
      "ページ参照列 7 0 1 2 0 3 0 4、フレーム数 3",
      "ref = [7, 0, 1, 2, 0, 3, 0, 4], frames=3",
      "7-0-1-2-0-3-0-4, 3 page frames",
      "7|0|1|2|0|3|0|4 3 frames",
      "Consider the page reference string 7 0 1 2 0 3 0 4 and a memory of three frames. How many page faults occur?",
      "int pages[] = {7, 0, 1, 2, 0, 3, 0, 4}; int frames = 3;",
      "page ref: 7 0 1 2 0 3 0 4 (3 frames)",
      "w = 7 0 1 2 0 3 0 4, m = 3 frames",
      "走向：7 0 1 2 0 3 0 4  页框数：3",
      "\\{7, 0, 1, 2, 0, 3, 0, 4\\} with 3 frames",
      "$7,0,1,2,0,3,0,4$, $3$ frames",
      "3 frames\n7 0 1 2 0 3 0 4",
      "Number of page frames 3, string 7 0 1 2 0 3 0 4",
      "7\n0\n1\n2\n0\n3\n0\n4\n3 frames",
      "1. A process refers to pages 7, 0, 1, 2, 0, 3, 0, 4 with 3 frames",
      "Q2: 7 0 1 2 0 3 0 4, 3 frames",
      "7 0 1 2 0 3 0 4 ; 3 фрейма",
      "某程序访问页面的顺序为7,0,1,2,0,3,0,4，系统为其分配了三个页框",
    ],
  ],
  [
    "R 7,0,1,2,0,3,0,4 f3;pol=fifo",
    ["7 0 1 2 0 3 0 4, 3 frames, FIFO", "FIFO with 3 frames: 7 0 1 2 0 3 0 4", "7 0 1 2 0 3 0 4 三个物理块 先进先出"],
  ],
  [
    "R 7,0,1,2,0,3,0,4 f3;pol=lru",
    [
      "LRU, 3 frames, 7 0 1 2 0 3 0 4",
      "7 0 1 2 0 3 0 4 3 frames least recently used",
      "Find page faults for LRU: 7 0 1 2 0 3 0 4 (frames: 3)",
    ],
  ],
  [
    "R 7,0,1,2,0,3,0,4 f3;pol=opt",
    ["7 0 1 2 0 3 0 4, 3 frames, optimal", "OPT 3 frames 7 0 1 2 0 3 0 4", "最佳置换算法，3个页框，7 0 1 2 0 3 0 4"],
  ],
  [
    "R a,b,c,d,a,b,e f3",
    [
      "a b c d a b e, 3 frames",
      "A, B, C, D, A, B, E with 3 frames",
      "reference string: a b c d a b e; frames: 3",
      "页面走向 A B C D A B E，页框 3",
    ],
  ],
  ["? R a,b,c,d,a,b,e f3", ["abcdabe with 3 frames"]],
  [
    "R 1,2,3,4,1,2,5 f4",
    ["1,2,3,4,1,2,5 with four page frames", "1 2 3 4 1 2 5 (4 marcos)", "1 2 3 4 1 2 5 memory size = 4 frames"],
  ],
  [
    "? R 1,2,3,4,1,2,5 f?",
    [
      "1 2 3 4 1 2 5",
      "1,2,3,4,1,2,5",
      "reference string 1 2 3 4 1 2 5",
      "1 2 3 4 1 2 5 with 3 and 4 frames",
      "Compare 3 frames and 4 frames: 1 2 3 4 1 2 5",
    ],
  ],
  [
    "R 1,2,1,0,4 f3",
    [
      "Page size 100, addresses 110, 210, 150, 50, 430; 3 frames",
      "addresses: 110 210 150 50 430\npage size = 100\nframes = 3",
      "地址序列 110、210、150、50、430，页面大小 100，3个页框",
      "Virtual addresses 0x6E, 0xD2, 0x96, 0x32, 0x1AE with page size 100 bytes and 3 frames",
    ],
  ],
];
