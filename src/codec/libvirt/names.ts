/** What machines, volumes and the pool are called in libvirt's documents. */

/** The one storage pool of the host. */
export const POOL_NAME = "pool";

/** libvirt allows no slash in names. */
export function domainName(name: string): string {
  return name.replaceAll("/", "_");
}

/** Volumes of all machines lie side by side in the pool. */
export function volumeName(machine: string, volume: string): string {
  return `${domainName(machine)}-${volume.replaceAll("/", "_")}`;
}

/** The name of a disk inside its machine: `vda`, `vdb`. A machine has 16 at most. */
export function diskDevice(place: number): string {
  return `vd${String.fromCodePoint(97 + place)}`;
}
