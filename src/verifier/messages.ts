/** The texts of VerifyErrors found by type checking, as HotSpot prints them: message, location, reason, frames, bytecode, handlers, stack maps. */

import type { CodeAttribute } from '../classfile/class-file.js';
import { javaTypes } from '../jvms/descriptors.js';
import { opcodes } from '../jvms/opcodes.js';
import { internalName } from './code-map.js';
import { type Context, type FrameCopy, type Origin, Reason, Source } from './fault.js';
import { describeStackMaps } from './stack-map-text.js';
import type { TypeTable } from './types.js';

/** The method at fault. */
export interface FaultyMethod {
  readonly className: string;
  readonly name: string;
  readonly descriptor: string;
  readonly code: CodeAttribute;
}

export function detailedMessage(
  types: TypeTable,
  message: string,
  context: Context,
  method: FaultyMethod,
): string {
  const lines = [message, 'Exception Details:'];
  const { code } = method.code;
  lines.push('  Location:');
  lines.push(
    `    ${method.className}.${method.name}${method.descriptor} @${context.bci}: ${instructionName(code, context.bci)}`,
  );
  lines.push('  Reason:', `    ${reasonText(types, context)}`);
  pushFrame(lines, types, '  Current Frame:', context.found);
  pushFrame(lines, types, '  Stackmap Frame:', context.expected);
  lines.push('  Bytecode:', ...hexDump(code));
  pushHandlers(lines, method.code);
  const maps = method.code.stackMapTable;
  const text = `${lines.join('\n')}\n`;
  return maps === null || maps.length === 0 ? text : `${text}  Stackmap Table:\n${describeStackMaps(maps)}`;
}

function instructionName(code: Uint8Array, bci: number): string {
  if (bci >= code.length) return '<invalid>';
  return opcodes[code[bci]]?.mnemonic ?? internalName(code[bci]) ?? '<illegal>';
}

function reasonText(types: TypeTable, context: Context): string {
  const { found, expected } = context;
  switch (context.reason) {
    case Reason.BAD_CODE:
      return 'Error exists in the bytecode';
    case Reason.BAD_TYPE:
      return found !== undefined && expected !== undefined
        ? `Type ${originText(types, found)} is not assignable to ${originText(types, expected)}`
        : `Invalid type: ${found === undefined ? '' : originText(types, found)}`;
    case Reason.BAD_FLAGS:
      return expected === undefined
        ? "Current frame's flags are invalid in this context."
        : "Current frame's flags are not assignable to stack map frame's.";
    case Reason.BAD_POOL_INDEX:
      return `Constant pool index ${context.index} is invalid`;
    case Reason.BAD_LOCAL_INDEX:
      return `Local index ${context.index} is invalid`;
    case Reason.STACK_SIZES_DIFFER:
      return "Current frame's stack size doesn't match stackmap.";
    case Reason.STACK_OVERFLOW:
      return 'Exceeded max stack size.';
    case Reason.STACK_UNDERFLOW:
      return 'Attempt to pop empty stack.';
    case Reason.MISSING_MAP:
      return 'Expected stackmap frame at this location.';
    case Reason.BAD_MAP:
      return 'Invalid stackmap specification.';
  }
}

function originText(types: TypeTable, origin: Origin): string {
  const text = types.text(origin.type);
  switch (origin.source) {
    case Source.LOCAL:
      return `${text} (current frame, locals[${origin.index}])`;
    case Source.STACK:
      return `${text} (current frame, stack[${origin.index}])`;
    case Source.MAP_LOCAL:
      return `${text} (stack map, locals[${origin.index}])`;
    case Source.MAP_STACK:
      return `${text} (stack map, stack[${origin.index}])`;
    case Source.POOL:
      return `${text} (constant pool ${origin.index})`;
    case Source.SIGNATURE:
      return `${text} (from method signature)`;
    default:
      return text;
  }
}

function pushFrame(lines: string[], types: TypeTable, title: string, origin: Origin | undefined): void {
  if (origin === undefined || origin.frame === null) return;
  const { frame } = origin;
  lines.push(
    title,
    `    bci: @${frame.bci}`,
    `    flags: {${frame.thisUninitialized ? ' flagThisUninit' : ''} }`,
    `    locals: {${typeList(types, frame.locals)} }`,
    `    stack: {${typeList(types, frame.stack)} }`,
  );
}

function typeList(types: TypeTable, list: FrameCopy['locals']): string {
  return list.map((type) => ` ${types.text(type)}`).join(',');
}

function hexDump(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  // A last line that would be full is followed by an empty one.
  for (let at = 0; at <= bytes.length; at += 16) {
    let line = `    ${at.toString(16).padStart(7, '0')}:`;
    for (let i = at; i < at + 16; i++) {
      if (i % 2 === 0) line += ' ';
      line += i < bytes.length ? bytes[i].toString(16).padStart(2, '0') : '  ';
    }
    lines.push(line);
  }
  return lines;
}

function pushHandlers(lines: string[], code: CodeAttribute): void {
  const table = code.exceptionTable;
  if (table.length === 0) return;
  lines.push('  Exception Handler Table:');
  for (let i = 0; i < table.length; i += 4)
    lines.push(`    bci [${table[i]}, ${table[i + 1]}] => handler: ${table[i + 2]}`);
}

/** `void pkg.Class.name(int, java.lang.String[])`. */
export function externalMethodName(className: string, name: string, descriptor: string): string {
  const { parameters, result } = javaTypes(descriptor);
  return `${result} ${className.replaceAll('/', '.')}.${name}(${parameters.join(', ')})`;
}
