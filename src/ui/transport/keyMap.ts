/**
 * The keys of the page, as a function from a key to what it asks for. Presenter remotes send PageUp and PageDown for
 * their arrows, and `b` or the full stop for their blank button.
 */
import type { StepUnit } from "../../trace/reader.ts";

/** What a key asks for. */
export type KeyIntent =
  | { readonly kind: "toggle" }
  /** Hides everything from an audience; without one it plays and pauses. */
  | { readonly kind: "black" }
  /** `unit` null: the unit chosen in the bar. */
  | { readonly kind: "step"; readonly direction: 1 | -1; readonly unit: StepUnit | null; readonly times: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  /** To the next faster (1) or slower (-1) speed. */
  | { readonly kind: "speed"; readonly direction: 1 | -1 }
  /** The curtain over what comes after the cursor. */
  | { readonly kind: "hideFuture" }
  /** The layout for a projector. */
  | { readonly kind: "lecture" }
  /** Opens and closes the console. */
  | { readonly kind: "console" }
  /** Opens and closes the states of machines as a graph. */
  | { readonly kind: "life" }
  | { readonly kind: "leave" }
  | { readonly kind: "open"; readonly dialog: "help" | "newMachine" | "whatIf" }
  /** To the next (1) or previous (-1) branch. */
  | { readonly kind: "branch"; readonly direction: 1 | -1 };

/** The part of a keyboard event that matters. */
export type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** Steps of Shift with an arrow. */
const BIG_STEP = 10;

const UNIT_KEYS: Readonly<Record<string, StepUnit>> = { f: "fault", s: "switch", c: "command" };

function step(direction: 1 | -1, unit: StepUnit | null = null, times = 1): KeyIntent {
  return { kind: "step", direction, unit, times };
}

/** Null for a key that means nothing here. `isWatched`: an audience looks on. */
export function intentOfKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress,
  isWatched = false,
): KeyIntent | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    const direction = { ArrowUp: -1, ArrowDown: 1 } as const;
    return key === "ArrowUp" || key === "ArrowDown" ? { kind: "branch", direction: direction[key] } : null;
  }
  switch (key) {
    case " ":
      return shiftKey ? null : { kind: "toggle" };
    case "ArrowRight":
      return step(1, null, shiftKey ? BIG_STEP : 1);
    case "ArrowLeft":
      return step(-1, null, shiftKey ? BIG_STEP : 1);
    case "PageDown":
      return step(1);
    case "PageUp":
      return step(-1);
    case ".":
      return isWatched ? { kind: "black" } : step(1, "event");
    case ",":
      return step(-1, "event");
    case "Home":
      return { kind: "start" };
    case "End":
      return { kind: "end" };
    case "]":
      return { kind: "speed", direction: 1 };
    case "[":
      return { kind: "speed", direction: -1 };
    case "Escape":
      return { kind: "leave" };
    case "?":
      return { kind: "open", dialog: "help" };
  }
  // Letters by what they are and not by their case: with the caps lock on they still mean the same.
  const letter = key.toLowerCase();
  const unit = UNIT_KEYS[letter];
  if (unit) return step(shiftKey ? -1 : 1, unit);
  if (shiftKey) return null;
  if (letter === "k") return { kind: "toggle" };
  if (letter === "b") return { kind: "black" };
  if (letter === "h") return { kind: "hideFuture" };
  if (letter === "p") return { kind: "lecture" };
  if (letter === "t") return { kind: "console" };
  if (letter === "l") return { kind: "life" };
  if (letter === "w") return { kind: "open", dialog: "whatIf" };
  return letter === "n" ? { kind: "open", dialog: "newMachine" } : null;
}
