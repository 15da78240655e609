/**
 * Keeps a bug in one panel from taking the page with it: the panel says that it could not be drawn, or not be loaded, and
 * offers to try again, everything else goes on. React reports the error itself.
 *
 * A panel that cannot be loaded, even when tried again, has the page loaded again: some browsers never ask a second time
 * for a module that failed, and a newer version of the page has other ones. The address holds scenario and moment.
 */
import { Component, type ComponentType, type ReactNode } from "react";
import { Button } from "../Button.tsx";
import { LoadFailed } from "./later.tsx";
import { reloadIfServed } from "./reloadIfServed.ts";
import { useText } from "../text/useText.ts";

interface Props {
  readonly children: ReactNode;
  /** What fails is left out without a word. */
  readonly isQuiet?: boolean;
  /** Goes around what is said in place of what has failed. */
  readonly frame?: ComponentType<{ readonly children: ReactNode }>;
}

interface State {
  readonly hasFailed: boolean;
  readonly error: unknown;
}

export class PanelBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, error: null };
  #hasTriedAgain = false;

  static getDerivedStateFromError(error: unknown): State {
    return { hasFailed: true, error };
  }

  override componentDidCatch(error: unknown): void {
    if (this.#hasTriedAgain && error instanceof LoadFailed) void reloadIfServed();
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    if (this.props.isQuiet) return null;
    const failed = <PanelFailed error={this.state.error} onRetry={() => this.#tryAgain()} />;
    const { frame: Frame } = this.props;
    return Frame ? <Frame>{failed}</Frame> : failed;
  }

  #tryAgain(): void {
    this.#hasTriedAgain = true;
    this.setState({ hasFailed: false, error: null });
  }
}

function PanelFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText().shell;
  return (
    <section role="alert" className="rounded-xl border border-fault bg-panel p-3.5 text-body text-soft">
      <p className="mb-2">{error instanceof LoadFailed ? t.notLoaded(error.file) : t.panelFailed}</p>
      <Button size="small" icon="restart" onClick={onRetry}>
        {t.tryAgain}
      </Button>
    </section>
  );
}
