/* C code that waits: sleeps that must not be cut short, threads of C's own that hold on to arrays while Java code goes on, and names that FindClass does not find. */
#include <errno.h>
#include <jni.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#define NATIVE(type, name) JNIEXPORT type JNICALL Java_JniWaits_##name

enum { WAIT_MS = 60 };
static JavaVM *vm;

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *v, void *reserved) {
  vm = v;
  return JNI_VERSION_1_6;
}

/* 1 if the whole time has passed. */
NATIVE(jint, sleeps)(JNIEnv *env, jclass cls, jint kind) {
  struct timespec t = {0, WAIT_MS * 1000000};
  struct timeval v = {0, WAIT_MS * 1000};
  long start = now();
  int result = 0;
  switch (kind) {
  case 0: result = usleep(WAIT_MS * 1000); break;
  case 1: result = nanosleep(&t, NULL); break;
  case 2: result = poll(NULL, 0, WAIT_MS); break;
  case 3: result = select(0, NULL, NULL, NULL, &v); break;
  case 4: result = clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL); break;
  case 5: result = sleep(1); break;
  }
  return result == 0 && now() - start >= WAIT_MS - 1;
}

static volatile int done;
static volatile jlong sum;

static void *holder(void *unused) {
  JNIEnv *env;
  (*vm)->AttachCurrentThread(vm, (void **)&env, NULL);
  jint n = 20000;
  jlongArray array = (*env)->NewLongArray(env, n);
  jlong *longs = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
  for (jint i = 0; i < n; i++) {
    longs[i] = i;
    if (i % 1000 == 0) usleep(2000);
  }
  (*env)->ReleasePrimitiveArrayCritical(env, array, longs, 0);
  jlong *read = (*env)->GetLongArrayElements(env, array, NULL);
  for (jint i = 0; i < n; i++) sum += read[i];
  (*env)->ReleaseLongArrayElements(env, array, read, JNI_ABORT);
  jbooleanArray flags = (*env)->NewBooleanArray(env, 3);
  jboolean *held = (*env)->GetPrimitiveArrayCritical(env, flags, NULL);
  held[1] = JNI_TRUE;
  (*env)->ReleasePrimitiveArrayCritical(env, flags, held, JNI_COMMIT);
  jboolean second;
  (*env)->GetBooleanArrayRegion(env, flags, 1, 1, &second);
  sum += second;
  (*env)->ReleasePrimitiveArrayCritical(env, flags, held, JNI_ABORT);
  (*vm)->DetachCurrentThread(vm);
  done = 1;
  return NULL;
}

NATIVE(void, hold)(JNIEnv *env, jclass cls) {
  pthread_t thread;
  done = 0;
  sum = 0;
  pthread_create(&thread, NULL, holder, NULL);
  pthread_detach(thread);
}

NATIVE(jboolean, isDone)(JNIEnv *env, jclass cls) { return done; }
NATIVE(jlong, sum)(JNIEnv *env, jclass cls) { return sum; }

NATIVE(jclass, find)(JNIEnv *env, jclass cls, jstring name) {
  const char *text = (*env)->GetStringUTFChars(env, name, NULL);
  jclass found = (*env)->FindClass(env, text);
  (*env)->ReleaseStringUTFChars(env, name, text);
  return found;
}

/* JniBlocking: what may wait for long. */
#define BLOCKING(type, name) JNIEXPORT type JNICALL Java_JniBlocking_##name

static int ends[2];

BLOCKING(jint, open)(JNIEnv *env, jclass cls) { return pipe(ends); }

BLOCKING(jint, read)(JNIEnv *env, jclass cls) {
  unsigned char byte;
  return read(ends[0], &byte, 1) == 1 ? byte : -1;
}

BLOCKING(jint, write)(JNIEnv *env, jclass cls, jint value) {
  unsigned char byte = value;
  return write(ends[1], &byte, 1);
}

BLOCKING(jstring, mixed)(JNIEnv *env, jclass cls, jobject o, jstring s, jdouble d, jfloat f, jlong l, jint a, jbyte b, jshort c, jchar u, jboolean z, jdouble x) {
  char text[200];
  const char *chars = s == NULL ? "null" : (*env)->GetStringUTFChars(env, s, NULL);
  snprintf(text, sizeof text, "%s %g %g %lld %d %d %d %d %d %g %d", chars, d, f, (long long)l, a, b, c, u, z, x, o != NULL);
  if (s != NULL) (*env)->ReleaseStringUTFChars(env, s, chars);
  return (*env)->NewStringUTF(env, text);
}

BLOCKING(jboolean, asBoolean)(JNIEnv *env, jclass cls, jint x) { return (jboolean)x; }
BLOCKING(jbyte, asByte)(JNIEnv *env, jclass cls, jint x) { return (jbyte)x; }
BLOCKING(jchar, asChar)(JNIEnv *env, jclass cls, jint x) { return (jchar)x; }
BLOCKING(jshort, asShort)(JNIEnv *env, jclass cls, jint x) { return (jshort)x; }
BLOCKING(jlong, asLong)(JNIEnv *env, jclass cls, jlong x) { return x; }
BLOCKING(jfloat, asFloat)(JNIEnv *env, jobject self, jfloat x) { return x; }
BLOCKING(jdouble, asDouble)(JNIEnv *env, jobject self, jdouble x) { return x; }

BLOCKING(void, fail)(JNIEnv *env, jclass cls, jstring message) {
  const char *chars = (*env)->GetStringUTFChars(env, message, NULL);
  (*env)->ThrowNew(env, (*env)->FindClass(env, "JniBlocking$Failure"), chars);
  (*env)->ReleaseStringUTFChars(env, message, chars);
}

BLOCKING(jint, callBack)(JNIEnv *env, jclass cls, jint n) {
  jmethodID method = (*env)->GetStaticMethodID(env, cls, "back", "(I)I");
  jint sum = 0;
  for (int i = 0; i < 3; i++) {
    (*env)->PushLocalFrame(env, 10);
    (*env)->NewIntArray(env, 1000);
    jint result = (*env)->CallStaticIntMethod(env, cls, method, n);
    (*env)->PopLocalFrame(env, NULL);
    if ((*env)->ExceptionCheck(env)) return -1;
    sum += result;
  }
  return sum;
}

static void *attaches(void *unused) {
  JNIEnv *env;
  jint result = (*vm)->AttachCurrentThread(vm, (void **)&env, NULL);
  if (result == JNI_OK) result = (*vm)->DetachCurrentThread(vm);
  return (void *)(long)result;
}

/* Waits in C for a thread that wants to attach. */
BLOCKING(jint, join)(JNIEnv *env, jclass cls) {
  pthread_t thread;
  void *result = (void *)1;
  pthread_create(&thread, NULL, attaches, NULL);
  pthread_join(thread, &result);
  return (jint)(long)result;
}

static __thread int local;

/* Of the thread that calls. */
BLOCKING(jint, threadLocal)(JNIEnv *env, jclass cls, jint add) { return local += add; }

BLOCKING(jint, detach)(JNIEnv *env, jclass cls) {
  JNIEnv *again = NULL;
  jint refused = (*vm)->DetachCurrentThread(vm) != JNI_OK;
  return refused && (*vm)->GetEnv(vm, (void **)&again, JNI_VERSION_1_6) == JNI_OK && again == env;
}

static jobject kept;

static void *runs(void *unused) {
  JNIEnv *env;
  (*vm)->AttachCurrentThread(vm, (void **)&env, NULL);
  jmethodID run = (*env)->GetMethodID(env, (*env)->GetObjectClass(env, kept), "run", "()V");
  for (int i = 0; i < 3; i++) {
    usleep(20000);
    (*env)->CallVoidMethod(env, kept, run);
  }
  (*env)->DeleteGlobalRef(env, kept);
  (*vm)->DetachCurrentThread(vm);
  return NULL;
}

/* A thread that calls back three times, in a while. */
BLOCKING(void, later)(JNIEnv *env, jclass cls, jobject runnable) {
  pthread_t thread;
  kept = (*env)->NewGlobalRef(env, runnable);
  pthread_create(&thread, NULL, runs, NULL);
  pthread_detach(thread);
}
