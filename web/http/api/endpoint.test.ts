import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import { afterEach, expect, it } from 'vitest';
import { reportBug } from '../report-bug.ts';
import { mount, type Api } from './endpoint.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** The export of a log that is made of these pieces, over real HTTP; and the errors it logged. */
async function serve(
  text: AsyncIterable<string>,
): Promise<{ readonly url: string; readonly logged: readonly string[] }> {
  const logged: string[] = [];
  const api: Api = { router: Router(), answers: new Map() };
  mount(api, 'exportActivity', async () => ({ body: { fileName: 'a.csv', text } }));
  const app = express();
  app.use((_request, response, next) => {
    response.locals['shop'] = 'first.myshopify.com';
    next();
  });
  const quiet = (): void => undefined;
  app.use(api.router, reportBug({ debug: quiet, info: quiet, warn: quiet, error: (event) => void logged.push(event) }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/activity/export`, logged };
}

async function begin(url: string): Promise<IncomingMessage> {
  const request = httpRequest(url);
  request.end();
  const [response] = await once(request, 'response');
  return response as IncomingMessage;
}

it('a client that goes away ends the reading', async () => {
  const ended = Promise.withResolvers<void>();
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) yield await Promise.resolve('x'.repeat(10_000));
    } finally {
      ended.resolve();
    }
  }
  const { url, logged } = await serve(endless());
  const response = await begin(url);
  response.destroy();
  await ended.promise;
  expect(logged).toEqual([]);
});

it('what fails midway ends its own response, and is logged', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield await Promise.resolve('one');
    throw new Error('no more');
  }
  const { url, logged } = await serve(broken());
  const response = await begin(url);
  await expect(response.toArray()).rejects.toThrow(/aborted/);
  expect(logged).toEqual(['response_cut']);
});

it('what fails at once is answered with its failure', async () => {
  async function* broken(): AsyncGenerator<string> {
    await Promise.reject(Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }));
    yield '';
  }
  const { url, logged } = await serve(broken());
  const response = await fetch(url);
  expect([response.status, await response.json()]).toEqual([503, { error: 'storage_unavailable' }]);
  expect(logged).toEqual(['request_failed']);
});
