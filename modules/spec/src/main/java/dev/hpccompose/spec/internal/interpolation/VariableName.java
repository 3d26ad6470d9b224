package dev.hpccompose.spec.internal.interpolation;

/** The names that a shell accepts for variables. */
public final class VariableName {

  private VariableName() {}

  /** Whether a shell accepts the name. */
  public static boolean isLegal(String name) {
    return !name.isEmpty()
        && isStart(name.charAt(0))
        && name.chars().skip(1).allMatch(VariableName::isPart);
  }

  static boolean isPart(int c) {
    return isStart(c) || (c >= '0' && c <= '9');
  }

  static boolean isStart(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
