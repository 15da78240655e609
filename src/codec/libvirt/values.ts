/** Values of libvirt's XML: sizes with units, lists of pCPUs. */

/** As libvirt's `virScaleInteger` has them: with an `i` or a letter alone binary, else decimal. */
const POWERS = "kmgtpe";

/** Bytes; null: no size. `unit`: the one of the attribute; `usual`: what holds without it. */
export function bytesOf(text: string, unit: string | undefined, usual: "b" | "KiB"): number | null {
  const factor = factorOf((unit ?? usual).trim());
  const given = text.trim();
  if (factor === null || !/^\d{1,18}$/.test(given)) return null;
  const bytes = Number(given) * factor;
  return Number.isSafeInteger(bytes) ? bytes : null;
}

function factorOf(unit: string): number | null {
  const name = unit.toLowerCase();
  if (name === "b" || name === "bytes" || name === "byte") return 1;
  const [, letter = "", rest = ""] = /^([kmgtpe])(|b|ib)$/.exec(name) ?? [];
  if (letter === "") return null;
  return (rest === "b" ? 1000 : 1024) ** (POWERS.indexOf(letter) + 1);
}

/** pCPUs beyond this are of no host of ours, nor of libvirt's. */
const MOST_PCPUS = 4096;

/** The pCPUs of `1-4,^3,6`, ascending; null: that is no list of pCPUs. */
export function pcpusOf(cpuset: string): number[] | null {
  const found = new Set<number>();
  for (const part of cpuset.split(",").map((each) => each.trim())) {
    const [, out, first = "", last = first] = /^(\^?)(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    if (first === "" || Number(last) < Number(first) || Number(last) >= MOST_PCPUS) return null;
    if (out && last !== first) return null;
    for (let pcpu = Number(first); pcpu <= Number(last); pcpu += 1)
      if (out) found.delete(pcpu);
      else found.add(pcpu);
  }
  return found.size > 0 ? [...found].toSorted((a, b) => a - b) : null;
}
