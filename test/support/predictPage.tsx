/** The page of predicting and deciding with a real run, as a person meets it. The file mocks the worker of questions itself. */
import { render } from "@testing-library/react";
import type { Scenario } from "../../src/model/scenario.ts";
import type { App } from "../../src/store/appState.ts";
import { AppContext, useShownRuns } from "../../src/ui/shared/useApp.ts";
import { RunContext } from "../../src/ui/shared/useRun.ts";
import { PredictPage } from "../../src/ui/shell/PredictFrame.tsx";
import { createRunClient } from "../../src/worker/client.ts";
import { openApp } from "./oneRun.tsx";
import { createSessionPort } from "./sessionPort.ts";

/** The run that the app shows. */
function Shown() {
  const [run] = useShownRuns();
  return (
    <RunContext value={run}>
      <PredictPage />
    </RunContext>
  );
}

/** Opens `link` in the mode over a run of `scenario`. `stop` ends the work of its runs. */
export function openPredictPage(scenario: Scenario, link: string | null): { readonly app: App; stop(): void } {
  const ports: ReturnType<typeof createSessionPort>[] = [];
  const page = openApp({
    scenario,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  page.app.getState().actions.setMode("predict", link);
  const settling = setInterval(() => {
    for (const port of ports) port.settle();
  }, 5);
  render(
    <AppContext value={page.app}>
      <Shown />
    </AppContext>,
  );
  return { app: page.app, stop: () => clearInterval(settling) };
}
