/** Class-file versions (JVMS table 4.1-A). The reader takes any version; whether a VM supports it is the VM's to say. */
export const enum MajorVersion {
  JAVA_1_1 = 45,
  JAVA_1_4 = 48,
  JAVA_5 = 49,
  JAVA_6 = 50,
  JAVA_7 = 51,
  JAVA_8 = 52,
  JAVA_9 = 53,
  JAVA_11 = 55,
  JAVA_12 = 56,
  JAVA_14 = 58,
  JAVA_15 = 59,
  JAVA_16 = 60,
  JAVA_17 = 61,
  JAVA_21 = 65,
  JAVA_25 = 69,
}

/** Versions that the reader knows the structures of. */
export const OLDEST_MAJOR = MajorVersion.JAVA_1_1;
export const NEWEST_MAJOR = MajorVersion.JAVA_25;
/** Minor version of classes that use preview features (major 56 and later). */
export const PREVIEW_MINOR = 65535;
export const MAGIC = 0xcafebabe;
