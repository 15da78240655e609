/** What of libvirt's shell can be said here, and what it says when it is done (libvirt's manual page of virsh, version 9). */
import { does, wrong, type ConsoleAction } from "./action.ts";
import { blkdeviotune } from "./ioLimits.ts";
import { modeOf } from "./migrations.ts";
import { MACHINE, plain, type Form } from "./form.ts";
import { countOf, sizeOf } from "./quantities.ts";
import type { PlainCommandId } from "../../model/scenario.ts";

const KIB = 1024;

const acts = (name: string, command: PlainCommandId, done: (vm: string) => string): Form =>
  plain("virsh", name, (vm): ConsoleAction => ({
    kind: "command",
    command: { command, vm },
    done: done(vm),
    at: null,
  }));

const shows = (
  name: string,
  table: "dominfo" | "domstate" | "vcpuinfo" | "domblklist" | "snapshot-list" | "domjobinfo" | "dumpxml",
): Form => plain("virsh", name, (vm): ConsoleAction => ({ kind: "table", table, vm }));

export const virshForms: readonly Form[] = [
  {
    tool: "virsh",
    name: "list",
    args: [],
    options: [{ name: "--all" }, { name: "--inactive" }, { name: "--name" }],
    read: (given) =>
      does({
        kind: "table",
        table: "domains",
        which: given.has("--all") ? "all" : given.has("--inactive") ? "inactive" : "active",
        isNamesOnly: given.has("--name"),
      }),
  },
  shows("dominfo", "dominfo"),
  shows("domstate", "domstate"),
  shows("vcpuinfo", "vcpuinfo"),
  shows("domblklist", "domblklist"),
  shows("snapshot-list", "snapshot-list"),
  shows("domjobinfo", "domjobinfo"),
  shows("dumpxml", "dumpxml"),
  { tool: "virsh", name: "nodeinfo", args: [], read: () => does({ kind: "table", table: "nodeinfo" }) },
  acts("start", "start", (vm) => `Domain '${vm}' started`),
  acts("suspend", "pause", (vm) => `Domain '${vm}' suspended`),
  acts("resume", "resume", (vm) => `Domain '${vm}' resumed`),
  acts("shutdown", "shutdown", (vm) => `Domain '${vm}' is being shutdown`),
  acts("destroy", "stop", (vm) => `Domain '${vm}' destroyed`),
  {
    tool: "virsh",
    name: "undefine",
    args: [MACHINE],
    options: [
      { name: "--managed-save" },
      { name: "--force" },
      { name: "--snapshots-metadata" },
      { name: "--remove-all-storage" },
    ],
    read: (given) => {
      const vm = given.get("domain")!;
      const said = {
        ...(given.has("--managed-save") ? { discardSave: true } : {}),
        ...(given.has("--force") ? { force: true } : {}),
        ...(given.has("--snapshots-metadata") ? { deleteSnapshots: true } : {}),
        ...(given.has("--remove-all-storage") ? {} : { keepStorage: true }),
      };
      const command = { command: "delete", vm, ...said } as const;
      return does({ kind: "command", command, done: `Domain '${vm}' has been undefined`, at: null });
    },
  },
  {
    tool: "virsh",
    name: "domrename",
    args: [MACHINE, { id: "new-name", kind: "text" }],
    read: (given) => {
      const command = { command: "rename", vm: given.get("domain")!, name: given.get("new-name")! } as const;
      return does({ kind: "command", command, done: "Domain successfully renamed", at: null });
    },
  },
  {
    tool: "virsh",
    name: "migrate",
    args: [MACHINE, { id: "desturi", kind: "text" }],
    options: [
      { name: "--live" },
      { name: "--offline" },
      { name: "--postcopy" },
      { name: "--postcopy-after-precopy" },
      { name: "--copy-storage-all" },
    ],
    read: (given, { hosts = [] }) => {
      const found = given.get("desturi")!;
      const to = hosts.indexOf(found);
      // Where there is no other host, the names of hosts are no help.
      if (hosts.length < 2) return wrong("onlyHost", { known: hosts.join(", ") });
      if (to < 0) return wrong("notOneOf", { found, known: hosts.join(", ") });
      const command = { command: "migrate", vm: given.get("domain")!, to, mode: modeOf(given) } as const;
      const all = given.has("--copy-storage-all") ? { ...command, copyStorage: true } : command;
      return does({ kind: "command", command: all, done: "", at: null });
    },
  },
  acts("migrate-postcopy", "switchToPostCopy", () => ""),
  {
    tool: "virsh",
    name: "migrate-setspeed",
    args: [MACHINE, { id: "bandwidth", kind: "number" }],
    read: (given) => {
      const found = given.get("bandwidth")!;
      const bytesPerTick = countOf(found);
      if (bytesPerTick === null) return wrong("notANumber", { found });
      const command = { command: "setMigrationSpeed", vm: given.get("domain")!, bytesPerTick } as const;
      return does({ kind: "command", command, done: "", at: null });
    },
  },
  {
    tool: "virsh",
    name: "setvcpus",
    args: [MACHINE, { id: "count", kind: "number" }],
    options: [{ name: "--maximum" }, { name: "--config" }],
    read: (given) => {
      const text = given.get("count")!;
      const vcpus = countOf(text);
      if (vcpus === null) return wrong("notANumber", { found: text });
      return does({
        kind: "command",
        command: { command: "resize", vm: given.get("domain")!, vcpus },
        done: "",
        at: null,
      });
    },
  },
  {
    tool: "virsh",
    name: "setmaxmem",
    args: [MACHINE, { id: "size", kind: "size" }],
    options: [{ name: "--config" }, { name: "--current" }],
    read: (given) => {
      const text = given.get("size")!;
      const size = sizeOf(text, KIB);
      if (!size || size.sign !== "") return wrong("notASize", { found: text });
      const command = { command: "resize", vm: given.get("domain")!, memoryBytes: size.bytes } as const;
      return does({ kind: "command", command, done: "", at: null });
    },
  },
  acts("reset", "reset", (vm) => `Domain '${vm}' was reset`),
  acts("managedsave", "save", (vm) => `Domain '${vm}' state saved by libvirt`),
  acts("managedsave-remove", "discardSave", (vm) => `Removed managedsave image for domain '${vm}'`),
  acts("domjobabort", "abortJob", () => ""),
  acts("inject-nmi", "crash", (vm) => `NMI has been injected into domain '${vm}'`),
  {
    tool: "virsh",
    name: "setmem",
    args: [MACHINE, { id: "size", kind: "size" }],
    options: [{ name: "--live" }, { name: "--current" }],
    read: (given, { host }) => {
      const vm = given.get("domain")!;
      const text = given.get("size")!;
      const size = sizeOf(text, KIB);
      if (!size || size.sign !== "") return wrong("notASize", { found: text });
      if (size.bytes % host.pageBytes !== 0) return wrong("notInPages", { found: text, bytes: host.pageBytes });
      const pages = size.bytes / host.pageBytes;
      return does({ kind: "command", command: { command: "setMemoryTarget", vm, pages }, done: null, at: null });
    },
  },
  {
    tool: "virsh",
    name: "schedinfo",
    args: [MACHINE],
    options: [{ name: "--weight", value: "number" }, { name: "--live" }],
    read: (given) => {
      const vm = given.get("domain")!;
      const text = given.get("--weight");
      if (text === undefined) return does({ kind: "table", table: "schedinfo", vm });
      const weight = countOf(text);
      if (weight === null) return wrong("notANumber", { found: text });
      return does({
        kind: "command",
        command: { command: "setWeight", vm, weight },
        done: `weight         : ${weight}`,
        at: null,
      });
    },
  },
  blkdeviotune,
];

/** Commands of virsh that people know, and that mean nothing on this host. */
export const VIRSH_NOT_HERE: readonly string[] = [
  "attach-disk",
  "autostart",
  "console",
  "create",
  "define",
  "detach-disk",
  "edit",
  "net-list",
  "pool-list",
  "qemu-monitor-command",
  "send-key",
  "vncdisplay",
];
