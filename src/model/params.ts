/**
 * Parameters of policies, as data. The settings form, the codec and the help are made from these lists, so a policy
 * that declares a parameter here has it everywhere.
 */

/** The unit of a parameter, for its label. A size in `bytes` is shown and typed in larger units. */
export type ParamUnit = "ticks" | "frames" | "count" | "ratio" | "bytes" | "percent" | "times" | "ns";

interface ParamBase {
  /** Key in the scenario, and in the texts of the policy. */
  readonly id: string;
  /** A rule on which textbooks differ, for choices and flags: shown with the conventions, and its alternatives are tried. */
  readonly isConvention?: true;
}

/** A whole number in `[min, max]`. */
export interface IntegerParam extends ParamBase {
  readonly type: "integer";
  readonly unit: ParamUnit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** A number that sources and exercises set otherwise, and these are their values: a rule, of which these are tried. */
  readonly usual?: readonly number[];
}

/** One of a few named choices. */
export interface ChoiceParam extends ParamBase {
  readonly type: "choice";
  readonly default: string;
  readonly choices: readonly string[];
}

/** Yes or no. */
export interface FlagParam extends ParamBase {
  readonly type: "flag";
  readonly default: boolean;
}

/** A list of whole numbers, such as the timeslice of each level of a feedback queue. */
export interface IntegerListParam extends ParamBase {
  readonly type: "integers";
  readonly unit: ParamUnit;
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  /** Fewest entries; 1 unless said otherwise. */
  readonly minLength?: number;
  readonly maxLength: number;
  /** As that of a number: lists that sources and exercises have. */
  readonly usual?: readonly (readonly number[])[];
}

/** One parameter of a policy: what it is called, its unit, its default and its range. */
export type ParamSpec = IntegerParam | ChoiceParam | FlagParam | IntegerListParam;

/** A value a parameter can take in a scenario. */
export type ParamValue = number | string | boolean | readonly number[];

/** The values of a policy's parameters, by parameter id. Missing ones take their default. */
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** What the model, the forms and the codec know of a policy: its id, parameters and pseudocode. */
export interface PolicyDescription {
  readonly id: string;
  readonly params: readonly ParamSpec[];
  /** Pseudocode, one line an entry, language-neutral. Reasons point at a line by its index. */
  readonly pseudocode: readonly string[];
}

/** `values` with each missing parameter at its default. Unknown keys are left out. */
export function withDefaults(specs: readonly ParamSpec[], values: ParamValues): Record<string, ParamValue> {
  const complete: Record<string, ParamValue> = {};
  for (const spec of specs) complete[spec.id] = values[spec.id] ?? spec.default;
  return complete;
}
