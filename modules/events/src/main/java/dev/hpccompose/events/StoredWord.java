package dev.hpccompose.events;

import java.util.Locale;

/**
 * A closed word of the vocabulary. Each enum of them has a constant {@code UNKNOWN}, which stands
 * for the words that later builds added: the event with such a word is read all the same.
 */
public interface StoredWord {

  /** The name of the constant. */
  String name();

  /** The word as it stands in a stored line and in JSON, in lower case. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
