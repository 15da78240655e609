/** Notices: how long they stay, who hears them, what they offer. */
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Notice } from "../../../src/store/appState.ts";
import { NoticeRegion } from "../../../src/ui/shared/NoticeRegion.tsx";
import { fakeScenario } from "./fakeStore.ts";
import { renderWithStore } from "./renderWithStore.tsx";

const deleted: Notice = { id: 1, tone: "info", code: "machineDeleted", values: { name: "db" }, problems: [] };
const failed: Notice = { id: 2, tone: "error", code: "copyFailed", values: {}, problems: [] };
const LONG_MS = 60_000;

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

// What shows them loads with the first of them.
beforeAll(async () => {
  renderWithStore(<NoticeRegion />, [], { notices: [deleted] });
  await screen.findByText("db deleted");
  cleanup();
});
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("notices", () => {
  it("tell information politely and errors at once", () => {
    renderWithStore(<NoticeRegion />, [], { notices: [deleted, failed] });
    expect(within(screen.getByRole("status")).getByText("db deleted")).toBeInTheDocument();
    expect(within(screen.getByRole("alert")).getByText(/did not allow copying/)).toBeInTheDocument();
  });

  it("have their live regions in the page before there is anything to say", () => {
    renderWithStore(<NoticeRegion />);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    expect(screen.getByRole("alert")).toBeEmptyDOMElement();
  });

  it("go away by themselves when they only inform", () => {
    const { actions } = renderWithStore(<NoticeRegion />, [], { notices: [deleted, failed] });
    pass(LONG_MS);
    expect(actions.dismissNotice.mock.calls).toEqual([[1]]);
  });

  it("stay while somebody points at them", () => {
    const { actions } = renderWithStore(<NoticeRegion />, [], { notices: [deleted] });
    fireEvent.pointerEnter(screen.getByText("db deleted"));
    pass(LONG_MS);
    expect(actions.dismissNotice).not.toHaveBeenCalled();
  });

  it("close on demand", () => {
    const { actions } = renderWithStore(<NoticeRegion />, [], { notices: [failed] });
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(actions.dismissNotice).toHaveBeenCalledExactlyOnceWith(2);
  });

  it("tell the first things that are wrong, and how many more there are", async () => {
    vi.useRealTimers();
    const problems = Array.from({ length: 200 }, (_, at) => ({
      code: "nameEmpty",
      path: `machines[${at}]`,
      values: {},
    }));
    renderWithStore(<NoticeRegion />, [], { notices: [{ ...failed, problems }] });
    expect(await screen.findByText("And 194 more problems.")).toBeInTheDocument();
    expect(screen.getAllByRole("listitem")).toHaveLength(7);
  });

  it("offer to take a deletion back", () => {
    const { actions } = renderWithStore(<NoticeRegion />, [], { notices: [deleted] });
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(actions.undo).toHaveBeenCalledOnce();
    expect(actions.dismissNotice).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("no longer offer it once something else has been changed", () => {
    const { store } = renderWithStore(<NoticeRegion />, [], { notices: [deleted] });
    act(() => store.setState({ scenario: fakeScenario([]) }));
    expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
  });

  it("say what their problems say, where that is all", async () => {
    vi.useRealTimers();
    const problems = [
      { code: "keysUnused", path: "", values: {} },
      { code: "unusedKey", path: "machines[0].burst", values: { meant: "programs" } },
    ];
    renderWithStore(<NoticeRegion />, [], { notices: [{ ...failed, code: "keysUnused", problems }] });
    const told = within(screen.getByRole("alert"));
    expect(await told.findByText("The file is open. Keys that were left out of it:")).toBeInTheDocument();
    expect(told.getByText(/^machines\[0\]\.burst: .*this is meant: programs\.$/)).toBeInTheDocument();
  });

  it("offer what can be done, and stay until that is done or they are closed", async () => {
    const again = vi.fn();
    const offers = [{ code: "tryAgain", run: again }] as const;
    const notLoaded: Notice = { ...deleted, code: "notLoaded", values: { file: "link-1a2b.js" }, offers };
    const { actions } = renderWithStore(<NoticeRegion />, [], { notices: [notLoaded] });
    expect(screen.getByText(/could not be loaded \(link-1a2b\.js\)/)).toBeInTheDocument();
    pass(LONG_MS);
    expect(actions.dismissNotice).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(again).toHaveBeenCalledOnce();
    expect(actions.dismissNotice).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("of what was saved as a file stay, so that it can be saved again", async () => {
    vi.useRealTimers();
    const save = vi.fn();
    const offers = [{ code: "saveFile", run: save }] as const;
    const large: Notice = { ...deleted, code: "browserOnly", offers };
    const { actions } = renderWithStore(<NoticeRegion />, [], { notices: [large] });
    expect(await screen.findByText(/too large for a link\. It is saved in this browser only/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Save as a file" }));
    expect(save).toHaveBeenCalledOnce();
    expect(actions.dismissNotice).not.toHaveBeenCalled();
  });

  it("name a code that has no text, rather than showing nothing", () => {
    renderWithStore(<NoticeRegion />, [], { notices: [{ ...failed, code: "neverHeardOf" }] });
    expect(screen.getByText(/neverHeardOf/)).toBeInTheDocument();
  });
});
