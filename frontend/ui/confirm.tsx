import { useId, type ReactNode } from 'react';

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly keep: string;
}

interface ConfirmProps extends Question {
  readonly onConfirm: () => void;
  /** Gets the function that opens the question. */
  readonly children: (ask: () => void) => ReactNode;
}

/** A question in Shopify's own modal before something that cannot be undone. */
export function Confirm(props: ConfirmProps): ReactNode {
  const id = `confirm-${useId().replaceAll(':', '')}`;
  const hide = (): void => void globalThis.shopify?.modal.hide(id);
  return (
    <>
      {props.children(() => void globalThis.shopify?.modal.show(id))}
      <ui-modal id={id}>
        <p style={{ padding: 'var(--p-space-400)' }}>{props.text}</p>
        <ui-title-bar title={props.title}>
          <button
            {...{ variant: 'primary', tone: 'critical' }}
            type="button"
            onClick={() => {
              hide();
              props.onConfirm();
            }}
          >
            {props.confirm}
          </button>
          <button type="button" onClick={hide}>
            {props.keep}
          </button>
        </ui-title-bar>
      </ui-modal>
    </>
  );
}
