import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * What a Dockerfile does, without Docker: each stage a folder, COPY and RUN in it under this Node, and at the end what
 * a container would be started with. Only what ours uses is understood; anything else throws.
 */
export interface Image {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthCommand: readonly string[];
  readonly user: string;
  readonly volume: string;
}

interface Stage extends Record<'folder', string> {
  readonly env: Record<string, string>;
  command: string[];
  healthCommand: string[];
  user: string;
  volume: string;
}

/** What stands in the context, by the patterns of .dockerignore: each names a path from the top. */
export function copyContext(root: string, to: string): void {
  const patterns = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  const isLeftOut = (relative: string): boolean => patterns.some((pattern) => path.matchesGlob(relative, pattern));
  cpSync(root, to, { recursive: true, filter: (source) => !isLeftOut(path.relative(root, source)) });
}

/** A PATH on which `node` is the Node of this process, as the image's `node` is the image's. */
export function pathOfNode(folder: string): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const node = path.join(bin, 'node');
  if (!existsSync(node)) symlinkSync(process.execPath, node);
  return `${bin}${path.delimiter}${process.env.PATH ?? ''}`;
}

/** Instructions with their lines joined, comments aside. */
function instructionsOf(dockerfile: string): readonly (readonly [string, string])[] {
  return dockerfile
    .replace(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, name = '', rest = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
      return [name, rest] as const;
    });
}

/**
 * Builds into folders below `workshop`. What builds the app is not loaded from the registry again, which takes minutes:
 * its packages are those of `root`, by a link.
 */
export function buildImage(root: string, workshop: string): Image {
  const stages = new Map<string, Stage>();
  let stage: Stage | null = null;
  const current = (): Stage => {
    if (stage === null) throw new Error('an instruction before FROM');
    return stage;
  };
  const run: Readonly<Record<string, (rest: string) => void>> = {
    FROM(rest) {
      const name = / AS (\w+)$/.exec(rest)?.[1] ?? 'last';
      stage = { folder: path.join(workshop, name), env: {}, command: [], healthCommand: [], user: 'root', volume: '' };
      mkdirSync(stage.folder, { recursive: true });
      stages.set(name, stage);
    },
    COPY(rest) {
      const [, from, what = ''] = /^(?:--from=(\w+) )?(.*)$/.exec(rest) ?? [];
      const names = what.split(' ');
      const to = names.pop() ?? '';
      const { folder } = current();
      if (from === undefined && what === '. .') return copyContext(root, folder);
      for (const name of names) {
        const source = from === undefined ? root : (stages.get(from)?.folder ?? '');
        const relative = name.replace(/^\/app\//, '');
        cpSync(path.join(source, relative), path.join(folder, to === './' ? relative : to), { recursive: true });
      }
    },
    RUN(rest) {
      // What only root may do, and only there: the volume's folder.
      if (rest.startsWith('install -d -o node')) return;
      const { folder, env } = current();
      if (rest.includes('--include=dev'))
        return symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
      execFileSync('sh', ['-c', rest], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { HOME: process.env.HOME ?? '', npm_config_prefer_offline: 'true', ...env, PATH: pathOfNode(workshop) },
      });
    },
    ENV: (rest) =>
      void Object.assign(current().env, Object.fromEntries(rest.split(' ').map((pair) => pair.split('=')))),
    CMD: (rest) => void (current().command = JSON.parse(rest)),
    HEALTHCHECK: (rest) => void (current().healthCommand = JSON.parse(/ CMD (\[.*\])$/.exec(rest)?.[1] ?? '[]')),
    USER: (rest) => void (current().user = rest),
    VOLUME: (rest) => void (current().volume = rest),
    WORKDIR: () => undefined,
    EXPOSE: () => undefined,
  };
  for (const [name, rest] of instructionsOf(readFileSync(path.join(root, 'Dockerfile'), 'utf8'))) {
    const perform = run[name];
    if (perform === undefined) throw new Error(`${name} is not understood`);
    perform(rest);
  }
  return current();
}
