/** What a sample of mutants says of all: the share that tests notice, by folder and together, with its interval. */
import type { Entry } from "./log.ts";
import type { Sample } from "./mutants.ts";

/** What has become of a mutant: noticed by a failing test, by one that ends late or not at all, or by none. */
export type Fate = "failed" | "late" | "survived" | "untried" | "unreached";

interface Tally {
  readonly folder: string;
  /** All mutants of the folder, and those that were drawn. */
  readonly all: number;
  readonly drawn: number;
  readonly fates: Readonly<Record<Fate, number>>;
}

/** The fate of each drawn mutant. Those that passed a part of their tests only, for the time was up, are "untried". */
export function fatesOf({ mutants }: Pick<Sample, "mutants">, entries: readonly Entry[]): Map<string, Fate> {
  const fates = new Map<string, Fate>(mutants.map(({ id }) => [id, "unreached"]));
  for (const entry of entries) {
    if ("passed" in entry && (entry.versions.length > 0 || entry.left > 0)) {
      if (entry.left > 0) fates.set(entry.passed, "untried");
      else if (fates.get(entry.passed) === "unreached") fates.set(entry.passed, "survived");
    }
  }
  for (const entry of entries)
    if ("killed" in entry) fates.set(entry.killed, entry.how === "failed" ? "failed" : "late");
  return fates;
}

export function talliesOf(sample: Pick<Sample, "mutants" | "counts">, fates: ReadonlyMap<string, Fate>): Tally[] {
  return Object.entries(sample.counts)
    .filter(([, all]) => all > 0)
    .map(([folder, all]) => {
      const of = sample.mutants.filter((mutant) => mutant.folder === folder).map(({ id }) => fates.get(id)!);
      const count = (fate: Fate) => of.filter((one) => one === fate).length;
      const counted = {
        failed: count("failed"),
        late: count("late"),
        survived: count("survived"),
        untried: count("untried"),
        unreached: count("unreached"),
      };
      return { folder, all, drawn: of.length, fates: counted };
    });
}

/**
 * The share of mutants that are noticed, each folder counted by the mutants that it has, and half the width of the interval
 * that holds the true share 95 times of 100.
 */
export function scoreOf(tallies: readonly Tally[]): { readonly share: number; readonly within: number } {
  const all = tallies.reduce((sum, tally) => sum + tally.all, 0);
  let share = 0;
  let variance = 0;
  for (const { all: mutants, drawn, fates } of tallies) {
    if (drawn === 0) continue;
    const own = (fates.failed + fates.late) / drawn;
    share += (mutants / all) * own;
    variance += (mutants / all) ** 2 * ((own * (1 - own)) / drawn) * (1 - drawn / mutants);
  }
  return { share, within: 1.96 * Math.sqrt(variance) };
}

const HEADS = ["folder", "mutants", "drawn", "failed", "late", "survived", "untried", "unreached", "score"];

/** The table that is printed. */
export function tableOf(tallies: readonly Tally[]): string {
  const percent = (of: readonly Tally[]) => {
    const { share, within } = scoreOf(of);
    return `${(100 * share).toFixed(1)} % ± ${(100 * within).toFixed(1)}`;
  };
  const row = ({ folder, all, drawn, fates: f }: Tally) => [
    folder,
    all,
    drawn,
    f.failed,
    f.late,
    f.survived,
    f.untried,
    f.unreached,
  ];
  const lines = [HEADS, ...tallies.map((tally) => [...row(tally), percent([tally])])];
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const fates = { failed: 0, late: 0, survived: 0, untried: 0, unreached: 0 };
  for (const fate of Object.keys(fates) as Fate[]) fates[fate] = sum((tally) => tally.fates[fate]);
  lines.push([
    ...row({ folder: "all", all: sum(({ all }) => all), drawn: sum(({ drawn }) => drawn), fates }),
    percent(tallies),
  ]);
  return lines
    .map((line) =>
      line
        .map((cell) => String(cell).padEnd(11))
        .join("")
        .trimEnd(),
    )
    .join("\n");
}
