/**
 * The labels of fields and the fields of labels, found once for a state of the document. jsdom walks through the whole
 * document for each label of each field it is asked about: in a large form, looking a field up by its label took seconds.
 */

/** Kinds of elements that have `labels`. */
const FIELDS = ["Input", "Button", "Select", "TextArea", "Meter", "Output", "Progress"].map(
  (name) => `HTML${name}Element`,
);

const LABELABLE = new Set(["button", "meter", "output", "progress", "select", "textarea", "input"]);

interface Found {
  readonly controls: Map<Element, HTMLElement | null>;
  readonly labels: Map<Element, HTMLLabelElement[]>;
}

function isLabelable(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement && LABELABLE.has(element.localName) && Reflect.get(element, "type") !== "hidden"
  );
}

function controlOf(label: HTMLLabelElement): HTMLElement | null {
  const id = label.getAttribute("for");
  if (id === null) return [...label.getElementsByTagName("*")].find((each) => isLabelable(each)) ?? null;
  const named = id === "" ? null : label.ownerDocument.getElementById(id);
  return named && isLabelable(named) ? named : null;
}

function find(): Found {
  const found: Found = { controls: new Map(), labels: new Map() };
  for (const label of document.getElementsByTagName("label")) {
    const control = controlOf(label);
    found.controls.set(label, control);
    if (control) found.labels.set(control, [...(found.labels.get(control) ?? []), label]);
  }
  return found;
}

/** Puts itself into the place of what jsdom answers for elements in the document; others are left to jsdom. */
export function quickLabels(): void {
  let found: Found | null = null;
  const observer = new MutationObserver(() => {
    found = null;
  });
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ["for", "id", "type"] });
  const now = (): Found => {
    if (observer.takeRecords().length > 0) found = null;
    found ??= find();
    return found;
  };
  answer("HTMLLabelElement", "control", (label) => now().controls.get(label) ?? null);
  for (const name of FIELDS)
    answer(name, "labels", (field) => (isLabelable(field) ? (now().labels.get(field) ?? []) : null));
}

/** Lets `get` say what `property` of a connected element of that class is. */
function answer(name: string, property: string, get: (element: HTMLElement) => unknown): void {
  const { prototype } = Reflect.get(window, name);
  const before = Object.getOwnPropertyDescriptor(prototype, property)?.get;
  if (before === undefined || before.name === "quickly") return;
  const quickly = {
    quickly(this: HTMLElement): unknown {
      const inDocument = this.getRootNode() === document;
      return inDocument ? get(this) : before.call(this);
    },
  }.quickly;
  Object.defineProperty(prototype, property, { get: quickly, configurable: true, enumerable: true });
}
