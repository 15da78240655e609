/** The storage pool and the volumes in it as libvirt's XML (`formatstorage`): for `virsh pool-define` and `virsh vol-create`. */
import type { HostSpec } from "../../model/scenario.ts";

import type { HostInfo, HostState, LvInfo } from "../../trace/hostState.ts";
import { xmlComment, xmlText } from "../out/xmlText.ts";
import { POOL_NAME, volumeName } from "./names.ts";

export interface PoolMoment {
  readonly title: string;
  readonly host: HostSpec;
  readonly info: HostInfo;
  readonly state: HostState;
}

/** The pool, and a document for each volume that has extents; each ends in a line break. */
export function poolXml({ title, host, info, state }: PoolMoment): string {
  const volumes = info.lvs.filter(({ id }) => state.volumes.has(id));
  const extents = info.pvExtents.reduce((sum, count) => sum + count, 0);
  const taken = state.pvs.reduce((sum, { lv }) => sum + takenIn(lv), 0);
  const bytes = (count: number) => count * host.extentBytes;
  const pool = [
    "<pool type='logical'>",
    `  ${xmlComment(`${title}: made by Hyperscope`)}`,
    `  <name>${POOL_NAME}</name>`,
    `  <capacity unit='bytes'>${bytes(extents)}</capacity>`,
    `  <allocation unit='bytes'>${bytes(taken)}</allocation>`,
    `  <available unit='bytes'>${bytes(extents - taken)}</available>`,
    "  <source>",
    ...info.pvExtents.map((_, pv) => `    <device path='/dev/pv${pv}'/>`),
    `    <name>${POOL_NAME}</name>`,
    "    <format type='lvm2'/>",
    "  </source>",
    "  <target>",
    `    <path>/dev/${POOL_NAME}</path>`,
    "  </target>",
    "</pool>",
    "",
  ].join("\n");
  return [pool, ...volumes.map((volume) => volumeXml(volume, info))].join("\n");
}

function takenIn(lv: HostState["pvs"][number]["lv"]): number {
  let taken = 0;
  for (let extent = 0; extent < lv.length; extent += 1) if (lv.get(extent) >= 0) taken += 1;
  return taken;
}

function volumeXml({ vm, name, bytes }: LvInfo, info: HostInfo): string {
  const called = vm < 0 ? name : volumeName(info.vms[vm]?.name ?? "", name);
  return [
    "<volume type='block'>",
    `  <name>${xmlText(called)}</name>`,
    `  <capacity unit='bytes'>${bytes}</capacity>`,
    "  <target>",
    `    <path>/dev/${POOL_NAME}/${xmlText(called)}</path>`,
    "  </target>",
    "</volume>",
    "",
  ].join("\n");
}
