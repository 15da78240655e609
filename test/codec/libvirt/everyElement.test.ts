/** libvirt's documents element by element: every attribute that is read, every border, and every refusal with its numbers. */
import { describe, expect, it } from "vitest";
import { readLibvirt, type LibvirtProblem, type ReadLibvirt } from "../../../src/codec/libvirt/readLibvirt.ts";
import { bytesOf, pcpusOf } from "../../../src/codec/libvirt/values.ts";
import { xmlTree } from "../../../src/codec/libvirt/xmlTree.ts";

function valueOf(text: string): ReadLibvirt {
  const read = readLibvirt(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function problemsIn(text: string): readonly LibvirtProblem[] {
  const read = readLibvirt(text);
  return read.ok ? [] : read.problems;
}

const domain = (inside: string, name = "web") =>
  `<domain><name>${name}</name>${inside.includes("<memory ") || inside.includes("<memory>") ? "" : "<memory unit='GiB'>1</memory>"}${inside}</domain>`;
const only = (inside: string) => valueOf(domain(inside)).domains[0]!;
const disks = (...inside: string[]) =>
  domain(`<devices>${inside.map((one) => `<disk>${one}</disk>`).join("")}</devices>`);

const nestedDomain = (depth: number) =>
  domain("<a>".repeat(depth - 1) + "<!-- <b> --><c/>".repeat(200) + "</a>".repeat(depth - 1));
const withDisks = (count: number) => disks(...Array.from({ length: count }, (_, at) => `<target dev='d${at}'/>`));
const diskNames = (...inside: string[]) => valueOf(disks(...inside)).domains[0]!.disks.map(({ name }) => name);
const tunedBy = (inside: string) => valueOf(disks(`<target dev='vda'/><iotune>${inside}</iotune>`)).domains[0]!.ioTune;
const groupTune = (number: number) =>
  `<iotune><read_iops_sec>${number}</read_iops_sec><group_name> g </group_name></iotune>`;
const poolOf = (name: string, bytes: number, devices = 0) =>
  `<pool><name>${name}</name><capacity>${bytes}</capacity><source>${"<device path='/d'/>".repeat(devices)}</source></pool>`;
const volumesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => `<volume><name>v${at}</name><capacity>1</capacity></volume>`).join("");

describe("a size", () => {
  const units: readonly (readonly [string, number])[] = [
    ["b", 1],
    ["bytes", 1],
    ["byte", 1],
    ["k", 1024],
    ["KiB", 1024],
    ["KB", 1000],
    ["m", 1024 ** 2],
    ["MiB", 1024 ** 2],
    ["MB", 1e6],
    ["G", 1024 ** 3],
    ["gb", 1e9],
    ["TiB", 1024 ** 4],
    ["TB", 1e12],
    ["PiB", 1024 ** 5],
    ["PB", 1e15],
  ];

  it.each(units)("in %s is so many times %i bytes", (unit, bytes) => {
    expect(bytesOf(" 3 ", ` ${unit} `, "b")).toBe(3 * bytes);
  });

  it("in exbibytes is more than can be counted exactly, as is one of nineteen digits", () => {
    expect(bytesOf("1", "E", "b")).toBeNull();
    expect(bytesOf("0", "EB", "b")).toBe(0);
    expect(bytesOf("9007199254740991", undefined, "b")).toBe(Number.MAX_SAFE_INTEGER);
    expect(bytesOf("9007199254740992", undefined, "b")).toBeNull();
    expect(bytesOf("0000000000000000001", undefined, "b")).toBeNull();
  });

  it("has the usual unit where none is said", () => {
    expect([bytesOf("3", undefined, "b"), bytesOf("3", undefined, "KiB")]).toEqual([3, 3072]);
  });

  it.each([
    ["3", "kbit"],
    ["3", "x"],
    ["3", ""],
    ["3", "ki"],
    ["3", "bb"],
    ["3", "xkib"],
    ["3", "kibs"],
    ["-3", "b"],
    ["3.5", "b"],
    ["", "b"],
    ["3k", "b"],
    ["k3", "b"],
  ])("is not %s %s", (text, unit) => {
    expect(bytesOf(text, unit, "b")).toBeNull();
  });
});

describe("a list of pCPUs", () => {
  it.each([
    ["0", [0]],
    ["4,1", [1, 4]],
    ["1 , 2", [1, 2]],
    ["0-3", [0, 1, 2, 3]],
    ["0-3,^1", [0, 2, 3]],
    ["0-3,^1,1", [0, 1, 2, 3]],
    ["2-2", [2]],
    ["10-12", [10, 11, 12]],
    ["4095", [4095]],
  ])("%s is %j", (text, pcpus) => {
    expect(pcpusOf(text)).toEqual(pcpus);
  });

  it.each(["", "-1", "3-1", "^0-1", "4096", "0-4096", "1-", "1,", "0x1", "1 2", "^^1", "a1", "1a", "12345", "0,^0"])(
    "is not %j",
    (text) => {
      expect(pcpusOf(text)).toBeNull();
    },
  );
});

describe("a document", () => {
  it("may be several, with a declaration, comments, sections of text and signs by their numbers", () => {
    const read = valueOf(
      `\ufeff<?xml version="1.0"?>\n<!-- <domain> -->${domain("<title><![CDATA[a < b & c]]></title>", "a&#38;b&#x26;c&lt;&gt;&quot;&apos;&amp;")}\n${domain("", "&#x1f600;二")}`,
    );
    expect(read.domains.map(({ name }) => name)).toEqual(["a&b&c<>\"'&", "😀二"]);
    expect(read.unused).toEqual([{ path: "domain/title", count: 1 }]);
  });

  it("keeps a sign whose number is no character, and what is decoded is not decoded again", () => {
    expect(valueOf(domain("", "x&#1114112;")).domains[0]!.name).toBe("x&#1114112;");
    expect(valueOf(domain("", "x&amp;lt;")).domains[0]!.name).toBe("x&lt;");
    expect(valueOf(domain("", "&LT;x")).domains[0]!.name).toBe("<x");
  });

  it("has attributes in either kind of quotes, with signs in them", () => {
    const tree = xmlTree(`<a b="1 &amp; 2" c='x"y'><d/> text <e>in</e></a><a/>`);
    const [first, second] = tree.ok ? tree.elements : [];
    expect([...first!.attributes]).toEqual([
      ["b", "1 & 2"],
      ["c", 'x"y'],
    ]);
    expect([first!.name, first!.children.map(({ name, text }) => [name, text])]).toEqual([
      "a",
      [
        ["d", ""],
        ["e", "in"],
      ],
    ]);
    expect(first!.text).toBe("text");
    expect(second).toMatchObject({ name: "a", children: [], text: "" });
  });

  it.each([
    ["&nbsp;", "&nbsp;"],
    ["a & b", "&"],
    ["&#12345678;", "&#12345678;"],
    ["&#x1234567;", "&#x1234567;"],
    ["&#xg;", "&#xg;"],
    ["&lt", "&lt"],
    ["&;", "&;"],
  ])("with %s is refused for it", (text, found) => {
    expect(problemsIn(domain(`<title>${text}</title>`))).toEqual([{ code: "entity", values: { found } }]);
  });

  it.each([
    ["<a></b>", 1, "InvalidTag"],
    ["<a>\n<b c></b></a>", 2, "InvalidAttr"],
    ["<a b='1' b='2'/>", 1, "InvalidAttr"],
    ["\n\n<a", 3, "InvalidTag"],
  ])("that is written wrong, %j, is refused with line %i and the kind %s", (text, line, kind) => {
    const [problem] = problemsIn(text);
    expect(problem).toMatchObject({ code: "syntax", values: { line, kind } });
  });

  it.each(["<a><!-- b", "<a><![CDATA[ b", "<?xml", "<a/><!--"])("whose %s has no end is refused", (text) => {
    expect(problemsIn(text)).toEqual([
      { code: "syntax", values: { line: 1, kind: "unclosed", found: "<!--, <![CDATA[ or <? without an end" } },
    ]);
  });

  it("is as deep as a hundred elements at most, of which asides are none", () => {
    expect(readLibvirt(nestedDomain(90)).ok).toBe(true);
    expect(problemsIn(nestedDomain(120))).toEqual([{ code: "tooDeep", values: {} }]);
  });

  it("of a million characters is read, and one of more is refused with both numbers", () => {
    const bare = domain("");
    expect(readLibvirt(bare.padEnd(1_000_000)).ok).toBe(true);
    expect(problemsIn(bare.padEnd(1_000_001))).toEqual([
      { code: "tooLong", values: { found: 1_000_001, max: 1_000_000 } },
    ]);
  });

  it("of other elements names them, each once", () => {
    expect(problemsIn("<network/><volume/><network/>")).toEqual([
      { code: "noDomain", values: { found: "network, volume" } },
    ]);
    expect(problemsIn("")).toEqual([{ code: "noDomain", values: { found: "" } }]);
    const [long] = problemsIn(Array.from({ length: 30 }, (_, at) => `<element${at}/>`).join(""));
    expect(long).toMatchObject({ values: { found: expect.stringMatching(/^element0, .{70}$/) } });
  });

  it("of a snapshot has the machine in it", () => {
    const read = valueOf(`<domainsnapshot><name>s</name>${domain("")}</domainsnapshot>`);
    expect([read.domains.map(({ name }) => name), read.unused]).toEqual([
      ["web"],
      [{ path: "domainsnapshot/name", count: 1 }],
    ]);
  });
});

describe("a domain", () => {
  it("has one vCPU where it says of none, and those of now before all", () => {
    expect(only("").vcpus).toBe(1);
    expect(only("<vcpu/>").vcpus).toBe(1);
    expect(only("<vcpu> 3 </vcpu>").vcpus).toBe(3);
    expect(only("<vcpu current='2'>4</vcpu>").vcpus).toBe(2);
    expect(only("<vcpu>64</vcpu>").vcpus).toBe(64);
  });

  it("has no share, no cap, no pins, no disks and no limit where it says of none", () => {
    expect(only("")).toEqual({
      name: "web",
      vcpus: 1,
      memoryBytes: 2 ** 30,
      weight: null,
      cap: null,
      affinity: null,
      guaranteedBytes: 0,
      disks: [],
      ioTune: null,
    });
  });

  it.each([
    ["<quota>50000</quota>", 1, 50],
    ["<quota>50000</quota>", 4, 200],
    ["<period>25000</period><quota>50000</quota>", 1, 200],
    ["<period>0</period><quota>50000</quota>", 1, 50],
    ["<global_quota>50000</global_quota>", 4, 50],
    ["<global_quota>50000</global_quota><quota>20000</quota>", 4, 50],
    ["<global_quota>90000</global_quota><quota>20000</quota>", 4, 80],
    ["<quota>1</quota>", 1, 1],
    ["<quota>10400</quota>", 1, 10],
    ["<quota>10600</quota>", 1, 11],
    ["<quota>900000000</quota>", 1, 6400],
    ["<quota>0</quota><global_quota>0</global_quota>", 1, null],
    ["<quota>-1</quota>", 1, null],
    ["<period>50000</period>", 1, null],
  ])("with %s and %i vCPUs is capped at %s percent", (tune, vcpus, cap) => {
    expect(only(`<vcpu>${vcpus}</vcpu><cputune>${tune}</cputune>`).cap).toBe(cap);
  });

  it.each([
    ["<memtune><min_guarantee>1024</min_guarantee></memtune>", 2 ** 20],
    ["<memtune><min_guarantee unit='TiB'>1</min_guarantee></memtune>", 2 ** 30],
    ["<memoryBacking><locked/></memoryBacking>", 2 ** 30],
    ["<memoryBacking/>", 0],
  ])("with %s is guaranteed %i bytes", (said, bytes) => {
    expect(only(said).guaranteedBytes).toBe(bytes);
  });

  it.each([
    ["<vcpu cpuset='1-2'>2</vcpu>", [1, 2], []],
    ["<vcpu cpuset='1-2'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1,2'/></cputune>", [1, 2], []],
    ["<vcpu cpuset='1-2'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='3'/></cputune>", [1, 2, 3], ["pinsDiffer"]],
    ["<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='3'/></cputune>", null, ["pinsDiffer"]],
    ["<vcpu>1</vcpu><cputune><vcpupin vcpu='1' cpuset='3'/></cputune>", null, []],
    ["<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='3'/><vcpupin vcpu='1' cpuset='3'/></cputune>", [3], []],
  ])("with %s may use the pCPUs %j", (said, affinity, notes) => {
    const read = valueOf(domain(said));
    expect(read.domains[0]!.affinity).toEqual(affinity);
    expect(read.notes.map(({ code }) => code)).toEqual(notes);
  });

  it("says where less memory is asked for now than it can have", () => {
    const note = { code: "targetLeftOut", domain: "web" };
    expect(valueOf(domain("<currentMemory unit='GiB'>1</currentMemory>")).notes).toEqual([]);
    expect(valueOf(domain("<currentMemory>1048575</currentMemory>")).notes).toEqual([note]);
  });

  it("has a name without signs that print nothing, cut where it is too long, and that is said", () => {
    expect(valueOf(domain("", "a\t\nb ")).domains[0]!.name).toBe("a b");
    const long = "n".repeat(200);
    const read = valueOf(domain("", long));
    const cut = read.domains[0]!.name;
    expect(long.startsWith(cut)).toBe(true);
    expect(read.notes).toEqual([{ code: "nameCut", domain: cut, found: "n".repeat(100) }]);
    expect(valueOf(domain("", cut)).notes).toEqual([]);
  });

  it.each([
    ["<domain><memory>1</memory></domain>", { code: "missing", values: { where: "domain: name" } }],
    ["<domain><name>a</name></domain>", { code: "missing", values: { where: "a: memory" } }],
    [domain("<memory unit='ells'>3</memory>"), { code: "badValue", values: { where: "web: memory", found: "3 ells" } }],
    [domain("<memory>much</memory>"), { code: "badValue", values: { where: "web: memory", found: "much" } }],
    [
      domain("<currentMemory>x</currentMemory>"),
      { code: "badValue", values: { where: "web: currentMemory", found: "x" } },
    ],
    [
      domain("<memtune><min_guarantee>x</min_guarantee></memtune>"),
      { code: "badValue", values: { where: "web: min_guarantee", found: "x" } },
    ],
    [domain("<vcpu>two</vcpu>"), { code: "badValue", values: { where: "web: vcpu", found: "two" } }],
    [domain("<vcpu>0</vcpu>"), { code: "outOfRange", values: { where: "web: vcpu", found: 0, min: 1, max: 64 } }],
    [domain("<vcpu>65</vcpu>"), { code: "outOfRange", values: { where: "web: vcpu", found: 65, min: 1, max: 64 } }],
    [
      domain("<vcpu>1234567890123456</vcpu>"),
      { code: "badValue", values: { where: "web: vcpu", found: "1234567890123456" } },
    ],
    [
      domain("<cputune><shares>0</shares></cputune>"),
      { code: "outOfRange", values: { where: "web: shares", found: 0, min: 1, max: 2 ** 20 } },
    ],
    [
      domain("<cputune><shares>1048577</shares></cputune>"),
      { code: "outOfRange", values: { where: "web: shares", found: 1_048_577, min: 1, max: 2 ** 20 } },
    ],
    [domain("<cputune><quota>x</quota></cputune>"), { code: "badValue", values: { where: "web: quota", found: "x" } }],
    [
      domain("<cputune><global_period>y</global_period></cputune>"),
      { code: "badValue", values: { where: "web: global_period", found: "y" } },
    ],
    [domain("<vcpu cpuset='all'>1</vcpu>"), { code: "badValue", values: { where: "web: vcpu cpuset", found: "all" } }],
    [
      domain("<cputune><vcpupin vcpu='0'/></cputune>"),
      { code: "badValue", values: { where: "web: vcpupin cpuset", found: "" } },
    ],
    [domain("") + domain(""), { code: "nameTwice", values: { found: "web" } }],
    [disks("<target dev='vda'/>", "<target dev='vda'/>"), { code: "nameTwice", values: { found: "web: vda" } }],
    [
      disks("<target dev='vda'/><iotune><read_iops_sec>x</read_iops_sec></iotune>"),
      { code: "badValue", values: { where: "web: vda: iotune", found: "x" } },
    ],
    [
      disks("<target dev='vda'/><iotune><write_bytes_sec>-1</write_bytes_sec></iotune>"),
      { code: "outOfRange", values: { where: "web: vda: iotune", found: -1, min: 0, max: 2 ** 49 } },
    ],
    [
      disks(
        "<target dev='vda'/><iotune><total_bytes_sec>1</total_bytes_sec><write_bytes_sec>1</write_bytes_sec></iotune>",
      ),
      { code: "tuneTwice", values: { where: "web: vda: iotune", all: "total_bytes_sec", one: "write_bytes_sec" } },
    ],
    [
      "<volume><name>v</name><capacity>x</capacity></volume>",
      { code: "badValue", values: { where: "volume/capacity", found: "x" } },
    ],
  ])("%s is refused with its reason", (text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
  });

  it("tells twenty things that are wrong at most, and values as far as forty characters", () => {
    expect(
      problemsIn(Array.from({ length: 30 }, (_, at) => `<domain><name>${at}</name></domain>`).join("")),
    ).toHaveLength(20);
    expect(problemsIn(domain(`<memory unit='${"u".repeat(60)}'>3</memory>`))).toMatchObject([
      { values: { found: `3 ${"u".repeat(38)}` } },
    ]);
    expect(problemsIn(domain(`<vcpu>${"v".repeat(60)}</vcpu>`))).toMatchObject([{ values: { found: "v".repeat(40) } }]);
  });

  it("has as many disks as a machine can have volumes, and one more is refused", () => {
    const [problem] = problemsIn(withDisks(300));
    expect(problem).toMatchObject({ code: "outOfRange", values: { where: "web: disk", found: 300, min: 0 } });
    const { max } = problem!.values as { max: number };
    expect(valueOf(withDisks(max)).domains[0]!.disks).toHaveLength(max);
    expect(problemsIn(withDisks(max + 1))).toMatchObject([{ values: { found: max + 1, max } }]);
  });
});

describe("a disk", () => {
  const volume =
    "<volume><name>data</name><key>/k</key><capacity unit='k'>5</capacity><target><path>/dev/x/data</path></target></volume>";

  it.each(["volume='data'", "file='/dev/x/data'", "dev='/k'", "name='data'", "dir='/dev/x/data'"])(
    "whose source is %s has the size of that volume",
    (source) => {
      const read = valueOf(volume + disks(`<source ${source}/><target dev='vda'/>`));
      expect(read.domains[0]!.disks).toEqual([{ name: "vda", bytes: 5120 }]);
      expect(read.notes).toEqual([]);
    },
  );

  it("of no known volume has no size, and the volume is told as one that nobody uses", () => {
    const read = valueOf(volume + disks("<source path='data'/><target dev='vda'/>"));
    expect(read.domains[0]!.disks).toEqual([{ name: "vda", bytes: null }]);
    expect(read.notes).toEqual([{ code: "volumesUnused", domain: "data", found: "1" }]);
  });

  it("is called by its target, by its number where it has none, and by its volume where it was made here", () => {
    expect(diskNames("<target dev='vda'/>", "<target/>", "")).toEqual(["vda", "disk1", "disk2"]);
    expect(diskNames("<source pool='pool' volume='web-root'/><target dev='vda'/>")).toEqual(["root"]);
    expect(diskNames("<source pool='other' volume='web-root'/><target dev='vda'/>")).toEqual(["vda"]);
    expect(diskNames("<source pool='pool' volume='db-root'/><target dev='vda'/>")).toEqual(["vda"]);
    expect(diskNames("<source pool='pool' volume='web-'/><target dev='vda'/>")).toEqual(["vda"]);
  });

  it.each([
    ["disk", true],
    ["lun", true],
    ["cdrom", false],
    ["floppy", false],
  ])("that is a %s is one: %s", (device, isDisk) => {
    const read = valueOf(domain(`<devices><disk device='${device}'><target dev='hda'/></disk><interface/></devices>`));
    expect(read.domains[0]!.disks).toHaveLength(isDisk ? 1 : 0);
    expect(read.notes).toEqual(isDisk ? [] : [{ code: "diskSkipped", domain: "web", found: device }]);
    expect(read.unused.map(({ path }) => path)).toEqual([isDisk ? "domain/devices/interface" : "domain/devices"]);
  });

  it.each([
    ["total_iops_sec", "requests"],
    ["read_iops_sec", "reads"],
    ["write_iops_sec", "writes"],
    ["total_bytes_sec", "blocks"],
    ["read_bytes_sec", "readBlocks"],
    ["write_bytes_sec", "writeBlocks"],
  ])("with %s is limited in %s", (element, allowance) => {
    expect(tunedBy(`<${element}>40</${element}>`)).toEqual({ numbers: { [allowance]: 40 }, burst: 1 });
    expect(tunedBy(`<${element}>40</${element}><${element}_max>100</${element}_max>`)).toEqual({
      numbers: { [allowance]: 40 },
      burst: 3,
    });
    expect(tunedBy(`<${element}_max>100</${element}_max>`)).toBeNull();
  });

  it("of a group has the numbers of the last of it", () => {
    const read = valueOf(disks(`<target dev='a'/>${groupTune(5)}`, `<target dev='b'/>${groupTune(7)}`));
    expect(read.domains[0]!.ioTune).toEqual({ numbers: { reads: 7 }, burst: 1 });
  });

  it("beside one with other numbers leaves only those that both have", () => {
    const read = valueOf(
      disks(
        "<target dev='a'/><iotune><read_iops_sec>5</read_iops_sec><write_iops_sec>2</write_iops_sec></iotune>",
        "<target dev='b'/><iotune><read_iops_sec>7</read_iops_sec></iotune>",
      ),
    );
    expect(read.domains[0]!.ioTune).toEqual({ numbers: { reads: 12 }, burst: 1 });
    expect(read.notes.map(({ code }) => code)).toEqual(["ioOfDisks", "ioPerPeriod"]);
  });
});

describe("a pool", () => {
  it("is one disk, or as many as it has devices, of which the first has what is left over", () => {
    expect(valueOf(poolOf("p", 10)).pool).toEqual({ name: "p", disks: [10] });
    expect(valueOf(poolOf("p", 11, 3)).pool).toEqual({ name: "p", disks: [5, 3, 3] });
    expect(valueOf(poolOf("p", 11, 1)).notes).toEqual([]);
    expect(valueOf(poolOf("p", 11, 3)).notes).toEqual([{ code: "poolSplit", domain: "p", found: "3" }]);
  });

  it("is one with the others, as far as a host has disks", () => {
    expect(valueOf(poolOf("a", 10) + poolOf("b", 0) + poolOf("c", 6, 2))).toMatchObject({
      pool: { name: "a, c", disks: [10, 3, 3] },
      notes: [
        { code: "poolEmpty", domain: "b" },
        { code: "poolSplit", domain: "c", found: "2" },
      ],
    });
    const many = valueOf(poolOf("a", 1000, 500) + poolOf("b", 10));
    const most = many.pool!.disks.length;
    expect(many.pool!.disks.reduce((sum, bytes) => sum + bytes, 0)).toBe(1000);
    expect(many.notes).toEqual([
      { code: "poolSplit", domain: "a", found: String(most) },
      { code: "poolEmpty", domain: "b" },
    ]);
  });

  it("without a size is none, and six volumes that nobody uses are told with five of their names", () => {
    expect(valueOf(`<pool><name>p</name></pool>${domain("")}`)).toMatchObject({
      pool: null,
      notes: [{ code: "poolEmpty", domain: "p" }],
    });
    expect(valueOf(volumesOf(5) + domain("")).notes).toEqual([
      { code: "volumesUnused", domain: "v0, v1, v2, v3, v4", found: "5" },
    ]);
    expect(valueOf(volumesOf(6) + domain("")).notes).toEqual([
      { code: "volumesUnused", domain: "v0, v1, v2, v3, v4 …", found: "6" },
    ]);
  });
});
