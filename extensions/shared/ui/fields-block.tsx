import type { Host } from '../host.ts';
import { FieldsForm } from './fields-form.tsx';
import { HostContext } from './host-context.ts';
import { NamespaceNote, SaveNotice } from './notices.tsx';
import { PrintStatus, summaryOf } from './status.tsx';
import { useAppCheck, useRegions } from './use-app-check.ts';
import { Unreadable } from './unreadable.tsx';
import { useFields, type Level } from './use-fields.ts';

/** Print fields on the page of a product or variant, saved with the page's own save bar. */
export function FieldsBlock({
  host,
  gid,
  level,
}: {
  readonly host: Host;
  readonly gid: string;
  readonly level: Level;
}) {
  const { state, edit, save, reset } = useFields(host, { gid, level });
  const regions = useRegions();
  const { read, draft } = state;
  const check = useAppCheck({ read: read?.outcome === 'answer' ? read.data : null, level, draft });
  const t = host.i18n.translate;
  const summary = check.state === 'checked' ? summaryOf(check.result, t) : '';
  return (
    <HostContext.Provider value={host}>
      <s-admin-block heading={t(`heading.${level}`)} collapsedSummary={summary}>
        {read?.outcome === 'answer' && state.known !== null ? (
          <s-form
            onSubmit={(event) => {
              const saving = save();
              // Without `waitUntil` nobody else would look at a rejection, and the block has said why already.
              if (event.waitUntil) event.waitUntil(saving);
              else saving.catch(() => {});
            }}
            onReset={reset}
          >
            <s-stack gap="base">
              {state.notice === null ? null : <SaveNotice notice={state.notice} onTakeTheirs={reset} />}
              <PrintStatus check={check} />
              <NamespaceNote known={state.known} />
              <FieldsForm
                read={read.data}
                namespaces={state.known.namespaces}
                draft={draft}
                faults={state.faults}
                regions={regions}
                onChange={edit}
              />
            </s-stack>
          </s-form>
        ) : read === null || read.outcome === 'answer' ? (
          <s-spinner accessibilityLabel={t('loading')} />
        ) : (
          <Unreadable host={host} failure={read} />
        )}
      </s-admin-block>
    </HostContext.Provider>
  );
}
