package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.eventstore.tck.EventStoreFixture;
import dev.hpccompose.eventstore.tck.ObstacleContract;

class JsonlObstacleTest extends ObstacleContract {

  @Override
  protected EventStoreFixture fixture() {
    return new JsonlFixture();
  }
}
