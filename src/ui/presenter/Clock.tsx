/** How long the presentation has taken. */
import { useEffect, useState } from "react";
import { usePresenterText } from "./usePresenterText.ts";

export function Clock() {
  const { presenter: t } = usePresenterText();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span title={t.clockTitle} className="text-xs text-soft tabular-nums">
      {t.clock(Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0"))}
    </span>
  );
}
