package dev.hpccompose.system.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Every write that a lock makes goes through here. */
public interface LockFiles {

  /** Writes a file in place, from its beginning on. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Gives a file a second name, unless that name is taken. */
  void link(Path name, Path file) throws IOException;

  /** Gives a file another name; a file that has it is replaced at once. */
  void rename(Path file, Path name) throws IOException;

  /** Removes a file; one that is gone is no problem. */
  void delete(Path file) throws IOException;

  /** The file system. */
  class OnDisk implements LockFiles {

    private final FileAttribute<?>[] attributes;

    /**
     * Writes files with these attributes.
     *
     * @param attributes such as permissions; without them, those that the umask gives
     */
    public OnDisk(FileAttribute<?>... attributes) {
      this.attributes = attributes.clone();
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      Set<StandardOpenOption> inPlace = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try (SeekableByteChannel channel = Files.newByteChannel(file, inPlace, attributes)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    }

    @Override
    public void link(Path name, Path file) throws IOException {
      Files.createLink(name, file);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
      Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
