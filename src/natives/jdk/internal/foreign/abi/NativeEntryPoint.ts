import type { NativeTable } from '../../../../../vm/native.js';

const ABI = 'jdk/internal/foreign/abi';
const DESCRIPTION = `L${ABI}/ABIDescriptor;`;
const STORAGES = `[L${ABI}/VMStorage;`;

const nothing = (): undefined => undefined;

/** java.lang.foreign's linker: see vm/foreign/foreign-linker.ts. */
export const NativeEntryPoint: NativeTable = {
  'jdk/internal/vm/ForeignLinkerSupport': { 'isSupported0()Z': () => true },
  [`${ABI}/NativeEntryPoint`]: {
    'registerNatives()V': nothing,
    [`makeDowncallStub(Ljava/lang/invoke/MethodType;${DESCRIPTION}${STORAGES}${STORAGES}ZIZ)J`]: (
      vm,
      type,
      _abi,
      argumentStorages,
      resultStorages,
      _needsReturnBuffer,
      capturedState,
    ) =>
      vm.foreign.makeDowncall(
        vm.invoke.types.descriptorOf(type),
        argumentStorages,
        resultStorages,
        // There is nothing but errno to be captured.
        capturedState !== 0,
      ),
    // One for each shape is kept.
    'freeDowncallStub0(J)Z': () => true,
  },
  [`${ABI}/UpcallLinker`]: {
    'registerNatives()V': nothing,
    [`makeUpcallStub(Ljava/lang/invoke/MethodHandle;${DESCRIPTION}L${ABI}/UpcallLinker$CallRegs;ZJ)J`]: (
      vm,
      handle,
      _abi,
      registers,
    ) => vm.foreign.makeUpcall(handle, registers),
  },
  [`${ABI}/UpcallStubs`]: {
    'registerNatives()V': nothing,
    'freeUpcallStub0(J)Z': (vm, address) => vm.foreign.freeUpcall(address),
  },
};
