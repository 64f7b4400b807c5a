import type { ModuleDescription, PackageGrant } from '../classfile/module-attribute.js';
import type { Printing } from './printing.js';

const OPEN = 0x20;
const TRANSITIVE = 0x20;
const STATIC_PHASE = 0x40;

/** `open module a.b@1`, the head of a module's declaration. */
export function moduleHead(p: Printing, module: ModuleDescription): string {
  const version = module.versionIndex === 0 ? '' : `@${p.utf8(module.versionIndex)}`;
  return `${(module.flags & OPEN) === 0 ? '' : 'open '}module ${p.moduleName(module.nameIndex)}${version}`;
}

/** The directives of a module as source shows them. */
export function printDirectives(p: Printing, module: ModuleDescription): void {
  const { out } = p;
  for (const { moduleIndex, flags } of module.requires) {
    const isStatic = (flags & STATIC_PHASE) === 0 ? '' : ' static';
    const isTransitive = (flags & TRANSITIVE) === 0 ? '' : ' transitive';
    out.println(`requires${isStatic}${isTransitive} ${p.moduleName(moduleIndex)};`);
  }
  const grant = (word: string, { packageIndex, to }: PackageGrant): void =>
    withList(
      p,
      `${word} ${p.packageName(packageIndex)}`,
      'to',
      to.map((i) => p.moduleName(i)),
    );
  for (const row of module.exports) grant('exports', row);
  for (const row of module.opens) grant('opens', row);
  for (const index of module.uses) out.println(`uses ${p.className(index)};`);
  for (const { serviceIndex, implementations } of module.provides) {
    const names = implementations.map((i) => p.className(i));
    withList(p, `provides  ${p.className(serviceIndex)}`, 'with', names);
  }
}

function withList(p: Printing, text: string, word: string, names: readonly string[]): void {
  const { out } = p;
  if (names.length === 0) {
    out.println(`${text};`);
    return;
  }
  out.block(`${text} ${word}`, () => {
    for (const [i, name] of names.entries()) out.println(name + (i + 1 < names.length ? ',' : ';'));
  });
}

const moduleFlagNames: readonly (readonly [number, string])[] = [
  [OPEN, 'ACC_OPEN'],
  [0x1000, 'ACC_SYNTHETIC'],
  [0x8000, 'ACC_MANDATED'],
];
const requiresFlagNames: readonly (readonly [number, string])[] = [
  [TRANSITIVE, 'ACC_TRANSITIVE'],
  [STATIC_PHASE, 'ACC_STATIC_PHASE'],
  [0x1000, 'ACC_SYNTHETIC'],
  [0x8000, 'ACC_MANDATED'],
];
const grantFlagNames: readonly (readonly [number, string])[] = [
  [0x1000, 'ACC_SYNTHETIC'],
  [0x8000, 'ACC_MANDATED'],
];

function withFlags(text: string, flags: number, names: readonly (readonly [number, string])[]): string {
  return names.reduce((all, [bit, name]) => ((flags & bit) === 0 ? all : `${all} ${name}`), text);
}

/** The Module attribute, with its indices. */
export function printModule(p: Printing, module: ModuleDescription): void {
  const { out, texts } = p;
  const flagged = (index: number, flags: number, comment: string): void =>
    p.withComment(`#${index},${flags.toString(16)}`, comment);
  const version = (index: number): void => {
    if (index === 0) out.println('#0');
    else p.withComment(`#${index}`, texts.value(index));
  };
  out.block('Module:', () => {
    flagged(
      module.nameIndex,
      module.flags,
      withFlags(texts.value(module.nameIndex), module.flags, moduleFlagNames),
    );
    version(module.versionIndex);
    p.withComment(String(module.requires.length), 'requires');
    out.indented(() => {
      for (const { moduleIndex, flags, versionIndex } of module.requires) {
        flagged(moduleIndex, flags, withFlags(texts.value(moduleIndex), flags, requiresFlagNames));
        version(versionIndex);
      }
    });
    printGrants(p, module.exports, 'exports');
    printGrants(p, module.opens, 'opens');
    p.withComment(String(module.uses.length), 'uses');
    out.indented(() => {
      for (const index of module.uses) p.withComment(`#${index}`, texts.value(index));
    });
    printProvides(p, module);
  });
}

function printGrants(p: Printing, grants: readonly PackageGrant[], word: string): void {
  const { out, texts } = p;
  p.withComment(String(grants.length), word);
  out.indented(() => {
    for (const { packageIndex, flags, to } of grants) {
      const many = to.length === 0 ? '' : ` to ... ${to.length}`;
      const comment = withFlags(texts.value(packageIndex), flags, grantFlagNames) + many;
      p.withComment(`#${packageIndex},${flags.toString(16)}`, comment);
      out.indented(() => {
        for (const index of to) p.withComment(`#${index}`, `... to ${texts.value(index)}`);
      });
    }
  });
}

function printProvides(p: Printing, module: ModuleDescription): void {
  const { out, texts } = p;
  p.withComment(String(module.provides.length), 'provides');
  out.indented(() => {
    for (const { serviceIndex, implementations } of module.provides) {
      p.withComment(`#${serviceIndex}`, `${texts.value(serviceIndex)} with ... ${implementations.length}`);
      out.indented(() => {
        for (const index of implementations) p.withComment(`#${index}`, `... with ${texts.value(index)}`);
      });
    }
  });
}
