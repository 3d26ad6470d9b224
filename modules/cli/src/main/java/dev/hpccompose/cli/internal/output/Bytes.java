package dev.hpccompose.cli.internal.output;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class Bytes {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Bytes() {}

  /** Such as {@code 512 B} or {@code 1.4 GiB}. */
  public static String text(long bytes) {
    double amount = bytes;
    String unit = "B";
    for (int i = 0; i < UNITS.length && amount >= 1024; i++) {
      amount /= 1024;
      unit = UNITS[i];
    }
    return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", amount, unit);
  }
}
