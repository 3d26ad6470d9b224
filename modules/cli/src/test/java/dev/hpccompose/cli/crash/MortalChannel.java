package dev.hpccompose.cli.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file of a mortal process: each write may stop half-way. */
final class MortalChannel extends FileChannel {

  private final FileChannel real;
  private final Path file;
  private final MortalProcess process;

  MortalChannel(FileChannel real, Path file, MortalProcess process) {
    this.real = real;
    this.file = file;
    this.process = process;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return process.act(file, () -> real.write(source), () -> real.write(half(source)));
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return process.act(
        file, () -> real.write(source, position), () -> real.write(half(source), position));
  }

  private static ByteBuffer half(ByteBuffer whole) {
    return whole.slice(whole.position(), whole.remaining() / 2);
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    return process.act(file, () -> real.truncate(size));
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    process.live();
    return real.read(target);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    process.live();
    return real.read(target, position);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    process.live();
    return real.read(targets, offset, length);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    process.live();
    return real.transferTo(position, count, target);
  }

  @Override
  public long size() throws IOException {
    return real.size();
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
  public void force(boolean metaData) throws IOException {
    process.live();
    real.force(metaData);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close(); // as the kernel does for the dead
  }
}
