import { useState } from 'react';
import type { OlderOrdersChoice, OlderOrdersSum, OlderOrdersSums } from '../../../web/contract/index.ts';
import { chosenSum, isChosen, type FoundOrder } from '../../../web/contract/older-orders.ts';

/** Which orders of a preview are ticked: those of a base, and the ones that were pressed against it, on any page. */
export function useOlderChoice() {
  const [base, setBase] = useState<OlderOrdersChoice['base']>('ready');
  const [exceptions, setExceptions] = useState<readonly FoundOrder[]>([]);
  const body: OlderOrdersChoice = { base, except: exceptions.map(({ row }) => row) };
  return {
    body,
    setBase: (next: OlderOrdersChoice['base']) => {
      setBase(next);
      setExceptions([]);
    },
    isChosen: (order: FoundOrder): boolean => isChosen(body, order),
    toggle: (order: FoundOrder) =>
      setExceptions((before) =>
        before.some(({ row }) => row === order.row)
          ? before.filter(({ row }) => row !== order.row)
          : [...before, order],
      ),
    sumOf: (sums: OlderOrdersSums): OlderOrdersSum => chosenSum(sums, body, exceptions),
  };
}

export type OlderChoice = ReturnType<typeof useOlderChoice>;
