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
