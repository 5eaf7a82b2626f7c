import { describe, expect, it } from 'vitest';
import { freeNumber, pairNamed, pairsOf, withOption } from './options.ts';

const FRAME = { print_option_name_2: 'Stretcher frame', print_option_value_2: '2 cm' };
const FULL = Object.fromEntries(
  [1, 2, 3, 4, 5].flatMap((n) => [
    [`print_option_name_${n}`, `Option ${n}`],
    [`print_option_value_${n}`, 'x'],
  ]),
);

describe('the option pairs of a draft', () => {
  it('are listed with their numbers, half ones too', () => {
    expect(pairsOf({ ...FRAME, print_option_name_4: 'Border' })).toEqual([
      { number: 2, name: 'Stretcher frame', value: '2 cm' },
      { number: 4, name: 'Border', value: '' },
    ]);
  });

  it('are found by name whatever its case and spaces', () => {
    expect(pairNamed(FRAME, ' stretcher  FRAME')?.value).toBe('2 cm');
    expect(pairNamed(FRAME, 'Border')).toBeNull();
  });

  it('are changed where they stand', () => {
    expect(withOption(FRAME, 'Stretcher frame', '4 cm')).toEqual({
      print_option_name_2: 'Stretcher frame',
      print_option_value_2: '4 cm',
    });
  });

  it('are added at the first free number', () => {
    expect(withOption(FRAME, 'Canvas border', 'Mirrored')).toEqual({
      ...FRAME,
      print_option_name_1: 'Canvas border',
      print_option_value_1: 'Mirrored',
    });
    expect(freeNumber(FULL)).toBeNull();
  });

  it('lose name and value together', () => {
    expect(withOption(FRAME, 'Stretcher frame', '')).toEqual({});
    expect(withOption(FRAME, 'Canvas border', '')).toEqual(FRAME);
  });

  it('are five and no more', () => {
    expect(withOption(FULL, 'Sixth', 'y')).toBeNull();
    expect(withOption(FULL, 'Option 3', 'y')).toMatchObject({ print_option_value_3: 'y' });
  });
});
