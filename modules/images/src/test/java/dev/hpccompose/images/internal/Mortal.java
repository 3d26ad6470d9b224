package dev.hpccompose.images.internal;

import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.plan.Preparation;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A process that is killed at its n-th write: before it, in the middle of it, or right after it.
 * From then on it does nothing at all: what stands in a {@code finally} does not happen either.
 */
final class Mortal {

  /** Ends a process as SIGKILL does. */
  static final class Killed extends Error {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** Where in a write it dies. */
  enum Moment {
    BEFORE,
    WITHIN,
    AFTER
  }

  /** A write. */
  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  private final int last;
  private final Moment moment;
  private int writes;
  private boolean dead;

  Mortal(int last, Moment moment) {
    this.last = last;
    this.moment = moment;
  }

  boolean isDead() {
    return dead;
  }

  private void live(Write whole, Write half) throws IOException {
    if (dead) {
      throw new Killed();
    }
    if (writes++ < last) {
      whole.run();
      return;
    }
    dead = true;
    switch (moment) {
      case BEFORE -> {}
      case WITHIN -> half.run();
      case AFTER -> whole.run();
    }
    throw new Killed();
  }

  private void live(Write whole) throws IOException {
    live(whole, () -> {});
  }

  /** Its view of the cache. */
  CacheFiles files() {
    CacheFiles real = CacheFiles.real();
    return new CacheFiles() {
      @Override
      public void createDirectories(Path directory) throws IOException {
        live(() -> real.createDirectories(directory));
      }

      @Override
      public void write(Path file, byte[] bytes) throws IOException {
        live(
            () -> real.write(file, bytes),
            () -> real.write(file, Arrays.copyOf(bytes, bytes.length / 2)));
      }

      @Override
      public void link(Path name, Path file) throws IOException {
        live(() -> real.link(name, file));
      }

      @Override
      public void rename(Path file, Path name) throws IOException {
        live(() -> real.rename(file, name));
      }

      @Override
      public void sync(Path file) throws IOException {
        live(() -> real.sync(file));
      }

      @Override
      public void delete(Path file) throws IOException {
        live(() -> real.delete(file));
      }

      @Override
      public void deleteTree(Path directory) throws IOException {
        live(() -> real.deleteTree(directory));
      }
    };
  }

  /** Its tools: one that is killed leaves half of its file. */
  FakePreparer preparer(Path directory) {
    return new FakePreparer(directory) {
      @Override
      public ToolCall importing(String reference, Path target) {
        return phase(super.importing(reference, target), target);
      }

      @Override
      public ToolCall creating(Path image, String container) {
        return phase(
            super.creating(image, container), directory.resolve("containers").resolve(container));
      }

      @Override
      public ToolCall running(
          Preparation preparation, String command, String container, Path scratch) {
        return phase(
            super.running(preparation, command, container, scratch), directory.resolve("trace"));
      }

      @Override
      public ToolCall exporting(String container, Path target) {
        return phase(super.exporting(container, target), target);
      }

      @Override
      public ToolCall removing(String container) {
        return phase(super.removing(container), directory.resolve("trace"));
      }

      private ToolCall phase(ToolCall call, Path output) {
        try {
          live(() -> {}, () -> Files.writeString(output, "hal"));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        return call;
      }
    };
  }
}
