import type { ArtworkFault } from '../artwork/artwork-facts.ts';
import { isUndecided, type ArtworkLook } from '../artwork/artwork-look.ts';
import { judgeArtwork, RATIO_TOLERANCE, type ArtworkFinding, type PrintSize } from '../artwork/verdict.ts';
import type { Problem } from '../kernel/problems.ts';
import { artworkUrlProblem } from '../print-fields/artwork-url.ts';
import { note } from '../print-fields/notes.ts';
import type { ArtworkRules } from './rules.ts';

/** What is known of artwork by its address; undefined = nothing yet. */
export type KnownLooks = (url: string) => ArtworkLook | undefined;

export interface ArtworkCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Nothing can be said yet: it is looked at, or is asked again in a moment. */
  readonly isAwaited: boolean;
}

export interface CheckedPrint {
  /** null = artwork is not looked at. */
  readonly looks: KnownLooks | null;
  readonly print: PrintSize;
  readonly settings: ArtworkRules;
}

const NOTHING: ArtworkCheck = { problems: [], notes: [], isAwaited: false };

const MEGABYTE = 1_000_000;

/** The facts hold no address: a problem is kept with its order, and is no secret. */
function faultProblem(fault: ArtworkFault): Problem {
  switch (fault.kind) {
    case 'wrong_type':
      return { code: 'artwork_wrong_type', detail: { reason: 'type', found: fault.found ?? '' } };
    case 'damaged':
    case 'empty':
      return { code: 'artwork_wrong_type', detail: { reason: fault.kind } };
    case 'too_large':
      return {
        code: 'artwork_wrong_type',
        detail: { reason: 'too_large', megabytes: Math.ceil(fault.byteLength / MEGABYTE) },
      };
    case 'share_page':
      return { code: 'artwork_unreachable', detail: { reason: 'share_page', service: fault.service } };
    case 'private_address':
      return { code: 'artwork_unreachable', detail: { reason: 'private_host' } };
    case 'not_found':
    case 'forbidden':
    case 'no_such_host':
    case 'bad_certificate':
    case 'too_many_redirects':
    case 'insecure_redirect':
    case 'expires':
      return { code: 'artwork_unreachable', detail: { reason: fault.kind } };
  }
}

/** One digit is what a person compares. */
const percent = (fraction: number): number => Math.round(fraction * 1_000) / 10;

/** The largest print that keeps the product's resolution. */
function goodUpTo({ widthMm, heightMm, dpi }: PrintSize, effectiveDpi: number): string {
  const inCm = (lengthMm: number): number => Math.floor((lengthMm * effectiveDpi) / dpi / 10);
  return `${inCm(widthMm)} × ${inCm(heightMm)} cm`;
}

function findingProblem(finding: ArtworkFinding, print: PrintSize, effectiveDpi: number): Problem | string {
  switch (finding.kind) {
    case 'too_small':
      return {
        code: 'artwork_too_small',
        detail: {
          needed: `${finding.needed.widthPx} × ${finding.needed.heightPx}`,
          has: `${finding.has.widthPx} × ${finding.has.heightPx}`,
          dpi: effectiveDpi,
          goodUpTo: goodUpTo(print, effectiveDpi),
        },
      };
    case 'wrong_ratio':
      return { code: 'artwork_wrong_ratio', detail: { reason: 'ratio', percent: percent(finding.offBy) } };
    case 'turned':
      return { code: 'artwork_wrong_ratio', detail: { reason: 'turned' } };
    case 'ratio':
      return note('artwork_ratio', String(percent(finding.offBy)));
    case 'cmyk':
      return note('artwork_cmyk');
  }
}

function judged(look: Extract<ArtworkLook, { kind: 'good' }>, { print, settings }: CheckedPrint): ArtworkCheck {
  const refuseBeyond = settings.artworkTolerancePercent / 100;
  const tolerance = { refuseBeyond, warnBeyond: Math.min(RATIO_TOLERANCE.warnBeyond, refuseBeyond) };
  const verdict = judgeArtwork({ facts: look.facts, print, tolerance });
  const found = verdict.findings.map((finding) => findingProblem(finding, print, verdict.effectiveDpi));
  return {
    problems: found.filter((one) => typeof one !== 'string'),
    notes: found.filter((one) => typeof one === 'string'),
    isAwaited: false,
  };
}

/** What speaks against printing the file at this address at this size (product §6 "Artwork"). */
export function checkArtwork(url: string, context: CheckedPrint): ArtworkCheck {
  const unusable = artworkUrlProblem(url);
  if (unusable !== null) return { ...NOTHING, problems: [unusable] };
  if (context.looks === null) return NOTHING;
  const look = context.looks(url);
  if (look === undefined || isUndecided(look)) return { ...NOTHING, isAwaited: true };
  switch (look.kind) {
    case 'good':
      return judged(look, context);
    case 'faulty':
      return { ...NOTHING, problems: [faultProblem(look.fault)] };
    case 'unreachable':
      return { ...NOTHING, problems: [{ code: 'artwork_unreachable', detail: { reason: 'no_answer' } }] };
    case 'not_looked_at':
      return { ...NOTHING, notes: [note('artwork_not_checked')] };
  }
}
