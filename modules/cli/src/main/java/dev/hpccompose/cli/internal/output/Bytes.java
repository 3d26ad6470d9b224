package dev.hpccompose.cli.internal.output;

/** Numbers of bytes for people. */
public final class Bytes {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Bytes() {}

  /** Such as {@code 512 B} or {@code 1.4 GiB}. */
  public static String text(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double amount = bytes;
    String unit = "";
    for (int i = 0; i < UNITS.length && amount >= 1024; i++) {
      amount /= 1024;
      unit = UNITS[i];
    }
    long tenths = Math.round(amount * 10); // String.format takes longer than all the rest of a list
    return tenths / 10 + "." + tenths % 10 + " " + unit;
  }
}
