/**
 * The worker is killed at random instants of its work and started again: once it has come to rest, the page shows the same
 * moment, the same host and as many rows as one whose worker was never killed.
 */
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { gone } from "../../../src/store/branches.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { openApp, type OneRun } from "../../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { pick } from "../hostile.ts";
import { sameJson } from "../same.ts";
import { runnableScenario } from "../samples.ts";

const DEEDS = 4;
/** Kills after one deed, at most. */
const KILLS = 3;
/** Rows at which the worker rests: programs that never end stop there. */
const MOST_ROWS = 3000;

interface Page {
  readonly of: OneRun;
  readonly ports: SessionPort[];
}

/** `parts`: the worker can be killed between any two parts of a chunk, and not only between chunks. */
async function openPage(scenario: Scenario, parts: boolean): Promise<Page> {
  const ports: SessionPort[] = [];
  const of = openApp({
    scenario,
    connect: (listener) =>
      createRunClient(() => {
        const port = parts ? createSessionPort(MOST_ROWS, () => () => true) : createSessionPort(MOST_ROWS);
        ports.push(port);
        return port;
      }, listener),
  });
  await Promise.resolve();
  return { of, ports };
}

type Deed = readonly [name: string, act: (of: OneRun) => void];

function drawDeed(random: RandomStream, { machines, title }: Scenario): Deed {
  const vm = machines[nextInt(random, machines.length)]?.name ?? "A";
  switch (nextInt(random, 10)) {
    case 7:
      return ["other host", ({ actions, getState }) => actions.showHost(getState().shown === 0 ? 1 : 0)];
    case 8:
      return [
        "other branch",
        ({ actions, getState }) => {
          const [other] = getState().tree.others;
          if (other) actions.regrow((now) => gone(now, other.id));
        },
      ];
    case 9:
      return [`migrate ${vm}`, ({ actions }) => actions.giveCommand({ command: "migrate", vm, to: 1 })];
    case 0:
    case 1: {
      const command = pick(random, ["pause", "resume", "stop", "start", "shutdown", "delete"] as const);
      return [`${command} ${vm}`, ({ actions }) => actions.giveCommand({ command, vm })];
    }
    case 2:
    case 3: {
      const time = nextInt(random, 400);
      return [`seek ${time}`, ({ actions }) => actions.seekTime(time)];
    }
    case 4: {
      const direction = pick(random, [1, -1] as const);
      const unit = pick(random, ["event", "tick", "fault", "switch", "command"] as const);
      return [`step ${direction} ${unit}`, ({ actions }) => actions.step(direction, unit)];
    }
    case 5:
      return ["undo", ({ actions }) => actions.undo()];
    default:
      return ["rename", ({ actions }) => actions.rename(`${title}!`)];
  }
}

/** What is shown, as text and numbers. */
function shownBy({ of }: Page) {
  const { cursor, scenario, shown, isThere, status, host } = of.getState();
  const life = host?.vms.map((vm) => vm.life);
  const phases = host?.vcpus.map((vcpu) => [vcpu.phase, vcpu.cpu, vcpu.ready]);
  return { cursor, scenario, shown, isThere, status: status.kind, time: host?.time, row: host?.row, life, phases };
}

export const kills: FuzzKind = {
  name: "kills",
  async attempt(random, show): Promise<Attempt> {
    const scenario = runnableScenario(random);
    const killed = await openPage(scenario, true);
    const whole = await openPage(scenario, false);
    const done: string[] = [];
    for (let left = 1 + nextInt(random, DEEDS); left > 0; left -= 1) {
      const [name, act] = drawDeed(random, killed.of.getState().scenario);
      for (const { of } of [killed, whole]) act(of);
      done.push(name);
      for (let kill = 1 + nextInt(random, KILLS); kill > 0; kill -= 1) {
        const portions = nextInt(random, 60);
        for (let portion = 0; portion < portions; portion += 1) killed.ports.at(-1)!.work();
        killed.ports.at(-1)!.fail("killed");
        if (killed.of.getState().status.kind !== "failed") return { outcome: "lost", faults: ["the kill is not told"] };
        killed.of.actions.restart();
        done.push(`kill after ${portions}`);
      }
      show(`${JSON.stringify(scenario)}\n${done.join("; ")}`);
      for (const { ports } of [killed, whole]) ports.at(-1)!.settle();
      const [one, other] = [shownBy(killed), shownBy(whole)];
      if (!sameJson(one, other)) {
        const [a, b] = [JSON.stringify({ ...one, scenario: 0 }), JSON.stringify({ ...other, scenario: 0 })];
        return { outcome: "lost", faults: [`after ${done.join("; ")}: ${a} instead of ${b}`] };
      }
    }
    return { outcome: "held", faults: [] };
  },
};
