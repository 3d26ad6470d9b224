package dev.hpccompose.it.job;

import tools.jackson.databind.JsonNode;

/**
 * One stored line.
 *
 * @param json the line
 */
public record Event(JsonNode json) {

  public String type() {
    return text("type");
  }

  public long seq() {
    return json.path("seq").asLong();
  }

  /** A member as text; empty when it is not there. */
  public String text(String member) {
    return json.path(member).asString("");
  }

  /** A member as number; -1 when it is not there. */
  public long number(String member) {
    return json.path(member).asLong(-1);
  }

  /** Whether this is such an event of this service. */
  public boolean is(String type, String service) {
    return type().equals(type) && text("service").equals(service);
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
