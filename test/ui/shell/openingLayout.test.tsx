/** What stands where the panels will be while the code of their layout is on its way. */
import { render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { App } from "../../../src/ui/App.tsx";
import { OnPage } from "../../support/oneRun.tsx";
import { fakeStore } from "../shared/fakeStore.ts";

const isOnItsWay = vi.hoisted(() => () => new Promise<never>(() => {}));

vi.mock("../../../src/ui/shell/PhoneLayout.tsx", isOnItsWay);
vi.mock("../../../src/ui/transport/TransportBar.tsx", () => ({ TransportBar: () => <p>transport bar</p> }));

afterEach(() => vi.restoreAllMocks());

describe("a layout whose code is on its way", () => {
  it("has its place kept, with a word: the page is never empty and the time controls stay where they are", () => {
    vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      Object.assign(new EventTarget(), { matches: false, media: query } as MediaQueryList),
    );
    render(
      <OnPage of={fakeStore([{ name: "web" }]).store}>
        <App />
      </OnPage>,
    );
    expect(within(screen.getByRole("main")).getByRole("status")).toHaveTextContent("Opening…");
    expect(screen.getByText("transport bar")).toBeInTheDocument();
  });
});
