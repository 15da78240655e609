/** The field of one setting or parameter, made from its declaration: a number, a size, a list, a choice, a check box. */
import type { ParamText } from "../../../i18n/policies/texts.ts";
import type { SettingText, SwitchText } from "../../../i18n/settingTexts.ts";
import type { Setting } from "../../../model/settingKinds.ts";
import { useDialogText } from "../useDialogText.ts";
import { CheckboxField, RadioField, SelectField } from "./choices.tsx";
import { SizeField } from "./SizeField.tsx";
import { NumberField, TextField } from "./TextField.tsx";
import type { TypedSetting } from "./settingDraft.ts";
import type { IssueDisplay } from "./useIssues.ts";
import { useTickUnit } from "./useTickUnit.ts";

export interface SettingFieldProps {
  readonly setting: Setting;
  readonly text: SettingText | SwitchText | ParamText | undefined;
  readonly value: TypedSetting;
  readonly onChange: (value: TypedSetting) => void;
  readonly issue: ReturnType<IssueDisplay["field"]>;
  /** What a flag needs that is not there: it cannot be changed. */
  readonly missing?: string | undefined;
}

export function SettingField({ setting, text, value, onChange, issue, missing }: SettingFieldProps) {
  const { terms } = useDialogText();
  const tickUnit = useTickUnit();
  const label = text?.label ?? setting.id;
  const help = text && "help" in text ? text.help : undefined;
  const placeholder = text && "placeholder" in text && text.placeholder ? { placeholder: text.placeholder } : {};
  const typed = typeof value === "object" ? value.text : String(value);
  const field = { label, hint: help, ...placeholder, ...issue };
  switch (setting.type) {
    case "flag":
      return (
        <CheckboxField
          className="self-center"
          label={label}
          hint={missing ?? (text && "on" in text ? text[value === true ? "on" : "off"] : help)}
          isChecked={value === true}
          isDisabled={missing !== undefined}
          onChange={onChange}
        />
      );
    case "choice": {
      const choices = setting.choices.map((id) => ({ id, ...choiceText(text, id) }));
      if (!choices.some(({ sentence }) => sentence))
        return <SelectField {...field} value={typed} choices={choices} onChange={onChange} />;
      return (
        <RadioField
          legend={label}
          value={typed}
          choices={choices}
          columns={choices.length > 2 ? 3 : 2}
          onChange={onChange}
        />
      );
    }
    case "integer":
      if (typeof value === "object") return <SizeField {...field} value={value} onChange={onChange} />;
      return (
        <NumberField
          {...field}
          value={typed}
          min={setting.min}
          max={setting.max}
          unit={setting.unit === "ticks" ? tickUnit : terms.paramUnit[setting.unit]}
          onChange={onChange}
        />
      );
    case "integers":
      return <TextField {...field} value={typed} onChange={onChange} />;
  }
}

/** The words for a choice; those that are described stand as cards, the others in a list. */
function choiceText(
  text: SettingFieldProps["text"],
  id: string,
): { readonly label: string; readonly sentence?: string } {
  const choice = (text && "choices" in text && text.choices?.[id]) || id;
  return typeof choice === "string" ? { label: choice } : choice;
}
