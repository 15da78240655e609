/** Opening and saving scenarios. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { groups } from "../../../src/scenarios/groups.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { fileName } from "../../../src/ui/shared/saveFile.ts";
import { fakeScenario } from "../shared/fakeStore.ts";
import { showDialog } from "./showDialog.tsx";

const stored = { ...fakeScenario([{ name: "web" }]), title: "From a file" };
const file = (text: string, name = "lesson.json") => new File([text], name, { type: "application/json" });
const picker = () => document.querySelector<HTMLInputElement>("input[type=file]")!;

/** Pastes `text` into the page. */
function paste(text: string, into: Element = document.body) {
  fireEvent.paste(into, { clipboardData: { files: [], getData: () => text } });
}

/** A file that can be read only after `arrive` has been called. */
function slowFile(title: string) {
  const slow = file(printScenarioFile({ ...stored, title }));
  const text = slow.text.bind(slow);
  const way = new EventTarget();
  const isHere = new Promise<Event>((resolve) => way.addEventListener("here", resolve));
  slow.text = () => isHere.then(text);
  return { slow, arrive: () => way.dispatchEvent(new Event("here")) };
}

/** Whatever is on its way has come. */
const arrived = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

afterEach(() => vi.restoreAllMocks());

describe("GalleryDialog", () => {
  it("opens a scenario on a click, with its title in the language in use", async () => {
    const { user, actions } = showDialog("gallery", [], { language: "zh" });
    const [first] = scenarios;
    await user.click(screen.getByRole("button", { name: new RegExp(first!.texts.zh.title) }));
    expect(actions.openScenario.mock.calls[0]?.[0]).toEqual({ ...first!.scenario, title: first!.texts.zh.title });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it.each([
    ["at the moment that shows what it is about", scenarios.find(({ opensAt }) => opensAt)!],
    ["at its start, where it names no moment", scenarios.find(({ opensAt }) => !opensAt)!],
  ])("opens a scenario %s", async (_where, { texts, opensAt }) => {
    const { user, actions } = showDialog("gallery");
    await user.click(screen.getByRole("button", { name: (name) => name.startsWith(texts.en.title) }));
    expect(actions.openScenario.mock.calls[0]?.[1]).toMatchObject({ time: opensAt ?? 0 });
  });

  it.each([
    ["where there is something to see", scenarios.find(({ opensOn }) => opensOn)!],
    ["that is the first, where it names none", scenarios.find(({ opensOn }) => !opensOn)!],
  ])("opens a scenario on the host %s", async (_where, { texts, opensOn }) => {
    const { user, actions } = showDialog("gallery");
    await user.click(screen.getByRole("button", { name: (name) => name.startsWith(texts.en.title) }));
    expect(actions.openScenario.mock.calls[0]?.[2]?.shown ?? 0).toBe(opensOn ?? 0);
  });

  it("shows every scenario there is", () => {
    showDialog("gallery");
    for (const { texts } of scenarios) expect(screen.getByText(texts.en.title)).toBeInTheDocument();
  });

  it("stands in four groups, without a word of what the policies are called", () => {
    showDialog("gallery");
    const heads = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
    expect(heads).toEqual(["Your own exercise", "Processor", "Several hosts", "Memory", "Virtualization"]);
    const cards = screen.getAllByRole("button").filter((button) => button.dataset["card"] !== undefined);
    expect(cards).toHaveLength(scenarios.length);
    for (const card of cards) expect(card.textContent).not.toMatch(/\b(?:RR|PWRR|CFS|SRTF)\b/);
  });

  it("finds scenarios while one types, in either language, and opens the first with Enter", async () => {
    const { user, actions } = showDialog("gallery");
    const field = screen.getByRole("searchbox", { name: "Find a scenario" });
    await user.type(field, "belady");
    expect(screen.getByText("Belady's anomaly")).toBeInTheDocument();
    expect(screen.queryByText("Three tenants, two cores")).not.toBeInTheDocument();
    await user.clear(field);
    await user.type(field, "页面置换{Enter}");
    expect(actions.openScenario.mock.calls[0]?.[0]).toMatchObject({ title: "Page replacement, three frames" });
  });

  it("says so where nothing is found, and Escape empties the field before it closes the dialog", async () => {
    const { user } = showDialog("gallery");
    await user.type(screen.getByRole("searchbox"), "zebra");
    expect(screen.getByText(/No scenario has “zebra”/)).toBeInTheDocument();
    await user.keyboard("{Escape}");
    expect(screen.getByRole("searchbox")).toHaveValue("");
    expect(screen.getByRole("dialog")).toBeInTheDocument();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("goes from card to card with the arrows, and to the field with /", async () => {
    const { user } = showDialog("gallery");
    await user.click(screen.getByRole("searchbox"));
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toHaveTextContent("Five jobs");
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement).toHaveTextContent("Page replacement");
    const onTheShelf = groups.find(({ id }) => id === "memory")?.cards.length ?? 0;
    await user.keyboard("{ArrowDown}".repeat(onTheShelf));
    expect(document.activeElement).toHaveTextContent("Three tenants");
    await user.keyboard("/");
    expect(screen.getByRole("searchbox")).toHaveFocus();
  });

  it("goes from card to card with a presenter's remote, and opens with its key for a black screen", async () => {
    const { user, actions } = showDialog("gallery");
    await user.click(screen.getByRole("textbox", { name: "Your own exercise" }));
    await user.keyboard("{PageDown}");
    expect(document.activeElement).toHaveTextContent("Five jobs");
    await user.keyboard("{PageDown}{PageDown}{PageUp}");
    expect(document.activeElement).toHaveTextContent("Jobs that wait for a device");
    await user.keyboard("b");
    expect(actions.openScenario).toHaveBeenCalledOnce();
  });

  it("leaves a remote's keys to what is written in the box", async () => {
    const { user } = showDialog("gallery");
    const box = screen.getByRole("textbox", { name: "Your own exercise" });
    await user.type(box, "bb");
    await user.keyboard("{PageDown}");
    expect(box).toHaveFocus();
  });

  it("opens a file", async () => {
    const { user, actions } = showDialog("gallery");
    await user.upload(picker(), file(printScenarioFile(stored)));
    await waitFor(() => expect(actions.openScenario).toHaveBeenCalledOnce());
    expect(actions.openScenario.mock.calls[0]?.[0]).toMatchObject({ title: "From a file", machines: stored.machines });
  });

  it("lists what is wrong with a file, each with its path, and opens nothing", async () => {
    const { user, actions } = showDialog("gallery");
    await user.upload(picker(), file(JSON.stringify({ host: { pcpus: 0 }, machines: [{ name: "" }] })));
    const report = await screen.findByRole("alert");
    expect(report).toHaveTextContent("lesson.json could not be opened");
    expect(report).toHaveTextContent("host.pcpus");
    expect(report).toHaveTextContent("machines[0].name");
    expect(actions.openScenario).not.toHaveBeenCalled();
  });

  it("opens a file with keys that are not known, and says which were left out", async () => {
    const { user, actions } = showDialog("gallery");
    await user.upload(picker(), file('{"machines": [{"name": "P1", "burst": 5}]}'));
    await waitFor(() => expect(actions.openScenario).toHaveBeenCalledOnce());
    expect(actions.notify).toHaveBeenCalledExactlyOnceWith({
      tone: "error",
      code: "keysUnused",
      values: {},
      problems: [
        { code: "keysUnused", path: "", values: {} },
        { code: "unusedKey", path: "machines[0].burst", values: { meant: 'programs: ["C 5"]' } },
      ],
    });
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "hello"],
    ["JSON of something else", "[1, 2]"],
  ])("says so when the file holds %s", async (_what, text) => {
    const { user } = showDialog("gallery");
    await user.upload(picker(), file(text));
    expect(await screen.findByRole("alert")).toBeInTheDocument();
  });

  it("does not read a file that is far too large", async () => {
    const { user } = showDialog("gallery");
    const huge = file("{}");
    Object.defineProperty(huge, "size", { value: 2 ** 31 });
    await user.upload(picker(), huge);
    expect(await screen.findByRole("alert")).toHaveTextContent("too large");
  });

  it("takes a dropped file", async () => {
    const { actions } = showDialog("gallery");
    const target = screen.getByText(/can also be dropped here/);
    fireEvent.drop(target, { dataTransfer: { files: [file(printScenarioFile(stored))] } });
    await waitFor(() => expect(actions.openScenario).toHaveBeenCalledOnce());
  });

  it("opens the file that was given last, also where one that was given before comes later", async () => {
    const { user, actions } = showDialog("gallery");
    const { slow, arrive } = slowFile("Slow");
    await user.upload(picker(), slow);
    fireEvent.drop(screen.getByText(/can also be dropped here/), {
      dataTransfer: { files: [file(printScenarioFile(stored))] },
    });
    await waitFor(() => expect(actions.openScenario).toHaveBeenCalledOnce());
    arrive();
    await arrived();
    expect(actions.openScenario.mock.calls.map(([{ title }]) => title)).toEqual(["From a file"]);
  });

  it.each([
    ["it is closed", "{Escape}"],
    ["another scenario is opened in it", "{Enter}"],
  ])("opens no file that comes when %s", async (_what, keys) => {
    const { user, actions } = showDialog("gallery");
    const { slow, arrive } = slowFile("Slow");
    await user.upload(picker(), slow);
    screen
      .getAllByRole("button")
      .find((button) => button.dataset["card"] !== undefined)!
      .focus();
    await user.keyboard(keys);
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    arrive();
    await arrived();
    expect(actions.openScenario.mock.calls.map(([{ title }]) => title)).not.toContain("Slow");
  });

  it("hands libvirt's XML on, also when it is pasted into the box for exercises", () => {
    const { actions } = showDialog("gallery");
    const xml = "<domain><name>web</name></domain>";
    paste(xml, document.querySelector("textarea")!);
    expect(actions.openDialog).toHaveBeenLastCalledWith("libvirt", { text: xml });
  });

  it.each([
    [
      "of a disk",
      "128166372003061629,hm,0,Read,383496192,32768,413\n128166372016382155,hm,0,Write,310983168,65536,155",
    ],
    ["of memory", "I  04001000,3\n L 1ffeffe7e8,8\n S 1ffeffe7e0,8"],
  ])("hands a trace %s on, also when it is pasted into the box for exercises", (_of, trace) => {
    const { actions } = showDialog("gallery");
    paste(trace, document.querySelector("textarea")!);
    expect(actions.openDialog).toHaveBeenLastCalledWith("references", { file: expect.any(File) as File });
  });

  it("takes no table of jobs for a trace", () => {
    const { actions } = showDialog("gallery");
    paste("P1,0,5\nP2,1,3\nP3,2,8", document.querySelector("textarea")!);
    expect(actions.openDialog).not.toHaveBeenCalled();
  });

  it("puts an exercise into its box, wherever it is pasted", async () => {
    showDialog("gallery");
    paste("P1 arrives at 0 and needs 8 ms. P2 arrives at 2 and needs 4 ms.");
    expect(await screen.findByRole("textbox", { name: "Your own exercise" })).toHaveValue(
      "P1 arrives at 0 and needs 8 ms. P2 arrives at 2 and needs 4 ms.",
    );
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("takes pasted text, and says what is wrong with it", async () => {
    const { actions } = showDialog("gallery");
    paste('{"machines": 3}');
    expect(await screen.findByRole("alert")).toHaveTextContent("The pasted text is not a scenario");
    paste(printScenarioFile(stored));
    await waitFor(() => expect(actions.openScenario).toHaveBeenCalledOnce());
  });

  it("begins with an empty host: the present one without machines and commands", async () => {
    const { user, actions } = showDialog("gallery", [{ name: "web" }]);
    await user.click(screen.getByRole("button", { name: "Empty host" }));
    expect(actions.openScenario.mock.calls[0]?.[0]).toEqual({
      ...fakeScenario([]),
      title: "Empty host",
      machines: [],
      commands: [],
    });
  });

  it("saves the present scenario as a file that can be opened again", async () => {
    const blobs: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return "blob:scenario";
      },
      revokeObjectURL: () => {},
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const { user } = showDialog("gallery", [], { scenario: stored });
    await user.click(screen.getByRole("button", { name: "Save this run as a file" }));
    expect(names).toEqual(["From-a-file.hyperscope.json"]);
    expect(blobs[0]?.size).toBe(new Blob([printScenarioFile(stored)]).size);
  });
});

describe("fileName(title)", () => {
  it("keeps letters of any script and drops what file systems forbid", () => {
    expect(fileName("三台虚拟机，两个核")).toBe("三台虚拟机，两个核.hyperscope.json");
    expect(fileName('a/b\\c: "d"?')).toBe("a-b-c-d.hyperscope.json");
  });

  it("has a name for a title without letters", () => {
    expect(fileName(" ../ ")).toBe("scenario.hyperscope.json");
  });
});
