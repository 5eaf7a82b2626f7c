import { IndexTable, useBreakpoints } from '@shopify/polaris';
import { Fragment, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { VariantRow } from '../../../web/contract/index.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { toHeadings } from '../../ui/headings.ts';
import { useRowsInSteps } from '../../ui/use-rows-in-steps.ts';
import { useStable } from '../../ui/use-stable.ts';
import { useTableSelection } from '../../ui/use-table-selection.ts';
import { variantNumber } from './field-values.ts';
import { OpenedEditor } from './opened-editor.tsx';
import { ProductRow } from './product-row.tsx';

const COLUMNS = ['variant', 'status', 'print', 'size', 'price'] as const;

interface ProductTableProps {
  readonly rows: readonly VariantRow[];
  readonly edit: string | null;
  readonly onEdit: (variant: string | null) => void;
}

/** Every variant with its status; a click opens its editor in place. */
export const ProductTable = memo(function ProductTable(props: ProductTableProps): ReactNode {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const [, navigate] = useLocation();
  const { rows, edit, onEdit } = props;
  const { shown, style } = useRowsInSteps(rows);
  const selection = useTableSelection(rows, ({ variantGid }) => variantGid);
  const toggle = useStable((variant: string) => onEdit(variant === edit ? null : variant));
  const products = (): string =>
    [
      ...new Set(
        rows
          .filter(({ variantGid }) => selection.ids.includes(variantGid))
          .map(({ productGid }) => numberOf(productGid)),
      ),
    ].join(',');
  return (
    <div style={style}>
      <IndexTable
        resourceName={{ singular: t('products.one'), plural: t('products.many') }}
        condensed={smDown}
        headings={toHeadings(COLUMNS.map((column) => ({ title: t(`products.column.${column}`), id: column })))}
        {...selection.table}
        promotedBulkActions={[
          { content: t('products.menu.mapping'), onAction: () => navigate(`/products/mapping?products=${products()}`) },
          { content: t('products.menu.copy'), onAction: () => navigate(`/products/copy?to=${products()}`) },
        ]}
      >
        {shown.map((row, position) => {
          const number = variantNumber(row);
          const open = number === edit;
          return (
            <Fragment key={row.variantGid}>
              <ProductRow
                row={row}
                position={position}
                selected={selection.ids.includes(row.variantGid)}
                condensed={smDown}
                onToggle={toggle}
                open={open}
              />
              {open ? (
                <EditorFrame condensed={smDown}>
                  <OpenedEditor row={row} onClose={() => onEdit(null)} />
                </EditorFrame>
              ) : null}
            </Fragment>
          );
        })}
      </IndexTable>
    </div>
  );
});

/** The table is a list of items on a phone, and rows elsewhere. */
function EditorFrame(props: { readonly condensed: boolean; readonly children: ReactNode }): ReactNode {
  if (props.condensed) return <li className="editor">{props.children}</li>;
  return (
    <tr>
      <td className="editor" colSpan={COLUMNS.length + 1}>
        {props.children}
      </td>
    </tr>
  );
}
