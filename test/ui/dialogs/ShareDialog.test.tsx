/** The link of the moment at which the dialog was opened. */
import { screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { decodeLink } from "../../../src/codec/link/link.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { threeTenants } from "../../../src/scenarios/threeTenants.ts";
import { tooLarge, withManyNames } from "../../support/tooLarge.ts";
import { showDialog } from "./showDialog.tsx";

const link = () => screen.getByLabelText<HTMLTextAreaElement>("Link");

/** The dialog over `scenario` at t = 7, when its link is made. */
async function shown(scenario: Scenario = threeTenants.scenario) {
  const moment = { time: 7, row: 12 };
  const fake = showDialog("share", [], { scenario, cursor: moment, asked: moment });
  await waitFor(() => expect(link().value).toContain("#v2."));
  return fake;
}

afterEach(() => {
  vi.restoreAllMocks();
  history.replaceState(null, "", "/");
});

describe("ShareDialog", () => {
  it("shows the link of the moment at which it was opened, read-only, and how long it is", async () => {
    history.replaceState(null, "", "#v1.before");
    await shown();
    const [page, fragment] = link().value.split("#");
    expect(page).toBe(location.origin + location.pathname);
    expect(await decodeLink(fragment ?? "")).toMatchObject({ value: { cursor: { time: 7, step: 12 } } });
    expect(link()).toHaveAttribute("readonly");
    expect(screen.getByText(`${link().value.length} characters`)).toBeInTheDocument();
  });

  it("stays that of the press, whatever the run does meanwhile", async () => {
    const { store } = await shown();
    const before = link().value;
    store.setState({ cursor: { time: 9, row: 20 }, asked: { time: 9, row: 20 } });
    expect(link()).toHaveValue(before);
  });

  it("copies and says so", async () => {
    const { user } = await shown();
    const write = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(write).toHaveBeenCalledWith(link().value);
    expect(await screen.findByText("Copied.")).toBeInTheDocument();
  });

  it("has the HTML of a frame for a web page, which opens the same moment with nothing else of the page", async () => {
    const { user } = await shown({ ...threeTenants.scenario, title: 'A "quoted" & <marked> title' });
    const address = link().value;
    await user.click(screen.getByRole("button", { name: "For a web page" }));
    const html = screen.getByLabelText<HTMLTextAreaElement>("HTML of a frame for a web page").value;
    const frame = new DOMParser().parseFromString(html, "text/html").querySelector("iframe")!;
    expect(frame.getAttribute("src")).toBe(`${address}&embed=1`);
    expect(frame.title).toBe('Hyperscope: A "quoted" & <marked> title');
    expect(frame.getAttribute("allow")).toBe("fullscreen; clipboard-write");
    const write = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(screen.getByRole("button", { name: "Copy HTML" }));
    expect(write).toHaveBeenCalledWith(html);
  });

  it("of a lesson is the link of the step, and with what was changed only where that is wanted", async () => {
    const { user } = showDialog("share", [], {
      scenario: threeTenants.scenario,
      mode: "lessons",
      modeLink: "lesson.equal-shares.fourth",
    });
    await waitFor(() => expect(link().value).toMatch(/#lesson\.equal-shares\.fourth$/));
    await user.click(screen.getByRole("button", { name: "Text for a web page" }));
    const html = screen.getByLabelText<HTMLTextAreaElement>("HTML of a frame for a web page").value;
    const frame = new DOMParser().parseFromString(html, "text/html").querySelector("iframe")!;
    expect(frame.getAttribute("src")).toMatch(/#lesson\.equal-shares\.fourth&embed=text$/);
    expect(screen.getByText(/^The link leads to this step of the lesson/)).toBeInTheDocument();
    const include = screen.getByRole("checkbox", { name: /^Include what I have changed/ });
    expect(include).not.toBeChecked();
    await user.click(include);
    await waitFor(() => expect(link().value).toContain("#v2."));
    expect(screen.getByText(/^The link holds the whole scenario/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Text for a web page" })).toBeNull();
  });

  it("of a challenge is the challenge, which is no part of a web page", async () => {
    showDialog("share", [], { scenario: threeTenants.scenario, mode: "predict", modeLink: "challenge.0abc" });
    await waitFor(() => expect(link().value).toMatch(/#challenge\.0abc$/));
    expect(screen.queryByRole("button", { name: "For a web page" })).toBeNull();
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("says that it cannot be kept among one's own where the browser stores nothing", async () => {
    const { user } = await shown();
    await user.click(screen.getByRole("button", { name: "Save to my scenarios" }));
    expect(await screen.findByText(/^This browser stores nothing here/)).toBeInTheDocument();
  });

  it("selects the link and says what to do where copying is not allowed", async () => {
    const { user } = await shown();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(await screen.findByText(/Ctrl\+C/)).toBeInTheDocument();
    expect(link()).toHaveFocus();
    expect(link().selectionEnd).toBe(link().value.length);
  });

  it("offers the system's own way of sending where there is one", async () => {
    const share = vi.fn<Navigator["share"]>().mockResolvedValue();
    Object.defineProperty(navigator, "share", { value: share, configurable: true });
    const { user } = await shown();
    await user.click(screen.getByRole("button", { name: "Send…" }));
    expect(share).toHaveBeenCalledWith({ title: threeTenants.scenario.title, url: link().value });
    Reflect.deleteProperty(navigator, "share");
  });

  it("shows the link as a QR code", async () => {
    await shown();
    expect(screen.getByRole("img", { name: "QR code of the link" })).toBeInTheDocument();
  });

  it("warns of chat programs when the link is longer than 2000 characters, and says when it is too long for a code", async () => {
    await shown(withManyNames(3));
    expect(link().value.length).toBeGreaterThan(2953);
    expect(screen.getByText(/cut links longer than 2,000 characters/)).toBeInTheDocument();
    expect(screen.getByText("The link is too long for a QR code.")).toBeInTheDocument();
  });

  it("offers the file where there is no link that opens", async () => {
    showDialog("share", [], { scenario: tooLarge() });
    expect(await screen.findByText(/too large for a link/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Save as a file" })).toBeInTheDocument();
    expect(screen.queryByLabelText("Link")).not.toBeInTheDocument();
  });
});
