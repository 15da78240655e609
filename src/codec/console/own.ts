/** Our own words: the commands of the manager as the buttons have them, and those of the console itself. */
import { DISK_STATES } from "../../model/choices.ts";
import { HOST_STATES } from "../../model/migration.ts";
import { PART_STATES, type PlainCommandId } from "../../model/scenario.ts";
import { does, wrong, type ConsoleAction } from "./action.ts";
import { countOf, sizeOf } from "./quantities.ts";
import { MACHINE, plain, type Form } from "./form.ts";
import { createForm } from "./create.ts";
import { limitForm } from "./ioLimits.ts";

const acts = (name: string, command: PlainCommandId): Form =>
  plain("own", name, (vm): ConsoleAction => ({ kind: "command", command: { command, vm }, done: null, at: null }));

export const ownForms: readonly Form[] = [
  createForm,
  { tool: "own", name: "reach", args: [], read: () => does({ kind: "table", table: "reach" }) },
  acts("start", "start"),
  acts("pause", "pause"),
  acts("resume", "resume"),
  acts("shutdown", "shutdown"),
  acts("stop", "stop"),
  acts("delete", "delete"),
  acts("reset", "reset"),
  acts("save", "save"),
  acts("discard", "discardSave"),
  acts("crash", "crash"),
  acts("abort", "abortJob"),
  acts("resync", "resync"),
  {
    tool: "own",
    name: "weight",
    args: [MACHINE, { id: "weight", kind: "number" }],
    read: (given) => {
      const weight = countOf(given.get("weight")!);
      if (weight === null) return wrong("notANumber", { found: given.get("weight")! });
      const command = { command: "setWeight", vm: given.get("domain")!, weight } as const;
      return does({ kind: "command", command, done: null, at: null });
    },
  },
  limitForm,
  {
    tool: "own",
    name: "target",
    args: [MACHINE, { id: "pages", kind: "number" }],
    read: (given) => {
      const pages = countOf(given.get("pages")!);
      if (pages === null) return wrong("notANumber", { found: given.get("pages")! });
      const command = { command: "setMemoryTarget", vm: given.get("domain")!, pages } as const;
      return does({ kind: "command", command, done: null, at: null });
    },
  },
  {
    tool: "own",
    name: "balloon",
    args: [MACHINE, { id: "state", kind: "onOff" }],
    read: (given) => {
      const state = given.get("state")!.toLowerCase();
      if (state !== "on" && state !== "off") return wrong("notOneOf", { found: state, known: "on, off" });
      const command = { command: "balloon", vm: given.get("domain")!, isOn: state === "on" } as const;
      return does({ kind: "command", command, done: null, at: null });
    },
  },
  {
    tool: "own",
    name: "rename",
    args: [MACHINE, { id: "name", kind: "text" }],
    read: (given) => {
      const command = { command: "rename", vm: given.get("domain")!, name: given.get("name")! } as const;
      return does({ kind: "command", command, done: null, at: null });
    },
  },
  {
    tool: "own",
    name: "resize",
    args: [MACHINE],
    options: [
      { name: "--vcpus", value: "number" },
      { name: "--memory", value: "size" },
    ],
    read: (given) => {
      const [count, memory] = [given.get("--vcpus"), given.get("--memory")];
      const vcpus = count === undefined ? undefined : countOf(count);
      const size = memory === undefined ? undefined : sizeOf(memory, 1);
      if (vcpus === null) return wrong("notANumber", { found: count! });
      if (size === null || (size && size.sign !== "")) return wrong("notASize", { found: memory! });
      if (vcpus === undefined && size === undefined) return wrong("missing", { what: "--vcpus, --memory", usage: "" });
      const command = {
        command: "resize",
        vm: given.get("domain")!,
        ...(vcpus === undefined ? {} : { vcpus }),
        ...(size ? { memoryBytes: size.bytes } : {}),
      } as const;
      return does({ kind: "command", command, done: null, at: null });
    },
  },
  {
    tool: "own",
    name: "compact",
    args: [],
    read: () => does({ kind: "command", command: { command: "compact" }, done: null, at: null }),
  },
  {
    tool: "own",
    name: "disk",
    args: [
      { id: "disk", kind: "number" },
      { id: "state", kind: "text" },
    ],
    read: (given) => {
      const disk = countOf(given.get("disk")!.replace(/^pv/u, ""));
      if (disk === null) return wrong("notANumber", { found: given.get("disk")! });
      const found = given.get("state")!.toLowerCase();
      const state = DISK_STATES.find((each) => each === found);
      if (!state) return wrong("notOneOf", { found, known: DISK_STATES.join(", ") });
      return does({ kind: "command", command: { command: "setDisk", disk, state }, done: null, at: null });
    },
  },
  ...(["link", "host"] as const).map((part): Form => ({
    tool: "own",
    name: part,
    args: [...(part === "host" ? [{ id: "host", kind: "text" } as const] : []), { id: "state", kind: "text" }],
    read: (given, { hosts = [] }) => {
      const found = given.get("state")!.toLowerCase();
      if (part === "link") {
        const state = PART_STATES.find((each) => each === found);
        if (!state) return wrong("notOneOf", { found, known: PART_STATES.join(", ") });
        return does({ kind: "command", command: { command: "setLink", state }, done: null, at: null });
      }
      const state = HOST_STATES.find((each) => each === found);
      if (!state) return wrong("notOneOf", { found, known: HOST_STATES.join(", ") });
      const name = given.get("host")!;
      const host = hosts.indexOf(name);
      if (host < 0) return wrong("notOneOf", { found: name, known: hosts.join(", ") });
      return does({ kind: "command", command: { command: "setHost", state, host }, done: null, at: null });
    },
  })),
  {
    tool: "own",
    name: "go",
    args: [{ id: "time", kind: "number" }],
    read: (given) => {
      const time = countOf(given.get("time")!);
      return time === null ? wrong("notANumber", { found: given.get("time")! }) : does({ kind: "go", time });
    },
  },
  { tool: "own", name: "script", others: ["log"], args: [], read: () => does({ kind: "script" }) },
  {
    tool: "own",
    name: "help",
    others: ["?", "man"],
    args: [
      { id: "command", kind: "command", isOptional: true },
      { id: "word", kind: "command", isOptional: true },
    ],
    read: (given) => {
      const words = [given.get("command"), given.get("word")].filter((word) => word !== undefined);
      return does({ kind: "help", of: words.length > 0 ? words.join(" ") : null });
    },
  },
  { tool: "own", name: "clear", others: ["cls"], args: [], read: () => does({ kind: "clear" }) },
];
