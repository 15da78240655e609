/** A guest page as one number, for what keeps pages of several machines in one list: `machine * 2^32 + page`. */
import type { PageNumber, VmUid } from "../../model/units.ts";

/** Exact for machines below 2^21. */
export type GuestPage = number;

const PAGES_OF_A_MACHINE = 2 ** 32;

export function guestPage(vm: VmUid, page: PageNumber): GuestPage {
  return vm * PAGES_OF_A_MACHINE + page;
}
