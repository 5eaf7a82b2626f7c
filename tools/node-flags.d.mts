export const NODE_FLAGS: readonly string[];
export const MALLOC: Readonly<Record<string, string>>;
