/**
 * What comments cite: `(document \u00a72.2.1)`, several after one another as `\u00a72, \u00a74`, and points of a
 * section's numbered list as `\u00a73 rule 8` or `\u00a77 no. 2, 3`. Whatever bears the sign and has not this form is a
 * fault, not something else.
 */
export interface Citation {
  readonly line: number;
  /** As written, for a person to find it. */
  readonly text: string;
  /** null = the sign stands without a document, or not right behind an opening bracket. */
  readonly document: string | null;
  readonly sections: readonly CitedSection[];
}

export interface CitedSection {
  readonly section: string;
  /** Numbers in the section's list. */
  readonly points: readonly string[];
}

/** A document's numbered headings, each with the numbers of the list directly under it. */
export type Sections = ReadonlyMap<string, ReadonlySet<string>>;

/** Written as an escape, so that this file cites nothing. */
const SIGN = '\u00a7';
const POINTS = String.raw`(?: (?:no\.|rules?) \d+(?:(?:, | and | to )\d+)*)?`;
const SECTION = String.raw`${SIGN}(\d+(?:\.\d+)*)(${POINTS})`;
const CITATION = new RegExp(String.raw`(?:\(([a-z-]+) )?${SECTION}(?:(?:, | and | to )${SECTION})*|${SIGN}`, 'g');

/** Every citation of a text, and every sign that is none. */
export function findCitations(text: string): Citation[] {
  return text.split('\n').flatMap((content, index) =>
    [...content.matchAll(CITATION)].map(([written, document]) => ({
      line: index + 1,
      text: written,
      document: document ?? null,
      sections: [...written.matchAll(new RegExp(SECTION, 'g'))].map(([, section = '', points = '']) => ({
        section,
        points: points.match(/\d+/g) ?? [],
      })),
    })),
  );
}

/** The sections of a Markdown document; lines in code blocks are none. */
export function readSections(markdown: string): Sections {
  const sections = new Map<string, Set<string>>();
  let current = new Set<string>();
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode;
    if (inCode) continue;
    if (line.startsWith('#')) {
      current = new Set();
      const section = /^#{2,4} (\d+(?:\.\d+)*)\.? /.exec(line)?.[1];
      if (section !== undefined) sections.set(section, current);
    }
    const point = /^(\d+)\. /.exec(line)?.[1];
    if (point !== undefined) current.add(point);
  }
  return sections;
}

/** What is wrong with a citation, in words; null = it leads somewhere. */
export function faultOf(citation: Citation, documents: ReadonlyMap<string, Sections>): string | null {
  if (citation.document === null || citation.sections.length === 0) return 'not in the form (document, sign, number)';
  const sections = documents.get(citation.document);
  if (sections === undefined) return `no document "${citation.document}"`;
  for (const { section, points } of citation.sections) {
    const known = sections.get(section);
    if (known === undefined) return `${citation.document} has no section ${section}`;
    const missing = points.find((point) => !known.has(point));
    if (missing !== undefined) return `section ${section} of ${citation.document} has no point ${missing}`;
  }
  return null;
}
