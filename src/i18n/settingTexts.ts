/** What the catalogues must say of settings, by their declarations: a setting without a text does not compile. */
import type { Field, Particular } from "../model/settingKinds.ts";

/** One of a few things to choose. */
interface ChoiceText {
  readonly label: string;
  readonly sentence: string;
}

/** The words of a form for one setting. */
export interface SettingText {
  readonly label: string;
  readonly help?: string;
  /** In the field while it is empty. */
  readonly placeholder?: string;
  readonly choices?: Readonly<Record<string, ChoiceText>>;
}

/** Something that can be off: what is so then, and otherwise. */
export interface SwitchText {
  readonly label: string;
  readonly on: string;
  readonly off: string;
}

/** The words for an option and what it asks for. */
export type OptionText<Settings extends readonly Field[] = readonly Field[]> = SwitchText & {
  readonly settings: TextsOf<Settings>;
};

/** A text for each of `Fields`, and for those of the groups among them. */
export type TextsOf<Fields extends readonly Field[]> = {
  readonly [S in Exclude<Fields[number], Particular> as S["id"]]: TextOf<S>;
};

type TextOf<S> = S extends { readonly type: "group"; readonly settings: infer Settings extends readonly Field[] }
  ? TextsOf<Settings>
  : S extends { readonly type: "option"; readonly settings: infer Settings extends readonly Field[] }
    ? OptionText<Settings>
    : S extends { readonly type: "flag" }
      ? SwitchText
      : S extends { readonly type: "choice"; readonly choices: readonly (infer Choice extends string)[] }
        ? SettingText & { readonly choices: Readonly<Record<Choice, ChoiceText>> }
        : SettingText;
