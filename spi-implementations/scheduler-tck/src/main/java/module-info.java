/** What every scheduler must do, as tests that an implementation extends. */
module dev.hpccompose.scheduler.tck {
  requires transitive dev.hpccompose.runtime;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.scheduler.tck;
}
