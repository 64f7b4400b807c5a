import t from 'tap';
import { formatAddress, parseAddress } from '../../src/natives/java/net/address-text.js';

t.test('IPv4', async (t) => {
  t.same([...(parseAddress('127.0.0.1') ?? [])], [127, 0, 0, 1]);
  t.equal(formatAddress(Uint8Array.of(10, 0, 255, 1)), '10.0.255.1');
  t.equal(parseAddress('1.2.3'), null);
  t.equal(parseAddress('1.2.3.256'), null);
});

t.test('IPv6', async (t) => {
  t.same([...(parseAddress('::1') ?? [])], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  t.same([...(parseAddress('fe80::1:2%eth0') ?? [])], [0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2]);
  t.same([...(parseAddress('::ffff:1.2.3.4') ?? [])].slice(10), [0xff, 0xff, 1, 2, 3, 4]);
  t.equal(formatAddress(parseAddress('2001:db8::ff00:42:8329') as Uint8Array), '2001:db8:0:0:0:ff00:42:8329');
  t.equal(parseAddress('1:2:3:4:5:6:7:8:9'), null);
});

t.test('what is formatted is parsed again', async (t) => {
  for (let n = 0; n < 200; n++) {
    const bytes = Uint8Array.from({ length: n % 2 === 0 ? 4 : 16 }, (_, i) => (n * 37 + i * 101) & 0xff);
    t.same([...(parseAddress(formatAddress(bytes)) ?? [])], [...bytes]);
  }
});
