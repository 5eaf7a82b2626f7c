import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

/** Prometheus metrics of this process. Labels are small closed sets: never a shop, an order or a URL. */
export interface Metrics {
  readonly countWebhook: (source: 'shopify' | 'picanova', result: string) => void;
  readonly countStep: (step: string, result: 'done' | 'threw') => void;
  readonly countCall: (system: 'shopify' | 'picanova', outcome: string) => void;
  /** Text exposition format, with the backlog as of now. */
  readonly render: (
    backlog: { inbox: number; orders: number; printOrders: number; oldestDueMs: number | null },
    nowMs: number,
  ) => Promise<{ contentType: string; text: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const webhooks = new Counter({
    name: 'picanova_webhooks_total',
    help: 'Webhooks by sender and result.',
    labelNames: ['source', 'result'],
    registers,
  });
  const steps = new Counter({
    name: 'picanova_steps_total',
    help: 'Steps of the pipeline that ran.',
    labelNames: ['step', 'result'],
    registers,
  });
  const calls = new Counter({
    name: 'picanova_remote_calls_total',
    help: 'Calls to the outside systems by outcome.',
    labelNames: ['system', 'outcome'],
    registers,
  });
  const due = new Gauge({
    name: 'picanova_due_rows',
    help: 'Rows due now, by table.',
    labelNames: ['table'],
    registers,
  });
  const oldest = new Gauge({ name: 'picanova_oldest_due_seconds', help: 'Age of the oldest due row.', registers });
  return {
    countWebhook: (source, result) => webhooks.inc({ source, result }),
    countStep: (step, result) => steps.inc({ step, result }),
    countCall: (system, outcome) => calls.inc({ system, outcome }),
    async render(backlog, nowMs) {
      due.set({ table: 'inbox' }, backlog.inbox);
      due.set({ table: 'orders' }, backlog.orders);
      due.set({ table: 'print_orders' }, backlog.printOrders);
      oldest.set(backlog.oldestDueMs === null ? 0 : Math.max(0, nowMs - backlog.oldestDueMs) / 1_000);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
