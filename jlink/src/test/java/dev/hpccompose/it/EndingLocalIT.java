package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;

/** Ends from outside on the embedded engine. */
class EndingLocalIT extends EndingScenarios {

  EndingLocalIT() {
    super(new Engine.Local());
  }

  @Override
  String shortTime() {
    return "00:00:05";
  }

  @Override
  void hurry(Job job) {
    // five seconds are soon
  }
}
