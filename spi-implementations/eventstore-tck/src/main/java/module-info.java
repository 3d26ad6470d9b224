/** What every event store must do, as tests that an implementation extends. */
module dev.hpccompose.eventstore.tck {
  requires transitive dev.hpccompose.events;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.eventstore.tck;
}
