/**
 * What HotSpot 25 has otherwise than 17 (flag-table.ts): flags that are new or have another type or kind, in the order of `java -XX:+PrintFlagsFinal` and as the rows there; and those that are gone.
 */
export const FLAGS_OF_25 = `
AOTAdapterCaching bd 0
AOTCache sp
AOTCacheOutput sp
AOTCacheParallelRelocation bd 1
AOTClassLinking bp 0
AOTCodeMaxSize ud 10485760 1048576..2147483647
AOTCompileEagerly bx 0
AOTConfiguration sp
AOTInvokeDynamicLinking bd
AOTMode sp
AOTPrintTrainingInfo bd 0
AOTRecordTraining bd
AOTReplayTraining bd
AOTStubCaching bd 0
AOTVerifyTrainingData bd 0
AbortVMOnAOTCodeFailure bd 0
AbortVMOnSafepointTimeoutDelay qd 0 ..9223372036854775807
AdaptiveSizePolicyWeight up 10 ..100
AdaptiveSizeThroughPutPolicy up 0 ..1
AdaptiveTimeWeight up 25 ..100
AllocateInstancePrefetchLines ip 1 1..64
AllocatePrefetchDistance ip 256 -1..512
AllocatePrefetchLines ip 3 1..64
AllocatePrefetchStepSize ip 64 1..512
AllocatePrefetchStyle ip 1 0..3
AlwaysPreTouchStacks bd 0
AlwaysRecordEvolDependencies bx 1
ArchiveRelocationMode id 1 0..2
AutoCreateSharedArchive bp 0
AutoVectorizationOverrideProfitability ud2 1 ..2
CIPrintCompilerName bd 0
CaptureBailoutInformation bd 0
CodeEntryAlignment lxP 32
CompilerThreadPriority ip -1
ConditionalMoveLimit lpP 3 0..2147483647
ContendedPaddingWidth ip 128 0..8192
DelayCompilerStubsGeneration bdP 1
DeoptimizeOnAllocationException bd 0
DiagnoseSyncOnValueBasedClasses id 0 0..2
DoJVMTIVirtualThreadTransitions bx 1
DuplicateBackedge bd2 1
EnableX86ECoreOpts bdA 0
ErrorLogSecondaryErrorDetails bd 0
FreqInlineSize lpP 325 0..2147483647
FullGCHeapDumpLimit um 0
G1ConfidencePercent up 50 1..100
G1ExpandByPercentOfAvailable ux 20 ..100
G1HeapWastePercent up 5 ..100
G1MaxNewSizePercent ux 60 ..100
G1MixedGCLiveThresholdPercent ux 85 ..100
G1NewSizePercent ux 5 ..100
G1NumCardsCostSampleThreshold ud 1000
G1NumCodeRootsCostSampleThreshold ud 100
G1NumCollectionsKeepPinned ud 8
G1OldCSetGroupSize ux 5 1..256
G1OldCSetRegionThresholdPercent ux 10 ..100
G1RSetUpdatingPauseTimePercent up 10 ..100
G1RemSetArrayOfCardsEntries ux ..65536
G1RemSetCoarsenHowlBitmapToHowlFullPercent ux 90 1..100
G1RemSetCoarsenHowlToFullPercent ux 90 1..100
G1RemSetFreeMemoryKeepExcessRatio fx 0.100000 0.000..1.000
G1RemSetFreeMemoryRescheduleDelayMillis ux 10 1..
G1RemSetFreeMemoryStepDurationMillis fx 1.000000 0.001..1000000.000
G1RemSetHowlMaxNumBuckets ux 1..1024
G1RemSetHowlNumBuckets ux ..1024
G1ReservePercent up 10 ..50
G1RestoreRetainedRegionChunksPerWorker ud 16 1..256
G1RetainRegionLiveThresholdPercent ux 85 ..100
G1SATBBufferEnqueueingThresholdPercent up 60 ..100
G1SummarizeRSetStatsPeriod wd 0 ..9223372036854775807
G1UseConcRefinement bd 1
GCCardSizeInBytes up 512 128..1024
GCDrainStackTargetSize up 64 ..8192
GCHeapFreeLimit up 2 ..100
GCTimeLimit up 98 ..100
GCTimeRatio up 12
HeapDumpGzipLevel im 0 0..9
IdealizeClearArrayNode bdP 1
InitialTenuringThreshold up 7 ..16
InitiatingHeapOccupancyPercent up 45 ..100
InlineFrequencyRatio fd 0.250000
InlineSecondarySupersTest bd2 1
InlineSmallCode lpP 2500 0..2147483647
InteriorEntryAlignment lpP 16
JVMCICompilerIdleDelay uxJ 1000 ..2147483647
JVMCINativeLibraryErrorFile sxJ
JVMCINativeLibraryThreadFraction fxJ 0.660000 0.000..1.000
JVMCIThreadsPerNativeLibraryRuntime uxJ 1 ..2147483647
JavaPriority10_To_OSPriority ip -1
JavaPriority1_To_OSPriority ip -1
JavaPriority2_To_OSPriority ip -1
JavaPriority3_To_OSPriority ip -1
JavaPriority4_To_OSPriority ip -1
JavaPriority5_To_OSPriority ip -1
JavaPriority6_To_OSPriority ip -1
JavaPriority7_To_OSPriority ip -1
JavaPriority8_To_OSPriority ip -1
JavaPriority9_To_OSPriority ip -1
LibJVMCICompilerThreadHidden bxJ 1
LightweightFastLockingSpins id 13 1..30
LockingMode ip 2 0..2
LogClassLoadingCauseFor sp
LogEventsBufferEntries id 20 1..1048576
LoopMultiversioning bd2 1
LoopPercentProfileLimit lpP 10 10..100
LoopUnrollLimit lpP 60 0..536870911
MallocLimit sd
MarkSweepDeadRatio up 5 ..100
MaxJavaStackTraceDepth ip 1024 0..1073741823
MaxMetaspaceFreeRatio up 70 ..100
MaxTenuringThreshold up 15 ..16
MergeStores bd2 1
MinInlineFrequencyRatio fd 0.008500
MinJumpTableSize lpP 10 0..
MinMetaspaceFreeRatio up 40 ..99
MonitorUsedDeflationThreshold id 90 0..100
ObjectAlignmentInBytes ipL 8 8..256
OptimizeUnstableIf bd2 1
OptoBundling bpP 0
OptoRegScheduling bpP 1
OptoScheduling bpP 0
PLABWeight up 75 ..100
ParallelGCBufferWastePct up 10 ..100
PausePadding up 1
PerfDataMemorySize ip 32768 128..2097152
PerfMaxStringConstLength ip 1024 32..32768
PrintCompilerMemoryStatisticsAtExit bd 0
PrintMemoryMapAtExit bd 0
PrintVMInfoAtExit bd 0
ProfileExceptionHandlers bp 1
PromotedPadding up 3
ReduceAllocationMerges bd2 1
ReplayCompiles bd 0
ReplayIgnoreInitErrors bd 0
ReplayReduce bx 0
ReplaySuppressInitializers ld 2 0..3
SafepointTimeoutDelay fp 10000.000000 0.000..9218868437227.000
SelfDestructTimer fp 0.000000 0.000..9223372036854775808.000
ServiceThreadCleanupInterval ld 1000 0..2147483647
SharedSymbolTableBucketSize up 4 2..246
ShenandoahAgingCyclePeriod wx 1
ShenandoahAllowOldMarkingPreemption bd 1
ShenandoahCardBarrier bd 0
ShenandoahCoalesceChance wd 0 ..100
ShenandoahDoNotIgnoreGrowthAfterYoungCycles wx 50
ShenandoahExpediteMixedThreshold wx 10
ShenandoahExpeditePromotionsThreshold wx 5 ..100
ShenandoahGenerationalAdaptiveTenuring bx 1
ShenandoahGenerationalCensusAtEvac bx 0
ShenandoahGenerationalCensusIgnoreOlderCohorts bx 1
ShenandoahGenerationalHumongousReserve wx 0 ..100
ShenandoahGenerationalMaxTenuringAge wx 15 1..16
ShenandoahGenerationalMinTenuringAge wx 1 1..16
ShenandoahGenerationalTenuringCohortPopulationThreshold zx 4096
ShenandoahGenerationalTenuringMortalityRateThreshold fx 0.100000 0.001..0.999
ShenandoahGuaranteedOldGCInterval wx 600000
ShenandoahGuaranteedYoungGCInterval wx 300000
ShenandoahIgnoreGarbageThreshold wx 5 ..100
ShenandoahIgnoreOldGrowthBelowPercentage wx 10 ..100
ShenandoahMaxYoungPercentage wx 100 ..100
ShenandoahMinOldGenGrowthPercent fx 12.500000 0.000..100.000
ShenandoahMinYoungPercentage wx 20 ..100
ShenandoahMinimumOldTimeMs wx 100
ShenandoahNoProgressThreshold wx 5
ShenandoahOldCompactionReserve wx 8 ..128
ShenandoahOldEvacRatioPercent wx 75 ..100
ShenandoahOldEvacWaste fx 1.400000 1.000..100.000
ShenandoahOldGarbageThreshold wx 15 ..100
ShenandoahPromoEvacWaste fx 1.200000 1.000..100.000
ShowCarrierFrames bd 0
SkipTier2IfPossible bd 0
SpecTrapLimitExtraEntries ix 3
StressIncrementalInlining bd2 0
StressMacroExpansion bd2 0
StressSecondarySupers bd 0
StressUnstableIfTraps bd2 0
SuperWordAutomaticAlignment ud2 1 ..2
SuperWordLoopUnrollAnalysis bpP 1
SuperWordStoreToLoadForwardingFailureDetection udP 16 ..4096
SurvivorPadding up 3
TargetPLABWastePct up 10 1..100
TargetSurvivorRatio up 50 ..100
TenuredGenerationSizeIncrement up 20 ..100
TenuredGenerationSizeSupplement up 80 ..100
ThreadPriorityPolicy ip 0 0..1
ThresholdTolerance up 10 ..100
Tier0ProfileDelayFactor fd 100.000000
Tier2ProfileDelayFactor fd 250.000000
TraceDeoptimization bd 0
TrapBasedRangeChecks bpP 0
TypeProfileArgsLimit ip 2 0..16
TypeProfileLevel upP 111
TypeProfileParmsLimit ip 2 -1..64
TypeProfileSubTypeCheckCommonThreshold lp2 50 0..100
UnguardOnExecutionViolation ip 0 0..2
UseAPX bxA 0
UseAVX ipA 3 0..3
UseChaCha20Intrinsics bd 1
UseCompactObjectHeaders bpL 0
UseGraalJIT bxJ 0
UseIntPolyIntrinsics bd 1
UseMadvPopulateWrite bd 1
UseObjectMonitorTable bd 0
UsePoly1305Intrinsics bd 1
UseSSE ipA 4 0..4
UseSecondarySupersCache bd 1
UseSecondarySupersTable bd 1
UseStoreStoreForCtor bd2 1
UseSystemMemoryBarrier bp 0
UseThreadsLockThrottleLock bd 1
UseVectorizedHashCodeIntrinsic bd 1
UserThreadWaitAttemptsAtExit lp 30 0..1000
VMContinuations bxP 1
VMThreadPriority ip -1
VerifyConstraintCasts ud2 0 ..2
VerifySecondarySupers bd 0
X86ICacheSync idA -1..5
YoungGenerationSizeIncrement up 20 ..100
YoungGenerationSizeSupplement up 80 ..100
ZBufferStoreBarriers bd 1
ZCollectionIntervalMajor fp -1.000000
ZCollectionIntervalMinor fp -1.000000
ZCollectionIntervalOnly bp 0
ZIndexDistributorStrategy wd 0
ZOldGCThreads ud 0
ZStressFastMediumPageAllocation bd 0
ZTenuringThreshold id -1 -1..15
ZUseMediumPageSizeRange bd 1
ZVerifyRemembered bd 0
ZYoungCompactionLimit fp 25.000000 0.000..100.000
ZYoungGCThreads ud 0
`;

export const GONE_BY_25 = `
AdaptiveSizePolicyCollectionCostMargin AliasLevel AlwaysLockClassLoader ArrayAllocatorMallocLimit
BaseFootPrintEstimate BiasedLockingBulkRebiasThreshold BiasedLockingBulkRevokeThreshold
BiasedLockingDecayTime BiasedLockingStartupDelay CriticalJNINatives DoReserveCopyInSuperWord DontYieldALot
DynamicallyResizeSystemDictionaries ExpandSubTypeCheckAtParseTime ExtendedDTraceProbes FilterSpuriousWakeups
G1ConcRSHotCardLimit G1ConcRSLogCacheSize G1ConcRefinementGreenZone G1ConcRefinementRedZone
G1ConcRefinementServiceIntervalMillis G1ConcRefinementThresholdStep G1ConcRefinementYellowZone
G1EagerReclaimHumongousObjects G1EagerReclaimHumongousObjectsWithStaleRefs G1RSetRegionEntries
G1RSetSparseRegionEntries G1UseAdaptiveConcRefinement G1UsePreventiveGC G1VerifyRSetsDuringFullGC
GCLockerEdenExpansionPercent GCLockerRetryAllocationCount GCParallelVerificationEnabled
HeapFirstMaximumCompactionCount HotMethodDetectionLimit InitialRAMFraction InlineCacheBufferSize
InlineFrequencyCount InlineNIOCheckIndex LogTouchedMethods MallocMaxTestWords MaxGCMinorPauseMillis
MaxRAMFraction MetaspaceGuardAllocations MetaspaceHandleDeallocations MinInliningThreshold MinRAMFraction
NUMAPageScanRate OldSize ParallelOldDeadWoodLimiterMean ParallelOldDeadWoodLimiterStdDev
PostLoopMultiversioning PreferContainerQuotaForCPUCount PrefetchFieldsAhead PreserveAllAnnotations
PrintBiasedLockingStatistics PrintMethodFlushingStatistics PrintPreciseBiasedLockingStatistics
PrintPreciseRTMLockingStatistics PrintSharedDictionary PrintTouchedMethodsAtExit ProcessDistributionStride
RTMAbortRatio RTMAbortThreshold RTMLockingCalculationDelay RTMLockingThreshold RTMRetryCount
RTMSpinLoopCount RTMTotalCountIncrRate RefDiscoveryPolicy RegisterFinalizersAtInit ScavengeBeforeFullGC
ShenandoahElasticTLAB ShenandoahHumongousThreshold ShenandoahIUBarrier ShenandoahLoopOptsAfterExpansion
ShenandoahNMethodBarrier ShenandoahSelfFixing ShenandoahSuspendibleWorkers ShenandoahUnloadClassesFrequency
StressCodeAging TLABStats TimeLinearScan UseBiasedLocking UseCodeAging UseContainerCpuShares UseCounterDecay
UseEmptySlotsInSupers UseHeavyMonitors UseHugeTLBFS UseNotificationThread UseOptoBiasInlining UseRTMDeopt
UseRTMForStackLocks UseRTMLocking UseRTMXendForLockBusy UseSHM UseVtableBasedCHA VerifyGCLevel
VerifyObjectStartArray VerifyRememberedSets ZVerifyViews
`;
