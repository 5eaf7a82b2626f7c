import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '../../../web/contract/words.ts';

/** What a cell asks of the sheet it stands in. */
export interface CellActions {
  readonly onType: (value: string) => void;
  /** Takes what stands in the cell above. */
  readonly onFill: () => void;
  /** Goes so many rows down. */
  readonly onMove: (down: number) => void;
  /** A block of a spreadsheet begins here. */
  readonly onPaste: (text: string) => void;
}

interface SheetCellProps {
  /** Where it stands, `row:column`. */
  readonly place: string;
  readonly label: string;
  readonly value: string;
  /** What stood there before anything was typed. */
  readonly before: string;
  /** What counts while the cell is empty. */
  readonly inherited: string;
  /** Valid values; empty = any. */
  readonly offered: readonly string[];
  /** Of the list of valid values. */
  readonly listId: string;
  readonly actions: CellActions;
}

/** A cell to type in, with the keys of a spreadsheet. */
export function SheetCell(props: SheetCellProps): ReactNode {
  const { t } = useTranslation();
  const { value, before, offered, actions } = props;
  const isInvalid = value !== '' && offered.length > 0 && !offered.some((one) => fold(one) === fold(value));
  const hasList = offered.length > 0;

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const isCommand = ctrlKey || metaKey;
    if (isCommand && key.toLowerCase() === 'd') actions.onFill();
    else if (key === 'Enter') actions.onMove(shiftKey ? -1 : 1);
    // Where values are offered, the plain arrows are for their list.
    else if (key === 'ArrowDown' && (isCommand || !hasList)) actions.onMove(1);
    else if (key === 'ArrowUp' && (isCommand || !hasList)) actions.onMove(-1);
    else if (key === 'Escape' && value !== before) actions.onType(before);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\r\n]/.test(text)) return;
    event.preventDefault();
    actions.onPaste(text);
  };
  return (
    <input
      data-cell={props.place}
      value={value}
      onChange={(event) => actions.onType(event.target.value)}
      onKeyDown={press}
      onPaste={paste}
      placeholder={props.inherited}
      aria-label={props.label}
      aria-invalid={isInvalid}
      title={isInvalid ? t('bulk.notOffered', { values: offered.join(', ') }) : undefined}
      data-changed={value !== before}
      {...(hasList ? { list: props.listId } : {})}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
