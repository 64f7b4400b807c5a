/** Legal names and descriptors (JVMS §4.2, §4.3). */
import t from 'tap';
import {
  isLegalClassName,
  isLegalFieldName,
  isLegalMethodName,
  methodDescriptorSlots,
} from '../../src/classfile/format-names.js';

const JAVA_1_4 = 48;
const JAVA_17 = 61;

t.test('names', async (t) => {
  for (const c of ['.', ';', '[', '/']) t.equal(isLegalFieldName(`a${c}b`, JAVA_17), false, c);
  t.equal(isLegalFieldName('a-b c<>', JAVA_17), true, 'almost everything goes');
  t.equal(isLegalFieldName('a-b', JAVA_1_4), false, 'not in old classes');
  t.equal(isLegalFieldName('', JAVA_17), false);
  t.equal(isLegalMethodName('a<b', JAVA_17), false);
  t.equal(isLegalMethodName('<init>', JAVA_17), true);
  t.equal(isLegalMethodName('<other>', JAVA_17), false);
  t.equal(isLegalClassName('a/b', JAVA_17), true);
  for (const name of ['/a', 'a/', 'a//b', '[', '[La', 'a[b'])
    t.equal(isLegalClassName(name, JAVA_17), false, name);
  t.equal(isLegalClassName('[[I', JAVA_17), true);
});

t.test('slots of parameters', async (t) => {
  const slots = (descriptor: string): number => methodDescriptorSlots('m', descriptor, JAVA_17);
  t.equal(slots('()V'), 0);
  t.equal(slots('(IJFDLa/B;)I'), 7);
  t.equal(slots('([J[[D)[La/B;'), 2, 'arrays take one');
  for (const bad of ['', 'V', '(', '(I', '(I)', '(I)VV', '(V)V', '(La)V', '()[V']) t.ok(slots(bad) < 0, bad);
});
