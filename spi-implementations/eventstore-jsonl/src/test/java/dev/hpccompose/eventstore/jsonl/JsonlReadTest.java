package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.eventstore.tck.EventStoreFixture;
import dev.hpccompose.eventstore.tck.ReadContract;

class JsonlReadTest extends ReadContract {

  @Override
  protected EventStoreFixture fixture() {
    return new JsonlFixture();
  }
}
