package dev.hpccompose.render.internal;

/** A text as a JSON string, for the few that the supervisor has to write itself. */
final class JsonText {

  private JsonText() {}

  static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(unit -> append(json, (char) unit));
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char unit) {
    if (unit == '"' || unit == '\\') {
      json.append('\\').append(unit);
    } else if (unit < 0x20 || unit == 0x7f) {
      json.append(String.format("\\u%04x", (int) unit));
    } else {
      json.append(unit);
    }
  }
}
