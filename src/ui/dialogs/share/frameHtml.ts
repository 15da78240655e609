/** The HTML of a frame that shows a link in another page. */

const HEIGHT_PX = 480;
/** A lesson has its picture and its text. */
const LESSON_PX = 760;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

const escaped = (text: string) => text.replaceAll(/[&"<>]/g, (sign) => ESCAPES[sign]!);

/** `link`: with its fragment. */
export function frameHtml(link: string, title: string, of: "run" | "lesson" | "lessonText" = "run"): string {
  const address = `${link}&embed=${of === "lessonText" ? "text" : "1"}`;
  const heightPx = of === "lesson" ? LESSON_PX : HEIGHT_PX;
  return `<iframe title="${escaped(`Hyperscope: ${title}`)}" src="${escaped(address)}" width="100%" height="${heightPx}" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}
