-- Read-backs and polls have lanes of their own; a shop that stands still stands still in them too.
INSERT INTO lane (lane, queue, shop, system, blocked_until)
  SELECT shop || '|picanova|read_backs', 'read_backs', shop, 'picanova', blocked_until FROM lane WHERE queue = 'cancels'
  UNION ALL
  SELECT shop || '|picanova|polls', 'polls', shop, 'picanova', blocked_until FROM lane WHERE queue = 'cancels';
