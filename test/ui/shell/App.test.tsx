/** The page as a whole, in its three layouts, on a store made by hand. The panels themselves have tests of their own. */
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { App } from "../../../src/ui/App.tsx";
import { fakeStore, type FakeMachine } from "../shared/fakeStore.ts";
import { OnPage, type OneState } from "../../support/oneRun.tsx";

function Broken(): never {
  throw new Error("a panel with a bug");
}

const memory = vi.hoisted(() => ({ isBroken: false }));

vi.mock("../../../src/ui/processor/ProcessorPanel.tsx", () => ({ ProcessorPanel: () => <p>processor panel</p> }));
vi.mock("../../../src/ui/processor/PhoneChart.tsx", () => ({ PhoneChart: () => <p>phone chart</p> }));
vi.mock("../../../src/ui/results/ResultsPanel.tsx", () => ({ ResultsPanel: () => <p>results panel</p> }));
vi.mock("../../../src/ui/memory/MemoryPanel.tsx", () => ({
  MemoryPanel: () => (memory.isBroken ? <Broken /> : <p>memory panel</p>),
}));
vi.mock("../../../src/ui/storage/StoragePanel.tsx", () => ({ StoragePanel: () => <p>storage panel</p> }));
vi.mock("../../../src/ui/why/WhyPanel.tsx", () => ({ WhyPanel: () => <p>why panel</p> }));
vi.mock("../../../src/ui/why/PhoneWhy.tsx", () => ({ PhoneWhy: () => <p>why in two lines</p> }));
vi.mock("../../../src/ui/why/FormulaPanel.tsx", () => ({ FormulaPanel: () => <p>formula panel</p> }));
vi.mock("../../../src/ui/why/MetricsPanel.tsx", () => ({ MetricsPanel: () => <p>metrics panel</p> }));
vi.mock("../../../src/ui/why/EventList.tsx", () => ({ EventList: () => <p>event list</p> }));
vi.mock("../../../src/ui/brief/BriefBar.tsx", () => ({ BriefBar: () => <p>brief bar</p> }));
vi.mock("../../../src/ui/transport/TransportBar.tsx", () => ({ TransportBar: () => <p>transport bar</p> }));
vi.mock("../../../src/ui/dialogs/Dialogs.tsx", () => ({ Dialogs: () => <p>dialog</p> }));

/** A machine that touches memory and has a volume, so that all three charts have a subject. */
const WEB: FakeMachine = { name: "web", pages: 4, volumes: 1 };

function touchingMemory(state: OneState): Partial<OneState> {
  const [web] = state.scenario.machines;
  const program = [{ op: "reference", page: 0, write: false } as const];
  return { scenario: { ...state.scenario, machines: [{ ...web!, programs: [program] }] } };
}

/** A window of `width` CSS pixels, as far as `min-width` queries can tell. */
function windowOf(width: number): void {
  vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const least = /min-width: (\d+)px/.exec(query)?.[1];
    const matches = least !== undefined && width >= Number(least);
    return Object.assign(new EventTarget(), { matches, media: query } as MediaQueryList);
  });
}

function renderApp(width: number, rest: Partial<OneState> = {}) {
  windowOf(width);
  const fake = fakeStore([WEB], rest);
  fake.store.setState(touchingMemory(fake.store.getState()));
  render(
    <OnPage of={fake.store}>
      <App />
    </OnPage>,
  );
  return fake;
}

afterEach(() => {
  memory.isBroken = false;
  vi.restoreAllMocks();
});

describe("a run that has failed", () => {
  it("says so above everything else", async () => {
    renderApp(1440, { status: { kind: "failed", report: "C2 violated", cause: "bug" } });
    expect(await screen.findByText("C2 violated")).toBeInTheDocument();
  });
});

describe("a wide window", () => {
  it("shows machines, charts, explanations and time controls, each a landmark", async () => {
    renderApp(1440);
    expect(await screen.findByText("brief bar")).toBeInTheDocument();
    const machines = within(screen.getByRole("complementary", { name: "Machines and events" }));
    expect(await machines.findByRole("heading", { name: "Machines" })).toBeInTheDocument();
    expect(await machines.findByText("event list")).toBeInTheDocument();
    const charts = within(screen.getByRole("main", { name: "Charts" }));
    await Promise.all(["processor panel", "memory panel", "storage panel"].map((panel) => charts.findByText(panel)));
    const explanations = within(screen.getByRole("complementary", { name: "Explanations" }));
    const notes = ["why panel", "formula panel", "metrics panel"];
    await Promise.all(notes.map((panel) => explanations.findByText(panel)));
    expect(within(screen.getByRole("contentinfo", { name: "Time controls" })).getByText("transport bar")).toBeVisible();
  });

  it("names the views there are, the present one as such", () => {
    renderApp(1440);
    const links = within(screen.getByRole("navigation", { name: "Views" })).getAllByRole("link");
    expect(links.map((link) => link.textContent)).toEqual(["Explore", "Lessons", "Compare", "Predict"]);
    expect(links[0]).toHaveAttribute("aria-current", "page");
  });

  it("lets the Tab key skip to the charts first, without touching the address", async () => {
    renderApp(1440);
    const before = location.href;
    await userEvent.tab();
    expect(screen.getByRole("link", { name: "Skip to the charts" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("main")).toHaveFocus();
    expect(location.href).toBe(before);
  });
});

describe("a tablet", () => {
  it("has the machines as a strip under the bar, and the events as another view of the figures", async () => {
    renderApp(1024);
    expect(await screen.findByText("brief bar")).toBeInTheDocument();
    expect(await screen.findByRole("region", { name: "Machines" })).toBeInTheDocument();
    const explanations = within(screen.getByRole("complementary", { name: "Explanations" }));
    expect(await explanations.findByText("metrics panel")).toBeInTheDocument();
    await userEvent.click(explanations.getByRole("button", { name: "Events" }));
    expect(await explanations.findByText("event list")).toBeInTheDocument();
    expect(screen.queryByText("metrics panel")).not.toBeInTheDocument();
    expect(screen.queryByRole("tablist")).not.toBeInTheDocument();
  });
});

describe("a tablet held upright", () => {
  it("has one column: the charts, why in two lines, and a drawer that is opened and closed by its tabs", async () => {
    renderApp(800);
    expect(await screen.findByText("why in two lines")).toBeInTheDocument();
    expect(screen.queryByText("event list")).not.toBeInTheDocument();
    const events = screen.getByRole("button", { name: "Events", expanded: false });
    await userEvent.click(events);
    expect(await screen.findByText("event list")).toBeInTheDocument();
    await userEvent.tab({ shift: true });
    expect(screen.getByRole("button", { name: "Metrics" })).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    expect(events).toHaveFocus();
    await userEvent.click(events);
    expect(screen.queryByText("event list")).not.toBeInTheDocument();
  });
});

describe("a phone", () => {
  it("has the chart above and why below always in view, and one panel at a time between them", async () => {
    renderApp(390);
    expect(await screen.findByText("phone chart")).toBeInTheDocument();
    expect(await screen.findByText("memory panel")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("tab", { name: "Storage" }));
    expect(await screen.findByText("storage panel")).toBeInTheDocument();
    expect(screen.queryByText("memory panel")).not.toBeInTheDocument();
    expect(screen.getByText("phone chart")).toBeInTheDocument();
    expect(await screen.findByText("why in two lines")).toBeInTheDocument();
  });

  it("goes from tab to tab with the arrows, round the end", async () => {
    renderApp(390);
    (await screen.findByRole("tab", { name: "Memory" })).focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(screen.getByRole("tab", { name: "Metrics", selected: true })).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(await within(screen.getByRole("tabpanel", { name: "Storage" })).findByText("storage panel")).toBeVisible();
  });

  it("has the machines and the events under one tab, the metrics under the last, and the bar below every panel", async () => {
    renderApp(390, { language: "zh" });
    await userEvent.click(await screen.findByRole("tab", { name: "虚拟机" }));
    expect(await screen.findByText("event list")).toBeInTheDocument();
    expect(await screen.findByText("brief bar")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("tab", { name: "指标" }));
    expect(await screen.findByText("metrics panel")).toBeInTheDocument();
    expect(screen.getByText("brief bar")).toBeInTheDocument();
  });

  it("has the results where others have their memory, when the run is about scheduling alone", async () => {
    windowOf(390);
    const { store } = fakeStore([{ name: "web" }]);
    render(
      <OnPage of={store}>
        <App />
      </OnPage>,
    );
    const shown = await screen.findByRole("tabpanel", { name: "Results" });
    expect(screen.queryByRole("tab", { name: "Memory" })).not.toBeInTheDocument();
    expect(await within(shown).findByText("results panel")).toBeVisible();
  });
});

describe("the page", () => {
  it("goes on when one panel has a bug, and tries again on demand", async () => {
    // React reports what a panel throws; here that is expected.
    vi.spyOn(console, "error").mockImplementation(() => {});
    memory.isBroken = true;
    renderApp(1440);
    expect(await screen.findByText(/This panel could not be drawn/)).toBeInTheDocument();
    expect(await screen.findByText("storage panel")).toBeInTheDocument();
    memory.isBroken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("memory panel")).toBeInTheDocument();
  });

  it("loads the dialogs only when one is open", async () => {
    const { store } = renderApp(1440);
    expect(screen.queryByText("dialog")).not.toBeInTheDocument();
    store.setState({ dialog: "help" });
    expect(await screen.findByText("dialog")).toBeInTheDocument();
  });

  it.each([1440, 390])("of %i px has no title and no time controls while it shows no run", (width) => {
    const { store } = renderApp(width);
    expect(screen.getByRole("heading", { level: 1 })).toBeInTheDocument();
    act(() => store.setState({ isWithoutRun: true }));
    expect(screen.queryByRole("heading", { level: 1 })).toBeNull();
    expect(screen.queryByText("transport bar")).toBeNull();
    expect(screen.queryByRole("link", { name: "Skip to the time controls" })).toBeNull();
    act(() => store.setState({ isWithoutRun: false }));
    expect(screen.getByText("transport bar")).toBeInTheDocument();
  });

  it("has one first-level heading", () => {
    renderApp(1440);
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
  });
});
