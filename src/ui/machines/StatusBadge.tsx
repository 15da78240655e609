/** The state of a machine in two words: its life, and what its vCPUs do, in the colour of that. */
import type { MachineCatalogue } from "../../i18n/machineCatalogue.ts";
import type { JobKind } from "../../model/states.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import { useHidesOrder } from "../shared/moment/answering.ts";
import { TONE_TEXT, type Tone } from "../shared/tone.ts";
import type { IconName } from "../shared/Icon.tsx";
import { useMachineText } from "../shared/text/useMachineText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import type { Doing, DoingView } from "./doing.ts";
import type { MachineStatus, MachineView } from "./machineView.ts";

/** What is not here is on its way: a job, or a machine that stands still. */
const STATUS_TONES: Readonly<Partial<Record<MachineStatus, Tone>>> = {
  startsLater: "neutral",
  shutOff: "neutral",
  finished: "neutral",
  running: "plain",
  saved: "neutral",
  crashed: "fault",
};

/** Of a running machine: green on a pCPU, red where it cannot go on for a fault. */
const DOING_TONES: Readonly<Partial<Record<Doing, Tone>>> = {
  onPcpu: "ok",
  someRun: "ok",
  fault: "fault",
  disk: "warn",
  ioLimit: "warn",
  device: "warn",
  halt: "neutral",
};

export function toneOf({ status, doing, doingNumber }: MachineState): Tone {
  if (status !== "running" || !doing || (doing === "someRun" && doingNumber === 0))
    return STATUS_TONES[status] ?? "warn";
  return DOING_TONES[doing] ?? "plain";
}

/** Jobs that are not here are on disks. */
const STATUS_ICONS: Readonly<Partial<Record<MachineStatus, IconName>>> = {
  startsLater: "clock",
  shutOff: "powerOff",
  finished: "check",
  running: "play",
  paused: "pause",
  shuttingDown: "powerOff",
  saved: "disk",
  crashed: "fault",
  migrate: "arrowRight",
  incoming: "arrowRight",
  pull: "arrowRight",
  push: "arrowRight",
};
const DOING_ICONS: Readonly<Partial<Record<Doing, IconName>>> = {
  fault: "fault",
  disk: "disk",
  ioLimit: "disk",
  device: "device",
  halt: "circle",
};

/** Where there is no room for words. */
export function iconOf({ status, doing }: MachineState): IconName {
  return (status === "running" && doing && DOING_ICONS[doing]) || (STATUS_ICONS[status] ?? "disk");
}

export type MachineState = Pick<MachineView, "life" | "status" | "startsAt" | "jobTotal" | "jobDone" | keyof DoingView>;

export interface StatusWords {
  /** The life of the machine; empty where the rest says it. */
  readonly life: string;
  readonly what: string;
  /** Both in one. */
  readonly short: string;
  /** The end, where there is room. */
  readonly tail: string;
}

/** What is said of its job; none of what a machine is besides is called as one. */
function isJob(status: MachineStatus, texts: object): status is Exclude<JobKind, "move"> {
  return status in texts;
}

/** What is said without the life of the machine. */
const alone = (what: string): StatusWords => ({ life: "", what, short: what, tail: "" });

/**
 * The state in words, the life of the machine and what its vCPUs do; the `short` form leaves `tail` away, which does not fit
 * everywhere.
 */
export function statusWords(
  { terms, machines }: MachineCatalogue,
  { life, status, startsAt, jobTotal, jobDone, doing, doingNumber, doingOf }: MachineState,
  unit: TimeUnit,
): StatusWords {
  const t = machines.doing;
  const words = (what: string, tail = "") => {
    const lived = terms.life[life];
    return { life: lived, what, short: `${lived} · ${what}`, tail };
  };
  if (status === "startsLater") return alone(machines.startsAt(terms.time(startsAt ?? 0, unit)));
  if (isJob(status, machines.job)) return words(machines.job[status](jobDone, jobTotal));
  if (status === "finished") return alone(machines.finished);
  switch (doing) {
    case null:
      return alone(terms.life[life]);
    case "onPcpu":
      return words(t.onPcpu(doingNumber));
    case "queued":
      if (doingNumber === 0) return words(terms.phase.ready.toLowerCase());
      return words(t.queued(doingNumber), t.inQueue);
    case "someRun":
      return words(t.someRun(doingNumber, doingOf));
    default: {
      const kept = doing === "parked" || doing === "costopped" ? terms.phase[doing] : terms.blocked[doing];
      return words(kept.charAt(0).toLowerCase() + kept.slice(1));
    }
  }
}

/** The state in one text. */
export function statusText(text: MachineCatalogue, machine: MachineState, unit: TimeUnit): string {
  const { short, tail } = statusWords(text, machine, unit);
  return short + tail;
}

/** Its place in the queue is not told while it is asked for. */
export function useShownState(machine: MachineState): MachineState {
  return useHidesOrder() && machine.doing === "queued" ? { ...machine, doingNumber: 0 } : machine;
}

export function StatusBadge({ machine }: { readonly machine: MachineState }) {
  const { life, what, short, tail } = statusWords(useMachineText(), useShownState(machine), useTimeUnit());
  return (
    <p title={short + tail} className="truncate text-xs leading-5 text-soft">
      {life && `${life} · `}
      <span className={TONE_TEXT[toneOf(machine)]}>
        {what}
        {tail}
      </span>
    </p>
  );
}
