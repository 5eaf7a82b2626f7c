import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useFormat } from '../format/use-format.ts';

interface ViewTabsProps<Id extends string> {
  /** Of the row, for those who do not see it. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly count?: number | undefined }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/**
 * Views of a page beside each other. What does not fit goes on in the next line: all of them are seen at every width
 * and in every language. Polaris's own tabs hide what they think does not fit.
 */
export function ViewTabs<Id extends string>(props: ViewTabsProps<Id>): ReactNode {
  const format = useFormat();
  const row = useRef<HTMLDivElement>(null);
  const { tabs, selected, onSelect } = props;
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = STEPS[event.key]?.(at, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <div className="view-tabs" role="tablist" aria-label={props.label} ref={row} onKeyDown={move}>
      {tabs.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          className="view-tab"
          aria-selected={id === selected}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {label} {count === undefined ? null : <span className="view-count">{format.number(count)}</span>}
        </button>
      ))}
    </div>
  );
}
