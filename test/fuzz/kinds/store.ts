/**
 * What a person does to a run, in any order and with hostile names and numbers: edits, lifecycle commands, undo, steps and
 * seeks, a worker that dies. After each, the scenario comes back from a file and from a link.
 */
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
import { checkContent, decodeLink, encodeLink, type LinkContent } from "../../../src/codec/link/link.ts";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { COMMANDS, hostOf, type Command, type Scenario } from "../../../src/model/scenario.ts";
import { aboutCopies, isAboutCopies } from "../../support/commands.ts";
import { dropped, gone, named } from "../../../src/store/branches.ts";
import type { Whereabouts } from "../../../src/store/runState.ts";
import { contentOf } from "../../../src/store/unsaved.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { openApp, type OneActions, type OneRun } from "../../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { hostileNumber, hostileText, pick } from "../hostile.ts";
import { sameJson, underTitle } from "../same.ts";
import { runnableScenario } from "../samples.ts";

const ACTIONS = 12;
/** Rows at which the worker of a case rests: programs that never end stop there. */
const MOST_ROWS = 2000;

interface Case {
  readonly random: RandomStream;
  readonly of: OneRun;
  readonly ports: SessionPort[];
}

const name = (random: RandomStream, { machines }: Scenario) =>
  nextInt(random, 3) === 0 ? hostileText(random) : (machines[nextInt(random, machines.length)]?.name ?? "A");

function command({ random, of }: Case): Command {
  const { scenario } = of.getState();
  const vm = name(random, scenario);
  const kind = pick(random, COMMANDS);
  if (isAboutCopies(kind)) return aboutCopies(kind, vm, hostileNumber(random));
  if (kind === "setWeight") return { command: kind, vm, weight: hostileNumber(random) };
  if (kind === "compact") return { command: kind };
  if (kind === "setMemoryTarget") return { command: kind, vm, pages: hostileNumber(random) };
  if (kind === "balloon") return { command: kind, vm, isOn: nextInt(random, 2) === 1 };
  if (kind === "setDisk") return { command: kind, disk: hostileNumber(random), state: "failed" };
  if (kind === "migrate") return { command: kind, vm, to: hostileNumber(random) };
  if (kind === "setMigrationSpeed") return { command: kind, vm, bytesPerTick: hostileNumber(random) };
  if (kind === "setLink" || kind === "setHost") return { command: kind, state: "failed", host: hostileNumber(random) };
  if (kind === "abortMove") return { command: kind };
  if (kind === "rename") return { command: kind, vm, name: hostileText(random) };
  if (kind === "resize") return { command: kind, vm, vcpus: hostileNumber(random), memoryBytes: hostileNumber(random) };
  if (kind === "deleteVolume") return { command: kind, owner: vm, volume: hostileText(random) };
  if (kind === "moveExtents") return { command: kind, disk: hostileNumber(random), to: hostileNumber(random) };
  if (kind === "extendVolume" || kind === "reduceVolume")
    return { command: kind, vm, volume: hostileText(random), extents: hostileNumber(random) };
  if (kind !== "create") return { command: kind, vm };
  const [first] = scenario.machines;
  const spec = first ?? runnableScenario(random).machines[0]!;
  return { command: kind, machine: { ...spec, name: vm, memoryBytes: Math.abs(hostileNumber(random)) } };
}

const DEEDS: readonly ((given: Case) => string)[] = [
  ({ random, of }) => {
    const title = `${hostileText(random)}a${hostileText(random)}`;
    of.actions.rename(title);
    return `rename ${JSON.stringify(title)}`;
  },
  (given) => {
    const one = command(given);
    given.of.actions.giveCommand(one);
    return JSON.stringify(one);
  },
  ({ random, of }) => {
    const { scenario } = of.getState();
    const host = hostOf(scenario);
    const field = pick(random, ["frames", "pcpus", "pageBytes", "extentBytes", "swapBytes"] as const);
    const value = hostileNumber(random);
    of.actions.changeHost({ ...host, [field]: value }, scenario.conventions);
    return `${field} ${value}`;
  },
  ({ random, of }) => {
    const next = runnableScenario(random);
    of.actions.openScenario({ ...next, title: hostileText(random) });
    return "open";
  },
  ...(["undo", "redo", "seekStart", "seekEnd", "restart"] as const satisfies readonly (keyof OneActions)[]).map(
    (action) =>
      ({ of }: Case) => {
        of.actions[action]();
        return action;
      },
  ),
  ({ random, of }) => {
    const time = hostileNumber(random);
    of.actions.seekTime(time);
    return `seek ${time}`;
  },
  ({ random, of }) => {
    of.actions.step(pick(random, [1, -1]), pick(random, ["event", "tick", "fault", "switch", "command"] as const));
    return "step";
  },
  ({ random, ports }) => {
    for (let portion = nextInt(random, 6); portion > 0; portion -= 1) ports.at(-1)?.work();
    return "work";
  },
  ({ random, of }) => {
    of.actions.showHost(nextInt(random, 4));
    return "other host";
  },
  ({ random, of }) => {
    const { id, others } = of.getState().tree;
    const to = pick(random, [id, ...others.map((other) => other.id)]);
    const title = `${hostileText(random)}${pick(random, ["", "a"])}`;
    const [deed, change] = pick(random, [
      ["go to branch", (now: Whereabouts) => gone(now, to)],
      ["drop branch", (now: Whereabouts) => dropped(now, to)],
      [`call branch ${JSON.stringify(title)}`, (now: Whereabouts) => named(now, to, title)],
    ] as const);
    of.actions.regrow(change);
    return `${deed} ${to}`;
  },
  ({ of }) => {
    of.actions.askWhatIf(true);
    return "what if";
  },
  ({ ports, of }) => {
    ports.at(-1)?.fail("killed");
    of.actions.restart();
    return "kill";
  },
];

async function broken(of: OneRun): Promise<string[]> {
  const { whole, cursor } = of.getState();
  const content = contentOf(of.app);
  const { branches } = content;
  const opened = parseScenarioFile(printScenarioFile(whole, content.branches));
  const linked = await decodeLink(await encodeLink(content));
  const kept = checkContent(structuredClone(content));
  return [
    ...(opened.ok && sameJson([opened.value, opened.branches ?? null], [whole, underTitle(branches, whole.title)])
      ? []
      : ["its file does not open to it"]),
    ...(linked.ok && isSame(linked.value, content) ? [] : ["its link does not open to it"]),
    ...(kept.ok && isSame(kept.value, content) ? [] : ["what is kept of it does not open to it"]),
    ...(Number.isFinite(cursor.time) && cursor.time >= 0 ? [] : [`the cursor stands at ${cursor.time}`]),
  ];
}

function isSame(one: LinkContent | null, { scenario, branches, host }: LinkContent): boolean {
  const found = [one?.scenario, one?.branches ?? null, one?.host ?? 0];
  return sameJson(found, [scenario, underTitle(branches, scenario.title), host ?? 0]);
}

export const store: FuzzKind = {
  name: "store",
  async attempt(random, show): Promise<Attempt> {
    const ports: SessionPort[] = [];
    const of = openApp({
      scenario: runnableScenario(random),
      connect: (listener) =>
        createRunClient(() => {
          const port = createSessionPort(MOST_ROWS);
          ports.push(port);
          return port;
        }, listener),
    });
    await Promise.resolve();
    const given: Case = { random, of, ports };
    const deeds: string[] = [];
    for (let left = 1 + nextInt(random, ACTIONS); left > 0; left -= 1) {
      deeds.push(pick(random, DEEDS)(given));
      show(deeds.join("; "));
      const faults = await broken(of);
      if (faults.length > 0)
        return { outcome: "broken", faults: faults.map((fault) => `after ${deeds.at(-1)}: ${fault}`) };
    }
    ports.at(-1)?.settle();
    return { outcome: "held", faults: await broken(of) };
  },
};
