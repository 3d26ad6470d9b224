package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.RecordedEvent;

/** What a line turned out to be. */
public sealed interface Decoded {

  /** An event, possibly an unknown one. */
  record Event(RecordedEvent event) implements Decoded {}

  /** No event, and why. */
  record Damaged(String reason) implements Decoded {}
}
