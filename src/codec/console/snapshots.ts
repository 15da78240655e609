/** Snapshots as virsh has them, and in our own words clones and the thin pool. */
import { REVERT_STATES, type Command, type SnapshotChildren } from "../../model/scenario.ts";
import { does, wrong, type Asked, type Tool } from "./action.ts";
import { MACHINE, type Form, type Given } from "./form.ts";
import { countOf } from "./quantities.ts";

const NAME = { id: "snapshotname", kind: "text" } as const;

const OPTION_OF: Readonly<Record<SnapshotChildren, string>> = { delete: "--children", only: "--children-only" };

export function childrenOption(children: SnapshotChildren | undefined): string {
  return children ? ` ${OPTION_OF[children]}` : "";
}

const give = (command: Command, done: string | null = null): Asked =>
  does({ kind: "command", command, done, at: null });

/** The numbers called `ids`, or what is wrong with the first that is none. */
function counts(given: ReadonlyMap<string, string>, ids: readonly string[]): readonly number[] | Asked {
  const numbers: number[] = [];
  for (const id of ids) {
    const text = given.get(id) ?? "1";
    const number = countOf(text);
    if (number === null) return wrong("notANumber", { found: text });
    numbers.push(number);
  }
  return numbers;
}

const FORCE = { name: "--force" } as const;

const forceIn = (given: Given): { readonly force?: true } => (given.has("--force") ? { force: true } : {});

const commits = (tool: Tool, name: string, done: string | null): Form => ({
  tool,
  name,
  args: [MACHINE],
  options: [FORCE],
  read: (given) => give({ command: "commit", vm: given.get("domain")!, ...forceIn(given) }, done),
});

export const snapshotForms: readonly Form[] = [
  {
    tool: "virsh",
    name: "snapshot-create-as",
    args: [MACHINE, NAME],
    options: [{ name: "--disk-only" }],
    read: (given) => {
      const [vm, name] = [given.get("domain")!, given.get("snapshotname")!];
      const memory = given.has("--disk-only") ? {} : { memory: true };
      return give({ command: "snapshot", vm, name, ...memory }, `Domain snapshot ${name} created`);
    },
  },
  {
    tool: "virsh",
    name: "snapshot-revert",
    args: [MACHINE, NAME],
    options: [{ name: "--running" }, { name: "--paused" }],
    read: (given) => {
      const to = REVERT_STATES.find((state) => given.has(`--${state}`));
      const [vm, name] = [given.get("domain")!, given.get("snapshotname")!];
      return give({ command: "revert", vm, name, ...(to ? { to } : {}) });
    },
  },
  {
    tool: "virsh",
    name: "snapshot-delete",
    args: [MACHINE, NAME],
    options: [{ name: "--children" }, { name: "--children-only" }],
    read: (given) => {
      const [vm, name] = [given.get("domain")!, given.get("snapshotname")!];
      const which = given.has("--children") ? "delete" : given.has("--children-only") ? "only" : null;
      const children = which ? ({ children: which } as const) : {};
      return give({ command: "deleteSnapshot", vm, name, ...children }, `Domain snapshot ${name} deleted`);
    },
  },
  {
    tool: "own",
    name: "clone",
    args: [MACHINE, { id: "name", kind: "text" }],
    options: [{ name: "--linked" }, { name: "--live" }, { name: "--snapshot", value: "text" }],
    read: (given) => {
      const from = given.get("--snapshot");
      return give({
        command: "clone",
        vm: given.get("domain")!,
        name: given.get("name")!,
        isLinked: given.has("--linked"),
        ...(from === undefined ? {} : { snapshot: from }),
        ...(given.has("--live") ? { live: true } : {}),
      });
    },
  },
  {
    tool: "own",
    name: "trim",
    args: [
      MACHINE,
      { id: "volume", kind: "number" },
      { id: "block", kind: "number" },
      { id: "blocks", kind: "number", isOptional: true },
    ],
    options: [{ name: "--zeros" }],
    read: (given) => {
      const numbers = counts(given, ["volume", "block", "blocks"]);
      if (!isNumbers(numbers)) return numbers;
      const [volume = 0, block = 0, blocks = 1] = numbers;
      const zeros = given.has("--zeros") ? { asZeros: true } : {};
      return give({ command: "discard", vm: given.get("domain")!, volume, block, blocks, ...zeros });
    },
  },
  commits("own", "commit", null),
  {
    tool: "own",
    name: "rebase",
    args: [MACHINE, { id: "base", kind: "machine", isOptional: true }],
    options: [FORCE],
    read: (given) => {
      const base = given.get("base");
      const vm = given.get("domain")!;
      return give({ command: "rebase", vm, ...(base === undefined ? {} : { base }), ...forceIn(given) });
    },
  },
  commits("virsh", "blockcommit", "Block commit started"),
  {
    tool: "virsh",
    name: "blockpull",
    args: [MACHINE],
    read: (given) => give({ command: "rebase", vm: given.get("domain")! }, "Block Pull started"),
  },
  {
    tool: "own",
    name: "extendpool",
    args: [{ id: "extents", kind: "number" }],
    read: (given) => {
      const numbers = counts(given, ["extents"]);
      return isNumbers(numbers) ? give({ command: "extendPool", extents: numbers[0] ?? 1 }) : numbers;
    },
  },
];

function isNumbers(read: readonly number[] | Asked): read is readonly number[] {
  return Array.isArray(read);
}
