import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page.tsx';
import { PageUnavailable } from './page-unavailable.ts';
import { UnavailablePage } from './unavailable-page.tsx';

interface State {
  readonly error: unknown;
}

/** A page that cannot be shown says why, with a way on, instead of an empty frame: a bug, or a server that is down. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return error instanceof PageUnavailable ? <UnavailablePage /> : <CrashPage />;
  }
}
