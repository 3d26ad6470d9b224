package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.eventstore.tck.AppendContract;
import dev.hpccompose.eventstore.tck.EventStoreFixture;

class JsonlAppendTest extends AppendContract {

  @Override
  protected EventStoreFixture fixture() {
    return new JsonlFixture();
  }
}
