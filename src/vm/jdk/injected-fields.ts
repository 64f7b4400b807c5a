/** Fields that the VM adds to classes of the JDK. Java code cannot name them; reflection does not list them. Where a release declares one of them itself, that is it. */
export const INJECTED_FIELDS: Readonly<
  Record<string, readonly (readonly [name: string, descriptor: string])[]>
> = {
  /** Address of the class record that the mirror describes (0: void and the primitives have records too). First: the collector reads it. */
  'java/lang/Class': [['vmClass', 'I']],
  /** Id of the LoaderData, plus one; 0: not known to the VM yet. */
  'java/lang/ClassLoader': [['vmLoader', 'I']],
  /** Number of the JavaThread that has its frames. */
  'jdk/internal/vm/Continuation': [['vmThread', 'I']],
  /** Vtable index, interface method id, or field offset. */
  'java/lang/invoke/MemberName': [['vmindex', 'J']],
  /** Address of the method record, and the class that declares the method. */
  'java/lang/invoke/ResolvedMethodName': [
    ['vmtarget', 'I'],
    ['vmholder', 'Ljava/lang/Class;'],
  ],
};
