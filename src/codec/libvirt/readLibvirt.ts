/**
 * libvirt's documents: domains, with the sizes of their disks where volumes are given beside them, and pools as the disks of
 * their host. Every element that was not used is listed: a machine here has a few of the things that a domain has.
 */
import { IO_ALLOWANCES } from "../../model/ioAllowances.ts";
import { MOST, RANGES } from "../limits.ts";
import { TUNE_ELEMENTS, tuneContradiction, tuneOfMachine, type DiskTune, type MachineTune } from "./ioTune.ts";
import { POOL_NAME, volumeName } from "./names.ts";
import { bytesOf, pcpusOf } from "./values.ts";
import { xmlTree, type XmlElement, type XmlRefusal } from "./xmlTree.ts";

export interface ReadDisk {
  /** Of the volume here. */
  readonly name: string;
  /** Null: nobody says. */
  readonly bytes: number | null;
}

export interface ReadDomain {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryBytes: number;
  /** Its `shares`; null: none are given. */
  readonly weight: number | null;
  /** Percent of one pCPU; null: none. */
  readonly cap: number | null;
  /** Null: all. */
  readonly affinity: readonly number[] | null;
  /** Of its memory; all of it where it is locked. */
  readonly guaranteedBytes: number;
  readonly disks: readonly ReadDisk[];
  /** How much I/O it may ask for; null: as much as it likes. */
  readonly ioTune: MachineTune | null;
}

/** Something that was read in another way than it is meant there; `domain` is the name of what it is about. */
export type LibvirtNote =
  | {
      readonly code: "pinsDiffer" | "targetLeftOut" | "ioPerPeriod" | "ioOfDisks" | "poolEmpty";
      readonly domain: string;
    }
  | {
      readonly code: "nameCut" | "diskSkipped" | "poolSplit" | "volumesUnused";
      readonly domain: string;
      readonly found: string;
    };

/** The storage of a host: all pools together. */
export interface ReadPool {
  readonly name: string;
  /** Bytes of each disk. */
  readonly disks: readonly number[];
}

export type LibvirtProblem =
  | XmlRefusal
  | { readonly code: "noDomain"; readonly values: { readonly found: string } }
  | { readonly code: "missing"; readonly values: { readonly where: string } }
  | { readonly code: "badValue"; readonly values: { readonly where: string; readonly found: string } }
  | { readonly code: "nameTwice"; readonly values: { readonly found: string } }
  | {
      readonly code: "tuneTwice";
      readonly values: { readonly where: string; readonly all: string; readonly one: string };
    }
  | {
      readonly code: "outOfRange";
      readonly values: { readonly where: string; readonly found: number; readonly min: number; readonly max: number };
    };

export interface ReadLibvirt {
  readonly domains: readonly ReadDomain[];
  /** Null: no pool is described. */
  readonly pool: ReadPool | null;
  /** Paths of elements, with how often each was there. */
  readonly unused: readonly { readonly path: string; readonly count: number }[];
  readonly notes: readonly LibvirtNote[];
}

export type LibvirtRead =
  | { readonly ok: true; readonly value: ReadLibvirt }
  | { readonly ok: false; readonly problems: readonly LibvirtProblem[] };

/** A period of a cap where none is said, in microseconds. */
const USUAL_PERIOD = 100_000;
const MOST_PROBLEMS = 20;
/** Volumes that nobody uses are told by name up to so many. */
const TOLD_VOLUMES = 5;

/** Never throws. */
export function readLibvirt(text: string): LibvirtRead {
  const tree = xmlTree(text);
  if (!tree.ok) return { ok: false, problems: [tree.refusal] };
  const reader = new Reader(tree.elements);
  const domains = reader.domains();
  const pool = reader.pool();
  if (domains.length === 0 && !pool && reader.problems.length === 0) {
    const found = [...new Set(tree.elements.map(({ name }) => name))].join(", ").slice(0, 80);
    reader.problems.push({ code: "noDomain", values: { found } });
  }
  const names = domains.map(({ name }) => name);
  for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
    reader.problems.push({ code: "nameTwice", values: { found: name } });
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems.slice(0, MOST_PROBLEMS) };
  return { ok: true, value: { domains, pool, unused: reader.unused(), notes: reader.notes } };
}

class Reader {
  readonly problems: LibvirtProblem[] = [];
  readonly notes: LibvirtNote[] = [];
  readonly #roots: readonly XmlElement[];
  readonly #used = new Set<XmlElement>();
  readonly #volumes: ReadonlyMap<string, { readonly name: string; readonly bytes: number }>;
  /** Names of volumes that a disk is made of. */
  readonly #taken = new Set<string>();

  constructor(roots: readonly XmlElement[]) {
    this.#roots = roots;
    this.#volumes = this.#sizesOfVolumes();
  }

  domains(): ReadDomain[] {
    return this.#roots
      .flatMap((root) =>
        root.name === "domain" ? [root] : root.name === "domainsnapshot" ? this.#all(root, "domain") : [],
      )
      .map((domain) => this.#domain(domain));
  }

  unused(): { path: string; count: number }[] {
    const counts = new Map<string, number>();
    const hasUse = (element: XmlElement): boolean => this.#used.has(element) || element.children.some(hasUse);
    const visit = (element: XmlElement, above: string) => {
      const path = above === "" ? element.name : `${above}/${element.name}`;
      if (!hasUse(element)) counts.set(path, (counts.get(path) ?? 0) + 1);
      else for (const child of element.children) visit(child, path);
    };
    for (const root of this.#roots) visit(root, "");
    return [...counts].map(([path, count]) => ({ path, count }));
  }

  /** The elements at that path below `element`. They count as used. */
  #all(element: XmlElement, path: string): XmlElement[] {
    let found: XmlElement[] = [element];
    for (const name of path.split("/"))
      found = found.flatMap(({ children }) => children.filter((c) => c.name === name));
    for (const each of found) this.#used.add(each);
    return found;
  }

  #one(element: XmlElement, path: string): XmlElement | undefined {
    return this.#all(element, path)[0];
  }

  /** All pools together. What they say of their allocation follows from the volumes. */
  pool(): ReadPool | null {
    const disks: number[] = [];
    const names: string[] = [];
    for (const pool of this.#roots.filter(({ name }) => name === "pool")) {
      const name = this.#one(pool, "name")?.text ?? "";
      const capacity = this.#one(pool, "capacity");
      const bytes = (capacity && bytesOf(capacity.text, capacity.attributes.get("unit"), "b")) ?? 0;
      const devices = Math.max(1, this.#all(pool, "source/device").length);
      const count = Math.min(devices, MOST.disks - disks.length);
      // A pool that is not active says that it has nothing; one of more bytes than can be counted is none of ours.
      if (bytes === 0 || count === 0) this.notes.push({ code: "poolEmpty", domain: name });
      else {
        names.push(name);
        if (devices > 1) this.notes.push({ code: "poolSplit", domain: name, found: String(count) });
        const each = Math.floor(bytes / count);
        disks.push(...Array.from({ length: count }, (_, at) => (at === 0 ? bytes - each * (count - 1) : each)));
      }
    }
    this.#tellUnusedVolumes();
    return disks.length > 0 ? { name: names.join(", "), disks } : null;
  }

  #tellUnusedVolumes(): void {
    const all = new Set([...this.#volumes.values()].map(({ name }) => name));
    const unused = [...all].filter((name) => !this.#taken.has(name));
    if (unused.length === 0) return;
    const domain = unused.slice(0, TOLD_VOLUMES).join(", ") + (unused.length > TOLD_VOLUMES ? " …" : "");
    this.notes.push({ code: "volumesUnused", domain, found: String(unused.length) });
  }

  /** Volumes by their names, their paths and their keys. */
  #sizesOfVolumes(): Map<string, { name: string; bytes: number }> {
    const sizes = new Map<string, { name: string; bytes: number }>();
    for (const volume of this.#roots.filter(({ name }) => name === "volume")) {
      const capacity = this.#one(volume, "capacity");
      const bytes = capacity && this.#bytes(capacity, "volume/capacity", "b");
      const paths = [...this.#all(volume, "name"), ...this.#all(volume, "target/path"), ...this.#all(volume, "key")];
      const name = (paths[0]?.text ?? "").slice(0, MOST.nameCharacters);
      if (bytes) for (const { text } of paths) sizes.set(text, { name, bytes });
    }
    return sizes;
  }

  #bytes(element: XmlElement, where: string, usual: "b" | "KiB"): number {
    const bytes = bytesOf(element.text, element.attributes.get("unit"), usual);
    const found = `${element.text} ${element.attributes.get("unit") ?? ""}`.trim().slice(0, 40);
    if (bytes === null) this.problems.push({ code: "badValue", values: { where, found } });
    return bytes ?? 0;
  }

  #whole(text: string, where: string, { min, max }: { readonly min: number; readonly max: number }): number {
    if (!/^-?\d{1,15}$/.test(text.trim())) {
      this.problems.push({ code: "badValue", values: { where, found: text.slice(0, 40) } });
      return min;
    }
    const value = Number(text);
    if (value < min || value > max)
      this.problems.push({ code: "outOfRange", values: { where, found: value, min, max } });
    return value;
  }

  #domain(domain: XmlElement): ReadDomain {
    const name = this.#nameOf(domain);
    const memory = this.#one(domain, "memory");
    if (!memory) this.problems.push({ code: "missing", values: { where: `${name}: memory` } });
    const memoryBytes = memory ? this.#bytes(memory, `${name}: memory`, "KiB") : 0;
    const current = this.#one(domain, "currentMemory");
    if (current && this.#bytes(current, `${name}: currentMemory`, "KiB") < memoryBytes)
      this.notes.push({ code: "targetLeftOut", domain: name });
    const vcpu = this.#one(domain, "vcpu");
    const count = vcpu?.attributes.get("current") ?? (vcpu?.text || "1");
    const vcpus = this.#whole(count, `${name}: vcpu`, RANGES.vcpus);
    const shares = this.#one(domain, "cputune/shares");
    const guarantee = this.#one(domain, "memtune/min_guarantee");
    const isLocked = this.#one(domain, "memoryBacking/locked") !== undefined;
    const guaranteed = guarantee ? this.#bytes(guarantee, `${name}: min_guarantee`, "KiB") : 0;
    const { disks, tunes } = this.#disks(domain, name);
    return {
      name,
      vcpus,
      memoryBytes,
      weight: shares ? this.#whole(shares.text, `${name}: shares`, { min: 1, max: 2 ** 20 }) : null,
      cap: this.#cap(domain, name, vcpus),
      affinity: this.#affinity(domain, name, vcpu, vcpus),
      guaranteedBytes: isLocked ? memoryBytes : Math.min(guaranteed, memoryBytes),
      disks,
      ioTune: this.#tuneOfAll(name, tunes),
    };
  }

  #nameOf(domain: XmlElement): string {
    const name = (this.#one(domain, "name")?.text ?? "").replaceAll(/\p{Cc}+/gu, " ").trim();
    if (name === "") this.problems.push({ code: "missing", values: { where: "domain: name" } });
    if (name.length <= MOST.nameCharacters) return name;
    const cut = name.slice(0, MOST.nameCharacters).trim();
    this.notes.push({ code: "nameCut", domain: cut, found: name.slice(0, 100) });
    return cut;
  }

  /** The smaller one of the cap of each vCPU, and that of the domain. */
  #cap(domain: XmlElement, name: string, vcpus: number): number | null {
    const ofAll = this.#share(domain, name, "global_", 1);
    const ofEach = this.#share(domain, name, "", vcpus);
    const caps = [ofAll, ofEach].filter((cap) => cap !== null);
    return caps.length > 0 ? Math.min(6400, Math.max(1, Math.round(Math.min(...caps)))) : null;
  }

  #share(domain: XmlElement, name: string, prefix: "" | "global_", times: number): number | null {
    const element = (which: string) => this.#one(domain, `cputune/${prefix}${which}`);
    const [quota, period] = [element("quota"), element("period")];
    const value = (of: XmlElement, which: string) =>
      this.#whole(of.text, `${name}: ${prefix}${which}`, { min: -(2 ** 50), max: 2 ** 50 });
    const ticks = quota ? value(quota, "quota") : 0;
    const every = period ? value(period, "period") : 0;
    return ticks > 0 ? (100 * ticks * times) / (every > 0 ? every : USUAL_PERIOD) : null;
  }

  /** A machine has one list for all its vCPUs: what they may use together. */
  #affinity(domain: XmlElement, name: string, vcpu: XmlElement | undefined, vcpus: number): readonly number[] | null {
    const read = (cpuset: string, where: string) => {
      const pcpus = pcpusOf(cpuset);
      if (!pcpus)
        this.problems.push({ code: "badValue", values: { where: `${name}: ${where}`, found: cpuset.slice(0, 40) } });
      return pcpus;
    };
    const usual = vcpu?.attributes.has("cpuset") ? read(vcpu.attributes.get("cpuset")!, "vcpu cpuset") : null;
    const pins = new Map<number, readonly number[] | null>();
    for (const { attributes } of this.#all(domain, "cputune/vcpupin"))
      pins.set(Number(attributes.get("vcpu")), read(attributes.get("cpuset") ?? "", "vcpupin cpuset"));
    const each = Array.from({ length: Math.min(vcpus, RANGES.vcpus.max) }, (_, index) => pins.get(index) ?? usual);
    const isSame = new Set(each.map((pcpus) => pcpus?.join(",") ?? "all")).size <= 1;
    if (!isSame) this.notes.push({ code: "pinsDiffer", domain: name });
    if (each.includes(null)) return null;
    return [...new Set(each.flatMap((pcpus) => pcpus ?? []))].toSorted((a, b) => a - b);
  }

  #disks(domain: XmlElement, name: string): { disks: readonly ReadDisk[]; tunes: readonly (DiskTune | null)[] } {
    const disks: ReadDisk[] = [];
    const tunes: (DiskTune | null)[] = [];
    for (const disk of domain.children.filter((c) => c.name === "devices").flatMap((d) => d.children)) {
      if (disk.name !== "disk") continue;
      const device = disk.attributes.get("device") ?? "disk";
      if (device !== "disk" && device !== "lun") {
        this.notes.push({ code: "diskSkipped", domain: name, found: device.slice(0, 20) });
        continue;
      }
      const target = this.#one(disk, "target")?.attributes.get("dev") ?? "";
      const source = this.#one(disk, "source");
      const from = ["volume", "file", "dev", "name", "dir"].map((key) => source?.attributes.get(key));
      const volume = from.map((key) => this.#volumes.get(key ?? "")).find((found) => found !== undefined);
      if (volume) this.#taken.add(volume.name);
      const own = ownName(name, source);
      const dev = target === "" ? `disk${disks.length}` : target.slice(0, MOST.nameCharacters);
      disks.push({ name: own ?? dev, bytes: volume?.bytes ?? null });
      const ioTune = this.#one(disk, "iotune");
      tunes.push(ioTune ? this.#tune(ioTune, `${name}: ${dev}`) : null);
    }
    if (disks.length > MOST.volumes) {
      const values = { where: `${name}: disk`, found: disks.length, min: 0, max: MOST.volumes };
      this.problems.push({ code: "outOfRange", values });
    }
    const names = disks.map((disk) => disk.name);
    for (const twice of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
      this.problems.push({ code: "nameTwice", values: { found: `${name}: ${twice}` } });
    return { disks, tunes };
  }

  /** Null: none of its numbers limits anything, as 0 does not. */
  #tune(element: XmlElement, name: string): DiskTune | null {
    const where = `${name}: iotune`;
    const numbersOf = (ending: "" | "_max") => {
      const said = IO_ALLOWANCES.map((allowance) => {
        const of = this.#one(element, TUNE_ELEMENTS[allowance] + ending);
        return [allowance, of ? this.#whole(of.text, where, { min: 0, max: 2 ** 49 }) : 0] as const;
      });
      return Object.fromEntries(said.filter(([, number]) => number > 0));
    };
    const group = this.#one(element, "group_name")?.text.trim() ?? "";
    const tune = { numbers: numbersOf(""), most: numbersOf("_max"), group: group === "" ? null : group };
    const [all, one] = tuneContradiction(tune) ?? [];
    if (all && one) this.problems.push({ code: "tuneTwice", values: { where, all, one } });
    return Object.keys(tune.numbers).length > 0 ? tune : null;
  }

  #tuneOfAll(domain: string, tunes: readonly (DiskTune | null)[]): MachineTune | null {
    const { tune, isExact } = tuneOfMachine(tunes);
    if (!isExact) this.notes.push({ code: "ioOfDisks", domain });
    if (tune) this.notes.push({ code: "ioPerPeriod", domain });
    return tune;
  }
}

/** The name that a volume has here, where the document was made here; null: it was made elsewhere. */
function ownName(machine: string, source: XmlElement | undefined): string | null {
  if (source?.attributes.get("pool") !== POOL_NAME) return null;
  const volume = source.attributes.get("volume") ?? "";
  const prefix = volumeName(machine, "");
  const name = volume.startsWith(prefix) ? volume.slice(prefix.length, prefix.length + MOST.nameCharacters) : "";
  return name === "" ? null : name;
}
