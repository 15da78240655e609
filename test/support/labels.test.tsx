/** What the tests look fields up by, against jsdom's own answers, which a tree outside the document still gets. */
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";

type Change = (root: HTMLElement) => void;

const KINDS = ["label", "input", "button", "select", "textarea", "output", "div", "span", "a"];

/** The element with that number in the tree, the root included. */
function at(root: HTMLElement, place: number): HTMLElement {
  const all = [root, ...root.querySelectorAll<HTMLElement>("*")];
  return all[place % all.length]!;
}

/** The same change can be made in two trees that are alike. */
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(30), fc.constantFrom(...KINDS)).map(added) },
  fc.tuple(fc.nat(30), fc.constantFrom("id", "for"), fc.constantFrom("a", "b", "c", "")).map(named),
  fc.tuple(fc.nat(30), fc.constantFrom("hidden", "HIDDEN", "radio")).map(typed),
  fc.nat(30).map(unnamed),
  fc.nat(30).map(removed),
);

function added([place, kind]: [number, string]): Change {
  return (root) => at(root, place).append(document.createElement(kind));
}

function named([place, attribute, value]: [number, string, string]): Change {
  return (root) => at(root, place).setAttribute(attribute, value);
}

function typed([place, type]: [number, string]): Change {
  return (root) => at(root, place).setAttribute("type", type);
}

function unnamed(place: number): Change {
  return (root) => at(root, place).removeAttribute("for");
}

function removed(place: number): Change {
  return (root) => {
    const element = at(root, place);
    if (element !== root) element.remove();
  };
}

/** The number of each element's control, and of its labels, in the tree. */
function answers(root: HTMLElement): unknown[] {
  const all = [...root.querySelectorAll("*")];
  return all.map((each) => {
    const labels: Iterable<Element> | null | undefined = Reflect.get(each, "labels");
    const control: Element | null | undefined = each.localName === "label" ? Reflect.get(each, "control") : undefined;
    return [
      each.localName,
      control ? all.indexOf(control) : control,
      labels && [...labels].map((one) => all.indexOf(one)),
    ];
  });
}

afterEach(() => document.body.replaceChildren());

describe("labels of fields, and fields of labels", () => {
  it("are those of jsdom, whatever was changed since they were asked for", () => {
    let labelled = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 20, maxLength: 60, size: "max" }), (changes) => {
        const [here, apart] = [document.createElement("div"), document.createElement("div")];
        document.body.replaceChildren(here);
        for (const each of changes) {
          each(here);
          each(apart);
          expect(answers(here)).toEqual(answers(apart));
          labelled += [...here.querySelectorAll("label")].filter((one) => one.control).length;
        }
      }),
      { numRuns: 40 },
    );
    expect(labelled).toBeGreaterThan(20);
  });
});
