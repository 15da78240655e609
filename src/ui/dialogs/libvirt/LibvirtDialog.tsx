/**
 * Machines from libvirt's XML: what was understood, a size for each disk of which the documents do not say how large it is, and
 * what was not used. The reader of XML is loaded when there is some.
 */
import { useEffect, useState, type ReactNode } from "react";
import type { ReadDomain, LibvirtRead, ReadLibvirt } from "../../../codec/libvirt/readLibvirt.ts";
import { scenarioOfDomains, USUAL_DISK_BYTES, withDomains } from "../../../codec/libvirt/libvirtScenario.ts";
import { MOST, RANGES } from "../../../codec/limits.ts";
import { validateScenario } from "../../../codec/scenario/validate.ts";
import { byteText } from "../../../i18n/byteText.ts";
import { libvirt } from "../../../i18n/messages/libvirt.ts";
import type { Problem } from "../../../model/problems.ts";
import { selectLanguage, selectShown, selectWhole } from "../../../store/selectors.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Button } from "../../shared/Button.tsx";
import { Segments } from "../../shared/Segments.tsx";
import { useApp } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { bytesText, readBytes } from "../form/numberText.ts";
import { SizeField, type SizeText } from "../form/SizeField.tsx";
import { useDialogText } from "../useDialogText.ts";
import { textOfXml } from "./textOfXml.ts";

type Refusal = "unreadable" | "tooLarge";
type Reading = LibvirtRead | "reading" | Refusal;

const SHOWN_PROBLEMS = 12;
const USUAL_SIZE: SizeText = bytesText(USUAL_DISK_BYTES);
const sizeKey = (machine: string, disk: string) => `${machine}\n${disk}`;

/** What the dialog is about, read. */
function useReading(): Reading {
  const about = useApp(({ dialogAbout }) => dialogAbout);
  const [reading, setReading] = useState<Reading>("reading");
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<Reading> => {
      const text = await textOfXml(about);
      if (!text.ok) return text.refused;
      const { readLibvirt } = await import("../../../codec/libvirt/readLibvirt.ts");
      return readLibvirt(text.value);
    };
    read().then(
      (result) => isWanted && setReading(result),
      () => isWanted && setReading("unreadable"),
    );
    return () => {
      isWanted = false;
    };
  }, [about]);
  return reading;
}

export function LibvirtDialog({ onClose }: { readonly onClose: () => void }) {
  const t = libvirt[useApp(selectLanguage)];
  const reading = useReading();
  if (typeof reading === "object" && reading.ok) return <Found read={reading.value} onClose={onClose} />;
  return (
    <DialogFrame title={t.title} description={t.description} size="small" onClose={onClose}>
      {reading === "reading" ? (
        <p role="status" className="text-soft">
          {t.reading}
        </p>
      ) : (
        <Sentences of={refusalOf(reading, t)} />
      )}
    </DialogFrame>
  );
}

function Found({ read, onClose }: { readonly read: ReadLibvirt; readonly onClose: () => void }) {
  const text = useDialogText();
  const t = libvirt[useApp(selectLanguage)];
  const whole = useRun(selectWhole);
  const shown = useRun(selectShown);
  const run = useRunApi();
  const { openScenario } = useRunActions();
  const [isOwn, setOwn] = useState(true);
  const [keepsShares, setKeepsShares] = useState(true);
  const [sizes, setSizes] = useState<Readonly<Record<string, SizeText>>>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { domains, pool, unused, notes } = read;
  const asked = domains.flatMap(({ name, disks }) =>
    disks.filter(({ bytes }) => bytes === null).map((disk) => ({ machine: name, disk: disk.name })),
  );
  const { min, max } = RANGES.volumeBytes;
  const given = asked.map(({ machine, disk }) => {
    const key = sizeKey(machine, disk);
    const value = sizes[key] ?? USUAL_SIZE;
    return { machine, disk, key, value, read: readBytes(value.text, value.unit, min, max) };
  });
  const told = notes.map((note) => {
    const domain = isolated(note.domain);
    return "found" in note ? t.notes[note.code](domain, isolated(note.found)) : t.notes[note.code](domain);
  });
  const isRight = given.every((size) => size.read.ok);

  const submit = () => {
    const bytes = new Map(given.map((size) => [size.key, size.read.ok ? size.read.value : USUAL_DISK_BYTES]));
    const choice = {
      sizeOf: (machine: string, disk: string) => bytes.get(sizeKey(machine, disk)) ?? USUAL_DISK_BYTES,
      keepsShares,
      disks: pool?.disks ?? null,
    };
    if (!isRight) return;
    const checked = validateScenario(
      isOwn ? scenarioOfDomains(domains, choice) : withDomains(whole, domains, choice, shown),
    );
    if (!checked.ok) return setProblems(checked.problems);
    if (isOwn) openScenario(checked.value, { time: 0, step: Infinity });
    else {
      // The present run, changed, with all its hosts and at the moment that it shows.
      const at = { time: Math.floor(run.getState().cursor.time), step: Infinity };
      openScenario(checked.value, at, { isChange: true, isWhole: true });
    }
    onClose();
  };

  return (
    <DialogFrame
      title={t.title}
      description={t.description}
      size="medium"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {text.dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent" disabled={!isRight}>
            {isOwn ? t.open : t.add}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <ul className="flex flex-col gap-2">
          {domains.map((domain) => (
            <Domain key={domain.name} domain={domain} />
          ))}
          {pool && isOwn && (
            <li>
              <span className="font-semibold">{isolated(pool.name)}</span>{" "}
              <span className="text-soft">
                {t.pool(pool.disks.length, byteText(pool.disks.reduce((a, b) => a + b, 0)))}
              </span>
            </li>
          )}
        </ul>
        {given.length > 0 && (
          <fieldset>
            <legend className="mb-2 font-semibold">{t.sizes}</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              {given.map(({ machine, disk, key, value, read: size }) => (
                <SizeField
                  key={key}
                  label={t.size(isolated(machine), isolated(disk))}
                  value={value}
                  error={
                    size.ok
                      ? undefined
                      : issueError(text, { path: key, kind: "number", issue: size.issue, unit: "bytes" }).text
                  }
                  onChange={(next) => setSizes({ ...sizes, [key]: next })}
                />
              ))}
            </div>
          </fieldset>
        )}
        {domains.length > 0 && (
          <Labelled label={t.host} hint={pool && !isOwn ? t.poolLeft : undefined}>
            <Segments
              label={t.host}
              value={isOwn ? "own" : "present"}
              choices={[
                { value: "own", text: t.hosts.own },
                { value: "present", text: t.hosts.present },
              ]}
              onChange={(value) => setOwn(value === "own")}
            />
          </Labelled>
        )}
        {domains.some(({ weight }) => weight !== null) && (
          <Labelled label={t.shares} hint={t.sharesNote}>
            <Segments
              label={t.shares}
              value={keepsShares ? "kept" : "left"}
              choices={[
                { value: "kept", text: t.weights.kept },
                { value: "left", text: t.weights.left },
              ]}
              onChange={(value) => setKeepsShares(value === "kept")}
            />
          </Labelled>
        )}
        {told.length > 0 && (
          <ul className="flex flex-col gap-1 text-soft">
            {told.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {unused.length > 0 && (
          <details>
            <summary className="cursor-pointer">{t.unused(unused.length)}</summary>
            <ul className="mt-1 font-mono text-xs break-all text-soft">
              {unused.map(({ path, count }) => (
                <li key={path}>{t.times(path, count)}</li>
              ))}
            </ul>
          </details>
        )}
        {problems.length > 0 && (
          <Sentences of={problems.slice(0, SHOWN_PROBLEMS).map((problem) => problemText(text, problem))} />
        )}
      </div>
    </DialogFrame>
  );
}

function Labelled(props: { readonly label: string; readonly hint?: string | undefined; readonly children: ReactNode }) {
  const { label, hint, children } = props;
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-soft">{label}</p>
      <div className="flex">{children}</div>
      {hint && <p className="mt-1 text-xs text-soft">{hint}</p>}
    </div>
  );
}

/** Why nothing was read. */
function refusalOf(reading: Exclude<LibvirtRead, { ok: true }> | Refusal, t: (typeof libvirt)["en"]): string[] {
  if (reading === "unreadable") return [t.unreadable];
  if (reading === "tooLarge") return [t.tooLarge((3 * MOST.xmlCharacters) / 1_000_000)];
  return reading.problems.map(({ code, values }) => t.problem[code](values));
}

/** What is wrong, each sentence once, in lines of their own. */
function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ErrorText>
      {[...new Set(of)].map((sentence) => (
        <span key={sentence} className="block">
          {sentence}
        </span>
      ))}
    </ErrorText>
  );
}

function Domain({ domain }: { readonly domain: ReadDomain }) {
  const t = libvirt[useApp(selectLanguage)];
  const { name, vcpus, memoryBytes, weight, cap, affinity, disks, ioTune } = domain;
  const parts = [
    t.machine(vcpus, byteText(memoryBytes)),
    ...(weight === null ? [] : [t.weight(weight)]),
    ...(cap === null ? [] : [t.cap(cap)]),
    ...(ioTune === null ? [] : [t.ioTune]),
    ...(affinity === null ? [] : [t.affinity(affinity.join(", "))]),
    ...disks.flatMap((disk) => (disk.bytes === null ? [] : [t.known(isolated(disk.name), byteText(disk.bytes))])),
  ];
  return (
    <li>
      <span className="font-semibold">{isolated(name)}</span> <span className="text-soft">{parts.join(" · ")}</span>
    </li>
  );
}
