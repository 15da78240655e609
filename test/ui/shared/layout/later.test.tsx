/** Parts that are loaded when they are needed: what a failure to load does, and that it can be mended. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { later } from "../../../../src/ui/shared/layout/later.tsx";
import { PanelBoundary } from "../../../../src/ui/shared/layout/PanelBoundary.tsx";
import { reloadPage } from "../../../../src/ui/shared/layout/reloadPage.ts";
import { renderWithStore } from "../renderWithStore.tsx";

vi.mock("../../../../src/ui/shared/layout/reloadPage.ts", () => ({ reloadPage: vi.fn() }));

const Figure = ({ name }: { readonly name: string }) => <p>figure {name}</p>;
const Broken = (): never => {
  throw new Error("a bug");
};
/** Fails `failures` times, then gives the figure. */
const loader = (failures: number) => {
  let left = failures;
  return vi.fn(async () => {
    left -= 1;
    if (left >= 0)
      throw new TypeError("Failed to fetch dynamically imported module: https://here/assets/Figure-Bx1_z-9k.js");
    return Figure;
  });
};
const show = (load: ReturnType<typeof loader>, isQuiet = false) => {
  const Later = later(load, <p>on its way</p>);
  return renderWithStore(
    <PanelBoundary isQuiet={isQuiet}>
      <Later name="one" />
    </PanelBoundary>,
  );
};
const tryAgain = () => screen.findByRole("button", { name: "Try again" });
const server = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  // React tells of the error that is meant to happen here.
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubGlobal("fetch", server);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.mocked(reloadPage).mockReset();
  server.mockReset();
});

describe("a part that loads by itself", () => {
  it("has its place held until it is here, and gets its properties", async () => {
    show(loader(0));
    expect(screen.getByText("on its way")).toBeVisible();
    expect(await screen.findByText("figure one")).toBeVisible();
  });

  it("stands there at once where its code was asked for ahead", async () => {
    const Later = later(loader(0), <p>on its way</p>);
    await Later.ahead();
    renderWithStore(<Later name="one" />);
    expect(screen.getByText("figure one")).toBeVisible();
  });

  it("is asked for again when it could not be had ahead", async () => {
    const Later = later(loader(1), <p>on its way</p>);
    await expect(Later.ahead()).rejects.toThrow("Failed to fetch");
    renderWithStore(<Later name="one" />);
    expect(await screen.findByText("figure one")).toBeVisible();
  });

  it("that could not be loaded is loaded once more for each time somebody tries again", async () => {
    const load = loader(2);
    server.mockRejectedValue(new TypeError("offline"));
    show(load);
    await userEvent.click(await tryAgain());
    await userEvent.click(await tryAgain());
    expect(await screen.findByText("figure one")).toBeVisible();
    expect(load).toHaveBeenCalledTimes(3);
  });

  it("that could not be loaded is named, and not called a bug", async () => {
    show(loader(1));
    expect(await screen.findByRole("alert")).toHaveTextContent(/could not be loaded \(Figure-Bx1_z-9k\.js\)/);
    expect(screen.queryByText(/bug/)).not.toBeInTheDocument();
  });

  it("is not loaded again, nor the page, before somebody asks for it", async () => {
    const load = loader(1);
    show(load);
    await tryAgain();
    expect(load).toHaveBeenCalledTimes(1);
    expect(reloadPage).not.toHaveBeenCalled();
    expect(server).not.toHaveBeenCalled();
  });

  it("that cannot be loaded by trying again has the page loaded again, if there is a page to be had", async () => {
    server.mockResolvedValue(new Response("<!doctype html>"));
    show(loader(9));
    await userEvent.click(await tryAgain());
    await vi.waitFor(() => expect(reloadPage).toHaveBeenCalledTimes(1));
  });

  it.each([
    ["the server cannot be reached", () => server.mockRejectedValue(new TypeError("offline"))],
    ["the server has no page", () => server.mockResolvedValue(new Response("", { status: 502 }))],
  ])("leaves the page as it is when %s", async (_what, prepare) => {
    prepare();
    show(loader(9));
    await userEvent.click(await tryAgain());
    await vi.waitFor(() => expect(server).toHaveBeenCalledTimes(1));
    expect(await tryAgain()).toBeVisible();
    expect(reloadPage).not.toHaveBeenCalled();
  });

  it("is simply not there where its absence is no matter", async () => {
    const load = loader(1);
    const { container } = show(load, true);
    await vi.waitFor(() => expect(container).toBeEmptyDOMElement());
  });
});

describe("a part with a bug", () => {
  it("does not have the page loaded again, however often it is tried", async () => {
    renderWithStore(
      <PanelBoundary>
        <Broken />
      </PanelBoundary>,
    );
    await userEvent.click(await tryAgain());
    await userEvent.click(await tryAgain());
    expect(await tryAgain()).toBeVisible();
    expect(screen.getByText(/That is a bug of Hyperscope/)).toBeVisible();
    expect(server).not.toHaveBeenCalled();
  });
});
