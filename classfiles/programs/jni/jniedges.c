/* The library of JniEdges, JniCheck and JniCrash: C at the edges of what the JNI allows, and beyond them.
 * Compiled by
 * ./compile-c. */
#include <errno.h>
#include <jni.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define FN(type, name) JNIEXPORT type JNICALL Java_JniEdges_##name
#define E (*env)
static JavaVM *vm;
JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *v, void *r) {
  vm = v;
  return JNI_VERSION_10;
}
JNIEXPORT void JNICALL JNI_OnUnload(JavaVM *v, void *r) {
  printf("unload\n");
  fflush(stdout);
}
static jstring str(JNIEnv *env, const char *s) { return E->NewStringUTF(env, s); }
static void name(JNIEnv *env, jthrowable t, char *to) {
  jclass c = E->GetObjectClass(env, t);
  jmethodID m =
      E->GetMethodID(env, E->FindClass(env, "java/lang/Object"), "toString", "()Ljava/lang/String;");
  jstring s = E->CallObjectMethod(env, t, m);
  const char *u = E->GetStringUTFChars(env, s, 0);
  strcpy(to, u);
  E->ReleaseStringUTFChars(env, s, u);
  (void)c;
}
static void take(JNIEnv *env, const char *what) {
  jthrowable t = E->ExceptionOccurred(env);
  if (!t) {
    printf("  %s: nothing\n", what);
  } else {
    char b[500];
    E->ExceptionClear(env);
    name(env, t, b);
    printf("  %s: %s\n", what, b);
  }
  fflush(stdout);
}
FN(jlong, deep)(JNIEnv *env, jclass c, jobject self, jint d) {
  if (d <= 0) return 0;
  volatile char room[3000];
  memset((char *)room, d, sizeof room);
  jstring local = str(env, "local");
  jmethodID m = E->GetMethodID(env, c, "cb", "(I)J");
  jlong r = E->CallLongMethod(env, self, m, d);
  for (unsigned i = 0; i < sizeof room; i++)
    if (room[i] != (char)d) return -1;
  if (E->GetStringUTFLength(env, local) != 5) return -2;
  return r;
}
FN(void, deepThrow)(JNIEnv *env, jclass c, jobject self, jint d) {
  jmethodID m = E->GetMethodID(env, c, "thrower", "(I)V");
  E->CallVoidMethod(env, self, m, d);
  if (!E->ExceptionCheck(env)) printf("no exception\n");
}
FN(jint, locals)(JNIEnv *env, jclass c, jint n) {
  jobject *a = malloc(sizeof *a * n);
  jclass oc = E->FindClass(env, "java/lang/Integer");
  jmethodID v = E->GetStaticMethodID(env, oc, "valueOf", "(I)Ljava/lang/Integer;"),
            iv = E->GetMethodID(env, oc, "intValue", "()I");
  int sum = 0;
  for (int i = 0; i < n; i++) a[i] = E->CallStaticObjectMethod(env, oc, v, i + 1000);
  jclass sys = E->FindClass(env, "java/lang/System");
  E->CallStaticVoidMethod(env, sys, E->GetStaticMethodID(env, sys, "gc", "()V"));
  for (int i = 0; i < n; i++) sum += E->CallIntMethod(env, a[i], iv);
  for (int i = 0; i < n; i += 2) E->DeleteLocalRef(env, a[i]);
  for (int i = 0; i < n; i += 2) a[i] = E->CallStaticObjectMethod(env, oc, v, i);
  for (int i = 0; i < n; i++) sum += E->CallIntMethod(env, a[i], iv);
  free(a);
  return sum;
}
FN(jobjectArray, frames)(JNIEnv *env, jclass c, jobject a) {
  jobjectArray r = E->NewObjectArray(env, 4, E->FindClass(env, "java/lang/Object"), 0);
  E->PushLocalFrame(env, 10);
  jobject x = 0;
  for (int i = 0; i < 100; i++) {
    char b[20];
    sprintf(b, "s%d", i);
    x = str(env, b);
  }
  x = E->PopLocalFrame(env, x);
  E->SetObjectArrayElement(env, r, 0, x);
  E->PushLocalFrame(env, 1);
  x = E->PopLocalFrame(env, 0);
  if (x) printf("not null\n");
  E->PushLocalFrame(env, 0);
  x = E->PopLocalFrame(env, a);
  E->SetObjectArrayElement(env, r, 1, x);
  jint neg = E->PushLocalFrame(env, -1);
  printf("  push -1: %d\n", neg);
  fflush(stdout);
  if (neg == 0)
    E->PopLocalFrame(env, 0);
  else
    E->ExceptionClear(env);
  E->PushLocalFrame(env, 4);
  E->PushLocalFrame(env, 4);
  x = str(env, "in");
  x = E->PopLocalFrame(env, x);
  x = E->PopLocalFrame(env, x);
  E->SetObjectArrayElement(env, r, 2, x);
  E->SetObjectArrayElement(env, r, 3, E->NewLocalRef(env, x));
  return r;
}
FN(jlong, weak)(JNIEnv *env, jclass c, jobject o) { return (jlong)(intptr_t)E->NewWeakGlobalRef(env, o); }
FN(jboolean, weakAlive)(JNIEnv *env, jclass c, jlong w, jboolean drop) {
  jweak x = (jweak)(intptr_t)w;
  jobject l = E->NewLocalRef(env, x);
  jboolean same = E->IsSameObject(env, x, NULL);
  if (same != (l == NULL)) printf("odd\n");
  if (drop) E->DeleteWeakGlobalRef(env, x);
  return l != NULL;
}
FN(jint, critical)(JNIEnv *env, jclass c, jintArray a, jbyteArray b, jint n) {
  int sum = 0;
  for (int k = 0; k < n; k++) {
    jboolean cp;
    jint *p = E->GetPrimitiveArrayCritical(env, a, &cp);
    jbyte *q = E->GetPrimitiveArrayCritical(env, b, 0);
    for (int i = 0; i < 1000; i++) {
      p[i] += i + k;
      q[i] = (jbyte)p[i];
    }
    E->ReleasePrimitiveArrayCritical(env, b, q, 0);
    E->ReleasePrimitiveArrayCritical(env, a, p, k == n - 1 ? JNI_COMMIT : 0);
    if (k % 50 == 0) {
      E->NewIntArray(env, 100000);
    }
    sum += k;
  }
  jint t[1000];
  E->GetIntArrayRegion(env, a, 0, 1000, t);
  for (int i = 0; i < 1000; i++) sum += t[i];
  return sum;
}
FN(jstring, varargs)(JNIEnv *env, jclass c, jobject o) {
  jmethodID m = E->GetStaticMethodID(env, c, "va", "(BCSZFDJIFLjava/lang/Object;FFFFFF)Ljava/lang/String;");
  return E->CallStaticObjectMethod(env, c, m, (jbyte)-5, (jchar)65535, (jshort)-300, (jboolean)1, 1.25f, -2.5,
                                   (jlong)1 << 50, -6, 7.75f, o, 1.f, 2.f, 3.f, 4.f, 5.f, 6.f);
}
FN(jstring, nonvirtual)(JNIEnv *env, jclass c, jobject o, jclass k, jstring m) {
  const char *u = E->GetStringUTFChars(env, m, 0);
  jmethodID id = E->GetMethodID(env, k, u, "()Ljava/lang/String;");
  E->ReleaseStringUTFChars(env, m, u);
  if (!id) return 0;
  return E->CallNonvirtualObjectMethod(env, o, k, id);
}
FN(jobjectArray, utf)(JNIEnv *env, jclass c, jstring s) {
  jobjectArray r = E->NewObjectArray(env, 4, E->FindClass(env, "java/lang/Object"), 0);
  jboolean cp = 7;
  const char *u = E->GetStringUTFChars(env, s, &cp);
  char b[300];
  int n = sprintf(b, "%d %d %d:", cp, E->GetStringLength(env, s), E->GetStringUTFLength(env, s));
  for (const char *p = u; *p; p++) n += sprintf(b + n, "%02x", (unsigned char)*p);
  E->SetObjectArrayElement(env, r, 1, str(env, u));
  E->ReleaseStringUTFChars(env, s, u);
  const jchar *w = E->GetStringChars(env, s, 0);
  E->SetObjectArrayElement(env, r, 2, E->NewString(env, w, E->GetStringLength(env, s)));
  E->ReleaseStringChars(env, s, w);
  w = E->GetStringCritical(env, s, 0);
  jint len = E->GetStringLength(env, s);
  jchar t[64];
  memcpy(t, w, 2 * len);
  E->ReleaseStringCritical(env, s, w);
  E->SetObjectArrayElement(env, r, 3, E->NewString(env, t, len));
  char g[100];
  memset(g, '#', sizeof g);
  E->GetStringUTFRegion(env, s, 0, len, g);
  n += sprintf(b + n, " end %02x %02x", (unsigned char)g[E->GetStringUTFLength(env, s)],
               (unsigned char)g[E->GetStringUTFLength(env, s) + 1]);
  E->SetObjectArrayElement(env, r, 0, str(env, b));
  return r;
}
FN(jstring, newUtf)(JNIEnv *env, jclass c, jbyteArray a) {
  char t[64] = {0};
  E->GetByteArrayRegion(env, a, 0, E->GetArrayLength(env, a), (jbyte *)t);
  return str(env, t);
}
FN(jobject, huge)(JNIEnv *env, jclass c, jclass k, jint n, jobject i) {
  return E->NewObjectArray(env, n, k, i);
}
FN(jclass, define)(JNIEnv *env, jclass c, jstring nm, jobject l, jbyteArray b) {
  const char *u = nm ? E->GetStringUTFChars(env, nm, 0) : 0;
  jbyte *p = E->GetByteArrayElements(env, b, 0);
  jclass r = E->DefineClass(env, u, l, p, E->GetArrayLength(env, b));
  jthrowable t = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  E->ReleaseByteArrayElements(env, b, p, JNI_ABORT);
  if (u) E->ReleaseStringUTFChars(env, nm, u);
  if (t) E->Throw(env, t);
  return r;
}
FN(jobject, fromReflected)(JNIEnv *env, jclass c, jobject m, jobject f, jobject target) {
  jmethodID id = E->FromReflectedMethod(env, m);
  jfieldID fi = E->FromReflectedField(env, f);
  jclass fc = E->FindClass(env, "JniEdges$F");
  if (fi != E->GetFieldID(env, fc, "i", "I")) printf("other field\n");
  return E->CallObjectMethod(env, target, id);
}
FN(jobjectArray, toReflected)(JNIEnv *env, jclass c, jclass k) {
  jobjectArray r = E->NewObjectArray(env, 4, E->FindClass(env, "java/lang/Object"), 0);
  E->SetObjectArrayElement(env, r, 0, E->ToReflectedField(env, k, E->GetFieldID(env, k, "j", "J"), 0));
  E->SetObjectArrayElement(env, r, 1, E->ToReflectedField(env, k, E->GetStaticFieldID(env, k, "si", "I"), 1));
  E->SetObjectArrayElement(env, r, 2,
                           E->ToReflectedMethod(env, k, E->GetMethodID(env, k, "<init>", "()V"), 0));
  E->SetObjectArrayElement(env, r, 3,
                           E->ToReflectedMethod(env, k, E->GetMethodID(env, k, "hashCode", "()I"), 0));
  return r;
}
FN(jint, monitors)(JNIEnv *env, jclass c, jobject o, jobject r) {
  jint a = E->MonitorEnter(env, o), b = E->MonitorEnter(env, o);
  jmethodID m = E->GetMethodID(env, E->FindClass(env, "java/lang/Runnable"), "run", "()V");
  E->CallVoidMethod(env, r, m);
  jint d = E->MonitorExit(env, o), e = E->MonitorExit(env, o);
  return a * 1000 + b * 100 + d * 10 + e;
}
FN(jint, exitUnowned)(JNIEnv *env, jclass c, jobject o) {
  jint r = E->MonitorExit(env, o);
  printf("  exit %d %d\n", r, E->ExceptionCheck(env));
  fflush(stdout);
  return r;
}
FN(jint, errnoKept)(JNIEnv *env, jclass c, jobject r) {
  jmethodID m = E->GetMethodID(env, E->GetObjectClass(env, r), "run", "()V");
  errno = 77;
  E->NewIntArray(env, 3);
  int a = errno;
  E->CallVoidMethod(env, r, m);
  return a * 1000 + errno;
}
static jmp_buf jb;
static void __attribute__((noinline)) down(int n) {
  volatile char x[100];
  x[0] = n;
  if (n == 0) longjmp(jb, 42);
  down(n - 1);
  x[1] = x[0];
}
FN(jint, jump)(JNIEnv *env, jclass c, jint n) {
  int r = setjmp(jb);
  if (r) return r + E->GetStringUTFLength(env, str(env, "abc"));
  down(n);
  return -1;
}
FN(jint, bigStack)(JNIEnv *env, jclass c, jint kb, jobject r) {
  volatile char *p = __builtin_alloca(kb * 1024);
  for (int i = 0; i < kb * 1024; i += 512) p[i] = i;
  jmethodID m = E->GetMethodID(env, E->GetObjectClass(env, r), "run", "()V");
  E->CallVoidMethod(env, r, m);
  int s = 0;
  for (int i = 0; i < kb * 1024; i += 512) s += p[i] == (char)i;
  return s;
}
FN(jint, staticInit)(JNIEnv *env, jclass c) {
  jclass k = E->FindClass(env, "JniEdges$SI");
  printf("  found\n");
  fflush(stdout);
  jfieldID f = E->GetStaticFieldID(env, k, "count", "I");
  return E->GetStaticIntField(env, k, f);
}
FN(jobjectArray, buffers)(JNIEnv *env, jclass c, jobject b, jobject o) {
  jobjectArray r = E->NewObjectArray(env, 3, E->FindClass(env, "java/lang/Object"), 0);
  char t[200];
  sprintf(t, "%d %ld %d %ld", E->GetDirectBufferAddress(env, b) != 0,
          (long)E->GetDirectBufferCapacity(env, b), E->GetDirectBufferAddress(env, o) != 0,
          (long)E->GetDirectBufferCapacity(env, o));
  E->SetObjectArrayElement(env, r, 0, str(env, t));
  static char mem[100];
  jobject d = E->NewDirectByteBuffer(env, mem, 100);
  E->SetObjectArrayElement(env, r, 1, d);
  if (E->GetDirectBufferAddress(env, d) != mem) printf("no\n");
  jobject z = E->NewDirectByteBuffer(env, mem, 0);
  E->SetObjectArrayElement(env, r, 2, z);
  E->NewDirectByteBuffer(env, mem, -1);
  take(env, "neg");
  E->NewDirectByteBuffer(env, mem, 1LL << 31);
  take(env, "big");
  jobject nul = E->NewDirectByteBuffer(env, NULL, 0);
  printf("  null %d\n", nul != 0);
  take(env, "null");
  return r;
}
struct T {
  jobject o;
  int i;
  jboolean daemon;
  int seen;
  char nm[40];
};
static void *body(void *p) {
  struct T *t = p;
  JNIEnv *env;
  jint g = (*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10);
  if (g != JNI_EDETACHED || env) {
    printf("GetEnv %d\n", g);
  }
  sprintf(t->nm, "T-%d", t->i);
  JavaVMAttachArgs a = {JNI_VERSION_10, t->nm, 0};
  jint r = t->daemon ? (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&env, &a)
                     : (*vm)->AttachCurrentThread(vm, (void **)&env, &a);
  if (r) {
    printf("attach %d\n", r);
    return 0;
  }
  JNIEnv *again;
  if ((*vm)->AttachCurrentThread(vm, (void **)&again, 0) || again != env) printf("again\n");
  if ((*vm)->GetEnv(vm, (void **)&again, JNI_VERSION_1_2) || again != env) printf("getenv\n");
  jclass th = E->FindClass(env, "java/lang/Thread");
  jobject cur = E->CallStaticObjectMethod(
      env, th, E->GetStaticMethodID(env, th, "currentThread", "()Ljava/lang/Thread;"));
  jboolean d = E->CallBooleanMethod(env, cur, E->GetMethodID(env, th, "isDaemon", "()Z"));
  jstring n = E->CallObjectMethod(env, cur, E->GetMethodID(env, th, "getName", "()Ljava/lang/String;"));
  const char *u = E->GetStringUTFChars(env, n, 0);
  t->seen = d * 10 + (strcmp(u, t->nm) == 0);
  E->ReleaseStringUTFChars(env, n, u);
  jclass nc = E->GetObjectClass(env, t->o);
  jlong dr = E->CallLongMethod(env, t->o, E->GetMethodID(env, nc, "cb", "(I)J"), 6);
  t->seen += dr * 100;
  E->ThrowNew(env, E->FindClass(env, "java/lang/RuntimeException"), "x");
  if (!E->ExceptionCheck(env)) printf("no\n");
  E->ExceptionClear(env);
  jint x = (*vm)->DetachCurrentThread(vm);
  if (x) printf("detach %d\n", x);
  if ((*vm)->GetEnv(vm, (void **)&again, JNI_VERSION_1_2) != JNI_EDETACHED) printf("still\n");
  if ((*vm)->DetachCurrentThread(vm)) printf("detach2\n");
  return 0;
}
static volatile int finished;
static void *attached(void *p) {
  body(p);
  __sync_fetch_and_add(&finished, 1);
  return 0;
}
FN(jint, attach)(JNIEnv *env, jclass c, jobject o, jint n, jboolean daemon) {
  struct T *t = calloc(n, sizeof *t);
  pthread_t p[20];
  jobject g = E->NewGlobalRef(env, o);
  finished = 0;
  for (int i = 0; i < n; i++) {
    t[i].o = g;
    t[i].i = i;
    t[i].daemon = daemon;
    pthread_create(&p[i], 0, attached, &t[i]);
  }
  /* Java runs meanwhile, so that a VM on one thread can serve them */
  jclass th = E->FindClass(env, "java/lang/Thread");
  jmethodID sl = E->GetStaticMethodID(env, th, "sleep", "(J)V");
  while (finished < n) E->CallStaticVoidMethod(env, th, sl, (jlong)5);
  for (int i = 0; i < n; i++) pthread_join(p[i], 0);
  int s = 0;
  for (int i = 0; i < n; i++) s += t[i].seen;
  E->DeleteGlobalRef(env, g);
  return s;
}
static void *unatt(void *p) {
  void *e = (void *)1;
  jint r = (*vm)->GetEnv(vm, &e, JNI_VERSION_10);
  *(jint *)p = r * 10 + (e == 0);
  return 0;
}
FN(jint, getEnvUnattached)(JNIEnv *env, jclass c) {
  jint r = 0;
  pthread_t t;
  pthread_create(&t, 0, unatt, &r);
  pthread_join(t, 0);
  void *e;
  jint q = (*vm)->GetEnv(vm, &e, 0x00990000);
  return r * 10 + q;
}
FN(jint, pendingMany)(JNIEnv *env, jclass c, jobject r) {
  jmethodID m = E->GetMethodID(env, E->GetObjectClass(env, r), "run", "()V");
  int n = 0;
  for (int i = 0; i < 20; i++) {
    E->CallVoidMethod(env, r, m);
    if (E->ExceptionCheck(env)) {
      n++;
      jthrowable t = E->ExceptionOccurred(env);
      E->ExceptionClear(env);
      if (i % 2) {
        E->Throw(env, t);
        E->ExceptionClear(env);
      }
      E->DeleteLocalRef(env, t);
    }
  }
  return n;
}
FN(jint, throwNew)(JNIEnv *env, jclass c, jclass k, jstring m) {
  const char *u = m ? E->GetStringUTFChars(env, m, 0) : 0;
  jint r = E->ThrowNew(env, k, u);
  printf("  %d %d\n", r, E->ExceptionCheck(env));
  fflush(stdout);
  return r;
}
static jint r1(JNIEnv *e, jclass c) { return 1; }
static jint r2(JNIEnv *e, jobject o, jint x) { return x + 2; }
static jint r11(JNIEnv *e, jclass c) { return 11; }
FN(jstring, regs)(JNIEnv *env, jclass c, jclass k, jint w) {
  JNINativeMethod a[] = {{"one", "()I", r1}, {"two", "(I)I", r2}}, b[] = {{"one", "()I", r11}},
                  d[] = {{"nope", "()I", r1}}, g[] = {{"main", "([Ljava/lang/String;)V", r1}};
  jint r = w == 1   ? E->RegisterNatives(env, k, a, 2)
           : w == 2 ? E->RegisterNatives(env, k, b, 1)
           : w == 3 ? E->RegisterNatives(env, k, d, 1)
                    : E->RegisterNatives(env, k, g, 1);
  char t[20];
  sprintf(t, "%d", r);
  printf("  reg %d\n", r);
  fflush(stdout);
  if (E->ExceptionCheck(env)) return 0;
  return str(env, t);
}
FN(jint, unregister)(JNIEnv *env, jclass c, jclass k) { return E->UnregisterNatives(env, k); }
FN(jfloat, f)
(JNIEnv *env, jclass cl, jbyte b, jchar c, jshort s, jboolean z, jfloat f, jdouble d, jlong l, jint i,
 jfloat g, jbyte h, jchar k, jshort m, jboolean n) {
  printf("  %d %d %d %d %g %g %ld %d %g %d %d %d %d\n", b, c, s, z, f, d, (long)l, i, g, h, k, m, n);
  fflush(stdout);
  return -0.0f;
}
FN(jobject, nullArgs)
(JNIEnv *env, jclass cl, jobject a, jobject b, jobject c, jobject d, jobject e, jobject f, jobject g) {
  printf("  %d%d%d%d%d%d%d\n", !!a, !!b, !!c, !!d, !!e, !!f, !!g);
  fflush(stdout);
  return f;
}
FN(jint, refTypes)(JNIEnv *env, jclass c, jobject o) {
  jobject l = E->NewLocalRef(env, o), g = E->NewGlobalRef(env, o);
  jweak w = E->NewWeakGlobalRef(env, o);
  printf("  %d %d %d %d %d %d\n", E->GetObjectRefType(env, o), E->GetObjectRefType(env, c),
         E->GetObjectRefType(env, l), E->GetObjectRefType(env, g), E->GetObjectRefType(env, w),
         E->GetObjectRefType(env, 0));
  jobject lw = E->NewLocalRef(env, w), gw = E->NewGlobalRef(env, w);
  printf("  %d %d %d\n", E->IsSameObject(env, lw, o), E->IsSameObject(env, gw, w),
         E->IsSameObject(env, l, g));
  fflush(stdout);
  E->DeleteGlobalRef(env, g);
  E->DeleteGlobalRef(env, gw);
  E->DeleteWeakGlobalRef(env, w);
  E->DeleteLocalRef(env, l);
  E->DeleteLocalRef(env, 0);
  E->DeleteGlobalRef(env, 0);
  E->DeleteWeakGlobalRef(env, 0);
  return E->NewGlobalRef(env, 0) == 0 && E->NewWeakGlobalRef(env, 0) == 0 && E->NewLocalRef(env, 0) == 0;
}
FN(jstring, objArray)(JNIEnv *env, jclass c, jobjectArray a) {
  E->GetObjectArrayElement(env, a, 3);
  take(env, "get 3");
  E->GetObjectArrayElement(env, a, -1);
  take(env, "get -1");
  E->SetObjectArrayElement(env, a, 3, 0);
  take(env, "set 3");
  jclass sc = E->FindClass(env, "java/lang/String");
  jobjectArray s = E->NewObjectArray(env, 2, sc, 0);
  E->SetObjectArrayElement(env, s, 0, E->GetObjectArrayElement(env, a, 0));
  take(env, "store");
  E->SetObjectArrayElement(env, s, 5, E->GetObjectArrayElement(env, a, 0));
  take(env, "store 5");
  E->SetObjectArrayElement(env, s, 1, E->GetObjectArrayElement(env, a, 2));
  jobjectArray m = E->NewObjectArray(env, 2, E->FindClass(env, "[I"), 0);
  E->SetObjectArrayElement(env, m, 0, s);
  take(env, "store m");
  return E->GetObjectArrayElement(env, s, 1);
}
FN(jint, regionErrors)(JNIEnv *env, jclass c, jintArray a) {
  jint b[10] = {0};
  int t[][2] = {{0, 6}, {-1, 2}, {5, 0}, {6, 0}, {2, -1}, {5, 1}, {0x7fffffff, 1}, {1, 0x7fffffff}, {-2, -2}};
  for (int i = 0; i < 9; i++) {
    E->GetIntArrayRegion(env, a, t[i][0], t[i][1], b);
    take(env, "get");
    E->SetIntArrayRegion(env, a, t[i][0], t[i][1], b);
    take(env, "set");
  }
  jstring s = str(env, "hello");
  jchar w[10];
  char u[20];
  for (int i = 0; i < 9; i++) {
    E->GetStringRegion(env, s, t[i][0], t[i][1], w);
    take(env, "str");
    E->GetStringUTFRegion(env, s, t[i][0], t[i][1], u);
    take(env, "utf");
  }
  jintArray n = E->NewIntArray(env, -1);
  take(env, "neg");
  return n == 0;
}
FN(jint, releaseModes)(JNIEnv *env, jclass c, jintArray a) {
  jint *p = E->GetIntArrayElements(env, a, 0);
  p[0] = 1;
  E->ReleaseIntArrayElements(env, a, p, JNI_COMMIT);
  p[1] = 2;
  E->ReleaseIntArrayElements(env, a, p, JNI_ABORT);
  p = E->GetIntArrayElements(env, a, 0);
  int r = p[0] * 10 + p[1];
  p[2] = 5;
  E->ReleaseIntArrayElements(env, a, p, 0);
  jint q;
  E->GetIntArrayRegion(env, a, 2, 1, &q);
  jintArray e = E->NewIntArray(env, 0);
  p = E->GetIntArrayElements(env, e, 0);
  int nn = p != 0;
  E->ReleaseIntArrayElements(env, e, p, 0);
  return r * 100 + q * 10 + nn;
}
static JNIEnv *qe;
static jobject qc;
static jmethodID qm;
static jclass dc;
static jmethodID dv;
static int cmp(const void *x, const void *y) {
  JNIEnv *env = qe;
  if (E->ExceptionCheck(env)) return 0;
  E->PushLocalFrame(env, 4);
  jobject a = E->CallStaticObjectMethod(env, dc, dv, *(double *)x),
          b = E->CallStaticObjectMethod(env, dc, dv, *(double *)y);
  int r = E->CallIntMethod(env, qc, qm, a, b);
  E->PopLocalFrame(env, 0);
  return r;
}
FN(jdouble, qsortJ)(JNIEnv *env, jclass c, jdoubleArray a, jobject k) {
  qe = env;
  qc = k;
  qm = E->GetMethodID(env, E->FindClass(env, "java/util/Comparator"), "compare",
                      "(Ljava/lang/Object;Ljava/lang/Object;)I");
  dc = E->FindClass(env, "java/lang/Double");
  dv = E->GetStaticMethodID(env, dc, "valueOf", "(D)Ljava/lang/Double;");
  jint n = E->GetArrayLength(env, a);
  jdouble *p = E->GetDoubleArrayElements(env, a, 0);
  qsort(p, n, 8, cmp);
  jdouble r = p[0] * 100 + p[n - 1];
  E->ReleaseDoubleArrayElements(env, a, p, 0);
  return r;
}
FN(jobject, lambda)(JNIEnv *env, jclass c, jobject f, jobject x) {
  return E->CallObjectMethod(
      env, f,
      E->GetMethodID(env, E->GetObjectClass(env, f), "apply", "(Ljava/lang/Object;)Ljava/lang/Object;"), x);
}
FN(jint, exceptionInCallback)(JNIEnv *env, jclass c, jobject r) {
  jmethodID m = E->GetMethodID(env, E->GetObjectClass(env, r), "run", "()V");
  E->CallVoidMethod(env, r, m);
  E->NewLocalRef(env, r);
  return 5;
}
FN(jstring, superAndIface)(JNIEnv *env, jclass c, jclass a, jclass b) {
  char t[50];
  jclass s = E->GetSuperclass(env, a);
  sprintf(t, "%d%d%d ", E->IsAssignableFrom(env, a, b), E->IsAssignableFrom(env, b, a), s != 0);
  return str(env, t);
}
FN(jlong, fieldsAll)(JNIEnv *env, jclass c, jobject o) {
  jclass k = E->GetObjectClass(env, o);
  jlong r = 0;
#define FLD(T, n, sig, add)                                             \
  {                                                                     \
    jfieldID f = E->GetFieldID(env, k, n, sig);                         \
    r = r * 3 + (jlong)E->Get##T##Field(env, o, f);                     \
    E->Set##T##Field(env, o, f, (E->Get##T##Field(env, o, f)) + (add)); \
  }
  FLD(Boolean, "z", "Z", 1)
  FLD(Byte, "b", "B", 200)
  FLD(Char, "c", "C", 1)
  FLD(Short, "s", "S", 40000) FLD(Int, "i", "I", 1) FLD(Long, "j", "J", 1LL << 40) FLD(Float, "f", "F", 1)
      FLD(Double, "d", "D", 1) jfieldID f = E->GetFieldID(env, k, "l", "Ljava/lang/Object;");
  E->SetObjectField(env, o, f, E->GetObjectField(env, o, E->GetFieldID(env, k, "l", "Ljava/lang/Object;")));
  E->SetObjectField(env, o, f, str(env, "new"));
  jfieldID q = E->GetStaticFieldID(env, k, "si", "I");
  E->SetStaticIntField(env, k, q, 99);
  return r;
}
FN(jint, missingMember)(JNIEnv *env, jclass c, jclass k) {
  E->GetFieldID(env, k, "nope", "I");
  take(env, "f");
  E->GetFieldID(env, k, "i", "J");
  take(env, "f type");
  E->GetStaticFieldID(env, k, "i", "I");
  take(env, "f static");
  E->GetFieldID(env, k, "si", "I");
  take(env, "f inst");
  E->GetMethodID(env, k, "hashCode", "()J");
  take(env, "m");
  E->GetStaticMethodID(env, k, "hashCode", "()I");
  take(env, "ms");
  E->GetMethodID(env, k, "toString", "junk");
  take(env, "junk");
  E->GetMethodID(env, k, "<init>", "(I)V");
  take(env, "init");
  E->GetStaticFieldID(env, k, "nope2", "[I");
  take(env, "sf");
  E->GetFieldID(env, E->FindClass(env, "[I"), "length", "I");
  take(env, "len");
  jmethodID cl = E->GetMethodID(env, E->FindClass(env, "[I"), "clone", "()Ljava/lang/Object;");
  printf("  clone %d\n", cl != 0);
  take(env, "clone");
  return 0;
}
FN(jobject, allocAndInit)(JNIEnv *env, jclass c, jclass k, jstring s) {
  jobject o = E->AllocObject(env, k);
  jmethodID i = E->GetMethodID(env, k, "<init>", "(Ljava/lang/String;)V");
  E->CallNonvirtualVoidMethod(env, o, k, i, s);
  return o;
}
FN(jint, nestedFrames)(JNIEnv *env, jclass c, jint n) {
  for (int i = 0; i < n; i++) {
    if (E->PushLocalFrame(env, 16)) return -1;
    for (int k = 0; k < 30; k++) str(env, "x");
  }
  jobject r = str(env, "deep");
  for (int i = 0; i < n; i++) r = E->PopLocalFrame(env, r);
  return E->GetStringUTFLength(env, r);
}
FN(jint, ensure)(JNIEnv *env, jclass c, jint n) {
  jint r = E->EnsureLocalCapacity(env, n);
  take(env, "ensure");
  return r;
}
FN(jint, findClasses)(JNIEnv *env, jclass c) {
  const char *n[] = {"java/lang/String",
                     "[Ljava/lang/String;",
                     "[[I",
                     "Ljava/lang/String;",
                     "java.lang.String",
                     "nope/Nope",
                     "I",
                     "",
                     "[Lnope;",
                     "JniEdges$F",
                     "[",
                     "a//b",
                     "/x",
                     "[I;",
                     "JniEdges",
                     "[LJniEdges$A;"};
  for (int i = 0; i < 16; i++) {
    jclass k = E->FindClass(env, n[i]);
    printf("  %s %d\n", n[i], k != 0);
    take(env, "");
  }
  return 0;
}

static volatile int zero;
static int recurse(int n) {
  volatile char b[1000];
  b[0] = n;
  return recurse(n + 1) + b[0];
}
JNIEXPORT void JNICALL Java_JniCrash_crash(JNIEnv *env, jclass c, jint k) {
  static volatile int one = 1;
  jclass object = E->FindClass(env, "java/lang/Object");
  switch (k) {
    case 0:
      *(volatile int *)16 = 1;
      break;
    case 1:
      abort();
    case 2:
      zero = one / zero;
      break;
    case 3:
      __builtin_trap();
    case 4:
      ((void (*)(void))0x12345)();
      break;
    case 5:
      recurse(0);
      break;
    case 6:
      E->FatalError(env, "the end");
      break;
    case 7:
      E->GetStringUTFLength(env, 0);
      break;
    case 8:
      E->GetObjectClass(env, 0);
      break;
    case 9:
      E->CallVoidMethod(env, 0, E->GetMethodID(env, object, "notify", "()V"));
      break;
    case 10:
      E->CallStaticVoidMethod(env, c, (jmethodID)0);
      break;
    case 11:
      E->FindClass(env, 0);
      break;
    case 12:
      exit(7);
    case 14:
      E->FindClass(env, (const char *)0x123456789000);
      break;
    case 15:
      E->ToReflectedMethod(env, c, (jmethodID)0x50, 0);
      break;
    case 16:
      E->GetMethodID(env, c, "name", (const char *)0x123456789000);
      break;
    case 13:
      E->CallStaticVoidMethod(env, c, E->GetStaticMethodID(env, c, "crash", "(I)V"), 0);
      break;
  }
}

/* ---- what -Xcheck:jni finds */

JNIEXPORT void JNICALL Java_JniCheck_check(JNIEnv *env, jclass c, jint k, jobject o, jintArray a) {
  jclass x;
  jmethodID m = k == 0 || k == 1 ? E->GetStaticMethodID(env, c, "fail", "()V")
                                 : E->GetStaticMethodID(env, c, "ok", "()I");
  switch (k) {
    case 0:
      E->CallStaticVoidMethod(env, c, m);
      E->ExceptionCheck(env);
      E->FindClass(env, "java/lang/String");
      E->ExceptionClear(env);
      break;
    case 1:
      E->CallStaticVoidMethod(env, c, m);
      E->GetArrayLength(env, a);
      E->ExceptionClear(env);
      break;
    case 2:
      E->CallStaticIntMethod(env, c, m);
      E->GetArrayLength(env, a);
      E->GetArrayLength(env, a);
      break;
    case 3:
      E->GetPrimitiveArrayCritical(env, a, 0);
      E->GetArrayLength(env, a);
      break;
    case 4:
      E->GetStringUTFLength(env, (jstring)a);
      break;
    case 5:
      E->GetArrayLength(env, (jarray)o);
      break;
    case 6:
      E->GetIntArrayElements(env, (jintArray)o, 0);
      break;
    case 7:
      E->GetByteArrayElements(env, (jbyteArray)a, 0);
      break;
    case 8:
      E->GetObjectArrayElement(env, (jobjectArray)a, 0);
      break;
    case 9:
      x = E->NewLocalRef(env, o);
      E->DeleteLocalRef(env, x);
      E->GetObjectClass(env, x);
      break;
    case 10:
      x = E->NewGlobalRef(env, o);
      E->DeleteGlobalRef(env, x);
      E->GetObjectClass(env, x);
      break;
    case 11:
      E->GetObjectClass(env, (jobject)0x12345678);
      break;
    case 12:
      E->GetMethodID(env, (jclass)o, "x", "()V");
      break;
    case 13:
      E->GetMethodID(env, 0, "x", "()V");
      break;
    case 14:
      E->CallVoidMethod(env, 0, m);
      break;
    case 15:
      E->CallIntMethod(env, o, m);
      break;
    case 16:
      E->GetIntField(env, 0, 0);
      break;
    case 17:
      E->GetIntField(env, o, E->GetFieldID(env, c, "f", "I"));
      break;
    case 18:
      E->GetLongField(env, E->AllocObject(env, c), E->GetFieldID(env, c, "f", "I"));
      break;
    case 19:
      E->ThrowNew(env, E->FindClass(env, "java/lang/String"), "x");
      break;
    case 20:
      E->Throw(env, (jthrowable)o);
      break;
    case 21:
      E->GetStaticIntField(env, c, E->GetFieldID(env, c, "f", "I"));
      break;
    case 22:
      E->GetObjectClass(env, 0);
      break;
    case 23:
      E->DeleteLocalRef(env, (jobject)0x12345678);
      break;
    case 24:
      E->CallStaticIntMethod(env, E->FindClass(env, "java/lang/String"), m);
      E->ExceptionCheck(env);
      break;
    case 25:
      E->GetStringUTFChars(env, 0, 0);
      break;
    case 26:
      E->DeleteGlobalRef(env, o);
      break;
    case 27:
      E->GetLongField(env, o, (jfieldID)0x7777);
      break;
    case 28:
      E->CallStaticIntMethod(env, c, (jmethodID)0x77770);
      break;
    case 30:
      E->FindClass(env, "Ljava/lang/String;");
      break;
    case 29:
      E->CallVoidMethod(env, o, E->GetMethodID(env, c, "inst", "()V"));
      break;
  }
}
