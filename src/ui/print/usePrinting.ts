/**
 * Whether the page is being printed, or shown as it would be. It renders at once when that begins: a browser lays the pages
 * out as soon as its listeners have returned. Paper is white: while printing, the theme is the light one.
 */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia("print");
    const { dataset } = document.documentElement;
    let theme: string | undefined;
    const begin = () => {
      if (theme !== undefined) return;
      theme = dataset["theme"] ?? "light";
      dataset["theme"] = "light";
      flushSync(() => setPrinting(true));
    };
    const end = () => {
      if (theme === undefined) return;
      dataset["theme"] = theme;
      theme = undefined;
      setPrinting(false);
    };
    const onChange = ({ matches }: MediaQueryListEvent) => (matches ? begin() : end());
    media.addEventListener("change", onChange);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      media.removeEventListener("change", onChange);
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      end();
    };
  }, []);
  return isPrinting;
}
