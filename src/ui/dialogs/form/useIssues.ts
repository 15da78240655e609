/**
 * When to show what is wrong: of a field after it was left once, of all fields after the first attempt to submit.
 * Then the first field with an error gets the focus. What is wrong is found elsewhere, on every change.
 */
import { useEffect, useState } from "react";

/** Something wrong with the value of the field called `path`, in words. */
export interface FieldError {
  readonly path: string;
  readonly text: string;
  /** Place in a field of several lines, both from 1. */
  readonly place?: { readonly line: number; readonly column: number };
}

export interface IssueDisplay {
  /** Attributes for the field called `path`. */
  field(path: string): { readonly path: string; readonly error: string | undefined; readonly onBlur: () => void };
  /** Everything shown about the field called `path`. */
  errorsOf(path: string): readonly FieldError[];
  /** How many errors are shown in fields whose path starts with one of `prefixes`. */
  shownUnder(...prefixes: string[]): number;
  /** Shows every error and moves the focus to the first; true when there is none. */
  accept(): boolean;
}

export function useIssues(errors: readonly FieldError[]): IssueDisplay {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempts, setAttempts] = useState(0);

  useEffect(() => {
    if (attempts > 0) document.querySelector<HTMLElement>("[data-dialog] [aria-invalid='true']")?.focus();
  }, [attempts]);

  const shown = errors.filter(({ path }) => attempts > 0 || left.has(path));
  return {
    field: (path) => ({
      path,
      error: shown.find((error) => error.path === path)?.text,
      onBlur: () => setLeft((before) => (before.has(path) ? before : new Set(before).add(path))),
    }),
    errorsOf: (path) => shown.filter((error) => error.path === path),
    shownUnder: (...prefixes) => shown.filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix))).length,
    accept: () => {
      if (errors.length > 0) setAttempts((n) => n + 1);
      return errors.length === 0;
    },
  };
}
