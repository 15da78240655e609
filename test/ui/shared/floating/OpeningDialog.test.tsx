/** The place of a dialog whose code is on its way: what the keys do then, and who has the focus afterwards. */
import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DialogFrame } from "../../../../src/ui/dialogs/DialogFrame.tsx";
import { OpeningDialog } from "../../../../src/ui/shared/floating/OpeningDialog.tsx";
import { later } from "../../../../src/ui/shared/layout/later.tsx";
import { PanelBoundary } from "../../../../src/ui/shared/layout/PanelBoundary.tsx";
import { renderWithStore } from "../renderWithStore.tsx";

const Arrived = () => (
  <DialogFrame title="Arrived" onClose={() => {}}>
    <input aria-label="field" />
  </DialogFrame>
);

let arrive: (component: typeof Arrived) => void;
let fail: (error: Error) => void;

function show() {
  const Late = later(
    () =>
      new Promise<typeof Arrived>((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      }),
    <OpeningDialog />,
  );
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  const { actions, unmount } = renderWithStore(
    <PanelBoundary frame={OpeningDialog}>
      <Late />
    </PanelBoundary>,
  );
  return { button, actions, unmount };
}

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe("a dialog on its way", () => {
  it("says so at once, modal and with the focus", () => {
    show();
    const opening = screen.getByRole("dialog", { name: "Opening…" });
    expect(opening).toHaveFocus();
    expect(opening).toHaveAttribute("aria-busy", "true");
    expect(screen.getByRole("status")).toHaveTextContent("Opening…");
  });

  it("is not opened after all when it is left with Esc or its button", async () => {
    const { actions } = show();
    fireEvent(screen.getByRole("dialog"), new Event("cancel"));
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(actions.openDialog.mock.calls).toEqual([[null], [null]]);
  });

  it("takes the place that was held, and gives the focus back to what opened it", async () => {
    const { button, unmount } = show();
    await act(async () => arrive(Arrived));
    expect(screen.queryByRole("dialog", { name: "Opening…" })).not.toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "field" })).toHaveFocus();
    unmount();
    await vi.waitFor(() => expect(button).toHaveFocus());
  });

  it("says that it could not be loaded in the same place, which can be left", async () => {
    const { actions } = show();
    await act(async () => fail(new TypeError("offline")));
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(actions.openDialog).toHaveBeenCalledWith(null);
  });
});
