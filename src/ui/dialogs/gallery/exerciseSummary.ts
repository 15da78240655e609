/** One's own exercise in a few words: "3 jobs, Round robin, timeslice 2". */
import type { Exercise } from "../../../codec/exercise/readExercise.ts";
import { shareText } from "./AccessTimeAnswer.tsx";
import { megabytes, megabytesPerSecond } from "./migrationTexts.ts";
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import { hostOf } from "../../../model/scenario.ts";
import { isolated } from "../../../trace/isolated.ts";

const SHOWN_ENTRIES = 8;

/** `0→4, 1→7, 2→–`: the frame of each page. */
function entriesOf(pageTable: readonly (number | null)[]): string {
  const entries = pageTable.slice(0, SHOWN_ENTRIES).map((frame, page) => `${page}→${frame ?? "–"}`);
  return entries.join(", ") + (pageTable.length > SHOWN_ENTRIES ? ", …" : "");
}

export function exerciseSummary(text: DialogCatalogue, exercise: Exclude<Exercise, { kind: "nothing" }>): string {
  const { disk, exercise: t, jobs, region, terms } = text;
  switch (exercise.kind) {
    case "scenario":
      return t.scenario(isolated(exercise.scenario.title));
    case "addresses": {
      const { exercise: given } = exercise;
      const { scheme } = given;
      // How a table was understood decides every answer.
      const how =
        scheme.scheme === "paging"
          ? [t.addresses.pages(terms.number(scheme.pageSize), entriesOf(scheme.pageTable))]
          : [];
      return t.parts([t.addresses.schemes[scheme.scheme], ...how, t.addresses.count(given.addresses.length)]);
    }
    case "references": {
      const { frames, replacement } = exercise.settings;
      const policy = terms.memoryPolicy[replacement]?.name ?? replacement;
      return t.parts([t.references(exercise.references.pages.length), t.frames(frames), policy]);
    }
    case "arm": {
      const { head, queue, cylinders } = exercise.list;
      return t.parts([
        t.arm.queue(queue.length),
        t.arm.head(terms.number(head)),
        t.arm.cylinders(terms.number(cylinders - 1)),
        disk.schedulers[exercise.settings.scheduler].label,
      ]);
    }
    case "accessTime": {
      const { spec } = exercise.read;
      if (!spec || spec.share === null) return t.accessTime.asked;
      return t.accessTime[spec.of.kind](shareText(spec.share));
    }
    case "formula":
      return t.formula.names[exercise.read.id];
    case "migration": {
      const { machine, link } = exercise.read.spec;
      return t.parts([
        t.migration.machine(megabytes(machine.pages * link.pageBytes)),
        t.migration.link(megabytesPerSecond(link.bytesPerSecond)),
        t.migration.dirtied(megabytesPerSecond(machine.writes.perSecond * link.pageBytes)),
      ]);
    }
    case "region": {
      const { list, settings, scenario } = exercise;
      const size = (scenario && hostOf(scenario).region?.size) ?? list.total ?? 0;
      const where = list.holes ? t.holes(list.holes.length) : region.size(terms.number(size), list.unit);
      return t.parts([
        t.requests(list.steps.filter((step) => step.do === "request").length),
        where,
        region.fits[settings.fit].label,
      ]);
    }
    case "jobs": {
      const { policy, timeslice } = exercise.settings;
      const name = terms.cpuPolicy[policy]?.name ?? policy;
      const slice = timeslice === null ? [] : [jobs.understood.timeslice(timeslice)];
      return t.parts([jobs.understood.jobs(exercise.scenario?.machines.length ?? 0), name, ...slice]);
    }
  }
}
