/** The storage panel on hand-made hosts: bars, formula, volume table and disk queues. */
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { defaultMachine, defaultScenario } from "../../../src/codec/defaults.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { placeNumber } from "../../../src/model/volumePlace.ts";
import type { DiskRequestView } from "../../../src/trace/hostState.ts";
import { noisyNeighbour } from "../../../src/scenarios/noisyNeighbour.ts";
import { whyStriping } from "../../../src/scenarios/whyStriping.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { StoragePanel } from "../../../src/ui/storage/StoragePanel.tsx";
import { FormulaPanel } from "../../../src/ui/why/FormulaPanel.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { fakeHost, fakeInfo, traceOfEvents, type FakeHost } from "../../support/fakeHost.ts";
import { OnPage, type OneState } from "../../support/oneRun.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

const MIB = 1024 * 1024;

/** Volumes: 0 web/root (3 extents), 1 db/data (5, the last half used), 2 the swap volume (2). */
const info = fakeInfo({
  machines: [
    { name: "web", volumes: [{ name: "root", extents: 3 }] },
    { name: "db", volumes: [{ name: "data", extents: 5, bytes: 18 * MIB }] },
  ],
  pvExtents: [8, 8],
  swapExtents: 2,
});

const filled: NonNullable<FakeHost["pvs"]> = [
  [
    [0, 0, 3],
    [1, 0, 4],
  ],
  [
    [1, 4, 1],
    [2, 0, 2],
  ],
];

function show(fake: FakeHost = { pvs: filled }, state: Partial<OneState> = {}) {
  const store = fakeApp({ host: fakeHost(info, fake), trace: traceOfEvents(info, []), ...state });
  render(
    <OnPage of={store}>
      <StoragePanel />
    </OnPage>,
  );
  return store;
}

function request(
  id: number,
  purpose: DiskRequestView["purpose"],
  vm: number,
  page: number,
  blocks = 1,
): DiskRequestView {
  return { id, pv: 0, extent: 0, purpose, vm, vcpu: 0, page, blocks, issuedAt: 0 };
}

const queueOf = (pv: number) => screen.getByRole("list", { name: `Requests of disk pv${pv}, in the order of service` });

describe("StoragePanel", () => {
  it("says that it waits while there is no run", () => {
    render(
      <OnPage of={fakeApp()}>
        <StoragePanel />
      </OnPage>,
    );
    expect(screen.getByText("Waiting for the run to start")).toBeInTheDocument();
  });

  it("says so when there are no disks, and when there are no volumes in the whole run", () => {
    const diskless = fakeInfo();
    const store = fakeApp({ host: fakeHost(diskless), trace: traceOfEvents(diskless, []) });
    render(
      <OnPage of={store}>
        <StoragePanel />
      </OnPage>,
    );
    expect(screen.getByText("This host has no disks.")).toBeInTheDocument();
    const empty = { ...info, lvs: [] };
    act(() => store.setState({ host: fakeHost(empty), trace: traceOfEvents(empty, []) }));
    expect(screen.getByText(/^No volumes yet/)).toBeInTheDocument();
    // At the beginning of a run whose volumes are yet to come the panel is as high as it will be.
    act(() => store.setState({ host: fakeHost(info), trace: traceOfEvents(info, []) }));
    expect(screen.queryByText(/^No volumes yet/)).not.toBeInTheDocument();
    expect(screen.getAllByText("free 8")).toHaveLength(2);
  });

  it("shows how much of the pool is allocated, and formulas of a volume only when it is selected", () => {
    show();
    expect(screen.getByText(/^allocated/)).toHaveTextContent("allocated 10 / 16");
    expect(screen.queryByText(/V = D \/ l =/)).not.toBeInTheDocument();
  });

  it("shows V = D / l, rounded up, for the selected volume", () => {
    show({ pvs: filled }, { selection: { kind: "lv", lv: 1 } });
    expect(screen.getByText(/V = D \/ l =/)).toHaveTextContent("db/data: V = D / l = ⌈18 MiB / 4 MiB⌉ = 5");
  });

  it("names the logical and physical extents of each piece, and the free ones", () => {
    show();
    const first = screen.getByRole("toolbar", { name: "Disk pv0: 7 of 8 extents allocated" });
    expect(
      within(first)
        .getAllByRole("button")
        .map((piece) => piece.getAttribute("aria-label")),
    ).toEqual(["web/root: logical extents 0–2 at pv0 extents 0–2", "db/data: logical extents 0–3 at pv0 extents 3–6"]);
    expect(within(first).getByText("free 1")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "db/data: logical extents 4 at pv1 extents 0" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "swap: logical extents 0–1 at pv1 extents 1–2" })).toBeInTheDocument();
  });

  it("selects a volume by click, in all its pieces, and lets go of it by a second click", async () => {
    const user = userEvent.setup();
    const store = show();
    const [piece, other] = screen.getAllByRole("button", { name: /^db\/data/ });
    await user.click(piece!);
    expect(store.getState().selection).toEqual({ kind: "lv", lv: 1 });
    expect(other).toHaveAttribute("aria-pressed", "true");
    await user.click(other!);
    expect(store.getState().selection).toBeNull();
  });

  it("moves along a bar with the arrow keys and shows what is under the focus", async () => {
    const user = userEvent.setup();
    show();
    act(() => screen.getByRole("button", { name: /^web\/root/ }).focus());
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("button", { name: /at pv0 extents 3–6/ })).toHaveFocus();
    expect(screen.getByText("db/data: logical extents 0–3 at pv0 extents 3–6")).toBeInTheDocument();
  });

  it("tells whose the time of the disks is, once a disk has worked and when it is asked for", async () => {
    show();
    expect(screen.queryByRole("button", { name: "disk time" })).not.toBeInTheDocument();
    cleanup();
    const trace = simulate(noisyNeighbour.scenario, { until: 200 });
    render(
      <OnPage of={fakeApp({ trace, host: hostAt(trace, trace.rowsUpTo(40), 40) })}>
        <StoragePanel />
      </OnPage>,
    );
    expect(screen.queryByRole("region", { name: "Disk time by machine" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "disk time" }));
    const times = screen.getByRole("region", { name: "Disk time by machine" });
    expect(
      within(times)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringMatching(/^noisy \d+ %$/), expect.stringMatching(/^quiet \d+ %$/)]);
  });

  it("lists the volumes with size, extents, waste and places, when they are asked for", async () => {
    show();
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
    const button = screen.getByRole("button", { name: "volumes 3" });
    await userEvent.click(button);
    expect(button).toHaveAttribute("aria-expanded", "true");
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ["volume", "machine", "size", "V = D / l", "waste", "layout", "where", "change"],
      ["root", "web", "12 MiB", "3", "none", "linear", "pv0 0–2", ""],
      ["data", "db", "18 MiB", "5", "2 MiB", "linear", "pv0 3–6 · pv1 0", ""],
      ["swap", "host", "8 MiB", "2", "none", "linear", "pv1 1–2", ""],
    ]);
    await userEvent.click(button);
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
  });

  it("writes an odd size to the byte, as the formulas of the explanation do", async () => {
    const odd = fakeInfo({
      machines: [{ name: "web", volumes: [{ name: "root", extents: 1, bytes: 1_234_567 }] }],
      pvExtents: [8],
    });
    const store = fakeApp({
      host: fakeHost(odd, { pvs: [[[0, 0, 1]]] }),
      trace: traceOfEvents(odd, []),
      selection: { kind: "lv", lv: 0 },
      scenario: {
        ...defaultScenario,
        hosts: [{ ...hostOf(defaultScenario), extentBytes: 4 * MIB }],
        machines: [{ ...defaultMachine("web"), volumes: [{ name: "root", bytes: 1_234_567 }] }],
      },
    });
    render(
      <OnPage of={store}>
        <StoragePanel />
        <FormulaPanel />
      </OnPage>,
    );
    const formulas = [screen.getByText(/V = D \/ l =/), screen.getByRole("group", { name: "Extents of web/root" })];
    for (const formula of formulas) expect(formula).toHaveTextContent("V = D / l = ⌈1,234,567 B / 4 MiB⌉ = 1");
    await userEvent.click(screen.getByRole("button", { name: "volumes 1" }));
    expect(screen.getByRole("row", { name: /^root/ })).toHaveTextContent("1,234,567 B");
  });

  it("shows the request being served with its progress, and the others in order; an idle disk says so", () => {
    const disks = [
      {
        active: request(4, "swapIn", 1, 5),
        activeSince: 40,
        activeUntil: 48,
        queue: [request(5, "guestWrite", 0, 12, 4), request(6, "swapOut", 1, 2)],
      },
    ];
    const store = show({ pvs: filled, disks, time: 42 });
    expect(
      within(queueOf(0))
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(["db swap-in page 5", "web write block 12 ×4", "db swap-out page 2"]);
    const progress = screen.getByRole("progressbar", { name: "Progress of the request" });
    expect(progress).toHaveAttribute("aria-valuenow", "25");
    act(() => store.setState({ cursor: { time: 46, row: 0 } }));
    expect(progress).toHaveAttribute("aria-valuenow", "75");
    expect(queueOf(1)).toHaveTextContent("idle");
  });

  it("says of a request how long it takes and why, where it is pressed, and gives the focus back", async () => {
    const user = userEvent.setup();
    const active = request(1, "guestRead", 1, 9, 3);
    const disks = [{ active, activeUntil: 15, queue: [request(2, "swapIn", 0, 4)] }];
    show({ disks, time: 3 }, { scenario: defaultScenario });
    await user.click(screen.getByRole("button", { name: /web swap-in page 4/ }));
    const box = await screen.findByRole("dialog", { name: "How long the request takes" });
    expect(box).toHaveTextContent("It waits since t = 0; 1 request came before it.");
    const chip = screen.getByRole("button", { name: /db read block 9/ });
    await user.click(chip);
    await waitFor(() => expect(screen.getByRole("dialog")).toHaveTextContent("Transfer = 3 blocks × 5 = 15."));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(chip).toHaveFocus();
  });

  it("lets the keyboard reach a queue that scrolls", () => {
    show({ disks: [{ active: request(1, "swapIn", 0, 9), activeUntil: 9, queue: [] }] });
    expect(screen.getByRole("region", { name: /^Requests of disk pv0/ })).toHaveAttribute("tabindex", "0");
  });

  it("counts the requests of a long queue that do not fit", () => {
    const queue = Array.from({ length: 30 }, (_, id) => request(id, "swapIn", 0, id));
    show({ disks: [{ active: request(99, "swapIn", 0, 99), activeUntil: 9, queue }] });
    expect(within(queueOf(0)).getByText("+22 more")).toBeInTheDocument();
  });

  it("draws a checkered disk of 100,000 extents with a few hundred pieces", () => {
    const large = fakeInfo({
      machines: [
        {
          name: "web",
          volumes: [
            { name: "a", extents: 50_000 },
            { name: "b", extents: 50_000 },
          ],
        },
      ],
      pvExtents: [100_000],
    });
    const pieces = Array.from({ length: 100_000 }, (_, extent) => [extent % 2, extent >> 1, 1] as const);
    const store = fakeApp({ host: fakeHost(large, { pvs: [pieces] }), trace: traceOfEvents(large, []) });
    render(
      <OnPage of={store}>
        <StoragePanel />
      </OnPage>,
    );
    const bar = screen.getByRole("toolbar", { name: "Disk pv0: 100,000 of 100,000 extents allocated" });
    expect(bar.querySelectorAll("button").length).toBeLessThan(400);
  });

  it("speaks Chinese", () => {
    show({ pvs: filled, disks: [{ active: request(4, "swapIn", 1, 5), activeUntil: 9 }] }, { language: "zh" });
    expect(screen.getByRole("heading", { name: "存储" })).toBeInTheDocument();
    expect(screen.getByText("db 换入页 5")).toBeInTheDocument();
    expect(screen.getByText("磁盘空闲")).toBeInTheDocument();
  });
});

describe("the mapping of the selected volume", () => {
  const striped = fakeInfo({ machines: [{ name: "db", volumes: [{ name: "data", extents: 4 }] }], pvExtents: [8, 8] });
  striped.lvs[0] = { ...striped.lvs[0]!, layout: { kind: "mirrored", disks: 2 } };
  const lies: NonNullable<FakeHost["pvs"]> = [[[0, 0, 4]], [[0, placeNumber({ area: 1, row: 0 }), 4]]];
  const select = () => {
    const store = fakeApp({
      host: fakeHost(striped, { pvs: lies }),
      trace: traceOfEvents(striped, []),
      selection: { kind: "lv", lv: 0 },
    });
    render(
      <OnPage of={store}>
        <StoragePanel />
      </OnPage>,
    );
    return screen.getByRole("slider", { name: "Logical extents of db/data" });
  };

  it("leads from a logical extent to all its images, by the arrow keys", async () => {
    const user = userEvent.setup();
    const slider = select();
    expect(slider).toHaveAttribute(
      "aria-valuetext",
      "Logical extent 0 → pv0 extent 0 (image 1), pv1 extent 0 (image 2)",
    );
    slider.focus();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(slider).toHaveAttribute(
      "aria-valuetext",
      "Logical extent 2 → pv0 extent 2 (image 1), pv1 extent 2 (image 2)",
    );
    await user.keyboard("{End}{ArrowRight}");
    expect(slider).toHaveAttribute("aria-valuenow", "3");
  });

  it("names the image of each piece, and what it takes of the pool", () => {
    select();
    expect(screen.getByRole("button", { name: "db/data, image 2: rows 0–3 at pv1 extents 0–3" })).toBeInTheDocument();
    expect(screen.getByText(/V = D \/ l =/)).toHaveTextContent("= 4 · mirrored ×2 · 8 of the pool");
  });
});

describe("commands to disks and volumes", () => {
  it("has a disk fail, from the menu of its name", async () => {
    const user = userEvent.setup();
    const store = show();
    await user.click(screen.getByRole("button", { name: "Disk pv1: working" }));
    await user.click(screen.getByRole("menuitemradio", { name: "Fails" }));
    expect(store.actions.giveCommand).toHaveBeenCalledWith({ command: "setDisk", disk: 1, state: "failed" });
  });

  it("moves what a disk holds to others, from the same menu", async () => {
    const user = userEvent.setup();
    const store = show();
    await user.click(screen.getByRole("button", { name: "Disk pv0: working" }));
    await user.click(screen.getByRole("menuitem", { name: "Move its extents to other disks" }));
    expect(store.actions.giveCommand).toHaveBeenCalledWith({ command: "moveExtents", disk: 0 });
  });

  it("shows how far a move is, aborts it, and begins no other one meanwhile", async () => {
    const user = userEvent.setup();
    const jobs = [{ id: 0, kind: "move", vm: -1, other: -1, total: 4, done: 1, lv: -1, since: 0 }] as const;
    const store = show({ pvs: filled }, { host: { ...fakeHost(info, { pvs: filled }), jobs } });
    expect(screen.getByRole("meter", { name: "moving" })).toHaveAttribute("aria-valuetext", "1/4");
    await user.click(screen.getByRole("button", { name: "Abort" }));
    expect(store.actions.giveCommand).toHaveBeenCalledWith({ command: "abortMove" });
    await user.click(screen.getByRole("button", { name: "Disk pv0: working" }));
    expect(screen.getByRole("menuitem", { name: "Move its extents to other disks" })).toBeDisabled();
  });

  it("offers a resync of what disks have missed", async () => {
    const user = userEvent.setup();
    const machine = info.vms[0]!;
    const volumes = new Map([[machine.lvs[0]!, { areas: 1, rows: 3, spans: [], stale: [0, 1] }]]);
    const missed = { ...fakeHost(info, { pvs: filled }), volumes };
    const store = show({ pvs: filled }, { host: missed });
    expect(screen.getByText("2 extents are out of date")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: `Resync ${machine.name}` }));
    expect(store.actions.giveCommand).toHaveBeenCalledWith({ command: "resync", vm: machine.name });
  });

  it("keeps the room of that offer from the beginning where a disk under copies fails in the run, out of reach", () => {
    const { scenario } = whyStriping;
    const trace = simulate(scenario, { until: 60 });
    const offer = (time: number) => {
      show({}, { scenario, trace, host: hostAt(trace, trace.rowsUpTo(time), time) });
      return screen.queryAllByRole("button", { name: /^Resync/, hidden: true });
    };
    const [before] = offer(5);
    expect(before).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Resync/ })).toBeNull();
    cleanup();
    const after = offer(50);
    expect(after).toHaveLength(1);
    expect(screen.getByRole("button", { name: /^Resync/ })).toBe(after[0]);
    cleanup();
    // No disk fails in another run.
    show();
    expect(screen.queryByRole("button", { name: /^Resync/, hidden: true })).toBeNull();
  });

  it("counts an extent that moves once, though two are taken for it", async () => {
    const user = userEvent.setup();
    const [first, second] = filled;
    show({ pvs: [first!, [...second!, [1, 0, 1]]] });
    await user.click(screen.getByRole("button", { name: /volumes/ }));
    expect(screen.getByRole("button", { name: "Extend data by an extent" }).closest("tr")).toHaveTextContent("18 MiB5");
  });

  it("leads to where an extent is until its copy is complete", async () => {
    const user = userEvent.setup();
    const [first, second] = filled;
    const spans = [
      { pv: 0, start: 3, count: 4, place: 0 },
      { pv: 1, start: 0, count: 1, place: 4 },
    ];
    const fake = fakeHost(info, { pvs: [[...first!, [1, 4, 1]], second!] });
    const volumes = new Map([[1, { areas: 1, rows: 5, spans, stale: [] }]]);
    show({}, { host: { ...fake, volumes }, selection: { kind: "lv", lv: 1 } });
    const slider = screen.getByRole("slider", { name: "Logical extents of db/data" });
    slider.focus();
    await user.keyboard("{End}");
    expect(slider).toHaveAttribute("aria-valuetext", "Logical extent 4 → pv1 extent 0");
  });

  it("extends and reduces a volume, from its row in the table", async () => {
    const user = userEvent.setup();
    const store = show();
    await user.click(screen.getByRole("button", { name: /volumes/ }));
    await user.click(screen.getByRole("button", { name: "Extend data by an extent" }));
    await user.click(screen.getByRole("button", { name: "Reduce root by an extent" }));
    expect(vi.mocked(store.actions.giveCommand).mock.calls).toEqual([
      [{ command: "extendVolume", vm: "db", volume: "data", extents: 1 }],
      [{ command: "reduceVolume", vm: "web", volume: "root", extents: 1 }],
    ]);
  });

  it("names who has left a volume, and deletes it from its row", async () => {
    const user = userEvent.setup();
    const host = fakeHost(info, { pvs: filled });
    host.vms[0]!.life = "none";
    const store = show({}, { host });
    await user.click(screen.getByRole("button", { name: /volumes/ }));
    expect(screen.getByText(/^left by .*web/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Delete root, which .*web.* has left$/ }));
    expect(store.actions.giveCommand).toHaveBeenCalledExactlyOnceWith({
      command: "deleteVolume",
      owner: "web",
      volume: "root",
    });
  });
});
