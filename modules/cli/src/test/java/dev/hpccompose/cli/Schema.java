package dev.hpccompose.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of JSON Schema that the published schemas use. A field without a schema is an error. */
record Schema(JsonNode root) {

  static Schema parse(String text) {
    return new Schema(JsonMapper.shared().readTree(text));
  }

  /** What is wrong with a document. */
  List<String> violations(String document) {
    List<String> found = new ArrayList<>();
    check("$", JsonMapper.shared().readTree(document), root, found);
    return found;
  }

  private static void check(String at, JsonNode value, JsonNode schema, List<String> found) {
    if (schema.isBoolean() && schema.asBoolean()) {
      return;
    }
    JsonNode words = schema.path("enum");
    if (words.isArray() && words.valueStream().noneMatch(value::equals)) {
      found.add(at + " is no legal word: " + value);
    }
    JsonNode constant = schema.path("const");
    if (!constant.isMissingNode() && !constant.equals(value)) {
      found.add(at + " is not " + constant);
    }
    if (!hasType(value, schema.path("type"))) {
      found.add(at + " has the wrong type: " + value);
    }
    value.properties().forEach(field -> field(at, field.getKey(), field.getValue(), schema, found));
    if (value.isObject()) {
      schema
          .path("required")
          .valueStream()
          .map(JsonNode::asString)
          .filter(name -> !value.has(name))
          .forEach(name -> found.add(at + " lacks " + name));
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(at + "[" + i + "]", value.get(i), schema.path("items"), found);
    }
  }

  private static void field(
      String at, String name, JsonNode value, JsonNode schema, List<String> found) {
    JsonNode of = schema.path("properties").path(name);
    JsonNode others = schema.path("additionalProperties");
    if (!of.isMissingNode() || !others.isMissingNode()) {
      check(at + "." + name, value, of.isMissingNode() ? others : of, found);
    } else if (!at.startsWith("$.events[")) {
      found.add(at + "." + name + " is not in the schema");
    }
  }

  private static boolean hasType(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> hasType(value, one));
    }
    return switch (type.asString("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> true;
    };
  }
}
