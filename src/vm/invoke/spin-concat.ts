/** Call sites of StringConcatFactory.makeConcatWithConstants, made without java.lang.invoke. */

import { ClassWriter } from '../../classfile/class-writer.js';
import { Acc } from '../../jvms/access-flags.js';
import { slotsOf } from '../../jvms/descriptors.js';
import { CpTag } from '../../jvms/pool-tags.js';

import type { LinkedAdapter } from '../classes/runtime-constant-pool.js';
import type { Steps } from '../steps.js';
import type { VM } from '../vm.js';
import type { CallSiteInfo } from './bootstrap-row.js';
import { ConcatCode, ConcatHelper, type Part } from './concat-code.js';
import { defineHidden, Links } from './hidden-classes.js';

const STRING = 'Ljava/lang/String;';
const OBJECT = 'Ljava/lang/Object;';
const HOST = 'java/lang/StringConcatHelper';
/** The factory's limit. */
const MAX_SLOTS = 200;

export class ConcatSpinner {
  private helper: ConcatHelper | null | undefined;
  /** Adapters by types of arguments and text. */
  private readonly made = new Map<string, LinkedAdapter>();

  constructor(private readonly vm: VM) {}

  /** Null: not for us. */
  *link(site: CallSiteInfo): Steps<LinkedAdapter | null> {
    const { vm } = this;
    if (this.helper === undefined) this.helper = ConcatHelper.find(vm);
    if (this.helper === null || site.result !== STRING) return null;
    const types = site.parameters.map((d) => (d.length > 1 ? OBJECT : d));
    const parts = partsOf(site, types);
    if (parts === null) return null;
    const key = `${types.join('')}\0${parts.map((p) => (typeof p === 'string' ? p : '\u0001')).join('\0')}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    yield* vm.initializer.initialize(vm.classes.loadBoot(HOST));
    const adapter = this.make(this.helper, types, parts);
    this.made.set(key, adapter);
    return adapter;
  }

  private make(helper: ConcatHelper, types: readonly string[], parts: readonly Part[]): LinkedAdapter {
    const { vm } = this;
    const links = new Links();
    const access = Acc.FINAL | Acc.SYNTHETIC | Acc.SUPER;
    const writer = new ClassWriter('java/lang/String$Concat', access, 'java/lang/Object', []);
    const slots = types.reduce((sum, d) => sum + slotsOf(d), 0);
    const code = writer.method(Acc.STATIC, 'concat', `(${types.join('')})${STRING}`, slots);
    new ConcatCode(writer, links, helper, code).write(parts);
    const cls = defineHidden(vm, vm.classes.loadBoot(HOST), writer, links);
    return { method: cls.methods[0], appendixCell: 0 };
  }
}

/** The recipe's parts, adjacent texts joined; null if it is wrong or has constants that are no strings. */
function partsOf(site: CallSiteInfo, types: readonly string[]): Part[] | null {
  const { pool } = site.rcp;
  const slots = types.reduce((sum, d) => sum + slotsOf(d), 0);
  if (site.args.length === 0 || slots > MAX_SLOTS || pool.tag(site.args[0]) !== CpTag.STRING) return null;
  const recipe = pool.stringValue(site.args[0]);
  const parts: Part[] = [];
  let text = '';
  let argument = 0;
  let constant = 1;
  let slot = 0;
  const flush = (): void => {
    if (text !== '') parts.push(text);
    text = '';
  };
  for (const c of recipe.split('')) {
    if (c === '\u0001') {
      if (argument === types.length) return null;
      flush();
      const descriptor = types[argument++];
      const index = slot;
      slot += slotsOf(descriptor);
      parts.push({ descriptor, push: (code) => code.load(descriptor, index) });
    } else if (c === '\u0002') {
      if (constant === site.args.length || pool.tag(site.args[constant]) !== CpTag.STRING) return null;
      text += pool.stringValue(site.args[constant++]);
    } else text += c;
  }
  flush();
  if (argument !== types.length || constant !== site.args.length) return null;
  return parts;
}
