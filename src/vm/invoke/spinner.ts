/**
 * The bootstrap methods that javac emits, without java.lang.invoke: the VM makes the same classes itself, which takes a few hundred microseconds instead of compiling hundreds
 * of the JDK's methods first. Whatever is unusual goes through the JDK.
 */
import type { JavaClass } from '../classes/java-class.js';
import type { LinkedAdapter } from '../classes/runtime-constant-pool.js';
import { JavaException, JavaThrow, type Steps } from '../steps.js';
import type { VM } from '../vm.js';
import { bootstrapName, callSiteInfo } from './bootstrap-row.js';
import { ConcatSpinner } from './spin-concat.js';
import { LambdaSpinner } from './spin-lambda.js';
import { RecordSpinner } from './spin-record.js';

const LOOKUP = 'Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;';
const TYPE = 'Ljava/lang/invoke/MethodType;';
const HANDLE = 'Ljava/lang/invoke/MethodHandle;';
const SITE = 'Ljava/lang/invoke/CallSite;';
const METAFACTORY = `java/lang/invoke/LambdaMetafactory.metafactory(${LOOKUP}${TYPE}${TYPE}${HANDLE}${TYPE})${SITE}`;
const ALT_METAFACTORY = `java/lang/invoke/LambdaMetafactory.altMetafactory(${LOOKUP}${TYPE}[Ljava/lang/Object;)${SITE}`;
const CONCAT = `java/lang/invoke/StringConcatFactory.makeConcatWithConstants(${LOOKUP}${TYPE}Ljava/lang/String;[Ljava/lang/Object;)${SITE}`;
const OBJECT_METHODS = `java/lang/runtime/ObjectMethods.bootstrap(${LOOKUP}Ljava/lang/invoke/TypeDescriptor;Ljava/lang/Class;Ljava/lang/String;[${HANDLE})Ljava/lang/Object;`;

export class Spinner {
  private readonly lambdas: LambdaSpinner;
  private readonly concats: ConcatSpinner;
  private readonly records: RecordSpinner;

  constructor(vm: VM) {
    this.lambdas = new LambdaSpinner(vm);
    this.concats = new ConcatSpinner(vm);
    this.records = new RecordSpinner(vm);
  }

  /** Links an invokedynamic instruction; null if the JDK has to. */
  *link(caller: JavaClass, cpIndex: number): Steps<LinkedAdapter | null> {
    const name = bootstrapName(caller, cpIndex);
    try {
      switch (name) {
        case METAFACTORY:
        case ALT_METAFACTORY: {
          const linked = yield* this.lambdas.link(callSiteInfo(caller, cpIndex), name === ALT_METAFACTORY);
          if (linked === null) yield* this.lambdas.yieldToJdk();
          return linked;
        }
        case CONCAT:
          return yield* this.concats.link(callSiteInfo(caller, cpIndex));
        case OBJECT_METHODS:
          return yield* this.records.link(callSiteInfo(caller, cpIndex));
        default:
          return null;
      }
    } catch (error) {
      // Something does not resolve: the JDK finds the same, and reports it in its own words.
      if (error instanceof JavaThrow || error instanceof JavaException) return null;
      throw error;
    }
  }
}
