/**
 * The flags of HotSpot 17 (-XX:), in HotSpot's order, by which it breaks ties when it looks for a similar name. One a line: name, type and kind, value at the start,
 * range. They are what `java -XX:+PrintFlagsFinal`, `-XX:+PrintFlagsRanges` and its answers to flags of debug builds show; a test compares them with the `java` at hand.
 *
 * Type: b bool, i int, u uint, l intx, w uintx, q uint64_t, z size_t, f double, s ccstr, a ccstrlist (each setting adds a line). Kind: p product, m manageable,
 * d diagnostic, x experimental, v develop, n notproduct; behind it may stand the part it belongs to: P pd, 1 C1, 2 C2, A ARCH, L lp64_product, J JVMCI. The value is
 * absent where the machine decides it, or where it is empty. Of a range, an end that is that of the type is left out.
 */
export const FLAG_TABLE = `
UseCompressedOops bpL 0
UseCompressedClassPointers bpL 0
ObjectAlignmentInBytes lpL 8 8..256
IEEEPrecision bvA
UseStoreImmI16 bpA 1
UseSSE lpA 99 0..99
UseAVX lpA 3 0..99
UseKNLSetting bdA 0
UseCLMUL bpA 0
UseIncDec bdA 1
UseNewLongLShift bpA 0
UseAddressNop bpA 0
UseXmmLoadAndClearUpper bpA 1
UseXmmRegToRegMoveAll bpA 0
UseXmmI2D bpA 0
UseXmmI2F bpA 0
UseUnalignedLoadStores bpA 0
UseXMMForObjInit bpA 0
UseFastStosb bpA 0
UseRTMLocking bpA 0
UseRTMForStackLocks bxA 0
UseRTMDeopt bpA 0
RTMRetryCount ipA 5 0..
RTMSpinLoopCount ixA 100 0..
RTMAbortThreshold ixA 1000 0..
RTMLockingThreshold ixA 10000 0..
RTMAbortRatio ixA 50 0..100
RTMTotalCountIncrRate ixA 64 1..
RTMLockingCalculationDelay lxA 0
UseRTMXendForLockBusy bxA 1
UseCountLeadingZerosInstruction bpA 0
UseCountTrailingZerosInstruction bpA 0
UseSSE42Intrinsics bpA 0
UseBMI1Instructions bpA 0
UseBMI2Instructions bpA 0
UseLibmIntrinsic bdA 1
AVX3Threshold idA 4096 0..
IntelJccErratumMitigation bdA 1
EnableJVMCI bxJ 0
EnableJVMCIProduct bxJ 0
UseJVMCICompiler bxJ 0
JVMCIPrintProperties bxJ 0
BootstrapJVMCI bxJ 0
EagerJVMCI bxJ 0
PrintBootstrap bxJ 1
JVMCIThreads lxJ 1 1..2147483647
JVMCIHostThreads lxJ 1 1..2147483647
JVMCIEventLogLevel lxJ 1 0..4
JVMCITraceLevel lxJ 0 0..4
JVMCICounterSize lxJ 0 0..1000000
JVMCICountersExcludeCompiler bxJ 1
JVMCIUseFastLocking bvJ
JVMCINMethodSizeLimit lxJ 655360 0..2147483647
JVMCILibPath sxJ
JVMCILibDumpJNIConfig sxJ
UseJVMCINativeLibrary bxJ 0
PrintC1Statistics bn1
PrintInitialBlockList bn1
PrintCFG bn1
PrintCFG0 bn1
PrintCFG1 bn1
PrintCFG2 bn1
PrintIRDuringConstruction bn1
PrintPhiFunctions bn1
PrintIR bn1
PrintIR0 bn1
PrintIR1 bn1
PrintIR2 bn1
PrintSimpleStubs bn1
UseC1Optimizations bv1
SelectivePhiFunctions bv1
OptimizeIfOps bv1
DoCEE bv1
PrintCEE bv1
UseLocalValueNumbering bv1
UseGlobalValueNumbering bv1
UseLoopInvariantCodeMotion bp1 1
TracePredicateFailedTraps bv1
StressLoopInvariantCodeMotion bv1
TraceRangeCheckElimination bv1
AssertRangeCheckElimination bv1
StressRangeCheckElimination bv1
PrintValueNumbering bv1
ValueMapInitialSize lp1 11 1..32768
ValueMapMaxLoopSize lp1 8 0..128
EliminateBlocks bv1
PrintBlockElimination bv1
EliminateNullChecks bv1
PrintNullCheckElimination bv1
EliminateFieldAccess bv1
InlineMethodsWithExceptionHandlers bv1
InlineSynchronizedMethods bp1 1
InlineNIOCheckIndex bd1 1
CanonicalizeNodes bv1
PrintCanonicalization bv1
UseTableRanges bv1
C1MaxInlineSize lp1 35 0..2147483647
C1MaxTrivialSize lp1 6 0..2147483647
C1MaxInlineLevel lp1 9 0..2147483647
C1MaxRecursiveInlineLevel lp1 1 0..2147483647
C1InlineStackLimit lp1 10 0..2147483647
NestedInliningSizeRatio lv1
PrintIRWithLIR bn1
PrintLIRWithAssembly bn1
CommentedAssembly bv1
LIRTracePeephole bv1
LIRTraceExecution bv1
CSEArrayLength bvP1
TwoOperandLIRForm bvP1
TraceLinearScanLevel lv1
StressLinearScan bv1
TimeLinearScan bp1 0
TimeEachLinearScan bv1
CountLinearScan bv1
C1Breakpoint bv1
ImplicitDiv0Checks bv1
PinAllInstructions bv1
UseFastNewInstance bv1
UseFastNewTypeArray bv1
UseFastNewObjectArray bv1
UseFastLocking bv1
UseSlowPath bv1
GenerateArrayStoreCheck bv1
DeoptC1 bv1
PrintBailouts bv1
TracePatching bv1
PatchALot bv1
PrintNotLoaded bv1
PrintLIR bv1
BailoutAfterHIR bv1
BailoutAfterLIR bv1
BailoutOnExceptionHandlers bv1
InstallMethods bv1
NMethodSizeLimit lv1
TraceFPUStack bv1
TraceFPURegisterUsage bv1
OptimizeUnsafes bv1
PrintUnsafeOptimization bv1
InstructionCountCutoff lv1
ComputeExactFPURegisterUsage bv1
C1ProfileCalls bp1 1
C1ProfileVirtualCalls bp1 1
C1ProfileInlinedCalls bp1 1
C1ProfileBranches bp1 1
C1ProfileCheckcasts bp1 1
C1OptimizeVirtualCallProfiling bp1 1
C1UpdateMethodData bp1 1
PrintCFGToFile bv1
StressLCM bd2 0
StressGCM bd2 0
StressIGVN bd2 0
StressCCP bd2 0
StressSeed ud2 0
StressMethodHandleLinkerInlining bv2
OptoPrologueNops lv2
InteriorEntryAlignment lpP2 16
MaxLoopPad lp2 15 0..2147483647
MaxVectorSize lp2 64 0..2147483647
ArrayOperationPartialInlineSize ld2 0 0..64
AlignVector bp2 1
NumberOfLoopInstrToAlign lp2 4 0..2147483647
IndexSetWatch ln2
OptoNodeListSize lv2
OptoBlockListSize lv2
OptoPeepholeAt lv2
PrintIdeal bn2
PrintIdealIndentThreshold wn2
PrintOpto bn2
PrintOptoInlining bn2
VerifyIdealNodeCount bn2
PrintIdealNodeCount bn2
IdealizeClearArrayNode bdP2 1
OptoBreakpoint bv2
OptoBreakpointOSR bn2
BreakAtNode ln2
OptoBreakpointC2R bn2
OptoNoExecute bn2
PrintOptoStatistics bn2
PrintOptoAssembly bd2 0
OptoPeephole bvP2
PrintFrameConverterAssembly bn2
PrintParseStatistics bn2
PrintOptoPeephole bn2
PrintCFGBlockFreq bv2
TraceOptoParse bv2
LoopUnrollLimit lpP2 60 0..536870911
LoopPercentProfileLimit lpP2 10 10..100
LoopMaxUnroll lp2 16 0..2147483647
SuperWordLoopUnrollAnalysis bpP2 1
PostLoopMultiversioning bx2 0
TraceSuperWordLoopUnrollAnalysis bn2
UseVectorMacroLogic bd2 1
LoopUnrollMin lp2 4 0..2147483647
UseSubwordForMaxVector bp2 1
UseVectorCmov bp2 0
UnrollLimitForProfileCheck lv2
MultiArrayExpandLimit lp2 6 0..2147483647
TraceProfileTripCount bn2
UseCountedLoopSafepoints bp2 0
UseLoopPredicate bp2 1
TraceLoopPredicate bv2
TraceLoopOpts bv2
TraceLoopLimitCheck bv2
TraceRangeLimitCheck bv2
OptimizeFill bp2 1
TraceOptimizeFill bv2
OptoCoalesce bv2
UseUniqueSubclasses bv2
TrackedInitializationLimit lp2 50 0..65535
ReduceFieldZeroing bp2 1
ReduceInitialCardMarks bp2 1
ReduceBulkZeroing bp2 1
UseFPUForSpilling bp2 0
RegisterCostAreaRatio lvP2
UseCISCSpill bvP2
VerifyGraphEdges bn2
VerifyDUIterators bn2
VerifyHashTableKeys bn2
VerifyRegisterAllocator bn2
FLOATPRESSURE lvP2
INTPRESSURE lvP2
TraceOptoPipelining bn2
TraceOptoOutput bn2
OptoScheduling bpP2 0
OptoRegScheduling bpP2 1
PartialPeelLoop bp2 1
PartialPeelNewPhiDelta lp2 0 0..2147483647
TracePartialPeeling bn2
PartialPeelAtUnsignedTests bp2 1
ReassociateInvariants bp2 1
LoopUnswitching bp2 1
TraceLoopUnswitching bn2
AllowVectorizeOnDemand bp2 1
UseSuperWord bp2 1
SuperWordRTDepCheck bv2
SuperWordReductions bp2 1
UseCMoveUnconditionally bp2 0
DoReserveCopyInSuperWord bp2 1
TraceSuperWord bn2
TraceNewVectors bn2
OptoBundling bpP2 0
ConditionalMoveLimit lpP2 3 0..2147483647
PrintIdealGraph bn2
PrintIdealGraphLevel ln2
PrintIdealGraphPort ln2
PrintIdealGraphAddress sn2
PrintIdealGraphFile sn2
UseBimorphicInlining bp2 1
UseOnlyInlinedBimorphic bp2 1
SubsumeLoads bv2
StressRecompilation bv2
ImplicitNullCheckThreshold lv2
LoopOptsCount lp2 43 5..43
NodeCountInliningCutoff lv2
MaxNodeLimit lp2 80000 1000..715827882
NodeLimitFudgeFactor lp2 2000
UseJumpTables bp2 1
UseDivMod bp2 1
MinJumpTableSize lpP2 10 0..
MaxJumpTableSize lp2 65000 0..
MaxJumpTableSparseness lp2 5 0..2305843009213693951
EliminateLocks bp2 1
EliminateNestedLocks bp2 1
PrintLockStatistics bn2
PrintPreciseBiasedLockingStatistics bd2 0
PrintPreciseRTMLockingStatistics bd2 0
PrintEliminateLocks bn2
EliminateAutoBox bp2 1
AutoBoxCacheMax lp2 128 0..2147483647
AggressiveUnboxing bd2 1
TracePostallocExpand bv2
DoEscapeAnalysis bp2 1
EscapeAnalysisTimeout fp2 20.0 0.0..
ExitEscapeAnalysisOnTimeout bv2
PrintEscapeAnalysis bn2
EliminateAllocations bp2 1
PrintEliminateAllocations bn2
EliminateAllocationArraySizeLimit lp2 64 0..2147483647
EliminateAllocationFieldsLimit ld2 512 0..2147483647
OptimizePtrCompare bp2 1
PrintOptimizePtrCompare bn2
VerifyConnectionGraph bn2
UseOptoBiasInlining bp2 1
OptimizeStringConcat bp2 1
PrintOptimizeStringConcat bn2
ValueSearchLimit lp2 1000 0..2147483647
MaxLabelRootDepth lp2 1100 100..2147483647
DominatorSearchLimit ld2 1000 0..2147483647
BlockLayoutByFrequency bp2 1
BlockLayoutMinDiamondPercentage lp2 20 0..100
BlockLayoutRotateLoops bp2 1
InlineReflectionGetCallerClass bd2 1
InlineObjectCopy bd2 1
SpecialStringCompareTo bd2 1
SpecialStringIndexOf bd2 1
SpecialStringEquals bd2 1
SpecialArraysEquals bd2 1
SpecialEncodeISOArray bd2 1
BailoutToInterpreterForThrows bv2
ConvertCmpD2CmpF bv2
ConvertFloat2IntClipping bv2
MonomorphicArrayCheck bv2
TracePhaseCCP bn2
PrintDominators bv2
TraceSpilling bd2 0
TraceTypeProfile bd2 0
PoisonOSREntry bv2
SoftMatchFailure bv2
InlineAccessors bv2
TypeProfileMajorReceiverPercent lp2 90 0..100
PrintIntrinsics bd2 0
StressReflectiveCode bv2
DebugInlinedCalls bd2 1
VerifyLoopOptimizations bn2
ProfileDynamicTypes bd2 1
TraceIterativeGVN bv2
VerifyIterativeGVN bv2
TraceCISCSpill bn2
SplitIfBlocks bp2 1
FreqCountInvocations lv2
AliasLevel lp2 3 0..3
VerifyAliases bv2
MaxInlineLevel lp2 15 0..2147483647
MaxRecursiveInlineLevel lp2 1 0..2147483647
InlineSmallCode lpP2 1000 0..2147483647
MaxInlineSize lp2 35 0..2147483647
FreqInlineSize lpP2 325 0..2147483647
MaxTrivialSize lp2 6 0..2147483647
IncrementalInline bp2 1
IncrementalInlineMH bd2 1
IncrementalInlineVirtual bd2 1
AlwaysIncrementalInline bv2
IncrementalInlineForceCleanup bd2 0
LiveNodeCountInliningCutoff lp2 40000 0..536870911
OptimizeExpensiveOps bd2 1
UseMathExactIntrinsics bd2 1
UseCharacterCompareIntrinsics bd2 0
UseMultiplyToLenIntrinsic bd2 1
UseSquareToLenIntrinsic bd2 1
UseMulAddIntrinsic bd2 1
UseMontgomeryMultiplyIntrinsic bd2 1
UseMontgomerySquareIntrinsic bd2 1
EnableVectorSupport bx2 0
EnableVectorReboxing bx2 0
EnableVectorAggressiveReboxing bx2 0
UseVectorStubs bx2 0
UseTypeSpeculation bp2 1
UseInlineDepthForSpeculativeTypes bd2 1
TrapBasedRangeChecks bpP2 0
ArrayCopyLoadStoreMaxElem lp2 8 0..
StressArrayCopyMacroNode bv2
RenumberLiveNodes bv2
LoopStripMiningIter wp2 0 ..4294967295
LoopStripMiningIterShortLoop wp2 0 ..4294967295
UseProfiledLoopPredicate bp2 1
ExpandSubTypeCheckAtParseTime bd2 0
StressLongCountedLoop wv2
VerifyReceiverTypes bd2 0
CIPrintCompilerName bv
CIPrintCompileQueue bd 0
CIPrintRequests bv
CITime bp 0
CITimeVerbose bv
CITimeEach bv
CICountOSR bv
CICompileNatives bv
CICompileOSR bvP
CIPrintMethodCodes bv
CIPrintTypeFlow bv
CITraceTypeFlow bv
CICompilerCountPerCPU bp 0
CICrashAt ln
CIObjectFactoryVerify bn
CIStart lv
CIStop lv
CIStartOSR lv
CIStopOSR lv
CIBreakAtOSR lv
CIBreakAt lv
CompileThresholdScaling fp 1.0 0.0..
Tier0InvokeNotifyFreqLog lp 7 0..30
Tier2InvokeNotifyFreqLog lp 11 0..30
Tier3InvokeNotifyFreqLog lp 10 0..30
Tier23InlineeNotifyFreqLog lp 20 0..30
Tier0BackedgeNotifyFreqLog lp 10 0..30
Tier2BackedgeNotifyFreqLog lp 14 0..30
Tier3BackedgeNotifyFreqLog lp 13 0..30
Tier2CompileThreshold lp 0 0..2147483647
Tier2BackEdgeThreshold lp 0 0..2147483647
Tier3InvocationThreshold lp 200 0..2147483647
Tier3MinInvocationThreshold lp 100 0..2147483647
Tier3CompileThreshold lp 2000 0..2147483647
Tier3BackEdgeThreshold lp 60000 0..2147483647
Tier4InvocationThreshold lp 5000 0..2147483647
Tier4MinInvocationThreshold lp 600 0..2147483647
Tier4CompileThreshold lp 15000 0..2147483647
Tier4BackEdgeThreshold lp 40000 0..2147483647
Tier0Delay ld 20 0..2147483647
TieredOldPercentage ld 1000 0..2147483647
Tier3DelayOn lp 5 0..2147483647
Tier3DelayOff lp 2 0..2147483647
Tier3LoadFeedback lp 5 0..2147483647
Tier4LoadFeedback lp 3 0..2147483647
TieredCompileTaskTimeout lp 50 0..
TieredStopAtLevel lp 4 0..4
Tier0ProfilingStartPercentage lp 200 0..2147483647
IncreaseFirstTierCompileThresholdAt wp 50 ..99
TieredRateUpdateMinTime lp 1 0..
TieredRateUpdateMaxTime lp 25 0..
CompilationMode sp default
PrintTieredEvents bp 0
OnStackReplacePercentage lpP 140
InterpreterProfilePercentage lp 33 0..100
CompileOnly ap
CompileCommandFile sp
CompilerDirectivesFile sd
CompileCommand ap
ReplayCompiles bv
ReplayDataFile sp
InlineDataFile sp
ReplaySuppressInitializers lv
ReplayIgnoreInitErrors bv
DumpReplayDataOnError bp 1
CompilerDirectivesIgnoreCompileCommands bd 0
CompilerDirectivesPrint bd 0
CompilerDirectivesLimit id 50
EstimateArgEscape bp 1
BCEATraceLevel lp 0 0..3
MaxBCEAEstimateLevel lp 5 0..2147483647
MaxBCEAEstimateSize lp 150 0..2147483647
AbortVMOnCompilationFailure bd 0
OSROnlyBCI lv
DesiredMethodLimit lv
DontCompileHugeMethods bp 1
HugeMethodLimit lv
CheckCompressedOops bn
HeapSearchSteps wp 3 1..
HandshakeTimeout ud 0
AlwaysSafeConstructors bx 0
UnlockDiagnosticVMOptions bd 0
UnlockExperimentalVMOptions bx 0
JavaMonitorsInStackTrace bp 1
UseLargePages bpP 0
UseLargePagesIndividualAllocation bpP 0
LargePagesIndividualAllocationInjectError bv
UseNUMA bp 0
UseNUMAInterleaving bp 0
NUMAInterleaveGranularity zp 2097152 4096..8796093022208
NUMAChunkResizeWeight wp 20 ..100
NUMASpaceResizeRate zp 1073741824
UseAdaptiveNUMAChunkSizing bp 1
NUMAStats bp 0
NUMAPageScanRate wp 256
UseAES bp 0
UseFMA bp 0
UseSHA bp 0
UseGHASHIntrinsics bd 1
UseBASE64Intrinsics bp 0
LargePageSizeInBytes zp 0
LargePageHeapSizeThreshold zp 134217728
ForceTimeHighResolution bp 0
TracePcPatching bv
TraceRelocator bv
SafepointALot bd 0
HandshakeALot bd 0
BackgroundCompilation bpP 1
MethodFlushing bp 1
VerifyStack bv
ForceUnreachable bd 0
TraceDerivedPointers bv
TraceCodeBlobStacks bn
PrintRewrites bn
UseInlineCaches bp 1
InlineCacheBufferSize zx 10240
InlineArrayCopy bd 1
InlineObjectHash bd 1
InlineNatives bd 1
InlineMathNatives bd 1
InlineClassNatives bd 1
InlineThreadNatives bd 1
InlineUnsafeOps bd 1
CriticalJNINatives bp 0
UseAESIntrinsics bd 1
UseAESCTRIntrinsics bd 1
UseMD5Intrinsics bd 1
UseSHA1Intrinsics bd 1
UseSHA256Intrinsics bd 1
UseSHA512Intrinsics bd 1
UseSHA3Intrinsics bd 0
UseKyberIntrinsics bd 0
UseDilithiumIntrinsics bd 0
UseCRC32Intrinsics bd 1
UseCRC32CIntrinsics bd 1
UseAdler32Intrinsics bd 1
UseVectorizedMismatchIntrinsic bd 1
UseCopySignIntrinsic bd 0
UseSignumIntrinsic bd 1
DisableIntrinsic ad
ControlIntrinsic ad
TraceCallFixup bv
DeoptimizeALot bv
DeoptimizeOnlyAt an
DeoptimizeRandom bv
ZombieALot bn
WalkStackALot bn
DeoptimizeObjectsALot bv
DeoptimizeObjectsALotInterval qv
DeoptimizeObjectsALotThreadCountSingle iv
DeoptimizeObjectsALotThreadCountAll iv
VerifyLastFrame bn
SafepointTimeout bp 0
AbortVMOnSafepointTimeout bd 0
AbortVMOnVMOperationTimeout bd 0
AbortVMOnVMOperationTimeoutDelay ld 1000 0..
MaxFDLimit bp 1
LogEvents bd 1
LogEventsBufferEntries wd 20 1..1048576
BytecodeVerificationRemote bd 1
BytecodeVerificationLocal bd 0
VerifyStackAtCalls bv
TraceJavaAssertions bv
VerifyCodeCache bn
UseMallocOnly bv
ZapResourceArea bv
ZapVMHandleArea bn
ZapStackSegments bn
ZapUnusedHeapArea bv
CheckZapUnusedHeapArea bv
ZapFillerObjects bv
ZapTLAB bv
ExecutingUnitTests bp 0
ErrorHandlerTest wv
TestCrashInErrorHandler wv
TestSafeFetchInErrorHandler bv
TestUnresponsiveErrorHandler bv
Verbose bv
PrintMiscellaneous bv
WizardMode bv
ShowMessageBoxOnError bp 0
CreateCoredumpOnCrash bp 1
ErrorLogTimeout qp 120 ..9223372036854775
SuppressFatalErrorMessage bp 0
OnError ap
OnOutOfMemoryError ap
HeapDumpBeforeFullGC bm 0
HeapDumpAfterFullGC bm 0
HeapDumpOnOutOfMemoryError bm 0
HeapDumpPath sm
HeapDumpGzipLevel lm 0 0..9
NativeMemoryTracking sp off
PrintNMTStatistics bd 0
LogCompilation bd 0
PrintCompilation bp 0
RepeatCompilation ld 0 0..2147483647
PrintExtendedThreadInfo bp 0
ScavengeRootsInCode ld 2 0..2
AlwaysRestoreFPU bp 0
PrintCompilation2 bd 0
PrintAdapterHandlers bd 0
VerifyAdapterCalls bd 0
VerifyAdapterSharing bv
PrintAssembly bd 0
PrintAssemblyOptions sd
PrintNMethodStatistics bn
PrintNMethods bd 0
PrintNativeNMethods bd 0
PrintDebugInfo bv
PrintRelocations bv
PrintDependencies bv
PrintExceptionHandlers bv
StressCompiledExceptionHandlers bv
InterceptOSException bv
PrintCodeCache bp 0
PrintCodeCache2 bv
PrintCodeCacheOnCompilation bp 0
PrintCodeHeapAnalytics bd 0
PrintStubCode bd 0
StackTraceInThrowable bp 1
OmitStackTraceInFastThrow bp 1
ShowCodeDetailsInExceptionMessages bm 1
PrintWarnings bp 1
RegisterFinalizersAtInit bp 1
RegisterReferences bv
PrintCodeCacheExtension bv
UsePrivilegedStack bv
ClassUnloading bp 1
ClassUnloadingWithConcurrentMark bp 1
PrintSystemDictionaryAtExit bn
PrintClassLoaderDataGraphAtExit bn
DynamicallyResizeSystemDictionaries bd 1
AlwaysLockClassLoader bp 0
AllowParallelDefineClass bp 0
DontYieldALot bpP 0
DisablePrimordialThreadGuardPages bx 0
AsyncDeflationInterval ld 250 0..2147483647
GuaranteedAsyncDeflationInterval ld 60000 0..2147483647
AvgMonitorsPerThreadEstimate zd 1024
MonitorDeflationMax ld 1000000 1024..2147483647
MonitorUnlinkBatch ld 500 1..2147483647
MonitorUsedDeflationThreshold ld 90 0..100
NoAsyncDeflationProgressMax wd 3
hashCode lx 5
FilterSpuriousWakeups bp 1
ReduceSignalUsage bp 0
LoadLineNumberTables bv
LoadLocalVariableTables bv
LoadLocalVariableTypeTables bv
AllowUserSignalHandlers bp 0
UseSignalChaining bp 1
RestoreMXCSROnJNICalls bp 0
CheckJNICalls bp 0
UseFastJNIAccessors bp 1
MaxJNILocalCapacity lp 65536
EagerXrunInit bp 0
PreserveAllAnnotations bp 0
PreallocatedOutOfMemoryErrorCount wv
UseXMMForArrayCopy bp 0
PrintFieldLayout bn
ContendedPaddingWidth lp 128 0..8192
EnableContended bp 1
RestrictContended bp 1
UseBiasedLocking bp 0
BiasedLockingStartupDelay lp 0 0..2147483640
PrintBiasedLockingStatistics bd 0
BiasedLockingBulkRebiasThreshold lp 20 0..
BiasedLockingBulkRevokeThreshold lp 40 0..
BiasedLockingDecayTime lp 25000 500..
DiagnoseSyncOnValueBasedClasses ld 0 0..2
ExitOnOutOfMemoryError bp 0
CrashOnOutOfMemoryError bp 0
StressRewriter bv
TraceJVMTI sp
StressLdcRewrite bd 0
AllowRedefinitionToAddDeleteMethods bp 0
TraceBytecodes bv
TraceICs bv
TraceInvocationCounterOverflow bn
TraceInlineCacheClearing bv
TraceDependencies bv
VerifyDependencies bv
TraceNewOopMapGeneration bv
TraceNewOopMapGenerationDetailed bv
TimeOopMap bv
TimeOopMap2 bv
TraceOopMapRewrites bv
TraceICBuffer bv
TraceCompiledIC bv
FLSVerifyDictionary bv
ProcessDistributionStride wp 4 ..4294967295
TraceFinalizerRegistration bv
IgnoreEmptyClassPaths bp 0
PrintHeapAtSIGBREAK bp 1
PrintClassHistogram bm 0
ObjectCountCutOffPercent fx 0.5 0.0..100.0
VerifyBeforeIteration bd 0
CICompilerCount lp 2 0..2147483647
UseDynamicNumberOfCompilerThreads bp 1
ReduceNumberOfCompilerThreads bd 1
TraceCompilerThreads bd 0
InjectCompilerCreationFailure bv
GenerateSynchronizationCode bv
GenerateRangeChecks bv
ImplicitNullChecks bdP 1
TrapBasedNullChecks bpP 0
EnableThreadSMRStatistics bd 0
UseNotificationThread bp 1
Inline bp 1
ClipInlining bp 1
UseCHA bv
UseVtableBasedCHA bd 1
UseTypeProfile bp 1
PrintInlining bd 0
UsePopCountInstruction bp 0
EagerInitialization bv
LogTouchedMethods bd 0
PrintTouchedMethodsAtExit bd 0
TraceMethodReplacement bv
PrintMethodFlushing bv
PrintMethodFlushingStatistics bd 0
HotMethodDetectionLimit ld 100000 1..2147483647
MinPassesBeforeFlush ld 10 0..
UseCodeAging bp 1
StressCodeAging bd 0
StressCodeBuffers bv
DebugNonSafepoints bd 0
PrintVMOptions bp 0
IgnoreUnrecognizedVMOptions bp 0
PrintCommandLineFlags bp 0
PrintFlagsInitial bp 0
PrintFlagsFinal bp 0
PrintFlagsWithComments bn
PrintFlagsRanges bp 0
SerializeVMOutput bd 1
DisplayVMOutput bd 1
LogVMOutput bd 0
LogFile sd
ErrorFile sp
ExtensiveErrorReports bp 0
DisplayVMOutputToStderr bp 0
DisplayVMOutputToStdout bp 0
ErrorFileToStderr bp 0
ErrorFileToStdout bp 0
UseHeavyMonitors bp 0
PrintStringTableStatistics bp 0
VerifyStringTableAtExit bd 0
PrintSymbolTableSizeHistogram bn
AbortVMOnException sd
AbortVMOnExceptionMessage sd
DebugVtables bv
PrintVtableStats bn
TraceCreateZombies bv
RangeCheckElimination bp 1
UncommonNullCast bvP
TypeProfileCasts bv
TraceLivenessGen bv
TraceLivenessQuery bn
CollectIndexSetStatistics bn
FastAllocateSizeLimit lv
CompactStrings bpP 1
TypeProfileLevel wpP 111
TypeProfileArgsLimit lp 2 0..16
TypeProfileParmsLimit lp 2 -1..64
CountCompiledCalls bv
ICMissHistogram bn
RewriteBytecodes bpP 1
RewriteFrequentPairs bpP 1
PrintInterpreter bd 0
UseInterpreter bp 1
UseFastSignatureHandlers bv
UseLoopCounter bp 1
UseOnStackReplacement bpP 1
TraceOnStackReplacement bn
PreferInterpreterNativeStubs bpP 0
CountBytecodes bv
PrintBytecodeHistogram bv
PrintBytecodePairHistogram bv
PrintSignatureHandlers bd 0
VerifyOops bv
CheckUnhandledOops bv
VerifyJNIFields bv
VerifyJNIEnvThread bn
VerifyFPU bv
VerifyThread bv
VerifyActivationFrameSize bv
TraceFrequencyInlining bv
InlineIntrinsics bvP
ProfileInterpreter bpP 1
ProfileTraps bvP
ProfileMaturityPercentage lp 20 0..100
PrintMethodData bd 0
VerifyDataPointer bv
CrashGCForDumpingJavaThread bn
UseCompiler bp 1
UseCounterDecay bp 1
CounterHalfLifeTime lv
CounterDecayMinIntervalLength lv
AlwaysCompileLoopMethods bp 0
AllocatePrefetchStyle lp 1 0..3
AllocatePrefetchDistance lp -1
AllocatePrefetchLines lp 3 1..64
AllocateInstancePrefetchLines lp 1 1..64
AllocatePrefetchStepSize lp 16 1..512
AllocatePrefetchInstr lp 0
TraceDeoptimization bv
PrintDeoptimizationDetails bv
DebugDeoptimization bv
SelfDestructTimer lp 0 0..
MaxJavaStackTraceDepth lp 1024 0..1073741823
GuaranteedSafepointInterval ld 1000 0..2147483647
SafepointTimeoutDelay lp 10000 0..9223372036854
NmethodSweepActivity lp 10 0..2000
LogSweeper bn
SweeperLogEntries ln
MallocCatchPtr lv
SuppressErrorAt an
StackPrintLimit lv
ErrorLogPrintCodeLimit id 3 0..10
MaxElementPrintSize ln
MaxSubklassPrintSize ln
MaxForceInlineLevel lv
MinInliningThreshold lp 250 0..2147483647
MethodHistogramCutoff lv
DontYieldALotInterval lv
DeoptimizeALotInterval ln
ZombieALotInterval ln
MallocMaxTestWords wd 0
TypeProfileWidth lp 2 0..8
BciProfileWidth lv
PerMethodRecompilationCutoff lp 400 -1..
PerBytecodeRecompilationCutoff lp 200 -1..
PerMethodTrapLimit lp 100 0..2147483647
PerMethodSpecTrapLimit lx 5000 0..2147483647
PerBytecodeTrapLimit lp 4 0..2147483647
SpecTrapLimitExtraEntries lx 3
InlineFrequencyRatio lv
InlineFrequencyCount ldP 100 0..2147483647
InlineThrowCount lv
InlineThrowMaxSize lv
MetaspaceSize zp 22020096
MaxMetaspaceSize zp 18446744073709551615
CompressedClassSpaceSize zp 1073741824 1048576..3221225472
CompressedClassSpaceBaseAddress zv
MetaspaceReclaimPolicy sp balanced
PrintMetaspaceStatisticsAtExit bd 0
MetaspaceGuardAllocations bd 0
MetaspaceHandleDeallocations bd 1
MinHeapFreeRatio wm 40 ..100
MaxHeapFreeRatio wm 70 ..100
ShrinkHeapInSteps bp 1
SoftRefLRUPolicyMSPerMB lp 1000 0..
MinHeapDeltaBytes zp 170392
MinMetaspaceExpansion zp 340784
MaxMetaspaceFreeRatio wp 70 ..100
MinMetaspaceFreeRatio wp 40 ..99
MaxMetaspaceExpansion zp 5452592
StackYellowPages lpP 2 2..7
StackRedPages lpP 1 1..3
StackReservedPages lpP 1 0..11
RestrictReservedStack bp 1
StackShadowPages lpP 20 10..50
ThreadStackSize lpP 1024 0..1048576
VMThreadStackSize lpP 1024 0..9007199254740991
CompilerThreadStackSize lpP 1024 0..9007199254740991
JVMInvokeMethodSlack zvP
CodeCacheSegmentSize wxP 128 1..1024
CodeEntryAlignment lvP
OptoLoopAlignment lpP 16 1..16
InitialCodeCacheSize wpP 2555904 4096..
CodeCacheMinimumUseSpace wvP
SegmentedCodeCache bp 0
ReservedCodeCacheSize wpP 50331648 4096..
NonProfiledCodeHeapSize wpP 22020096
ProfiledCodeHeapSize wpP 23068672
NonNMethodCodeHeapSize wpP 5242880 4096..
CodeCacheExpansionSize wpP 65536 32768..
CodeCacheMinBlockLength wdP 6 1..100
ExitOnFullCodeCache bn
UseCodeCacheFlushing bp 1
SweeperThreshold fp 0.5 0.0..100.0
StartAggressiveSweepingAt wp 10 ..100
BinarySwitchThreshold lv
StopInterpreterAt lv
TraceBytecodesAt lv
UseThreadPriorities bpP 1
ThreadPriorityPolicy lp 0 0..1
ThreadPriorityVerbose bp 0
CompilerThreadPriority lp -1 -2147483648..2147483647
VMThreadPriority lp -1 -1..127
JavaPriority1_To_OSPriority lp -1 -1..127
JavaPriority2_To_OSPriority lp -1 -1..127
JavaPriority3_To_OSPriority lp -1 -1..127
JavaPriority4_To_OSPriority lp -1 -1..127
JavaPriority5_To_OSPriority lp -1 -1..127
JavaPriority6_To_OSPriority lp -1 -1..127
JavaPriority7_To_OSPriority lp -1 -1..127
JavaPriority8_To_OSPriority lp -1 -1..127
JavaPriority9_To_OSPriority lp -1 -1..127
JavaPriority10_To_OSPriority lp -1 -1..127
UseCriticalJavaThreadPriority bx 0
UseCriticalCompilerThreadPriority bx 0
NewCodeParameter lv
MinOopMapAllocation lv
CompileThreshold lpP 10000
TieredCompilation bpP 1
MaxDirectMemorySize qp 0 ..9223372036854775807
UseNewCode bd 0
UseNewCode2 bd 0
UseNewCode3 bd 0
UseDebuggerErgo bn
UseDebuggerErgo1 bn
UseDebuggerErgo2 bn
EnableJVMTIStackDepthAsserts bn
UsePerfData bp 1
PerfDataSaveToFile bp 0
PerfDataSaveFile sp
PerfDataSamplingInterval lp 50 10..2147483647
PerfDisableSharedMem bp 0
PerfDataMemorySize lp 32768 128..2097152
PerfMaxStringConstLength lp 1024 32..32768
PerfAllowAtExitRegistration bp 0
PerfBypassFileSystemCheck bp 0
UnguardOnExecutionViolation lp 0 0..2
ManagementServer bp 0
DisableAttachMechanism bp 0
StartAttachListener bp 0
EnableDynamicAgentLoading bp 1
PrintConcurrentLocks bm 0
UseSharedSpaces bp 1
VerifySharedSpaces bp 0
RequireSharedSpaces bp 0
DumpSharedSpaces bp 0
DynamicDumpSharedSpaces bp 0
RecordDynamicDumpInfo bp 0
PrintSharedArchiveAndExit bp 0
PrintSharedDictionary bp 0
SharedBaseAddress zp 34359738368
SharedArchiveConfigFile sp
SharedSymbolTableBucketSize wp 4 2..246
AllowArchivingWithJavaAgent bd 0
PrintMethodHandleStubs bd 0
VerifyMethodHandles bd 0
ShowHiddenFrames bd 0
TrustFinalNonStaticFields bx 0
FoldStableValues bd 1
UseBootstrapCallInfo id 1
PauseAtStartup bd 0
PauseAtStartupFile sd
PauseAtExit bd 0
ExtendedDTraceProbes bp 0
DTraceMethodProbes bp 0
DTraceAllocProbes bp 0
DTraceMonitorProbes bp 0
RelaxAccessControlCheck bp 0
StringTableSize wp 65536 128..16777216
SymbolTableSize wx 32768 1024..16777216
UseStringDeduplication bp 0
StringDeduplicationAgeThreshold up 3 1..15
StringDeduplicationInitialTableSize zx 500 1..1073741824
StringDeduplicationGrowTableLoad fx 14.0 0.1..1000.0
StringDeduplicationShrinkTableLoad fx 1.0 0.01..100.0
StringDeduplicationTargetTableLoad fx 7.0 0.01..1000.0
StringDeduplicationCleanupDeadMinimum zx 100
StringDeduplicationCleanupDeadPercent ix 5 1..100
StringDeduplicationResizeALot bd 0
StringDeduplicationHashSeed qd 0
WhiteBoxAPI bd 0
DumpLoadedClassList sp
SharedClassListFile sp
SharedArchiveFile sp
ArchiveClassesAtExit sp
ExtraSharedClassListFile sp
ArchiveRelocationMode ld 1 0..2
ArrayAllocatorMallocLimit zx 18446744073709551615
AlwaysAtomicAccesses bx 0
UseUnalignedAccesses bd 1
PreserveFramePointer bpP 0
AsyncLogBufferSize zp 2097152 102400..52428800
CheckIntrinsics bd 1
InitArrayShortSize ldP 64 0..
AllocateHeapAt sp
VerifyMetaspaceInterval iv
ShowRegistersOnAssert bd 1
UseSwitchProfiling bd 1
TraceMemoryWriteback bv
FlightRecorder bp 0
FlightRecorderOptions sp
StartFlightRecording sp
UseFastUnorderedTimeStamps bx 0
UseEmptySlotsInSupers bp 1
DeoptimizeNMethodBarriersALot bd 0
VerifyCrossModifyFence bv
TraceOptimizedUpcallStubs bv
TrimNativeHeapInterval up 0
UseOprofile bp 0
UseLinuxPosixThreadCPUClocks bp 1
UseHugeTLBFS bp 0
UseTransparentHugePages bp 0
LoadExecStackDllInVMThread bp 1
UseSHM bp 0
UseContainerSupport bp 1
UseContainerCpuShares bp 0
PreferContainerQuotaForCPUCount bp 1
AdjustStackSizeForTLS bp 0
DumpPrivateMappingsInCore bd 1
DumpSharedMappingsInCore bd 1
UseCpuAllocPath bd 0
DumpPerfMapAtExit bd 0
TimerSlack lx -1
THPStackMitigation bd 0
DelayThreadStartALot bv
EpsilonPrintHeapSteps zx 20 ..9223372036854775807
EpsilonUpdateCountersStep zx 1048576 1..9223372036854775807
EpsilonMaxTLABSize zx 4194304 1..9223372036854775807
EpsilonElasticTLAB bx 1
EpsilonElasticTLABDecay bx 1
EpsilonTLABElasticity fx 1.1 1.0..
EpsilonTLABDecayTime zx 1000 1..9223372036854775807
EpsilonMinHeapExpand zx 134217728 1..9223372036854775807
G1UseAdaptiveIHOP bp 1
G1AdaptiveIHOPNumInitialSamples zx 3 1..9223372036854775807
G1ConfidencePercent wp 50 ..100
G1SummarizeRSetStatsPeriod ld 0 0..
G1ConcMarkStepDurationMillis fp 10.0 1.0..
G1RefProcDrainInterval up 1000 1..2147483647
G1UseReferencePrecleaning bx 1
G1LastPLABAverageOccupancy fx 50.0 0.001..100.0
G1SATBBufferSize zp 1024 1..
G1SATBProcessCompletedThreshold lv
G1SATBBufferEnqueueingThresholdPercent wp 60 ..100
G1ExpandByPercentOfAvailable lx 20 0..100
G1UpdateBufferSize zp 256 1..1073741824
G1ConcRefinementYellowZone zp 0 ..9223372036854775807
G1ConcRefinementRedZone zp 0 ..9223372036854775807
G1ConcRefinementGreenZone zp 0 ..9223372036854775807
G1ConcRefinementServiceIntervalMillis wp 300 ..2147483647
G1ConcRefinementThresholdStep zp 2 1..
G1RSetUpdatingPauseTimePercent lp 10 0..100
G1UseAdaptiveConcRefinement bp 1
G1ConcRSLogCacheSize zp 10 ..27
G1ConcRSHotCardLimit wp 4 ..255
G1RSetRegionEntriesBase lv
G1RSetRegionEntries lp 0 0..268435455
G1RSetSparseRegionEntriesBase lv
G1RSetSparseRegionEntries lp 0 0..268435455
G1MaxVerifyFailures lv
G1ReservePercent wp 10 ..50
G1HeapRegionSize zp 0 ..33554432
G1ConcRefinementThreads up 0 ..268435455
G1VerifyCTCleanup bv
G1DummyRegionsPerGC wv
G1ExitOnExpansionFailure bv
G1MaxNewSizePercent wx 60 ..100
G1NewSizePercent wx 5 ..100
G1MixedGCLiveThresholdPercent wx 85 ..100
G1HeapWastePercent wp 5 ..100
G1MixedGCCountTarget wp 8
G1EagerReclaimHumongousObjects bx 1
G1EagerReclaimHumongousObjectsWithStaleRefs bx 1
G1EagerReclaimRemSetThreshold ux
G1RebuildRemSetChunkSize zx 262144 4096..33554432
G1OldCSetRegionThresholdPercent wx 10 ..100
G1EvacuationFailureALot bn
G1EvacuationFailureALotCount wv
G1EvacuationFailureALotInterval wv
G1EvacuationFailureALotDuringConcMark bv
G1EvacuationFailureALotDuringConcurrentStart bv
G1EvacuationFailureALotDuringYoungGC bv
G1EvacuationFailureALotDuringMixedGC bv
G1VerifyRSetsDuringFullGC bd 0
G1VerifyHeapRegionCodeRoots bd 0
G1VerifyBitmaps bv
G1PeriodicGCInterval wm 0
G1PeriodicGCInvokesConcurrent bp 1
G1PeriodicGCSystemLoadThreshold fm 0.0 0.0..1.8446744073709552e+19
G1UsePreventiveGC bd 1
HeapMaximumCompactionInterval wp 20
HeapFirstMaximumCompactionCount wp 3
UseMaximumCompactionOnSystemGC bp 1
ParallelOldDeadWoodLimiterMean zp 50 ..100
ParallelOldDeadWoodLimiterStdDev zp 80 ..100
PSChunkLargeArrays bp 1
ShenandoahRegionSize zx 0
ShenandoahTargetNumRegions zx 2048
ShenandoahMinRegionSize zx 262144
ShenandoahMaxRegionSize zx 33554432
ShenandoahHumongousThreshold lx 100 1..100
ShenandoahGCMode sp satb
ShenandoahGCHeuristics sp adaptive
ShenandoahUnloadClassesFrequency wx 1
ShenandoahGarbageThreshold wx 25 ..100
ShenandoahInitFreeThreshold wx 70 ..100
ShenandoahMinFreeThreshold wx 10 ..100
ShenandoahAllocationThreshold wx 0 ..100
ShenandoahAllocSpikeFactor wx 5 ..100
ShenandoahLearningSteps wx 5 ..100
ShenandoahImmediateThreshold wx 90 ..100
ShenandoahAdaptiveSampleFrequencyHz wx 10
ShenandoahAdaptiveSampleSizeSeconds wx 10
ShenandoahAdaptiveInitialConfidence fx 1.8
ShenandoahAdaptiveInitialSpikeThreshold fx 1.8
ShenandoahAdaptiveDecayFactor fx 0.5 0.0..1.0
ShenandoahGuaranteedGCInterval wx 300000
ShenandoahAlwaysClearSoftRefs bx 0
ShenandoahUncommit bx 1
ShenandoahUncommitDelay wx 300000
ShenandoahRegionSampling bx 0
ShenandoahRegionSamplingRate ix 40
ShenandoahControlIntervalMin wx 1
ShenandoahControlIntervalMax wx 10
ShenandoahControlIntervalAdjustPeriod wx 1000
ShenandoahVerify bd 0
ShenandoahVerifyLevel ld 4
ShenandoahElasticTLAB bd 1
ShenandoahEvacReserve wx 5 1..100
ShenandoahEvacWaste fx 1.2 1.0..100.0
ShenandoahEvacReserveOverflow bx 1
ShenandoahPacing bx 1
ShenandoahPacingMaxDelay wx 10
ShenandoahPacingIdleSlack wx 2 ..100
ShenandoahPacingCycleSlack wx 10 ..100
ShenandoahPacingSurcharge fx 1.1 1.0..100.0
ShenandoahCriticalFreeThreshold wx 1 ..100
ShenandoahDegeneratedGC bd 1
ShenandoahFullGCThreshold wx 3
ShenandoahImplicitGCInvokesConcurrent bx 0
ShenandoahHumongousMoves bd 1
ShenandoahOOMDuringEvacALot bd 0
ShenandoahAllocFailureALot bd 0
ShenandoahMarkScanPrefetch lx 32 0..256
ShenandoahMarkLoopStride wx 1000
ShenandoahParallelRegionStride wx 1024
ShenandoahSATBBufferSize zx 1024 1..
ShenandoahMaxSATBBufferFlushes wx 5
ShenandoahSuspendibleWorkers bx 1
ShenandoahSATBBarrier bd 1
ShenandoahIUBarrier bd 0
ShenandoahCASBarrier bd 1
ShenandoahCloneBarrier bd 1
ShenandoahLoadRefBarrier bd 1
ShenandoahNMethodBarrier bd 1
ShenandoahStackWatermarkBarrier bd 1
ShenandoahVerifyOptoBarriers bv
ShenandoahLoopOptsAfterExpansion bd 1
ShenandoahSelfFixing bd 1
ZAllocationSpikeTolerance fp 2.0
ZFragmentationLimit fp 25.0
ZMarkStackSpaceLimit zp 8589934592 33554432..1099511627776
ZCollectionInterval fp 0.0
ZProactive bp 1
ZUncommit bp 1
ZUncommitDelay wp 300
ZStatisticsInterval ud 10 1..
ZStressRelocateInPlace bd 0
ZVerifyViews bd 0
ZVerifyRoots bd 0
ZVerifyObjects bd 0
ZVerifyMarking bd 0
ZVerifyForwarding bd 0
UseSerialGC bp 0
UseG1GC bp 0
UseParallelGC bp 0
UseEpsilonGC bx 0
UseZGC bp 0
UseShenandoahGC bp 0
ParallelGCThreads up 0
UseDynamicNumberOfGCThreads bp 1
InjectGCWorkerCreationFailure bd 0
HeapSizePerGCThread zp 43620760 4096..
ConcGCThreads up 0
AlwaysTenure bp 0
NeverTenure bp 0
ScavengeBeforeFullGC bp 1
ExplicitGCInvokesConcurrent bp 0
GCLockerEdenExpansionPercent wp 5 ..100
GCLockerRetryAllocationCount wd 2
ParallelGCBufferWastePct wp 10 ..100
TargetPLABWastePct wp 10 1..100
PLABWeight wp 75 ..100
ResizePLAB bp 1
ParGCArrayScanChunk ip 50 1..715827882
AlwaysPreTouch bp 0
PreTouchParallelChunkSize zpP 4194304 4096..9223372036854775807
MarkStackSizeMax zp 536870912 1..2147483646
MarkStackSize zp 4194304 1..2147483646
RefDiscoveryPolicy lp 0 0..1
ParallelRefProcEnabled bp 0
ParallelRefProcBalancingEnabled bp 1
ReferencesPerThread zx 1000
InitiatingHeapOccupancyPercent wp 45 ..100
ScavengeALot bn
FullGCALot bv
GCALotAtAllSafepoints bn
PromotionFailureALot bn
PromotionFailureALotCount wv
PromotionFailureALotInterval wv
WorkStealingSleepMillis wx 1
WorkStealingYieldsBeforeSleep wx 5000
WorkStealingHardSpins wx 4096
WorkStealingSpinToYieldRatio wx 10
ObjArrayMarkingStride wv
MetadataAllocationFailALot bv
MetadataAllocationFailALotInterval wv
NeverActAsServerClassMachine bpP 0
AlwaysActAsServerClassMachine bp 0
MaxRAM qpP 137438953472
AggressiveHeap bp 0
ErgoHeapSizeLimit zp 0
MaxRAMFraction wp 4 1..
MinRAMFraction wp 2 1..
InitialRAMFraction wp 64 1..
MaxRAMPercentage fp 25.0 0.0..100.0
MinRAMPercentage fp 50.0 0.0..100.0
InitialRAMPercentage fp 1.5625 0.0..100.0
ActiveProcessorCount ip -1
MaxVirtMemFraction wv
UseAdaptiveSizePolicy bp 1
UsePSAdaptiveSurvivorSizePolicy bp 1
UseAdaptiveGenerationSizePolicyAtMinorCollection bp 1
UseAdaptiveGenerationSizePolicyAtMajorCollection bp 1
UseAdaptiveSizePolicyWithSystemGC bp 0
PSAdaptiveSizePolicyResizeVirtualSpaceAlot lv
AdaptiveSizeThroughPutPolicy wp 0 ..1
AdaptiveSizePolicyInitializingSteps wp 20
AdaptiveSizePolicyReadyThreshold wv
AdaptiveSizePolicyOutputInterval wp 0
UseAdaptiveSizePolicyFootprintGoal bp 1
AdaptiveSizePolicyWeight wp 10 ..100
AdaptiveTimeWeight wp 25 ..100
PausePadding wp 1 ..4294967295
PromotedPadding wp 3 ..4294967295
SurvivorPadding wp 3 ..4294967295
ThresholdTolerance wp 10 ..100
AdaptiveSizePolicyCollectionCostMargin wp 50 ..100
YoungGenerationSizeIncrement wp 20 ..100
YoungGenerationSizeSupplement wp 80 ..100
YoungGenerationSizeSupplementDecay wp 8 1..
TenuredGenerationSizeIncrement wp 20 ..100
TenuredGenerationSizeSupplement wp 80 ..100
TenuredGenerationSizeSupplementDecay wp 2 1..
MaxGCPauseMillis wp 18446744073709551614 1..18446744073709551614
GCPauseIntervalMillis wp 0
MaxGCMinorPauseMillis wp 18446744073709551615
GCTimeRatio wp 99 ..4294967295
AdaptiveSizeDecrementScaleFactor wp 4 1..
UseAdaptiveSizeDecayMajorGCCost bp 1
AdaptiveSizeMajorGCDecayTimeScale wp 10
MinSurvivorRatio wp 3 3..
InitialSurvivorRatio wp 8
BaseFootPrintEstimate zp 268435456
UseGCOverheadLimit bp 1
GCTimeLimit wp 98 ..100
GCHeapFreeLimit wp 2 ..100
GCOverheadLimitThreshold wv
PrefetchCopyIntervalInBytes lp -1 -1..2147483647
PrefetchScanIntervalInBytes lp -1 -1..2147483647
PrefetchFieldsAhead lp -1 -1..2147483647
VerifyDuringStartup bd 0
VerifyBeforeExit bd 0
VerifyBeforeGC bd 0
VerifyAfterGC bd 0
VerifyDuringGC bd 0
VerifyArchivedFields id 0 0..2
VerifyGCType ad
VerifySubSet ad
GCParallelVerificationEnabled bd 1
DeferInitialCardMark bd 0
UseCondCardMark bp 0
VerifyRememberedSets bd 0
VerifyObjectStartArray bd 1
DisableExplicitGC bp 0
PrintGC bp 0
PrintGCDetails bp 0
ConcGCYieldTimeout lv
ScavengeALotInterval ln
FullGCALotInterval ln
FullGCALotStart ln
FullGCALotDummies ln
MinHeapSize zp 0
InitialHeapSize zp 0
MaxHeapSize zp 130862280
SoftMaxHeapSize zm 0
OldSize zp 5452592
NewSize zp 1363144
MaxNewSize zp 18446744073709551615
HeapBaseMinAddress zpP 2147483648
PretenureSizeThreshold zp 0
SurvivorRatio wp 8 1..18446744073709551613
NewRatio wp 2 ..18446744073709551614
NewSizeThreadIncrease zpP 5320
QueuedAllocationWarningCount wp 0
VerifyGCStartAt wd 0
VerifyGCLevel ld 0 0..1
MaxTenuringThreshold wp 15 ..16
InitialTenuringThreshold wp 7 ..16
TargetSurvivorRatio wp 50 ..100
MarkSweepDeadRatio wp 5 ..100
MarkSweepAlwaysCompactCount up 4 1..
GCExpandToAllocateDelayMillis wv
GCDrainStackTargetSize wp 64 ..4294967295
UseTLAB bp 1
ResizeTLAB bp 1
ZeroTLAB bp 0
TLABStats bp 1
MinTLABSize zp 2048 1..9223372036854775807
TLABSize zp 0
YoungPLABSize zp 4096
OldPLABSize zp 1024
TLABAllocationWeight wp 35 ..100
TLABWasteTargetPercent wp 1 1..100
TLABRefillWasteFraction wp 64 1..4294967295
TLABWasteIncrement wp 4 ..2147483647
`;
