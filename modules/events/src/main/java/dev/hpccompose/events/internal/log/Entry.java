package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.RecordedEvent;

/** An event and where its line starts. */
record Entry(RecordedEvent event, long offset) {

  EventId id() {
    return event.id();
  }

  String writer() {
    return event.id().writer();
  }
}
