/** Tests of the page share one document: none finds what another has left there, in whatever order they come. */
import { describe, expect, it } from "vitest";

/** Stays what it is through all tests. */
const BEFORE = { title: document.title, address: location.href };

let heard = 0;

describe("a test of the page", () => {
  it.each(["first", "second", "third"])("finds the document as it was before the %s one used it", (name) => {
    expect(document.body.outerHTML).toBe("<body></body>");
    expect(document.head.querySelector("meta[name=left]")).toBeNull();
    expect(document.documentElement.getAttributeNames()).toEqual([]);
    expect(document.title).toBe(BEFORE.title);
    expect(location.href).toBe(BEFORE.address);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    const before = heard;
    window.dispatchEvent(new Event("left"));
    expect(heard).toBe(before);

    document.body.append(Object.assign(document.createElement("p"), { textContent: name }));
    document.body.classList.add(name);
    document.head.append(Object.assign(document.createElement("meta"), { name: "left" }));
    document.documentElement.lang = "zh";
    document.title = name;
    location.hash = name;
    localStorage.setItem(name, name);
    sessionStorage.setItem(name, name);
    window.addEventListener("left", () => (heard += 1));
  });
});
