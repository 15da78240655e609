/**
 * A machine as libvirt's domain XML (libvirt's `formatdomain`): what `virsh dumpxml` prints, and `virsh define` reads. What
 * libvirt has no place for, programs above all, is left out and said in a comment.
 */
import type { HostSpec } from "../../model/scenario.ts";
import type { HostState, VmInfo } from "../../trace/hostState.ts";
import { limitFrom } from "../../trace/figures/presentLimit.ts";
import { xmlComment, xmlText } from "../out/xmlText.ts";
import { ioTuneElement } from "./ioTune.ts";
import { diskDevice, domainName, POOL_NAME, volumeName } from "./names.ts";

export interface DomainMoment {
  /** Of the scenario. */
  readonly title: string;
  readonly host: HostSpec;
  readonly vm: VmInfo;
  readonly state: HostState;
}

const KIB = 1024;
/** libvirt's bounds of `shares`, and how long a period of its caps is by default, in microseconds. */
const SHARES = { least: 2, most: 262_144 } as const;
const PERIOD_US = 100_000;

/** Ends in a line break. */
export function domainXml({ title, host, vm, state }: DomainMoment): string {
  const { spec, name } = vm;
  const { cap, affinity, vcpus, volumes } = spec;
  const now = state.vms[vm.uid];
  const weight = now?.weight ?? spec.weight;
  const shares = spec.weight === null && weight === vm.weight ? null : weight;
  const limit = now?.memory?.limit ?? -1;
  const ioLimit = volumes.length > 0 ? limitFrom(spec.ioLimit, state, vm.uid) : null;
  const ioTune = ioLimit ? ioTuneElement(ioLimit, domainName(name), host.extentBytes) : [];
  const notes = [
    `${title}: made by Hyperscope. A program is no part of a domain: this one has none.`,
    ...(name.includes("/") ? [`it is called ${name}: libvirt allows no slash`] : []),
    ...(spec.memoryBytes === 0 ? ["it has no memory of its own: libvirt asks for some"] : []),
    ...(shares !== null && clamped(shares) !== shares ? [`its weight is ${shares}: libvirt has 2 to 262144`] : []),
    ...(ioLimit ? [`a second of iotune stands for a period of ${ioLimit.every} ticks`] : []),
  ];
  return [
    "<domain type='kvm'>",
    ...notes.map((note) => `  ${xmlComment(note)}`),
    `  <name>${xmlText(domainName(name))}</name>`,
    `  ${memoryElement("memory", Math.max(KIB, spec.memoryBytes))}`,
    ...(limit >= 0 ? [`  ${memoryElement("currentMemory", Math.max(1, limit * host.pageBytes))}`] : []),
    ...guaranteeOf(spec.reservedPages, vm.pages, host.pageBytes),
    `  <vcpu placement='static'${affinity ? ` cpuset='${cpuset(affinity)}'` : ""}>${vcpus}</vcpu>`,
    ...tuned([
      ...(shares === null ? [] : [`<shares>${clamped(shares)}</shares>`]),
      ...(cap === undefined
        ? []
        : [`<global_period>${PERIOD_US}</global_period>`, `<global_quota>${(cap * PERIOD_US) / 100}</global_quota>`]),
    ]),
    "  <os>",
    "    <type arch='x86_64'>hvm</type>",
    "  </os>",
    "  <devices>",
    ...volumes.flatMap((volume, place) => diskElement(name, volume.name, place, ioTune)),
    "  </devices>",
    "</domain>",
    "",
  ].join("\n");
}

const clamped = (weight: number) => Math.min(SHARES.most, Math.max(SHARES.least, weight));

/** In KiB where it is a whole number of them, as libvirt writes it. */
function memoryElement(tag: string, bytes: number): string {
  const isWhole = bytes % KIB === 0;
  return `<${tag} unit='${isWhole ? "KiB" : "b"}'>${isWhole ? bytes / KIB : bytes}</${tag}>`;
}

/** A machine whose pages are all guaranteed is one that is locked. */
function guaranteeOf(reserved: number, pages: number, pageBytes: number): string[] {
  if (reserved === 0) return [];
  if (reserved >= pages) return ["  <memoryBacking>", "    <locked/>", "  </memoryBacking>"];
  return ["  <memtune>", `    ${memoryElement("min_guarantee", reserved * pageBytes)}`, "  </memtune>"];
}

function tuned(elements: readonly string[]): string[] {
  return elements.length > 0 ? ["  <cputune>", ...elements.map((element) => `    ${element}`), "  </cputune>"] : [];
}

/** `0-2,5`: neighbours as one. */
function cpuset(pcpus: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const pcpu of [...new Set(pcpus)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === pcpu - 1) last[1] = pcpu;
    else runs.push([pcpu, pcpu]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(",");
}

function diskElement(machine: string, volume: string, place: number, ioTune: readonly string[]): string[] {
  return [
    "    <disk type='volume' device='disk'>",
    "      <driver name='qemu' type='raw'/>",
    `      <source pool='${POOL_NAME}' volume='${xmlText(volumeName(machine, volume))}'/>`,
    `      <target dev='${diskDevice(place)}' bus='virtio'/>`,
    ...ioTune.map((line) => `      ${line}`),
    "    </disk>",
  ];
}
