/** The profile that the rules in force make up, as a chip with a menu of all profiles. */
import { profiles, ruledOf, underProfile, type Profile } from "../../model/profiles.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { Icon } from "../shared/Icon.tsx";
import { Menu, MenuChoice } from "../shared/floating/Menu.tsx";
import { useRunActions } from "../shared/useRun.ts";
import { RULED_POLICIES } from "../shared/moment/useRules.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";

export interface ProfileChipProps {
  readonly scenario: Scenario;
  /** Null: a mixture of one's own. */
  readonly profile: Profile | null;
}

export function ProfileChip({ scenario, profile }: ProfileChipProps) {
  const { rules: t } = useRuleText();
  const actions = useRunActions();
  const { name, sentence } = profile ? t.profiles[profile.id] : t.custom;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          title={sentence}
          aria-label={t.chooseProfile(name)}
          className="inline-flex h-6 max-w-full cursor-pointer items-center gap-1 rounded-full border border-line-strong bg-sunken pr-1.5 pl-2 text-mini font-medium text-ink hover:border-accent"
        >
          <span className="truncate">{name}</span>
          <Icon name="chevronDown" className="size-3 text-soft" />
        </button>
      }
    >
      <MenuChoice<string>
        label={t.profile}
        value={profile?.id ?? ""}
        choices={profiles.map(({ id }) => ({ value: id, text: t.profiles[id].name }))}
        onChange={(id) => {
          const chosen = profiles.find((candidate) => candidate.id === id);
          if (!chosen || chosen === profile) return;
          const { host, conventions } = underProfile(chosen, ruledOf(scenario), RULED_POLICIES);
          actions.changeHost({ ...hostOf(scenario), ...host }, conventions);
        }}
      />
    </Menu>
  );
}
