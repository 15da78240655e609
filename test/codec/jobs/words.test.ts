/** The words of exercises: heads of columns, names of policies, units, numbers, fractions, ranges of names. */
import { describe, expect, it } from "vitest";
import { decimalSignIn, withPoints } from "../../../src/codec/jobs/values/decimalSign.ts";
import { withoutFractions } from "../../../src/codec/jobs/values/fractions.ts";
import { withoutWords, withWordsJoined } from "../../../src/codec/jobs/values/priorityWords.ts";
import { inOneUnit, unitInHead, withUnitsJoined } from "../../../src/codec/jobs/values/units.ts";
import { isNumeric, labelOf, labelsIn, type SheetRow } from "../../../src/codec/jobs/jobColumns.ts";
import { decimalsOf, decimalText, readDecimal, ticksOf, ticksPerUnitOf } from "../../../src/codec/jobs/jobTimes.ts";
import { namesBetween } from "../../../src/codec/jobs/nameRanges.ts";
import { policiesIn } from "../../../src/codec/jobs/namedPolicies.ts";
import { numberOf } from "../../../src/codec/jobs/numberWords.ts";
import { isSummary } from "../../../src/codec/jobs/spellings.ts";

const HEADS: Readonly<Record<string, string>> = {
  name: "process|job no|进程编号|线程|processus|proceso|processi|Auftrag|процесс|プロセス名|進程名稱|#|VM name",
  arrival:
    "Arrival Time|arrived|t_arrival|submission time|到达时间|提交时刻|抵达时间|temps d’arrivée|date de soumission|tiempo de llegada|tempo de chegada|tempo d'arrivo|entrada|Ankunftszeit|время прибытия|время появления|到着時刻|AT",
  bursts:
    "Burst Time|CPU time needed|required time|execution time|estimated running time|cpu usage|units needed|t_cpu|WCET|服务时间|估计运行时间|CPU 区间时间|用时|durée d'exécution|durée de rafale|ráfaga de CPU|t. de servicio|tempo de execução|durata|Rechenzeit|benötigte CPU Zeit|время выполнения|процессорное время|実行時間|執行時間|BT",
  priority: "Priority|nice value|优先数|niveau de priorité|Priorität|приоритет|優先順位",
  weight: "tickets|shares|权重|票数|Gewicht",
  cap: "cap|上限|处理器上限",
  workingSet: "working set size|工作集",
  count: "copies|个数",
  io: "I/O burst time|io 时间|e/s",
  result:
    "Waiting Time|completion time|response time|ntat|departure time|время ожидания|待ち時間|周转时间|响应比|temps d'attente|tiempo de espera|tempo di attesa|Wartezeit|Durchlaufzeit",
};

const found = (text: string, isHeads: boolean) =>
  labelsIn(text, isHeads).map(({ kind, text: word }) => `${kind} ${word}`);
const joined = (text: string) => withUnitsJoined(text, (gap) => "_".repeat(gap.length));
const priorities = (...texts: string[]) => {
  const { rows, priorityOrder } = withoutWords(texts.map((text): SheetRow => ({ priority: cell(text) })));
  return [rows.map(({ priority }) => priority?.text).join(" "), priorityOrder];
};

describe("the head of a column", () => {
  it.each(Object.entries(HEADS).flatMap(([kind, heads]) => heads.split("|").map((head) => [head, kind] as const)))(
    "%s says %s",
    (head, kind) => {
      expect(labelOf(head)).toBe(kind);
      expect(labelOf(`${head}:`)).toBe(kind);
    },
  );

  it.each([
    ["进程到达时间", "arrival"],
    ["CPU time needed by the process", "bursts"],
    ["Name of the process", "name"],
    ["Arrival Times (ms)", "arrival"],
    ["Burst/ms", "bursts"],
    ["Execution_Time", "bursts"],
    ["CPU burst 1", "bursts"],
    ["IO burst #2", "io"],
    ["Priority 1", null],
    ["Priorität", "priority"],
    ["colour", null],
    ["12", null],
    ["", null],
    ["the name of each of the many processes here", null],
    ["arrival and burst of it", null],
  ] as const)("%s is read as %s", (head, kind) => {
    expect(labelOf(head)).toBe(kind);
  });

  it("is found in a sentence only where the word means nothing else there", () => {
    expect(found("they submit and run until the end", false)).toEqual([]);
    expect(found("Submit Run End", true)).toEqual(["arrival Submit", "bursts Run", "result End"]);
    expect(found("the burst time of the process", false)).toEqual(["bursts burst time", "name process"]);
  });

  it.each(["4", "+4", "-4", ".5", "4ms", "1,5", "io4", "I/O: 3", "½", "∞", "*", "endless", "无限"])(
    "%s is no head but a number",
    (text) => {
      expect(isNumeric(text)).toBe(true);
    },
  );

  it.each(["", "-", "P1", "io", "a4", "inform"])("%s is no number", (text) => {
    expect(isNumeric(text)).toBe(false);
  });

  it.each([
    "Average",
    "average waiting time",
    "Totals:",
    "grand total",
    "moyenne",
    "Durchschnitt",
    "Summe",
    "итого",
    "合計",
    "平均值",
    "共计",
    "总计时间",
  ])("%s sums the other rows up", (name) => {
    expect(isSummary(name)).toBe(true);
  });

  it.each(["P1", "meanwhile", "totally", "甲"])("%s does not", (name) => {
    expect(isSummary(name)).toBe(false);
  });
});

const POLICIES: readonly (readonly [policy: string, preemptive: boolean | null, texts: string])[] = [
  [
    "srtf",
    null,
    "SRTF|srtn|SRT|STCF|shortest time to completion first|shortest-remaining-time-first|shortest remaining job next|preemptive SJF|preemptive shortest job first|SJF (preemptive)|SJF with preemption|shortest process first preemptive|SJF preemptivo|SJF apropiativo|SJF con desalojo|plus court d'abord préemptif|SJF avec réquisition|SJF präemptiv|präemptive SJF|präemptives SJF|unterbrechende SJF|unterbrechendes SJF|verdrängende SJF|verdrängendes SJF|抢占SJF|抢占式SJF|可抢占的SJF|SJF抢占|SJF剥夺|SJF 可抢占|最短剩余时间|最短剩余时间优先|抢占短作业优先|抢占式短作业优先|剥夺式最短进程优先|kürzeste Restzeit|kürzeste Restlaufzeit|kürzeste verbleibende Rechenzeit|temps restant|temps restant le plus court|tiempo restante|tiempo restante más corto|menor tempo restante",
  ],
  [
    "sjf",
    null,
    "SJF|SPF|SPN|SJN|shortest job first|shortest-process-next|shortest job|shortest process|non-preemptive SJF|non preemptive SJF|nonpreemptive SJF|SJF (non-preemptive)|SJF (non preemptive)|SJF (nonpreemptive)|SJF nonpreemptive|SJF without preemption|短作业优先|最短进程优先|非抢占短作业优先|非抢占式短作业优先|nicht präemptive SJF|nichtpräemptives SJF|nicht-verdrängendes SJF|kürzester Job zuerst|le plus court job d'abord|trabajo más corto primero|mais curto primeiro|processo mais curto primeiro",
  ],
  ["hrrn", null, "HRRN|HRN|HRRF|highest response ratio next|highest-response-ratio|高响应比优先|最高响应比"],
  ["lrtf", null, "LRTF|longest remaining time first|longest-remaining"],
  ["mlfq", null, "MLFQ|multilevel feedback queue|multi-level-feedback|多级反馈队列|多级反馈"],
  [
    "prr",
    true,
    "preemptive priority with round robin|preemptive priority roundrobin|preemptive priority-based scheduling and a round-robin",
  ],
  [
    "prr",
    null,
    "non preemptive priority with round robin|nonpreemptive priority with round robin|priority roundrobin|roundrobin with priorities|带优先级轮转|priority with round robin|priority + round-robin scheduling|round robin within each priority|round robin by priorities|优先级+轮转|优先级与时间片轮转|带优先级的轮转|基于优先权的时间片轮转",
  ],
  [
    "priority",
    false,
    "non-preemptive priority|nonpreemptive priority scheduling|priority (non-preemptive)|priority scheduling without preemption|非抢占式优先级|非剥夺的静态优先权|优先级调度(非抢占|不可抢占的优先数|prioridad no expulsiva|prioridades sin desalojo|priorités non préemptives|par priorité sans réquisition|Prioritäten nicht präemptiv|nichtverdrängende Prioritäten",
  ],
  [
    "priority",
    true,
    "preemptive priority|preemptive, dynamic priority-driven scheduling|pre-emptive priority|priority scheduling (preemptive)|priority with preemption|抢占式优先级|剥夺的动态优先权|优先级调度抢占|prioridad expulsiva|prioridades con expulsión|priorité avec préemption|präemptive Prioritäten|Prioritätssteuerung verdrängend",
  ],
  [
    "priority",
    null,
    "priority scheduling|priority-based algorithm|priority driven policy|highest priority first|HPF|优先级调度|优先级高优先调度|高优先级优先|优先数高者优先的算法|最高优先权优先|planificación por prioridades|algoritmo basado en prioridades|algoritmo con prioridad|escalonamento por prioridade|scheduling a priorità|scheduling basato su priorità|scheduling basato sulla priorità|ordonnancement par priorité|algorithme basé sur les priorités|Prioritätsscheduling|Prioritäts-Scheduling|Prioritätenverfahren|prioritätsbasiert",
  ],
  [
    "rr",
    null,
    "RR|round robin|roundrobin|Round-Robin|时间片轮转|轮转法|轮转调度|tourniquet|turno rotatorio|Zeitscheibenverfahren|revezamento circular",
  ],
  [
    "fcfs",
    null,
    "FCFS|first come first served|first-come, first-serve|FIFO|first in, first out|先来先服务|先到先服务|先进先出|premier arrivé, premier servi|premier arrivé premier servi|primer en llegar, primer en ser atendido|primero en llegar primera en ser atendida|primero en llegar, primero en ser servido|primera en llegar primera en salir|wer zuerst kommt, mahlt zuerst",
  ],
  ["lottery", null, "lottery|lottery scheduling|彩票调度"],
  ["stride", null, "stride scheduling|步幅调度"],
];

describe("a policy", () => {
  it.each(
    POLICIES.flatMap(([policy, preemptive, texts]) =>
      texts.split("|").map((text) => [text, policy, preemptive] as const),
    ),
  )("called %s is %s, preemptive: %s", (text, policy, preemptive) => {
    expect(policiesIn(text)).toEqual([{ policy, preemptive }]);
    expect(policiesIn(`Use ${text}.`)).toEqual([{ policy, preemptive }]);
  });

  it.each([
    "sjfx",
    "xrr",
    "error",
    "current",
    "priority",
    "Process Priority",
    "hrrnx",
    "strides of a page",
    "fifos",
    "arrange",
    "spnx",
    "",
  ])("is not named by %j", (text) => {
    expect(policiesIn(text).filter(({ policy }) => policy !== "stride")).toEqual([]);
  });

  it("takes nothing from the next one", () => {
    const both = [
      { policy: "sjf", preemptive: null },
      { policy: "priority", preemptive: true },
    ];
    for (const text of ["SJF, preemptive priority", "SJF preemptive priority", "SJF preemptive, priority scheduling"])
      expect([text, policiesIn(text)]).toEqual([text, both]);
  });

  it("stands where it is named: several in the order of the text, each once", () => {
    const named = policiesIn("FCFS, SJF, then preemptive SJF, RR and FCFS again").map(({ policy }) => policy);
    expect(named).toEqual(["fcfs", "sjf", "srtf", "rr"]);
  });
});

describe("a number in words", () => {
  it.each([
    ["zero", "0"],
    ["Ten", "10"],
    ["dual", "2"],
    ["quad", "4"],
    ["single", "1"],
    ["drei", "3"],
    ["quatre", "4"],
    ["dois", "2"],
    ["三", "3"],
    ["十", "10"],
    ["两", "2"],
    ["单", "1"],
    ["42", "42"],
    ["many", "many"],
    ["一二", "一二"],
  ])("%s is %s", (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});

describe("the names between two", () => {
  it.each([
    ["A", "E", ["B", "C", "D"]],
    ["a", "c", ["b"]],
    ["P1", "P4", ["P2", "P3"]],
    ["1", "3", ["2"]],
    ["P1", "P2", []],
    ["P1", "P66", Array.from({ length: 64 }, (_, at) => `P${at + 2}`)],
    ["P1", "P67", null],
    ["P4", "P1", null],
    ["P1", "P1", null],
    ["P1", "Q3", null],
    ["A", "e", null],
    ["AB", "AE", null],
    ["A", "P3", null],
    ["P1", "E", null],
  ])("%s and %s are %j", (first, last, names) => {
    expect(namesBetween(first, last)).toEqual(names);
  });
});

describe("the unit in a head", () => {
  it.each([
    ["Burst (ms)", "ms"],
    ["Burst (in ms)", "ms"],
    ["Arrival [sec]", "s"],
    ["运行时间/小时", "h"],
    ["时间(单位:分钟)", "min"],
    ["Burst in seconds", "s"],
    ["Dauer (Minuten)", "min"],
    ["Time (µs)", "us"],
    ["durée (heures)", "h"],
    ["Burst (ticks)", "unit"],
    ["длительность (мс)", "ms"],
    ["処理時間 (ミリ秒)", "ms"],
    ["Burst (cpu)", null],
    ["Burst", null],
    ["ms", null],
  ] as const)("%s is %s", (head, unit) => {
    expect(unitInHead(head)).toBe(unit);
  });

  it("is joined to its number, whatever stands between", () => {
    expect(joined("20 ms and 3  sec, 4 more")).toBe("20_ms and 3__sec, 4 more");
    const filled = withUnitsJoined("5 time units", (gap) => "\uE000".repeat(gap.length));
    expect(filled).toBe("5\uE000time\uE000units");
    expect(withUnitsJoined("5 time unit, 15  time-units", (gap) => "\uE000".repeat(gap.length))).toBe(
      "5\uE000time\uE000unit, 15\uE000\uE000time\uE000units",
    );
  });
});

const cell = (text: string) => ({ text, line: 1, column: 1 });
const row = (arrival: string, bursts: string): SheetRow => ({ arrival: cell(arrival), bursts: cell(bursts) });
const shown = (rows: readonly SheetRow[]) => rows.map(({ arrival, bursts }) => `${arrival?.text} ${bursts?.text}`);

describe("times with units", () => {
  it.each([
    [["0", "20ms"], {}, null, "0 20", "ms"],
    [["1s", "20ms"], {}, null, "1000 20", "ms"],
    [["2min", "1h30min"], {}, null, "2 90", "min"],
    [["0", "1h 30min 5s"], {}, null, "0 5405", "s"],
    [["1.5s", "3ms"], {}, null, "1500 3", "ms"],
    [["1小时", "2分钟"], {}, null, "60 2", "min"],
    [["1", "2"], { arrival: "s", bursts: "ms" }, null, "1000 2", "ms"],
    [["1", "2s"], { arrival: "min" }, null, "60 2", "s"],
    [["0", "2s,3s,4s"], {}, "ms", "0 2000,3000,4000", "ms"],
    [["0", "io5ms"], {}, "us", "0 io5000", "us"],
    [["0", "3 units"], {}, null, "0 3", "unit"],
    [["0", "3"], {}, null, "0 3", null],
  ] as const)("%j with heads %j, wanted in %s, are %s in %s", ([arrival, bursts], heads, wanted, texts, unit) => {
    const read = inOneUnit([row(arrival, bursts)], heads, wanted);
    expect(shown(read.rows)).toEqual([texts]);
    expect(read).toMatchObject({ unit, isUnitCertain: true });
  });

  it("are uncertain where units without a length stand beside others", () => {
    expect(inOneUnit([row("0 units", "3s")], {}, null)).toMatchObject({ unit: "s", isUnitCertain: false });
  });

  it("stay as they are where they would not be exact", () => {
    expect(shown(inOneUnit([row("0", "0.0000001s")], {}, "min").rows)).toEqual(["0 0.0000001s"]);
  });
});

describe("fractions", () => {
  it.each([
    ["½", "0.5"],
    ["1¾", "1.75"],
    ["1 ¾", "1.75"],
    ["3/4", "0.75"],
    ["2 1/8", "2.125"],
    ["12 1/8", "12.125"],
    ["10/5", "2"],
    ["1/2 ms", "0.5 ms"],
    ["1/3", "1/3"],
    ["⅓", "1/3"],
    ["1/0", "1/0"],
    ["1/2/3", "1/2/3"],
    ["12", "12"],
  ])("%s is %s", (text, number) => {
    expect(shown(withoutFractions([row(text, text)]))).toEqual([`${number} ${number}`]);
  });

  it("are left alone where there is no such cell", () => {
    expect(withoutFractions([{ name: cell("1/2") }])).toEqual([{ name: cell("1/2") }]);
  });
});

describe("the decimal sign", () => {
  it.each([
    [["0,5", "3"], "\t", { sign: ",", isCertain: true }],
    [["1,000", "3"], "\t", { sign: ",", isCertain: false }],
    [["0,500", "3"], "\t", { sign: ",", isCertain: true }],
    [["1,0000", "3"], "\t", { sign: ",", isCertain: true }],
    [["0", "3,5"], ";", { sign: ",", isCertain: false }],
    [["0", "3,5,4"], ";", null],
    [["0", "3.5"], ",", { sign: ".", isCertain: true }],
    [["0.5", "3,5"], "\t", { sign: ".", isCertain: true }],
    [["0,5", "3"], ",", null],
    [["0,5", "3"], "", null],
    [["0", "3"], "\t", null],
  ] as const)("of %j, parted by %j, is %j", ([arrival, bursts], separator, sign) => {
    expect(decimalSignIn([row(arrival, bursts)], separator)).toEqual(sign);
  });

  it("becomes a point in every pair of digits, and in no longer list", () => {
    expect(shown(withPoints([row("0,5", "3,5 4,25"), row("1", "3,4,5")]))).toEqual(["0.5 3.5 4.25", "1 3,4,5"]);
    expect(withPoints([{ name: cell("1,5") }])).toEqual([{ name: cell("1,5") }]);
  });
});

describe("words beside priorities", () => {
  it.each([
    [["1 (highest)", "2", "3 (lowest)"], "1 2 3", "lowerFirst"],
    [["1 - low", "2", "3 = high"], "1 2 3", "higherFirst"],
    [["10 (most urgent)", "2"], "10 2", "higherFirst"],
    [["1(最高)", "5"], "1 5", "lowerFirst"],
    [["1 (lowest priority)", "5"], "1 5", "higherFirst"],
    [["1 (highest)", "3 (highest)"], "1 3", null],
    [["2 (highest)", "1", "3"], "2 1 3", null],
    [["low", "high", "medium"], "1 3 2", "higherFirst"],
    [["低", "高", "中"], "1 3 2", "higherFirst"],
    [["hoch", "niedrig", "mittel"], "3 1 2", "higherFirst"],
    [["haute", "basse", "moyenne"], "3 1 2", "higherFirst"],
    [["élevé", "bas", "moyen"], "3 1 2", "higherFirst"],
    [["élevée", "faible", "moyenne"], "3 1 2", "higherFirst"],
    [["low", "2"], "low 2", null],
    [["1", "2"], "1 2", null],
  ] as const)("%j are %s, %s", (texts, numbers, order) => {
    expect(priorities(...texts)).toEqual([numbers, order]);
  });

  it("are one word with the number in front of them", () => {
    expect(withWordsJoined("1 (highest) 2 (big) 3  (low)", (gap) => "_".repeat(gap.length))).toBe(
      "1_(highest) 2 (big) 3__(low)",
    );
  });
});

describe("a time with decimals", () => {
  it.each([
    ["12.50", "12", "5"],
    ["007", "7", ""],
    ["0", "0", ""],
    ["00.00", "0", ""],
    [".5", "0", "5"],
    ["3.", "3", ""],
    ["+4", "4", ""],
    [" ４.２ ", "4", "2"],
  ])("%s has the whole part %s and the fraction %s", (text, whole, fraction) => {
    expect(readDecimal(text)).toEqual({ whole, fraction });
  });

  it.each(["", ".", "-1", "1e3", "1.2.3", "x1", "1x", "1 2"])("%j is none", (text) => {
    expect(readDecimal(text)).toBeNull();
  });

  it("is a whole number of ticks once it is known how fine they are", () => {
    expect(ticksOf({ whole: "12", fraction: "5" }, 1)).toBe(125);
    expect(ticksOf({ whole: "12", fraction: "5" }, 3)).toBe(12_500);
    expect(ticksOf({ whole: "12", fraction: "5" }, 0)).toBe(Infinity);
    expect(ticksOf({ whole: "12", fraction: "" }, 0)).toBe(12);
    expect(decimalText(125, 1)).toBe("12.5");
    expect(decimalText(120, 1)).toBe("12");
    expect(decimalText(5, 3)).toBe("0.005");
    expect(decimalText(125n, 0)).toBe("125");
    expect([undefined, 10, 100, 1000].map((ticks) => decimalsOf(ticks as 10 | undefined))).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 5, 6].map(ticksPerUnitOf)).toEqual([undefined, 10, 100, 100_000, undefined]);
  });
});
