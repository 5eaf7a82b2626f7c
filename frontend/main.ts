import '@shopify/polaris/build/esm/styles.css';
import './ui/styles.css';

/** A frame that is not in view is never painted: it does not wait longer. */
const PAINT_MS = 200;

// What the server has drawn is seen first; running the page's code takes the time of several frames.
await new Promise<void>((resolve) => {
  setTimeout(resolve, PAINT_MS);
  requestAnimationFrame(() => setTimeout(resolve));
});
await import('./start.tsx');
