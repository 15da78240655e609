/** What is shared is kept among one's own scenarios. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Library, Saved } from "../../../src/store/library.ts";
import { KeepButton } from "../../../src/ui/dialogs/share/KeepButton.tsx";
import { LibraryContext } from "../../../src/ui/dialogs/gallery/useLibrary.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { job, scenario } from "../../support/workloads.ts";
import { fakeStore } from "../shared/fakeStore.ts";

it("is kept under its title with the moment shown, under another name each time, and it is said", async () => {
  const kept: Saved[] = [];
  const library: Library = {
    all: () => Promise.resolve(kept),
    put: (saved) => {
      kept.push(...saved);
      return Promise.resolve({ ok: true });
    },
    remove: () => Promise.resolve({ ok: true }),
    watch: () => () => undefined,
  };
  const given = { ...scenario([job("A", 0, [3])]), title: "Two queues" };
  const moment = { time: 2, row: 5 };
  const said = vi.fn<(text: string) => void>();
  render(
    <OnPage of={fakeStore([], { scenario: given, cursor: moment, asked: moment }).store}>
      <LibraryContext value={library}>
        <KeepButton label="Keep" onSaid={said} />
      </LibraryContext>
    </OnPage>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Keep" }));
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith("Saved as “Two queues”."));
  await user.click(screen.getByRole("button", { name: "Keep" }));
  await vi.waitFor(() => expect(said).toHaveBeenLastCalledWith("Saved as “Two queues (2)”."));
  expect(kept[0]!.content).toMatchObject({ scenario: given, cursor: { time: 2, step: 5 } });
});
