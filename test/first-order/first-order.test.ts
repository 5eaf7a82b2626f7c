import { expect, it } from 'vitest';
import { runTool } from '../support/run-tool.ts';
import { walk } from './step.ts';

it('[R1] [R15] a clone becomes one fulfilled order, by every step that a real shop has', async () => {
  const run = await runTool('test/first-order/main.ts', ['--json'], { HOME: process.env['HOME'] ?? '' });
  const walked = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Awaited<ReturnType<typeof walk>>;
  expect(walked.failure).toBeNull();
  expect(walked.steps).toBeGreaterThan(15);
  expect(walked.passed).toBe(walked.steps);
  expect(walked.seconds).toBeGreaterThan(0);
  expect(run.code).toBe(0);
}, 180_000);

it('stops at the step that fails, says which and why, and counts those before it', async () => {
  const said: string[] = [];
  const well = async (): Promise<void> => undefined;
  const steps = [
    { name: 'configure', play: well },
    { name: 'deploy', play: () => Promise.reject(new Error('refused')) },
    { name: 'install', play: well },
  ];
  expect(await walk(steps, (line) => said.push(line))).toMatchObject({
    steps: 3,
    passed: 1,
    failure: 'deploy: refused',
  });
  expect(said).toEqual([expect.stringMatching(/^✓ configure/), '✗ deploy: refused']);
});
