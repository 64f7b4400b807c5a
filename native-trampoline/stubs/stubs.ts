/** The shared stubs, at the start of CODE. */

import { Ctx, Region, Request } from '../../src/layout/layout.js';
import type { StubAddresses } from '../../src/layout/stubs.js';
import { Assembler, type Label } from '../../src/x64/assembler.js';
import type { Memory } from '../memory.js';
import { FAULT_SIGNALS, type SignalStubs } from '../signals.js';
import { emitNegativeSize, emitNewArray, emitNewObject } from './allocation.js';
import { emitDoubleRemainder } from './arithmetic.js';
import { emitCall, emitCompile, emitImtMiss } from './calls.js';
import { type CopyingStubs, emitCopying } from './copying.js';
import {
  emitCallC,
  emitCallCDoor,
  emitCallCStack,
  emitDetach,
  emitEnter,
  emitLeave,
  emitSystemCall,
} from './entry.js';
import { emitLoop, type LoopStubs } from './loop.js';
import { emitMonitorEnter, emitMonitorExit } from './monitors.js';
import { emitNoteReceiver } from './profile.js';
import { emitDeoptimize, emitExit, emitFault, emitRequest } from './requests.js';
import { emitDefaultHandler, emitFaultHandler, emitTickHandler } from './signals.js';
import { emitInstanceOf, emitIsSubtype, emitStoreCheck } from './subtype.js';
import { emitThrowException } from './unwinding.js';

/** All addresses that something outside the stubs needs. */
export interface Stubs extends StubAddresses, SignalStubs {
  /** The bodies of JavaScript functions: enter(), callC(), detach(buffer). */
  readonly enter: number;
  readonly callCDoor: number;
  readonly detach: number;
  /** RESUME_PC of a call from TypeScript. */
  readonly call: number;
  /** Return address below an entry frame. */
  readonly return: number;
  /** Called by thunks. */
  readonly compile: number;
  /** First value of every IMT slot, and end of every decision list. */
  readonly imtMiss: number;
  /** edi = method id. */
  readonly abstractCall: number;
  readonly yield: number;
  /** C function: `long syscall(number, a, b, c, d, e)`, -errno on error. */
  readonly systemCall: number;
  readonly copying: CopyingStubs;
  readonly loop: LoopStubs;
  /** Resumed by the signal handler. */
  readonly fault: number;
  /** First address after the stubs, a multiple of 64: the VM's code starts here. */
  readonly end: number;
}

/** Stubs start on this boundary: those that are branch targets of hot code. */
const ALIGNMENT = 16;

/** Assembles the stubs and writes them. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table, a row for each stub.
export function assembleStubs(memory: Memory): Stubs {
  const asm = new Assembler();
  asm.reset(Region.CODE);
  const leave = asm.newLabel();
  const exit = asm.newLabel();

  /** Emits code at the next aligned address, which it returns, and where `label` is bound. */
  const stub = (emit: () => void, label: Label = asm.newLabel()): number => {
    asm.align(ALIGNMENT);
    asm.bind(label);
    const address = Region.CODE + asm.offset;
    emit();
    return address;
  };
  const request = (number: Request, label: Label = asm.newLabel()): number =>
    stub(() => emitRequest(asm, number, exit), label);

  const returned = asm.newLabel();
  const throwException = asm.newLabel();
  const throwStore = asm.newLabel();
  const negativeSize = asm.newLabel();
  const slowNew = asm.newLabel();
  const slowNewArray = asm.newLabel();
  const slowEnter = asm.newLabel();
  const slowExit = asm.newLabel();

  const enter = stub(() => emitEnter(asm));
  stub(() => emitLeave(asm), leave);
  stub(() => emitExit(asm, leave), exit);
  const callCDoor = stub(() => emitCallCDoor(asm));
  const fault = stub(() => emitFault(asm, leave));
  const systemCall = stub(() => emitSystemCall(asm));
  request(Request.NEW, slowNew);
  request(Request.NEW_ARRAY, slowNewArray);
  stub(() => emitNegativeSize(asm, exit), negativeSize);
  request(Request.MONITOR_ENTER, slowEnter);
  request(Request.MONITOR_EXIT, slowExit);

  const stubs: Stubs = {
    enter,
    callCDoor,
    detach: stub(() => emitDetach(asm)),
    systemCall,
    copying: emitCopying(asm, stub),
    loop: emitLoop(asm, stub),
    fault,
    callC: stub(() => emitCallC(asm)),
    callCStack: stub(() => emitCallCStack(asm)),

    call: stub(() => emitCall(asm, returned, leave)),
    return: Region.CODE + asm.labelOffset(returned),
    compile: stub(() => emitCompile(asm, exit)),
    imtMiss: stub(() => emitImtMiss(asm, exit)),

    resolve: request(Request.RESOLVE),
    nativeRequest: request(Request.NATIVE),
    jniRequest: request(Request.JNI),
    poll: request(Request.POLL),
    multiNewArray: request(Request.MULTI_NEW_ARRAY),
    abstractCall: request(Request.ABSTRACT_CALL),
    tierUp: request(Request.TIER_UP),
    yield: request(Request.YIELD),
    deopt: stub(() => emitDeoptimize(asm, Request.DEOPT, exit)),
    deoptAfterCall: stub(() => emitDeoptimize(asm, Request.DEOPT_AFTER_CALL, exit)),
    stackOverflow: request(Request.STACK_OVERFLOW),
    throwException: stub(() => emitThrowException(asm, exit), throwException),
    throwIndex: request(Request.THROW_INDEX),
    throwCast: request(Request.THROW_CAST),
    throwStore: request(Request.THROW_STORE, throwStore),
    throwDivZero: request(Request.THROW_DIV_ZERO),

    newObject: stub(() => emitNewObject(asm, slowNew)),
    newArray: stub(() => emitNewArray(asm, slowNewArray, negativeSize)),
    instanceOf: stub(() => emitInstanceOf(asm)),
    subtype: stub(() => emitIsSubtype(asm)),
    storeCheck: stub(() => emitStoreCheck(asm, throwStore)),
    monitorEnter: stub(() => emitMonitorEnter(asm, slowEnter, throwException)),
    monitorExit: stub(() => emitMonitorExit(asm, slowExit, throwException)),
    dremainder: stub(() => emitDoubleRemainder(asm)),
    noteReceiver: stub(() => emitNoteReceiver(asm)),

    faultHandlers: FAULT_SIGNALS.map((_, i) => stub(() => emitFaultHandler(asm, i, fault))),
    defaultHandler: stub(() => emitDefaultHandler(asm, Ctx.ADDRESS + Ctx.DEFAULT_ACTION)),
    tickHandler: stub(() => emitTickHandler(asm)),
    end: 0,
  };
  asm.align(64);
  const end = Region.CODE + asm.offset;
  memory.writeCode(Region.CODE, asm.bytes());
  return { ...stubs, end };
}
