import type { Group } from './group.js';
import { arrays, callSites, control, dynamicConstants, exceptions, objects, switches } from './structures.js';
import { arithmetic, comparisons, constants, conversions, locals, smallPool, stack } from './values.js';

/** Groups that together execute every opcode. */
export const GROUPS: readonly Group[] = [
  constants,
  smallPool,
  locals,
  stack,
  arithmetic,
  conversions,
  comparisons,
  control,
  switches,
  arrays,
  objects,
  exceptions,
  callSites,
  dynamicConstants,
];
