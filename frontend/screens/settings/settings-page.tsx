import { BlockStack, Card, Page } from '@shopify/polaris';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useRead } from '../../api/queries.ts';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { PageUnavailable } from '../../ui/page-unavailable.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { SendingSection } from './sending-section.tsx';
import { ShippingSection } from './shipping-section.tsx';
import { UpdatesSection } from './updates-section.tsx';
import { useSettingsForm, type SettingsForm } from './use-settings-form.tsx';

const SECTIONS = ['connections', 'sending', 'shipping', 'fields', 'codes', 'updates'] as const;
type Section = (typeof SECTIONS)[number];

export function SettingsPage(props: { readonly section: string }): ReactNode {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const section: Section = SECTIONS.find((known) => known === props.section) ?? 'connections';
  return (
    <Page title={t('settings.title')}>
      <BlockStack gap="400">
        <Card padding="200">
          <ViewTabs
            label={t('settings.title')}
            tabs={SECTIONS.map((id) => ({ id, label: t(`settings.section.${id}`) }))}
            selected={section}
            onSelect={(id) => navigate(`/settings/${id}`)}
          />
        </Card>
        <section aria-label={t(`settings.section.${section}`)}>
          <LaterTexts>
            {section === 'connections' ? <ConnectionsSection /> : <Group key={section} section={section} />}
          </LaterTexts>
        </section>
      </BlockStack>
    </Page>
  );
}

/** With its tables it is larger than all the others together. */
const CodesSection = lazy(async () => {
  try {
    return { default: (await import('./codes-section.tsx')).CodesSection };
  } catch (error) {
    throw new PageUnavailable('the product settings', { cause: error });
  }
});

type Group = Exclude<Section, 'connections'>;

const GROUPS: Readonly<Record<Group, ComponentType<{ readonly form: SettingsForm }>>> = {
  sending: SendingSection,
  shipping: ShippingSection,
  fields: FieldsSection,
  codes: CodesSection,
  updates: UpdatesSection,
};

function Group(props: { readonly section: Group }): ReactNode {
  const settings = useRead('settings', {});
  return (
    <Loaded query={settings} skeleton={<CardsSkeleton cards={3} lines={4} />}>
      {(stored) => <Form stored={stored} section={props.section} />}
    </Loaded>
  );
}

function Form(props: { readonly stored: Parameters<typeof useSettingsForm>[0]; readonly section: Group }): ReactNode {
  const form = useSettingsForm(props.stored);
  const Content = GROUPS[props.section];
  return (
    <BlockStack gap="400">
      {form.bar}
      <Suspense fallback={<CardsSkeleton cards={3} lines={4} />}>
        <Content form={form} />
      </Suspense>
    </BlockStack>
  );
}
