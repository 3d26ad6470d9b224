package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.eventstore.tck.ReadContract;
import dev.hpccompose.eventstore.tck.EventStoreFixture;

class JsonlReadTest extends ReadContract {

  @Override
  protected EventStoreFixture fixture() {
    return new JsonlFixture();
  }
}
