/** Texts of machines that are read from libvirt's XML; in both languages. */
import { numberText } from "../numberText.ts";

const en = {
  title: "Machines from libvirt",
  description:
    "What these documents say of machines and storage. Programs are not in them: each machine computes for a while.",
  reading: "The file is being read…",
  unreadable: "The file cannot be read.",
  tooLarge: (megabytes: number) => `The file is too large: domains take far less than ${megabytes} MB.`,
  machine: (vcpus: number, memory: string) => `${numberText(vcpus)} vCPU${vcpus === 1 ? "" : "s"}, ${memory}`,
  weight: (weight: number) => `weight ${numberText(weight)}`,
  cap: (percent: number) => `cap ${numberText(percent)}%`,
  ioTune: "I/O limit",
  affinity: (pcpus: string) => `pCPU ${pcpus}`,
  sizes: "How large are these disks? The documents do not say.",
  size: (machine: string, disk: string) => `${machine}: ${disk}`,
  known: (disk: string, size: string) => `${disk} ${size}`,
  pool: (disks: number, size: string) =>
    disks === 1 ? `storage pool of one disk, ${size}` : `storage pool of ${numberText(disks)} disks, ${size}`,
  poolLeft: "The present host keeps its disks: the pool in the documents is not used.",
  host: "Host",
  hosts: { own: "a new one with room", present: "the present one" },
  shares: "Shares",
  weights: { kept: "as in the file", left: "all alike" },
  sharesNote:
    "libvirt's usual share is 1024, also of a domain that names none where others do: beside machines with small weights it is nearly everything.",
  open: "Open",
  add: "Add",
  unused: (count: number) =>
    count === 1 ? "1 kind of element was not used" : `${numberText(count)} kinds of elements were not used`,
  times: (path: string, count: number) => (count === 1 ? path : `${path} × ${numberText(count)}`),
  notes: {
    pinsDiffer: (domain: string) => `${domain}: its vCPUs are pinned apart; here they share all of these pCPUs.`,
    targetLeftOut: (domain: string) => `${domain}: currentMemory is less than memory; it begins with all of it.`,
    ioPerPeriod: (domain: string) =>
      `${domain}: what its iotune allows in a second is allowed in a period of 100 ticks here, bytes as whole blocks.`,
    ioOfDisks: (domain: string) =>
      `${domain}: its disks are limited each by itself; here one limit is for all together: the sum of what each of them has.`,
    nameCut: (domain: string, found: string) => `${domain}: its name is too long here: ${found}`,
    diskSkipped: (domain: string, found: string) => `${domain}: a ${found} is no volume here.`,
    poolEmpty: (domain: string) =>
      `${domain}: this pool says of no room (as one that is not active does) or of too much, or there are too many disks; it is left out.`,
    poolSplit: (domain: string, found: string) =>
      `${domain}: the document does not say how large each of its devices is; here they are ${found} disks of the same size.`,
    volumesUnused: (domain: string, found: string) =>
      found === "1"
        ? `${domain}: this volume is no disk of a machine here; it is left out.`
        : `${found} volumes are no disks of a machine here; they are left out: ${domain}.`,
  },
  problem: {
    tooLong: (v: Values) => `The text has ${v["found"]} characters; at most ${v["max"]} are read.`,
    doctype: () =>
      "It has a document type (<!DOCTYPE …>) or declarations of its own. Documents of libvirt have none, so it is not read.",
    entity: (v: Values) => `It has an entity that XML itself does not know: ${v["found"]}. It is not read.`,
    tooDeep: () => "Its elements are nested more than 100 deep.",
    notText: () => "This is no text, so it is no XML either.",
    syntax: (v: Values) => `Line ${v["line"]}: this is no XML. ${v["found"]}`,
    noDomain: (v: Values) =>
      `There is no <domain> and no <pool> in it${v["found"] === "" ? "" : `, but ${v["found"]}`}.`,
    missing: (v: Values) => `${v["where"]}: it is missing.`,
    badValue: (v: Values) => `${v["where"]}: “${v["found"]}” cannot be read.`,
    tuneTwice: (v: Values) => `${v["where"]}: ${v["all"]} excludes ${v["one"]}; one of the two is too many.`,
    nameTwice: (v: Values) => `Two have the name ${v["found"]}.`,
    outOfRange: (v: Values) => `${v["where"]}: ${v["found"]} is not between ${v["min"]} and ${v["max"]}.`,
  },
};

type Values = Readonly<Record<string, string | number>>;

/** By the parser's own words for them. */
const MISTAKES_ZH: Readonly<Record<string, string>> = {
  InvalidTag: "标签名无效或开始与结束标签不配对",
  InvalidAttr: "属性的写法有误",
  InvalidChar: "有不允许的字符",
  unclosed: "注释、CDATA 或声明没有结束",
};

const zh: typeof en = {
  title: "来自 libvirt 的虚拟机",
  description: "这些文档对虚拟机和存储的描述。其中没有程序：每台虚拟机都只计算一段时间。",
  reading: "正在读取文件…",
  unreadable: "无法读取此文件。",
  tooLarge: (megabytes) => `文件太大：域的描述远不到 ${megabytes} MB。`,
  machine: (vcpus, memory) => `${numberText(vcpus)} 个 vCPU，${memory}`,
  weight: (weight) => `权重 ${numberText(weight)}`,
  cap: (percent) => `上限 ${numberText(percent)}%`,
  ioTune: "I/O 限制",
  affinity: (pcpus) => `pCPU ${pcpus}`,
  sizes: "这些磁盘有多大？文档中没有说明。",
  size: (machine, disk) => `${machine}：${disk}`,
  known: (disk, size) => `${disk} ${size}`,
  pool: (disks, size) => `存储池，${numberText(disks)} 块磁盘，共 ${size}`,
  poolLeft: "当前宿主机保留自己的磁盘：文档中的存储池不使用。",
  host: "宿主机",
  hosts: { own: "新的，容纳得下", present: "当前宿主机" },
  shares: "份额",
  weights: { kept: "按文件", left: "全部相同" },
  sharesNote:
    "libvirt 的通常份额是 1024，其他域写了份额时，没有写的也按 1024 计：与权重很小的虚拟机放在一起，几乎会占去全部。",
  open: "打开",
  add: "添加",
  unused: (count) => `有 ${numberText(count)} 种元素未被使用`,
  times: (path, count) => (count === 1 ? path : `${path} × ${numberText(count)}`),
  notes: {
    pinsDiffer: (domain) => `${domain}：各 vCPU 的绑定不同；此处它们共用这些 pCPU。`,
    targetLeftOut: (domain) => `${domain}：currentMemory 小于 memory；此处一开始就拥有全部内存。`,
    ioPerPeriod: (domain) => `${domain}：iotune 每秒允许的量，此处是每 100 个时间单位允许的量，字节按整块计算。`,
    ioOfDisks: (domain) => `${domain}：各磁盘分别受限；此处所有磁盘共用一个限制，为各磁盘限制之和。`,
    nameCut: (domain, found) => `${domain}：原名称太长：${found}`,
    diskSkipped: (domain, found) => `${domain}：${found} 在此处不是卷。`,
    poolEmpty: (domain) => `${domain}：此存储池没有给出容量（未激活时如此）、容量过大，或磁盘过多，因此略去。`,
    poolSplit: (domain, found) => `${domain}：文档没有说明各设备的大小；此处是 ${found} 块同样大小的磁盘。`,
    volumesUnused: (domain, found) => `有 ${found} 个卷不属于此处任何虚拟机的磁盘，因此略去：${domain}。`,
  },
  problem: {
    tooLong: (v) => `文本有 ${v["found"]} 个字符，最多读取 ${v["max"]} 个。`,
    doctype: () => "其中有文档类型（<!DOCTYPE …>）或自己的声明。libvirt 的文档没有这些，因此不予读取。",
    entity: (v) => `其中有 XML 本身没有的实体：${v["found"]}，因此不予读取。`,
    tooDeep: () => "元素嵌套超过 100 层。",
    notText: () => "这不是文本，因此也不是 XML。",
    syntax: (v) => `第 ${v["line"]} 行：不是 XML，${MISTAKES_ZH[String(v["kind"])] ?? "结构不完整"}。`,
    noDomain: (v) => `其中没有 <domain> 或 <pool>${v["found"] === "" ? "" : `，只有 ${v["found"]}`}。`,
    missing: (v) => `${v["where"]}：缺失。`,
    badValue: (v) => `${v["where"]}：无法识别“${v["found"]}”。`,
    tuneTwice: (v) => `${v["where"]}：有了 ${v["all"]} 就不能再有 ${v["one"]}。`,
    nameTwice: (v) => `有两个名称都是 ${v["found"]}。`,
    outOfRange: (v) => `${v["where"]}：${v["found"]} 不在 ${v["min"]} 到 ${v["max"]} 之间。`,
  },
};

export const libvirt = { en, zh };
