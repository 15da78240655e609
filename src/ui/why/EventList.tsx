/**
 * Every event of the run, one line each, filtered by group. Only the rows in view are read and drawn; the one at the
 * cursor is kept in view. A click or Enter goes to the moment right after the event.
 */
import { useState } from "react";
import { EVENT_GROUPS, type EventGroup } from "../../model/rows/facts.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { Icon } from "../shared/Icon.tsx";
import { Menu, MenuCheck, MenuGroup } from "../shared/floating/Menu.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useApp } from "../shared/useApp.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { EventRows } from "./EventRows.tsx";
import { useMoment } from "../shared/moment/useMoment.ts";

const ALL_BUT_DETAILS: ReadonlySet<EventGroup> = new Set(EVENT_GROUPS.filter((group) => group !== "details"));

export function EventList() {
  const { why } = usePanelText();
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
      className="flex min-h-0 flex-1 flex-col"
      bodyClassName="flex min-h-0 flex-1 flex-col"
      right={<Filter groups={groups} onToggle={toggle} />}
    >
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

/** Which kinds are listed, in a menu that stays open while several are switched. */
function Filter({ groups, onToggle }: FilterProps) {
  const { why } = usePanelText();
  const { events: t } = why;
  const isAll = EVENT_GROUPS.every((group) => groups.has(group) || group === "details");
  const shown = EVENT_GROUPS.filter((group) => groups.has(group));
  const label = isAll ? t.all : shown.length === 1 ? t.group[shown[0]!] : t.some(shown.length);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${t.filter}: ${label}`}
          className="-mr-1.5 flex h-7 cursor-pointer items-center gap-1 rounded-md px-1.5 text-xs text-soft hover:bg-sunken hover:text-ink"
        >
          {label}
          <Icon name="chevronDown" className="size-3" />
        </button>
      }
    >
      <MenuGroup label={t.filter}>
        {EVENT_GROUPS.map((group) => (
          <MenuCheck
            key={group}
            text={t.group[group]}
            title={t.groupHelp[group]}
            isChecked={groups.has(group)}
            onToggle={() => onToggle(group)}
          />
        ))}
      </MenuGroup>
    </Menu>
  );
}
