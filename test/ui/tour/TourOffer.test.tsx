/** The offer of a tour: quiet, once, and never again after a choice. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Language } from "../../../src/store/appState.ts";
import { TourOffer } from "../../../src/ui/tour/TourOffer.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";

beforeEach(() => {
  localStorage.clear();
  Element.prototype.scrollIntoView = vi.fn<() => void>();
});

function show(language: Language = "en") {
  return render(
    <OnPage of={fakeApp({ language })}>
      <section>
        <h2>Processor</h2>
      </section>
      <section>
        <h2>Why</h2>
      </section>
      <TourOffer />
    </OnPage>,
  );
}

const offer = () => screen.queryByRole("button", { name: /Two minutes|两分钟/ });

describe("the offer of a tour", () => {
  it("is there at a first visit, and again as long as nobody has chosen", () => {
    show().unmount();
    show();
    expect(offer()).toBeInTheDocument();
  });

  it("never comes again when it was declined", async () => {
    const { unmount } = show();
    await userEvent.click(screen.getByRole("button", { name: "No tour" }));
    expect(offer()).toBeNull();
    unmount();
    show();
    expect(offer()).toBeNull();
  });

  it("never comes again when it was taken, even if it was left in the middle", async () => {
    const { unmount } = show();
    await userEvent.click(offer()!);
    expect(screen.getByRole("complementary", { name: "Tour" })).toBeInTheDocument();
    unmount();
    show();
    expect(offer()).toBeNull();
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  it("is not made where nothing can be stored", () => {
    const get = vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new Error("forbidden");
    });
    show();
    expect(offer()).toBeNull();
    get.mockRestore();
  });
});

describe("the tour", () => {
  it("leads by one key through the parts that are on the page, and back", async () => {
    show();
    await userEvent.click(offer()!);
    expect(screen.getByText("1 of 3")).toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("One row for each physical processor");
    expect(screen.getByRole("button", { name: "Next" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("status")).toHaveTextContent("Every step says why it happened");
    await userEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(screen.getByText("1 of 3")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Next" }));
    await userEvent.click(screen.getByRole("button", { name: "Next" }));
    await userEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  it("is left by Escape, and speaks the language of the page", async () => {
    show("zh");
    await userEvent.click(offer()!);
    expect(screen.getByRole("complementary", { name: "导览" })).toHaveTextContent("接下来");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("complementary")).toBeNull();
  });
});
