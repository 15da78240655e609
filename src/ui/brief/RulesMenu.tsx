/**
 * The rules by which the run is worked. Beside the bar's button stand those on which the answer depends; the button opens
 * the profile they make up and all of them, each of which opens what its other choices would change.
 */
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { profiles, ruledOf, underProfile } from "../../model/profiles.ts";
import { isSameRule, type Rule, type RuleRef } from "../../model/rules.ts";
import { hostOf } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { RuleChip } from "../rules/RuleChip.tsx";
import { RuleIcon } from "../rules/RuleIcon.tsx";
import { RulePopover } from "../rules/RulePopover.tsx";
import { RuleStatus } from "../rules/RuleStatus.tsx";
import { keepInside } from "../shared/floating/keepInside.ts";
import { choiceWords, ruleLabel } from "../shared/text/ruleText.ts";
import { useLeave } from "../shared/floating/useLeave.ts";
import { Floating } from "../shared/floating/Floating.tsx";
import { Button } from "../shared/Button.tsx";
import { Icon } from "../shared/Icon.tsx";
import { RULED_POLICIES, useRules, verdictOf, type Rules } from "../shared/moment/useRules.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useActions } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { useBriefText } from "../shared/text/useBriefText.ts";

/** Deciding rules that have a chip of their own in the bar. */
const CHIPS = 2;

const selectHost = (state: RunState) => hostOf(state.scenario);

export function RulesMenu() {
  const { brief: t, rules: texts } = useBriefText();
  const rules = useRules();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [chosen, setChosen] = useState<RuleRef | null>(null);
  // As it is now: it may be changed elsewhere while it is shown.
  const shown = chosen && rules.rules.find(({ ref }) => isSameRule(ref, chosen));
  const leave = useCallback(() => {
    setAnchor(null);
    setChosen(null);
  }, []);
  const close = () => {
    leave();
    anchor?.focus();
  };
  const name = (rules.profile ? texts.profiles[rules.profile.id] : texts.custom).name;
  const deciding = rules.rules.filter((rule) => verdictOf(rule, rules.comparison) === "depends");
  return (
    <div className="flex shrink-0 items-center gap-2 border-l border-line pl-2">
      <div className="flex items-center gap-1.5 @max-[75rem]/brief:hidden">
        {deciding.slice(0, CHIPS).map((rule) => (
          <RuleChip
            key={`${rule.ref.of} ${rule.ref.id}`}
            rule={rule}
            comparison={rules.comparison}
            hasVerdict={deciding.length === 1}
          />
        ))}
      </div>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        aria-label={t.chooseRules(name)}
        onClick={({ currentTarget }) => (anchor ? leave() : setAnchor(currentTarget))}
        className={`relative flex h-7 cursor-pointer items-center gap-1.5 rounded-md border px-2.5 max-md:h-8 max-md:after:absolute max-md:after:inset-x-0 max-md:after:-inset-y-1.5 text-xs whitespace-nowrap hover:border-line-strong ${
          deciding.length > 0 ? "border-warn bg-warn-soft text-warn" : "border-line text-soft"
        }`}
      >
        {deciding.length > 0 && <RuleIcon verdict="depends" />}
        <span>{t.rules}</span>
        <b className={`font-semibold @max-md/brief:hidden ${deciding.length > 0 ? "" : "text-ink"}`}>{name}</b>
        <Icon name="chevronDown" className="size-3" />
      </button>
      {anchor && !shown && (
        <RuleList
          id={id}
          anchor={anchor}
          rules={rules}
          onShow={({ ref }) => setChosen(ref)}
          onClose={close}
          onLeave={leave}
        />
      )}
      {anchor && shown && (
        <RulePopover
          id={id}
          anchor={anchor}
          rule={shown}
          comparison={rules.comparison}
          onLeave={leave}
          onClose={close}
        />
      )}
    </div>
  );
}

interface RuleListProps {
  readonly id: string;
  readonly anchor: HTMLButtonElement;
  readonly rules: Rules;
  readonly onShow: (rule: Rule) => void;
  /** Closes and gives the focus back. */
  readonly onClose: () => void;
  /** Closes; the person is elsewhere already. */
  readonly onLeave: () => void;
}

function RuleList({ id, anchor, rules, onShow, onClose, onLeave }: RuleListProps) {
  const text = useBriefText();
  const { rules: t } = text;
  const host = useRun(selectHost);
  const { openDialog } = useActions();
  const { changeHost } = useRunActions();
  const surface = useRef<HTMLDivElement>(null);
  useLeave(surface, anchor, onLeave);
  useEffect(() => surface.current?.querySelector("select")?.focus(), []);
  const { scenario, profile } = rules;
  return (
    <Floating
      id={id}
      anchor={anchor}
      align="end"
      role="dialog"
      aria-label={t.title}
      onKeyDown={(event) => {
        if (event.key === "Tab") keepInside(event);
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
      className="w-88 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-xl border border-line bg-panel p-3 text-xs text-ink shadow-float"
    >
      <div ref={surface}>
        <div className="flex items-center gap-2">
          <h2 className="text-body font-semibold" title={t.help}>
            {t.title}
          </h2>
          <SelectControl
            name={t.profile}
            help={profile ? t.profiles[profile.id].sentence : t.custom.sentence}
            value={profile?.id ?? ""}
            choices={[
              ...(profile ? [] : [{ id: "", text: t.custom.name }]),
              ...profiles.map((each) => ({ id: each.id, text: t.profiles[each.id].name })),
            ]}
            onChange={(chosenId) => {
              const chosen = profiles.find((candidate) => candidate.id === chosenId);
              if (!chosen) return;
              const { host: part, conventions } = underProfile(chosen, ruledOf(scenario), RULED_POLICIES);
              changeHost({ ...hostOf(scenario), ...part }, conventions);
            }}
            className="ml-auto"
          />
        </div>
        <p className="mt-1 text-soft">{(profile ? t.profiles[profile.id] : t.custom).sentence}</p>
        <ul className="-mx-1.5 mt-2">
          {rules.rules.map((rule) => {
            const verdict = verdictOf(rule, rules.comparison);
            const { label } = choiceWords(text, rule.ref, host, rule.chosen);
            return (
              <li key={`${rule.ref.of} ${rule.ref.id}`}>
                <button
                  type="button"
                  aria-label={t.chip(ruleLabel(text, rule.ref, host), label, t[verdict])}
                  onClick={() => onShow(rule)}
                  className="flex min-h-7 w-full cursor-pointer items-center gap-2 rounded-md px-1.5 py-1 text-left hover:bg-sunken max-md:min-h-11"
                >
                  <RuleIcon
                    verdict={verdict}
                    className={`size-3 ${verdict === "depends" ? "text-warn" : "text-soft"}`}
                  />
                  <span className="min-w-0 flex-1">{label}</span>
                  {verdict === "depends" && <span className="shrink-0 font-semibold text-warn">{t.dependsShort}</span>}
                </button>
              </li>
            );
          })}
        </ul>
        <div className="mt-2 flex items-center justify-between gap-2 border-t border-line pt-2">
          <RuleStatus rules={rules} />
          <Button
            look="link"
            size="small"
            onClick={() => {
              onLeave();
              openDialog("hostSettings", { field: "conventions" });
            }}
          >
            {t.settings}
          </Button>
        </div>
      </div>
    </Floating>
  );
}
