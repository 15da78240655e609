/** A machine moved by itself, without a host around it: what each way of moving it comes to. */
import { bytesOf, microsecondsFor } from "./link.ts";
import { hybrid, postCopy } from "./postCopy.ts";
import { preCopy } from "./preCopy.ts";
import type { Migration, MigrationKind, MigrationSpec } from "./spec.ts";

const WAYS: Readonly<Record<MigrationKind, (spec: MigrationSpec) => Migration>> = {
  stopAndCopy,
  preCopy,
  postCopy,
  hybrid,
};

export function migrate(kind: MigrationKind, spec: MigrationSpec): Migration {
  return WAYS[kind](spec);
}

/** The machine is stopped, and everything is sent. */
function stopAndCopy({ machine, link, activateUs }: MigrationSpec): Migration {
  const bytes = bytesOf(link, machine.pages, machine.zeroPages);
  const downtime = {
    copyUs: microsecondsFor(link, bytes, link.bytesPerSecond),
    stateUs: microsecondsFor(link, machine.stateBytes, link.bytesPerSecond),
    activateUs,
  };
  return {
    kind: "stopAndCopy",
    rounds: [],
    stoppedBy: null,
    lastPages: machine.pages,
    missingPages: 0,
    downtime,
    totalUs: downtime.copyUs + downtime.stateUs + downtime.activateUs,
    sentPages: machine.pages,
    sentBytes: bytes + machine.stateBytes,
    faults: null,
    timesSent: new Uint8Array(machine.pages).fill(1),
  };
}

/** What the closed form of pre-copy says for a machine that dirties new pages all the time. */
export interface ClosedForm {
  /** Dirtied a second / sent a second. Pre-copy cannot get ahead from 1 on. */
  readonly lambda: number;
  /** Pages of each round and, last, of the stop: M·λ^i, at most the working set after the first. */
  readonly pages: readonly number[];
}

/** `V_i = M·λ^i` for the rounds that `run` had. Source: domain E.1. */
export function closedForm({ machine, link }: MigrationSpec, { rounds }: Pick<Migration, "rounds">): ClosedForm {
  const { perSecond, workingSet } = machine.writes;
  const lambda = (perSecond * link.pageBytes) / link.bytesPerSecond;
  const pages = [machine.pages];
  for (let at = 0; at < rounds.length; at += 1) pages.push(Math.min(workingSet, pages[at]! * lambda));
  return { lambda, pages };
}
