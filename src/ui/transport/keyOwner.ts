/**
 * Whose a key is: the page's, or that of what has the focus. Whoever has reached a control by the Tab key uses it by keys;
 * whoever has pressed it with the mouse or a finger goes on with the keys of the page, a presenter with those of a remote.
 */
import { isTextField, isTextLine } from "../shared/textField.ts";

const SLIDER_KEYS: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]);
const CONTROL_KEYS: ReadonlySet<string> = new Set([" ", "Enter"]);
const ARROW_ROLES =
  '[role="slider"], [role="tab"], [role="radio"], [role="separator"], [role="listbox"], [role="option"]';
/** What a menu is moved by and left with. */
const MENU_KEYS: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "Home", "End", "Enter", "Escape", "Tab"]);
/** What a remote has in place of arrows. */
const REMOTE_KEYS: ReadonlySet<string> = new Set(["PageUp", "PageDown"]);

/** Opened in order to be used. */
const OPENED = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** True when the key belongs to what has the focus, which the Tab key or a script has brought there. */
export function belongsToTarget(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isTextField(target) || target.closest(OPENED)) return true;
  if (target.matches("select") || target.closest('[role="listbox"]')) return true;
  // Radio buttons have no use for them: an answer that has been chosen is checked by a remote.
  if (REMOTE_KEYS.has(key) && target.matches('[role="radio"], [type="radio"]')) return false;
  if (target instanceof HTMLInputElement) return CONTROL_KEYS.has(key) || SLIDER_KEYS.has(key);
  if (CONTROL_KEYS.has(key) && target.closest("button, a[href], summary, [role=button]")) return true;
  return SLIDER_KEYS.has(key) && target.matches(ARROW_ROLES);
}

/** The same of what the mouse or a finger has brought the focus to. */
export function belongsToPressed(target: EventTarget | null, key: string, isOpenList: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isTextLine(target)) return !REMOTE_KEYS.has(key);
  if (isTextField(target) || isOpenList) return true;
  return isMenuKey(target, key);
}

/** A key that a menu is moved by or left with. */
export function isMenuKey(target: EventTarget | null, key: string): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"]') !== null && MENU_KEYS.has(key);
}

/** A key that would change a closed list without opening it, or begin a word in it. */
export function wouldChoose(target: EventTarget | null, key: string): target is HTMLSelectElement {
  if (!(target instanceof HTMLSelectElement)) return false;
  return key.length === 1 || key.startsWith("Arrow") || SLIDER_KEYS.has(key);
}
