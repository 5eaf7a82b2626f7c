/** Lines with left and right exchanged: other apps write the printer's code first. Sets and other lines stay. */
export function swapped(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [left = '', right, ...more] = line.split('=');
      return right === undefined || more.length > 0 || right.includes(',') ? line : `${right.trim()} = ${left.trim()}`;
    })
    .join('\n');
}
