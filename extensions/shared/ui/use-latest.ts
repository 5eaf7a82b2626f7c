import { useRef, useState } from 'preact/hooks';

/**
 * A state that can be asked for its newest value at once, not only when drawn: a button may be pressed in the moment
 * after the last key.
 */
export function useLatest<Value>(
  start: Value,
): readonly [Value, (edit: (before: Value) => Value) => void, () => Value] {
  const latest = useRef(start);
  const [value, setValue] = useState(start);
  const edit = (change: (before: Value) => Value): void => {
    latest.current = change(latest.current);
    setValue(() => latest.current);
  };
  return [value, edit, () => latest.current];
}
