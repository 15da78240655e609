/** What would be right in place of the command that was refused at this step, as buttons that do it. */
import { commandText } from "../../i18n/messages/commandOn.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import type { Moment } from "../shared/moment/useMoment.ts";
import { waysOut } from "../shared/moment/waysOut.ts";
import { useCommandNames } from "../shared/text/useCommandNames.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRunActions } from "../shared/useRun.ts";
import type { Step } from "./stepTold.ts";

interface WaysOutProps {
  readonly moment: Moment;
  readonly step: Step;
  readonly className?: string;
}

export function WaysOut({ moment: { scenario, trace, host }, step, className = "" }: WaysOutProps) {
  const { why } = usePanelText();
  const names = useCommandNames();
  const language = useApp(selectLanguage);
  const { giveCommand } = useRunActions();
  const refused = step.rows.events[step.told.at];
  if (refused?.kind !== "commandFailed") return null;
  const ways = waysOut(refused, { scenario, info: trace.info, host });
  if (ways.length === 0) return null;
  return (
    <div role="group" aria-label={why.instead} className={`flex items-center gap-1.5 ${className}`}>
      <span className="shrink-0 text-xs text-soft">{why.instead}</span>
      {ways.map((way) => {
        const text = commandText(language, way, names[way.command]);
        return (
          <Button
            key={text}
            className="relative h-7! max-w-full min-w-0 shrink! text-xs! text-accent max-md:h-8! max-md:shrink-0! max-md:after:absolute max-md:after:-inset-x-0.5 max-md:after:-inset-y-1.5"
            onClick={() => giveCommand(way)}
          >
            <span className="truncate" title={text}>
              {text}
            </span>
          </Button>
        );
      })}
    </div>
  );
}
