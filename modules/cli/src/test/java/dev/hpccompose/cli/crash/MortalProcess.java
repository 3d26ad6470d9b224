package dev.hpccompose.cli.crash;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A process that is killed at its n-th write: before it, in the middle of it, or right after it.
 * From then on it does nothing at all: what stands in a {@code finally} does not happen either, and
 * it reads nothing.
 */
public class MortalProcess {

  /** Ends a process as SIGKILL does. */
  public static final class Killed extends Error {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** Where in a write it dies. */
  public enum Moment {
    BEFORE,
    /** Only what is written byte by byte has a middle. */
    WITHIN,
    AFTER
  }

  /** A write. */
  @FunctionalInterface
  interface Write<T> {
    T run() throws IOException;
  }

  private final int last;
  private final Moment moment;
  private final Set<Path> touched = new ConcurrentSkipListSet<>();
  private final Set<Path> moved = new ConcurrentSkipListSet<>();
  private int writes;
  private final Runnable meanwhile;
  private volatile boolean dead;
  private boolean met;

  /** A process that lives for so many writes. */
  public MortalProcess(int last, Moment moment) {
    this(last, moment, () -> {});
  }

  private MortalProcess(int last, Moment moment, Runnable meanwhile) {
    this.last = last;
    this.moment = moment;
    this.meanwhile = meanwhile;
  }

  /** A process that lives for ever; before one of its writes something else happens. */
  public static MortalProcess interrupted(int write, Runnable meanwhile) {
    return new MortalProcess(write, Moment.BEFORE, meanwhile) {
      @Override
      synchronized <T> T act(Path file, Write<T> whole) throws IOException {
        meets();
        return whole.run();
      }
    };
  }

  /** Whether the other thing has happened. */
  public boolean met() {
    return met;
  }

  final void meets() {
    if (writes++ == last) {
      met = true;
      meanwhile.run();
    }
  }

  /** One that nobody kills. */
  public static MortalProcess immortal() {
    return new MortalProcess(Integer.MAX_VALUE, Moment.BEFORE);
  }

  /** Whether it came to its last write. */
  public boolean isDead() {
    return dead;
  }

  /** Whether it changed a file, or gave a directory above it another name. */
  public boolean touched(Path file) {
    return touched.contains(file) || moved.stream().anyMatch(file::startsWith);
  }

  void moves(Path from, Path to) {
    live();
    moved.add(from);
    moved.add(to);
  }

  /** The same path, as this process sees it. */
  public Path see(Path real) {
    return MortalFiles.path(real, this);
  }

  void live() {
    if (dead) {
      throw new Killed();
    }
  }

  /** A change that happens at once, or not. */
  synchronized <T> T act(Path file, Write<T> whole) throws IOException {
    live();
    touched.add(file);
    if (moment == Moment.WITHIN || writes++ < last) {
      return whole.run();
    }
    dead = true;
    if (moment == Moment.AFTER) {
      whole.run();
    }
    throw new Killed();
  }

  /** A change that may stop half-way. */
  synchronized <T> T act(Path file, Write<T> whole, Write<?> half) throws IOException {
    if (moment != Moment.WITHIN) {
      return act(file, whole);
    }
    live();
    touched.add(file);
    if (writes++ < last) {
      return whole.run();
    }
    dead = true;
    half.run();
    throw new Killed();
  }
}
