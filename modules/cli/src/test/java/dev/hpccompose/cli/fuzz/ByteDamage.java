package dev.hpccompose.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that are lost, doubled, changed and put in, and files in other encodings. */
final class ByteDamage {

  private static final byte[] NASTY = {
    0,
    7,
    9,
    10,
    13,
    27,
    32,
    33,
    34,
    35,
    36,
    38,
    39,
    42,
    44,
    45,
    58,
    62,
    63,
    64,
    91,
    93,
    96,
    123,
    124,
    125,
    127,
    (byte) 0x85,
    (byte) 0xa0,
    (byte) 0xc3,
    (byte) 0xed,
    (byte) 0xef,
    (byte) 0xf4,
    (byte) 0xff
  };

  byte[] damage(String text, Random random) {
    byte[] bytes = encoded(text, random);
    for (int round = 1 + random.nextInt(5); round > 0; round--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] encoded(String text, Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_16);
      case 1 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
      case 2 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      case 3 -> text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] once(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(random.nextBoolean() ? 4 : 200));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    switch (random.nextInt(5)) {
      case 0 -> out.write(NASTY[random.nextInt(NASTY.length)]);
      case 1 -> {
        out.write(NASTY[random.nextInt(NASTY.length)]);
        from = to;
      }
      case 2 -> from = to;
      case 3 -> out.write(bytes, from, to - from);
      default -> {
        if (random.nextInt(10) == 0) {
          return out.toByteArray();
        }
        out.write(random.nextInt(256));
        from = Math.min(bytes.length, from + 1);
      }
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
