/* Each case calls functions of the JNI n times: JniTable's figures. */
#include <jni.h>
#include <stdlib.h>
#include <string.h>

#define LOOP(body) for (jint i = 0; i < n; i++) { body; } break
static char page[64];

JNIEXPORT void JNICALL Java_JniTable_run(JNIEnv *e, jclass c, jint which, jint n, jobject o, jstring ascii,
    jstring wide, jintArray ints, jobjectArray objects, jobject buffer, jthrowable t) {
  jclass cls = (*e)->GetObjectClass(e, o);
  jclass string = (*e)->FindClass(e, "java/lang/String");
  jmethodID init = (*e)->GetMethodID(e, cls, "<init>", "(I)V");
  jmethodID method = (*e)->GetMethodID(e, cls, "virtual", "(I)I");
  jmethodID object = (*e)->GetMethodID(e, cls, "self", "()Ljava/lang/Object;");
  jmethodID stat = (*e)->GetStaticMethodID(e, cls, "tick", "()V");
  jmethodID floats = (*e)->GetStaticMethodID(e, cls, "floats", "(DFJID)D");
  jmethodID thrower = (*e)->GetStaticMethodID(e, cls, "thrower", "()V");
  jfieldID field = (*e)->GetFieldID(e, cls, "f", "I");
  jfieldID ref = (*e)->GetFieldID(e, cls, "r", "Ljava/lang/Object;");
  jfieldID sfield = (*e)->GetStaticFieldID(e, cls, "s", "I");
  jobject reflected = (*e)->ToReflectedMethod(e, cls, method, JNI_FALSE);
  jobject reflectedField = (*e)->ToReflectedField(e, cls, field, JNI_FALSE);
  jclass error = (*e)->GetObjectClass(e, t);
  jobject global = (*e)->NewGlobalRef(e, o);
  jvalue values[5];
  memset(values, 0, sizeof values);
  JavaVM *vm;
  JNIEnv *env;
  jchar units[64];
  char bytes[256];
  jint region[8];
  JNINativeMethod natives[1] = {{"registered", "()V", (void *)page}};
  memset(units, 65, sizeof units);
  switch (which) {
  case 0: LOOP((*e)->GetVersion(e));
  case 1: LOOP((*e)->DeleteLocalRef(e, (*e)->FindClass(e, "java/lang/String")));
  case 2: LOOP((*e)->DeleteLocalRef(e, (*e)->FindClass(e, "JniTable")));
  case 3: LOOP((*e)->FromReflectedMethod(e, reflected));
  case 4: LOOP((*e)->FromReflectedField(e, reflectedField));
  case 5: LOOP((*e)->DeleteLocalRef(e, (*e)->ToReflectedMethod(e, cls, method, JNI_FALSE)));
  case 6: LOOP((*e)->DeleteLocalRef(e, (*e)->ToReflectedField(e, cls, field, JNI_FALSE)));
  case 7: LOOP((*e)->DeleteLocalRef(e, (*e)->GetSuperclass(e, cls)));
  case 8: LOOP((*e)->IsAssignableFrom(e, cls, string));
  case 9: LOOP((*e)->Throw(e, t); (*e)->ExceptionClear(e));
  case 10: LOOP((*e)->ThrowNew(e, error, "message"); (*e)->ExceptionClear(e));
  case 11: (*e)->Throw(e, t); for (jint i = 0; i < n; i++) (*e)->DeleteLocalRef(e, (*e)->ExceptionOccurred(e)); (*e)->ExceptionClear(e); break;
  case 12: LOOP((*e)->ExceptionCheck(e));
  case 13: LOOP((*e)->PushLocalFrame(e, 8); (*e)->PopLocalFrame(e, NULL));
  case 14: LOOP((*e)->DeleteGlobalRef(e, (*e)->NewGlobalRef(e, o)));
  case 15: LOOP((*e)->DeleteWeakGlobalRef(e, (*e)->NewWeakGlobalRef(e, o)));
  case 16: LOOP((*e)->DeleteLocalRef(e, (*e)->NewLocalRef(e, global)));
  case 17: LOOP((*e)->IsSameObject(e, o, global));
  case 18: LOOP((*e)->EnsureLocalCapacity(e, 16));
  case 19: LOOP((*e)->DeleteLocalRef(e, (*e)->AllocObject(e, cls)));
  case 20: LOOP((*e)->DeleteLocalRef(e, (*e)->NewObject(e, cls, init, i)));
  case 21: LOOP((*e)->DeleteLocalRef(e, (*e)->GetObjectClass(e, o)));
  case 22: LOOP((*e)->IsInstanceOf(e, o, string));
  case 23: LOOP((*e)->GetMethodID(e, cls, "virtual", "(I)I"));
  case 24: LOOP((*e)->GetStaticMethodID(e, cls, "tick", "()V"));
  case 25: LOOP((*e)->GetFieldID(e, cls, "f", "I"));
  case 26: LOOP((*e)->GetStaticFieldID(e, cls, "s", "I"));
  case 27: LOOP((*e)->CallIntMethod(e, o, method, i));
  case 28: LOOP((*e)->CallIntMethodA(e, o, method, values));
  case 29: LOOP((*e)->DeleteLocalRef(e, (*e)->CallObjectMethod(e, o, object)));
  case 30: LOOP((*e)->CallNonvirtualIntMethod(e, o, cls, method, i));
  case 31: LOOP((*e)->CallStaticVoidMethod(e, cls, stat));
  case 32: LOOP((*e)->CallStaticDoubleMethod(e, cls, floats, 1.0, 2.0, (jlong)i, i, 3.0));
  case 33: LOOP((*e)->CallStaticVoidMethod(e, cls, thrower); (*e)->ExceptionClear(e));
  case 34: LOOP((*e)->GetIntField(e, o, field));
  case 35: LOOP((*e)->SetIntField(e, o, field, i));
  case 36: LOOP((*e)->DeleteLocalRef(e, (*e)->GetObjectField(e, o, ref)));
  case 37: LOOP((*e)->SetObjectField(e, o, ref, ascii));
  case 38: LOOP((*e)->GetStaticIntField(e, cls, sfield));
  case 39: LOOP((*e)->SetStaticIntField(e, cls, sfield, i));
  case 40: LOOP((*e)->DeleteLocalRef(e, (*e)->NewString(e, units, 20)));
  case 41: LOOP((*e)->GetStringLength(e, ascii));
  case 42: LOOP((*e)->ReleaseStringChars(e, ascii, (*e)->GetStringChars(e, ascii, NULL)));
  case 43: LOOP((*e)->ReleaseStringChars(e, wide, (*e)->GetStringChars(e, wide, NULL)));
  case 44: LOOP((*e)->DeleteLocalRef(e, (*e)->NewStringUTF(e, "twenty characters....")));
  case 45: LOOP((*e)->DeleteLocalRef(e, (*e)->NewStringUTF(e, "\xc3\xa4twenty characters..")));
  case 46: LOOP((*e)->GetStringUTFLength(e, ascii));
  case 47: LOOP((*e)->GetStringUTFLength(e, wide));
  case 48: LOOP((*e)->ReleaseStringUTFChars(e, ascii, (*e)->GetStringUTFChars(e, ascii, NULL)));
  case 49: LOOP((*e)->ReleaseStringUTFChars(e, wide, (*e)->GetStringUTFChars(e, wide, NULL)));
  case 50: LOOP((*e)->GetStringRegion(e, ascii, 0, 20, units));
  case 51: LOOP((*e)->GetStringUTFRegion(e, ascii, 0, 20, bytes));
  case 52: LOOP((*e)->ReleaseStringCritical(e, ascii, (*e)->GetStringCritical(e, ascii, NULL)));
  case 53: LOOP((*e)->ReleaseStringCritical(e, wide, (*e)->GetStringCritical(e, wide, NULL)));
  case 54: LOOP((*e)->GetArrayLength(e, ints));
  case 55: LOOP((*e)->DeleteLocalRef(e, (*e)->NewObjectArray(e, 10, string, NULL)));
  case 56: LOOP((*e)->DeleteLocalRef(e, (*e)->GetObjectArrayElement(e, objects, 1)));
  case 57: LOOP((*e)->SetObjectArrayElement(e, objects, 1, ascii));
  case 58: LOOP((*e)->DeleteLocalRef(e, (*e)->NewIntArray(e, 10)));
  case 59: LOOP((*e)->DeleteLocalRef(e, (*e)->NewByteArray(e, 1000)));
  case 60: LOOP((*e)->ReleaseIntArrayElements(e, ints, (*e)->GetIntArrayElements(e, ints, NULL), 0));
  case 61: LOOP((*e)->GetIntArrayRegion(e, ints, 0, 8, region));
  case 62: LOOP((*e)->SetIntArrayRegion(e, ints, 0, 8, region));
  case 63: LOOP((*e)->ReleasePrimitiveArrayCritical(e, ints, (*e)->GetPrimitiveArrayCritical(e, ints, NULL), 0));
  case 64: LOOP((*e)->RegisterNatives(e, cls, natives, 1));
  case 65: LOOP((*e)->MonitorEnter(e, o); (*e)->MonitorExit(e, o));
  case 66: LOOP((*e)->GetJavaVM(e, &vm));
  case 67: (*e)->GetJavaVM(e, &vm); LOOP((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_1_8));
  case 68: (*e)->GetJavaVM(e, &vm); LOOP((*vm)->AttachCurrentThread(vm, (void **)&env, NULL));
  case 69: LOOP((*e)->DeleteLocalRef(e, (*e)->NewDirectByteBuffer(e, page, sizeof page)));
  case 70: LOOP((*e)->GetDirectBufferAddress(e, buffer));
  case 71: LOOP((*e)->GetDirectBufferCapacity(e, buffer));
  case 72: LOOP((*e)->GetObjectRefType(e, o));
  case 73: LOOP((*e)->GetObjectRefType(e, global));
  case 74: LOOP((*e)->DeleteLocalRef(e, (*e)->GetModule(e, cls)));
  case 75: LOOP((*e)->GetStringUTFRegion(e, wide, 0, 20, bytes));
  case 76: LOOP((*e)->GetStringRegion(e, wide, 0, 20, units));
  case 77: LOOP((*e)->SetObjectArrayElement(e, objects, 1, NULL));
  case 78: LOOP(for (int k = 0; k < 16; k++) (*e)->DeleteLocalRef(e, (*e)->NewLocalRef(e, o)));
  case 79: { jobject many[1000]; for (jint i = 0; i < n; i += 1000) { for (int k = 0; k < 1000; k++) many[k] = (*e)->NewGlobalRef(e, o); for (int k = 0; k < 1000; k++) (*e)->DeleteGlobalRef(e, many[k]); } break; }
  }
  (*e)->DeleteGlobalRef(e, global);
}
