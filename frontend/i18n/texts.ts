import type { texts } from './en/index.ts';

type SameKeys<Part> = { readonly [Key in keyof Part]: Part[Key] extends string ? string : SameKeys<Part[Key]> };

/** The shape of every language: a missing or surplus key is a type error, and so fails the build. */
export type Texts = SameKeys<typeof texts>;
