/** Handing a text, or bytes, to the browser as a file. */

/** A file name made of a title: what some system forbids becomes a hyphen. */
export function fileName(title: string, ending = ".hyperscope.json"): string {
  const safe = title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Z}<>:"/\\|?*.]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `${safe || "scenario"}${ending}`;
}

/** Some browsers begin to read the address only after the click has been handled. */
const REVOKE_AFTER_MS = 1000;

/** Hands `content` to the browser as a file to be saved. */
export function saveFile(name: string, content: string | Blob, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
