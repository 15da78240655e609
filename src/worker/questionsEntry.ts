/** The worker that looks for questions: hands messages to its session and lets it work between them. No logic of its own. */
import type { FromQuestions, ToQuestions } from "./questionsProtocol.ts";
import { createQuestionsSession } from "./questionsSession.ts";
import { portion, workInTurns } from "./turns.ts";

const session = createQuestionsSession((message: FromQuestions) => postMessage(message), portion);
const goOn = workInTurns(() => session.work());

addEventListener("message", (event: MessageEvent<ToQuestions>) => {
  session.receive(event.data);
  goOn();
});
