import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

interface Caught {
  readonly error: Error | null;
}

/** A bug of a screen ends here. Nothing that is under way depends on the page, and it says so. */
export class Fault extends Component<{ readonly children: ReactNode }, Caught> {
  override state: Caught = { error: null };

  static getDerivedStateFromError(error: unknown): Caught {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="mx-auto flex min-h-dvh max-w-flow flex-col justify-center gap-4 px-4 py-12">
        <h1 className="font-serif text-large tracking-tight">This screen has a fault</h1>
        <p className="max-w-words text-soft">
          It is a mistake of the program, not yours. What is under way goes on: the backend does it,
          not this page, and everything it did is in the ledger.
        </p>
        <p className="border-l-2 border-rule pl-4 font-mono text-note break-words text-soft">
          {error.message} <CopyButton text={error.stack ?? error.message} what="the details" />
        </p>
        <div>
          <Button kind="go" onClick={() => window.location.reload()}>
            Load the page again
          </Button>
        </div>
      </main>
    );
  }
}
