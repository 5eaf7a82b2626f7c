// Variables that lie in `.env` beside package.json; what the shell says counts before them.
import { existsSync } from 'node:fs';
import path from 'node:path';

export function loadEnvFile(root) {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
