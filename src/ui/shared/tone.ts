/** The colour of a word that says a state; never the only sign of it. */
export type Tone = "plain" | "neutral" | "ok" | "warn" | "fault";

export const TONE_TEXT: Readonly<Record<Tone, string>> = {
  plain: "text-ink",
  neutral: "text-soft",
  ok: "text-ok",
  warn: "text-warn",
  fault: "text-fault",
};
