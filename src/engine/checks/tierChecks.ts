/**
 * Laws of the fast tier between two moments (domain D.6): each slot has one unit or is free, what is open is resident, who waits
 * is known and will be served, and nothing remembers a volume or a machine that is gone.
 */
import { entriesOf } from "../../base/pieces.ts";
import type { HostState } from "../../trace/hostState.ts";
import { hasFrame } from "../../vmm/memory/frameSet.ts";
import { machineOf, type GuestPage } from "../../vmm/memory/policy.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { listed, type Report } from "./report.ts";

export function checkTier(
  { state: { residency, disks, vms, volumes, copyOnWrite }, processor }: Monitor,
  report: Report,
) {
  if (!residency) return;
  const { slots, coming, open, opened, waiting, queue, copies, free, tier } = residency;
  const held = [...slots.values(), ...coming.values()];
  if (new Set(held).size !== held.length) report("T1", `slots ${listed(held)} hold several`);
  for (let slot = 0; slot < tier.pages.length; slot += 1) {
    const isUsed = held.includes(slot) || copies.some((copy) => copy.slot === slot);
    if (isUsed === hasFrame(free, slot)) report("T1", `slot ${slot} is in the wrong set`);
    const page = tier.pages.get(slot);
    if (page >= 0 ? slots.get(page) !== slot : [...slots.values()].includes(slot))
      report("T1", `slot ${slot} has ${page} for the policy alone`);
  }
  for (const [unit, count] of open) {
    if (!slots.has(unit)) report("T2", `${unit} is open and not resident`);
    const accesses = [...opened.values()].filter((each) => each === unit).length;
    if (accesses !== count) report("T2", `${unit} is open ${count} times for ${accesses} accesses`);
  }
  const carriedOut = new Set([...disks.plans.values()].map(({ owner }) => owner.opened));
  for (const [access, unit] of opened) {
    if (!open.has(unit)) report("T2", `${unit} is opened and not open`);
    if (!carriedOut.has(access)) report("T2", `access ${access} to ${unit} is open for nobody`);
  }
  for (const unit of queue) if (!waiting.has(unit)) report("T3", `nobody waits for ${unit} in the queue`);
  if (queue.length > 0 && (free.size > 0 || slots.size > open.size))
    report("T3", `${queue[0]} waits, and could have a slot`);
  for (const [unit, guests] of waiting) {
    if (coming.has(unit) === queue.includes(unit)) report("T3", `${unit} is awaited in vain`);
    for (const { vcpu, vm, generation, isAsync } of guests) {
      const v = processor.vcpu(vcpu);
      if (v.generation !== generation) report("T3", `vCPU ${vcpu} waits for ${unit} and was stopped`);
      if ((isAsync ? v.asyncRequests : v.pendingRequests) === 0) report("T3", `vCPU ${vcpu} waits without a request`);
      if (vms[vm]?.life === "shutOff" || vms[vm]?.life === "none") report("L3", `machine ${vm} is off and waits`);
    }
  }
  const exists = (unit: GuestPage) =>
    volumes.pool.volumes.has(machineOf(unit)) || copyOnWrite.sizes.has(machineOf(unit));
  for (const unit of [...slots.keys(), ...coming.keys(), ...waiting.keys(), ...queue])
    if (!exists(unit)) report("L3", `volume ${machineOf(unit)} is gone, and the tier knows it`);
}

function at(unit: GuestPage): string {
  return `${machineOf(unit)}:${unit % 2 ** 32}`;
}

function inOrder(texts: readonly string[]): string {
  return texts.toSorted().join(" ");
}

/** Where the screen shows another picture of the tier than the core has. */
export function compareTier(
  { tier: seen }: HostState,
  { state: { residency } }: Monitor,
  differ: (what: string, seen: unknown, real: unknown) => void,
): void {
  if (!residency) return;
  const { slots, coming, open, waiting, copies, tier } = residency;
  const shown = [...entriesOf(seen?.slots ?? [])];
  const shownAt = (isResident: boolean) =>
    shown.flatMap(([slot, { unit, isResident: is }]) =>
      unit && is === isResident ? [`${slot}=${unit.lv}:${Math.max(0, unit.extent)}`] : [],
    );
  differ("resident", inOrder(shownAt(true)), inOrder([...slots].map(([unit, slot]) => `${slot}=${at(unit)}`)));
  differ("coming", inOrder(shownAt(false)), inOrder([...coming].map(([unit, slot]) => `${slot}=${at(unit)}`)));
  for (const [slot, view] of shown) {
    const unit = tier.pages.get(slot);
    differ(`open in slot ${slot}`, view.open, open.get(unit) ?? 0);
    differ(`dirty in slot ${slot}`, view.isDirty ? 1 : 0, tier.dirty.get(slot));
    const leaving = copies.some((copy) => copy.isBack && copy.slot === slot);
    differ(`leaving slot ${slot}`, view.leaving !== null, leaving);
  }
  const real = [...waiting].flatMap(([unit, guests]) => guests.map(({ vcpu }) => `${vcpu}:${at(unit)}`));
  const views = (seen?.waiting ?? []).map(({ vcpu, lv, extent }) => `${vcpu}:${lv}:${Math.max(0, extent)}`);
  differ("who waits for the tier", inOrder(views), inOrder(real));
  differ("copy of the archive", seen?.copy?.slot ?? -1, copies[0]?.slot ?? -1);
}
