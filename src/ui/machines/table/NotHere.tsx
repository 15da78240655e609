/** What is said below the table of a name that was sought: on which other hosts machines are called so, or that none is. */
import { whereabouts } from "../../../i18n/messages/whereabouts.ts";
import { selectLanguage, selectShown } from "../../../store/selectors.ts";
import { useAllHosts } from "../../shared/migration/useAllHosts.ts";
import { selectHasOtherHosts } from "../../shared/migration/otherHosts.ts";
import { useTableText } from "../../shared/text/useTableText.ts";
import { useApp } from "../../shared/useApp.ts";
import { useRun } from "../../shared/useRun.ts";
import { WaysThere, type Gone } from "../MovedAway.tsx";

/** Ways that are offered at most. */
const MOST = 8;

interface NotHereProps {
  readonly query: string;
  /** There is nothing in the table. */
  readonly isAlone: boolean;
}

export function NotHere(props: NotHereProps) {
  const hasHosts = useRun(selectHasOtherHosts);
  return hasHosts && props.query !== "" ? <Elsewhere {...props} /> : <Said {...props} />;
}

function Said({ query, isAlone }: NotHereProps) {
  const { machineTable: t } = useTableText();
  return isAlone && <p className="p-3.5 text-body text-soft">{query === "" ? t.none : t.noMatch(query)}</p>;
}

function Elsewhere(props: NotHereProps) {
  const t = whereabouts[useApp(selectLanguage)];
  const shown = useRun(selectShown);
  const wanted = props.query.toLocaleLowerCase();
  const gone = useAllHosts().flatMap(({ trace, state }, host) =>
    host === shown
      ? []
      : state.vms.flatMap(({ life }, vm): Gone[] => {
          const name = trace.info.vms[vm]?.name ?? "";
          return life !== "none" && name.toLocaleLowerCase().includes(wanted) ? [{ name, host }] : [];
        }),
  );
  if (gone.length === 0) return <Said {...props} />;
  return (
    <div className="p-3.5">
      <WaysThere label={t.elsewhere} gone={gone.slice(0, MOST)} isRow />
    </div>
  );
}
