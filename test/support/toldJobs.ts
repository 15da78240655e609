/**
 * Jobs told in random sentences of five languages: the jobs, and a text in which an author could have told them. The text is made
 * here, word by word; nothing of the readers is used.
 */
import fc from "fast-check";
import type { DressedSheet } from "./sheets.ts";

interface Told {
  readonly name: string;
  readonly arrival: string;
  readonly burst: string;
  readonly priority: string;
}

/** A clause in which a job is told; `p` in front of it where priorities are told as well. */
type Clause = (job: Told) => string;

interface Language {
  readonly clauses: readonly Clause[];
  readonly withPriority: readonly Clause[];
  /** All jobs in one sentence: names, arrivals and bursts as lists. */
  readonly together: readonly ((names: string, arrivals: string, bursts: string) => string)[];
  readonly and: string;
  readonly joints: readonly string[];
  readonly end: string;
  /** What stands before or behind, and has nothing to do with the numbers. */
  readonly around: readonly string[];
}

const LATIN_JOINTS = [". ", "; ", ".\n", "\n", ", "];

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    clauses: [
      ({ name, arrival, burst }) => `${name} arrives at t=${arrival} and needs ${burst} of CPU`,
      ({ name, arrival, burst }) => `Process ${name} arrives at time ${arrival} with a burst time of ${burst}`,
      ({ name, arrival, burst }) => `${name} needs ${burst} and arrives at ${arrival}`,
      ({ name, arrival, burst }) => `${name}: arrival ${arrival}, burst ${burst}`,
      ({ name, arrival, burst }) => `${name} enters at ${arrival} and runs for ${burst}`,
      ({ name, arrival, burst }) => `Job ${name} is submitted at ${arrival} and takes ${burst}`,
      ({ name, arrival, burst }) => `${name} (arrives at ${arrival}, requires ${burst})`,
    ],
    withPriority: [
      ({ name, arrival, burst, priority }) =>
        `${name} arrives at ${arrival}, needs ${burst} and has priority ${priority}`,
      ({ name, arrival, burst, priority }) =>
        `${name} with priority ${priority} arrives at ${arrival} and needs ${burst}`,
    ],
    together: [
      (names, arrivals, bursts) => `The processes ${names} arrive at ${arrivals} and need ${bursts}`,
      (names, arrivals, bursts) => `The arrival times of ${names} are ${arrivals}, their burst times are ${bursts}`,
    ],
    and: " and ",
    joints: LATIN_JOINTS,
    end: ".",
    around: ["", "Compute the average waiting time.", "Question 3 (12 points).", "Draw the Gantt chart."],
  },
  zh: {
    clauses: [
      ({ name, arrival, burst }) => `进程${name}在${arrival}时刻到达，需要运行${burst}`,
      ({ name, arrival, burst }) => `${name}于${arrival}时刻到达，服务时间为${burst}`,
      ({ name, arrival, burst }) => `${name}：到达时间${arrival}，运行时间${burst}`,
      ({ name, arrival, burst }) => `作业${name}在${arrival}时刻提交，需运行${burst}`,
      ({ name, arrival, burst }) => `${name}的运行时间为${burst}，到达时间为${arrival}`,
    ],
    withPriority: [
      ({ name, arrival, burst, priority }) => `${name}在${arrival}时刻到达，需运行${burst}，优先级为${priority}`,
    ],
    together: [
      (names, arrivals, bursts) => `进程${names}的到达时间分别为${arrivals}，运行时间分别为${bursts}`,
      (names, arrivals, bursts) => `${names}分别在${arrivals}时刻到达，所需运行时间分别为${bursts}`,
    ],
    and: "、",
    joints: ["；", "。", "；\n", "\n"],
    end: "。",
    around: ["", "求平均周转时间。", "（10分）", "画出甘特图。"],
  },
  de: {
    clauses: [
      ({ name, arrival, burst }) => `${name} kommt zum Zeitpunkt ${arrival} an und benötigt ${burst}`,
      ({ name, arrival, burst }) =>
        `Prozess ${name} trifft zum Zeitpunkt ${arrival} ein und hat eine Rechenzeit von ${burst}`,
      ({ name, arrival, burst }) => `${name} kommt bei ${arrival} an und dauert ${burst}`,
      ({ name, arrival, burst }) => `${name}: Ankunft ${arrival}, Rechenzeit ${burst}`,
    ],
    withPriority: [
      ({ name, arrival, burst, priority }) =>
        `${name} kommt bei ${arrival} an, benötigt ${burst} und hat die Priorität ${priority}`,
    ],
    together: [
      (names, arrivals, bursts) =>
        `Die Prozesse ${names} kommen zu den Zeitpunkten ${arrivals} an und benötigen ${bursts}`,
    ],
    and: " und ",
    joints: LATIN_JOINTS,
    end: ".",
    around: ["", "Berechnen Sie die mittlere Wartezeit.", "Aufgabe 2 (8 Punkte)."],
  },
  fr: {
    clauses: [
      ({ name, arrival, burst }) => `Le processus ${name} arrive à l'instant ${arrival} et demande ${burst}`,
      ({ name, arrival, burst }) => `${name} arrive à t = ${arrival} et dure ${burst}`,
      ({ name, arrival, burst }) => `${name} : arrivée ${arrival}, durée ${burst}`,
    ],
    withPriority: [
      ({ name, arrival, burst, priority }) =>
        `${name} arrive à ${arrival}, demande ${burst} et a la priorité ${priority}`,
    ],
    together: [
      (names, arrivals, bursts) => `Les processus ${names} arrivent aux instants ${arrivals} et demandent ${bursts}`,
    ],
    and: " et ",
    joints: LATIN_JOINTS,
    end: ".",
    around: ["", "Calculez le temps d'attente moyen.", "Exercice 2 (5 points)."],
  },
  es: {
    clauses: [
      ({ name, arrival, burst }) => `El proceso ${name} llega en el instante ${arrival} y necesita ${burst}`,
      ({ name, arrival, burst }) => `${name} llega en t=${arrival} y tiene una ráfaga de ${burst}`,
      ({ name, arrival, burst }) => `${name}: llegada ${arrival}, ráfaga ${burst}`,
    ],
    withPriority: [
      ({ name, arrival, burst, priority }) =>
        `${name} llega en ${arrival}, necesita ${burst} y tiene prioridad ${priority}`,
    ],
    together: [
      (names, arrivals, bursts) => `Los procesos ${names} llegan en los instantes ${arrivals} y necesitan ${bursts}`,
    ],
    and: " y ",
    joints: LATIN_JOINTS,
    end: ".",
    around: ["", "Calcule el tiempo medio de espera.", "Ejercicio 4 (3 puntos)."],
  },
};

const UNITS = ["", " ms", "ms", " s"];
const NAMES = [
  (at: number) => `P${at + 1}`,
  (at: number) => `J${at + 1}`,
  (at: number) => "ABCDEFG".charAt(at),
  (at: number) => `T${at}`,
];

const pick = <T>(list: readonly T[], at: number) => list[at % list.length]!;

export const toldJobs: fc.Arbitrary<DressedSheet> = fc
  .record({
    jobs: fc.array(
      fc.record({
        arrival: fc.nat(60),
        burst: fc.integer({ min: 1, max: 90 }),
        priority: fc.integer({ min: 0, max: 12 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    language: fc.constantFrom(...Object.keys(LANGUAGES)),
    clause: fc.nat(20),
    joint: fc.nat(20),
    around: fc.nat(20),
    isBehind: fc.boolean(),
    unit: fc.constantFrom(...UNITS),
    names: fc.constantFrom(...NAMES),
    way: fc.constantFrom("plain", "priority", "together"),
  })
  .map(({ jobs, language, clause, joint, around, isBehind, unit, names, way }): DressedSheet => {
    const words = LANGUAGES[language]!;
    const told = jobs.map(({ arrival, burst, priority }, at): Told => {
      return { name: names(at), arrival: String(arrival), burst: burst + unit, priority: String(priority) };
    });
    const list = (of: (job: Told) => string) => {
      const all = told.map(of);
      return `${all.slice(0, -1).join(language === "zh" ? "、" : ", ")}${words.and}${all.at(-1)}`;
    };
    const clauses = way === "priority" ? words.withPriority : words.clauses;
    const text =
      way === "together"
        ? pick(words.together, clause)(
            list(({ name }) => name),
            list(({ arrival }) => arrival),
            list(({ burst }) => burst),
          )
        : told.map(pick(clauses, clause)).join(pick(words.joints, joint));
    const other = pick(words.around, around);
    const whole = text + words.end;
    return {
      text: isBehind ? `${whole} ${other}` : `${other} ${whole}`.trim(),
      rows: jobs.map(({ arrival, burst, priority }, at) =>
        [names(at), arrival, burst, way === "priority" ? priority : "."].join(" "),
      ),
    };
  });
