/**
 * A change of the host in a few words: `Frames 3 → 4`, `Timeslice 4 → 1`, `Round robin → SRTF`. Where more than one thing
 * changes, a suggestion has the first that says most, and the result of a change all of them. Pure: it knows texts, and neither React nor the store.
 */
import type { BriefCatalogue } from "../../../i18n/briefCatalogue.ts";
import type { PolicyText } from "../../../i18n/policies/texts.ts";
import { withDefaults, type ParamValue, type PolicyDescription } from "../../../model/params.ts";
import type { HostSpec, PolicyChoice } from "../../../model/scenario.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { paramText } from "./paramText.ts";

/** What a change is about, for choosing the figure that tells what it did. */
export type Subject = "processor" | "memory" | "other";

export interface ChangeWords {
  readonly text: string;
  readonly subject: Subject;
}

interface PolicyKind {
  readonly policies: readonly PolicyDescription[];
  readonly texts: Readonly<Record<string, PolicyText | undefined>>;
  readonly subject: Subject;
}

/** The first that says most; null when nothing changes. */
export function changeWords(
  text: BriefCatalogue,
  unit: TimeUnit,
  before: HostSpec,
  part: Partial<HostSpec>,
): ChangeWords | null {
  return changesIn(text, unit, before, { ...before, ...part })[0] ?? null;
}

/** Changes that are told one by one; more are counted. */
const MOST_TOLD = 2;

/** All of them, `Timeslice 4 → 1, pCPUs 1 → 2`, the figures being those of the first; null when nothing changes. */
export function allChangeWords(
  text: BriefCatalogue,
  unit: TimeUnit,
  before: HostSpec,
  after: HostSpec,
): ChangeWords | null {
  const changes = changesIn(text, unit, before, after);
  const [first] = changes;
  if (!first) return null;
  const told = changes.slice(0, MOST_TOLD).map((change) => change.text);
  const more = changes.length - told.length;
  return { ...first, text: told.join(text.brief.comma) + (more > 0 ? ` +${more}` : "") };
}

/** What changes, the first of which says most. */
function changesIn(text: BriefCatalogue, unit: TimeUnit, before: HostSpec, after: HostSpec): readonly ChangeWords[] {
  const { brief: t, terms } = text;
  const number = (name: string, key: "frames" | "pcpus", subject: Subject): ChangeWords | null =>
    before[key] === after[key]
      ? null
      : { text: t.change(name, terms.number(before[key]), terms.number(after[key])), subject };
  const scheduling = { policies: cpuPolicies, texts: terms.cpuPolicy, subject: "processor" } as const;
  const replacing = { policies: memoryPolicies, texts: terms.memoryPolicy, subject: "memory" } as const;
  const [tablesBefore, tablesAfter] = [before.translation?.kind, after.translation?.kind];
  const changes: readonly (ChangeWords | null)[] = [
    number(t.frames, "frames", "memory"),
    number(t.pcpus, "pcpus", "processor"),
    policyWords(text, unit, scheduling, before.scheduler, after.scheduler),
    policyWords(text, unit, replacing, before.replacement, after.replacement),
    before.runQueues === after.runQueues
      ? null
      : { text: t.change("", t.queues[before.runQueues], t.queues[after.runQueues]).trim(), subject: "processor" },
    fitWords(text, before, after),
    armWords(text, before, after),
    tablesBefore && tablesAfter && tablesBefore !== tablesAfter
      ? {
          text: t.change("", t.tables[tablesBefore], t.tables[tablesAfter]).trim(),
          // What it changes is how long everything takes.
          subject: "processor",
        }
      : null,
    tierWords(text, before, after),
    reclaimWords(text, before, after),
    exitWords(text, before, after),
    isolationWords(text, before, after),
    before.replacementScope === after.replacementScope
      ? null
      : {
          text: t.change(t.scopeOf, t.scope[before.replacementScope], t.scope[after.replacementScope]),
          subject: "memory",
        },
  ];
  const named = changes.filter((change) => change !== null);
  return named.length > 0 || hasSameRest(before, after) ? named : [{ text: t.settings, subject: "other" }];
}

/** `First fit → Best fit`, where nothing else of the memory region changes. */
function fitWords({ brief: t, region: texts }: BriefCatalogue, before: HostSpec, after: HostSpec): ChangeWords | null {
  const [from, to] = [before.region?.fit, after.region?.fit];
  if (!from || !to || from === to) return null;
  return { text: t.change("", texts.fits[from].label, texts.fits[to].label).trim(), subject: "other" };
}

/** `FCFS → SSTF`, by the first disk whose scheduler changes. */
function armWords({ brief: t, disk: texts }: BriefCatalogue, before: HostSpec, after: HostSpec): ChangeWords | null {
  for (const [pv, { arm }] of before.disks.entries()) {
    const to = after.disks[pv]?.arm?.scheduler;
    if (!arm || !to || arm.scheduler === to) continue;
    const text = t.change("", texts.schedulers[arm.scheduler].label, texts.schedulers[to].label).trim();
    return { text, subject: "other" };
  }
  return null;
}

/** A change whose figure is neither of processors nor of memory. */
function said(text: string): ChangeWords {
  return { text: text.trim(), subject: "other" };
}

/** Who leaves the fast tier, how much it holds, and of what. */
function tierWords({ brief: t, terms }: BriefCatalogue, before: HostSpec, after: HostSpec): ChangeWords | null {
  const [from, to] = [before.residency, after.residency];
  if (!from || !to) return null;
  const short = (id: string) => terms.memoryPolicy[id]?.short ?? id;
  if (from.policy !== to.policy) return said(t.change("", short(from.policy), short(to.policy)));
  if (from.slots !== to.slots) return said(t.change(t.tierSlots, terms.number(from.slots), terms.number(to.slots)));
  if (from.unit !== to.unit) return said(t.change("", t.tierUnit[from.unit], t.tierUnit[to.unit]));
  return null;
}

/** Who brings sensitive instructions to the monitor, and how many hypercalls go in one exit. */
function exitWords({ brief: t, terms }: BriefCatalogue, before: HostSpec, after: HostSpec): ChangeWords | null {
  const [from, to] = [before.exits, after.exits];
  if (!from || !to) return null;
  const words =
    from.technique !== to.technique
      ? t.change("", t.technique[from.technique], t.technique[to.technique]).trim()
      : from.batch !== to.batch
        ? t.change(t.hypercallBatch, terms.number(from.batch), terms.number(to.batch))
        : null;
  return words === null ? null : { text: words, subject: "processor" };
}

/** What keeps machines apart besides their tables. */
function isolationWords({ brief: t }: BriefCatalogue, before: HostSpec, after: HostSpec): ChangeWords | null {
  const [from, to] = [before.isolation, after.isolation];
  if (!from || !to) return null;
  const changed = (["iommu", "scrubbing"] as const).find((id) => from[id] !== to[id]);
  const switched = (isOn: boolean) => t.switched[isOn ? "on" : "off"];
  return changed ? said(t.change(t[changed], switched(from[changed]), switched(to[changed]))) : null;
}

/** How memory is taken back, whether equal pages are merged, and whether machines are suspended for want of it. */
function reclaimWords({ brief: t, terms }: BriefCatalogue, before: HostSpec, after: HostSpec): ChangeWords | null {
  const switched = (isOn: boolean) => t.switched[isOn ? "on" : "off"];
  const ofSwitch = (name: string, from: boolean, to: boolean): ChangeWords | null =>
    from === to ? null : { text: t.change(name, switched(from), switched(to)), subject: "memory" };
  const [from, to] = [before.overcommit, after.overcommit];
  const tax = (percent: number) => `${terms.number(percent)}%`;
  const ofTax: ChangeWords | null =
    from && to && from.idleTax !== to.idleTax
      ? { text: t.change(t.idleTax, tax(from.idleTax), tax(to.idleTax)), subject: "memory" }
      : null;
  const { sharing: merged } = before;
  const { sharing: merging } = after;
  return (
    ofTax ??
    (from && to && ofSwitch(t.balloons, from.ballooning, to.ballooning)) ??
    ofSwitch(t.merging, merged !== undefined, merging !== undefined) ??
    (merged && merging && ofSwitch(t.onlyStable, merged.requireStable, merging.requireStable)) ??
    ofSwitch(t.loadControl, before.loadControl !== undefined, after.loadControl !== undefined)
  );
}

/** Whether two hosts are the same but for their policies, which may say or leave out what is the default. */
function hasSameRest(before: HostSpec, after: HostSpec): boolean {
  const { scheduler, replacement } = before;
  return JSON.stringify(before) === JSON.stringify({ ...after, scheduler, replacement });
}

function policyWords(
  { brief: t, terms }: BriefCatalogue,
  unit: TimeUnit,
  { policies, texts, subject }: PolicyKind,
  before: PolicyChoice,
  after: PolicyChoice,
): ChangeWords | null {
  const short = (id: string) => texts[id]?.short ?? id;
  if (before.policy !== after.policy)
    return { text: t.change("", short(before.policy), short(after.policy)).trim(), subject };
  const specs = policies.find(({ id }) => id === after.policy)?.params ?? [];
  const [from, to] = [withDefaults(specs, before.params), withDefaults(specs, after.params)];
  const changed = specs.find(({ id }) => String(from[id]) !== String(to[id]));
  if (!changed) return null;
  const words = texts[after.policy]?.params[changed.id];
  const show = (value: ParamValue) =>
    typeof value === "number" && unit === "tick" ? terms.number(value) : paramText(changed, value, words, terms, unit);
  return { text: t.change(words?.label ?? changed.id, show(from[changed.id]!), show(to[changed.id]!)), subject };
}
