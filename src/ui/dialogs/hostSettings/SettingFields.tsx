/**
 * The fields of the host's settings, made from their declarations: the numbers of a section, its choices, and what can be
 * switched on. Which section they stand in, their order and their ranges are declared (`model/settings.ts`).
 */
import type { ReactNode } from "react";
import type { OptionText, SettingText, SwitchText } from "../../../i18n/settingTexts.ts";
import { isInForce, valueIn, type Field, type Setting, type SettingGroup } from "../../../model/settingKinds.ts";
import { HOST, type HostSection } from "../../../model/settings.ts";
import { useDialogText } from "../useDialogText.ts";
import { CheckboxField } from "../form/choices.tsx";
import type { TypedSetting } from "../form/settingDraft.ts";
import { SettingField } from "../form/SettingField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import { useHostTexts } from "./hostTexts.ts";
import type { SectionProps } from "./sectionProps.ts";

interface PartProps extends SectionProps {
  readonly section: HostSection;
}

type HostField = Field & { readonly section: HostSection };
const fieldsIn = (section: HostSection): readonly HostField[] => HOST.filter((field) => field.section === section);

const isNumber = ({ type }: Field) => type === "integer" || type === "integers";

/** The numbers of a section. */
export function SectionNumbers({ section, draft, change, issues }: PartProps) {
  const settings = fieldsIn(section).filter((field): field is HostField & Setting => isNumber(field));
  return (
    <RecordFields
      settings={settings}
      draft={draft}
      change={(id, value) => change({ [id]: value })}
      texts={useHostTexts()}
      issues={issues}
    />
  );
}

/** The choices of a section, then what can be on or off without a number; those not in force say what they need. */
export function SectionChoices({ section, draft, change, issues }: PartProps) {
  const texts = useHostTexts();
  const needs = useDialogText().dialogs.hostSettings.needs;
  return fieldsIn(section)
    .filter((field) => field.type === "choice" || field.type === "flag")
    .map((field) => (
      <SettingField
        key={field.id}
        setting={field}
        text={valueIn(texts, field.id) as SettingText | SwitchText}
        value={valueIn(draft, field.id) as TypedSetting}
        onChange={(value) => change({ [field.id]: value })}
        issue={issues.field(field.id)}
        missing={isInForce(field, draft) ? undefined : needs[field.onlyIf!.setting]}
      />
    ));
}

type OptionId = Extract<(typeof HOST)[number], { readonly type: "option" }>["id"];

export interface SectionOptionsProps extends PartProps {
  /** Why an option has no effect, whatever is chosen: it can be switched off, but not on. */
  readonly moot?: Readonly<Partial<Record<OptionId, string | undefined>>>;
  /** What the numbers of an option come to, below them. */
  readonly figures?: Readonly<Partial<Record<OptionId, ReactNode>>>;
}

/** What a section can switch on, each with its settings below; what depends on a choice above stands first. */
export function SectionOptions({ section, draft, change, issues, moot, figures }: SectionOptionsProps) {
  const texts = useHostTexts();
  const needs = useDialogText().dialogs.hostSettings.needs;
  const options = fieldsIn(section)
    .filter((field): field is HostField & SettingGroup => field.type === "option")
    .toSorted((a, b) => Number(b.onlyIf !== undefined) - Number(a.onlyIf !== undefined));
  return options.map((option) => {
    const id = option.id as OptionId;
    return (
      <OptionFields
        key={id}
        settings={option.settings}
        text={valueIn(texts, id) as OptionText}
        draft={draft[id]}
        change={(value) => change({ [id]: value })}
        issues={issues}
        path={`${id}.`}
        missing={isInForce(option, draft) ? undefined : needs[option.onlyIf!.setting]}
        moot={moot?.[id]}
        figures={figures?.[id]}
      />
    );
  });
}

type OptionDraft = { readonly isOn: boolean };

export interface OptionFieldsProps<Draft extends OptionDraft> extends Pick<RecordFieldsProps, "settings" | "issues"> {
  readonly text: OptionText;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly path: string;
  /** What it needs that is not there. */
  readonly missing?: string | undefined;
  /** Why it has no effect, whatever is chosen. */
  readonly moot?: string | undefined;
  readonly figures?: ReactNode;
}

/** What can be switched on, with its settings below while it is. */
export function OptionFields<Draft extends OptionDraft>(props: OptionFieldsProps<Draft>) {
  const { settings, text, draft, change, issues, path, missing, moot, figures } = props;
  return (
    <div className="contents">
      <CheckboxField
        label={text.label}
        hint={missing ?? moot ?? (draft.isOn ? text.on : text.off)}
        isChecked={draft.isOn}
        isDisabled={missing !== undefined || (moot !== undefined && !draft.isOn)}
        onChange={(isOn) => change({ ...draft, isOn })}
      />
      {draft.isOn && missing === undefined && (
        <>
          <RecordFields
            settings={settings}
            draft={draft}
            change={(setting, typed) => change({ ...draft, [setting]: typed })}
            texts={text.settings}
            issues={issues}
            path={path}
          />
          {figures}
        </>
      )}
    </div>
  );
}

export interface RecordFieldsProps {
  readonly settings: readonly Setting[];
  readonly draft: object;
  readonly change: (id: string, value: TypedSetting) => void;
  /** Their texts by their ids. */
  readonly texts: object;
  readonly issues: IssueDisplay;
  /** How the paths of the fields begin. */
  readonly path?: string;
}

/** The settings of one record: choices first, then the numbers side by side. Those not in force are not asked for. */
export function RecordFields({ settings, draft, change, texts, issues, path = "" }: RecordFieldsProps) {
  const field = (setting: Setting) => (
    <SettingField
      key={setting.id}
      setting={setting}
      text={valueIn(texts, setting.id) as SettingText | undefined}
      value={valueIn(draft, setting.id) as TypedSetting}
      onChange={(typed) => change(setting.id, typed)}
      issue={issues.field(path + setting.id)}
    />
  );
  const asked = settings.filter((setting) => isInForce(setting, draft));
  const numbers = asked.filter(isNumber);
  return (
    <>
      {asked.filter((setting) => !isNumber(setting)).map(field)}
      <div className={`grid gap-4 ${numbers.length === 3 ? "sm:grid-cols-3" : "sm:grid-cols-2"}`}>
        {numbers.map(field)}
      </div>
    </>
  );
}
