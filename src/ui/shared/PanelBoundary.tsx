/**
 * Keeps a bug in one panel from taking the page with it: the panel says that it could not be drawn and offers to try
 * again, everything else goes on. React reports the error itself.
 */
import { Component, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { useText } from "./useText.ts";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly hasFailed: boolean;
}

export class PanelBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <PanelFailed onRetry={() => this.setState({ hasFailed: false })} />;
  }
}

function PanelFailed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText().shell;
  return (
    <section role="alert" className="rounded-xl border border-fault bg-panel p-3.5 text-body text-soft">
      <p className="mb-2">{t.panelFailed}</p>
      <Button size="small" icon="restart" onClick={onRetry}>
        {t.tryAgain}
      </Button>
    </section>
  );
}
