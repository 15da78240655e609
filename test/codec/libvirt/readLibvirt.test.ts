/** libvirt's documents as machines: what is meant there, what is not used, and hostile texts refused with their reason. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainXml } from "../../../src/codec/libvirt/domainXml.ts";
import { poolXml } from "../../../src/codec/libvirt/poolXml.ts";
import { readLibvirt, type LibvirtRead } from "../../../src/codec/libvirt/readLibvirt.ts";
import { scenarioOfDomains, withDomains } from "../../../src/codec/libvirt/libvirtScenario.ts";
import { pcpusOf } from "../../../src/codec/libvirt/values.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { hostOf, type MachineSpec } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { examples } from "../../support/laws.ts";
import { EXTENT, machine, PAGE, scenario, W1 } from "../../support/workloads.ts";

const GIB = 1024 ** 3;
const sizeOf = () => 10 * GIB;

function valueOf(read: LibvirtRead) {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
const codesOf = (read: LibvirtRead) => (read.ok ? [] : read.problems.map(({ code }) => code));
const domain = (inside: string, name = "web") =>
  `<domain type='kvm'><name>${name}</name><memory>1048576</memory>${inside}</domain>`;
const only = (inside: string) => valueOf(readLibvirt(domain(inside))).domains[0]!;

const disk = (dev: string, tune: string) => `<disk><target dev='${dev}'/><iotune>${tune}</iotune></disk>`;
const tuned = (...disks: string[]) => valueOf(readLibvirt(domain(`<devices>${disks.join("")}</devices>`)));
const noted = (read: ReturnType<typeof tuned>) => read.notes.map(({ code }) => code);
const requests = (number: number, group = "") =>
  `<total_iops_sec>${number}</total_iops_sec>${group && `<group_name>${group}</group_name>`}`;

/** As `virsh dumpxml` of a host with QEMU has it, shortened. */
const REAL = `<?xml version="1.0"?>
<domain type='kvm' id='7' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>db &amp; co</name>
  <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>
  <memory unit='GiB'>4</memory>
  <currentMemory unit='GiB'>2</currentMemory>
  <vcpu placement='static' cpuset='1-4,^3,6' current='2'>4</vcpu>
  <cputune>
    <shares>2048</shares>
    <period>100000</period>
    <quota>50000</quota>
    <emulatorpin cpuset='1-3'/>
  </cputune>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/var/lib/libvirt/images/db.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='block' device='disk'><source dev='/dev/sdb'/><target dev='vdb'/></disk>
    <disk type='file' device='cdrom'><target dev='sda'/><readonly/></disk>
    <interface type='network'/><interface type='bridge'/>
  </devices>
</domain>
<volume><name>db.qcow2</name><capacity unit='G'>20</capacity>
  <target><path>/var/lib/libvirt/images/db.qcow2</path></target></volume>`;

describe("a domain of libvirt", () => {
  const { domains, unused, notes } = valueOf(readLibvirt(REAL));

  it("is a machine with its vCPUs of now, memory, share, cap and pCPUs", () => {
    expect(domains).toEqual([
      {
        name: "db & co",
        vcpus: 2,
        memoryBytes: 4 * GIB,
        weight: 2048,
        // Half a pCPU for each of two vCPUs.
        cap: 100,
        affinity: [1, 2, 4, 6],
        guaranteedBytes: 0,
        disks: [
          { name: "vda", bytes: 20 * GIB },
          { name: "vdb", bytes: null },
        ],
        ioTune: null,
      },
    ]);
  });

  it("has what was not used listed, with how often it is there", () => {
    const counts = Object.fromEntries(unused.map(({ path, count }) => [path, count]));
    expect(counts).toMatchObject({
      "domain/uuid": 1,
      "domain/cputune/emulatorpin": 1,
      "domain/os": 1,
      "domain/devices/emulator": 1,
      "domain/devices/interface": 2,
      "domain/devices/disk/driver": 1,
    });
    expect(counts).not.toHaveProperty("domain/name");
    expect(notes.map(({ code }) => code)).toEqual(["targetLeftOut", "diskSkipped"]);
  });

  it.each([
    ["<memory unit='KB'>3</memory>", 3000],
    ["<memory unit='k'>3</memory>", 3072],
    ["<memory unit='MiB'>2</memory>", 2 * 1024 ** 2],
    ["<memory unit='b'>7</memory>", 7],
    ["<memory>8</memory>", 8192],
  ])("has %s as %s bytes", (memory, bytes) => {
    const read = readLibvirt(`<domain><name>a</name>${memory}</domain>`);
    expect(valueOf(read).domains[0]!.memoryBytes).toBe(bytes);
  });

  it("has the union of its pins where they differ, and says so", () => {
    const read = valueOf(
      readLibvirt(
        domain("<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='2-3'/></cputune>"),
      ),
    );
    expect(read.domains[0]!.affinity).toEqual([0, 2, 3]);
    expect(read.notes).toEqual([{ code: "pinsDiffer", domain: "web" }]);
  });

  it("has no cap where its quota is negative or 0, and one of the whole domain as it is", () => {
    expect(only("<cputune><quota>-1</quota></cputune>").cap).toBeNull();
    expect(only("<cputune><quota>0</quota></cputune>").cap).toBeNull();
    expect(
      only("<vcpu>4</vcpu><cputune><global_period>50000</global_period><global_quota>25000</global_quota></cputune>")
        .cap,
    ).toBe(50);
  });

  it("is guaranteed what is locked, or as much as is said", () => {
    expect(only("<memoryBacking><locked/></memoryBacking>").guaranteedBytes).toBe(GIB);
    expect(only("<memtune><min_guarantee unit='MiB'>3</min_guarantee></memtune>").guaranteedBytes).toBe(3 * 1024 ** 2);
  });

  it("is limited as its only disk is; 0 is no limit, and what can be saved up is the largest there", () => {
    const tune =
      "<read_iops_sec>10</read_iops_sec><write_iops_sec>0</write_iops_sec><read_iops_sec_max>30</read_iops_sec_max>";
    const read = tuned(disk("vda", `${tune}<total_bytes_sec>8000000</total_bytes_sec>`));
    expect(read.domains[0]!.ioTune).toEqual({ numbers: { reads: 10, blocks: 8_000_000 }, burst: 3 });
    expect(noted(read)).toEqual(["ioPerPeriod"]);
    expect(read.unused).toEqual([]);
    const none = tuned(disk("vda", "<total_iops_sec>0</total_iops_sec>"));
    expect([none.domains[0]!.ioTune, noted(none)]).toEqual([null, []]);
  });

  it("is limited by a group of disks once, by disks of their own with their sum, and where one has none not at all", () => {
    const together = tuned(disk("vda", requests(5, "g")), disk("vdb", requests(5, "g")));
    expect([together.domains[0]!.ioTune?.numbers, noted(together)]).toEqual([{ requests: 5 }, ["ioPerPeriod"]]);
    const apart = tuned(disk("vda", requests(5)), disk("vdb", requests(7, "g")));
    expect([apart.domains[0]!.ioTune?.numbers, noted(apart)]).toEqual([{ requests: 12 }, ["ioOfDisks", "ioPerPeriod"]]);
    const partly = tuned(disk("vda", requests(5)), "<disk><target dev='vdb'/></disk>");
    expect([partly.domains[0]!.ioTune, noted(partly)]).toEqual([null, ["ioOfDisks"]]);
  });

  it("has bytes as the nearest number of blocks of its host, one at least", () => {
    const { domains: read } = tuned(
      disk("vda", "<read_bytes_sec>1000</read_bytes_sec><write_bytes_sec>10000000</write_bytes_sec>"),
    );
    const given = withDomains(scenario([], {}), read, { sizeOf: () => EXTENT, keepsShares: false, disks: null });
    const { extentBytes } = hostOf(given);
    expect(given.machines[0]!.ioLimit).toEqual({
      every: 100,
      burst: 1,
      readBlocks: 1,
      writeBlocks: Math.max(1, Math.round(10_000_000 / extentBytes)),
    });
    expect(validateScenario(given).ok).toBe(true);
  });

  it("reads lists of pCPUs as libvirt does", () => {
    expect(pcpusOf("1-4,^3,6")).toEqual([1, 2, 4, 6]);
    expect(pcpusOf("0")).toEqual([0]);
    for (const wrong of ["", "a", "4-1", "1,,2", "^1", "1-", "99999999999"]) expect(pcpusOf(wrong)).toBeNull();
  });
});

const pool = (inside: string) =>
  `<pool type='logical'><name>pool</name><capacity unit='MiB'>400</capacity>${inside}</pool>`;
const volume = (name: string) => `<volume><name>${name}</name><capacity>9</capacity></volume>`;

describe("a storage pool of libvirt", () => {
  const two = pool(
    "<allocation unit='MiB'>8</allocation><source><device path='/dev/a'/><device path='/dev/b'/></source>",
  );
  const MIB = 1024 ** 2;

  it("is the disks of a host, one a device, as large together as the pool", () => {
    const { pool: read, domains, notes, unused } = valueOf(readLibvirt(two));
    expect(read).toEqual({ name: "pool", disks: [200 * MIB, 200 * MIB] });
    expect(domains).toEqual([]);
    expect(notes).toEqual([{ code: "poolSplit", domain: "pool", found: "2" }]);
    expect(unused.map(({ path }) => path)).toEqual(["pool/allocation"]);
    const made = scenarioOfDomains([], { sizeOf, keepsShares: false, disks: read!.disks });
    const checked = validateScenario(made);
    expect(checked.ok).toBe(true);
    const { disks, extentBytes } = hostOf(made);
    expect(disks.map(({ extents }) => extents * extentBytes)).toEqual([200 * MIB, 200 * MIB]);
  });

  it("is grown where the volumes of its machines need more, as sparse ones may", () => {
    const read = valueOf(readLibvirt(pool("") + domain("<devices><disk><target dev='vda'/></disk></devices>")));
    const made = scenarioOfDomains(read.domains, { sizeOf: () => GIB, keepsShares: false, disks: read.pool!.disks });
    const { disks, extentBytes } = hostOf(made);
    expect(disks[0]!.extents * extentBytes).toBe(GIB);
    expect(validateScenario(made).ok).toBe(true);
  });

  it("is left out where it says of no room, and volumes that no disk is made of are told", () => {
    const empty = "<pool><name>off</name><capacity unit='bytes'>0</capacity></pool>";
    const used = domain("<devices><disk><source volume='a'/><target dev='vda'/></disk></devices>");
    const read = valueOf(readLibvirt(empty + volume("a") + volume("b") + volume("c") + used));
    expect(read.pool).toBeNull();
    expect(read.domains[0]!.disks).toEqual([{ name: "vda", bytes: 9 }]);
    expect(read.notes).toEqual([
      { code: "poolEmpty", domain: "off" },
      { code: "volumesUnused", domain: "b, c", found: "2" },
    ]);
  });

  it("of more bytes than can be counted is left out, and its machines are read", () => {
    const huge = "<pool><name>huge</name><capacity unit='bytes'>14077535325626916</capacity></pool>";
    const read = valueOf(readLibvirt(huge + domain("")));
    expect([read.pool, read.domains.length, noted(read)]).toEqual([null, 1, ["poolEmpty"]]);
  });

  it("comes back from its own document: as many disks, as large together", () => {
    const disks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(disks, (extents) => {
        const given = scenario([machine("web", [{ op: "compute", ticks: 9 }])], {
          disks: extents.map((each) => ({ extents: each, readTicks: 1, writeTicks: 1 })),
        });
        const trace = simulate(given, { until: 2 });
        const state = hostAt(trace, trace.rowsUpTo(1), 1);
        const { pool: read } = valueOf(
          readLibvirt(poolXml({ title: "", host: hostOf(given), info: trace.info, state })),
        );
        expect(read!.disks).toHaveLength(extents.length);
        expect(read!.disks.reduce((a, b) => a + b, 0)).toBe(EXTENT * extents.reduce((a, b) => a + b, 0));
      }),
      examples(20),
    );
  });
});

describe("what is no domain", () => {
  it.each([
    ["<volume><name>a</name></volume>", ["noDomain"]],
    ["<domain><name>a</name></domain>", ["missing"]],
    ["<domain><memory>1</memory></domain>", ["missing"]],
    [domain("<vcpu>65</vcpu>"), ["outOfRange"]],
    [domain("<vcpu>two</vcpu>"), ["badValue"]],
    [domain("") + domain(""), ["nameTwice"]],
    [
      domain(
        "<devices><disk><target dev='vda'/><iotune><total_iops_sec>1</total_iops_sec><read_iops_sec>1</read_iops_sec></iotune></disk></devices>",
      ),
      ["tuneTwice"],
    ],
    [
      domain("<devices><disk><target dev='vda'/><iotune><read_iops_sec>-1</read_iops_sec></iotune></disk></devices>"),
      ["outOfRange"],
    ],
    ["<domain><name>a</name>", ["syntax"]],
    ["<domain", ["syntax"]],
    ["<<<>>>", ["syntax"]],
    ["<!-- never ends", ["syntax"]],
  ])("%s is answered with what is wrong", (text, codes) => {
    expect(codesOf(readLibvirt(text))).toEqual(codes);
  });
});

describe("a hostile text", () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${domain("&b;")}`;
  it.each([
    ["a document type with entities (billion laughs)", laughs, "doctype"],
    ["an external entity", `<!DOCTYPE d SYSTEM "file:///etc/passwd">${domain("")}`, "doctype"],
    ["a document type in other letters", `<!doctype d>${domain("")}`, "doctype"],
    ["an entity that nobody declares", domain("<title>&laughs;</title>"), "entity"],
    ["a bare ampersand", domain("<title>a & b</title>"), "entity"],
    ["elements nested for ever", "<a>".repeat(5000), "tooDeep"],
    ["a megabyte and more", domain(" ".repeat(1_000_000)), "tooLong"],
  ])("with %s is refused for it", (_, text, code) => {
    expect(codesOf(readLibvirt(text))).toEqual([code]);
  });

  it("of any kind is read or refused within bounds, and never throws", () => {
    const piece = fc.constantFrom(
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "<a ",
      "b='",
      "'",
      ">",
      "</",
      "&#9999999;",
      "&lt;",
      "<__proto__/>",
      "<constructor>",
      "\u0000",
      "虚",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(3), (pieces, times) => {
        expect(readLibvirt(pieces.join("").repeat(10 ** times)).ok).toBe(false);
      }),
      examples(60),
    );
  });
});

describe("machines made of domains", () => {
  it("run on a host of their own with room for them, whatever their size", () => {
    const { domains } = valueOf(readLibvirt(REAL + domain("<memory unit='TiB'>1</memory>", "large")));
    const checked = validateScenario(scenarioOfDomains(domains, { sizeOf, keepsShares: true, disks: null }));
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    const host = hostOf(checked.value);
    expect(host.pcpus).toBe(7);
    expect(host.disks[0]!.extents * host.extentBytes).toBeGreaterThanOrEqual(30 * GIB);
    const trace = simulate(checked.value, { maxRows: 200 });
    const started = hostAt(trace, trace.rowsUpTo(0), 0).vms.map(({ life }) => life);
    expect(started).toEqual(["running", "running"]);
  });

  it("join those that are there, and the disks grow as far as they need it", () => {
    const { domains } = valueOf(readLibvirt(domain("<devices><disk><target dev='vda'/></disk></devices>")));
    const before = scenario(W1, { pageBytes: 2 ** 20 });
    const after = withDomains(before, domains, { sizeOf, keepsShares: false, disks: null });
    expect(validateScenario(after).ok).toBe(true);
    expect(after.machines.map(({ name }) => name)).toEqual(["A", "B", "C", "D", "E", "web"]);
    expect(hostOf(after).disks[0]!.extents).toBe((10 * GIB) / EXTENT);
  });

  it("are what they were when they were written, but for programs", () => {
    const volumes = fc
      .nat(3)
      .map((count) => Array.from({ length: count }, (_, at) => ({ name: `v${at}`, bytes: EXTENT + at })));
    const number = fc.integer({ min: 1, max: 1000 });
    const limit = fc
      .tuple(
        fc.constant({ every: 100 }),
        fc.record({ burst: fc.integer({ min: 1, max: 9 }) }),
        fc.oneof(fc.record({ requests: number }), fc.record({ reads: number, writeBlocks: number })),
      )
      .map(([every, burst, numbers]) => ({ ...every, ...numbers, ...burst }));
    const spec: fc.Arbitrary<Partial<MachineSpec>> = fc.record({
      vcpus: fc.integer({ min: 1, max: 8 }),
      memoryBytes: fc.integer({ min: 1, max: 40 }).map((pages) => pages * PAGE),
      weight: fc.option(fc.integer({ min: 2, max: 262_144 }), { nil: null }),
      cap: fc.integer({ min: 1, max: 6400 }),
      affinity: fc.option(fc.subarray([0, 1, 2, 3], { minLength: 1 }), { nil: null }),
      volumes,
    });
    fc.assert(
      fc.property(spec, fc.option(limit), fc.constantFrom("web", "a<&>b", "数据库"), (drawn, ioLimit, name) => {
        // Without a volume there is nothing that a limit could stand at.
        const isLimited = ioLimit !== null && drawn.volumes!.length > 0;
        const written = {
          ...machine(name, [{ op: "compute", ticks: 40 }]),
          ...drawn,
          ...(isLimited ? { ioLimit } : {}),
        };
        const given = scenario([written], { pcpus: 4, disks: [{ extents: 64, readTicks: 1, writeTicks: 1 }] });
        const trace = simulate(given, { until: 2 });
        const moment = {
          title: "a--b",
          host: hostOf(given),
          info: trace.info,
          state: hostAt(trace, trace.rowsUpTo(1), 1),
        };
        const { domains } = valueOf(readLibvirt(domainXml({ ...moment, vm: trace.info.vms[0]! }) + poolXml(moment)));
        const [read] = withDomains({ ...given, machines: [] }, domains, {
          sizeOf,
          keepsShares: true,
          disks: null,
        }).machines;
        const { programs: _, ...rest } = read!;
        const { programs: __, ...expected } = written;
        expect(rest).toEqual(expected);
      }),
      examples(40),
    );
  });
});
