/**
 * How Firefox Profiler reads a file in Chrome's format, written down from its rules alone (its `import/chrome.ts`): markers in
 * threads that are known by process and thread. Names that mean something of their own there are no markers.
 */
export interface Marker {
  readonly name: string;
  readonly phase: "instant" | "interval" | "start" | "end";
  /** Milliseconds. */
  readonly start: number | null;
  readonly end: number | null;
}

export interface FirefoxThread {
  readonly name: string;
  readonly process: string;
  readonly markers: readonly Marker[];
}

/** As its own types have an event; what is not of its type there is not read here either. */
interface Raw {
  readonly ph?: string;
  readonly name: string;
  readonly pid?: number;
  readonly tid?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** What Chrome's own tools write under these names is read in another way. */
const OWN = new Set(["Profile", "ProfileChunk", "CpuProfile", "Screenshot", "TracingStartedInBrowser"]);

/** Throws where the reader does. */
export function readAsFirefox(text: string): FirefoxThread[] {
  const { traceEvents } = JSON.parse(text) as { traceEvents: Raw[] };
  if (!Array.isArray(traceEvents)) throw new Error("no list of events");
  const names = new Map<string, string>();
  for (const event of traceEvents) {
    if (typeof event !== "object" || event === null || typeof event.name !== "string")
      throw new Error("A tracing event in the chrome profile did not follow the expected form.");
    if (OWN.has(event.name)) throw new Error(`${event.name} is no name for an event of ours`);
    const { name, pid, tid, args } = event;
    // The first one counts.
    const key = `${name} ${pid}${name === "thread_name" ? `:${tid}` : ""}`;
    if (name.endsWith("_name") && !names.has(key)) names.set(key, args?.name ?? "");
  }
  const threads = new Map<string, { name: string; process: string; markers: Marker[] }>();
  for (const { ph, name, pid, tid, ts, dur } of traceEvents) {
    if (typeof ts !== "number" || !Number.isFinite(ts)) continue;
    const length = ph === "X" && typeof dur === "number" && Number.isFinite(dur) ? dur : null;
    if (length === null && !["B", "E", "b", "n", "e", "i", "I", "R"].includes(ph ?? "")) continue;
    const key = `${pid}:${tid}`;
    const thread = threads.get(key) ?? {
      name: names.get(`thread_name ${key}`) ?? "Chrome Thread",
      process: names.get(`process_name ${pid}`) ?? "",
      markers: [],
    };
    threads.set(key, thread);
    const time = ts / 1000;
    const marker: Pick<Marker, "phase" | "start" | "end"> =
      length !== null
        ? { phase: "interval", start: time, end: time + length / 1000 }
        : ph === "B" || ph === "b"
          ? { phase: "start", start: time, end: null }
          : ph === "E" || ph === "e"
            ? { phase: "end", start: null, end: time }
            : { phase: "instant", start: time, end: null };
    thread.markers.push({ name, ...marker });
  }
  return [...threads.values()];
}
