/** Rows about the hosts that machines are put on. */
import { HOST_REFUSALS, PLACEMENT_CAUSES, PLACED_BY } from "../migration.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, word } from "./fields.ts";

/**
 * A host has been looked for: told on the one that was chosen for a new machine, and else on the one that the machine is on. Where none
 * takes a new machine, the first one tells it, of machine -1, whose command is refused next.
 */
export const placed = row(
  "commands",
  { isStep: true },
  {
    cause: word(PLACEMENT_CAUSES),
    vm: id,
    rule: word(PLACED_BY),
    /** The number of the host; -1: none takes it. */
    host: int,
    /** What it asks for. */
    vcpus: int,
    pages: int,
    /** Each host, with what stands against it, in numbers where there are some, and pages that would be left there. */
    hosts: list(group({ host: int, refusal: word(HOST_REFUSALS), needed: int, available: int, left: int })),
  },
);

/** The rebalancer finds that this host has too much to do: percent of its pCPUs that are wanted, and of those of the least loaded host. */
export const loadCompared = row(
  "commands",
  { isStep: true },
  {
    load: int,
    other: int,
    otherLoad: int,
    /** Looks, one after the other, that found it so. */
    times: int,
    /** The machine that is to go, and where; -1: it waits for another look, or none makes it better. */
    vm: id,
    to: int,
    loadAfter: int,
    toAfter: int,
    /** It goes now; else it is only said. */
    isMoved: flag,
  },
);

/** This host takes no machine from now on, and is emptied; or takes some again. */
export const maintenance = row("commands", { isStep: true }, { isOn: flag });

/** The machine ran on this host, which has failed: it is started elsewhere at `at`. */
export const restartPlanned = row("commands", { isStep: true }, { vm: id, at: int });
