/* The library of the programs in this folder: every function of the JNI. Compiled by ./compile-c; the result lies here, too. */
#include <jni.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FN(type, cls, name) JNIEXPORT type JNICALL Java_##cls##_##name
#define E (*env)

/* ---- JniCalls: each type and form of a call. kind: 0 virtual, 1 nonvirtual, 2 static; form: 0 ..., 1 va_list, 2 jvalue array */

static jvalue values[21];
static void fill(jobject o) {
  memset(values, 0xff, sizeof values);
  values[0].z = 1; values[1].b = -2; values[2].c = 'c'; values[3].s = -4; values[4].i = 5; values[5].j = 600000000000LL;
  values[6].f = 7.5f; values[7].d = 8.25; values[8].l = o; values[9].i = 10; values[10].i = 11; values[11].i = 12;
  for (int i = 12; i < 19; i++) values[i].d = i + 0.5;
  values[19].j = -20; values[20].b = 21;
}
#define ARGS values[0].z, values[1].b, values[2].c, values[3].s, values[4].i, values[5].j, values[6].f, values[7].d, values[8].l, \
  values[9].i, values[10].i, values[11].i, values[12].d, values[13].d, values[14].d, values[15].d, values[16].d, values[17].d, values[18].d, \
  values[19].j, values[20].b

static jboolean vBoolean(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jboolean r; va_start(l, m); r = E->CallBooleanMethodV(env, o, m, l); va_end(l); return r; }
static jboolean vNonvirtualBoolean(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jboolean r; va_start(l, m); r = E->CallNonvirtualBooleanMethodV(env, o, cls, m, l); va_end(l); return r; }
static jboolean vStaticBoolean(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jboolean r; va_start(l, m); r = E->CallStaticBooleanMethodV(env, o, m, l); va_end(l); return r; }
FN(jboolean, JniCalls, callBoolean)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallBooleanMethod(env, o, m, ARGS);
    case 1: return vBoolean(env, o, m, ARGS);
    case 2: return E->CallBooleanMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualBooleanMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualBoolean(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualBooleanMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticBooleanMethod(env, cls, m, ARGS);
    case 7: return vStaticBoolean(env, cls, m, ARGS);
    case 8: return E->CallStaticBooleanMethodA(env, cls, m, values);
  }
  return 0;
}
static jbyte vByte(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jbyte r; va_start(l, m); r = E->CallByteMethodV(env, o, m, l); va_end(l); return r; }
static jbyte vNonvirtualByte(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jbyte r; va_start(l, m); r = E->CallNonvirtualByteMethodV(env, o, cls, m, l); va_end(l); return r; }
static jbyte vStaticByte(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jbyte r; va_start(l, m); r = E->CallStaticByteMethodV(env, o, m, l); va_end(l); return r; }
FN(jbyte, JniCalls, callByte)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallByteMethod(env, o, m, ARGS);
    case 1: return vByte(env, o, m, ARGS);
    case 2: return E->CallByteMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualByteMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualByte(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualByteMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticByteMethod(env, cls, m, ARGS);
    case 7: return vStaticByte(env, cls, m, ARGS);
    case 8: return E->CallStaticByteMethodA(env, cls, m, values);
  }
  return 0;
}
static jchar vChar(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jchar r; va_start(l, m); r = E->CallCharMethodV(env, o, m, l); va_end(l); return r; }
static jchar vNonvirtualChar(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jchar r; va_start(l, m); r = E->CallNonvirtualCharMethodV(env, o, cls, m, l); va_end(l); return r; }
static jchar vStaticChar(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jchar r; va_start(l, m); r = E->CallStaticCharMethodV(env, o, m, l); va_end(l); return r; }
FN(jchar, JniCalls, callChar)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallCharMethod(env, o, m, ARGS);
    case 1: return vChar(env, o, m, ARGS);
    case 2: return E->CallCharMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualCharMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualChar(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualCharMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticCharMethod(env, cls, m, ARGS);
    case 7: return vStaticChar(env, cls, m, ARGS);
    case 8: return E->CallStaticCharMethodA(env, cls, m, values);
  }
  return 0;
}
static jshort vShort(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jshort r; va_start(l, m); r = E->CallShortMethodV(env, o, m, l); va_end(l); return r; }
static jshort vNonvirtualShort(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jshort r; va_start(l, m); r = E->CallNonvirtualShortMethodV(env, o, cls, m, l); va_end(l); return r; }
static jshort vStaticShort(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jshort r; va_start(l, m); r = E->CallStaticShortMethodV(env, o, m, l); va_end(l); return r; }
FN(jshort, JniCalls, callShort)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallShortMethod(env, o, m, ARGS);
    case 1: return vShort(env, o, m, ARGS);
    case 2: return E->CallShortMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualShortMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualShort(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualShortMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticShortMethod(env, cls, m, ARGS);
    case 7: return vStaticShort(env, cls, m, ARGS);
    case 8: return E->CallStaticShortMethodA(env, cls, m, values);
  }
  return 0;
}
static jint vInt(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jint r; va_start(l, m); r = E->CallIntMethodV(env, o, m, l); va_end(l); return r; }
static jint vNonvirtualInt(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jint r; va_start(l, m); r = E->CallNonvirtualIntMethodV(env, o, cls, m, l); va_end(l); return r; }
static jint vStaticInt(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jint r; va_start(l, m); r = E->CallStaticIntMethodV(env, o, m, l); va_end(l); return r; }
FN(jint, JniCalls, callInt)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallIntMethod(env, o, m, ARGS);
    case 1: return vInt(env, o, m, ARGS);
    case 2: return E->CallIntMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualIntMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualInt(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualIntMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticIntMethod(env, cls, m, ARGS);
    case 7: return vStaticInt(env, cls, m, ARGS);
    case 8: return E->CallStaticIntMethodA(env, cls, m, values);
  }
  return 0;
}
static jlong vLong(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jlong r; va_start(l, m); r = E->CallLongMethodV(env, o, m, l); va_end(l); return r; }
static jlong vNonvirtualLong(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jlong r; va_start(l, m); r = E->CallNonvirtualLongMethodV(env, o, cls, m, l); va_end(l); return r; }
static jlong vStaticLong(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jlong r; va_start(l, m); r = E->CallStaticLongMethodV(env, o, m, l); va_end(l); return r; }
FN(jlong, JniCalls, callLong)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallLongMethod(env, o, m, ARGS);
    case 1: return vLong(env, o, m, ARGS);
    case 2: return E->CallLongMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualLongMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualLong(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualLongMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticLongMethod(env, cls, m, ARGS);
    case 7: return vStaticLong(env, cls, m, ARGS);
    case 8: return E->CallStaticLongMethodA(env, cls, m, values);
  }
  return 0;
}
static jfloat vFloat(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jfloat r; va_start(l, m); r = E->CallFloatMethodV(env, o, m, l); va_end(l); return r; }
static jfloat vNonvirtualFloat(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jfloat r; va_start(l, m); r = E->CallNonvirtualFloatMethodV(env, o, cls, m, l); va_end(l); return r; }
static jfloat vStaticFloat(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jfloat r; va_start(l, m); r = E->CallStaticFloatMethodV(env, o, m, l); va_end(l); return r; }
FN(jfloat, JniCalls, callFloat)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallFloatMethod(env, o, m, ARGS);
    case 1: return vFloat(env, o, m, ARGS);
    case 2: return E->CallFloatMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualFloatMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualFloat(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualFloatMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticFloatMethod(env, cls, m, ARGS);
    case 7: return vStaticFloat(env, cls, m, ARGS);
    case 8: return E->CallStaticFloatMethodA(env, cls, m, values);
  }
  return 0;
}
static jdouble vDouble(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jdouble r; va_start(l, m); r = E->CallDoubleMethodV(env, o, m, l); va_end(l); return r; }
static jdouble vNonvirtualDouble(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jdouble r; va_start(l, m); r = E->CallNonvirtualDoubleMethodV(env, o, cls, m, l); va_end(l); return r; }
static jdouble vStaticDouble(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jdouble r; va_start(l, m); r = E->CallStaticDoubleMethodV(env, o, m, l); va_end(l); return r; }
FN(jdouble, JniCalls, callDouble)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallDoubleMethod(env, o, m, ARGS);
    case 1: return vDouble(env, o, m, ARGS);
    case 2: return E->CallDoubleMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualDoubleMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualDouble(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualDoubleMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticDoubleMethod(env, cls, m, ARGS);
    case 7: return vStaticDouble(env, cls, m, ARGS);
    case 8: return E->CallStaticDoubleMethodA(env, cls, m, values);
  }
  return 0;
}
static jobject vObject(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; jobject r; va_start(l, m); r = E->CallObjectMethodV(env, o, m, l); va_end(l); return r; }
static jobject vNonvirtualObject(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; jobject r; va_start(l, m); r = E->CallNonvirtualObjectMethodV(env, o, cls, m, l); va_end(l); return r; }
static jobject vStaticObject(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; jobject r; va_start(l, m); r = E->CallStaticObjectMethodV(env, o, m, l); va_end(l); return r; }
FN(jobject, JniCalls, callObject)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return 0;
  fill(name);
  switch (kind * 3 + form) {
    case 0: return E->CallObjectMethod(env, o, m, ARGS);
    case 1: return vObject(env, o, m, ARGS);
    case 2: return E->CallObjectMethodA(env, o, m, values);
    case 3: return E->CallNonvirtualObjectMethod(env, o, cls, m, ARGS);
    case 4: return vNonvirtualObject(env, o, cls, m, ARGS);
    case 5: return E->CallNonvirtualObjectMethodA(env, o, cls, m, values);
    case 6: return E->CallStaticObjectMethod(env, cls, m, ARGS);
    case 7: return vStaticObject(env, cls, m, ARGS);
    case 8: return E->CallStaticObjectMethodA(env, cls, m, values);
  }
  return 0;
}
static void vVoid(JNIEnv *env, jobject o, jmethodID m, ...) {
  va_list l; va_start(l, m); E->CallVoidMethodV(env, o, m, l); va_end(l); }
static void vNonvirtualVoid(JNIEnv *env, jobject o, jclass cls, jmethodID m, ...) {
  va_list l; va_start(l, m); E->CallNonvirtualVoidMethodV(env, o, cls, m, l); va_end(l); }
static void vStaticVoid(JNIEnv *env, jclass o, jmethodID m, ...) {
  va_list l; va_start(l, m); E->CallStaticVoidMethodV(env, o, m, l); va_end(l); }
FN(void, JniCalls, callVoid)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig, jint kind, jint form) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = kind == 2 ? E->GetStaticMethodID(env, cls, n, s) : E->GetMethodID(env, cls, n, s);
  E->ReleaseStringUTFChars(env, name, n);
  E->ReleaseStringUTFChars(env, sig, s);
  if (m == NULL) return;
  fill(name);
  switch (kind * 3 + form) {
    case 0: E->CallVoidMethod(env, o, m, ARGS); break;
    case 1: vVoid(env, o, m, ARGS); break;
    case 2: E->CallVoidMethodA(env, o, m, values); break;
    case 3: E->CallNonvirtualVoidMethod(env, o, cls, m, ARGS); break;
    case 4: vNonvirtualVoid(env, o, cls, m, ARGS); break;
    case 5: E->CallNonvirtualVoidMethodA(env, o, cls, m, values); break;
    case 6: E->CallStaticVoidMethod(env, cls, m, ARGS); break;
    case 7: vStaticVoid(env, cls, m, ARGS); break;
    case 8: E->CallStaticVoidMethodA(env, cls, m, values); break;
  }
  return;
}

static jobject newV(JNIEnv *env, jclass cls, jmethodID m, ...) { va_list l; jobject r; va_start(l, m); r = E->NewObjectV(env, cls, m, l); va_end(l); return r; }
FN(jobject, JniCalls, construct)(JNIEnv *env, jclass self, jclass cls, jint form, jobject o) {
  jmethodID m = E->GetMethodID(env, cls, "<init>", "(ZBCSIJFDLjava/lang/Object;IIIDDDDDDDJB)V");
  if (m == NULL) return NULL;
  fill(o);
  if (form == 0) return E->NewObject(env, cls, m, ARGS);
  if (form == 1) return newV(env, cls, m, ARGS);
  return E->NewObjectA(env, cls, m, values);
}
FN(jstring, JniCalls, wide)(JNIEnv *env, jobject self, jboolean z, jbyte b, jchar c, jshort s, jint i, jlong j, jfloat f, jdouble d, jobject o, jint i2, jint i3,
    jint i4, jdouble d1, jdouble d2, jdouble d3, jdouble d4, jdouble d5, jdouble d6, jdouble d7, jlong j2, jbyte b2, jfloat f2, jobject o2, jobject o3) {
  char text[1000];
  sprintf(text, "%d %d %d %d %d %lld %g %g %d %d %d %g %g %g %g %g %g %g %lld %d %g %d %d %d", z, b, c, s, i, (long long)j, f, d, i2, i3, i4, d1, d2, d3, d4, d5, d6, d7,
      (long long)j2, b2, f2, E->IsSameObject(env, o, o2), o3 == NULL, E->IsInstanceOf(env, self, E->GetObjectClass(env, o)));
  return E->NewStringUTF(env, text);
}
FN(jstring, JniCalls, wideStatic)(JNIEnv *env, jclass self, jfloat f, jint i1, jint i2, jint i3, jint i4, jint i5, jint i6, jint i7, jobject o, jdouble d) {
  char text[200];
  sprintf(text, "%g %d %d %d %d %d %d %d %g %d", f, i1, i2, i3, i4, i5, i6, i7, d, E->IsSameObject(env, self, o));
  return E->NewStringUTF(env, text);
}
FN(jboolean, JniCalls, narrowZ)(JNIEnv *env, jclass self, jint x) { return x; }
FN(jbyte, JniCalls, narrowB)(JNIEnv *env, jclass self, jint x) { return x; }
FN(jchar, JniCalls, narrowC)(JNIEnv *env, jclass self, jint x) { return x; }
FN(jshort, JniCalls, narrowS)(JNIEnv *env, jclass self, jint x) { return x; }
FN(jint, JniCalls, callWith)(JNIEnv *env, jclass self, jobject o, jclass cls, jstring name, jstring sig) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = E->GetMethodID(env, cls, n, s);
  return m == NULL ? -1 : E->CallIntMethod(env, o, m, 3);
}
FN(jint, JniCalls, depth)(JNIEnv *env, jclass self, jint n) {
  jmethodID m = E->GetStaticMethodID(env, self, "deeper", "(I)I");
  return E->CallStaticIntMethod(env, self, m, n);
}

/* ---- JniFields */

FN(jboolean, JniFields, swapBoolean)(JNIEnv *env, jclass self, jobject o, jstring name, jboolean x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jboolean old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "Z");
    if (f == NULL) return 0;
    old = E->GetBooleanField(env, o, f); E->SetBooleanField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "Z");
    if (f == NULL) return 0;
    old = E->GetStaticBooleanField(env, self, f); E->SetStaticBooleanField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jbyte, JniFields, swapByte)(JNIEnv *env, jclass self, jobject o, jstring name, jbyte x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jbyte old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "B");
    if (f == NULL) return 0;
    old = E->GetByteField(env, o, f); E->SetByteField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "B");
    if (f == NULL) return 0;
    old = E->GetStaticByteField(env, self, f); E->SetStaticByteField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jchar, JniFields, swapChar)(JNIEnv *env, jclass self, jobject o, jstring name, jchar x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jchar old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "C");
    if (f == NULL) return 0;
    old = E->GetCharField(env, o, f); E->SetCharField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "C");
    if (f == NULL) return 0;
    old = E->GetStaticCharField(env, self, f); E->SetStaticCharField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jshort, JniFields, swapShort)(JNIEnv *env, jclass self, jobject o, jstring name, jshort x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jshort old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "S");
    if (f == NULL) return 0;
    old = E->GetShortField(env, o, f); E->SetShortField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "S");
    if (f == NULL) return 0;
    old = E->GetStaticShortField(env, self, f); E->SetStaticShortField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jint, JniFields, swapInt)(JNIEnv *env, jclass self, jobject o, jstring name, jint x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jint old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "I");
    if (f == NULL) return 0;
    old = E->GetIntField(env, o, f); E->SetIntField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "I");
    if (f == NULL) return 0;
    old = E->GetStaticIntField(env, self, f); E->SetStaticIntField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jlong, JniFields, swapLong)(JNIEnv *env, jclass self, jobject o, jstring name, jlong x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jlong old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "J");
    if (f == NULL) return 0;
    old = E->GetLongField(env, o, f); E->SetLongField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "J");
    if (f == NULL) return 0;
    old = E->GetStaticLongField(env, self, f); E->SetStaticLongField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jfloat, JniFields, swapFloat)(JNIEnv *env, jclass self, jobject o, jstring name, jfloat x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jfloat old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "F");
    if (f == NULL) return 0;
    old = E->GetFloatField(env, o, f); E->SetFloatField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "F");
    if (f == NULL) return 0;
    old = E->GetStaticFloatField(env, self, f); E->SetStaticFloatField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jdouble, JniFields, swapDouble)(JNIEnv *env, jclass self, jobject o, jstring name, jdouble x) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jdouble old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, "D");
    if (f == NULL) return 0;
    old = E->GetDoubleField(env, o, f); E->SetDoubleField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, "D");
    if (f == NULL) return 0;
    old = E->GetStaticDoubleField(env, self, f); E->SetStaticDoubleField(env, self, f, x);
  }
  E->ReleaseStringUTFChars(env, name, n);
  return old;
}
FN(jobject, JniFields, swapObject)(JNIEnv *env, jclass self, jobject o, jstring name, jstring sig, jobject x) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jobject old;
  if (o != NULL) {
    jfieldID f = E->GetFieldID(env, E->GetObjectClass(env, o), n, s);
    if (f == NULL) return NULL;
    old = E->GetObjectField(env, o, f); E->SetObjectField(env, o, f, x);
  } else {
    jfieldID f = E->GetStaticFieldID(env, self, n, s);
    if (f == NULL) return NULL;
    old = E->GetStaticObjectField(env, self, f); E->SetStaticObjectField(env, self, f, x);
  }
  return old;
}

/* ---- JniArrays */

FN(jbooleanArray, JniArrays, ofBoolean)(JNIEnv *env, jclass self, jbooleanArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jboolean *p = E->GetBooleanArrayElements(env, a, &copy), buf[3];
  jbooleanArray r = E->NewBooleanArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseBooleanArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseBooleanArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseBooleanArrayElements(env, a, p, mode);
  E->GetBooleanArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetBooleanArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badBoolean)(JNIEnv *env, jclass self, jbooleanArray a, jint start, jint length, jboolean set) {
  jboolean buf[100] = {0};
  if (set) E->SetBooleanArrayRegion(env, a, start, length, buf); else E->GetBooleanArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newBoolean)(JNIEnv *env, jclass self, jint n) { return E->NewBooleanArray(env, n); }
FN(jbyteArray, JniArrays, ofByte)(JNIEnv *env, jclass self, jbyteArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jbyte *p = E->GetByteArrayElements(env, a, &copy), buf[3];
  jbyteArray r = E->NewByteArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseByteArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseByteArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseByteArrayElements(env, a, p, mode);
  E->GetByteArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetByteArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badByte)(JNIEnv *env, jclass self, jbyteArray a, jint start, jint length, jboolean set) {
  jbyte buf[100] = {0};
  if (set) E->SetByteArrayRegion(env, a, start, length, buf); else E->GetByteArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newByte)(JNIEnv *env, jclass self, jint n) { return E->NewByteArray(env, n); }
FN(jcharArray, JniArrays, ofChar)(JNIEnv *env, jclass self, jcharArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jchar *p = E->GetCharArrayElements(env, a, &copy), buf[3];
  jcharArray r = E->NewCharArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseCharArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseCharArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseCharArrayElements(env, a, p, mode);
  E->GetCharArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetCharArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badChar)(JNIEnv *env, jclass self, jcharArray a, jint start, jint length, jboolean set) {
  jchar buf[100] = {0};
  if (set) E->SetCharArrayRegion(env, a, start, length, buf); else E->GetCharArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newChar)(JNIEnv *env, jclass self, jint n) { return E->NewCharArray(env, n); }
FN(jshortArray, JniArrays, ofShort)(JNIEnv *env, jclass self, jshortArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jshort *p = E->GetShortArrayElements(env, a, &copy), buf[3];
  jshortArray r = E->NewShortArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseShortArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseShortArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseShortArrayElements(env, a, p, mode);
  E->GetShortArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetShortArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badShort)(JNIEnv *env, jclass self, jshortArray a, jint start, jint length, jboolean set) {
  jshort buf[100] = {0};
  if (set) E->SetShortArrayRegion(env, a, start, length, buf); else E->GetShortArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newShort)(JNIEnv *env, jclass self, jint n) { return E->NewShortArray(env, n); }
FN(jintArray, JniArrays, ofInt)(JNIEnv *env, jclass self, jintArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jint *p = E->GetIntArrayElements(env, a, &copy), buf[3];
  jintArray r = E->NewIntArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseIntArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseIntArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseIntArrayElements(env, a, p, mode);
  E->GetIntArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetIntArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badInt)(JNIEnv *env, jclass self, jintArray a, jint start, jint length, jboolean set) {
  jint buf[100] = {0};
  if (set) E->SetIntArrayRegion(env, a, start, length, buf); else E->GetIntArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newInt)(JNIEnv *env, jclass self, jint n) { return E->NewIntArray(env, n); }
FN(jlongArray, JniArrays, ofLong)(JNIEnv *env, jclass self, jlongArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jlong *p = E->GetLongArrayElements(env, a, &copy), buf[3];
  jlongArray r = E->NewLongArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseLongArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseLongArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseLongArrayElements(env, a, p, mode);
  E->GetLongArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetLongArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badLong)(JNIEnv *env, jclass self, jlongArray a, jint start, jint length, jboolean set) {
  jlong buf[100] = {0};
  if (set) E->SetLongArrayRegion(env, a, start, length, buf); else E->GetLongArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newLong)(JNIEnv *env, jclass self, jint n) { return E->NewLongArray(env, n); }
FN(jfloatArray, JniArrays, ofFloat)(JNIEnv *env, jclass self, jfloatArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jfloat *p = E->GetFloatArrayElements(env, a, &copy), buf[3];
  jfloatArray r = E->NewFloatArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseFloatArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseFloatArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseFloatArrayElements(env, a, p, mode);
  E->GetFloatArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetFloatArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badFloat)(JNIEnv *env, jclass self, jfloatArray a, jint start, jint length, jboolean set) {
  jfloat buf[100] = {0};
  if (set) E->SetFloatArrayRegion(env, a, start, length, buf); else E->GetFloatArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newFloat)(JNIEnv *env, jclass self, jint n) { return E->NewFloatArray(env, n); }
FN(jdoubleArray, JniArrays, ofDouble)(JNIEnv *env, jclass self, jdoubleArray a, jint mode) {
  jsize n = E->GetArrayLength(env, a);
  jboolean copy = 7;
  jdouble *p = E->GetDoubleArrayElements(env, a, &copy), buf[3];
  jdoubleArray r = E->NewDoubleArray(env, n + 1);
  if (r == NULL) return NULL;
  for (int i = 0; i < n; i++) p[i] = p[i] + 1;
  if (mode == JNI_COMMIT) { E->ReleaseDoubleArrayElements(env, a, p, JNI_COMMIT); p[0] = 0; E->ReleaseDoubleArrayElements(env, a, p, JNI_ABORT); }
  else E->ReleaseDoubleArrayElements(env, a, p, mode);
  E->GetDoubleArrayRegion(env, a, 1, 2, buf);
  buf[2] = copy;
  E->SetDoubleArrayRegion(env, r, n - 2, 3, buf);
  p = E->GetPrimitiveArrayCritical(env, r, &copy);
  p[0] = n;
  E->ReleasePrimitiveArrayCritical(env, r, p, 0);
  return r;
}
FN(void, JniArrays, badDouble)(JNIEnv *env, jclass self, jdoubleArray a, jint start, jint length, jboolean set) {
  jdouble buf[100] = {0};
  if (set) E->SetDoubleArrayRegion(env, a, start, length, buf); else E->GetDoubleArrayRegion(env, a, start, length, buf);
}
FN(jobject, JniArrays, newDouble)(JNIEnv *env, jclass self, jint n) { return E->NewDoubleArray(env, n); }
FN(jobjectArray, JniArrays, objects)(JNIEnv *env, jclass self, jint n, jclass cls, jobject fill) { return E->NewObjectArray(env, n, cls, fill); }
FN(jobject, JniArrays, get)(JNIEnv *env, jclass self, jobjectArray a, jint i) { return E->GetObjectArrayElement(env, a, i); }
FN(void, JniArrays, set)(JNIEnv *env, jclass self, jobjectArray a, jint i, jobject o) { E->SetObjectArrayElement(env, a, i, o); }
FN(jlong, JniArrays, sum)(JNIEnv *env, jclass self, jobjectArray rows) {
  jlong s = 0;
  jsize n = E->GetArrayLength(env, rows);
  for (int i = 0; i < n; i++) {
    jintArray row = E->GetObjectArrayElement(env, rows, i);
    jsize m = E->GetArrayLength(env, row);
    jint *p = E->GetIntArrayElements(env, row, NULL);
    for (int k = 0; k < m; k++) s += p[k];
    E->ReleaseIntArrayElements(env, row, p, JNI_ABORT);
    E->DeleteLocalRef(env, row);
  }
  return s;
}

/* ---- JniStrings */
FN(jstring, JniStrings, chars)(JNIEnv *env, jclass self, jstring s) {
  jsize n = E->GetStringLength(env, s);
  jboolean copy = 7;
  const jchar *p = E->GetStringChars(env, s, &copy);
  jchar *q = malloc(2 * n + 2);
  for (int i = 0; i < n; i++) q[i] = p[n - 1 - i];
  E->ReleaseStringChars(env, s, p);
  jstring r = E->NewString(env, q, n);
  free(q);
  return r;
}
FN(jstring, JniStrings, critical)(JNIEnv *env, jclass self, jstring s) {
  jsize n = E->GetStringLength(env, s);
  const jchar *p = E->GetStringCritical(env, s, NULL);
  jchar *q = malloc(2 * n + 2);
  memcpy(q, p, 2 * n);
  E->ReleaseStringCritical(env, s, p);
  jstring r = E->NewString(env, q, n);
  free(q);
  return r;
}
FN(jbyteArray, JniStrings, utf)(JNIEnv *env, jclass self, jstring s) {
  jsize n = E->GetStringUTFLength(env, s);
  const char *p = E->GetStringUTFChars(env, s, NULL);
  jbyteArray r = E->NewByteArray(env, n + 1);
  E->SetByteArrayRegion(env, r, 0, n + 1, (const jbyte *)p);
  E->ReleaseStringUTFChars(env, s, p);
  return r;
}
FN(jstring, JniStrings, fromUtf)(JNIEnv *env, jclass self, jbyteArray a) {
  char text[1000] = {0};
  E->GetByteArrayRegion(env, a, 0, E->GetArrayLength(env, a), (jbyte *)text);
  return E->NewStringUTF(env, text);
}
FN(jstring, JniStrings, region)(JNIEnv *env, jclass self, jstring s, jint start, jint length) {
  jchar buf[100];
  E->GetStringRegion(env, s, start, length, buf);
  if (E->ExceptionCheck(env)) return NULL;
  return E->NewString(env, buf, length);
}
FN(jstring, JniStrings, utfRegion)(JNIEnv *env, jclass self, jstring s, jint start, jint length) {
  char buf[400];
  memset(buf, 'x', sizeof buf);
  E->GetStringUTFRegion(env, s, start, length, buf);
  if (E->ExceptionCheck(env)) return NULL;
  return E->NewStringUTF(env, buf);
}
FN(jstring, JniStrings, none)(JNIEnv *env, jclass self) { return E->NewStringUTF(env, NULL); }

/* ---- JniReferences */
static jobject global;
static jweak weak;
FN(jint, JniReferences, types)(JNIEnv *env, jclass self, jobject o) {
  jobject l = E->NewLocalRef(env, o), g = E->NewGlobalRef(env, o);
  jweak w = E->NewWeakGlobalRef(env, o);
  int r = E->GetObjectRefType(env, o) * 10000 + E->GetObjectRefType(env, l) * 1000 + E->GetObjectRefType(env, g) * 100 + E->GetObjectRefType(env, w) * 10 +
      E->GetObjectRefType(env, NULL);
  if (!E->IsSameObject(env, l, g) || !E->IsSameObject(env, g, w) || E->IsSameObject(env, g, NULL)) r = -1;
  E->DeleteGlobalRef(env, g);
  E->DeleteWeakGlobalRef(env, w);
  E->DeleteLocalRef(env, l);
  E->DeleteLocalRef(env, NULL);
  return r;
}
FN(void, JniReferences, keep)(JNIEnv *env, jclass self, jobject o) { global = E->NewGlobalRef(env, o); weak = E->NewWeakGlobalRef(env, o); }
FN(jobject, JniReferences, kept)(JNIEnv *env, jclass self) { return global; }
FN(jobject, JniReferences, weakly)(JNIEnv *env, jclass self) { return E->NewLocalRef(env, weak); }
FN(void, JniReferences, drop)(JNIEnv *env, jclass self) { E->DeleteGlobalRef(env, global); global = NULL; }
FN(jboolean, JniReferences, dropped)(JNIEnv *env, jclass self) { return E->IsSameObject(env, weak, NULL); }
FN(jint, JniReferences, many)(JNIEnv *env, jclass self, jobjectArray a, jint n) {
  jobject *refs = malloc(n * sizeof *refs);
  int right = 0;
  if (E->EnsureLocalCapacity(env, n) != 0) return -1;
  for (int i = 0; i < n; i++) refs[i] = E->GetObjectArrayElement(env, a, i);
  for (int i = 0; i < n; i++) {
    jobject o = E->GetObjectArrayElement(env, a, i);
    if (E->IsSameObject(env, o, refs[i])) right++;
    E->DeleteLocalRef(env, o);
  }
  for (int i = 0; i < n; i += 2) E->DeleteLocalRef(env, refs[i]);
  for (int i = 0; i < n; i += 2) refs[i] = E->NewLocalRef(env, refs[i + 1]);
  for (int i = 0; i < n; i += 2) if (E->IsSameObject(env, refs[i], refs[i + 1])) right++;
  free(refs);
  return right;
}
FN(jobject, JniReferences, frames)(JNIEnv *env, jclass self, jobjectArray a, jint depth) {
  if (depth == 0) return E->GetObjectArrayElement(env, a, 0);
  if (E->PushLocalFrame(env, 16) != 0) return NULL;
  for (int i = 0; i < 700; i++) E->NewLocalRef(env, a);
  jmethodID m = E->GetStaticMethodID(env, self, "frames", "([Ljava/lang/Object;I)Ljava/lang/Object;");
  jobject r = depth % 2 == 0 ? E->CallStaticObjectMethod(env, self, m, a, depth - 1) : Java_JniReferences_frames(env, self, a, depth - 1);
  return E->PopLocalFrame(env, r);
}
FN(void, JniReferences, leave)(JNIEnv *env, jclass self, jobject o) {
  E->PushLocalFrame(env, 16);
  for (int i = 0; i < 100; i++) E->NewLocalRef(env, o);
}
FN(jlong, JniReferences, chain)(JNIEnv *env, jclass self, jobject first, jint n) {
  jfieldID next = E->GetFieldID(env, E->GetObjectClass(env, first), "next", "LJniReferences$Node;");
  jfieldID value = E->GetFieldID(env, E->GetObjectClass(env, first), "value", "I");
  jlong sum = 0;
  jobject node = E->NewLocalRef(env, first);
  for (int i = 0; i < n; i++) {
    sum += E->GetIntField(env, node, value);
    jobject other = E->GetObjectField(env, node, next);
    E->DeleteLocalRef(env, node);
    node = other;
  }
  return sum;
}

/* ---- JniExceptions */
FN(void, JniExceptions, throwNew)(JNIEnv *env, jclass self, jclass cls, jstring message) {
  const char *m = message == NULL ? NULL : E->GetStringUTFChars(env, message, NULL);
  E->ThrowNew(env, cls, m);
}
FN(void, JniExceptions, throwIt)(JNIEnv *env, jclass self, jthrowable t) { E->Throw(env, t); }
FN(jint, JniExceptions, goOn)(JNIEnv *env, jclass self, jstring name) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  jmethodID m = E->GetStaticMethodID(env, self, n, "(I)I");
  if (m == NULL) { E->ExceptionClear(env); return -1; }
  jint r = E->CallStaticIntMethod(env, self, m, 5);
  if (!E->ExceptionCheck(env)) return r;
  jthrowable t = E->ExceptionOccurred(env);
  E->ExceptionClear(env);
  if (E->ExceptionOccurred(env) != NULL) return -2;
  jmethodID msg = E->GetMethodID(env, E->GetObjectClass(env, t), "getMessage", "()Ljava/lang/String;");
  jstring s = E->CallObjectMethod(env, t, msg);
  return 100 + (s == NULL ? 0 : E->GetStringLength(env, s));
}
FN(jint, JniExceptions, leavePending)(JNIEnv *env, jclass self) {
  jmethodID m = E->GetStaticMethodID(env, self, "fail", "(I)I");
  E->CallStaticIntMethod(env, self, m, 9);
  return E->ExceptionCheck(env) ? 77 : 0;
}
FN(void, JniExceptions, describe)(JNIEnv *env, jclass self, jthrowable t) { E->Throw(env, t); E->ExceptionDescribe(env); if (E->ExceptionCheck(env)) puts("still pending"); }
FN(void, JniExceptions, fatal)(JNIEnv *env, jclass self) { E->FatalError(env, "no way on"); }
FN(jobject, JniExceptions, newObject)(JNIEnv *env, jclass self, jclass cls) {
  jmethodID m = E->GetMethodID(env, cls, "<init>", "()V");
  return m == NULL ? NULL : E->NewObject(env, cls, m);
}
FN(jobject, JniExceptions, alloc)(JNIEnv *env, jclass self, jclass cls) { return E->AllocObject(env, cls); }

/* ---- JniClasses */
FN(jclass, JniClasses, find)(JNIEnv *env, jclass self, jstring name) {
  const char *n = E->GetStringUTFChars(env, name, NULL);
  return E->FindClass(env, n);
}
FN(jclass, JniClasses, define)(JNIEnv *env, jclass self, jstring name, jobject loader, jbyteArray a) {
  const char *n = name == NULL ? NULL : E->GetStringUTFChars(env, name, NULL);
  jsize size = E->GetArrayLength(env, a);
  jbyte *p = E->GetByteArrayElements(env, a, NULL);
  jclass r = E->DefineClass(env, n, loader, p, size);
  E->ReleaseByteArrayElements(env, a, p, JNI_ABORT);
  return r;
}
FN(jclass, JniClasses, superOf)(JNIEnv *env, jclass self, jclass c) { return E->GetSuperclass(env, c); }
FN(jboolean, JniClasses, assignable)(JNIEnv *env, jclass self, jclass a, jclass b) { return E->IsAssignableFrom(env, a, b); }
FN(jboolean, JniClasses, instance)(JNIEnv *env, jclass self, jobject o, jclass c) { return E->IsInstanceOf(env, o, c); }
FN(jobject, JniClasses, module)(JNIEnv *env, jclass self, jclass c) { return E->GetModule(env, c); }
FN(jobject, JniClasses, reflectMethod)(JNIEnv *env, jclass self, jclass c, jstring name, jstring sig, jboolean st) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jmethodID m = st ? E->GetStaticMethodID(env, c, n, s) : E->GetMethodID(env, c, n, s);
  return m == NULL ? NULL : E->ToReflectedMethod(env, c, m, st);
}
FN(jobject, JniClasses, reflectField)(JNIEnv *env, jclass self, jclass c, jstring name, jstring sig, jboolean st) {
  const char *n = E->GetStringUTFChars(env, name, NULL), *s = E->GetStringUTFChars(env, sig, NULL);
  jfieldID f = st ? E->GetStaticFieldID(env, c, n, s) : E->GetFieldID(env, c, n, s);
  return f == NULL ? NULL : E->ToReflectedField(env, c, f, st);
}
FN(jint, JniClasses, callReflected)(JNIEnv *env, jclass self, jobject method, jobject o, jint x) {
  jmethodID m = E->FromReflectedMethod(env, method);
  return o == NULL ? E->CallStaticIntMethod(env, self, m, x) : E->CallIntMethod(env, o, m, x);
}
FN(jint, JniClasses, readReflected)(JNIEnv *env, jclass self, jobject field, jobject o) {
  jfieldID f = E->FromReflectedField(env, field);
  return o == NULL ? E->GetStaticIntField(env, self, f) : E->GetIntField(env, o, f);
}
FN(jint, JniClasses, version)(JNIEnv *env, jclass self) { return E->GetVersion(env); }
FN(jstring, JniClasses, environment)(JNIEnv *env, jclass self) {
  JavaVM *vm;
  void *e = NULL, *bad = env;
  char text[200];
  int r = E->GetJavaVM(env, &vm);
  int g = (*vm)->GetEnv(vm, &e, JNI_VERSION_1_6), h = (*vm)->GetEnv(vm, &bad, 0x00990000);
  void *a = NULL;
  int t = (*vm)->AttachCurrentThread(vm, &a, NULL);
  sprintf(text, "%d %d %d %d %d %d %d", r, g, e == (void *)env, h, bad == NULL, t, a == (void *)env);
  return E->NewStringUTF(env, text);
}

/* ---- JniNames */
FN(jint, JniNames, plain)(JNIEnv *env, jclass self) { return 1; }
FN(jint, JniNames, under_1score)(JNIEnv *env, jclass self) { return 2; }
FN(jint, JniNames, over__I)(JNIEnv *env, jclass self, jint x) { return 3; }
FN(jint, JniNames, over__Ljava_lang_String_2_3_3J)(JNIEnv *env, jclass self, jstring s, jobject a) { return 4; }
FN(jint, JniNames, _000e4_00024)(JNIEnv *env, jclass self) { return 5; }
FN(jint, JniNames_00024Inner, inside)(JNIEnv *env, jobject self) { return 6; }
static jint JNICALL registered(JNIEnv *env, jclass self, jint x) { return 10 * x; }
static jint JNICALL other(JNIEnv *env, jclass self, jint x) { return 20 * x; }
FN(jint, JniNames, give)(JNIEnv *env, jclass self, jclass cls, jstring name, jstring sig, jint which) {
  JNINativeMethod m;
  m.name = (char *)E->GetStringUTFChars(env, name, NULL);
  m.signature = (char *)E->GetStringUTFChars(env, sig, NULL);
  m.fnPtr = which == 0 ? (void *)registered : (void *)other;
  return E->RegisterNatives(env, cls, &m, 1);
}
FN(jint, JniNames, take)(JNIEnv *env, jclass self, jclass cls) { return E->UnregisterNatives(env, cls); }

/* ---- JniThreads */
FN(jint, JniThreads, nap)(JNIEnv *env, jclass self, jint n, jobject lock) {
  jmethodID m = E->GetStaticMethodID(env, self, "sleepy", "(IILjava/lang/Object;)I");
  volatile int local[64];
  int sum = 0;
  for (int i = 0; i < 64; i++) local[i] = n * 1000 + i;
  for (int i = 0; i < 5; i++) {
    jobject l = E->NewLocalRef(env, lock);
    sum += E->CallStaticIntMethod(env, self, m, n, i, l);
    if (E->ExceptionCheck(env)) return -1;
    for (int k = 0; k < 64; k++) if (local[k] != n * 1000 + k) return -2;
    if (!E->IsSameObject(env, l, lock)) return -3;
    E->DeleteLocalRef(env, l);
  }
  return sum;
}
FN(jint, JniThreads, locked)(JNIEnv *env, jclass self, jobject lock, jint n) {
  jmethodID m = E->GetStaticMethodID(env, self, "inside", "(I)I");
  if (E->MonitorEnter(env, lock) != 0) return -1;
  jint r = E->CallStaticIntMethod(env, self, m, n);
  if (E->MonitorExit(env, lock) != 0) return -2;
  return r;
}
FN(jint, JniThreads, exitOnly)(JNIEnv *env, jclass self, jobject lock) { return E->MonitorExit(env, lock); }
FN(jint, JniThreads, both)(JNIEnv *env, jobject self, jint a, jdouble d, jobject o) {
  jclass cls = E->GetObjectClass(env, self);
  jmethodID m = E->GetMethodID(env, cls, "held", "(IDLjava/lang/Object;)I");
  return E->CallIntMethod(env, self, m, a, d, o);
}
FN(jdouble, JniThreads, bothStatic)(JNIEnv *env, jclass self, jint a, jdouble d, jobject o) {
  jmethodID m = E->GetStaticMethodID(env, self, "heldStatic", "(IDLjava/lang/Object;)D");
  return E->CallStaticDoubleMethod(env, self, m, a, d, o);
}

/* ---- JniBuffers */
FN(jobject, JniBuffers, make)(JNIEnv *env, jclass self, jint n) {
  char *p = malloc(n);
  for (int i = 0; i < n; i++) p[i] = i;
  return E->NewDirectByteBuffer(env, p, n);
}
FN(jlong, JniBuffers, capacity)(JNIEnv *env, jclass self, jobject b) { return E->GetDirectBufferCapacity(env, b); }
FN(jint, JniBuffers, read)(JNIEnv *env, jclass self, jobject b, jint i) {
  char *p = E->GetDirectBufferAddress(env, b);
  return p == NULL ? -1 : p[i];
}

/* ---- JniLeak */
FN(jint, JniLeak, work)(JNIEnv *env, jclass self, jobject o, jobjectArray a) {
  jobject x = E->GetObjectArrayElement(env, a, 0);
  jclass c = E->GetObjectClass(env, x);
  jstring s = E->NewStringUTF(env, "leak");
  jobject g = E->NewGlobalRef(env, s);
  jint n = E->GetStringLength(env, g);
  E->DeleteGlobalRef(env, g);
  return n + E->IsInstanceOf(env, o, c);
}
FN(jint, JniLeak, loop)(JNIEnv *env, jclass self, jint n) {
  jint sum = 0;
  for (int i = 0; i < n; i++) {
    jintArray a = E->NewIntArray(env, 100);
    if (a == NULL) return -1;
    sum += E->GetArrayLength(env, a);
    E->DeleteLocalRef(env, a);
  }
  return sum;
}

/* ---- JniForeign */
#include <pthread.h>
static JavaVM *theVM;
static jclass foreignClass;
static jmethodID foreignCall, foreignFail;
static int foreignJoined, foreignCalls;
static char foreignName[100];
static void *foreignMain(void *arg) {
  JNIEnv *env = NULL;
  int n = (int)(long)arg, bad = 0;
  if ((*theVM)->GetEnv(theVM, (void **)&env, JNI_VERSION_1_8) != JNI_EDETACHED) bad++;
  if ((*theVM)->AttachCurrentThread(theVM, (void **)&env, NULL) != JNI_OK) return NULL;
  void *again = NULL;
  if ((*theVM)->GetEnv(theVM, &again, JNI_VERSION_1_8) != JNI_OK || again != env) bad++;
  jstring text = E->NewStringUTF(env, "text");
  for (int i = 0; i < foreignCalls; i++) {
    if (E->CallStaticIntMethod(env, foreignClass, foreignCall, n, (jlong)i, 2.5, text, 1.5f) != n + 5000) bad++;
    jintArray a = E->NewIntArray(env, 10);
    if (E->GetArrayLength(env, a) != 10) bad++;
    E->DeleteLocalRef(env, a);
  }
  E->CallStaticVoidMethod(env, foreignClass, foreignFail, n);
  if (!E->ExceptionCheck(env)) bad++;
  E->ExceptionClear(env);
  if (E->GetStringLength(env, text) != 4) bad++;
  if (bad) printf("%d wrong in thread %d\n", bad, n);
  (*theVM)->DetachCurrentThread(theVM);
  if ((*theVM)->GetEnv(theVM, (void **)&env, JNI_VERSION_1_8) != JNI_EDETACHED) puts("still attached");
  __sync_fetch_and_add(&foreignJoined, 1);
  return NULL;
}
static void *foreignNamed(void *arg) {
  JNIEnv *env = NULL;
  JavaVMAttachArgs args = { JNI_VERSION_1_8, foreignName, NULL };
  if ((*theVM)->AttachCurrentThreadAsDaemon(theVM, (void **)&env, &args) != JNI_OK) return NULL;
  jclass c = E->FindClass(env, "JniForeign");
  if (c != NULL) E->CallStaticVoidMethod(env, c, E->GetStaticMethodID(env, c, "named", "(Ljava/lang/Class;)V"), c);
  (*theVM)->DetachCurrentThread(theVM);
  __sync_fetch_and_add(&foreignJoined, 1);
  return NULL;
}
FN(void, JniForeign, start)(JNIEnv *env, jclass self, jint threads, jint calls) {
  E->GetJavaVM(env, &theVM);
  foreignClass = E->NewGlobalRef(env, self);
  foreignCall = E->GetStaticMethodID(env, self, "call", "(IJDLjava/lang/String;F)I");
  foreignFail = E->GetStaticMethodID(env, self, "fail", "(I)V");
  foreignCalls = calls;
  for (int i = 0; i < threads; i++) {
    pthread_t t;
    pthread_create(&t, NULL, foreignMain, (void *)(long)i);
    pthread_detach(t);
  }
}
FN(jint, JniForeign, joined)(JNIEnv *env, jclass self) { return __sync_fetch_and_add(&foreignJoined, 0); }
FN(void, JniForeign, startNamed)(JNIEnv *env, jclass self, jstring name) {
  pthread_t t;
  E->GetStringUTFRegion(env, name, 0, E->GetStringLength(env, name), foreignName);
  pthread_create(&t, NULL, foreignNamed, NULL);
  pthread_detach(t);
}

/* ---- JniBench */
FN(void, JniBench, empty)(JNIEnv*env,jclass c){}
FN(jint, JniBench, two)(JNIEnv*env,jclass c,jint a,jint b){return a^b;}
FN(jint, JniBench, obj)(JNIEnv*env,jclass c,jobject o){return o!=0;}
FN(jint, JniBench, elements)(JNIEnv*env,jclass c,jintArray a){jint*p=E->GetIntArrayElements(env,a,0);jint r=p[5];E->ReleaseIntArrayElements(env,a,p,JNI_ABORT);return r;}
FN(jint, JniBench, region)(JNIEnv*env,jclass c,jintArray a){jint b[1000];E->GetIntArrayRegion(env,a,0,1000,b);return b[7];}
FN(jint, JniBench, critical)(JNIEnv*env,jclass c,jintArray a){jint*p=E->GetPrimitiveArrayCritical(env,a,0);jint r=p[5];E->ReleasePrimitiveArrayCritical(env,a,p,JNI_ABORT);return r;}
FN(void, JniBench, callback)(JNIEnv*env,jclass c,jint n){jmethodID m=E->GetStaticMethodID(env,c,"tick","()V");for(int i=0;i<n;i++)E->CallStaticVoidMethod(env,c,m);}
FN(void, JniBench, callbackI)(JNIEnv*env,jclass c,jobject o,jint n){jmethodID m=E->GetMethodID(env,c,"add","(I)I");int s=0;for(int i=0;i<n;i++)s+=E->CallIntMethod(env,o,m,i);}
FN(jint, JniBench, utf)(JNIEnv*env,jclass c,jstring s){const char*p=E->GetStringUTFChars(env,s,0);jint r=p[3];E->ReleaseStringUTFChars(env,s,p);return r;}
FN(jint, JniBench, strlen)(JNIEnv*env,jclass c,jstring s){return E->GetStringLength(env,s);}
static jfieldID benchField;
FN(jint, JniBench, field)(JNIEnv*env,jclass c,jobject o){if(!benchField)benchField=E->GetFieldID(env,c,"f","I");return E->GetIntField(env,o,benchField);}
FN(jobject, JniBench, make)(JNIEnv*env,jclass c){return E->NewStringUTF(env,"twenty characters....");}
FN(jobject, JniBench, global)(JNIEnv*env,jclass c,jobject o){jobject g=E->NewGlobalRef(env,o);E->DeleteGlobalRef(env,g);return o;}

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved) {
  JNIEnv *env;
  if ((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_1_8) != JNI_OK) return -1;
  jclass c = E->FindClass(env, "Lib");
  if (c == NULL) return -1;
  return JNI_VERSION_1_8;
}

