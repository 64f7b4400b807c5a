import t from 'tap';
import { printGraph } from '../../../src/compiler/optimizing/print.js';
import { verifyGraph } from '../../../src/compiler/optimizing/verify.js';
import { SeededChoices } from '../../support/choices.js';
import { GraphInterpreter } from './interpreter.js';
import { parseGraph } from './parse.js';
import { RandomGraph, randomWorld } from './random-graph.js';

t.test('random graphs are sound, can be printed, read and executed', async (t) => {
  let exits = 0;
  let events = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const { graph } = new RandomGraph({
      choices: new SeededChoices(seed),
      size: 40,
      completeStates: seed % 2 === 0,
    });
    verifyGraph(graph, `making graph ${seed}`);
    const text = printGraph(graph);
    const read = parseGraph(text);
    verifyGraph(read, `reading graph ${seed}`);
    // Values have other numbers: the second time nothing changes any more.
    const again = printGraph(read);
    if (printGraph(parseGraph(again)) !== again) t.fail(`graph ${seed} is read as another`);
    const one = randomWorld(seed);
    const outcome = new GraphInterpreter(graph, one.world).run(one.args);
    const two = randomWorld(seed);
    new GraphInterpreter(read, two.world).run(two.args);
    if (one.world.log.join('\n') !== two.world.log.join('\n')) t.fail(`graph ${seed} is read as another`);
    if (outcome.reason !== 0) exits++;
    events += one.world.log.length;
  }
  t.ok(exits > 20 && exits < 180, `${exits} of 200 are left`);
  t.ok(events > 700, `${events} events`);
});

const sound = `
b0():
  v1:i = param #0
  v2:i = iconst #7
  goto -> b1(v1)
b1(v3:i): loop
  poll @s0
  v4:i = iadd v3, v2
  if_i.lt v4, v1 -> b1(v4), b2(v3)
b2(v5:i):
  return v5
states:
  s0: m0 bci 1 {0: v3}
`;

t.test('the verifier finds what is wrong', async (t) => {
  verifyGraph(parseGraph(sound), 'reading');
  const broken: [string, string, RegExp][] = [
    ['iadd v3, v2', 'iadd v5, v2', /v\d+ does not dominate its use/],
    ['v4:i = iadd v3, v2', 'v4:l = iadd v3, v2', /kind 2|argument 0 is/],
    ['iadd v3, v2', 'iadd v3', /operand b is missing/],
    ['iadd v3, v2', 'ineg v3, v2', /operand b is too many/],
    ['b1(v4), b2(v3)', 'b1(v4)', /1 edges/],
    ['b1(v4), b2(v3)', 'b1(), b2(v3)', /has 0 arguments/],
    ['poll @s0', 'poll', /has no state/],
    ['{0: v3}', '{0: v5}', /does not dominate/],
    ['  return v5\n', '  return\n', /returns kind 0/],
    ['poll @s0', 'v9:l = i2l v3 @s0', /never leaves/],
    ['return v5', 'return v5\n  goto -> b0()', /control in the middle|entry has a predecessor/],
    ['s0: m0 bci 1 {0: v3}', 's0: m0 bci 1 in s0 {0: v3}', /cycle|not after a call/],
  ];
  for (const [from, to, message] of broken) {
    const graph = parseGraph(sound.replace(from, to));
    if (message.source.includes('returns')) graph.returnKind = 1;
    t.throws(() => verifyGraph(graph, 'reading'), { message }, to);
  }
});
