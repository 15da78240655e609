/** Whatever file is chosen for something: a picture, a program or what was packed is refused in one sentence, and nothing changes. */
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createStream, nextInt } from "../../../src/base/prng.ts";
import { showDialog } from "./showDialog.tsx";

const random = createStream(1, "garbage");
const garbage = Uint8Array.from({ length: 4000 }, () => nextInt(random, 256));
const fileOf = (name: string, beginning = "") => new File([beginning, garbage], name);
const inputs = () => document.querySelectorAll<HTMLInputElement>("input[type=file]");

/** What is told of it: no sign of the file is in it, and no more than its sentences. */
function told(text: string | null): string {
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\ufffd]/);
  expect(text!.length).toBeLessThan(220);
  return text!;
}

describe("a file that is no text", () => {
  it.each([
    ["en", /run.json could not be opened.*This is no text/],
    ["zh", /run.json.*这不是文本/],
  ] as const)("is no scenario (%s)", async (language, sentence) => {
    const { user, actions } = showDialog("gallery", [], { language });
    await user.upload(inputs()[0]!, fileOf("run.json"));
    expect(told((await screen.findByRole("alert")).textContent)).toMatch(sentence);
    expect(actions.openScenario).not.toHaveBeenCalled();
  });

  it("is no file of saved scenarios, even if it begins as one", async () => {
    const { user, actions } = showDialog("gallery");
    await user.upload(inputs()[0]!, fileOf("all.json", '{"format":"hyperscope-library-1","scenarios":['));
    await screen.findByText("This file cannot be read as saved scenarios. Nothing was added.");
    expect(actions.openScenario).not.toHaveBeenCalled();
  });

  it("is no table of jobs", async () => {
    const { user } = showDialog("jobs");
    await user.upload(inputs()[0]!, new File([garbage], "jobs.csv", { type: "text/csv" }));
    expect(told((await screen.findByRole("alert")).textContent)).toMatch(/jobs.csv could not be read/);
  });

  it("is no exercise: it is left to the dialog for references, which says so", async () => {
    const { user, actions } = showDialog("gallery");
    const [, ofCard] = inputs();
    await user.upload(ofCard!, new File([garbage], "sheet.txt", { type: "text/plain" }));
    await waitFor(() => expect(actions.openDialog).toHaveBeenCalledWith("references", { file: expect.any(File) }));
    expect(actions.openScenario).not.toHaveBeenCalled();
  });

  it.each([
    ["en", /^This is no text, so it is no XML either\.$/],
    ["zh", /^这不是文本，因此也不是 XML。$/],
  ] as const)("is no document of libvirt (%s)", async (language, sentence) => {
    showDialog("libvirt", [], { language, dialogAbout: { file: fileOf("web.xml", "<domain>") } });
    expect(told((await screen.findByText(sentence)).textContent)).toMatch(sentence);
  });

  it("that cannot be read any more is said to be so, as saved scenarios too", async () => {
    const { user } = showDialog("gallery");
    const gone = fileOf("all.json", '{"format":"hyperscope-library-1","scenarios":[');
    gone.text = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    await user.upload(inputs()[0]!, gone);
    expect(await screen.findByText(/cannot be read as saved scenarios/)).toBeInTheDocument();
  });

  it("is, where it is broken XML, told in the reader's language", async () => {
    showDialog("libvirt", [], { language: "zh", dialogAbout: { text: "<domain><name>a</domain>" } });
    const sentence = await screen.findByText("第 1 行：不是 XML，标签名无效或开始与结束标签不配对。");
    expect(sentence).toBeInTheDocument();
  });
});
