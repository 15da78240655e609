/** Rows about machines, and about the run as a whole. */
import { COMMANDS } from "../scenario.ts";
import { ERROR_CODES, RESOURCES, VM_STATES } from "../states.ts";
import { row } from "./facts.ts";
import { group, id, int, list, word } from "./fields.ts";

/** A command was carried out. */
export const commandDone = row(
  "commands",
  { isStep: true, tone: "command" },
  {
    /** Its place in `scenario.commands`; `-1 - i` for machine `i` of `scenario.machines`. */
    index: int,
    command: word(COMMANDS),
    vm: id,
  },
);

/** A command was refused; nothing changed. */
export const commandFailed = row(
  "commands",
  { isStep: true, tone: "refused" },
  {
    /** As with `commandDone`. */
    index: int,
    command: word(COMMANDS),
    /** -1 where there is no such machine; its name is in the command. */
    vm: id,
    code: word(ERROR_CODES),
    /** The machine's state when refused. */
    state: word(VM_STATES),
    shortages: list(group({ resource: word(RESOURCES), needed: int, available: int })),
  },
);

/** A machine changed state. */
export const vmState = row(
  "commands",
  {},
  {
    vm: id,
    state: word(VM_STATES),
    /**
     * `finish`, with `shutOff`: every program ended; `ioError`, with `paused`: a disk that it needs has failed; `job`, with
     * `saved`: it has been written to disk; `hostFailed`: its host has; `pagesLost`, with `crashed`: pages of it were on a host
     * that cannot be reached any more.
     */
    cause: word(["command", "finish", "loadControl", "ioError", "job", "hostFailed", "pagesLost"]),
  },
);

/** The machine has another share from now on. */
export const weight = row("details", { isSilent: true }, { vm: id, weight: int });

/** Nothing can happen any more unless somebody gives a command. */
export const quiet = row("commands", { isStep: true }, {});

/** More than 10,000 rounds of events at one tick: a program that takes no time runs for ever. The run stops here. */
export const zeno = row("commands", { isStep: true, tone: "refused" }, { vcpu: id });
