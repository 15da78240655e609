/** The first thing the Tab key reaches: links past the machines to the charts and to the time controls. */
import { selectIsWithoutRun } from "../../store/selectors.ts";
import { useText } from "../shared/text/useText.ts";
import { useApp } from "../shared/useApp.ts";

export const CHARTS_ID = "charts";
export const TRANSPORT_ID = "transport";

export function SkipLinks() {
  const { shell } = useText();
  const targets = [
    { id: CHARTS_ID, text: shell.skipToCharts },
    ...(useApp(selectIsWithoutRun) ? [] : [{ id: TRANSPORT_ID, text: shell.skipToTransport }]),
  ];
  return (
    <div className="absolute top-1 left-1 z-50 flex gap-1">
      {targets.map(({ id, text }) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            // The address bar belongs to the scenario's link.
            event.preventDefault();
            document.getElementById(id)?.focus();
          }}
          className="sr-only rounded-lg bg-accent text-body font-medium text-on-accent focus:not-sr-only focus:px-3 focus:py-2"
        >
          {text}
        </a>
      ))}
    </div>
  );
}
