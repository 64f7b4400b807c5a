/** What is said about shared objects that are not there. */
import t from 'tap';
import { adviceFor } from '../../src/natives/posix/missing-library.js';

const text = (name: string): string => `${name}: cannot open shared object file: No such file or directory`;

t.equal(
  adviceFor(text('libharfbuzz.so.0')),
  'libharfbuzz.so.0 is missing; on Debian it is in the package libharfbuzz0b (apt-get install libharfbuzz0b)',
);
t.equal(adviceFor(text('libmine.so.1')), null, 'nobody knows where that is');
t.equal(adviceFor(text('toString')), null);
t.equal(adviceFor('/lib/x.so: undefined symbol: f'), null);
