import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView } from '../../../web/contract/index.ts';
import { useRead } from '../../api/queries.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { CatalogueBrowser } from './catalogue-browser.tsx';

interface CataloguePickerProps {
  /** Absent = only to look at. */
  readonly onPick?: (variant: CatalogueVariantView) => void;
}

/** The connected account's catalogue: product, size, price, pixels and required options. */
export function CataloguePicker(props: CataloguePickerProps): ReactNode {
  const { t } = useTranslation();
  const connections = useRead('connections', {});
  return (
    <Loaded query={connections} skeleton={<CardsSkeleton cards={1} lines={6} />}>
      {({ connections: connected }) => {
        const [first] = connected;
        return first === undefined ? (
          <NothingYet
            title={t('catalogue.notConnected')}
            text={t('catalogue.notConnectedHint')}
            action={{ content: t('catalogue.connect'), url: '/settings/connections' }}
          />
        ) : (
          <CatalogueBrowser {...props} regions={connected.map(({ region }) => region)} first={first.region} />
        );
      }}
    </Loaded>
  );
}
