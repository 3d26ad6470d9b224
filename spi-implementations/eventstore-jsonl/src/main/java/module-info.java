/** The default event store: one append-only file of lines for each writer. */
module dev.hpccompose.eventstore.jsonl {
  requires dev.hpccompose.events;
  requires static org.jspecify;

  provides dev.hpccompose.events.spi.EventStoreProvider with
      dev.hpccompose.eventstore.jsonl.JsonlEventStoreProvider;
}
