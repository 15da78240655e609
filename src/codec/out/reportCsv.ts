/** Tables of a report as CSV (RFC 4180: comma, CRLF-free lines, quotes where needed; the first line names the columns), or cell by cell. */
import { csvFormat } from "d3";
import type { Report } from "./report.ts";

export const REPORT_TABLES = [
  "slices",
  "references",
  "policyState",
  "commands",
  "machines",
  "vcpus",
  "pcpus",
  "host",
  "translation",
  "region",
  "disk",
  "memory",
  "sharing",
  "extents",
  "tier",
  "volumes",
  "copies",
  "storageJobs",
  "exits",
  "migrations",
  "placements",
  "attempts",
] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

/** One table of `report`; empty cells mean "none". An empty table has only its head where its columns are fixed. */
export function tableCsv(report: Report, table: ReportTable): string {
  const rows = rowsOf(report, table);
  return `${rows.length > 0 ? csvFormat(rows) : HEADS[table].join(",")}\n`;
}

/** Records of the same fields, one at least, as a table. */
export function recordsCsv(records: readonly Readonly<Cells>[]): string {
  return `${csvFormat([...records])}\n`;
}

/** One table of `report` cell by cell. */
export function gridOf(report: Report, table: ReportTable) {
  const records = rowsOf(report, table);
  const columns = records.length > 0 ? [...new Set(records.flatMap(Object.keys))] : HEADS[table];
  return { columns, rows: records.map((record) => columns.map((column) => record[column] ?? null)) };
}

type Cells = Record<string, string | number | boolean | null>;

function rowsOf(report: Report, table: ReportTable): Cells[] {
  switch (table) {
    case "slices":
      return report.slices.map((slice) => ({ ...slice }));
    case "references":
      return report.references.map(({ victim, reason, value, cleared, hand, ghost, workingSet, miss, ...rest }) => ({
        ...rest,
        victimVm: victim?.vm ?? null,
        victimPage: victim?.page ?? null,
        victimDirty: victim?.dirty ?? null,
        reason,
        value,
        cleared: cleared.join(" "),
        hand,
        ghost,
        workingSet,
        miss,
      }));
    case "policyState":
      return report.policyState.map((entry) => ({ ...entry }));
    case "commands":
      return report.commands.map(({ shortages, ...rest }) => ({
        ...rest,
        shortages: shortages.map((s) => `${s.resource} ${s.needed}>${s.available}`).join("; "),
      }));
    case "translation":
      return (report.translation ?? []).map(({ left, ...rest }) => ({
        ...rest,
        leftVm: left?.vm ?? null,
        leftPage: left?.page ?? null,
      }));
    case "exits":
      return (report.exits ?? []).map((row) => ({ ...row }));
    case "disk":
      return (report.disk ?? []).map(({ via, ...rest }) => ({ ...rest, via: via.join(" ") }));
    case "region":
      return (report.region ?? []).map(({ free, ...rest }) => ({
        ...rest,
        free: free.map(([start, size]) => `${start}+${size}`).join(" "),
      }));
    case "memory":
      return (report.memory ?? []).map((row) => ({ ...row }));
    case "sharing":
      return (report.sharing ?? []).map((row) => ({ ...row }));
    case "tier":
      return (report.tier ?? []).map((row) => ({ ...row }));
    case "volumes":
    case "copies":
    case "storageJobs":
    case "migrations":
    case "placements":
    case "attempts":
      return (report[table] ?? []).map((row) => ({ ...row }));
    case "extents":
      return report.extents.map((row) => ({ ...row }));
    case "host":
      return [{ ...report.metrics.host }];
    case "machines":
    case "vcpus":
    case "pcpus":
      return report.metrics[table].map((row) => ({ ...row }));
  }
}

const HEADS: Readonly<Record<ReportTable, readonly string[]>> = {
  volumes: ["lv", "vm", "volume", "layout", "extents", "taken", "chunks", "disks", "outOfDate"],
  copies: ["kind", "vm", "name", "on", "time", "chunks", "room", "pages", "valid", "current"],
  storageJobs: ["job", "work", "vm", "begun", "ended", "outcome", "done", "total"],
  migrations: [
    "migration",
    "vm",
    "way",
    "host",
    "part",
    "round",
    "start",
    "end",
    "pages",
    "bytes",
    "dirtied",
    "rate",
    "throttle",
    "reason",
    "downtime",
  ],
  placements: [
    "time",
    "cause",
    "vm",
    "vcpus",
    "pages",
    "rule",
    "host",
    "chosen",
    "refusal",
    "needed",
    "available",
    "left",
  ],
  tier: ["time", "event", "vm", "volume", "extent", "vcpu", "write", "slot", "dirty", "reason", "value", "until"],
  extents: ["pv", "start", "count", "vm", "volume", "area", "row"],
  memory: [
    "time",
    "vm",
    "configured",
    "target",
    "granted",
    "active",
    "ballooned",
    "swapped",
    "held",
    "freeState",
    "free",
    "shared",
  ],
  sharing: [
    "time",
    "event",
    "vm",
    "page",
    "content",
    "frame",
    "freed",
    "otherVm",
    "otherPage",
    "pagesShared",
    "pagesSharing",
  ],
  slices: ["pcpu", "start", "end", "kind", "vm", "vcpu"],
  references: [
    "time",
    "vm",
    "vcpu",
    "page",
    "write",
    "result",
    "frame",
    "served",
    "victimVm",
    "victimPage",
    "victimDirty",
    "reason",
    "value",
    "cleared",
    "hand",
    "ghost",
    "workingSet",
    "miss",
  ],
  policyState: ["list", "scope", "place", "frame", "vm", "page", "referenced", "dirty", "count", "hand"],
  commands: ["time", "command", "vm", "ok", "code", "weight", "shortages"],
  machines: ["vm"],
  vcpus: ["vcpu"],
  pcpus: ["pcpu"],
  host: ["elapsed"],
  translation: ["time", "pcpu", "vm", "vcpu", "page", "frame", "result", "accesses", "leftVm", "leftPage"],
  disk: [
    "time",
    "pv",
    "request",
    "purpose",
    "vm",
    "queued",
    "from",
    "to",
    "travelled",
    "total",
    "reason",
    "value",
    "seek",
    "rotation",
    "transfer",
    "until",
    "via",
  ],
  attempts: [
    "time",
    "vm",
    "vcpu",
    "attempt",
    "target",
    "volume",
    "outcome",
    "rule",
    "frame",
    "owner",
    "exits",
    "ticks",
    "sharers",
    "changed",
  ],
  exits: ["time", "pcpu", "vm", "vcpu", "cause", "asked", "exits", "ticks", "kernel"],
  region: ["time", "event", "vm", "asked", "start", "size", "holeStart", "holeSize", "searched", "moved", "free"],
};
