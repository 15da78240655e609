/** How long the presentation has taken. In this tab it goes on when the page is loaded again; it ends with the presentation. */
import { useEffect, useState } from "react";
import { usePresenterText } from "./usePresenterText.ts";

const KEY = "hyperscope.presenting";

export function Clock() {
  const { presenter: t } = usePresenterText();
  const [begun] = useState(beginning);
  const [seconds, setSeconds] = useState(() => secondsSince(begun));
  useEffect(() => {
    keep(begun);
    const timer = setInterval(() => setSeconds(secondsSince(begun)), 1000);
    return () => {
      clearInterval(timer);
      keep(null);
    };
  }, [begun]);
  return (
    <span title={t.clockTitle} className="text-xs text-soft tabular-nums">
      {t.clock(Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0"))}
    </span>
  );
}

/** Milliseconds since 1970, as the clock of a page ends with it. A clock that has been put back begins anew. */
function beginning(): number {
  const now = Date.now();
  try {
    const kept = Number(sessionStorage.getItem(KEY) ?? NaN);
    return kept > 0 && kept <= now ? kept : now;
  } catch {
    return now;
  }
}

function secondsSince(begun: number): number {
  return Math.max(0, Math.floor((Date.now() - begun) / 1000));
}

function keep(begun: number | null): void {
  try {
    if (begun === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, String(begun));
  } catch {
    // A full or forbidden storage is no reason to stop.
  }
}
