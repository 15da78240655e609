/** What an exercise says besides its jobs, word by word: what is understood is taken out of the text, all else keeps its place. */
import { describe, expect, it } from "vitest";
import { asidesIn } from "../../../src/codec/jobs/asides.ts";

/** What is understood of `text`, of which all but its numbers is left. */
function understood(text: string) {
  const { rest, timeslice, switchCost, pcpus, priorityOrder, extreme } = asidesIn(text);
  expect(rest).toHaveLength(text.length);
  return { timeslice, switchCost, pcpus, priorityOrder, extreme, isTaken: !/\d/.test(rest) };
}
const NOTHING = { timeslice: null, switchCost: null, pcpus: null, priorityOrder: null, extreme: null };

describe("a timeslice", () => {
  it.each([
    ["time quantum = 4", "4"],
    ["Quantum: 4 ms", "4"],
    ["the time slice is 4 ms.", "4"],
    ["timeslice of size 4", "4"],
    ["slice length 4 units", "4"],
    ["time_quantum=0.5", "0.5"],
    ["quantum time: .5 s", ".5"],
    ["TQ = 12", "12"],
    ["q=4", "4"],
    ["q : 4", "4"],
    ["quantum (q) = 4", "4"],
    ["quantum value equals 4", "4"],
    ["quantum takes four ticks", "4"],
    ["quanto di tempo = 4", "4"],
    ["quanto è uguale a 4", "4"],
    ["Zeitscheibe beträgt 4 ms", "4"],
    ["Zeitquantum ist 4 Zeiteinheiten", "4"],
    ["quantum est de 4 unités de temps", "4"],
    ["quantum es de 4 unidades de tiempo", "4"],
    ["quantum es igual a 4", "4"],
    ["quantum est égal à 4", "4"],
    ["квант времени равен 4 мс", "4"],
    ["кванты = 4", "4"],
    ["时间片为 4", "4"],
    ["时间片大小是4毫秒", "4"],
    ["时间片长度:4个时间单位", "4"],
    ["时间量子为4", "4"],
    ["時間片は4", "4"],
    ["タイムクォンタムは4ミリ秒", "4"],
    ["タイムスライス = 4", "4"],
    ["クアンタム: 4", "4"],
    ["a 4 ms time slice", "4"],
    ["4-ms quantum", "4"],
    ["4 time units quantum", "4"],
    ["4 second time quantum", "4"],
    ["quantum = 4, quantum = 4", "4"],
  ])("%s is %s", (text, timeslice) => {
    expect(understood(text)).toEqual({ ...NOTHING, timeslice, isTaken: true });
  });

  it.each([
    "quantum3",
    "slice 0 4",
    "quantum = 4, 8, 16",
    "quantum = 4.5.6",
    "quantum 4%",
    "quantum 10 percent",
    "quantum 10 per cent",
    "quantum = 4 and quantum = 8",
    "quanta 4",
    "4 ms quantums",
    "q 4",
    "seq=4",
    '"quantum = 4"',
    'a,"x quantum = 4',
  ])("is not said by %s", (text) => {
    const read = asidesIn(text);
    expect([read.timeslice, read.rest]).toEqual([null, text]);
  });
});

describe("the cost of a switch", () => {
  it.each([
    "context switch time = 2",
    "Context-switching takes 2 ms.",
    "context switches cost 2",
    "context switch overhead: 2",
    "context_switch_delay=2",
    "context switching penalty is 2",
    "process switch time 2 units",
    "task switching cost of 2",
    "world switch = 2",
    "switching time: 2",
    "switch cost is two",
    "switch overhead equals 2",
    "a context switch takes an overhead of 2",
    "cambio de contexto: 2",
    "cambios de contexto = 2",
    "changement de contexte : 2",
    "troca de contexto = 2",
    "cambio di contesto: 2",
    "Kontextwechsel dauert 2 ms",
    "переключение контекста = 2",
    "переключения контекста: 2 мс",
    "コンテキストスイッチは2",
    "コンテキスト切り替え: 2",
    "コンテキスト切替 = 2",
    "上下文切换时间为2",
    "进程切换开销是 2",
    "任务切换需要2",
    "线程切换的系统时间代价为2",
  ])("%s is 2", (text) => {
    expect(understood(text)).toEqual({ ...NOTHING, switchCost: "2", isTaken: true });
  });

  it("is read before the timeslice, and both are where both are said", () => {
    expect(understood("time quantum = 4 and context switch time = 1")).toEqual({
      ...NOTHING,
      timeslice: "4",
      switchCost: "1",
      isTaken: true,
    });
  });

  it.each(["switch = 2", "switches 2", "subcontext switch2", "light switch time"])("is not said by %s", (text) => {
    expect(asidesIn(text).switchCost).toBeNull();
  });
});

describe("how many processors there are", () => {
  it.each([
    ["CPUs: 2", "2"],
    ["pcpu = 2", "2"],
    ["processors: 2", "2"],
    ["cores = 2", "2"],
    ["number of CPUs is 2", "2"],
    ["number of processors: 2", "2"],
    ["number of cores = 16", "16"],
    ["处理机数为2", "2"],
    ["处理器个数:2", "2"],
    ["核数 = 2", "2"],
    ["2 CPUs", "2"],
    ["two identical processors", "2"],
    ["2 equal cores", "2"],
    ["four pcpus", "4"],
    ["2 procesadores", "2"],
    ["2 processeurs", "2"],
    ["2 Prozessoren", "2"],
    ["2 processadores", "2"],
    ["2 процессора", "2"],
    ["2个处理机", "2"],
    ["两台CPU", "2"],
    ["3 个 核", "3"],
    ["a dual-core machine", "2"],
    ["quad core", "4"],
    ["a single processor", "1"],
    ["a uniprocessor", "1"],
    ["dualcore", "2"],
    ["双处理机", "2"],
    ["四核", "4"],
    ["单CPU", "1"],
    ["one single CPU", "1"],
  ])("%s: %s", (text, pcpus) => {
    expect(understood(text)).toEqual({ ...NOTHING, pcpus, isTaken: true });
  });

  it.each(["processor 2", "a core of 2", "2 processes", "2 coresx", "dually core", "1.2 cores"])(
    "is not said by %s",
    (text) => {
      expect(asidesIn(text).pcpus).toBeNull();
    },
  );
});

describe("which end of the priorities is urgent", () => {
  it.each([
    ["a smaller number means a higher priority", "lowerFirst"],
    ["the lowest number has the highest priority", "lowerFirst"],
    ["low values represent high priority", "lowerFirst"],
    ["lesser integers are more urgent", "lowerFirst"],
    ["lower is better", "lowerFirst"],
    ["smaller is higher", "lowerFirst"],
    ["least numeral, top priority", "lowerFirst"],
    ["1 is the highest", "lowerFirst"],
    ["0 = highest", "lowerFirst"],
    ["0为最高", "lowerFirst"],
    ["数字越小优先级越高", "lowerFirst"],
    ["优先数较小的优先", "lowerFirst"],
    ["a menor número, mayor prioridad", "lowerFirst"],
    ["kleinere Zahl bedeutet höhere Priorität", "lowerFirst"],
    ["un plus petit nombre a une plus haute priorité", "lowerFirst"],
    ["numero minore, priorità più alta", "lowerFirst"],
    ["чем меньше число, тем выше приоритет", "lowerFirst"],
    ["小さい数ほど優先度が高い", "lowerFirst"],
    ["a larger number means a higher priority", "higherFirst"],
    ["the greatest value is the most urgent", "higherFirst"],
    ["bigger integers have more priority", "higherFirst"],
    ["higher is better", "higherFirst"],
    ["0 is the lowest", "higherFirst"],
    ["1表示最低", "higherFirst"],
    ["数字越大优先级越高", "higherFirst"],
    ["优先数大的优先", "higherFirst"],
    ["a mayor número, mayor prioridad", "higherFirst"],
    ["größere Zahl bedeutet höhere Priorität", "higherFirst"],
    ["un plus grand nombre a une plus haute priorité", "higherFirst"],
    ["numero maggiore, priorità più alta", "higherFirst"],
    ["чем больше число, тем выше приоритет", "higherFirst"],
    ["大きい数ほど優先度が高い", "higherFirst"],
  ] as const)("%s: %s", (text, order) => {
    expect(asidesIn(text).priorityOrder).toBe(order);
  });

  it.each([
    "priority",
    "a small number of jobs",
    "the highest priority",
    "large values",
    "P1 has the highest load",
    "",
  ])("is not said by “%s”", (text) => {
    expect(asidesIn(text).priorityOrder).toBeNull();
  });

  it.each([
    ["with 5 being the highest priority", 5, true],
    ["where 7 is most urgent", 7, true],
    ["(3 = x) 9 means the lowest priority", 9, false],
    ["4 denotes least urgent", 4, false],
    ["5为最高优先级", 5, true],
    ["9代表最低优先权", 9, false],
    ["wobei 5 die höchste Priorität ist", null, null],
    ["wobei 5 ist die höchste Priorität", 5, true],
    ["5 est la plus haute priorité", 5, true],
    ["donde 5 es la más alta prioridad", 5, true],
    ["donde 5 indica mínima", 5, false],
  ] as const)("%s names a number: %s, the most urgent: %s", (text, number, isMostUrgent) => {
    const { extreme, rest } = asidesIn(text);
    expect(extreme).toEqual(number === null ? null : { number, isMostUrgent });
    expect(rest.includes(String(number))).toBe(false);
    expect(rest).toHaveLength(text.length);
  });

  it("in brackets behind the head of a column is taken out, and the head stays", () => {
    const text = "P AT BT Priority (1 = highest)";
    expect(asidesIn(text)).toMatchObject({ rest: "P AT BT Priority              ", priorityOrder: "lowerFirst" });
    expect(asidesIn("优先级（数字越小优先级越高）".normalize("NFKC")).rest.trim()).toBe("优先级");
    expect(asidesIn("P AT BT (highest first)").rest).toBe("P AT BT (highest first)");
  });
});

describe("the lines in which something is said", () => {
  it("are told, and nothing is left of those that could hold neither a job nor a head", () => {
    const text = "P AT BT\nA 0 3\nUse RR (q=2).\nSwitch cost is 1";
    const { lines, rest, policies } = asidesIn(text);
    expect([...lines].toSorted((a, b) => a - b)).toEqual([3, 4]);
    expect(rest.split("\n").map((line) => line.trimEnd())).toEqual(["P AT BT", "A 0 3", "", ""]);
    expect(policies.map(({ policy }) => policy)).toEqual(["rr"]);
  });

  it("keep what else stands in them", () => {
    const { rest } = asidesIn("A 0 3, quantum = 2");
    expect(rest).toBe("A 0 3,            ");
    expect(asidesIn("AT BT RR q=2").rest.trimEnd()).toBe("AT BT RR");
  });
});
