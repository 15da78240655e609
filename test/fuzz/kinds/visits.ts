/**
 * Visits of one tab after another: something is done, the page is closed at a random instant, with storages that refuse now
 * and then, and opened again. It shows what it showed, wherever anything was to be had for keeping it.
 */
import { nextInt, type RandomStream } from "../../../src/base/prng.ts";
import type { Branches } from "../../../src/model/branches.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { gone, named } from "../../../src/store/branches.ts";
import { followAddress } from "../../../src/store/addressBar.ts";
import { openedAt } from "../../../src/store/opening.ts";
import { createMemory } from "../../../src/store/preferences.ts";
import type { Cursor } from "../../../src/store/runState.ts";
import { contentOf } from "../../../src/store/unsaved.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { fakePorts, fakeStorage } from "../../support/fakePorts.ts";
import { openApp, type OneRun } from "../../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { pick } from "../hostile.ts";
import { sameJson, underTitle } from "../same.ts";
import { runnableScenario } from "../samples.ts";

const VISITS = 4;
const DEEDS = 3;
const MOST_ROWS = 1000;

function act(random: RandomStream, { of, port }: { of: OneRun; port: SessionPort }): string {
  const { scenario } = of.getState();
  const vm = scenario.machines[nextInt(random, scenario.machines.length)]?.name ?? "A";
  switch (nextInt(random, 9)) {
    case 6:
      of.actions.showHost(of.getState().shown === 0 ? 1 : 0);
      return "other host";
    case 7: {
      const [other] = of.getState().tree.others;
      if (other) of.actions.regrow((now) => gone(now, other.id));
      return "other branch";
    }
    case 8: {
      const { id } = of.getState().tree;
      of.actions.regrow((now) => named(now, id, "午饭"));
      return "name branch";
    }
    case 0: {
      const command = pick(random, ["pause", "resume", "stop", "start"] as const);
      of.actions.giveCommand({ command, vm });
      return `${command} ${vm}`;
    }
    case 1: {
      const title = `Visit ${nextInt(random, 1000)}`;
      of.actions.rename(title);
      return title;
    }
    case 2: {
      const time = nextInt(random, 200);
      of.actions.seekTime(time);
      return `seek ${time}`;
    }
    case 3:
      of.actions.undo();
      return "undo";
    case 4:
      of.actions.openScenario(runnableScenario(random));
      return "open";
    default:
      port.settle();
      return "work";
  }
}

/** Turns of the event loop: what is on its way gets so far, and no further. */
async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is wanted
    await new Promise(setImmediate);
  }
}

interface Kept {
  readonly address: string;
  readonly common: Record<string, string>;
  readonly tab: Record<string, string>;
}

interface Shown {
  readonly scenario: Scenario;
  readonly cursor: Cursor;
  /** The number of the host that is shown. */
  readonly shown: number;
  readonly branches?: Branches | undefined;
}

/** The same, but for the row within the tick where it was not known yet. */
function isSame(one: Shown, other: Shown, isRowKnown: boolean): boolean {
  const isSameMoment = isRowKnown ? sameJson(one.cursor, other.cursor) : one.cursor.time === other.cursor.time;
  const [first, second] = [one, other].map(({ scenario, shown, branches }) => [
    scenario,
    shown,
    underTitle(branches, scenario.title),
  ]);
  return isSameMoment && sameJson(first, second);
}

/** What a page opens to that finds `kept`; the first scenario where that is nothing. */
async function found({ address, common, tab }: Kept, first: Scenario): Promise<Shown> {
  const memory = createMemory(fakeStorage({ ...common }), fakeStorage({ ...tab }));
  const { content } = await openedAt(address, memory, () => {});
  if (!content) return { scenario: first, shown: 0, cursor: { time: 0, row: Infinity } };
  const { scenario, cursor, host = 0, branches } = content;
  return { scenario, shown: host, branches, cursor: { time: cursor.time, row: cursor.step } };
}

async function openRun({ scenario, cursor, shown, branches }: Shown) {
  const port = createSessionPort(MOST_ROWS);
  const of = openApp({
    scenario,
    cursor,
    shown,
    branches,
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  return { port, of };
}

/** What is shown once the worker has come to rest. */
function settled({ port, of }: Awaited<ReturnType<typeof openRun>>): Shown {
  port.settle();
  const { whole, shown, cursor } = of.getState();
  return { scenario: whole, shown, branches: contentOf(of.app).branches, cursor };
}

/** What was seen of a visit, and what is left of it. */
async function visit(random: RandomStream, before: Kept, first: Scenario, done: string[]) {
  const page = await openRun(await found(before, first));
  const { of, port } = page;
  if (nextInt(random, 3) > 0) port.settle();
  const ports = fakePorts(of.app, before.address, { ...before.common });
  Object.assign(ports.tab.entries, before.tab);
  const trouble = pick(random, ["nothing", "nothing", "common", "tab", "address"] as const);
  ports.common.isFull = trouble === "common";
  ports.tab.isFull = trouble === "tab";
  ports.place.isRefusing = trouble === "address";
  done.push(`visit (${trouble} refuses)`);
  const stop = followAddress(of.app, ports, before.address);
  for (let left = 1 + nextInt(random, DEEDS); left > 0; left -= 1) {
    done.push(act(random, page));
    // oxlint-disable-next-line no-await-in-loop -- what is done takes its time
    await pass(nextInt(random, 8));
  }
  // As the page does when it goes out of sight.
  if (ports.unsaved.isThere()) ports.memory.keepNow(ports.place.fragment(), contentOf(of.app));
  const kept: Kept = {
    address: ports.place.now,
    common: { ...ports.common.entries },
    tab: { ...ports.tab.entries },
  };
  stop();
  const isRowKnown = of.getState().isThere;
  const shown = settled(page);
  port.terminate();
  return { kept, shown, isRowKnown, trouble };
}

export const visits: FuzzKind = {
  name: "visits",
  async attempt(random, show): Promise<Attempt> {
    const first = runnableScenario(random);
    let kept: Kept = { address: "", common: {}, tab: {} };
    const done: string[] = [];
    for (let left = VISITS; left > 0; left -= 1) {
      // oxlint-disable no-await-in-loop -- a visit begins with what the one before has left
      const { kept: next, shown, isRowKnown, trouble } = await visit(random, kept, first, done);
      show(`${JSON.stringify(first)}\n${done.join("; ")}`);
      const opened = await found(next, first);
      // A link that was made before the row was known names the moment alone.
      const namesRow = isRowKnown && opened.cursor.row < Number.MAX_SAFE_INTEGER;
      const again = settled(await openRun(opened));
      // A tab that may keep nothing of its own has what its address says; whoever opens another one has everything.
      const elsewhere =
        trouble === "tab" ? settled(await openRun(await found({ ...next, address: "" }, first))) : again;
      // oxlint-enable no-await-in-loop
      if (!isSame(again, shown, namesRow) && !isSame(elsewhere, shown, namesRow))
        return { outcome: "lost", faults: [`after ${done.join("; ")}: ${told(again)} instead of ${told(shown)}`] };
      kept = next;
    }
    return { outcome: "held", faults: [] };
  },
};

function told({ scenario, cursor }: Shown): string {
  return `${JSON.stringify(cursor)} of "${scenario.title}" with ${scenario.commands.length} commands`;
}
