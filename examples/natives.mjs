// A Java class whose native methods are JavaScript's fs/promises: `node examples/natives.mjs <folder of FileSizes.class> <files…>`. Only the Java thread that called waits.
import { stat } from 'node:fs/promises';
import { createVM } from 'gojdk';

const [classPath, ...files] = process.argv.slice(2);
const vm = createVM({ classPath });
vm.bind('FileSizes.size(Ljava/lang/String;)J', async (path) => BigInt((await stat(path)).size));
process.exitCode = await vm.run({ mainClass: 'FileSizes', args: files });
