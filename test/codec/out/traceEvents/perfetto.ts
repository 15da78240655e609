/**
 * How Perfetto's trace processor reads a file in Chrome's format, written down from its rules alone (its
 * `json_trace_tokenizer` and `json_trace_parser`): what comes out of a file, and what it complains about.
 */
export interface Slice {
  readonly pid: number;
  readonly tid: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface PerfettoTrace {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly processes: ReadonlyMap<number, { name: string; order: number }>;
  readonly threads: ReadonlyMap<number, { pid: number; name: string; order: number }>;
  readonly slices: readonly Slice[];
  readonly states: readonly Slice[];
  /** From the first slice of each arrow to its last one. */
  readonly flows: readonly (readonly Slice[])[];
  /** Steps of a counter, by process and its name with the key. */
  readonly counters: ReadonlyMap<string, readonly { readonly time: number; readonly value: number }[]>;
  readonly instants: readonly (Omit<Slice, "end"> & { readonly scope: string })[];
  readonly spans: readonly (Omit<Slice, "tid"> & { readonly id: string })[];
  readonly errors: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

interface Raw {
  readonly ph?: string;
  readonly name?: string;
  readonly cat?: string;
  readonly pid?: number;
  readonly tid?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly id?: string;
  readonly s?: string;
  readonly bp?: string;
  readonly args?: Values;
}

const isId = (id: unknown) => Number.isInteger(id) && Number(id) >= 1 && Number(id) < 2 ** 32;

const STATES = new Set(["Running", "R", "R+", "S", "D", "T", "P"]);
const KNOWN = new Set(["metadata", "traceEvents"]);

const length = ({ raw }: { readonly raw: Raw }) => raw.dur ?? 0;
const isSlice = ({ ph }: { readonly ph: string }) => (ph === "X" ? 0 : 1);

/** Times are in whole nanoseconds. */
export function readAsPerfetto(text: string): PerfettoTrace {
  const file = JSON.parse(text) as { metadata?: Values; traceEvents: Raw[] };
  const errors: string[] = [];
  for (const key of Object.keys(file)) if (!KNOWN.has(key)) errors.push(`unknown key ${key}`);
  const processes = new Map<number, { name: string; order: number }>();
  const threads = new Map<number, { pid: number; name: string; order: number }>();
  const slices: Slice[] = [];
  const states: Slice[] = [];
  const counters = new Map<string, { time: number; value: number }[]>();
  const instants: (Omit<Slice, "end"> & { scope: string })[] = [];
  const open = new Map<string, Omit<Slice, "tid"> & { id: string }>();
  const spans: (Omit<Slice, "tid"> & { id: string })[] = [];
  const bound: { ph: string; id: number; time: number; tid: number; bp: unknown }[] = [];

  const metadata = file.metadata ?? {};
  for (const [key, value] of Object.entries(metadata))
    if (typeof value !== "string" && !Number.isSafeInteger(value)) errors.push(`metadata ${key} is not read`);

  const events = file.traceEvents.map((raw, index) => {
    const where = `event ${index}`;
    const fail = (what: string) => errors.push(`${where}: ${what} in ${JSON.stringify(raw)}`);
    const { ph, pid, tid, ts, dur } = raw;
    if (typeof ph !== "string") fail("no phase");
    if (!isId(pid)) fail("a process number out of range");
    if (tid !== undefined && !isId(tid)) fail("a thread number out of range");
    if (ph !== "M" && (ts === undefined || !Number.isFinite(ts) || ts < 0)) fail("no time");
    const isLong = ph === "X" || ph === "T";
    if (isLong && (dur === undefined || !Number.isFinite(dur) || dur < 0)) fail("no duration");
    return { raw, fail, ph: ph ?? "", pid: pid ?? 0, tid: tid ?? 0, time: Math.round((ts ?? 0) * 1000) };
  });
  const owner = new Map<number, number>();
  for (const { tid, pid, fail } of events) {
    if (tid === 0) continue;
    if ((owner.get(tid) ?? pid) !== pid) fail("a thread of two processes");
    owner.set(tid, pid);
  }
  // Read in the order of time; of those that begin together the longer one first.
  for (const event of events.toSorted((a, b) => a.time - b.time || isSlice(a) - isSlice(b) || length(b) - length(a))) {
    const { raw, fail, ph, pid, tid, time } = event;
    const name = raw.name ?? "";
    const args = raw.args ?? {};
    const end = Math.round(((raw.ts ?? 0) + length(event)) * 1000);
    switch (ph) {
      case "M": {
        const isThread = name.startsWith("thread_");
        const known = isThread ? threads : processes;
        const id = isThread ? tid : pid;
        const entry = known.get(id) ?? { pid, name: "", order: 0 };
        if (name.endsWith("_name")) entry.name = String(args["name"]);
        else if (name.endsWith("_sort_index") && typeof args["sort_index"] === "number")
          entry.order = args["sort_index"];
        else fail("unknown metadata");
        known.set(id, entry);
        break;
      }
      case "X":
        slices.push({ pid, tid, name, start: time, end, args });
        break;
      case "T": {
        if (!STATES.has(name)) fail("an unknown state");
        if ((name === "Running") !== (args["cpu"] !== undefined)) fail("a pCPU without running, or the other way");
        if (args["io_wait"] !== undefined && args["io_wait"] !== 0 && args["io_wait"] !== 1) fail("io_wait");
        states.push({ pid, tid, name, start: time, end, args });
        break;
      }
      case "C":
        for (const [key, value] of Object.entries(args)) {
          if (typeof value !== "number" || !Number.isFinite(value)) fail("a counter without a number");
          const track = `${pid} ${name} ${key}`;
          const steps = counters.get(track) ?? [];
          counters.set(track, steps);
          steps.push({ time, value: Number(value) });
        }
        break;
      case "i": {
        const scope = raw.s ?? "t";
        if (!["t", "p", "g"].includes(scope)) fail("an unknown scope");
        instants.push({ pid, tid, name, start: time, scope, args });
        break;
      }
      case "b":
      case "n":
      case "e": {
        const id = `${pid} ${raw.cat} ${name} ${raw.id}`;
        if (ph === "b") {
          if (open.has(id)) fail("it begins twice");
          open.set(id, { pid, name, id: raw.id ?? "", start: time, end: time, args });
          break;
        }
        const span = open.get(id);
        if (!span) fail("it has not begun");
        if (span && ph === "e") {
          open.delete(id);
          spans.push({ ...span, end: time });
        }
        break;
      }
      case "s":
      case "t":
      case "f": {
        const id = raw.id ?? "";
        if (!/^(?:0x)?[0-9a-f]{1,16}$/i.test(id)) fail("no hexadecimal number");
        bound.push({ ph, id: Number.parseInt(id, 16), time, tid, bp: raw.bp });
        break;
      }
      default:
        fail("an unknown phase");
    }
  }
  for (const [id] of open) errors.push(`${id} never ends`);
  errors.push(...nestingErrors(slices), ...nestingErrors(states));
  return {
    metadata,
    processes,
    threads,
    slices,
    states,
    flows: boundFlows(bound, slices, errors),
    counters,
    instants,
    spans,
    errors,
  };
}

/** Slices of a thread must lie in one another or apart. */
function nestingErrors(slices: readonly Slice[]): string[] {
  const errors: string[] = [];
  const stacks = new Map<number, Slice[]>();
  for (const slice of slices) {
    const stack = stacks.get(slice.tid) ?? [];
    stacks.set(slice.tid, stack);
    while (stack.length > 0 && stack.at(-1)!.end <= slice.start) stack.pop();
    const around = stack.at(-1);
    if (around && around.end < slice.end) errors.push(`${slice.name} at ${slice.start} overlaps ${around.name}`);
    stack.push(slice);
  }
  return errors;
}

function boundFlows(
  ends: readonly {
    readonly ph: string;
    readonly id: number;
    readonly time: number;
    readonly tid: number;
    readonly bp: unknown;
  }[],
  slices: readonly Slice[],
  errors: string[],
): Slice[][] {
  const flows = new Map<number, Slice[]>();
  const byThread = new Map<number, Slice[]>();
  for (const slice of slices) byThread.set(slice.tid, [...(byThread.get(slice.tid) ?? []), slice]);
  for (const { ph, id, time, tid, bp } of ends) {
    const around = (byThread.get(tid) ?? []).findLast(({ start, end }) => start <= time && time < end);
    const flow = flows.get(id);
    if (!around) errors.push(`flow ${id}: no slice is open in thread ${tid} at ${time}`);
    if (ph === "s" && flow) errors.push(`flow ${id} begins twice`);
    if (ph !== "s" && !flow) errors.push(`flow ${id} goes on before it has begun`);
    if (ph === "f" && bp !== "e") errors.push(`flow ${id} ends in the next slice`);
    if (ph === "s") flows.set(id, around ? [around] : []);
    else if (around) flow?.push(around);
  }
  return [...flows.values()];
}
