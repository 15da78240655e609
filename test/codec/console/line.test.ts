import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultHost, defaultMachine, defaultScenario } from "../../../src/codec/defaults.ts";
import { completionsOf } from "../../../src/codec/console/complete.ts";
import { leadOf, type Surroundings } from "../../../src/codec/console/form.ts";
import { FORMS, readLine } from "../../../src/codec/console/line.ts";
import { scriptOf } from "../../../src/codec/console/script.ts";
import { wordsOfLine } from "../../../src/codec/console/words.ts";
import type { Command, Scenario } from "../../../src/model/scenario.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";

const ABOUT: Surroundings = {
  host: defaultHost,
  hosts: ["host1", "host2", "右"],
  machines: [
    { name: "web", volumes: ["root"] },
    { name: "数据库", volumes: ["data"] },
    { name: "two words", volumes: [] },
  ],
  commands: [],
  now: 10,
};
const asked = (line: string) => readLine(line, ABOUT);
const commandOf = (line: string): Command | string => {
  const read = asked(line);
  if (!read.ok) return read.problem.code;
  return read.action.kind === "command" ? read.action.command : read.action.kind;
};

describe("a line of the console", () => {
  it.each([
    ["virsh suspend web", { command: "pause", vm: "web" }],
    ["virsh suspend --domain web", { command: "pause", vm: "web" }],
    ["virsh suspend --domain=web", { command: "pause", vm: "web" }],
    ["$ sudo virsh destroy 'two words'", { command: "stop", vm: "two words" }],
    ["VIRSH Resume 数据库  # and go on", { command: "resume", vm: "数据库" }],
    ["virsh undefine two\\ words --remove-all-storage", { command: "delete", vm: "two words" }],
    ["virsh schedinfo web --weight 512 --live", { command: "setWeight", vm: "web", weight: 512 }],
    // 64 KiB are 16 pages of 4 KiB.
    ["virsh setmem web 64", { command: "setMemoryTarget", vm: "web", pages: 16 }],
    ["virsh setmem web --size 64KiB", { command: "setMemoryTarget", vm: "web", pages: 16 }],
    ["pause web", { command: "pause", vm: "web" }],
    ["weight web 3", { command: "setWeight", vm: "web", weight: 3 }],
    ["balloon web OFF", { command: "balloon", vm: "web", isOn: false }],
    ["compact", { command: "compact" }],
    ["disk 1 failed", { command: "setDisk", disk: 1, state: "failed" }],
    ["disk pv0 Working", { command: "setDisk", disk: 0, state: "working" }],
    ["host host2 maintenance", { command: "setHost", state: "maintenance", host: 1 }],
    ["host 右 failed", { command: "setHost", state: "failed", host: 2 }],
    ["link failed", { command: "setLink", state: "failed" }],
    ["virsh migrate-postcopy web", { command: "switchToPostCopy", vm: "web" }],
    ["virsh migrate-setspeed web 2048", { command: "setMigrationSpeed", vm: "web", bytesPerTick: 2048 }],
    ["lvextend -l +3 web/root", { command: "extendVolume", vm: "web", volume: "root", extents: 3 }],
    // 10 MiB are three extents of 4 MiB.
    ["lvextend -L +10M web/root", { command: "extendVolume", vm: "web", volume: "root", extents: 3 }],
    ["lvreduce -f -l -1 web/root", { command: "reduceVolume", vm: "web", volume: "root", extents: 1, force: true }],
    ["pvmove disk0", { command: "moveExtents", disk: 0 }],
    ["pvmove pv0 disk1", { command: "moveExtents", disk: 0, to: 1 }],
    ["pvmove -n web/root disk0 disk1", { command: "moveExtents", disk: 0, vm: "web", volume: "root", to: 1 }],
    ["pvmove --abort", { command: "abortMove" }],
    ["virsh managedsave web", { command: "save", vm: "web" }],
    ["virsh managedsave-remove web", { command: "discardSave", vm: "web" }],
    ["virsh reset web", { command: "reset", vm: "web" }],
    ["virsh domjobabort web", { command: "abortJob", vm: "web" }],
    ["virsh inject-nmi web", { command: "crash", vm: "web" }],
    ["virsh undefine web --managed-save --remove-all-storage", { command: "delete", vm: "web", discardSave: true }],
    ["virsh undefine --force web", { command: "delete", vm: "web", force: true, keepStorage: true }],
    ["virsh migrate --live web host2", { command: "migrate", vm: "web", to: 1, mode: "preCopy" }],
    ["virsh migrate web 右 --offline", { command: "migrate", vm: "web", to: 2, mode: "offline" }],
    ["virsh migrate web host1", { command: "migrate", vm: "web", to: 0, mode: "stopAndCopy" }],
    ["virsh domrename web 网站", { command: "rename", vm: "web", name: "网站" }],
    ["virsh setvcpus web 4 --maximum --config", { command: "resize", vm: "web", vcpus: 4 }],
    ["virsh setmaxmem web 128 --config", { command: "resize", vm: "web", memoryBytes: 131_072 }],
    ["rename web site", { command: "rename", vm: "web", name: "site" }],
    ["resize web --vcpus 2 --memory 64K", { command: "resize", vm: "web", vcpus: 2, memoryBytes: 65_536 }],
    ["lvremove web/root", { command: "deleteVolume", owner: "web", volume: "root" }],
    ["virsh snapshot-create-as web before", { command: "snapshot", vm: "web", name: "before", memory: true }],
    ["virsh snapshot-create-as web before --disk-only", { command: "snapshot", vm: "web", name: "before" }],
    ["virsh snapshot-revert web before", { command: "revert", vm: "web", name: "before" }],
    ["virsh snapshot-revert web before --paused", { command: "revert", vm: "web", name: "before", to: "paused" }],
    ["virsh snapshot-delete web before", { command: "deleteSnapshot", vm: "web", name: "before" }],
    ["virsh snapshot-delete web a --children", { command: "deleteSnapshot", vm: "web", name: "a", children: "delete" }],
    ["clone web web2", { command: "clone", vm: "web", name: "web2", isLinked: false }],
    [
      "clone web web2 --linked --snapshot before",
      { command: "clone", vm: "web", name: "web2", isLinked: true, snapshot: "before" },
    ],
    ["trim web 0 4 2", { command: "discard", vm: "web", volume: 0, block: 4, blocks: 2 }],
    ["trim web 0 4 --zeros", { command: "discard", vm: "web", volume: 0, block: 4, blocks: 1, asZeros: true }],
    ["commit web", { command: "commit", vm: "web" }],
    ["virsh blockcommit web --force", { command: "commit", vm: "web", force: true }],
    ["rebase web db --force", { command: "rebase", vm: "web", base: "db", force: true }],
    ["rebase web", { command: "rebase", vm: "web" }],
    ["virsh blockpull web", { command: "rebase", vm: "web" }],
    ["extendpool 8", { command: "extendPool", extents: 8 }],
  ] as const)("%s is the command that the button gives", (line, command) => {
    expect(commandOf(line)).toEqual(command);
  });

  it("creates a machine by options, with the program in notation", () => {
    expect(commandOf('create db --vcpus 2 --memory 64KiB --volume data:8MiB --program "C 5; IO 3"')).toEqual({
      command: "create",
      machine: {
        ...defaultMachine("db"),
        vcpus: 2,
        memoryBytes: 65_536,
        volumes: [{ name: "data", bytes: 8 * 1024 * 1024 }],
        programs: [
          [
            { op: "compute", ticks: 5 },
            { op: "wait", ticks: 3 },
          ],
        ],
        arrival: null,
      },
    });
  });

  it.each([
    ["virsh suspnd web", "unknownWord", { near: "suspend" }],
    ["suspend web", "unknownWord", { near: "virsh suspend" }],
    ["lvss", "unknownWord", { near: "lvs" }],
    ["asdfghjkl", "unknownWord", { near: "" }],
    ["virsh suspend", "missing", { what: "domain", usage: "virsh suspend <domain>" }],
    ["virsh suspend web db", "tooMany", { word: "db" }],
    ["virsh list --al", "unknownOption", { option: "--al" }],
    ["virsh schedinfo web --weight", "optionWithoutValue", { option: "--weight" }],
    ["weight web much", "notANumber", { found: "much" }],
    ["weight web -3", "notANumber", { found: "-3" }],
    ["virsh setmem web 64X", "notASize", { found: "64X" }],
    ["virsh setmem web 63", "notInPages", { bytes: 4096 }],
    ["virsh suspend 'web", "openQuote", { quote: "'" }],
    ["virsh edit web", "notHere", { word: "edit" }],
    ["balloon web maybe", "notOneOf", { known: "on, off" }],
    ["at 9 virsh suspend web", "past", { time: 9, now: 10 }],
    ["create db --program 'C'", "badProgram", {}],
    ["create db --vcpus 65", "badMachine", { path: "vcpus" }],
    ["create db --json '{'", "badMachine", { name: "db" }],
  ] as const)("%s is answered with what would be right", (line, code, values) => {
    const read = asked(line);
    expect(read).toMatchObject({ ok: false, problem: { code, values } });
  });

  it("may be empty, or a comment", () => {
    for (const line of ["", "   ", "# later"]) expect(asked(line)).toEqual({ ok: true, action: { kind: "nothing" } });
  });

  it("gives a command at another tick when it begins with `at`", () => {
    expect(asked("at 20 virsh suspend web")).toMatchObject({ ok: true, action: { kind: "command", at: 20 } });
  });

  it("throws on nothing, whatever is pasted", () => {
    const bits = [
      "virsh",
      "at",
      "--json",
      '"',
      "\\",
      "{",
      "list",
      "-L",
      "+64M",
      "#",
      "\u0000",
      "=",
      "--",
      "数",
      "9".repeat(40),
      "create",
    ];
    const words = fc.oneof(fc.constantFrom(...bits), fc.string());
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), fc.constantFrom(" ", ""), (parts, between) => {
        const line = parts.join(between);
        expect(readLine(line, ABOUT)).toHaveProperty("ok");
        expect(completionsOf(line, ABOUT).start).toBeLessThanOrEqual(line.length);
      }),
      examples(500),
    );
  });
});

describe("the words of a line", () => {
  it("are parted by blanks, held together by quotes, and know their places", () => {
    expect(wordsOfLine(`a "b c"  d\\ e''`).words).toEqual([
      { text: "a", start: 0, end: 1 },
      { text: "b c", start: 2, end: 7 },
      { text: "d e", start: 9, end: 15 },
    ]);
  });
});

describe("Tab", () => {
  it.each([
    ["vir", 0, ["virsh"]],
    ["virsh su", 6, ["suspend"]],
    ["virsh suspend ", 14, ['"two words"', "web", "数据库"]],
    ["virsh suspend w", 14, ["web"]],
    ["virsh list --", 11, ["--all", "--inactive", "--name"]],
    ["virsh list --all --n", 17, ["--name"]],
    ["balloon web ", 12, ["off", "on"]],
    ["at 20 virsh res", 12, ["reset", "resume"]],
    ["virsh nonsense ", 15, []],
  ] as const)("after %s offers what can follow", (line, start, offers) => {
    expect(completionsOf(line, ABOUT)).toEqual({ start, offers });
  });

  it("offers only what is read", () => {
    const answers = FORMS.map((form) => asked(leadOf(form))).map((read) => (read.ok ? "read" : read.problem.code));
    // As far as it is written: what else belongs to it is missing.
    expect(new Set(answers)).toEqual(new Set(["read", "missing"]));
  });
});

/** The commands that the script of `scenario` gives. */
const given = (scenario: Scenario) => {
  const about = { host: scenario.hosts[0], machines: [], commands: [], now: 0 };
  return scriptOf(scenario).map((line) => {
    const read = readLine(line, about);
    if (!read.ok) throw new Error(`${line}: ${read.problem.code}`);
    return read.action.kind === "command" ? { ...read.action.command, at: read.action.at } : null;
  });
};

describe("the script of a scenario", () => {
  it("gives every command again, whatever it creates", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        // A machine that a command creates is started by another one: when it would arrive says nothing.
        const expected = scenario.commands.map((command) =>
          command.command === "create" ? { ...command, machine: { ...command.machine, arrival: null } } : command,
        );
        expect(given(scenario)).toEqual(expected);
      }),
      examples(60),
    );
  });

  it("names hosts as they are called, so that its lines are read again", () => {
    const hosts = [{ ...defaultHost, name: "left one" }, defaultHost, { ...defaultHost, name: "右" }] as const;
    const commands = [
      { command: "migrate", vm: "web", to: 0, mode: "stopAndCopy", at: 1 },
      { command: "setHost", host: 2, state: "failed", at: 2 },
      { command: "setHost", host: 1, state: "failed", at: 3 },
    ] as const;
    const lines = scriptOf({ ...defaultScenario, hosts, commands });
    expect(lines.map((line) => line.match(/"left one"|右|host2/)?.[0])).toEqual(['"left one"', "右", "host2"]);
    const about = { ...ABOUT, hosts: ["left one", "host2", "右"], now: 0 };
    const read = lines.map((line) => readLine(line, about));
    expect(read).toMatchObject(commands.map(({ at, ...command }) => ({ ok: true, action: { command, at } })));
  });

  it("uses the words of virsh where there are any", () => {
    const commands = [
      { command: "pause", vm: "web", at: 20 },
      { command: "setWeight", vm: "two words", weight: 5, at: 21 },
    ] as const;
    expect(scriptOf({ ...defaultScenario, commands })).toEqual([
      "at 20 virsh suspend web",
      'at 21 weight "two words" 5',
    ]);
  });
});
