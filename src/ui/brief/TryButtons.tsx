/** What a scenario of the gallery suggests to try, as buttons that do it at once. */
import type { Try } from "../../scenarios/gallery.ts";
import { PresenterKey } from "./PresenterKey.tsx";
import { usePresented } from "./usePresented.ts";
import { useTries } from "./useTries.ts";

export function TryButtons({ tries }: { readonly tries: readonly Try[] }) {
  const presented = usePresented(tries);
  return useTries(tries).map(({ label, act }) => (
    <button
      key={label}
      type="button"
      onClick={act}
      className={`relative h-7 shrink-0 cursor-pointer rounded-md bg-accent-soft px-3 text-xs font-semibold whitespace-nowrap text-accent hover:brightness-95 max-md:h-8 max-md:after:absolute max-md:after:-inset-x-0.5 max-md:after:-inset-y-1.5 dark:hover:brightness-125 ${label === presented?.label ? "outline-2 -outline-offset-2 outline-accent" : ""}`}
    >
      {label}
      {label === presented?.label && <PresenterKey />}
    </button>
  ));
}
