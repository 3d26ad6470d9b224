/** The program that runs inside a job, and the tables that it shares with others. */
module dev.hpccompose.supervisor {
  requires static transitive org.jspecify;

  exports dev.hpccompose.supervisor;
}
