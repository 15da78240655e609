/** The HTML of a frame that shows a link in another page. */

const HEIGHT_PX = 480;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

const escaped = (text: string) => text.replaceAll(/[&"<>]/g, (sign) => ESCAPES[sign]!);

/** `link`: with its fragment. */
export function frameHtml(link: string, title: string): string {
  return `<iframe title="${escaped(`Hyperscope: ${title}`)}" src="${escaped(`${link}&embed=1`)}" width="100%" height="${HEIGHT_PX}" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}
