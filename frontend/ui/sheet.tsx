import type { ReactNode } from 'react';

interface SheetProps {
  /** Of the table, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table of many columns, which scrolls sideways by itself and not the page around it. */
export function Sheet(props: SheetProps): ReactNode {
  return (
    <div className="scroll" role="region" aria-label={props.label} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
