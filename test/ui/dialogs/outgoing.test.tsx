/** What goes out of the page besides its link: pictures and tables, previewed, saved and copied. */
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { job, scenario, W1 } from "../../support/workloads.ts";
import { showDialog } from "./showDialog.tsx";

const W1_RR = scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 4 } } });

/** What was saved: names and contents. */
let saved: { name: string; text: Promise<string>; bytes: number }[] = [];

beforeEach(() => {
  saved = [];
  let blob: Blob | null = null;
  URL.createObjectURL = (made) => {
    blob = made instanceof Blob ? made : null;
    return "blob:made";
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: blob?.text() ?? Promise.resolve(""), bytes: blob?.size ?? 0 });
  });
});

afterEach(() => void vi.restoreAllMocks());

/** The dialog over a whole run, at its tab `tab`. */
async function at(tab: "Picture" | "Table" | "Other tools", given = W1_RR, rest = {}) {
  const trace = simulate(given);
  const end = { time: 20, row: trace.rowCount };
  const fake = showDialog("share", [], { scenario: given, trace, cursor: end, asked: end, ...rest });
  await fake.user.click(screen.getByRole("button", { name: tab }));
  await screen.findByRole("region", { name: "Preview" });
  return fake;
}

const press = async (fake: { user: { click: (element: Element) => Promise<void> } }, name: string) =>
  fake.user.click(screen.getByRole("button", { name }));

describe("a table", () => {
  it("is previewed and saved as CSV, slices first", async () => {
    const fake = await at("Table");
    expect(screen.getByRole("region", { name: "Preview" })).toHaveTextContent("pcpu,start,end,kind,vm,vcpu");
    expect(screen.getByText(/^7 rows/)).toBeInTheDocument();
    await press(fake, "Save");
    expect(saved[0]!.name).toMatch(/slices\.csv$/);
    expect((await saved[0]!.text).split("\n").slice(0, 2)).toEqual([
      "pcpu,start,end,kind,vm,vcpu",
      "0,0,3,guest,A,A.0",
    ]);
  });

  it("of jobs is copied in the form in which it is pasted", async () => {
    const fake = await at("Table");
    const write = vi.spyOn(navigator.clipboard, "writeText");
    await fake.user.selectOptions(screen.getByLabelText("What"), "Jobs, as they can be pasted back");
    await press(fake, "Copy");
    expect(write.mock.lastCall?.[0]).toContain("name,arrival,bursts,priority,weight\nA,0,3,2,\n");
    expect(await screen.findByText("Copied.")).toBeInTheDocument();
  });

  it("begins with a byte order mark where a spreadsheet could take its letters for others", async () => {
    const fake = await at("Table", scenario([job("作业", 0, [3])]));
    await press(fake, "Save");
    const text = (await saved[0]!.text).replace("\ufeff", "");
    expect(text).toContain("作业");
    expect(saved[0]!.bytes).toBe(new TextEncoder().encode(text).length + 3);
    await press(fake, "Markdown");
    expect(screen.getByRole("region", { name: "Preview" })).toHaveTextContent("| 0 | 0 | 3 | guest | 作业 | 作业.0 |");
  });

  it("tells nothing of what comes after the cursor while that is hidden", async () => {
    await at("Table", W1_RR, { isFutureHidden: true, cursor: { time: 5, row: 0 } });
    expect(screen.getByRole("region", { name: "Preview" })).not.toHaveTextContent("E.0");
    expect(screen.queryByRole("button", { name: "the whole run" })).not.toBeInTheDocument();
  });
});

describe("a picture", () => {
  it("of the Gantt chart is saved as SVG with the title of the scenario", async () => {
    const fake = await at("Picture");
    await press(fake, "the whole run");
    await press(fake, "Save");
    expect(saved[0]!.name).toMatch(/Gantt-chart\.svg$/);
    const svg = await saved[0]!.text;
    expect(svg).toContain(`<title>${W1_RR.title}</title>`);
    expect(svg).toContain("Round robin, 4 · 0 to 20");
    expect(svg).toContain(">E<");
  });

  it("is TikZ as well, black on white", async () => {
    const fake = await at("Picture");
    await press(fake, "Black and white");
    await press(fake, "TikZ");
    await press(fake, "Save");
    expect(saved[0]!.name).toMatch(/\.tex$/);
    expect(await saved[0]!.text).toContain("\\begin{tikzpicture}");
  });

  it("of a walk through page tables has each access in words, in the moment shown", async () => {
    const { scenario: given } = scenarios.find(({ scenario: each }) => each.hosts[0].translation?.kind === "nested")!;
    const trace = simulate(given, { until: 100 });
    const end = { time: 100, row: trace.rowCount };
    const fake = await at("Picture", given, { trace, cursor: end, asked: end });
    await fake.user.selectOptions(screen.getByLabelText("What"), "Walk through page tables");
    await press(fake, "Save");
    expect(await saved[0]!.text).toMatch(/>1\. host table H0 \(level 1\), entry \d+ → /i);
  });

  it.each([
    ["Walk through page tables", "No address has been translated at this moment."],
    ["Pages of a machine that moves", "No machine has begun to move at this moment."],
    ["Faults by frames", /^Faults by frames are drawn of exercises/],
  ])("says why there is no “%s” where there is nothing of it in the run", async (name, why) => {
    const fake = await at("Picture");
    await fake.user.selectOptions(screen.getByLabelText("What"), name);
    expect(screen.getByText(why)).toBeInTheDocument();
  });

  it("says why there is none of a table of references where nobody makes any", async () => {
    const fake = await at("Picture");
    await fake.user.selectOptions(screen.getByLabelText("What"), "Frames by references");
    expect(screen.getByText("No machine has made a reference to memory.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  });
});

describe("a file for another tool", () => {
  it("is the run as a trace, previewed from its beginning and saved whole", async () => {
    const fake = await at("Other tools");
    expect(screen.getByRole("region", { name: "Preview" })).toHaveTextContent('"name":"pCPU 0"');
    expect(screen.queryByRole("button", { name: "Copy" })).not.toBeInTheDocument();
    await press(fake, "Save");
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]!.name).toMatch(/\.trace\.json$/);
    const { traceEvents } = JSON.parse(await saved[0]!.text);
    expect(traceEvents.filter(({ ph, pid }: { ph: string; pid: number }) => ph === "X" && pid === 1)).toHaveLength(7);
  });

  it("is a machine as libvirt's XML", async () => {
    const fake = await at("Other tools", W1_RR, { cursor: { time: 1, row: 20 } });
    await fake.user.selectOptions(screen.getByLabelText("What"), "Machine A, for libvirt");
    expect(screen.getByRole("region", { name: "Preview" })).toHaveTextContent("<name>A</name>");
  });
});
