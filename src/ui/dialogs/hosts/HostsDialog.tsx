/**
 * The hosts of the scenario and the network between them: added, duplicated, removed, named, sized. Everything is changed in
 * a draft; "Apply" makes it the scenario, which is simulated again while the cursor stays at its time.
 */
import { useState } from "react";
import { MOST } from "../../../codec/limits.ts";
import { hostsForm } from "../../../i18n/messages/hostsForm.ts";
import { networkSettings, placementSettings } from "../../../i18n/messages/networkSettings.ts";
import { PLACEMENT } from "../../../model/settings.ts";
import { MOST_HOSTS, NETWORK } from "../../../model/settings.ts";
import { selectLanguage, selectShown, selectWhole } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { nameByNumber } from "../../shared/migration/hostName.ts";
import { useActions, useApp } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { CheckboxField } from "../form/choices.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { useIssues } from "../form/useIssues.ts";
import { RecordFields } from "../hostSettings/SettingFields.tsx";
import { useDialogText } from "../useDialogText.ts";
import { HostFields } from "./HostFields.tsx";
import { hostsDraft, machinesOn, readHosts, withCopy, without, type HostRow, type HostsIssue } from "./hostsDraft.ts";

export function HostsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const language = useApp(selectLanguage);
  const t = hostsForm[language];
  const place = placementSettings[language];
  const app = useActions();
  const run = useRunApi();
  const { openScenario, showHost } = useRunActions();
  const scenario = useRun(selectWhole);
  const shown = useRun(selectShown);
  const firstField = useApp((state) => state.dialogAbout.field);
  const [draft, setDraft] = useState(() => hostsDraft(scenario));
  const [first] = useState(draft);
  const { scenario: next, issues: found, elsewhere, moved, dropped } = readHosts(draft, scenario);
  const wordsOf = (issue: HostsIssue) =>
    issue.kind === "number"
      ? issueError(text, issue)
      : {
          path: issue.path,
          text: issue.kind === "nameTaken" ? t.nameTaken : t.nameLong(text.terms.number(MOST.nameCharacters)),
        };
  const issues = useIssues(found.map(wordsOf));
  const isDirty = draft !== first;
  const nameAt = (at: number) => {
    const row = draft.hosts[at];
    return row && row.name.trim() !== "" ? row.name.trim() : nameByNumber(at, language);
  };
  const change = (row: HostRow, part: Partial<HostRow>) =>
    setDraft({ ...draft, hosts: draft.hosts.map((other) => (other === row ? { ...row, ...part } : other)) });

  const apply = () => {
    if (!issues.accept() || !next) return;
    if (isDirty) {
      const at = { time: Math.floor(run.getState().cursor.time), step: Infinity };
      // Machines, frames and volumes have numbers of their own on each host, and hosts have others now.
      app.select(null);
      app.light(null);
      openScenario(next, at, { isChange: true, isWhole: true });
      showHost(
        Math.max(
          0,
          draft.hosts.findIndex(({ was }) => was === shown),
        ),
      );
    }
    onClose();
  };

  return (
    <DialogFrame
      title={t.title}
      description={t.description}
      size="tall"
      firstField={firstField}
      isDirty={isDirty}
      onClose={onClose}
      onSubmit={apply}
      footer={
        <>
          {elsewhere.length > 0 && (
            <div role="alert" className="mr-auto max-h-28 min-w-0 flex-1 basis-full overflow-y-auto">
              {elsewhere.map((problem) => (
                <ErrorText key={`${problem.path} ${problem.code}`}>{problemText(text, problem, scenario)}</ErrorText>
              ))}
            </div>
          )}
          <Button size="large" onClick={onClose}>
            {text.dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent" disabled={elsewhere.length > 0}>
            {t.apply}
          </Button>
        </>
      }
    >
      <Section
        title={t.hosts}
        name="hosts"
        action={
          <Button
            icon="plus"
            disabled={draft.hosts.length >= MOST_HOSTS}
            onClick={() => setDraft(withCopy(draft, draft.hosts.at(-1)!))}
          >
            {t.add}
          </Button>
        }
      >
        <ul className="grid gap-3">
          {draft.hosts.map((row, at) => (
            <HostFields
              key={row.key}
              row={row}
              name={nameAt(at)}
              placeholder={nameByNumber(at, language)}
              machines={machinesOn(scenario, row)}
              issues={issues}
              change={(part) => change(row, part)}
              duplicate={draft.hosts.length < MOST_HOSTS ? () => setDraft(withCopy(draft, row)) : null}
              remove={draft.hosts.length > 1 ? () => setDraft(without(draft, row)) : null}
            />
          ))}
        </ul>
        {moved.length > 0 && <Figures>{t.moved(moved, nameAt(0))}</Figures>}
        {dropped > 0 && <Figures>{t.dropped(dropped)}</Figures>}
      </Section>
      <Section title={t.network} name="network">
        {draft.hosts.length === 1 && <p className="text-soft">{t.single}</p>}
        <RecordFields
          settings={NETWORK}
          draft={draft.network}
          change={(id, value) => setDraft({ ...draft, network: { ...draft.network, [id]: value } })}
          texts={networkSettings[language]}
          issues={issues}
          path="network."
        />
      </Section>
      <Section title={place.title} name="placement">
        <CheckboxField
          label={place.isOn.label}
          hint={draft.isPlaced ? place.isOn.on : place.isOn.off}
          isChecked={draft.isPlaced}
          onChange={(isPlaced) => setDraft({ ...draft, isPlaced })}
        />
        {draft.isPlaced && (
          <RecordFields
            settings={PLACEMENT}
            draft={draft.placement}
            change={(id, value) => setDraft({ ...draft, placement: { ...draft.placement, [id]: value } })}
            texts={place.settings}
            issues={issues}
            path="placement."
          />
        )}
      </Section>
    </DialogFrame>
  );
}
