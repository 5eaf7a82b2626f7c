import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Node's own words go on about arguments that begin with a dash. */
function firstSentence(text: string): string {
  return text.replace(/\.\s.*$/s, '.');
}

/**
 * What a command was told. `--help` prints the usage and ends with 0; what `read` refuses, by a TypeError as Node's
 * `parseArgs` does, is said with the usage beside it and ends with 2.
 */
export function readCommandLine<Read>(usage: string, read: (args: string[]) => Read): Read {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(`Usage: ${usage}\n`);
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${firstSentence(error.message)}\nUsage: ${usage}\n`);
    process.exit(2);
  }
}

/** The values of these options; the words beside them are refused. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  return readCommandLine(usage, (args) => parseArgs({ args, options }).values);
}

/** For a command that takes nothing. */
export function readNothing(usage: string): void {
  readOptions(usage, {});
}

/** For a command that takes one word, such as a file. */
export function readWord(usage: string, name: string, form = /./): string {
  return readCommandLine(usage, (args) => {
    const [word, ...more] = parseArgs({ args, options: {}, allowPositionals: true }).positionals;
    if (word === undefined || !form.test(word) || more.length > 0) throw new TypeError(`One ${name} is needed.`);
    return word;
  });
}
