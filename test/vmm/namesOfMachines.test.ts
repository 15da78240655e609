/** Against a look at all machines, as the domain has it: a name is that of the machine that has it and was not deleted. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NamesOfMachines } from "../../src/vmm/namesOfMachines.ts";
import type { Vm } from "../../src/vmm/vm.ts";

const NAMES = ["web", "db", "a", ""];

type Step =
  | { readonly does: "define"; readonly name: string }
  | { readonly does: "look"; readonly name: string }
  | { readonly does: "rename"; readonly at: number; readonly name: string }
  | { readonly does: "delete"; readonly at: number }
  | { readonly does: "restore"; readonly count: number };

const name = fc.constantFrom(...NAMES);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant("define" as const), name }),
  fc.record({ does: fc.constant("look" as const), name }),
  fc.record({ does: fc.constant("rename" as const), at: fc.nat(8), name }),
  fc.record({ does: fc.constant("delete" as const), at: fc.nat(8) }),
  fc.record({ does: fc.constant("restore" as const), count: fc.nat(8) }),
);

function machine(uid: number, called: string): Vm {
  return {
    uid,
    name: called,
    life: "shutOff",
    firstVcpu: 0,
    vcpus: [],
    vcpuCount: 1,
    firstLv: 0,
    lvCount: 0,
    image: null,
  };
}

function found(vms: readonly Vm[], called: string): Vm | null {
  return vms.find((vm) => vm.name === called && vm.life !== "none") ?? null;
}

describe("a machine is found by its name", () => {
  it("as in a look at all of them, whoever is made, renamed, deleted or restored from a checkpoint", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const names = new NamesOfMachines();
        let vms: Vm[] = [];
        const answers: (Vm | null)[] = [];
        const wanted: (Vm | null)[] = [];
        for (const each of steps) {
          if (each.does === "define") vms.push(machine(vms.length, each.name));
          else if (each.does === "restore") vms = vms.slice(0, each.count).map((vm) => ({ ...vm }));
          else if (each.does === "look") {
            answers.push(names.find(vms, each.name));
            wanted.push(found(vms, each.name));
          } else {
            const vm = vms[each.at % Math.max(1, vms.length)];
            if (!vm) continue;
            if (each.does === "delete") vm.life = "none";
            else {
              vm.name = each.name;
              names.renamed(vm);
            }
          }
        }
        for (const called of NAMES) {
          answers.push(names.find(vms, called));
          wanted.push(found(vms, called));
        }
        // The very ones, as they were made or restored.
        expect(answers.map((vm, at) => vm === wanted[at])).toEqual(wanted.map(() => true));
      }),
    );
  });
});
