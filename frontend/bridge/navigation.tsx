import { useEffect, useRef, type ReactNode } from 'react';
import { Router, useLocation } from 'wouter';
import { mayLeave } from './app-bridge.ts';

/** Every navigation of the app asks first whether unsaved changes may be lost. */
export function GuardedRouter(props: { readonly children: ReactNode }): ReactNode {
  return (
    <Router
      aroundNav={(navigate, to, options) => {
        void leave(() => navigate(to, options));
      }}
    >
      <AdminNavigation />
      {props.children}
    </Router>
  );
}

async function leave(go: () => void): Promise<void> {
  if (await mayLeave()) go();
}

/** A click on the admin's own menu arrives as `shopify:navigate` with the link as its target. */
function AdminNavigation(): ReactNode {
  const [, navigate] = useLocation();
  const latest = useRef(navigate);
  latest.current = navigate;
  useEffect(() => {
    const follow = (event: Event): void => {
      const href = event.target instanceof Element ? event.target.getAttribute('href') : null;
      if (href !== null) latest.current(href);
    };
    document.addEventListener('shopify:navigate', follow);
    return () => document.removeEventListener('shopify:navigate', follow);
  }, []);
  return null;
}
