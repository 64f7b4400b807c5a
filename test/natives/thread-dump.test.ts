import t from 'tap';
import { classfiles } from '../support/paths.js';
import { gojdk } from '../support/process.js';

t.test('SIGQUIT shows the threads, and the program goes on', async (t) => {
  const { exit, stdout } = await gojdk(['run', '-cp', classfiles('fixtures'), 'Deadlocked']);
  const text = stdout.toString();
  t.equal(exit, 0);
  t.match(text, /^Full thread dump OpenJDK 64-Bit Server VM/m);
  t.match(text, /^"main" #1 prio=5 .* waiting on condition/m);
  t.match(text, /^ {3}java\.lang\.Thread\.State: TIMED_WAITING \(sleeping\)$/m);
  t.match(text, /^\tat java\.lang\.Thread\.sleep\(java\.base@17[.\d]*\/Native Method\)$/m);
  t.match(text, /^\tat Deadlocked\.main\(Deadlocked\.java:\d+\)$/m);
  t.match(text, /^\t- waiting to lock <0x[0-9a-f]{16}> \(a java\.lang\.(Object|Integer)\)$/m);
  t.match(text, /^Found one Java-level deadlock:$/m);
  t.match(text, /^ {2}which is held by "two"$/m);
  t.match(text, /^done$/m);
});
