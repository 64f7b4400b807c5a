/** Natives of input and output: java.io, java.util.zip, java.nio, java.net, processes. */

import type { NativeTable } from '../vm/native.js';
import { UnixSystem } from './com/sun/security/auth/module/UnixSystem.js';
import { Console } from './java/io/Console.js';
import { ObjectStreamClass } from './java/io/ObjectStreamClass.js';
import { RandomAccessFile } from './java/io/RandomAccessFile.js';
import { ProcessEnvironment } from './java/lang/ProcessEnvironment.js';
import { ProcessHandleImpl } from './java/lang/ProcessHandleImpl.js';
import { ProcessImpl } from './java/lang/ProcessImpl.js';
import { InetAddress } from './java/net/InetAddress.js';
import { NetworkInterface } from './java/net/NetworkInterface.js';
import { MappedMemoryUtils } from './java/nio/MappedMemoryUtils.js';
import { FileSystemPreferences } from './java/util/prefs/FileSystemPreferences.js';
import { TimeZone } from './java/util/TimeZone.js';
import { checksums } from './java/util/zip/checksums.js';
import { Deflater } from './java/util/zip/Deflater.js';
import { Inflater } from './java/util/zip/Inflater.js';
import { NativeImageBuffer } from './jdk/internal/jimage/NativeImageBuffer.js';
import { LinuxSocketOptions } from './jdk/net/LinuxSocketOptions.js';
import { networkSettings } from './sun/net/network-settings.js';
import { datagrams } from './sun/nio/ch/datagrams.js';
import { EPoll } from './sun/nio/ch/EPoll.js';
import { FileChannelImpl } from './sun/nio/ch/FileChannelImpl.js';
import { FileDispatcherImpl } from './sun/nio/ch/FileDispatcherImpl.js';
import { FileKey } from './sun/nio/ch/FileKey.js';
import { InheritedChannel } from './sun/nio/ch/InheritedChannel.js';
import { IOUtil } from './sun/nio/ch/IOUtil.js';
import { NativeSocketAddress } from './sun/nio/ch/NativeSocketAddress.js';
import { NativeThread } from './sun/nio/ch/NativeThread.js';
import { Net } from './sun/nio/ch/Net.js';
import { SocketDispatcher } from './sun/nio/ch/SocketDispatcher.js';
import { SctpNet } from './sun/nio/ch/sctp/SctpNet.js';
import { UnixDomainSockets } from './sun/nio/ch/UnixDomainSockets.js';
import { LinuxNativeDispatcher } from './sun/nio/fs/LinuxNativeDispatcher.js';
import { LinuxWatchService } from './sun/nio/fs/LinuxWatchService.js';
import { laterNames } from './sun/nio/fs/later-names.js';
import { UnixCopyFile } from './sun/nio/fs/UnixCopyFile.js';
import { UnixNativeDispatcher } from './sun/nio/fs/UnixNativeDispatcher.js';

export const ioNatives: readonly NativeTable[] = [
  Console,
  ObjectStreamClass,
  RandomAccessFile,
  MappedMemoryUtils,
  checksums,
  Deflater,
  Inflater,
  NativeImageBuffer,
  FileChannelImpl,
  FileDispatcherImpl,
  FileKey,
  IOUtil,
  NativeThread,
  LinuxNativeDispatcher,
  LinuxWatchService,
  UnixCopyFile,
  UnixNativeDispatcher,
  datagrams,
  EPoll,
  InheritedChannel,
  NativeSocketAddress,
  Net,
  SocketDispatcher,
  SctpNet,
  UnixDomainSockets,
  FileSystemPreferences,
  UnixSystem,
  laterNames,
  LinuxSocketOptions,
  InetAddress,
  NetworkInterface,
  networkSettings,
  ProcessEnvironment,
  ProcessHandleImpl,
  ProcessImpl,
  TimeZone,
];
