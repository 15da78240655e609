/**
 * Parts of the page that are loaded when they are first needed, with something that holds their place until then. A part
 * that could not be loaded throws `LoadFailed` to the boundary around it; mounted again, it is loaded again.
 */
import { lazy, Suspense, useState, type ComponentType, type ReactNode } from "react";

/** The code of a part is not to be had: the network is gone, or the server has another version of the page by now. */
export class LoadFailed extends Error {
  override readonly name = "LoadFailed";

  /** The name of the file, where the browser tells it; else empty. */
  get file(): string {
    return fileOf(this.cause);
  }
}

/** The file that an `import()` which failed with `error` asked for, where the browser tells it; else empty. */
export function fileOf(error: unknown): string {
  return /[^/\s]+\.(?:js|css)(?=\W|$)/.exec(error instanceof Error ? error.message : "")?.[0] ?? "";
}

export type Later<Props> = ComponentType<Props> & {
  /** Has the code loaded before it is needed. Rejects when it cannot be had now. */
  readonly ahead: () => Promise<void>;
};

/** The component that `load` gives; `place` is shown until it is here. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  place: ReactNode = null,
): Later<Props> {
  // Once it is here it is drawn at once: not even for a moment does anything hold its place.
  let code: ComponentType<Props> | null = null;
  const loaded = async () => (code = await load());
  // React remembers a failure for ever: whoever is mounted after it gets a new one.
  const begin = () =>
    lazy(async () => {
      try {
        return { default: await loaded() };
      } catch (error) {
        latest = begin();
        throw new LoadFailed("A part of the page could not be loaded.", { cause: error });
      }
    });
  let latest = begin();
  function LoadedLater(props: Props) {
    const [Loaded] = useState(() => code ?? latest);
    return (
      <Suspense fallback={place}>
        <Loaded {...props} />
      </Suspense>
    );
  }
  const ahead = async () => {
    await loaded();
  };
  return Object.assign(LoadedLater, { ahead });
}
