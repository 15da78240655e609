/** The state of a machine as a badge: words, tone and icon. */
import type { Catalogue } from "../../i18n/catalogue.ts";
import type { TimeUnit } from "../../model/timeUnit.ts";
import { Badge, type Tone } from "../shared/Badge.tsx";
import type { IconName } from "../shared/Icon.tsx";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
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

/** The state in words. */
export function statusText(text: Catalogue, status: MachineStatus, startsAt: number | null, unit: TimeUnit): string {
  const { terms, machines } = text;
  switch (status) {
    case "startsLater":
      return machines.startsAt(terms.time(startsAt ?? 0, unit));
    case "finished":
      return machines.finished;
    case "blockedFault":
      return terms.blocked.fault;
    case "blockedDisk":
      return terms.blocked.disk;
    case "blockedDevice":
      return terms.blocked.device;
    case "halted":
      return terms.blocked.halt;
    case "shutOff":
    case "running":
    case "paused":
    case "shuttingDown":
      return terms.life[status];
  }
}

export function StatusBadge({ status, startsAt }: Pick<MachineView, "status" | "startsAt">) {
  return <Badge {...STATUS_LOOKS[status]} text={statusText(useText(), status, startsAt, useTimeUnit())} />;
}
