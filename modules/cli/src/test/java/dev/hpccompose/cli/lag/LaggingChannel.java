package dev.hpccompose.cli.lag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file that ends where the lag says. It cannot be locked. */
final class LaggingChannel extends FileChannel {

  private final FileChannel real;
  private final Path file;
  private final Lag lag;

  LaggingChannel(FileChannel real, Path file, Lag lag) {
    this.real = real;
    this.file = file;
    this.lag = lag;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = read(target, real.position());
    if (read > 0) {
      real.position(real.position() + read);
    }
    return read;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    long there = lag.readable(file, real.size()) - position;
    if (there <= 0) {
      return -1;
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + there));
    int read = real.read(target, position);
    target.limit(limit);
    return read;
  }

  @Override
  public long size() throws IOException {
    return lag.told(file, real.size());
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    throw new IOException("no locks available");
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    throw new IOException("no locks available");
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException("what is mapped would not lag");
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new NonWritableChannelException();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new NonWritableChannelException();
  }

  @Override
  public int write(ByteBuffer source, long position) {
    throw new NonWritableChannelException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public void force(boolean metaData) {
    throw new NonWritableChannelException();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
