/** The dialog for a file of references, with a worker in this thread: what was read, what was not, and what is opened of it. */
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { hostOf } from "../../../src/model/scenario.ts";
import { createCurves } from "../../../src/store/curves.ts";
import { ReferencesDialog } from "../../../src/ui/dialogs/references/ReferencesDialog.tsx";
import { CurvesContext } from "../../../src/ui/shared/curves/useCurves.ts";
import type { CurvesPort } from "../../../src/worker/curvesClient.ts";
import { createCurvesSession, type CurvesSession } from "../../../src/worker/curvesSession.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { fakeStore } from "../shared/fakeStore.ts";

const BELADY = "1 2 3 4 1 2 5 1 2 3 4 5";

async function* piecesOf(file: Blob) {
  yield { text: await (file as File).text(), share: 1 };
}

function show(language: "en" | "zh" = "en") {
  const sessions: CurvesSession[] = [];
  const startPort = (): CurvesPort => {
    const handlers: Parameters<CurvesPort["onMessage"]>[0][] = [];
    const session = createCurvesSession((message) => handlers.forEach((tell) => tell(message)), piecesOf);
    sessions.push(session);
    return {
      postMessage: (message) => session.receive(message),
      terminate: () => undefined,
      onMessage: (handler) => void handlers.push(handler),
      onFailure: () => undefined,
    };
  };
  const { store, actions } = fakeStore([], { language });
  const onClose = vi.fn();
  render(
    <OnPage of={store}>
      <CurvesContext value={() => createCurves(startPort)}>
        <ReferencesDialog onClose={onClose} />
      </CurvesContext>
    </OnPage>,
  );
  const user = userEvent.setup({ delay: null });
  const settle = async () => {
    await act(async () => {
      await Promise.all(sessions.map((session) => session.reading));
    });
    act(() =>
      sessions.forEach((session) => {
        while (session.work());
      }),
    );
  };
  const choose = async (text: string, name = "belady.txt") => {
    const picker = document.querySelector<HTMLInputElement>("input[type=file]")!;
    fireEvent.change(picker, { target: { files: [new File([text], name)] } });
    await settle();
  };
  return { user, actions, onClose, choose, settle };
}

/** The figures of what was read, by their names. */
function figures(): Record<string, string> {
  const read = screen.getByRole("region", { name: "What was read" });
  const names = within(read).getAllByRole("term");
  const values = within(read).getAllByRole("definition");
  return Object.fromEntries(names.map((name, at) => [name.textContent, values[at]!.textContent]));
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("a file of references", () => {
  it("is asked for, with what such files are", () => {
    show();
    expect(screen.getByText(/--tool=lackey/)).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "What was read" })).not.toBeInTheDocument();
  });

  it("is told as it was read, and its curves follow by themselves: FIFO, 3 frames, 9 faults of 12", async () => {
    const { choose } = show();
    await choose(BELADY);
    expect(figures()).toEqual({ references: "12", pages: "5", writes: "0", lines: "1" });
    expect(screen.getByRole("button", { name: /^First in, first out, 3 frames: 9 faults/ })).toBeInTheDocument();
    expect(screen.getByText(/FIFO: 3 → 4 frames, faults 9 → 10/)).toBeInTheDocument();
  });

  it.each([
    ["en", "This is no text"],
    ["zh", "这不是文本"],
  ] as const)("that is a picture or a program is refused in one sentence (%s)", async (language, sentence) => {
    const { choose } = show(language);
    await choose("\u0089PNG\r\n\u001a\n\u0000\u0000 7 0 1 2 \ufffd", "lesson.png");
    const report = screen.getByRole("alert");
    expect(within(report).getByText(new RegExp(sentence))).toBeInTheDocument();
    expect(report.querySelectorAll("p")).toHaveLength(2);
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
  });

  it("can be dropped", async () => {
    const { settle } = show();
    fireEvent.drop(screen.getByText("or drop it here"), { dataTransfer: { files: [new File([BELADY], "a.txt")] } });
    await settle();
    expect(figures()).toMatchObject({ references: "12" });
  });

  it("opens the run of the point that is pressed", async () => {
    const { user, choose, actions, onClose } = show();
    await choose(BELADY);
    act(() => screen.getByRole("button", { name: /^First in, first out, 4 frames: 10 faults/ }).focus());
    await user.keyboard("{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const [scenario] = actions.openScenario.mock.calls[0]!;
    expect(scenario).toMatchObject({ title: "belady.txt" });
    expect(hostOf(scenario)).toMatchObject({ frames: 4, replacement: { policy: "fifo" } });
    expect(scenario.machines[0]?.programs[0]).toHaveLength(12);
  });

  it("opens the first references of more than a scenario has, and says so in its title", async () => {
    const { user, choose, actions, onClose } = show();
    await choose("1 2\n".repeat(10_500), "long.txt");
    act(() => screen.getByRole("button", { name: /^First in, first out, 2 frames/ }).focus());
    await user.keyboard("{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const [scenario] = actions.openScenario.mock.calls[0]!;
    expect(scenario.title).toBe("long.txt: 20,000 of 21,000 references");
    expect(scenario.machines[0]?.programs[0]).toHaveLength(20_000);
  });

  it("can be read from a later reference on, and every so many of them", async () => {
    const { user, choose, settle } = show();
    await choose(BELADY);
    await user.click(screen.getByText("How it is read"));
    type("from reference", "2");
    type("references at most", "3");
    type("every so many", "2");
    await user.click(screen.getByRole("button", { name: "Read it so" }));
    await settle();
    // Counted from 0, 2 and every second after it: 3, 1, 5.
    expect(figures()).toMatchObject({ references: "3", pages: "3" });
    expect(screen.getByText("3 1 5")).toBeInTheDocument();
  });

  it("whose columns have no names shows its first rows, and is read by the column that is chosen", async () => {
    const { user, choose, settle } = show();
    await choose("colour,weight,kind\nred,5,Read\nred,6,Write\nblue,5,Read\n", "odd.csv");
    expect(screen.getByRole("alert")).toHaveTextContent("odd.csv cannot be read as references");
    await user.selectOptions(screen.getByLabelText("column of the pages"), "2");
    await user.selectOptions(screen.getByLabelText("column of the operation"), "3");
    await user.click(screen.getByRole("button", { name: "Read it so" }));
    await settle();
    expect(figures()).toMatchObject({ references: "3", pages: "2", writes: "1" });
  });

  it("that is none says why, with what would be one, and another can be chosen", async () => {
    const { choose } = show();
    await choose("", "empty.txt");
    expect(screen.getByRole("alert")).toHaveTextContent("empty.txt cannot be read as references");
    expect(screen.getByText(/--tool=lackey/)).toBeInTheDocument();
    await choose(BELADY);
    expect(figures()).toMatchObject({ references: "12" });
  });

  it("is told in Chinese", async () => {
    const { choose } = show("zh");
    await choose(BELADY);
    expect(screen.getByText(/^FIFO：页框 3 → 4，缺页 9 → 10/)).toBeInTheDocument();
  });
});
