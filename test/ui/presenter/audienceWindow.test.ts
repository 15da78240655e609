/** What is said to whoever presents while no window has answered. */
import { describe, expect, it } from "vitest";
import { presenter } from "../../../src/i18n/messages/presenter.ts";
import { unansweredText } from "../../../src/ui/presenter/audienceWindow.ts";

describe("a window for an audience that does not answer", () => {
  it.each(["en", "zh"] as const)(
    "is waited for, and from a file it is said why it may never follow, in %s",
    (language) => {
      const t = presenter[language];
      expect(unansweredText(t, t.waiting, "https:")).toBe(t.waiting);
      expect(unansweredText(t, t.waiting, "file:")).toBe(t.fromFile);
      expect(unansweredText(t, t.lost, "file:")).toBe(t.fromFile);
    },
  );
});
