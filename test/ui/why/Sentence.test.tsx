import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Parts } from "../../../src/i18n/explain/parts.ts";
import { Sentence } from "../../../src/ui/why/Sentence.tsx";

const text = (words: string) => ({ kind: "text", text: words }) as const;
const chip = (label: string, vm = 0) => ({ kind: "vm", vm, label }) as const;

function show(...parts: Parts): HTMLElement {
  return render(
    <p>
      <Sentence parts={parts} />
    </p>,
  ).container;
}

/** The words that cannot be torn apart by the end of a line. */
function together(name: string): string | null | undefined {
  return screen.getByText(name).closest(".whitespace-nowrap:not([title])")?.textContent;
}

it("brackets and commas beside a machine stay on its line, and every word is there once", () => {
  const line = show(text("stopped at 16 ("), chip("db"), text(" page 5), and "), chip("ci"), text(", which waits."));
  expect(line).toHaveTextContent("stopped at 16 (db page 5), and ci, which waits.");
  expect(together("db")).toBe("(db");
  expect(together("ci")).toBe("ci,");
});

it("Chinese punctuation beside a machine stays on its line too", () => {
  const line = show(text("停在页框 16（"), chip("db"), text("）、"), chip("ci"), text("。"));
  expect(line).toHaveTextContent("停在页框 16（db）、ci。");
  expect(together("db")).toBe("（db）、");
  expect(together("ci")).toBe("ci。");
});

it("a moment is not torn apart by the end of a line", () => {
  expect(show(text("until t = 134.")).textContent).toBe("until t\u00a0=\u00a0134.");
});

it("a machine that does not exist is no chip, and its sentence is left as it is", () => {
  expect(show(text("("), chip("gone", -1), text("), too"))).toHaveTextContent("(gone), too");
});
