/* The library of JniGuest and JniExit: C as strangers write it, which takes the JNI at its word. Compiled by
 * ./compile-c. */
#include <jni.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define FN(type, name) JNIEXPORT type JNICALL Java_JniGuest_##name
#define E (*env)
static JavaVM *vm;
static jclass self;
static __thread int tls;
JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *v, void *r) {
  JNIEnv *env;
  vm = v;
  if ((*v)->GetEnv(v, (void **)&env, JNI_VERSION_1_8)) return JNI_ERR;
  jclass c = E->FindClass(env, "JniGuest");
  if (!c) return JNI_ERR;
  self = E->NewGlobalRef(env, c);
  return JNI_VERSION_1_8;
}
static void sleepJava(JNIEnv *env, jlong ms) {
  jclass th = E->FindClass(env, "java/lang/Thread");
  E->CallStaticVoidMethod(env, th, E->GetStaticMethodID(env, th, "sleep", "(J)V"), ms);
}
static const char MIX[] = "(IDJFSDZDBDCDIDJDFDJLjava/lang/String;D[I)Ljava/lang/String;";
static jobject viaV(JNIEnv *env, int kind, jobject o, jclass c, jmethodID m, ...) {
  va_list a;
  va_start(a, m);
  jobject r = kind == 0   ? E->CallObjectMethodV(env, o, m, a)
              : kind == 1 ? E->CallNonvirtualObjectMethodV(env, o, c, m, a)
                          : E->CallStaticObjectMethodV(env, c, m, a);
  va_end(a);
  return r;
}
#define MIXARGS(s, arr)                                                                                  \
  (jint) - 7, 1.5, (jlong)1 << 45, 2.25, (jshort)-9, -3.5, JNI_TRUE, 4.5, (jbyte)-1, 5.5, (jchar)0xfffe, \
      6.5, (jint)0x7fffffff, 7.5, (jlong)-1, 8.5, 9.75, 10.5, (jlong)INT64_MIN, s, 11.5, arr
static jobject callMix(JNIEnv *env, jobject o, jclass base, jint how) {
  jclass c = E->GetObjectClass(env, o);
  jmethodID vi = E->GetMethodID(env, c, "mix", MIX);
  jmethodID nv = E->GetMethodID(env, base, "mix", MIX);
  jmethodID st = E->GetStaticMethodID(env, c, "smix", MIX);
  if (!vi || !nv || !st) return NULL;
  jstring s = E->NewStringUTF(env, "str");
  jintArray arr = E->NewIntArray(env, 70000);
  jvalue v[] = {{.i = -7},         {.d = 1.5},    {.j = (jlong)1 << 45},
                {.f = 2.25f},      {.s = -9},     {.d = -3.5},
                {.z = 1},          {.d = 4.5},    {.b = -1},
                {.d = 5.5},        {.c = 0xfffe}, {.d = 6.5},
                {.i = 0x7fffffff}, {.d = 7.5},    {.j = -1},
                {.d = 8.5},        {.f = 9.75f},  {.d = 10.5},
                {.j = INT64_MIN},  {.l = s},      {.d = 11.5},
                {.l = arr}};
  switch (how) {
    case 0:
      return E->CallObjectMethod(env, o, vi, MIXARGS(s, arr));
    case 1:
      return viaV(env, 0, o, c, vi, MIXARGS(s, arr));
    case 2:
      return E->CallObjectMethodA(env, o, vi, v);
    case 3:
      return E->CallNonvirtualObjectMethod(env, o, base, nv, MIXARGS(s, arr));
    case 4:
      return viaV(env, 1, o, base, nv, MIXARGS(s, arr));
    case 5:
      return E->CallNonvirtualObjectMethodA(env, o, base, nv, v);
    case 6:
      return E->CallStaticObjectMethod(env, c, st, MIXARGS(s, arr));
    case 7:
      return viaV(env, 2, o, c, st, MIXARGS(s, arr));
    default:
      return E->CallStaticObjectMethodA(env, c, st, v);
  }
}
FN(jobject, mixed)(JNIEnv *env, jclass c, jobject o, jclass base, jint how) {
  return callMix(env, o, base, how);
}

struct Job {
  int kind, n, i;
  jobject o;
  jclass base;
  char out[4096];
};
static volatile int finished;
static void add(struct Job *j, const char *fmt, ...) {
  va_list a;
  va_start(a, fmt);
  size_t n = strlen(j->out);
  vsnprintf(j->out + n, sizeof j->out - n, fmt, a);
  va_end(a);
}
static void addString(JNIEnv *env, struct Job *j, jstring s) {
  if (!s) {
    add(j, "null ");
    return;
  }
  const char *u = E->GetStringUTFChars(env, s, 0);
  add(j, "%s ", u);
  E->ReleaseStringUTFChars(env, s, u);
}
static void addException(JNIEnv *env, struct Job *j) {
  jthrowable t = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  if (!t) {
    add(j, "none ");
    return;
  }
  addString(env, j,
            E->CallObjectMethod(
                env, t, E->GetMethodID(env, E->GetObjectClass(env, t), "toString", "()Ljava/lang/String;")));
}
static void work(JNIEnv *env, struct Job *j) {
  switch (j->kind) {
    case 0: /* attach and detach again and again */
      break;
    case 1: /* varargs of all kinds */
      for (int how = 0; how < 9; how++) addString(env, j, callMix(env, j->o, j->base, how));
      addException(env, j);
      break;
    case 2: { /* exceptions and arrays */
      jclass c = E->GetObjectClass(env, j->o);
      jmethodID m = E->GetStaticMethodID(env, c, "boom", "(I)I");
      jint r = E->CallStaticIntMethod(env, c, m, j->i);
      add(j, "%d %d ", r, E->ExceptionCheck(env));
      addException(env, j);
      jlongArray a = E->NewLongArray(env, 100000);
      jlong *p = E->GetLongArrayElements(env, a, 0);
      for (int i = 0; i < 100000; i++) p[i] = (jlong)i * i;
      E->ReleaseLongArrayElements(env, a, p, JNI_COMMIT);
      p[1] = 77;
      E->ReleaseLongArrayElements(env, a, p, JNI_ABORT);
      jlong two[2];
      E->GetLongArrayRegion(env, a, 99998, 2, two);
      add(j, "%lld %lld ", (long long)two[0], (long long)two[1]);
      E->GetLongArrayRegion(env, a, 99999, 2, two);
      addException(env, j);
      jdouble *d = E->GetPrimitiveArrayCritical(env, a, 0);
      add(j, "%d ", d != 0);
      d[0] = 1;
      E->ReleasePrimitiveArrayCritical(env, a, d, 0);
      E->GetLongArrayRegion(env, a, 0, 2, two);
      add(j, "%llx %llx ", (long long)two[0], (long long)two[1]);
      E->FindClass(env, "no/Such");
      addException(env, j);
      E->GetMethodID(env, c, "nothing", "()V");
      addException(env, j);
      E->GetStaticFieldID(env, c, "nothing", "I");
      addException(env, j);
      jobjectArray oa =
          E->NewObjectArray(env, 70000, E->FindClass(env, "java/lang/String"), E->NewStringUTF(env, "e"));
      E->SetObjectArrayElement(env, oa, 69999, a);
      addException(env, j);
      E->SetObjectArrayElement(env, oa, 70000, NULL);
      addException(env, j);
      addString(env, j, E->GetObjectArrayElement(env, oa, 69999));
      E->NewIntArray(env, -1);
      addException(env, j);
      jchar units[] = {0xd83d, 0xde00, 0, 0xd800, 'x'};
      jstring s = E->NewString(env, units, 5);
      add(j, "%d %d ", E->GetStringLength(env, s), E->GetStringUTFLength(env, s));
      char buf[40];
      memset(buf, '#', 40);
      E->GetStringUTFRegion(env, s, 0, 5, buf);
      for (int i = 0; i < E->GetStringUTFLength(env, s) + 2; i++) add(j, "%02x", (unsigned char)buf[i]);
      const jchar *w = E->GetStringCritical(env, s, 0);
      add(j, " %x %x ", w[0], w[4]);
      E->ReleaseStringCritical(env, s, w);
      add(j, "%d %d %d ", E->GetObjectRefType(env, s), E->GetObjectRefType(env, j->o),
          E->GetObjectRefType(env, NULL));
      jweak weak = E->NewWeakGlobalRef(env, s);
      add(j, "%d %d ", E->GetObjectRefType(env, weak), E->IsSameObject(env, weak, s));
      E->DeleteWeakGlobalRef(env, weak);
      static char mem[64];
      jobject b = E->NewDirectByteBuffer(env, mem, 64);
      add(j, "%d %d ", E->GetDirectBufferAddress(env, b) == mem, (int)E->GetDirectBufferCapacity(env, b));
      break;
    }
    case 3: { /* monitors */
      jclass c = E->GetObjectClass(env, j->o);
      jfieldID f = E->GetStaticFieldID(env, c, "counter", "I");
      for (int i = 0; i < j->n; i++) {
        if (E->MonitorEnter(env, c)) add(j, "refused");
        jint x = E->GetStaticIntField(env, c, f);
        if (i % 10 == 0) sleepJava(env, 0);
        E->SetStaticIntField(env, c, f, x + 1);
        if (E->MonitorExit(env, c)) add(j, "refused");
      }
      E->MonitorExit(env, c);
      addException(env, j);
      break;
    }
    case 4: /* local frames and many references */
      for (int i = 0; i < j->n; i++) {
        E->PushLocalFrame(env, 8);
        for (int k = 0; k < 20; k++) E->NewStringUTF(env, "reference");
        jobject o = E->PopLocalFrame(env, E->NewStringUTF(env, "kept"));
        if (E->GetStringUTFLength(env, o) != 4) add(j, "wrong");
        if (i % 2) E->DeleteLocalRef(env, o);
      }
      break;
    case 5: { /* a method that is deep in Java, and overflows */
      jclass c = E->GetObjectClass(env, j->o);
      jmethodID m = E->GetStaticMethodID(env, c, "endless", "(I)I");
      E->CallStaticIntMethod(env, c, m, 0);
      jthrowable t = E->ExceptionOccurred(env);
      E->ExceptionClear(env);
      add(j, "%d ", t && E->IsInstanceOf(env, t, E->FindClass(env, "java/lang/StackOverflowError")));
      break;
    }
    case 7: /* detaches while it holds a monitor */
      E->MonitorEnter(env, j->o);
      E->MonitorEnter(env, j->o);
      break;
    case 6: { /* interruption, sleeping */
      sleepJava(env, 10);
      addException(env, j);
      jclass th = E->FindClass(env, "java/lang/Thread");
      jobject me = E->CallStaticObjectMethod(
          env, th, E->GetStaticMethodID(env, th, "currentThread", "()Ljava/lang/Thread;"));
      E->CallVoidMethod(env, me, E->GetMethodID(env, th, "interrupt", "()V"));
      sleepJava(env, 1000);
      addException(env, j);
      break;
    }
  }
}
static void *thread(void *p) {
  struct Job *j = p;
  JNIEnv *env;
  int times = j->kind == 0 ? j->n : 1;
  for (int i = 0; i < times; i++) {
    jint r = (*vm)->AttachCurrentThread(vm, (void **)&env, NULL);
    if (r) {
      add(j, "attach %d", r);
      break;
    }
    tls = j->i;
    if (j->kind == 0) {
      jclass c = E->GetObjectClass(env, j->o);
      jint x = E->CallStaticIntMethod(env, c, E->GetStaticMethodID(env, c, "twice", "(I)I"), i);
      if (x != 2 * i) add(j, "wrong %d", x);
    } else
      work(env, j);
    if (tls != j->i) add(j, "tls");
    r = (*vm)->DetachCurrentThread(vm);
    if (r) add(j, "detach %d", r);
  }
  __sync_fetch_and_add(&finished, 1);
  return NULL;
}
FN(jobjectArray, threads)(JNIEnv *env, jclass c, jobject o, jclass base, jint kind, jint threads, jint n) {
  struct Job *jobs = calloc(threads, sizeof *jobs);
  pthread_t t[32];
  jobject g = E->NewGlobalRef(env, o), b = E->NewGlobalRef(env, base);
  finished = 0;
  for (int i = 0; i < threads; i++) {
    jobs[i].kind = kind;
    jobs[i].n = n;
    jobs[i].i = i;
    jobs[i].o = g;
    jobs[i].base = b;
    pthread_create(&t[i], NULL, thread, &jobs[i]);
  }
  while (finished < threads) sleepJava(env, 2);
  jobjectArray r = E->NewObjectArray(env, threads, E->FindClass(env, "java/lang/String"), NULL);
  for (int i = 0; i < threads; i++) {
    pthread_join(t[i], NULL);
    E->SetObjectArrayElement(env, r, i, E->NewStringUTF(env, jobs[i].out));
  }
  E->DeleteGlobalRef(env, g);
  E->DeleteGlobalRef(env, b);
  free(jobs);
  return r;
}
/* criticals nested, with collections by other Java threads before and after */
FN(jlong, criticals)
(JNIEnv *env, jclass c, jbyteArray a, jlongArray b, jdoubleArray d, jstring s, jint rounds) {
  jlong sum = 0;
  for (int i = 0; i < rounds; i++) {
    jsize n = E->GetArrayLength(env, a);
    jbyte *p = E->GetPrimitiveArrayCritical(env, a, NULL);
    jlong *q = E->GetPrimitiveArrayCritical(env, b, NULL);
    jdouble *x = E->GetPrimitiveArrayCritical(env, d, NULL);
    const jchar *u = E->GetStringCritical(env, s, NULL);
    for (jsize k = 0; k < n; k += 251) {
      p[k]++;
      q[k] += p[k];
      x[k] += q[k];
      sum += u[k % 5];
    }
    E->ReleaseStringCritical(env, s, u);
    E->ReleasePrimitiveArrayCritical(env, d, x, 0);
    E->ReleasePrimitiveArrayCritical(env, b, q, JNI_COMMIT);
    E->ReleasePrimitiveArrayCritical(env, b, q, 0);
    E->ReleasePrimitiveArrayCritical(env, a, p, JNI_ABORT);
    for (int k = 0; k < 30; k++) E->DeleteLocalRef(env, E->NewByteArray(env, 50000));
    E->CallStaticVoidMethod(env, c, E->GetStaticMethodID(env, c, "pause", "()V"));
  }
  return sum;
}
/* what may be called while an exception is pending */
FN(jint, pending)(JNIEnv *env, jclass c, jintArray a, jstring s, jobject o) {
  jint *p = E->GetIntArrayElements(env, a, 0);
  const char *u = E->GetStringUTFChars(env, s, 0);
  const jchar *w = E->GetStringChars(env, s, 0);
  jint *q = E->GetPrimitiveArrayCritical(env, a, 0);
  E->ReleasePrimitiveArrayCritical(env, a, q, 0);
  jobject g = E->NewGlobalRef(env, o);
  jweak k = E->NewWeakGlobalRef(env, o);
  jobject l = E->NewLocalRef(env, o);
  E->MonitorEnter(env, o);
  E->PushLocalFrame(env, 5);
  E->CallStaticIntMethod(env, c, E->GetStaticMethodID(env, c, "boom", "(I)I"), 5);
  int r = E->ExceptionCheck(env);
  jthrowable t = E->ExceptionOccurred(env);
  r += 10 * (t != NULL);
  p[0] = 99;
  E->ReleaseIntArrayElements(env, a, p, 0);
  E->ReleaseStringUTFChars(env, s, u);
  E->ReleaseStringChars(env, s, w);
  E->DeleteGlobalRef(env, g);
  E->DeleteWeakGlobalRef(env, k);
  E->DeleteLocalRef(env, l);
  r += 100 * E->MonitorExit(env, o);
  t = E->PopLocalFrame(env, t);
  r += 1000 * E->IsSameObject(env, t, E->ExceptionOccurred(env));
  return r;
}
FN(jint, replaced)(JNIEnv *env, jclass c) {
  E->CallStaticIntMethod(env, c, E->GetStaticMethodID(env, c, "boom", "(I)I"), 6);
  E->ExceptionClear(env);
  E->ThrowNew(env, E->FindClass(env, "java/lang/IllegalStateException"),
              "\xe2\x82\xac and \xed\xa0\xbd\xed\xb8\x80");
  return 0;
}
static jweak weaks[100];
static jobject globals[100];
FN(void, makeWeaks)(JNIEnv *env, jclass c, jobjectArray a) {
  for (int i = 0; i < 100; i++) {
    jobject o = E->GetObjectArrayElement(env, a, i);
    weaks[i] = E->NewWeakGlobalRef(env, o);
    if (i % 10 == 0) globals[i] = E->NewGlobalRef(env, weaks[i]);
    E->DeleteLocalRef(env, o);
  }
}
FN(jstring, askWeaks)(JNIEnv *env, jclass c) {
  int alive = 0, same = 0, asLocal = 0, asGlobal = 0, types = 0;
  for (int i = 0; i < 100; i++) {
    types += E->GetObjectRefType(env, weaks[i]);
    if (!E->IsSameObject(env, weaks[i], NULL)) alive++;
    if (globals[i] && E->IsSameObject(env, weaks[i], globals[i])) same++;
    jobject l = E->NewLocalRef(env, weaks[i]);
    if (l) asLocal++;
    jobject g = E->NewGlobalRef(env, weaks[i]);
    if (g) asGlobal++;
    E->DeleteGlobalRef(env, g);
    E->DeleteLocalRef(env, l);
  }
  for (int i = 0; i < 100; i++) {
    E->DeleteWeakGlobalRef(env, weaks[i]);
    if (globals[i]) E->DeleteGlobalRef(env, globals[i]);
    globals[i] = 0;
  }
  char b[100];
  sprintf(b, "alive %d same %d local %d global %d types %d", alive, same, asLocal, asGlobal, types);
  return E->NewStringUTF(env, b);
}
/* big arrays of all kinds */
#define BIG(T, J, sig)                                                    \
  {                                                                       \
    J##Array a = E->New##T##Array(env, n);                                \
    J *t = malloc(n * sizeof *t);                                         \
    for (int i = 0; i < n; i++) t[i] = (J)(i * 7 + 1);                    \
    E->Set##T##ArrayRegion(env, a, 0, n, t);                              \
    J *p = E->Get##T##ArrayElements(env, a, 0);                           \
    bad += memcmp(p, t, n * sizeof *t) != 0;                              \
    p[65536] = 1;                                                         \
    E->Release##T##ArrayElements(env, a, p, JNI_ABORT);                   \
    E->Get##T##ArrayRegion(env, a, 65530, 10, t);                         \
    for (int i = 0; i < 10; i++) bad += t[i] != (J)((65530 + i) * 7 + 1); \
    E->Set##T##ArrayRegion(env, a, n - 3, 4, t);                          \
    bad += !E->ExceptionCheck(env);                                       \
    E->ExceptionClear(env);                                               \
    E->Get##T##ArrayRegion(env, a, n, 0, t);                              \
    bad += E->ExceptionCheck(env);                                        \
    E->ExceptionClear(env);                                               \
    E->Get##T##ArrayRegion(env, a, 0x7fffffff, 0x7fffffff, t);            \
    bad += !E->ExceptionCheck(env);                                       \
    E->ExceptionClear(env);                                               \
    free(t);                                                              \
    E->SetObjectArrayElement(env, r, k++, a);                             \
  }
FN(jobjectArray, big)(JNIEnv *env, jclass c, jint n) {
  int bad = 0, k = 0;
  jobjectArray r = E->NewObjectArray(env, 8, E->FindClass(env, "java/lang/Object"), NULL);
  BIG(Byte, jbyte, "[B")
  BIG(Char, jchar, "[C")
  BIG(Short, jshort, "[S")
  BIG(Int, jint, "[I")
  BIG(Long, jlong, "[J")
  BIG(Float, jfloat, "[F")
  BIG(Double, jdouble, "[D")
  jobjectArray o = E->NewObjectArray(env, n, E->FindClass(env, "[[I"), NULL);
  E->SetObjectArrayElement(env, o, 65536, E->NewObjectArray(env, 3, E->FindClass(env, "[I"), NULL));
  E->SetObjectArrayElement(env, r, k, o);
  if (bad) printf("bad %d\n", bad);
  return r;
}
/* members of superinterfaces and superclasses */
FN(jstring, members)(JNIEnv *env, jclass c, jclass k, jobject o) {
  char b[300];
  jfieldID a = E->GetStaticFieldID(env, k, "DEEP", "I");
  jint x = a ? E->GetStaticIntField(env, k, a) : -1;
  E->ExceptionClear(env);
  jfieldID f = E->GetStaticFieldID(env, k, "inherited", "J");
  jlong y = f ? E->GetStaticLongField(env, k, f) : -1;
  E->ExceptionClear(env);
  jmethodID s = E->GetStaticMethodID(env, k, "ofSuper", "()I");
  jint z = s ? E->CallStaticIntMethod(env, k, s) : -1;
  E->ExceptionClear(env);
  jmethodID i = E->GetStaticMethodID(env, k, "ofInterface", "()I");
  jboolean none = E->ExceptionCheck(env);
  E->ExceptionClear(env);
  jmethodID d = E->GetMethodID(env, k, "byDefault", "()I");
  jint v = d ? E->CallIntMethod(env, o, d) : -1;
  E->ExceptionClear(env);
  jmethodID w = E->GetMethodID(env, k, "hidden", "()I");
  jint p = w ? E->CallIntMethod(env, o, w) : -1;
  E->ExceptionClear(env);
  jfieldID nonstatic = E->GetFieldID(env, k, "inherited", "J");
  jboolean none2 = E->ExceptionCheck(env);
  E->ExceptionClear(env);
  E->GetMethodID(env, k, "<clinit>", "()V");
  jboolean none3 = E->ExceptionCheck(env);
  E->ExceptionClear(env);
  sprintf(b, "%d %lld %d %d/%d %d %d %d/%d %d", x, (long long)y, z, i != 0, none, v, p, nonstatic != 0, none2,
          none3);
  return E->NewStringUTF(env, b);
}
FN(jclass, defineBoot)(JNIEnv *env, jclass c, jstring name, jobject loader, jbyteArray a) {
  const char *u = name ? E->GetStringUTFChars(env, name, 0) : NULL;
  jsize n = E->GetArrayLength(env, a);
  jbyte *p = malloc(n);
  E->GetByteArrayRegion(env, a, 0, n, p);
  jclass r = E->DefineClass(env, u, loader, p, n);
  memset(p, 0xff, n);
  free(p);
  return r;
}
/* monitors that stay from call to call */
FN(jint, enter)(JNIEnv *env, jclass c, jobject o) { return E->MonitorEnter(env, o); }
FN(jint, leave)(JNIEnv *env, jclass c, jobject o) { return E->MonitorExit(env, o); }
FN(void, waitFor)(JNIEnv *env, jclass c, jobject o) {
  jclass k = E->FindClass(env, "java/lang/Object");
  E->MonitorEnter(env, o);
  E->CallVoidMethod(env, o, E->GetMethodID(env, k, "wait", "(J)V"), (jlong)0);
  E->MonitorExit(env, o);
}
FN(void, tell)(JNIEnv *env, jclass c, jobject o) {
  jclass k = E->FindClass(env, "java/lang/Object");
  E->MonitorEnter(env, o);
  E->CallVoidMethod(env, o, E->GetMethodID(env, k, "notifyAll", "()V"));
  E->MonitorExit(env, o);
}
FN(jint, recurse)(JNIEnv *env, jclass c, jint n) {
  if (n == 0) return 0;
  jstring s = E->NewStringUTF(env, "some");
  jint r = E->CallStaticIntMethod(env, c, E->GetStaticMethodID(env, c, "down", "(I)I"), n - 1);
  if (E->ExceptionCheck(env)) return -1;
  return r + E->GetStringLength(env, s);
}
FN(jint, cDeep)(JNIEnv *env, jclass c, jint kb) {
  if (kb <= 0) return 0;
  volatile char room[1000];
  memset((char *)room, kb, sizeof room);
  return Java_JniGuest_cDeep(env, c, kb - 1) + (room[500] == (char)kb);
}
FN(jlong, id)(JNIEnv *env, jclass c, jstring s) {
  const char *u = E->GetStringUTFChars(env, s, 0);
  jlong r = strlen(u);
  E->ReleaseStringUTFChars(env, s, u);
  return r;
}
static void atEnd(void) { printf("atexit\n"); }
JNIEXPORT void JNICALL Java_JniExit_end(JNIEnv *env, jclass c, jint how) {
  printf("buffered by C\n");
  if (how == 0) {
    atexit(atEnd);
    return;
  }
  jclass s = E->FindClass(env, "java/lang/System");
  E->CallStaticVoidMethod(env, s, E->GetStaticMethodID(env, s, "exit", "(I)V"), how);
  printf("not here\n");
}
