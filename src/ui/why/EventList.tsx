/**
 * Every event of the run, one line each, filtered by group. Only the rows in view are read and drawn; the one at the
 * cursor is kept in view. A click or Enter goes to the moment right after the event.
 */
import { useState } from "react";
import { EVENT_GROUPS, type EventGroup } from "../../model/rows/facts.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useApp } from "../shared/useApp.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { EventRows } from "./EventRows.tsx";
import { useMoment } from "../shared/moment/useMoment.ts";

const ALL_BUT_DETAILS: ReadonlySet<EventGroup> = new Set(EVENT_GROUPS.filter((group) => group !== "details"));

export function EventList() {
  const { why, terms } = usePanelText();
  const language = useApp(selectLanguage);
  const moment = useMoment();
  const [groups, setGroups] = useState(ALL_BUT_DETAILS);
  const rowCount = moment?.trace.rowCount ?? 0;
  const toggle = (group: EventGroup) =>
    setGroups((before) => {
      const after = new Set(before);
      if (!after.delete(group)) after.add(group);
      return after;
    });
  return (
    <Panel
      look="note"
      title={why.events.title}
      right={<span className="tabular-nums">{rowCount > 0 && terms.number(rowCount)}</span>}
    >
      <Filter groups={groups} onToggle={toggle} />
      {!moment ? (
        <p className="py-2 text-sm text-soft">{why.waiting}</p>
      ) : rowCount === 0 ? (
        <p className="py-2 text-sm text-soft">{why.events.empty}</p>
      ) : (
        <EventRows moment={moment} groups={groups} language={language} />
      )}
    </Panel>
  );
}

interface FilterProps {
  readonly groups: ReadonlySet<EventGroup>;
  readonly onToggle: (group: EventGroup) => void;
}

function Filter({ groups, onToggle }: FilterProps) {
  const { why } = usePanelText();
  return (
    <div role="group" aria-label={why.events.filter} className="mb-2 flex flex-wrap gap-1">
      {EVENT_GROUPS.map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={groups.has(group)}
          title={why.events.groupHelp[group]}
          onClick={() => onToggle(group)}
          className={`cursor-pointer rounded-full border px-2 text-mini leading-5.5 ${
            groups.has(group)
              ? "border-accent bg-accent-soft font-medium text-accent"
              : "border-line text-soft hover:border-line-strong hover:text-ink"
          }`}
        >
          {why.events.group[group]}
        </button>
      ))}
    </div>
  );
}
