package dev.hpccompose.events.internal.json;

/** A line is not written as our writers write it; it may be an event all the same. */
final class NotPlainException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Without a trace, which would cost more than the parser that is spared. */
  NotPlainException() {
    super(null, null, false, false);
  }
}
