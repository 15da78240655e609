/** What is shared of an exercise that is played: its numbers, and where that is wanted a result with the decisions so far. */
import { encodeResult } from "../../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../../codec/link/link.ts";
import { afterMistake } from "../../../learn/hands/settings.ts";
import type { App } from "../../../store/appState.ts";
import type { Hands } from "../../../store/hands.ts";
import type { PlayedTask } from "../../shared/sharedTask.ts";
import { newAttempt } from "../challenge/attempts.ts";
import type { HandsGiven } from "../challenge/given.ts";
import { linkOfActs } from "../challenge/ResultLink.tsx";

export function sharedHands(app: App, hands: Hands, given: HandsGiven | undefined): PlayedTask {
  const [exercise, acts] = [hands.exercise(), hands.acts()];
  const answers = () => (given ? linkOfActs(given, exercise, acts) : ownResult(app, hands));
  return { exercise, answers: acts.length > 0 ? answers : null };
}

/** As if it had been given as a challenge. */
async function ownResult(app: App, hands: Hands): Promise<string> {
  const { language } = app.getState();
  const { settings } = hands.state.getState();
  const scenario = hands.exercise();
  const challenge = {
    version: 1 as const,
    title: scenario.title.slice(0, 80),
    language,
    scenario: await encodeLink({ scenario, cursor: { time: 0, step: 0 }, language }),
    settings: { kinds: [...settings.kinds], feedback: settings.feedback, after: afterMistake(settings) },
    seed: null,
    hasOwnNumbers: false,
  };
  return encodeResult({ challenge, ...newAttempt("", 1), acts: [...hands.acts()] });
}
