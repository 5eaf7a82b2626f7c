// A process that counts up in transactions which read first and write then: `node read-then-write.ts URL TIMES`.
import { PrismaClient } from '../../web/store/generated/sqlite/client.ts';
import { openSafeSqlite } from '../../web/store/sqlite/safe-adapter.ts';

const [url = '', times = '0'] = process.argv.slice(2);
const { factory } = await openSafeSqlite(url);
const client = new PrismaClient({ adapter: factory });
for (let turn = 0; turn < Number(times); turn += 1) {
  await client.$transaction(async (tx) => {
    const lock = await tx.lock.findUniqueOrThrow({ where: { name: 'counter' } });
    await tx.lock.update({ where: { name: 'counter' }, data: { held_until: lock.held_until + 1n } });
  });
}
await client.$disconnect();
