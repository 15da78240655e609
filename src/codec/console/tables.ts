/** The tables of virsh and of LVM's reporting tools, laid out as those print them, of a host at one moment. */
import { entriesOf } from "../../base/pieces.ts";
import { dataAreasOf } from "../../model/layouts.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import type { VmLife } from "../../model/states.ts";
import type { LvId, PvId, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState, VolumeView } from "../../trace/hostState.ts";
import { presentLimit } from "../../trace/figures/presentLimit.ts";
import type { TableRequest } from "./action.ts";
import { domainXml } from "../libvirt/domainXml.ts";
import { ioTuneLines } from "./ioLimits.ts";
import { vcpuIdsOf } from "../../trace/vmInfo.ts";
import { NO_ATTEMPTS } from "../../trace/figures/attempts.ts";
import { reachOf } from "../../trace/figures/isolation.ts";
import { jobOf } from "../../trace/jobOf.ts";

export interface TableMoment {
  readonly scenario: Scenario;
  readonly info: HostInfo;
  readonly state: HostState;
}

/** libvirt's words for our states (domain A.1). */
const STATE_WORDS: Readonly<Record<VmLife, string>> = {
  none: "no state",
  shutOff: "shut off",
  running: "running",
  paused: "paused",
  shuttingDown: "in shutdown",
  saved: "shut off",
  crashed: "crashed",
};

const ACTIVE: ReadonlySet<VmLife> = new Set(["running", "paused", "shuttingDown", "crashed"]);

/** Extents may be taken from it, or not; `m`: it is missing. */
const PV_ATTRIBUTES: Readonly<Record<HostState["disks"][number]["state"], string>> = {
  working: "a--",
  failed: "a-m",
  closed: "u--",
};

/** A length of time in the unit of the scenario. */
function timeText(ticks: number, { tickUnit, ticksPerUnit }: Scenario): string {
  return `${ticks / (ticksPerUnit ?? 1)} ${tickUnit === "tick" ? "ticks" : tickUnit}`;
}

/** The pool, and the disks for backups. */
const GROUP = "pool";
const BACKUP_GROUP = "backup";
const KIB = 1024;

/** The lines of a table; null: there is no such machine. */
export function tableLines(request: TableRequest, moment: TableMoment): readonly string[] | null {
  switch (request.table) {
    case "domains":
      return domains(request, moment);
    case "nodeinfo":
      return nodeInfo(moment);
    case "pvs":
      return physicalVolumes(moment);
    case "vgs":
      return volumeGroups(moment);
    case "lvs":
      return logicalVolumes(moment);
    case "reach":
      return reach(moment);
    case "backups":
      return backupList(moment);
    default: {
      const vm = moment.info.vms.findLast(
        ({ uid, name }) => name === request.vm && moment.state.vms[uid] && moment.state.vms[uid].life !== "none",
      );
      if (!vm) return null;
      if (request.table === "domstate") return [STATE_WORDS[moment.state.vms[vm.uid]!.life], ""];
      if (request.table === "dominfo") return domainInfo(vm.uid, moment);
      if (request.table === "vcpuinfo") return vcpuInfo(vm.uid, moment);
      if (request.table === "schedinfo")
        return [
          "Scheduler      : " + hostOf(moment.scenario).scheduler.policy,
          `weight         : ${moment.state.vms[vm.uid]!.weight}`,
          "",
        ];
      if (request.table === "blkdeviotune") return ioTune(vm.uid, moment);
      if (request.table === "snapshot-list") return snapshotList(vm.uid, moment);
      if (request.table === "dumpxml") {
        const { scenario, state } = moment;
        return domainXml({ title: scenario.title, host: hostOf(scenario), vm, state }).split("\n");
      }
      if (request.table === "domjobinfo") return jobInfo(vm.uid, moment);
      return blocks(vm.uid, moment);
    }
  }
}

function domains(
  { which, isNamesOnly }: Extract<TableRequest, { table: "domains" }>,
  { info, state }: TableMoment,
): string[] {
  const rows = state.vms
    .map(({ life }, uid) => ({ uid, life, name: info.vms[uid]!.name }))
    .filter(({ life }) => life !== "none")
    .filter(({ life }) => which === "all" || ACTIVE.has(life) === (which === "active"))
    // Active ones first, in the order of their numbers; the others by name.
    .toSorted((one, other) => {
      const [a, b] = [ACTIVE.has(one.life), ACTIVE.has(other.life)];
      if (a !== b) return a ? -1 : 1;
      return a ? one.uid - other.uid : one.name < other.name ? -1 : 1;
    });
  if (isNamesOnly) return [...rows.map(({ name }) => name), ""];
  const cells = rows.map(({ uid, life, name }) => [ACTIVE.has(life) ? String(uid + 1) : "-", name, STATE_WORDS[life]]);
  return ruled(["Id", "Name", "State"], cells);
}

function domainInfo(uid: VmUid, { scenario, info, state }: TableMoment): string[] {
  const vm = info.vms[uid]!;
  const { life, frames } = state.vms[uid]!;
  const cpu = vcpuIdsOf(vm).reduce((sum, id) => sum + (state.vcpus[id]?.cpu ?? 0), 0);
  const pageKib = vm.pages === 0 ? 0 : vm.spec.memoryBytes / vm.pages / KIB;
  return [
    ["Id:", ACTIVE.has(life) ? String(uid + 1) : "-"],
    ["Name:", vm.name],
    ["State:", STATE_WORDS[life]],
    ["CPU(s):", String(vm.spec.vcpus)],
    ["CPU time:", timeText(cpu, scenario)],
    ["Max memory:", `${Math.round(vm.spec.memoryBytes / KIB)} KiB`],
    ["Used memory:", `${Math.round(frames * pageKib)} KiB`],
    ["Persistent:", "yes"],
  ]
    .map(([label, value]) => label!.padEnd(16) + value!)
    .concat("");
}

function vcpuInfo(uid: VmUid, { scenario, info, state }: TableMoment): string[] {
  const vm = info.vms[uid]!;
  const present = vcpuIdsOf(vm).slice(0, vm.spec.vcpus);
  return present.flatMap((id, index) => {
    const vcpu = state.vcpus[id]!;
    return [
      ["VCPU:", String(index)],
      ["CPU:", vcpu.pcpu < 0 ? "N/A" : String(vcpu.pcpu)],
      ["State:", vcpu.phase],
      ["CPU time:", timeText(vcpu.cpu, scenario)],
    ]
      .map(([label, value]) => label!.padEnd(16) + value!)
      .concat("");
  });
}

function blocks(uid: VmUid, { info }: TableMoment): string[] {
  const own = info.lvs.filter(({ vm }) => vm === uid);
  const cells = own.map(({ name }, at) => [
    `vd${String.fromCharCode(97 + at)}`,
    `/dev/${GROUP}/${info.vms[uid]!.name}-${name}`,
  ]);
  return ruled(["Target", "Source"], cells);
}

/** The oldest first; the parent where there is one, as with `--parent`. */
function snapshotList(uid: VmUid, { scenario, state }: TableMoment): string[] {
  const { snapshots } = state.copyOnWrite;
  const nameOf = (id: number): string => {
    const command = scenario.commands[snapshots.get(id)?.index ?? -1];
    return command?.command === "snapshot" ? command.name : "-";
  };
  const own = [...snapshots.values()].filter(({ vm }) => vm === uid).toSorted((one, other) => one.id - other.id);
  const cells = own.map(({ id, takenAt, state: life, parent }) => [
    nameOf(id),
    String(takenAt),
    STATE_WORDS[life].replace(" ", ""),
    parent < 0 ? "" : nameOf(parent),
  ]);
  return ruled(["Name", "Creation Time", "State", "Parent"], cells);
}

function jobInfo(uid: VmUid, { scenario, state }: TableMoment): string[] {
  const job = jobOf(state, uid);
  if (!job) return ["Job type:         None", ""];
  return [
    ["Job type:", "Bounded"],
    ["Operation:", job.kind],
    ["Time elapsed:", timeText(state.time - job.since, scenario)],
    ["Data processed:", `${job.done} of ${job.total}`],
  ]
    .map(([label, value]) => label!.padEnd(18) + value!)
    .concat("");
}

/** What each machine can reach, and what it has tried beyond that: libvirt has no such table. */
function reach({ info, state }: TableMoment): string[] {
  const cells = reachOf(state, info).map(({ vm, frames, shared, extents, pcpus }) => {
    const { attempts, stopped, breaches } = state.isolation?.machines.get(vm) ?? NO_ATTEMPTS;
    const onPcpus = pcpus === null ? "all" : pcpus.length === 0 ? "-" : pcpus.join(",");
    return [info.vms[vm]!.name, frames, shared, extents, onPcpus, attempts, stopped, breaches].map(String);
  });
  return ruled(["Name", "Frames", "Shared", "Extents", "pCPUs", "Tried", "Stopped", "Breaches"], cells);
}

function nodeInfo({ scenario, info }: TableMoment): string[] {
  const { pageBytes } = hostOf(scenario);
  return [
    ["CPU(s):", String(info.pcpus)],
    ["Memory size:", `${Math.round((info.frames * pageBytes) / KIB)} KiB`],
    ["Page size:", `${pageBytes} bytes`],
  ]
    .map(([label, value]) => label!.padEnd(21) + value!)
    .concat("");
}

function extentsOfPv(state: HostState, pv: number): { total: number; free: number } {
  const { lv } = state.pvs[pv]!;
  let free = 0;
  for (let at = 0; at < lv.length; at += 1) if (lv.get(at) < 0) free += 1;
  return { total: lv.length, free };
}

function physicalVolumes({ scenario, state }: TableMoment): string[] {
  const { extentBytes } = hostOf(scenario);
  const cells = state.pvs.map((_, pv) => {
    const { total, free } = extentsOfPv(state, pv);
    return [
      `pv${pv}`,
      groupOf(pv, scenario),
      "lvm2",
      PV_ATTRIBUTES[state.disks[pv]!.state],
      lvmSize(total * extentBytes),
      lvmSize(free * extentBytes),
    ];
  });
  return indented(["PV", "VG", "Fmt", "Attr", "PSize", "PFree"], cells, [4, 5]);
}

function volumeGroups({ scenario, state }: TableMoment): string[] {
  const { extentBytes } = hostOf(scenario);
  const disks = state.pvs.map((_, pv) => ({ ...extentsOfPv(state, pv), group: groupOf(pv, scenario) }));
  const volumes = [...state.volumes.values()].map((volume) => groupOfVolume(volume, scenario));
  const cells = [...new Set(disks.map(({ group }) => group))]
    .toSorted()
    .toReversed()
    .map((group) => {
      const own = disks.filter((disk) => disk.group === group);
      return [
        group,
        String(own.length),
        String(volumes.filter((each) => each === group).length),
        "0",
        "wz--n-",
        lvmSize(own.reduce((sum, { total }) => sum + total, 0) * extentBytes),
        lvmSize(own.reduce((sum, { free }) => sum + free, 0) * extentBytes),
      ];
    });
  return indented(["VG", "#PV", "#LV", "#SN", "Attr", "VSize", "VFree"], cells, [1, 2, 3, 5, 6]);
}

function groupOf(pv: PvId, scenario: Scenario): string {
  return hostOf(scenario).disks[pv]?.isForBackups === true ? BACKUP_GROUP : GROUP;
}

function groupOfVolume({ spans: [first] }: VolumeView, scenario: Scenario): string {
  return first ? groupOf(first.pv, scenario) : GROUP;
}

/** The oldest first. libvirt leaves backups to files, and has no such table. */
function backupList({ scenario, info, state }: TableMoment): string[] {
  const { backups } = state.copyOnWrite;
  const nameOf = (id: number): string => {
    const command = scenario.commands[backups.get(id)?.index ?? -1];
    return command?.command === "backup" ? command.name : "-";
  };
  const cells = [...backups.values()].map(({ id, vm, base, takenAt, volumes }) => [
    nameOf(id),
    info.vms[vm]?.name ?? "-",
    String(takenAt),
    String(volumes.reduce((sum, { chunks }) => sum + chunks, 0)),
    base < 0 ? "full" : `incremental, on ${nameOf(base)}`,
  ]);
  return ruled(["Name", "Domain", "Completed", "Chunks", "Kind"], cells);
}

/** Where a volume is, or how many of its extents are in the fast tier. LVM has no such column. */
function tierText(lv: LvId, extents: number, { tier }: HostState): string {
  const own = [...entriesOf(tier?.slots ?? [])].flatMap(([, slot]) => (slot.unit?.lv === lv ? [slot] : []));
  const [first] = own;
  if (!first) return "archive";
  if (first.unit!.extent >= 0) return `${own.filter(({ isResident }) => isResident).length}/${extents}`;
  if (!first.isResident) return "coming";
  return first.isDirty ? "dirty" : "resident";
}

function logicalVolumes({ scenario, info, state }: TableMoment): string[] {
  const { extentBytes, residency } = hostOf(scenario);
  const cells = [...state.volumes.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([lv, volume]) => {
      const { rows } = volume;
      const { vm, name, layout } = info.lvs[lv]!;
      const owner = info.vms[vm];
      const isOpen = owner === undefined || ACTIVE.has(state.vms[vm]!.life);
      const type = layout === undefined || layout.kind === "striped" ? "-" : layout.kind === "mirrored" ? "m" : "r";
      return [
        owner ? `${owner.name}/${name}` : name,
        groupOfVolume(volume, scenario),
        `${type}wi-a${isOpen ? "o" : "-"}----`,
        lvmSize(rows * dataAreasOf(layout) * extentBytes),
        ...(residency ? [owner ? tierText(lv, rows * dataAreasOf(layout), state) : ""] : []),
      ];
    });
  return indented(["LV", "VG", "Attr", "LSize", ...(residency ? ["Tier"] : [])], cells, [3]);
}

/** As LVM prints sizes: two decimals and the letter of a binary unit. */
function lvmSize(bytes: number): string {
  if (bytes === 0) return "0";
  const letters = ["b", "k", "m", "g", "t", "p"];
  let value = bytes;
  let at = 0;
  while (value >= KIB && at < letters.length - 1) {
    value /= KIB;
    at += 1;
  }
  return at === 0 ? `${value}b` : `${value.toFixed(2)}${letters[at]!}`;
}

/** Columns of the places that a text takes in a terminal: characters of Chinese take two. */
function placesOf(text: string): number {
  let places = 0;
  for (const character of text)
    places += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return places;
}

const pad = (text: string, to: number) => text + " ".repeat(Math.max(0, to - placesOf(text)));
const padLeft = (text: string, to: number) => " ".repeat(Math.max(0, to - placesOf(text))) + text;

const widthsOf = (rows: readonly (readonly string[])[]) =>
  rows[0]!.map((_, column) => Math.max(...rows.map((row) => placesOf(row[column]!))));

/** As virsh prints tables: a line under the head, three blanks between columns. */
function ruled(head: readonly string[], cells: readonly (readonly string[])[]): string[] {
  const widths = widthsOf([head, ...cells]);
  const line = (row: readonly string[]) =>
    ` ${row
      .map((cell, at) => pad(cell, widths[at]!))
      .join("   ")
      .trimEnd()}`;
  const rule = "-".repeat(widths.reduce((sum, width) => sum + width, 0) + 3 * (head.length - 1) + 2);
  return [line(head), rule, ...cells.map(line), ""];
}

/** As LVM's tools print tables: two blanks before, one between, numbers to the right. */
function indented(head: readonly string[], cells: readonly (readonly string[])[], right: readonly number[]): string[] {
  const widths = widthsOf([head, ...cells]);
  const line = (row: readonly string[]) =>
    `  ${row
      .map((cell, at) => (right.includes(at) ? padLeft : pad)(cell, widths[at]!))
      .join(" ")
      .trimEnd()}`;
  return [line(head), ...cells.map(line)];
}

function ioTune(vm: VmUid, { scenario, info, state }: TableMoment): readonly string[] {
  return ioTuneLines(presentLimit(info, state, vm), hostOf(scenario).extentBytes);
}
