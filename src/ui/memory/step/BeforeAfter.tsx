/** Lines of a table with what stood in an order or a list before a step, and what stands there after it. */
import { useWidth } from "../../shared/layout/useWidth.ts";
import { useBesideText } from "../../shared/text/useBesideText.ts";
import { Chips, chipsThatFit, type Chip } from "./Chips.tsx";

export interface BeforeAfterLine {
  readonly label: string;
  readonly help: string;
  readonly before: readonly Chip[];
  /** Null: there is nothing to say of after. */
  readonly after: readonly Chip[] | null;
}

const INITIAL_WIDTH_PX = 320;

export function BeforeAfter({ lines }: { readonly lines: readonly BeforeAfterLine[] }) {
  const { beside: t } = useBesideText();
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const most = chipsThatFit(widthPx);
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left text-xs">
      <thead className="text-soft">
        <tr>
          <td aria-hidden className="h-5 w-24" />
          <th ref={ref} scope="col" className="font-normal">
            {t.before}
          </th>
          <th scope="col" className="border-l border-line pl-3 font-normal">
            {t.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, help, before, after }) => (
          <tr key={label}>
            <th scope="row" title={help} className="truncate py-0.5 pr-2 font-semibold">
              {label}
            </th>
            <td className="py-0.5 pr-2">
              <Chips label={`${label}, ${t.before}`} chips={before} most={most} />
            </td>
            <td className="border-l border-line py-0.5 pl-3">
              {after && <Chips label={`${label}, ${t.after}`} chips={after} most={most} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
