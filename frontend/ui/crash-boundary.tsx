import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page.tsx';

/** A bug in one page shows itself with a way on, instead of an empty frame. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}
