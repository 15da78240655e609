/** A lesson in a frame of another page: with its picture, or what is read of it alone. */
import type { App } from "../../store/appState.ts";
import { LessonsLayout } from "../lessons/LessonsLayout.tsx";
import { rememberLessons } from "../lessons/useLessons.ts";

export function FramedLesson({ isTextOnly }: { readonly isTextOnly: boolean }) {
  return <LessonsLayout isTextOnly={isTextOnly} />;
}

/** How far the reader comes is remembered nowhere: it is another page's frame. */
export function forgetLessons(app: App): void {
  rememberLessons(app, null, null);
}
