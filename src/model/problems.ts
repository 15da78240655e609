/** What is wrong with something a person gave us, as data: found once, at the border, and rendered in any language. */

/**
 * One problem. `code` is stable and is the key of its text (`problems.<code>` in the catalogues); `path` says where
 * (`machines[2].memoryBytes`); `values` are the numbers and names the text needs: what was found, what would be right.
 */
export interface Problem {
  readonly code: string;
  readonly path: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A value, or every problem that kept us from it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
