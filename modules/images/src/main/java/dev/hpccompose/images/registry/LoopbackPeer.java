package dev.hpccompose.images.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Who is at the other end of a connection within this machine. Login nodes have many users, and any
 * of them can reach a port.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
final class LoopbackPeer {

  private static final Path CONNECTIONS = Path.of("/proc/self/net");

  /** What stands before an address of version 4 that a program uses through version 6. */
  private static final String MAPPED =
      ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
          ? "0000000000000000FFFF0000"
          : "00000000000000000000FFFF";

  /** Where a line has the address of its own end, of the other end, and the user. */
  private static final int OWN = 1;

  private static final int OTHER = 2;
  private static final int USER = 7;

  private LoopbackPeer() {}

  /**
   * Whether the process at the other end is one of this user.
   *
   * @param peer the other end
   * @param here this end
   */
  static boolean isMe(InetSocketAddress peer, InetSocketAddress here) throws IOException {
    return isMine("tcp", text(peer), text(here))
        || isMine("tcp6", MAPPED + text(peer), MAPPED + text(here));
  }

  private static boolean isMine(String table, String own, String other) throws IOException {
    String me = String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    try (Stream<String> lines = Files.lines(CONNECTIONS.resolve(table))) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > USER)
          .filter(words -> words[OWN].equals(own) && words[OTHER].equals(other))
          .anyMatch(words -> words[USER].equals(me));
    } catch (NoSuchFileException e) {
      return false; // a machine without version 6
    }
  }

  /** The bytes of an address are a number of this machine there. */
  private static String text(InetSocketAddress address) {
    int number = ByteBuffer.wrap(address.getAddress().getAddress()).getInt();
    int own =
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(number) : number;
    HexFormat hex = HexFormat.of().withUpperCase();
    return hex.toHexDigits(own) + ":" + hex.toHexDigits((short) address.getPort());
  }
}
