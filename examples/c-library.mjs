// Native methods of a Java class that are functions of a C library, without a line of C: `node examples/c-library.mjs <folder of Zlib.class>`.
import { createVM } from 'gojdk';

const vm = createVM({ classPath: process.argv[2] });
const library = 'libz.so.1';
vm.bind('Zlib.version()Ljava/lang/String;', { library, symbol: 'zlibVersion' });
for (const method of ['crc32(J[BI)J', 'compressBound(J)J', 'compress([B[J[BJ)I', 'uncompress([B[J[BJ)I'])
  vm.bind(`Zlib.${method}`, { library });
process.exitCode = await vm.run({ mainClass: 'Zlib' });
