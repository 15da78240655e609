/** One's own scenarios in the start dialog: saved, found, opened, renamed, deleted and brought back. */
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { defaultScenario } from "../../../../src/codec/defaults.ts";
import type { Kept, Library, Saved } from "../../../../src/store/library.ts";
import { LibraryContext } from "../../../../src/ui/dialogs/gallery/useLibrary.ts";
import { MyScenarios } from "../../../../src/ui/dialogs/gallery/MyScenarios.tsx";
import { AppContext } from "../../../../src/ui/shared/useApp.ts";
import { fakeApp } from "../../../support/fakeApp.ts";

const content = { scenario: defaultScenario, cursor: { time: 3, step: 4 }, entry: null, folds: {} };

/** A library of the test's own; `outcome` is what comes of every change, which is only made where that is good. */
function shelf(outcome: Kept = { ok: true }, begins: readonly Saved[] | null = []) {
  let kept = begins;
  const listeners = new Set<() => void>();
  const change = (next: (all: readonly Saved[]) => readonly Saved[]) => {
    if (outcome.ok && kept) kept = next(kept);
    listeners.forEach((listener) => listener());
    return Promise.resolve(outcome);
  };
  const library: Library = {
    all: () => Promise.resolve(kept),
    put: (saved) => change((all) => [...saved, ...all.filter(({ id }) => !saved.some((each) => each.id === id))]),
    remove: (ids) => change((all) => all.filter(({ id }) => !ids.includes(id))),
    watch(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
  return library;
}

function show(library: Library, sought = "") {
  const onOpen = vi.fn<(content: unknown) => void>();
  render(
    <AppContext value={fakeApp().app}>
      <LibraryContext value={library}>
        <MyScenarios sought={sought} said="" present={() => ({ content, name: "Two queues" })} onOpen={onOpen} />
      </LibraryContext>
    </AppContext>,
  );
  return { onOpen, user: userEvent.setup() };
}

const one = (name: string): Saved => ({ id: name, name, at: 1, content });
const names = () => screen.getAllByRole("listitem").map((item) => within(item).getAllByTitle(/./)[0]?.textContent);

describe("one's own scenarios", () => {
  it("are saved under the title, and opened as they were", async () => {
    const { onOpen, user } = show(shelf());
    await screen.findByText(/None yet/);
    await user.click(screen.getByRole("button", { name: "Save to my scenarios" }));
    await user.click(screen.getByRole("button", { name: "Save to my scenarios" }));
    expect(await screen.findByRole("status")).toHaveTextContent("Saved as “Two queues (2)”");
    await user.click(screen.getByRole("button", { name: "Open Two queues" }));
    await vi.waitFor(() => expect(onOpen).toHaveBeenCalled());
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ cursor: { time: 3, step: 4 } });
  });

  it("are renamed, and come back when what was deleted is undone", async () => {
    const { user } = show(shelf({ ok: true }, [one("A"), one("B")]));
    await user.click(await screen.findByRole("button", { name: "More for A" }));
    await user.click(await screen.findByRole("menuitem", { name: "Rename…" }));
    await user.keyboard("内存{Enter}");
    expect(await screen.findByText("内存")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "More for B" }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    expect(await screen.findByRole("status")).toHaveTextContent("“B” deleted.");
    expect(names()).toEqual(["内存"]);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("button", { name: "Open B" })).toBeVisible();
  });

  it("follow what another tab does", async () => {
    const library = shelf();
    show(library);
    await screen.findByText(/None yet/);
    await library.put([one("From elsewhere")]);
    expect(await screen.findByRole("button", { name: "Open From elsewhere" })).toBeVisible();
  });

  it("are found by their names", async () => {
    show(shelf({ ok: true }, [one("Page faults"), one("Queues")]), "faults page");
    await screen.findByRole("button", { name: "Open Page faults" });
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
  });

  it("say why nothing was saved, and that nothing was changed", async () => {
    const { user } = show(shelf({ ok: false, why: "full" }));
    await user.click(await screen.findByRole("button", { name: "Save to my scenarios" }));
    expect(await screen.findByRole("status")).toHaveTextContent("no room left");
    expect(screen.queryAllByRole("listitem")).toEqual([]);
  });

  it("are not offered where the browser stores nothing", async () => {
    show(shelf({ ok: true }, null));
    expect(await screen.findByText(/stores nothing here/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Save to my scenarios" })).toBeDisabled();
  });
});
