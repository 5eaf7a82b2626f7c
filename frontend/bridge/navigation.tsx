import { useEffect, useRef, type ReactNode } from 'react';
import { Router, useLocation } from 'wouter';
import { mayLeave } from './app-bridge.ts';
import { hasUnsaved } from './unsaved.ts';

/** Of a page of the app. */
export interface Address {
  readonly pathname: string;
  readonly search: string;
}

/**
 * Every navigation of the app asks first whether unsaved changes may be lost. `address` is for where there is no
 * browser.
 */
export function GuardedRouter(props: { readonly address?: Address; readonly children: ReactNode }): ReactNode {
  return (
    <Router
      {...(props.address === undefined ? {} : { ssrPath: props.address.pathname, ssrSearch: props.address.search })}
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

/**
 * The browser's back and forward are done when they are heard of. With something unsaved, the page they left is put
 * back, and gone from only when the merchant agrees. To be called before the router listens: heard after it, the other
 * page would be drawn already.
 */
export function guardBack(): void {
  let here = location.href;
  let isAgreed = false;
  const remember = (): void => {
    here = location.href;
    isAgreed = false;
  };
  // The router makes events of both.
  window.addEventListener('pushState', remember);
  window.addEventListener('replaceState', remember);
  window.addEventListener('popstate', (event) => {
    if (isAgreed || !hasUnsaved()) return remember();
    event.stopImmediatePropagation();
    history.pushState(null, '', here);
    void leave(() => {
      isAgreed = true;
      history.back();
    });
  });
}
