import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditPlan } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { VariantBadge } from '../../ui/state-badge.tsx';
import { variantLabel } from './field-values.ts';

interface EditPlanCardProps {
  readonly plan: EditPlan;
  readonly applying: boolean;
  readonly onApply: () => void;
  /** Why nothing fits a variant with these option values. */
  readonly whyUnmatched: (options: Unmatched['options']) => string;
}

type Unmatched = EditPlan['unmatchedVariants'][number];

/** What a mapping or a copy would change, before anything is saved. */
export function EditPlanCard(props: EditPlanCardProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan, applying, onApply } = props;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('plan.title')}
        </Text>
        <Text as="p">
          {t('plan.summary', {
            changed: format.number(plan.changed),
            unchanged: format.number(plan.unchanged),
            unmatched: format.number(plan.unmatched),
          })}
        </Text>
        {plan.changed === 0 ? <Text as="p">{t('plan.nothing')}</Text> : <PlanTable plan={plan} />}
        {plan.changed > plan.edits.length ? (
          <Text as="p" tone="subdued">
            {t('plan.firstListed', { count: plan.edits.length })}
          </Text>
        ) : null}
        {plan.unmatchedVariants.length === 0 ? null : <UnmatchedTable plan={plan} why={props.whyUnmatched} />}
        {plan.changed === 0 ? null : (
          <InlineStack align="end">
            <Button variant="primary" onClick={onApply} loading={applying}>
              {t('plan.apply', { count: plan.changed })}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** The variants that stay without, each with its cause. */
function UnmatchedTable(props: {
  readonly plan: EditPlan;
  readonly why: EditPlanCardProps['whyUnmatched'];
}): ReactNode {
  const { t } = useTranslation();
  const { unmatched, unmatchedVariants } = props.plan;
  const title = t('plan.unmatchedTitle', { count: unmatched });
  return (
    <>
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Sheet label={title} columns={[t('plan.variant'), t('csv.cause')]}>
        {unmatchedVariants.map((variant) => (
          <tr key={variant.variantGid}>
            <td>{variantLabel(variant)}</td>
            <td>{props.why(variant.options)}</td>
          </tr>
        ))}
      </Sheet>
      {unmatched > unmatchedVariants.length ? (
        <Text as="p" tone="subdued">
          {t('csv.firstErrors', { count: unmatchedVariants.length })}
        </Text>
      ) : null}
    </>
  );
}

const COLUMNS = ['variant', 'field', 'before', 'after', 'status'] as const;

function PlanTable(props: { readonly plan: EditPlan }): ReactNode {
  const { t } = useTranslation();
  return (
    <Sheet label={t('plan.title')} columns={COLUMNS.map((column) => t(`plan.${column}`))}>
      {props.plan.edits.flatMap((edit) =>
        edit.changes.map((change, index) => (
          <tr key={`${edit.variantGid} ${change.level} ${change.key}`}>
            <td>{index === 0 ? variantLabel(edit) : ''}</td>
            <td>{t(`products.field.${change.key}`)}</td>
            <td>{change.before ?? t('plan.empty')}</td>
            <td>{change.after ?? t('plan.empty')}</td>
            <td>{index === 0 ? <VariantBadge status={edit.statusAfter} /> : null}</td>
          </tr>
        )),
      )}
    </Sheet>
  );
}
