/** The state of a machine as a badge: its life and what its vCPUs do, in words, with tone and icon. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import { Badge, type Tone } from "../shared/Badge.tsx";
import type { IconName } from "../shared/Icon.tsx";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import type { Doing, DoingView } from "./doing.ts";
import type { MachineStatus, MachineView } from "./machineView.ts";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

const STATUS_LOOKS: Readonly<Record<MachineStatus, Look>> = {
  startsLater: { tone: "neutral", icon: "clock" },
  shutOff: { tone: "neutral", icon: "powerOff" },
  finished: { tone: "neutral", icon: "check" },
  running: { tone: "ok", icon: "play" },
  paused: { tone: "warn", icon: "pause" },
  shuttingDown: { tone: "warn", icon: "powerOff" },
};

/** Of a running machine that cannot go on. */
const KEPT_LOOKS: Readonly<Partial<Record<Doing, Look>>> = {
  fault: { tone: "fault", icon: "fault" },
  disk: { tone: "warn", icon: "disk" },
  device: { tone: "warn", icon: "device" },
  halt: { tone: "neutral", icon: "circle" },
};

export function lookOf({ status, doing }: MachineState): Look {
  return (status === "running" && doing && KEPT_LOOKS[doing]) || STATUS_LOOKS[status];
}

export type MachineState = Pick<MachineView, "life" | "status" | "startsAt" | keyof DoingView>;

/**
 * The state in words, the life of the machine and what its vCPUs do; the `short` form leaves `tail` away, which does not fit
 * on a badge.
 */
export function statusWords(
  { terms, machines }: Catalogue,
  { life, status, startsAt, doing, doingNumber, doingOf }: MachineState,
  unit: TimeUnit,
): { readonly short: string; readonly tail: string } {
  const t = machines.doing;
  const words = (what: string, tail = "") => ({ short: `${terms.life[life]} · ${what}`, tail });
  if (status === "startsLater") return { short: machines.startsAt(terms.time(startsAt ?? 0, unit)), tail: "" };
  if (status === "finished") return { short: machines.finished, tail: "" };
  switch (doing) {
    case null:
      return { short: terms.life[life], tail: "" };
    case "onPcpu":
      return words(t.onPcpu(doingNumber));
    case "queued":
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
export function statusText(text: Catalogue, machine: MachineState, unit: TimeUnit): string {
  const { short, tail } = statusWords(text, machine, unit);
  return short + tail;
}

export function StatusBadge({ machine }: { readonly machine: MachineState }) {
  const { short, tail } = statusWords(useText(), machine, useTimeUnit());
  return <Badge {...lookOf(machine)} title={short + tail} text={short} rest={tail} />;
}
