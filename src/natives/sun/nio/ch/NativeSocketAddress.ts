import type { NativeTable } from '../../../../vm/native.js';
import { AF_INET, AF_INET6, SockAddr } from '../../../java/net/inet-addresses.js';

export const NativeSocketAddress: NativeTable = {
  'sun/nio/ch/NativeSocketAddress': {
    'AFINET()I': () => AF_INET,
    'AFINET6()I': () => AF_INET6,
    'sizeofSockAddr4()I': () => SockAddr.SIZE4,
    'sizeofSockAddr6()I': () => SockAddr.SIZE6,
    'sizeofFamily()I': () => 2,
    'offsetFamily()I': () => SockAddr.FAMILY,
    'offsetSin4Port()I': () => SockAddr.PORT,
    'offsetSin4Addr()I': () => SockAddr.ADDRESS4,
    'offsetSin6Port()I': () => SockAddr.PORT,
    'offsetSin6Addr()I': () => SockAddr.ADDRESS6,
    'offsetSin6ScopeId()I': () => SockAddr.SCOPE,
    'offsetSin6FlowInfo()I': () => SockAddr.FLOW_INFO,
  },
};
