package dev.hpccompose.runtime.internal.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

/**
 * Packs blocks of one MiB side by side. Each is a member of its own, as RFC 1952 allows; the bytes
 * do not depend on the number of processors.
 */
public final class ParallelGzip extends OutputStream {

  private static final int BLOCK = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final int most;
  private final ExecutorService packers;
  private final Queue<Future<byte[]>> packing = new ArrayDeque<>();
  private byte[] block = new byte[BLOCK];
  private int length;
  private boolean any;

  /**
   * Packs into {@code out}, which is closed with this.
   *
   * @param processors how many blocks are packed at a time
   */
  public ParallelGzip(OutputStream out, int processors) {
    this.out = out;
    this.most = 2 * processors;
    this.packers = Executors.newFixedThreadPool(processors, Thread.ofPlatform().daemon().factory());
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int from = offset;
    int end = offset + count;
    while (from < end) {
      int fits = Math.min(BLOCK - length, end - from);
      System.arraycopy(bytes, from, block, length, fits);
      length += fits;
      from += fits;
      if (length == BLOCK) {
        submit();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (OutputStream closed = out) {
      if (length > 0 || !any) {
        submit();
      }
      while (!packing.isEmpty()) {
        closed.write(oldest());
      }
    } finally {
      packers.shutdownNow();
    }
  }

  private void submit() throws IOException {
    if (packing.size() == most) {
      out.write(oldest());
    }
    byte[] full = block;
    int size = length;
    packing.add(packers.submit(() -> pack(full, size)));
    block = new byte[BLOCK];
    length = 0;
    any = true;
  }

  private byte[] oldest() throws IOException {
    try {
      return packing.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while packing", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot pack", e.getCause());
    }
  }

  private static byte[] pack(byte[] bytes, int size) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(size / 2 + BUFFER);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed, BUFFER)) {
      gzip.write(bytes, 0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return packed.toByteArray();
  }
}
