package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.eventstore.tck.ObstacleContract;
import dev.hpccompose.eventstore.tck.EventStoreFixture;

class JsonlObstacleTest extends ObstacleContract {

  @Override
  protected EventStoreFixture fixture() {
    return new JsonlFixture();
  }
}
