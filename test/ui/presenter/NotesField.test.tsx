/** Notes of a presenter: kept while they are typed, for each scenario, and told where nothing is kept. */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { NotesField } from "../../../src/ui/presenter/NotesField.tsx";
import { scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

function notesOf(kept: Map<string, string>, isForbidden = false) {
  return {
    of: async (name: string) => (isForbidden ? null : (kept.get(name) ?? "")),
    keep: async (name: string, text: string) => {
      if (!isForbidden) kept.set(name, text);
      return !isForbidden;
    },
  };
}

const field = () => screen.getByRole("textbox", { name: "Notes" });

describe("the notes of a presenter", () => {
  it("are kept for the scenario while they are typed, and are there again with it", async () => {
    const kept = new Map([["own Exercise 7", "ask who waits longest"]]);
    const { actions, settle } = await openRun(<NotesField notes={notesOf(kept)} />, scenario(W1));
    await userEvent.type(field(), "who is next?");
    expect(kept.get("own test")).toBe("who is next?");
    act(() => actions.rename("Exercise 7"));
    settle();
    expect(await screen.findByDisplayValue("ask who waits longest")).toBe(field());
  });

  it("are told to be lost where the browser stores nothing", async () => {
    await openRun(<NotesField notes={notesOf(new Map(), true)} />, scenario(W1));
    expect(await screen.findByText(/keeps no notes/)).toBeVisible();
    await userEvent.type(field(), "x");
    expect(field()).toHaveValue("x");
  });
});
