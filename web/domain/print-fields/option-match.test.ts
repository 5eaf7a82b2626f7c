import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOption, aVariant } from '../../../test/fixtures/domain.ts';
import { readNote } from './notes.ts';
import { matchOptions } from './option-match.ts';

const border = { name: 'Canvas border', value: 'Mirrored' };
const frame = { name: 'Stretcher frame', value: '2 cm' };

describe('matching options', () => {
  it('sends exact ones as they are, in the order of the catalogue', () => {
    expect(matchOptions([frame, border], aVariant(), {})).toEqual({
      options: [border, frame],
      problems: [],
      notes: [],
    });
  });

  it('corrects case, spaces and Unicode form to the spelling of the catalogue, and says so', () => {
    const match = matchOptions(
      [
        { name: ' canvas  BORDER ', value: 'mirrored' },
        { name: 'Stretcher frame', value: '２ cm' },
      ],
      aVariant(),
      {},
    );
    expect(match.options).toEqual([border, frame]);
    expect(match.notes.map(readNote)).toEqual([
      { code: 'corrected', parts: [' canvas  BORDER ', 'Canvas border'] },
      { code: 'corrected', parts: ['mirrored', 'Mirrored'] },
      { code: 'corrected', parts: ['２ cm', '2 cm'] },
    ]);
  });

  it('lists the valid names for an unknown name', () => {
    expect(matchOptions([border, frame, { name: 'Glitter', value: 'Yes' }], aVariant(), {}).problems).toEqual([
      { code: 'unknown_option', detail: { option: 'Glitter', valid: ['Canvas border', 'Stretcher frame', 'Frame'] } },
    ]);
  });

  it('lists the valid values for an unknown value, and does not call the option missing too', () => {
    expect(
      matchOptions([{ ...border, value: 'Pink' }, frame], aVariant(), { 'Canvas border': 'White' }).problems,
    ).toEqual([
      { code: 'unknown_option', detail: { option: 'Canvas border', value: 'Pink', valid: ['Mirrored', 'White'] } },
    ]);
  });

  it('names a missing required option, and leaves optional ones alone', () => {
    expect(matchOptions([border], aVariant(), {}).problems).toEqual([
      { code: 'missing_option', detail: { option: 'Stretcher frame', valid: ['2 cm', '4 cm'] } },
    ]);
  });

  it('takes the default of the merchant for a missing required option, and says so', () => {
    const match = matchOptions([border], aVariant(), { 'stretcher FRAME': '4 CM', Frame: 'Black' });
    expect(match).toMatchObject({ options: [border, { name: 'Stretcher frame', value: '4 cm' }], problems: [] });
    expect(match.notes.map(readNote)).toEqual([{ code: 'option_default', parts: ['Stretcher frame', '4 cm'] }]);
  });

  it('does not take a default that this variant does not offer', () => {
    expect(matchOptions([border], aVariant(), { 'Stretcher frame': '9 cm' }).problems.map(({ code }) => code)).toEqual([
      'missing_option',
    ]);
  });

  it('does not choose between two values that fold alike', () => {
    const variant = aVariant({ options: [anOption('Paper', ['Matte', 'matte'])] });
    expect(matchOptions([{ name: 'Paper', value: 'MATTE' }], variant, {}).problems.map(({ code }) => code)).toEqual([
      'unknown_option',
    ]);
    expect(matchOptions([{ name: 'Paper', value: 'matte' }], variant, {}).options).toEqual([
      { name: 'Paper', value: 'matte' },
    ]);
  });

  it('only ever sends names and values of the catalogue', () => {
    const variant = aVariant();
    const names = fc.constantFrom('Canvas border', 'canvas border', 'Frame', 'FRAME ', 'Nonsense');
    const values = fc.constantFrom('Mirrored', 'WHITE', 'Black', 'black', '2 cm', 'Nonsense');
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, value: values })), (wanted) => {
        for (const { name, value } of matchOptions(wanted, variant, {}).options) {
          expect(variant.options.find((option) => option.name === name)?.values.map((entry) => entry.name)).toContain(
            value,
          );
        }
      }),
    );
  });
});
