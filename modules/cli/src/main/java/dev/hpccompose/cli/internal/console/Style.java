package dev.hpccompose.cli.internal.console;

/** Colours for what is also said in words. */
public enum Style {
  /** Letters only. */
  PLAIN,
  /** ANSI colours. */
  COLOURED;

  private static final int[] NAMES = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

  /** A problem. */
  public String error(String text) {
    return paint("1;31", text);
  }

  /** Something to look at. */
  public String warning(String text) {
    return paint("1;33", text);
  }

  /** A way out. */
  public String hint(String text) {
    return paint("1;36", text);
  }

  /** Something that went well. */
  public String good(String text) {
    return paint("32", text);
  }

  /** What matters less. */
  public String faint(String text) {
    return paint("2", text);
  }

  /** A heading. */
  public String strong(String text) {
    return paint("1", text);
  }

  /** One of several names, each in a colour of its own. */
  public String name(int index, String text) {
    return paint(Integer.toString(NAMES[Math.floorMod(index, NAMES.length)]), text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
