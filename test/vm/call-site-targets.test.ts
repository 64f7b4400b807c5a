/** Which code relies on what call sites lead to. */
import t from 'tap';
import type { KnownObject } from '../../src/compiler/optimizing/environment.js';
import type { CodeBlob } from '../../src/vm/code/code-blob.js';
import { CallSiteTargets } from '../../src/vm/tiers/call-site-targets.js';

interface Site extends KnownObject {
  address: number;
}

const site = (address: number): Site => ({ isStableArray: false, address });
const blob = (name: string): CodeBlob => ({ name }) as unknown as CodeBlob;
const targets = (): CallSiteTargets => new CallSiteTargets((object) => (object as Site).address);

t.test('a change breaks the codes that rely on this site, each once', (t) => {
  const known = targets();
  const [one, two] = [site(64), site(128)];
  const [a, b, c] = [blob('a'), blob('b'), blob('c')];
  known.assume(one).blob = a;
  known.assume(one).blob = a;
  known.assume(one).blob = b;
  known.assume(two).blob = c;
  t.strictSame(known.change(64), [a, b]);
  t.strictSame(known.change(128), [c]);
  t.strictSame(known.change(192), [], 'another site');
  t.end();
});

t.test('sites move', (t) => {
  const known = targets();
  const moving = site(64);
  const code = blob('code');
  known.assume(moving).blob = code;
  moving.address = 256;
  t.strictSame(known.change(64), [], 'something else lies there now');
  t.strictSame(known.change(256), [code]);
  t.end();
});

t.test('code that is still being made is told when it is there', (t) => {
  const known = targets();
  const assumption = known.assume(site(64));
  const other = known.assume(site(128));
  t.notOk(assumption.isBroken);
  t.strictSame(known.change(64), []);
  t.ok(assumption.isBroken);
  t.notOk(other.isBroken);
  t.end();
});

t.test('what is forgotten is not broken', (t) => {
  const known = targets();
  const assumption = known.assume(site(64));
  assumption.blob = blob('code');
  known.forget(assumption);
  t.strictSame(known.change(64), []);
  t.notOk(assumption.isBroken);
  t.end();
});
