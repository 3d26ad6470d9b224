package dev.hpccompose.events.spi;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The lines of one run, kept apart by writer. Exactly one process at a time appends for a writer,
 * so that no lock on a shared file system is needed; any number of processes reads meanwhile.
 *
 * <p>Reading never writes: it creates no file and no directory, and changes no byte. A stored byte
 * is never rewritten.
 *
 * <p>Names of writers are an ASCII letter or digit followed by ASCII letters, digits, {@code -} and
 * {@code _}. Every method that takes a name throws {@link IllegalArgumentException} for others, and
 * {@link java.io.UncheckedIOException} where the medium fails.
 */
public interface EventStore {

  /** The writers that are known now; empty for a missing directory. */
  SortedSet<String> writers();

  /**
   * The writers in whose place something lies that holds no lines. They are not among {@link
   * #writers()}, they read as empty, and what lies there is never opened: a pipe would block for
   * ever.
   */
  SortedMap<String, Obstacle> obstacles();

  /**
   * Opens the end of one writer's lines, and creates what is missing for that, readable by the
   * owner alone; but no directory above the store's own, so that the log of a run that was removed
   * does not come back. When an earlier process died within an append, what it left is closed off
   * and becomes a complete, probably damaged line: later lines are never glued to it.
   */
  EventAppender appender(String writer);

  /**
   * The complete lines from {@code fromOffset} on, as they are now: all of them, or the first of
   * many, so that no reader has to hold a whole log.
   *
   * @param fromOffset 0 for the beginning, or an earlier {@link StoredLines#nextOffset()} of the
   *     same writer
   * @return no lines for an unknown writer, and none when nothing new is there; that last case is
   *     cheap enough to ask for ten times a second
   */
  StoredLines read(String writer, long fromOffset);
}
