/** The languages of the explanations. */
export type Language = "en" | "zh";
