import type { Asked } from './ask.ts';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('clock');

/** Session tokens live for a minute and are read with ten seconds' tolerance; half of it is for their way. */
const TOLERANCE_MS = 5_000;
/** `Date` counts whole seconds. */
const GRAIN_MS = 1_000;

/** How far this machine's clock is before (+) or behind (-) the other; 0 = cannot be told apart. */
function offMs({ date, askedAtMs, answeredAtMs }: Extract<Asked, { outcome: 'answered' }>): number | null {
  const theirsMs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirsMs)) return null;
  if (askedAtMs > theirsMs + GRAIN_MS) return askedAtMs - theirsMs - GRAIN_MS;
  return answeredAtMs < theirsMs ? answeredAtMs - theirsMs : 0;
}

/** Compares this machine's clock with those of whoever answered. */
export function checkClock(answers: readonly { readonly from: string; readonly asked: Asked }[]): readonly Finding[] {
  const read = answers.flatMap(({ from, asked }) => {
    const off = asked.outcome === 'answered' ? offMs(asked) : null;
    return off === null ? [] : [{ from, off }];
  });
  const [worst] = read.toSorted((one, other) => Math.abs(other.off) - Math.abs(one.off));
  if (worst === undefined) return [says.skipped('Nobody answered whose clock could be compared with.')];
  const seconds = Math.round(Math.abs(worst.off) / 1_000);
  if (Math.abs(worst.off) <= TOLERANCE_MS)
    return [says.ok(`This machine's clock agrees with that of ${read.map(({ from }) => from).join(' and ')}.`)];
  return [
    says.failed(
      `This machine's clock is ${seconds} seconds ${worst.off > 0 ? 'before' : 'behind'} that of ${worst.from}.`,
      'Let the machine set its clock by itself (`timedatectl set-ntp true`); with a wrong one no merchant can sign in.',
    ),
  ];
}
