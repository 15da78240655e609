/**
 * Laws of memory that is taken back (domain F.6, M5, M6, M8; C.6): the balloon, the guest and the host agree on every page,
 * targets are within what each machine is guaranteed and wants, and nobody is asked for what it was guaranteed.
 */
import { PAGE_BALLOONED } from "../../vmm/memory/state.ts";
import { pagesOf, type GuestView } from "../../vmm/memory/overcommit/guestView.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Report } from "./report.ts";

/** Checks M5, M6 and M8 where memory is taken back. */
export function checkOvercommit(monitor: Monitor, report: Report): void {
  const { reclaim, memory } = monitor;
  if (!reclaim) return;
  let targets = 0;
  let guaranteed = 0;
  for (const [vm, { view, target }] of reclaim.state.machines) {
    const guest = memory.guest(vm);
    checkView(vm, view, [...guest.where], report);
    targets += target;
    guaranteed += Math.min(guest.reservedPages, view.pages);
    if (target > view.pages) report("M8", `machine ${vm} is to have ${target} of ${view.pages} pages`);
    if (reclaim.state.isStale) continue;
    const least = Math.min(guest.reservedPages, view.pages);
    if (target < least) report("M8", `machine ${vm} is to have ${target} pages, ${least} are guaranteed`);
    if (view.pages - view.ballooned < least)
      report(
        "M8",
        `the balloon of machine ${vm} holds ${view.ballooned} of ${view.pages} pages, ${least} are guaranteed`,
      );
  }
  const { frames } = memory.config;
  const wanted = [...reclaim.state.machines.values()].reduce((sum, { view }) => sum + view.pages, 0);
  if (!reclaim.state.isStale && targets > Math.min(wanted, Math.max(guaranteed, frames)))
    report("M8", `targets add up to ${targets}, the host has ${frames} frames`);
}

function checkView(vm: number, view: GuestView, where: readonly number[], report: Report): void {
  const ballooned = pagesOf(view, "ballooned");
  const used = [...pagesOf(view, "clean"), ...pagesOf(view, "dirty")];
  if (ballooned.length + view.beyond !== view.ballooned)
    report(
      "M6",
      `the balloon of machine ${vm} holds ${ballooned.length} + ${view.beyond} pages, its books say ${view.ballooned}`,
    );
  if (ballooned.length + used.length + view.unused.size !== view.touchable || view.beyond > view.pages - view.touchable)
    report("M6", `the guest of machine ${vm} has lost pages: ${ballooned.length}, ${used.length}, ${view.unused.size}`);
  const inBalloon = where.flatMap((at, page) => (at === PAGE_BALLOONED ? [page] : []));
  if (inBalloon.join() !== ballooned.toSorted((a, b) => a - b).join())
    report("M5", `pages ${inBalloon.join()} of machine ${vm} are ballooned, its balloon holds ${ballooned.join()}`);
  const usedPages = new Set(used);
  for (const [page, at] of where.entries())
    if (at >= 0 && !usedPages.has(page))
      report("M5", `page ${page} of machine ${vm} is in frame ${at}, its guest does not use it`);
}
