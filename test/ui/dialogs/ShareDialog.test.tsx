/** The link of the present moment. */
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { showDialog } from "./showDialog.tsx";

const link = () => screen.getByLabelText<HTMLTextAreaElement>("Link");

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  history.replaceState(null, "", "/");
});

describe("ShareDialog", () => {
  it("shows the address of the page, read-only, and how long it is", () => {
    history.replaceState(null, "", "#v1.abc");
    showDialog("share");
    expect(link()).toHaveValue(location.href);
    expect(link()).toHaveAttribute("readonly");
    expect(screen.getByText(`${location.href.length} characters`)).toBeInTheDocument();
  });

  it("follows the address when the page rewrites it", () => {
    vi.useFakeTimers();
    showDialog("share");
    history.replaceState(null, "", "#v1.later");
    act(() => {
      vi.advanceTimersByTime(500);
    });
    expect(link().value).toContain("#v1.later");
  });

  it("copies and says so", async () => {
    const { user } = showDialog("share");
    const write = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(write).toHaveBeenCalledWith(location.href);
    expect(await screen.findByText("Copied.")).toBeInTheDocument();
  });

  it("selects the link and says what to do where copying is not allowed", async () => {
    const { user } = showDialog("share");
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(await screen.findByText(/Ctrl\+C/)).toBeInTheDocument();
    expect(link()).toHaveFocus();
    expect(link().selectionEnd).toBe(link().value.length);
  });

  it("offers the system's own way of sending where there is one", async () => {
    const share = vi.fn<Navigator["share"]>().mockResolvedValue();
    Object.defineProperty(navigator, "share", { value: share, configurable: true });
    const { user } = showDialog("share");
    await user.click(screen.getByRole("button", { name: "Send…" }));
    expect(share).toHaveBeenCalledWith({ title: "Three tenants, two cores", url: location.href });
    Reflect.deleteProperty(navigator, "share");
  });

  it("shows the link as a QR code, and says so when it is too long for one", () => {
    history.replaceState(null, "", "#v1.abc");
    showDialog("share");
    expect(screen.getByRole("img", { name: "QR code of the link" })).toBeInTheDocument();
    cleanup();
    history.replaceState(null, "", `#v1.${"a".repeat(3000)}`);
    showDialog("share");
    expect(screen.queryByRole("img", { name: "QR code of the link" })).not.toBeInTheDocument();
    expect(screen.getByText("The link is too long for a QR code.")).toBeInTheDocument();
  });

  it("warns of chat programs when the link is longer than 2000 characters", () => {
    history.replaceState(null, "", `#v1.${"a".repeat(2000)}`);
    showDialog("share");
    expect(screen.getByText(/cut links longer than 2,000 characters/)).toBeInTheDocument();
  });
});
