/** What virtualization costs, and what keeps machines apart: each where the host lets it be chosen. */
import { CostPanel } from "../costs/CostPanel.tsx";
import { IsolationPanel } from "./IsolationPanel.tsx";

export function CostsAndIsolation() {
  return (
    <>
      <IsolationPanel />
      <CostPanel />
    </>
  );
}
