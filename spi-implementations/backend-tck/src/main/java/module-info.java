/** What every container backend must do, as tests that an implementation extends. */
module dev.hpccompose.backend.tck {
  requires transitive dev.hpccompose.render;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.backend.tck;
}
