/**
 * The history of a run: the sealed vocabulary of facts, their text form, the log that holds them
 * and the fold that turns them into state.
 */
module dev.hpccompose.events {
  requires tools.jackson.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.events;
  exports dev.hpccompose.events.spi;

  uses dev.hpccompose.events.spi.EventStoreProvider;
}
