import { describe, expect, it } from 'vitest';
import { ThrottleBucket } from './throttle-bucket.ts';

const status = (currentlyAvailable: number) => ({ maximumAvailable: 2_000, currentlyAvailable, restoreRate: 100 });

/** A bucket that has been told its level at time 0. */
function bucketAt(available: number): ThrottleBucket {
  const bucket = new ThrottleBucket();
  bucket.reserve(0, 0);
  bucket.settle(0, status(available), 0);
  return bucket;
}

describe('a shop’s bucket', () => {
  it('lets everything pass until it has been told a level', () => {
    expect(new ThrottleBucket().reserve(5_000, 0)).toBe(0);
  });

  it('lets pass what is available and makes wait for what is missing', () => {
    expect(bucketAt(500).reserve(500, 0)).toBe(0);
    expect(bucketAt(500).reserve(600, 0)).toBe(1_000);
  });

  it('fills with time, at the shop’s own rate, up to its maximum', () => {
    expect(bucketAt(500).reserve(600, 1_000)).toBe(0);
    expect(bucketAt(500).reserve(2_000, 3_600_000)).toBe(0);
    expect(bucketAt(500).reserve(2_100, 3_600_000)).toBe(1_000);
  });

  it('makes whoever finds too few points wait for the requests under way, whose points come back', async () => {
    const bucket = bucketAt(700);
    bucket.reserve(600, 0);
    expect(bucket.reserve(600, 0)).toBe('busy');
    const settled = bucket.settled().then(() => bucket.reserve(600, 0));
    bucket.settle(600, status(650), 0);
    expect(await settled).toBe(0);
  });

  it('wakes those who wait when a request is given up', async () => {
    const bucket = bucketAt(100);
    bucket.reserve(100, 0);
    const settled = bucket.settled().then(() => bucket.reserve(100, 0));
    bucket.release(100);
    expect(await settled).toBe(0);
  });

  it('reserves nothing for those whom it sends away', () => {
    const bucket = bucketAt(100);
    bucket.reserve(60, 0);
    bucket.reserve(60, 0);
    expect(bucket.reserve(40, 0)).toBe(0);
  });

  it('forgets a reservation that was not used', () => {
    const bucket = bucketAt(100);
    bucket.reserve(100, 0);
    bucket.release(100);
    expect(bucket.reserve(100, 0)).toBe(0);
  });

  it('takes the points of an answer without a level as spent', () => {
    const bucket = bucketAt(100);
    bucket.reserve(100, 0);
    bucket.settle(100, null, 0);
    expect(bucket.reserve(100, 0)).toBe(1_000);
  });

  it('learns from an answer what other processes have used', () => {
    const bucket = bucketAt(2_000);
    bucket.reserve(10, 0);
    bucket.settle(10, status(0), 0);
    expect(bucket.reserve(100, 0)).toBe(1_000);
  });

  it('does not fill when the clock is set back', () => {
    const bucket = bucketAt(0);
    expect(bucket.reserve(100, -5_000)).toBe(1_000);
  });
});
