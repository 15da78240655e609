/** Whose a key is: the page's, or that of what has the focus. */
import { describe, expect, it } from "vitest";
import { belongsToTarget } from "../../../src/ui/transport/keyOwner.ts";

function radios(): HTMLElement[] {
  const button = document.createElement("button");
  button.setAttribute("role", "radio");
  const input = document.createElement("input");
  input.type = "radio";
  return [button, input];
}

function slider(): HTMLElement {
  const input = document.createElement("input");
  input.type = "range";
  return input;
}

describe("the keys of a remote", () => {
  it("are the page's where an answer has the focus, so that what was chosen by its number can be checked", () => {
    for (const radio of radios())
      for (const key of ["PageDown", "PageUp"])
        expect(belongsToTarget(radio, key), `${radio.tagName} ${key}`).toBe(false);
    for (const radio of radios()) expect(belongsToTarget(radio, "ArrowRight")).toBe(true);
  });

  it("are a slider's own", () => {
    expect(belongsToTarget(slider(), "PageDown")).toBe(true);
  });
});
