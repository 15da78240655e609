/**
 * Machines by their names, so that a command finds its machine among thousands without a look at all of them. Made from the
 * list of machines, and no part of the state: another list, as after a checkpoint was restored, is read anew.
 */
import type { Vm } from "./vm.ts";

export class NamesOfMachines {
  /** Those that have, or had, the name, in the order of their ids. */
  #byName = new Map<string, Vm[]>();
  #read: readonly Vm[] | null = null;
  /** So many of the list have been read. */
  #count = 0;

  /** The machine of `vms` that is called so and has not been deleted; null for none. */
  find(vms: readonly Vm[], name: string): Vm | null {
    if (vms !== this.#read || vms.length < this.#count) {
      this.#byName = new Map();
      this.#read = vms;
      this.#count = 0;
    }
    for (; this.#count < vms.length; this.#count += 1) this.renamed(vms[this.#count]!);
    const named = this.#byName.get(name) ?? [];
    for (let at = named.length - 1; at >= 0; at -= 1) if (isGone(named[at]!, name)) named.splice(at, 1);
    return named[0] ?? null;
  }

  /** `vm` has the name that it has now since it was looked for last. */
  renamed(vm: Vm): void {
    const named = this.#byName.get(vm.name);
    if (!named) this.#byName.set(vm.name, [vm]);
    else if (!named.includes(vm)) insertById(named, vm);
  }
}

function isGone(vm: Vm, name: string): boolean {
  return vm.life === "none" || vm.name !== name;
}

function insertById(named: Vm[], vm: Vm): void {
  const at = named.findIndex(({ uid }) => uid > vm.uid);
  named.splice(at < 0 ? named.length : at, 0, vm);
}
