import { describe, expect, it } from 'vitest';
import { chosenSettings, DEFAULT_SETTINGS, effectiveSettings, settings, settingsChange } from './settings.ts';

const readSettings = (json: string | null) => effectiveSettings(chosenSettings(json), false);

describe('the settings of a shop', () => {
  it('are the defaults while nothing is stored', () => {
    expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
    expect(readSettings('{}')).toEqual(DEFAULT_SETTINGS);
    expect(settings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('are read back as they were stored', () => {
    const chosen = { ...DEFAULT_SETTINGS, waitHours: 12, defaultMethod: { US: 'ups' }, notifyBuyer: 'never' as const };
    expect(readSettings(JSON.stringify(chosen))).toEqual(chosen);
  });

  it('are chosen only where they are stored: what is not is a default, also of a later version', () => {
    expect(chosenSettings(null)).toEqual({});
    expect(chosenSettings('{"waitHours":0,"splitMixed":true}')).toEqual({ waitHours: 0 });
    expect(effectiveSettings({}, true)).toEqual({ ...DEFAULT_SETTINGS, testMode: true });
    expect(effectiveSettings({ testMode: false }, true).testMode).toBe(false);
  });

  it('[A8] drop what an older version stored', () => {
    const old = { ...DEFAULT_SETTINGS, splitMixed: true, waitHours: 3 };
    expect(readSettings(JSON.stringify(old))).toEqual({ ...DEFAULT_SETTINGS, waitHours: 3 });
  });

  it('tell the buyer at shipment where the first scan was chosen', () => {
    expect(readSettings('{"notifyBuyer":"at_first_scan"}').notifyBuyer).toBe('at_shipment');
  });

  it.each(['[]', '{"waitHours":100}', '{"notifyBuyer":"sometimes"}'])('never take %s for settings', (json) => {
    expect(() => readSettings(json)).toThrow();
  });

  it('cannot be saved with a choice that is no longer one', () => {
    expect(settingsChange.safeParse({ notifyBuyer: 'at_first_scan' }).success).toBe(false);
  });
});
