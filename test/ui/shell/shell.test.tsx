/** The frame of the page: title, top bar, failure banner, document, undo keys. */
import { act, fireEvent, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { beladyAnomaly } from "../../../src/scenarios/beladyAnomaly.ts";
import { reloadPage } from "../../../src/ui/shared/layout/reloadPage.ts";
import { RunFailedBanner } from "../../../src/ui/shell/RunFailedBanner.tsx";
import { ScenarioTitle } from "../../../src/ui/shell/ScenarioTitle.tsx";
import { TopBar } from "../../../src/ui/shell/TopBar.tsx";
import { useDocument } from "../../../src/ui/shell/useDocument.ts";
import { useUndoKeys } from "../../../src/ui/shell/useUndoKeys.ts";
import { fakeStore } from "../shared/fakeStore.ts";
import { renderWithStore } from "../shared/renderWithStore.tsx";
import { openRun } from "../why/openRun.tsx";
import { OnPage } from "../../support/oneRun.tsx";

vi.mock("../../../src/ui/shared/layout/reloadPage.ts", () => ({ reloadPage: vi.fn() }));

const TITLE = "Three tenants, two cores";

describe("the title of the scenario", () => {
  it("is that of the language of the page while it is an entry of the gallery, and one's own after an edit", async () => {
    const { store, actions, settle } = await openRun(<ScenarioTitle />, beladyAnomaly.scenario);
    expect(screen.getByRole("heading")).toHaveTextContent("Belady's anomaly");
    act(() => actions.setLanguage("zh"));
    expect(screen.getByRole("heading")).toHaveTextContent("Belady 异常");
    await userEvent.click(screen.getByRole("button"));
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.type(screen.getByRole("textbox"), "第一课{Enter}");
    settle();
    act(() => actions.setLanguage("en"));
    expect(screen.getByRole("heading")).toHaveTextContent("第一课");
    expect(store.getState().entry).toBeNull();
  });

  it("is the heading of the page", () => {
    renderWithStore(<ScenarioTitle />);
    expect(screen.getByRole("heading", { level: 1, name: TITLE })).toBeInTheDocument();
  });

  it("is changed in place: Enter saves, without blanks around it", async () => {
    const { actions } = renderWithStore(<ScenarioTitle />);
    await userEvent.click(screen.getByRole("button", { name: TITLE }));
    await userEvent.keyboard(" Lecture 3 {Enter}");
    expect(actions.rename).toHaveBeenCalledExactlyOnceWith("Lecture 3");
    expect(screen.getByRole("button", { name: TITLE })).toHaveFocus();
  });

  it("is saved when the field is left", async () => {
    const { actions } = renderWithStore(<ScenarioTitle />);
    await userEvent.click(screen.getByRole("button", { name: TITLE }));
    await userEvent.keyboard("Lecture 3");
    await userEvent.tab();
    expect(actions.rename).toHaveBeenCalledExactlyOnceWith("Lecture 3");
  });

  it.each([
    ["Esc", "Lecture 3{Escape}"],
    ["an empty title", "{Delete}{Enter}"],
    ["no change", "{Enter}"],
  ])("stays as it was after %s", async (_case, keys) => {
    const { actions } = renderWithStore(<ScenarioTitle />);
    await userEvent.click(screen.getByRole("button", { name: TITLE }));
    await userEvent.keyboard(keys);
    expect(actions.rename).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: TITLE })).toBeInTheDocument();
  });

  it("takes Enter as part of the word while a Chinese one is being composed", async () => {
    const { actions } = renderWithStore(<ScenarioTitle />);
    await userEvent.click(screen.getByRole("button", { name: TITLE }));
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter", isComposing: true });
    expect(screen.getByRole("textbox")).toBeInTheDocument();
    expect(actions.rename).not.toHaveBeenCalled();
  });
});

describe.each(["three", "two"] as const)("the top bar of layout %s", (layout) => {
  it("opens scenarios, help and sharing, and undoes what can be undone", async () => {
    const { actions } = renderWithStore(<TopBar layout={layout} />, [], { canUndo: true });
    await userEvent.click(screen.getByRole("button", { name: "Scenarios" }));
    await userEvent.click(screen.getByRole("button", { name: "Help" }));
    await userEvent.click(screen.getByRole("button", { name: "Share link" }));
    expect(actions.openDialog.mock.calls).toEqual([["gallery"], ["help"], ["share"]]);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(actions.undo).toHaveBeenCalledOnce();
    expect(screen.getByRole("button", { name: "Redo" })).toBeDisabled();
  });

  it("offers the other language in that language", async () => {
    const { actions } = renderWithStore(<TopBar layout={layout} />);
    const toChinese = screen.getByRole("button", { name: "中文" });
    expect(toChinese).toHaveAttribute("lang", "zh-Hans");
    await userEvent.click(toChinese);
    expect(actions.setLanguage).toHaveBeenCalledExactlyOnceWith("zh");
  });

  it("chooses a theme from a menu", async () => {
    const { actions } = renderWithStore(<TopBar layout={layout} />);
    await userEvent.click(await screen.findByRole("button", { name: "Theme: Light" }));
    await userEvent.click(screen.getByRole("menuitemradio", { name: "Dark" }));
    expect(actions.setTheme).toHaveBeenCalledExactlyOnceWith("dark");
  });
});

describe("the top bar of a phone", () => {
  it("has sharing at hand and the rest in a menu", async () => {
    const { actions } = renderWithStore(<TopBar layout="phone" />, [], { language: "zh" });
    await userEvent.click(screen.getByRole("button", { name: "分享链接" }));
    await userEvent.click(await screen.findByRole("button", { name: "更多" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "宿主机设置" }));
    expect(actions.openDialog.mock.calls).toEqual([["share"], ["hostSettings"]]);
    await userEvent.click(screen.getByRole("button", { name: "更多" }));
    expect(screen.getByRole("menuitem", { name: "撤销" })).toBeDisabled();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "English" }));
    expect(actions.setLanguage).toHaveBeenCalledExactlyOnceWith("en");
  });

  it("leads to one's own exercise by that name", async () => {
    const { actions } = renderWithStore(<TopBar layout="phone" />, [], { language: "zh" });
    await userEvent.click(await screen.findByRole("button", { name: "更多" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "习题" }));
    expect(actions.openDialog.mock.calls).toEqual([["gallery"]]);
  });
});

describe("the banner of a failed run", () => {
  it("is not there while the run goes well", () => {
    renderWithStore(<RunFailedBanner />);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("says what happened, shows the report and starts again", async () => {
    const { actions } = renderWithStore(<RunFailedBanner />, [], {
      status: { kind: "failed", report: "C2 violated", cause: "bug" },
    });
    expect(screen.getByRole("alert")).toHaveTextContent("The simulation has stopped");
    expect(screen.getByText("C2 violated")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Start again" }));
    expect(actions.restart).toHaveBeenCalledOnce();
  });

  it("does not call it a bug when the code did not arrive, and loads the page anew when that comes again", async () => {
    const status = { kind: "failed", report: "The worker could not be loaded.", cause: "notLoaded" } as const;
    vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response("<!doctype html>")));
    const { actions, store } = renderWithStore(<RunFailedBanner />, [], { status });
    expect(screen.getByRole("alert")).toHaveTextContent("Check the connection and try again; the scenario is kept.");
    expect(screen.getByRole("alert")).not.toHaveTextContent(/bug|report/i);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(actions.restart).toHaveBeenCalledOnce();
    expect(reloadPage).not.toHaveBeenCalled();
    act(() => store.setState({ status: { kind: "running" } }));
    act(() => store.setState({ status }));
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await vi.waitFor(() => expect(reloadPage).toHaveBeenCalledOnce());
    vi.unstubAllGlobals();
  });

  it("copies the report", async () => {
    const user = userEvent.setup();
    const { actions } = renderWithStore(<RunFailedBanner />, [], {
      status: { kind: "failed", report: "C2 violated", cause: "bug" },
    });
    await user.click(screen.getByRole("button", { name: "Copy report" }));
    expect(await navigator.clipboard.readText()).toBe("C2 violated");
    expect(actions.notify).toHaveBeenCalledWith(expect.objectContaining({ tone: "info", code: "reportCopied" }));
  });

  it("says so when the browser does not let it copy", async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
    const { actions } = renderWithStore(<RunFailedBanner />, [], {
      status: { kind: "failed", report: "C2 violated", cause: "bug" },
    });
    await user.click(screen.getByRole("button", { name: "Copy report" }));
    expect(actions.notify).toHaveBeenCalledWith(expect.objectContaining({ tone: "error", code: "copyFailed" }));
    expect(screen.getByText("C2 violated")).toBeVisible();
    expect(getSelection()?.toString()).toBe("C2 violated");
  });
});

function hookOn(hook: () => void, ...options: Parameters<typeof fakeStore>) {
  const fake = fakeStore(...options);
  renderHook(hook, { wrapper: ({ children }) => <OnPage of={fake.store}>{children}</OnPage> });
  return fake;
}

describe("the document", () => {
  it("follows language, theme and title", () => {
    const { store } = hookOn(useDocument, [], { language: "zh", theme: "dark" });
    expect(document.documentElement).toHaveAttribute("lang", "zh-Hans");
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");
    expect(document.title).toBe(`${TITLE} · Hyperscope`);
    act(() => store.setState({ language: "en", theme: "light" }));
    expect(document.documentElement).toHaveAttribute("lang", "en");
    expect(document.documentElement).toHaveAttribute("data-theme", "light");
  });

  it("takes the theme of the system when asked to", () => {
    const asked = vi.spyOn(window, "matchMedia");
    const original = asked.getMockImplementation() ?? window.matchMedia;
    asked.mockImplementation((query) =>
      Object.assign(new EventTarget(), { matches: query.includes("dark"), media: query } as MediaQueryList),
    );
    hookOn(useDocument, [], { theme: "system" });
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");
    asked.mockImplementation(original);
    asked.mockRestore();
  });
});

describe("undo keys", () => {
  it("undo with Ctrl+Z and redo with Ctrl+Shift+Z or Ctrl+Y, or with Cmd", () => {
    const { actions } = hookOn(useUndoKeys, [], { canUndo: true, canRedo: true });
    fireEvent.keyDown(window, { key: "z", ctrlKey: true });
    fireEvent.keyDown(window, { key: "z", metaKey: true });
    expect(actions.undo).toHaveBeenCalledTimes(2);
    fireEvent.keyDown(window, { key: "Z", ctrlKey: true, shiftKey: true });
    fireEvent.keyDown(window, { key: "y", ctrlKey: true });
    expect(actions.redo).toHaveBeenCalledTimes(2);
  });

  it("do nothing when there is nothing to undo, or a dialog is open", () => {
    const { actions, store } = hookOn(useUndoKeys, []);
    fireEvent.keyDown(window, { key: "z", ctrlKey: true });
    store.setState({ canUndo: true, dialog: "help" });
    fireEvent.keyDown(window, { key: "z", ctrlKey: true });
    expect(actions.undo).not.toHaveBeenCalled();
  });

  it("leave a text field its own undo", () => {
    const { actions } = hookOn(useUndoKeys, [], { canUndo: true });
    const field = document.body.appendChild(document.createElement("input"));
    fireEvent.keyDown(field, { key: "z", ctrlKey: true });
    expect(actions.undo).not.toHaveBeenCalled();
    field.remove();
  });
});
