/** What of LVM's tools can be said here (manual pages lvs(8), pvs(8), vgs(8)). The pool is the one volume group. */
import { does, wrong, type Asked } from "./action.ts";
import type { Form, Given, Surroundings } from "./form.ts";
import { countOf, sizeOf } from "./quantities.ts";

/** What a size without a unit is counted in. */
const MIB = 1024 * 1024;

const shows = (name: "pvs" | "vgs" | "lvs", other: string): Form => ({
  tool: "lvm",
  name,
  others: [other],
  args: [],
  read: () => does({ kind: "table", table: name }),
});

/** `lvextend -l +3 db/data`, `lvreduce -L -8M db/data`: by extents or by a size, more or less than there is. */
function resizes(name: "lvextend" | "lvreduce", sign: "+" | "-"): Form {
  return {
    tool: "lvm",
    name,
    args: [{ id: "volume", kind: "volume" }],
    options: [
      { name: "-l", value: "number" },
      { name: "-L", value: "size" },
      ...(sign === "-" ? ([{ name: "-f" }, { name: "--force" }] as const) : []),
    ],
    read: (given, about) => readResize(given, about, sign),
  };
}

function readResize(given: Given, { host }: Surroundings, sign: "+" | "-"): Asked {
  const whole = given.get("volume")!;
  const slash = whole.indexOf("/");
  const text = given.get("-l") ?? given.get("-L") ?? "";
  const count = given.has("-l") ? countOf(text.slice(1)) : null;
  const size = given.has("-L") ? sizeOf(text, MIB) : null;
  const extents = count ?? (size ? Math.ceil(size.bytes / host.extentBytes) : null);
  if (extents === null || extents === 0 || !text.startsWith(sign)) return wrong("notASize", { found: text || sign });
  if (slash < 0) return wrong("missing", { what: "machine/volume", usage: "" });
  const [vm, volume] = [whole.slice(0, slash), whole.slice(slash + 1)];
  const isForced = given.has("-f") || given.has("--force");
  const command =
    sign === "+"
      ? ({ command: "extendVolume", vm, volume, extents } as const)
      : ({ command: "reduceVolume", vm, volume, extents, ...(isForced ? { force: true } : {}) } as const);
  return does({ kind: "command", command, done: `  Logical volume ${whole} successfully resized.`, at: null });
}

/** `disk0`, `pv0` or `0`. */
function diskOf(text: string): number | null {
  return countOf(text.replace(/^(?:disk|pv)/u, ""));
}

/** `pvmove pv0 pv1`, `pvmove -n db/data pv0`, `pvmove --abort`. */
const pvmove: Form = {
  tool: "lvm",
  name: "pvmove",
  args: [
    { id: "disk", kind: "text", isOptional: true },
    { id: "to", kind: "text", isOptional: true },
  ],
  options: [{ name: "-n", value: "volume" }, { name: "--abort" }],
  read: (given) => {
    if (given.has("--abort")) return does({ kind: "command", command: { command: "abortMove" }, done: null, at: null });
    const [from, target, of] = [given.get("disk"), given.get("to"), given.get("-n")];
    if (from === undefined) return wrong("missing", { what: "disk", usage: "" });
    const disk = diskOf(from);
    const to = target === undefined ? null : diskOf(target);
    if (disk === null) return wrong("notANumber", { found: from });
    if (target !== undefined && to === null) return wrong("notANumber", { found: target });
    const [vm, ...volume] = of === undefined ? [] : of.split("/");
    const command = {
      command: "moveExtents",
      disk,
      ...(vm === undefined ? {} : { vm }),
      ...(volume.length === 0 ? {} : { volume: volume.join("/") }),
      ...(to === null ? {} : { to }),
    } as const;
    return does({ kind: "command", command, done: null, at: null });
  },
};

/** `lvremove web/data`: what a deleted machine has left. */
const lvremove: Form = {
  tool: "lvm",
  name: "lvremove",
  args: [{ id: "volume", kind: "volume" }],
  options: [{ name: "-f" }, { name: "-y" }],
  read: (given) => {
    const whole = given.get("volume")!;
    const slash = whole.indexOf("/");
    if (slash < 0) return wrong("missing", { what: "machine/volume", usage: "" });
    const command = { command: "deleteVolume", owner: whole.slice(0, slash), volume: whole.slice(slash + 1) } as const;
    return does({ kind: "command", command, done: `  Logical volume "${whole}" successfully removed.`, at: null });
  },
};

export const lvmForms: readonly Form[] = [
  pvmove,
  lvremove,
  resizes("lvextend", "+"),
  resizes("lvreduce", "-"),
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
  "lvchange",
];
