/** A program for makers of images: runs the library as programs do, and writes what V8 has made of it. Arguments: the folder of the image, which has a key already. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Library from '../index.js';
import { LIBRARY } from './folder.js';
import { libraryScript } from './library-script.js';

const [folder] = process.argv.slice(2);
const { script, run } = libraryScript(undefined);
const { createVM } = run() as typeof Library;
const vm = createVM({ image: folder });
const List = vm.load('java.util.ArrayList');
const list = new List();
list.add('b');
list.add('a');
list.sort((a: string, b: string) => (a < b ? -1 : 1));
if (vm.call('java/lang/Math.max(II)I', 1, 2) !== 2 || String(list) !== '[a, b]')
  throw new Error('a VM that began with the image is wrong');
vm.close();
writeFileSync(join(folder, LIBRARY), script.createCachedData(), { mode: 0o600 });
