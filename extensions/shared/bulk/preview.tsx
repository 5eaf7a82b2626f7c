import { useText } from '../ui/host-context.ts';
import { changesAt, type Target } from './targets.ts';

/** More lines than this nobody reads in a modal; the rest is counted. */
const LINES = 50;

/** What saving would change, by name. */
export function Preview({ targets }: { readonly targets: readonly Target[] }) {
  const t = useText();
  const changed = targets.filter((target) => changesAt(target).length > 0);
  return (
    <s-section heading={t('bulk.willChange', { changed: changed.length, unchanged: targets.length - changed.length })}>
      <s-unordered-list>
        {changed.slice(0, LINES).map((target) => (
          <s-list-item key={target.fields.ownerGid}>
            {`${target.label}: ${changesAt(target)
              .map(({ key, before, after }) =>
                t('bulk.change', {
                  field: t(`field.${key}`),
                  before: before?.value ?? t('field.empty'),
                  after: after ?? t('field.empty'),
                }),
              )
              .join('; ')}`}
          </s-list-item>
        ))}
      </s-unordered-list>
      {changed.length > LINES ? <s-text>{t('bulk.more', { number: changed.length - LINES })}</s-text> : null}
    </s-section>
  );
}
