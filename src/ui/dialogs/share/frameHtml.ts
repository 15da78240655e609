/** The HTML of a frame that shows a link in another page. */

const HEIGHT_PX = 480;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

const escaped = (text: string) => text.replaceAll(/[&"<>]/g, (sign) => ESCAPES[sign]!);

/** `link`: with its fragment. `isTextOnly`: of a lesson, what is read of it, without its picture. */
export function frameHtml(link: string, title: string, isTextOnly = false): string {
  const address = `${link}&embed=${isTextOnly ? "text" : "1"}`;
  return `<iframe title="${escaped(`Hyperscope: ${title}`)}" src="${escaped(address)}" width="100%" height="${HEIGHT_PX}" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}
