package dev.hpccompose.events.internal.json;

/** A line, or a value in it, is not what it should be; the message says what. */
final class MalformedLineException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedLineException(String message) {
    super(message);
  }
}
