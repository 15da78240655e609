/** What every section of the host settings is given: the draft, how to change it, and what to complain about. */
import type { IssueDisplay } from "../form/useIssues.ts";
import type { HostDraft } from "./hostDraft.ts";

export interface SectionProps {
  readonly draft: HostDraft;
  readonly change: (part: Partial<HostDraft>) => void;
  readonly issues: IssueDisplay;
}
