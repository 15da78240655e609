/** The state of a machine as a badge: its life and what its vCPUs do, in words, with tone and icon. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import { Badge, type Tone } from "../shared/Badge.tsx";
import type { IconName } from "../shared/Icon.tsx";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import type { DoingView } from "./doing.ts";
import type { MachineStatus, MachineView } from "./machineView.ts";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const STATUS_LOOKS: Readonly<Record<MachineStatus, Look>> = {
  startsLater: { tone: "neutral", icon: "clock" },
  shutOff: { tone: "neutral", icon: "powerOff" },
  finished: { tone: "neutral", icon: "check" },
  running: { tone: "ok", icon: "play" },
  blockedFault: { tone: "fault", icon: "fault" },
  blockedDisk: { tone: "warn", icon: "disk" },
  blockedDevice: { tone: "warn", icon: "device" },
  halted: { tone: "neutral", icon: "circle" },
  paused: { tone: "warn", icon: "pause" },
  shuttingDown: { tone: "warn", icon: "powerOff" },
};

export type MachineState = Pick<MachineView, "life" | "status" | "startsAt" | keyof DoingView>;

/** The state in words: the life of the machine, and what its vCPUs do; `tail` ends the sentence where there is room. */
export interface StatusWords {
  readonly life: string;
  readonly doing: string;
  readonly tail: string;
}

export function statusWords(text: Catalogue, machine: MachineState, unit: TimeUnit): StatusWords {
  const { terms, machines } = text;
  const { life, status, startsAt, doing } = machine;
  if (status === "startsLater")
    return { life: machines.startsAt(terms.time(startsAt ?? 0, unit)), doing: "", tail: "" };
  if (status === "finished") return { life: machines.finished, doing: "", tail: "" };
  const tail = doing === "queued" ? machines.doing.inQueue : "";
  return { life: terms.life[life], doing: doingText(text, machine), tail };
}

function doingText({ terms, machines }: Catalogue, { doing, doingNumber, doingOf }: DoingView): string {
  switch (doing) {
    case null:
      return "";
    case "onPcpu":
    case "queued":
      return machines.doing[doing](doingNumber);
    case "someRun":
      return machines.doing.someRun(doingNumber, doingOf);
    case "parked":
    case "costopped":
      return inSentence(terms.phase[doing]);
    case "fault":
    case "disk":
    case "device":
    case "halt":
      return inSentence(terms.blocked[doing]);
  }
}

const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** The state in one text. */
export function statusText(text: Catalogue, machine: MachineState, unit: TimeUnit): string {
  const { life, doing, tail } = statusWords(text, machine, unit);
  return doing === "" ? life : `${life} · ${doing}${tail}`;
}

export function StatusBadge({ machine }: { readonly machine: MachineState }) {
  const text = useText();
  const unit = useTimeUnit();
  const { life, doing, tail } = statusWords(text, machine, unit);
  return (
    <Badge
      {...STATUS_LOOKS[machine.status]}
      title={statusText(text, machine, unit)}
      text={doing === "" ? life : `${life} · ${doing}`}
      rest={tail}
    />
  );
}
