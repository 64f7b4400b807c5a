/** What JavaClass.storedCode is before anybody has looked whether code of the class is stored: nothing is known; the class is the JDK's for certain. Else the address of its entry, 0 if there is none. */
export const UNKNOWN = -1;
export const OF_JDK = -2;
