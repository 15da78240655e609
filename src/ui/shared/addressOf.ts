/** The whole address that opens `link`. */
export function addressOf(link: string): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}#${link}`;
}
