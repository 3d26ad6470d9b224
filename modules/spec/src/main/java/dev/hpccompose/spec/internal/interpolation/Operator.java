package dev.hpccompose.spec.internal.interpolation;

/** What may follow a name inside braces. */
enum Operator {
  /** Nothing: the brace closes. */
  END("", false),
  DEFAULT_IF_EMPTY(":-", true),
  DEMAND_FILLED(":?", true),
  REPLACE_IF_FILLED(":+", true),
  DEFAULT("-", false),
  DEMAND("?", false),
  REPLACE("+", false),
  /** Something that has no meaning. */
  NONE("", false);

  private final String text;
  private final boolean emptyIsUnset;

  Operator(String text, boolean emptyIsUnset) {
    this.text = text;
    this.emptyIsUnset = emptyIsUnset;
  }

  static Operator at(String text, int at) {
    if (text.startsWith("}", at)) {
      return END;
    }
    for (Operator operator : values()) {
      if (!operator.text.isEmpty() && text.startsWith(operator.text, at)) {
        return operator;
      }
    }
    return NONE;
  }

  String text() {
    return text;
  }

  /** Whether a set variable with this value counts as set. */
  boolean counts(String value) {
    return !(emptyIsUnset && value.isEmpty());
  }

  /** Whether the word after the operator is used. */
  boolean usesWord(boolean set) {
    return switch (this) {
      case DEFAULT_IF_EMPTY, DEFAULT, DEMAND_FILLED, DEMAND -> !set;
      case REPLACE_IF_FILLED, REPLACE -> set;
      case END, NONE -> false;
    };
  }
}
