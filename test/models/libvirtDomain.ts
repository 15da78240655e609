/**
 * A domain as libvirt's test driver keeps it, as far as needed to say which of its commands mean something here: written
 * from the rules that accompany its recorded outcomes, and from nothing of this simulator.
 */
export const LIBVIRT_COMMANDS = [
  "define",
  "create",
  "start",
  "suspend",
  "resume",
  "shutdown",
  "destroy",
  "reboot",
  "reset",
  "managedSave",
  "managedSaveRemove",
  "save",
  "restore",
  "dumpCrash",
  "undefine",
  "undefine+image",
] as const;
export type LibvirtCommand = (typeof LIBVIRT_COMMANDS)[number];

export type DomainState = "NONE" | "SHUTOFF" | "RUNNING" | "PAUSED" | "CRASHED";

export interface Domain {
  readonly state: DomainState;
  /** What the managed image was saved of; null: there is none. */
  readonly image: "RUNNING" | "PAUSED" | null;
  /** Somebody saved it to a file of his own. */
  readonly hasFile: boolean;
}

/** Why an outcome is not compared. `skip`: the command changes nothing there, and what follows is compared; else nothing that follows is. */
export interface LeftOut {
  readonly reason: string;
  readonly isSkipped: boolean;
}

const skipped = (reason: string): LeftOut => ({ reason, isSkipped: true });
const ended = (reason: string): LeftOut => ({ reason, isSkipped: false });

const isActive = ({ state }: Domain) => state === "RUNNING" || state === "PAUSED" || state === "CRASHED";

/** Why the outcome of `command` for `domain` has no counterpart here; null: it has. */
export function leftOut(command: LibvirtCommand, domain: Domain): LeftOut | null {
  const { state, image, hasFile } = domain;
  const active = isActive(domain);
  switch (command) {
    case "create":
    case "start":
      if (state === "NONE" && command === "create") return ended("transient domain");
      return !active && image === "PAUSED" ? ended("quirk: an image saved while paused runs") : null;
    case "suspend":
      if (state === "CRASHED") return ended("quirk: a dead guest is suspended");
      return state === "PAUSED" ? skipped("QEMU's driver does it without effect") : null;
    case "resume":
      return state === "RUNNING" ? skipped("QEMU's driver does it without effect") : null;
    case "shutdown":
      return state === "CRASHED" ? ended("quirk: a dead guest shuts down") : null;
    case "reboot":
      return state === "PAUSED" || state === "CRASHED" ? ended("reboot makes a machine run that does not") : null;
    case "managedSave":
      return state === "CRASHED" ? ended("stricter on purpose: a dead guest is saved") : null;
    case "save":
      return active ? ended("file of one's own") : skipped("file of one's own");
    case "restore":
      return !active && hasFile ? ended("file of one's own") : skipped("file of one's own");
    case "dumpCrash":
      return active ? ended("core dump") : skipped("core dump");
    case "undefine":
    case "undefine+image":
      return active ? ended("transient domain") : null;
    default:
      return null;
  }
}

/** What becomes of `domain`, where that has a counterpart here. */
export function after(command: LibvirtCommand, domain: Domain): Domain {
  const { state, image } = domain;
  const active = isActive(domain);
  const off = (next: Domain["image"] = image): Domain => ({ ...domain, state: "SHUTOFF", image: next });
  switch (command) {
    case "define":
      return state === "NONE" ? off(null) : domain;
    case "create":
    case "start":
      return state === "SHUTOFF" ? { ...domain, state: "RUNNING", image: null } : domain;
    case "suspend":
      return state === "RUNNING" ? { ...domain, state: "PAUSED" } : domain;
    case "resume":
      return state === "PAUSED" ? { ...domain, state: "RUNNING" } : domain;
    case "shutdown":
    case "destroy":
      return active ? off() : domain;
    case "managedSave":
      return state === "RUNNING" || state === "PAUSED" ? off(state) : domain;
    case "managedSaveRemove":
      return { ...domain, image: null };
    case "undefine":
      return state === "SHUTOFF" && image === null ? { ...domain, state: "NONE" } : domain;
    case "undefine+image":
      return state === "SHUTOFF" ? { ...domain, state: "NONE", image: null } : domain;
    default:
      return domain;
  }
}
