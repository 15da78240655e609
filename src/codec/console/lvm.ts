/** What of LVM's tools can be said here (manual pages lvs(8), pvs(8), vgs(8)). The pool is the one volume group. */
import { does } from "./action.ts";
import type { Form } from "./form.ts";

const shows = (name: "pvs" | "vgs" | "lvs", other: string): Form => ({
  tool: "lvm",
  name,
  others: [other],
  args: [],
  read: () => does({ kind: "table", table: name }),
});

export const lvmForms: readonly Form[] = [
  shows("pvs", "pvdisplay"),
  shows("vgs", "vgdisplay"),
  shows("lvs", "lvdisplay"),
];

/** Commands of LVM that people know, and that mean nothing on this host. */
export const LVM_NOT_HERE: readonly string[] = [
  "pvcreate",
  "pvremove",
  "vgcreate",
  "vgextend",
  "vgremove",
  "lvcreate",
  "lvremove",
  "lvchange",
];
