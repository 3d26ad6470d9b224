package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.eventstore.tck.CrashContract;
import dev.hpccompose.eventstore.tck.EventStoreFixture;

class JsonlCrashTest extends CrashContract {

  @Override
  protected EventStoreFixture fixture() {
    return new JsonlFixture();
  }
}
