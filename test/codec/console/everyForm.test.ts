/** Every form of the console: how it is written, what it gives, what it answers, and the line that gives it again. */
import { describe, expect, it } from "vitest";
import { defaultHost, defaultMachine, defaultScenario } from "../../../src/codec/defaults.ts";
import { completionsOf } from "../../../src/codec/console/complete.ts";
import { usageOf, type Surroundings } from "../../../src/codec/console/form.ts";
import { FORMS, formsNamed, readLine } from "../../../src/codec/console/line.ts";
import { countOf, sizeOf } from "../../../src/codec/console/quantities.ts";
import { hostWords, scriptOf } from "../../../src/codec/console/script.ts";
import { asWord, wordsOfLine } from "../../../src/codec/console/words.ts";
import type { Command, MachineSpec } from "../../../src/model/scenario.ts";

/** As the help shows them: our own words, virsh's, and those of LVM's tools. */
const USAGES = `
create <name> [--vcpus <number>] [--memory <size>] [--weight <number>] [--volume <text>] [--program <text>] [--json <text>]
reach
start <domain>
pause <domain>
resume <domain>
shutdown <domain>
stop <domain>
delete <domain>
reset <domain>
save <domain>
discard <domain>
crash <domain>
abort <domain>
resync <domain>
weight <domain> <weight>
limit <domain> [--every <number>] [--requests <number>] [--reads <number>] [--writes <number>] [--blocks <number>] [--read-blocks <number>] [--write-blocks <number>] [--burst <number>]
target <domain> <pages>
balloon <domain> <state>
rename <domain> <name>
resize <domain> [--vcpus <number>] [--memory <size>]
compact
disk <disk> <state>
link <state>
host <host> <state>
go <time>
script
help [<command>] [<word>]
clear
clone <domain> <name> [--linked] [--live] [--snapshot <text>]
trim <domain> <volume> <block> [<blocks>] [--zeros]
commit <domain> [--force]
rebase <domain> [<base>] [--force]
extendpool <extents>
backup <domain> [<backupname>] [--incremental]
restorebackup <domain> <backupname>
deletebackup <backupname> [--dependents]
backups
virsh list [--all] [--inactive] [--name]
virsh dominfo <domain>
virsh domstate <domain>
virsh vcpuinfo <domain>
virsh domblklist <domain>
virsh snapshot-list <domain>
virsh domjobinfo <domain>
virsh dumpxml <domain>
virsh nodeinfo
virsh start <domain>
virsh suspend <domain>
virsh resume <domain>
virsh shutdown <domain>
virsh destroy <domain>
virsh undefine <domain> [--managed-save] [--force] [--snapshots-metadata] [--remove-all-storage]
virsh domrename <domain> <new-name>
virsh migrate <domain> <desturi> [--live] [--offline] [--postcopy] [--postcopy-after-precopy] [--copy-storage-all]
virsh migrate-postcopy <domain>
virsh migrate-setspeed <domain> <bandwidth>
virsh setvcpus <domain> <count> [--maximum] [--config]
virsh setmaxmem <domain> <size> [--config] [--current]
virsh reset <domain>
virsh managedsave <domain>
virsh managedsave-remove <domain>
virsh domjobabort <domain>
virsh inject-nmi <domain>
virsh setmem <domain> <size> [--live] [--current]
virsh schedinfo <domain> [--weight <number>] [--live]
virsh blkdeviotune <domain> [<device>] [--total-iops-sec <number>] [--read-iops-sec <number>] [--write-iops-sec <number>] [--total-bytes-sec <size>] [--read-bytes-sec <size>] [--write-bytes-sec <size>] [--every <number>] [--live] [--current]
virsh snapshot-create-as <domain> <snapshotname> [--disk-only]
virsh snapshot-revert <domain> <snapshotname> [--running] [--paused]
virsh snapshot-delete <domain> <snapshotname> [--children] [--children-only]
virsh blockcommit <domain> [--force]
virsh blockpull <domain>
virsh backup-begin <domain> [<backupname>] [--incremental]
pvmove [<disk>] [<to>] [-n <volume>] [--abort]
lvremove <volume> [-f] [-y]
lvextend <volume> [-l <number>] [-L <size>]
lvreduce <volume> [-l <number>] [-L <size>] [-f] [--force]
pvs
vgs
lvs
`;

const ABOUT: Surroundings = {
  host: defaultHost,
  hosts: ["host1", "host2"],
  machines: [
    { name: "web", volumes: ["root", "data"] },
    { name: "db", volumes: [] },
  ],
  commands: [
    { command: "backup", vm: "web", name: "web-1" },
    { command: "backup", vm: "db", name: "of db" },
  ],
  now: 10,
};

/** What a line asks for; of a command also what the tool answers. */
function asked(line: string): unknown {
  const read = readLine(line, ABOUT);
  return read.ok ? read.action : { code: read.problem.code, ...read.problem.values };
}

const named = (words: string | null) => formsNamed(words).map(usageOf);
const web = (command: string, more: object = {}) => ({ command, vm: "web", ...more });

describe("the forms of the console", () => {
  it("are these, written so", () => {
    expect(FORMS.map(usageOf).toSorted()).toEqual(USAGES.trim().split("\n").toSorted());
  });

  it.each([
    ["start web", web("start"), null],
    ["resume web", web("resume"), null],
    ["shutdown web", web("shutdown"), null],
    ["stop web", web("stop"), null],
    ["delete web", web("delete"), null],
    ["reset web", web("reset"), null],
    ["save web", web("save"), null],
    ["discard web", web("discardSave"), null],
    ["crash web", web("crash"), null],
    ["abort web", web("abortJob"), null],
    ["resync web", web("resync"), null],
    ["target web 16", web("setMemoryTarget", { pages: 16 }), null],
    ["balloon web on", web("balloon", { isOn: true }), null],
    ["resize web --vcpus=2", web("resize", { vcpus: 2 }), null],
    ["resize web --memory 8192b", web("resize", { memoryBytes: 8192 }), null],
    ["clone web copy --live", web("clone", { name: "copy", isLinked: false, live: true }), null],
    ["commit web --force", web("commit", { force: true }), null],
    ["rebase web", web("rebase"), null],
    ["backup web", web("backup", { name: "web-2" }), null],
    ["backup web monday --incremental", web("backup", { name: "monday", isIncremental: true }), null],
    ["restorebackup web monday", web("restoreBackup", { name: "monday" }), null],
    ["deletebackup monday", { command: "deleteBackup", name: "monday" }, null],
    ["deletebackup monday --dependents", { command: "deleteBackup", name: "monday", dependents: true }, null],
    ["virsh start web", web("start"), "Domain 'web' started"],
    ["virsh suspend web", web("pause"), "Domain 'web' suspended"],
    ["virsh resume web", web("resume"), "Domain 'web' resumed"],
    ["virsh shutdown web", web("shutdown"), "Domain 'web' is being shutdown"],
    ["virsh destroy web", web("stop"), "Domain 'web' destroyed"],
    ["virsh undefine web", web("delete", { keepStorage: true }), "Domain 'web' has been undefined"],
    [
      "virsh undefine web --snapshots-metadata --remove-all-storage",
      web("delete", { deleteSnapshots: true }),
      "Domain 'web' has been undefined",
    ],
    ["virsh domrename web site", web("rename", { name: "site" }), "Domain successfully renamed"],
    ["virsh migrate web host2 --live --postcopy", web("migrate", { to: 1, mode: "postCopy" }), ""],
    [
      "virsh migrate web host2 --live --postcopy --postcopy-after-precopy --copy-storage-all",
      web("migrate", { to: 1, mode: "hybrid", copyStorage: true }),
      "",
    ],
    ["virsh migrate-postcopy web", web("switchToPostCopy"), ""],
    ["virsh migrate-setspeed web 64", web("setMigrationSpeed", { bytesPerTick: 64 }), ""],
    ["virsh setvcpus web 2", web("resize", { vcpus: 2 }), ""],
    ["virsh setmaxmem web 8 --current", web("resize", { memoryBytes: 8192 }), ""],
    ["virsh reset web", web("reset"), "Domain 'web' was reset"],
    ["virsh managedsave web", web("save"), "Domain 'web' state saved by libvirt"],
    ["virsh managedsave-remove web", web("discardSave"), "Removed managedsave image for domain 'web'"],
    ["virsh domjobabort web", web("abortJob"), ""],
    ["virsh inject-nmi web", web("crash"), "NMI has been injected into domain 'web'"],
    ["virsh setmem web 8 --live --current", web("setMemoryTarget", { pages: 2 }), null],
    ["virsh schedinfo web --weight 7", web("setWeight", { weight: 7 }), "weight         : 7"],
    ["virsh snapshot-create-as web a --disk-only", web("snapshot", { name: "a" }), "Domain snapshot a created"],
    ["virsh snapshot-revert web a --running", web("revert", { name: "a", to: "running" }), null],
    [
      "virsh snapshot-delete web a --children-only",
      web("deleteSnapshot", { name: "a", children: "only" }),
      "Domain snapshot a deleted",
    ],
    ["virsh blockcommit web", web("commit"), "Block commit started"],
    ["virsh blockpull web", web("rebase"), "Block Pull started"],
    ["virsh backup-begin web", web("backup", { name: "web-2" }), "Backup started"],
    [
      "lvextend -l +2 web/root",
      web("extendVolume", { volume: "root", extents: 2 }),
      "  Logical volume web/root successfully resized.",
    ],
    [
      "lvreduce --force -L -5M web/root",
      web("reduceVolume", { volume: "root", extents: 2, force: true }),
      "  Logical volume web/root successfully resized.",
    ],
    [
      "lvremove -f -y web/root",
      { command: "deleteVolume", owner: "web", volume: "root" },
      '  Logical volume "web/root" successfully removed.',
    ],
    ["pvmove -n web pv1", { command: "moveExtents", disk: 1, vm: "web" }, null],
  ] as const)("%s gives its command and answers as the tool does", (line, command, done) => {
    expect(asked(line)).toEqual({ kind: "command", command, done, at: null });
  });

  it.each([
    ["virsh list", { kind: "table", table: "domains", which: "active", isNamesOnly: false }],
    ["virsh list --inactive --name", { kind: "table", table: "domains", which: "inactive", isNamesOnly: true }],
    ["virsh list --all", { kind: "table", table: "domains", which: "all", isNamesOnly: false }],
    ...["dominfo", "domstate", "vcpuinfo", "domblklist", "snapshot-list", "domjobinfo", "dumpxml", "schedinfo"].map(
      (table) => [`virsh ${table} web`, { kind: "table", table, vm: "web" }] as const,
    ),
    ["virsh blkdeviotune web", { kind: "table", table: "blkdeviotune", vm: "web" }],
    ["virsh nodeinfo", { kind: "table", table: "nodeinfo" }],
    ["reach", { kind: "table", table: "reach" }],
    ["backups", { kind: "table", table: "backups" }],
    ["pvs", { kind: "table", table: "pvs" }],
    ["pvdisplay", { kind: "table", table: "pvs" }],
    ["vgdisplay", { kind: "table", table: "vgs" }],
    ["lvdisplay", { kind: "table", table: "lvs" }],
    ["go 40", { kind: "go", time: 40 }],
    ["script", { kind: "script" }],
    ["log", { kind: "script" }],
    ["help", { kind: "help", of: null }],
    ["? virsh list", { kind: "help", of: "virsh list" }],
    ["man lvs", { kind: "help", of: "lvs" }],
    ["virsh", { kind: "help", of: "virsh" }],
    ["virsh# clear", { kind: "clear" }],
    ["cls", { kind: "clear" }],
  ] as const)("%s asks for something that is no command", (line, action) => {
    expect(asked(line)).toEqual(action);
  });

  it.each([
    ["target web few", { code: "notANumber", found: "few" }],
    ["resize web --vcpus two", { code: "notANumber", found: "two" }],
    ["resize web --memory +4K", { code: "notASize", found: "+4K" }],
    ["resize web --memory much", { code: "notASize", found: "much" }],
    ["resize web", { code: "missing", what: "--vcpus, --memory", usage: "" }],
    ["disk pvx failed", { code: "notANumber", found: "pvx" }],
    ["disk 0 broken", { code: "notOneOf", found: "broken", known: "working, failed, closed" }],
    ["link broken", { code: "notOneOf", found: "broken", known: "working, failed" }],
    ["host host2 broken", { code: "notOneOf", found: "broken", known: "working, failed, maintenance" }],
    ["host host3 failed", { code: "notOneOf", found: "host3", known: "host1, host2" }],
    ["go home", { code: "notANumber", found: "home" }],
    ["trim web 0 x", { code: "notANumber", found: "x" }],
    ["extendpool x", { code: "notANumber", found: "x" }],
    ["create db --vcpus two", { code: "notANumber", found: "two" }],
    ["create db --weight two", { code: "notANumber", found: "two" }],
    ["create db --memory -4K", { code: "notASize", found: "-4K" }],
    ["create db --volume data", { code: "notASize", found: "data" }],
    ["create db --volume data:+4M", { code: "notASize", found: "data:+4M" }],
    ["create db --json 7", { code: "badMachine", name: "db", path: "", problem: "" }],
    ["virsh migrate web host3", { code: "notOneOf", found: "host3", known: "host1, host2" }],
    ["virsh migrate-setspeed web x", { code: "notANumber", found: "x" }],
    ["virsh setvcpus web x", { code: "notANumber", found: "x" }],
    ["virsh setmaxmem web +8", { code: "notASize", found: "+8" }],
    ["virsh setmem web +8", { code: "notASize", found: "+8" }],
    ["virsh schedinfo web --weight x", { code: "notANumber", found: "x" }],
    ["lvextend -l 3 web/root", { code: "notASize", found: "3" }],
    ["lvextend -l +0 web/root", { code: "notASize", found: "+0" }],
    ["lvextend web/root", { code: "notASize", found: "+" }],
    ["lvreduce web/root", { code: "notASize", found: "-" }],
    ["lvextend -l +3 root", { code: "missing", what: "machine/volume", usage: "" }],
    ["lvremove root", { code: "missing", what: "machine/volume", usage: "" }],
    ["pvmove", { code: "missing", what: "disk", usage: "" }],
    ["pvmove x", { code: "notANumber", found: "x" }],
    ["pvmove 0 y", { code: "notANumber", found: "y" }],
    ["at noon compact", { code: "notANumber", found: "noon" }],
    ["at", { code: "notANumber", found: "" }],
    ["lvcreate", { code: "notHere", word: "lvcreate" }],
  ] as const)("%s says what was not understood", (line, problem) => {
    expect(asked(line)).toMatchObject(problem);
  });

  it("say that a machine has nowhere to go where there is one host", () => {
    expect(readLine("virsh migrate web host2", { ...ABOUT, hosts: ["host1"] })).toEqual({
      ok: false,
      problem: { code: "onlyHost", values: { known: "host1" } },
    });
  });

  it("know what means nothing on this host", () => {
    const virsh =
      "attach-disk autostart console create define detach-disk edit net-list pool-list qemu-monitor-command";
    for (const word of `${virsh} send-key vncdisplay`.split(" "))
      expect(asked(`virsh ${word}`)).toEqual({ code: "notHere", word });
    for (const word of ["pvcreate", "pvremove", "vgcreate", "vgextend", "vgremove", "lvcreate", "lvchange"])
      expect(asked(word)).toEqual({ code: "notHere", word });
  });

  it("are found by their words, and by others that they are known by", () => {
    expect(named("start")).toEqual(["start <domain>", "virsh start <domain>"]);
    expect(named("virsh start")).toEqual(["virsh start <domain>"]);
    expect(named("LVDISPLAY")).toEqual(["lvs"]);
    expect(named("virsh").every((usage) => usage.startsWith("virsh "))).toBe(true);
    expect(named(null)).toHaveLength(FORMS.length);
    expect(named("nothing")).toEqual([]);
  });

  it("give a command now or later, but not earlier", () => {
    expect(asked("at 10 compact")).toEqual({ kind: "command", command: { command: "compact" }, done: null, at: 10 });
    expect(asked("at 9 compact")).toEqual({ code: "past", time: 9, now: 10 });
    expect(asked("AT 9 lvs")).toEqual({ kind: "table", table: "lvs" });
  });
});

describe("a size", () => {
  it.each([
    ["7", 1024, "", 7168],
    ["7b", 1024, "", 7],
    ["7 bytes", 1024, "", 7],
    ["+2k", 1, "+", 2048],
    ["2KiB", 1, "", 2048],
    ["-2M", 1, "-", 2_097_152],
    ["2mib", 1, "", 2_097_152],
    ["1G", 1, "", 1_073_741_824],
    ["1GiB", 1, "", 1_073_741_824],
    ["3kB", 1, "", 3000],
    ["3MB", 1, "", 3_000_000],
    ["3GB", 1, "", 3_000_000_000],
    [" 1.5K ", 1, "", 1536],
    ["10.25k", 1, "", 10_496],
  ] as const)("%s, a plain number being in units of %s bytes, is %s%s", (text, unit, sign, bytes) => {
    expect(sizeOf(text, unit)).toEqual({ sign, bytes });
  });

  it("is none with another unit, with more than a number, or when it cannot be counted exactly", () => {
    for (const text of ["", "K", "7T", "7 8", "x7", "7K!", "1.", ".5", "9007199254740993", "9000000G"])
      expect(sizeOf(text, 1), text).toBeNull();
  });

  it("counts of things have at most fifteen digits", () => {
    expect(countOf("0")).toBe(0);
    expect(countOf("9".repeat(15))).toBe(999_999_999_999_999);
    for (const text of ["9".repeat(16), "", "-1", "1.5", " 1", "1 ", "a1", "1a"]) expect(countOf(text)).toBeNull();
  });
});

describe("a word", () => {
  it.each([
    ["plain", "plain"],
    ["", '""'],
    ["two words", '"two words"'],
    ['say "hi"', '"say \\"hi\\""'],
    ["it's", '"it\'s"'],
    ["a\\b", '"a\\\\b"'],
    ["#1", '"#1"'],
  ])("%s stands in a line as %s, and is read again", (text, word) => {
    expect(asWord(text)).toBe(word);
    expect(wordsOfLine(word).words.map((one) => one.text)).toEqual([text]);
  });

  it("takes a backslash as it is between single quotes and at the end of the line", () => {
    expect(wordsOfLine(String.raw`'a\b' c\ `.trim()).words.map(({ text }) => text)).toEqual([String.raw`a\b`, "c\\"]);
    expect(wordsOfLine(`"it's" 'say "hi"'`).words.map(({ text }) => text)).toEqual(["it's", 'say "hi"']);
    expect(wordsOfLine(`a#b #c d`).words.map(({ text }) => text)).toEqual(["a#b"]);
    expect(wordsOfLine(`a 'b`).openQuote).toBe("'");
    expect(wordsOfLine(`a "b`).openQuote).toBe('"');
  });
});

/** Each command in the words that give it again. */
const LINES: readonly (readonly [string, Command])[] = [
  ["compact", { command: "compact" }],
  ["link failed", { command: "setLink", state: "failed" }],
  ["host right failed", { command: "setHost", host: 1, state: "failed" }],
  ["host host1 working", { command: "setHost", state: "working" }],
  ["virsh migrate-postcopy web", { command: "switchToPostCopy", vm: "web" }],
  ["virsh migrate-setspeed web 64", { command: "setMigrationSpeed", vm: "web", bytesPerTick: 64 }],
  ["disk 1 failed", { command: "setDisk", disk: 1, state: "failed" }],
  ["lvextend -l +2 web/root", { command: "extendVolume", vm: "web", volume: "root", extents: 2 }],
  ["lvreduce -l -2 web/root", { command: "reduceVolume", vm: "web", volume: "root", extents: 2 }],
  ["lvreduce -f -l -2 web/root", { command: "reduceVolume", vm: "web", volume: "root", extents: 2, force: true }],
  ["pvmove pv0", { command: "moveExtents", disk: 0 }],
  ["pvmove -n web pv0 pv1", { command: "moveExtents", disk: 0, vm: "web", to: 1 }],
  ["pvmove -n web/root pv0", { command: "moveExtents", disk: 0, vm: "web", volume: "root" }],
  ["pvmove --abort", { command: "abortMove" }],
  ["virsh domrename web site", { command: "rename", vm: "web", name: "site" }],
  ["resize web --vcpus 2 --memory 8192b", { command: "resize", vm: "web", vcpus: 2, memoryBytes: 8192 }],
  ["lvremove web/root", { command: "deleteVolume", owner: "web", volume: "root" }],
  ["weight web 3", { command: "setWeight", vm: "web", weight: 3 }],
  ["target web 3", { command: "setMemoryTarget", vm: "web", pages: 3 }],
  ["balloon web on", { command: "balloon", vm: "web", isOn: true }],
  ["balloon web off", { command: "balloon", vm: "web", isOn: false }],
  ["virsh start web", { command: "start", vm: "web" }],
  ["virsh resume web", { command: "resume", vm: "web" }],
  ["virsh shutdown web", { command: "shutdown", vm: "web" }],
  ["virsh suspend web", { command: "pause", vm: "web" }],
  ["virsh destroy web", { command: "stop", vm: "web" }],
  ["virsh reset web", { command: "reset", vm: "web" }],
  ["virsh managedsave web", { command: "save", vm: "web" }],
  ["virsh managedsave-remove web", { command: "discardSave", vm: "web" }],
  ["virsh domjobabort web", { command: "abortJob", vm: "web" }],
  ["virsh inject-nmi web", { command: "crash", vm: "web" }],
  ["virsh migrate --offline web right", { command: "migrate", vm: "web", to: 1, mode: "offline" }],
  ["virsh migrate web right", { command: "migrate", vm: "web", to: 1, mode: "stopAndCopy" }],
  ["virsh migrate --live web right", { command: "migrate", vm: "web", to: 1, mode: "preCopy" }],
  ["virsh migrate --live --postcopy web right", { command: "migrate", vm: "web", to: 1, mode: "postCopy" }],
  [
    "virsh migrate --live --postcopy --postcopy-after-precopy --copy-storage-all web right",
    { command: "migrate", vm: "web", to: 1, mode: "hybrid", copyStorage: true },
  ],
  ["resync web", { command: "resync", vm: "web" }],
  ["virsh backup-begin web full", { command: "backup", vm: "web", name: "full" }],
  ["virsh backup-begin web day --incremental", { command: "backup", vm: "web", name: "day", isIncremental: true }],
  ["restorebackup web full", { command: "restoreBackup", vm: "web", name: "full" }],
  ["deletebackup full", { command: "deleteBackup", name: "full" }],
  ["deletebackup full --dependents", { command: "deleteBackup", name: "full", dependents: true }],
  ["virsh undefine web", { command: "delete", vm: "web", keepStorage: true }],
  [
    "virsh undefine web --managed-save --force --snapshots-metadata --remove-all-storage",
    { command: "delete", vm: "web", discardSave: true, force: true, deleteSnapshots: true },
  ],
  ["virsh snapshot-create-as web a", { command: "snapshot", vm: "web", name: "a", memory: true }],
  ["virsh snapshot-create-as web a --disk-only", { command: "snapshot", vm: "web", name: "a" }],
  ["virsh snapshot-revert web a", { command: "revert", vm: "web", name: "a" }],
  ["virsh snapshot-revert web a --paused", { command: "revert", vm: "web", name: "a", to: "paused" }],
  ["virsh snapshot-delete web a", { command: "deleteSnapshot", vm: "web", name: "a" }],
  ["virsh snapshot-delete web a --children", { command: "deleteSnapshot", vm: "web", name: "a", children: "delete" }],
  [
    "virsh snapshot-delete web a --children-only",
    { command: "deleteSnapshot", vm: "web", name: "a", children: "only" },
  ],
  ["clone web b", { command: "clone", vm: "web", name: "b", isLinked: false }],
  [
    "clone web b --linked --live --snapshot a",
    { command: "clone", vm: "web", name: "b", isLinked: true, live: true, snapshot: "a" },
  ],
  ["commit web", { command: "commit", vm: "web" }],
  ["commit web --force", { command: "commit", vm: "web", force: true }],
  ["rebase web", { command: "rebase", vm: "web" }],
  ["rebase web base --force", { command: "rebase", vm: "web", base: "base", force: true }],
  ["trim web 0 1 2", { command: "discard", vm: "web", volume: 0, block: 1, blocks: 2 }],
  ["trim web 0 1 2 --zeros", { command: "discard", vm: "web", volume: 0, block: 1, blocks: 2, asZeros: true }],
  ["extendpool 2", { command: "extendPool", extents: 2 }],
];

describe("the script", () => {
  const hosts = [defaultHost, { ...defaultHost, name: "right" }] as const;

  it.each(LINES)("has %s, which gives the same command again", (line, command) => {
    expect(scriptOf({ ...defaultScenario, hosts, commands: [{ ...command, at: 7 }] })).toEqual([`at 7 ${line}`]);
    const read = readLine(line, { ...ABOUT, hosts: hostWords({ hosts }) });
    const again = command.command === "setHost" ? { host: 0, ...command } : command;
    expect(read).toMatchObject({ ok: true, action: { command: again } });
  });
});

const lineFor = (machine: MachineSpec) =>
  scriptOf({ ...defaultScenario, commands: [{ command: "create", machine, at: 7 }] })[0];

describe("a machine in the script", () => {
  const spec = {
    ...defaultMachine("db"),
    vcpus: 2,
    weight: 3,
    memoryBytes: 8192,
    volumes: [{ name: "data", bytes: 4_194_304 }],
    programs: [[{ op: "compute", ticks: 5 }]],
    arrival: null,
  } as const;
  const usual = 'at 7 create db --vcpus 2 --weight 3 --memory 8192 --volume data:4194304b --program "C 5"';

  it("is made by options where it has only what is usual, in whatever order it is written", () => {
    expect(lineFor(spec)).toBe(usual);
    expect(lineFor(Object.fromEntries(Object.entries(spec).toReversed()) as unknown as MachineSpec)).toBe(usual);
    expect(lineFor({ ...spec, weight: null, memoryBytes: 0, volumes: [] })).toBe(
      'at 7 create db --vcpus 2 --program "C 5"',
    );
  });

  it.each([
    ["two programs", { programs: [spec.programs[0], []] }],
    ["two volumes", { volumes: [spec.volumes[0], { name: "log", bytes: 4096 }] }],
    ["a colon in the name of a volume", { volumes: [{ name: "a:b", bytes: 4096 }] }],
    ["a priority", { priority: 7 }],
  ])("is written whole with %s", (_what, more) => {
    const made = { ...spec, ...more };
    expect(lineFor(made)).toBe(`at 7 create db --json ${asWord(JSON.stringify(made))}`);
  });

  it("has limits of I/O whose period is a number of at least 1", () => {
    for (const every of ["0", "often"])
      expect(asked(`virsh blkdeviotune web --total-iops-sec 4 --every ${every}`)).toEqual({
        code: "notANumber",
        found: every,
      });
  });
});

describe("what completes a line", () => {
  it.each([
    ["virsh setmem web ", ["--current", "--live"], 17],
    ["lvextend -l +1 web/", ["web/data", "web/root"], 15],
    ["restorebackup web ", ['"of db"', "web-1"], 18],
    ["virsh schedinfo web --", ["--live", "--weight"], 20],
    ["compact ", [], 8],
    ["st", ["start", "stop"], 0],
  ] as const)("after %s is %s", (line, offers, start) => {
    expect(completionsOf(line, ABOUT)).toEqual({ start, offers });
  });
});
