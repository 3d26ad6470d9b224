package dev.hpccompose.system.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that only their owner can read, written whole or not at all. */
public final class PrivateFiles {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PrivateFiles() {}

  /**
   * Makes a directory that must not exist yet, and its parents.
   *
   * @param directory the directory
   */
  public static void createDirectory(Path directory) throws IOException {
    Files.createDirectories(directory.getParent());
    Files.createDirectory(directory, OWNER_DIRECTORY);
  }

  /**
   * Makes a directory and its parents, as far as they are not there.
   *
   * @param directory the directory
   */
  public static void createOwnDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, OWNER_DIRECTORY);
  }

  /**
   * Puts a file into its place at once. What is there and is no ordinary file, such as {@code
   * /dev/stdout}, is written to instead.
   *
   * @param file the file
   * @param bytes all of its content
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, bytes);
      return;
    }
    Path whole = Files.createTempFile(file.getParent(), ".hpc-compose", ".tmp", OWNER_FILE);
    try {
      Files.write(whole, bytes);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /**
   * Puts a file that nobody may change into a directory of its owner.
   *
   * @param root a directory that exists
   * @param path where below it; directories on the way are made
   * @param bytes all of its content
   */
  public static void writeReadOnly(Path root, Path path, byte[] bytes) throws IOException {
    Path file = root.resolve(path).normalize();
    if (path.isAbsolute() || !file.startsWith(root)) {
      throw new IllegalArgumentException("not below " + root + ": " + path);
    }
    Files.createDirectories(file.getParent(), OWNER_DIRECTORY);
    Path whole = Files.createTempFile(file.getParent(), ".hpc-compose", ".tmp", OWNER_FILE);
    try {
      Files.write(whole, bytes);
      Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("r--------"));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /**
   * What the file system said, without its wrapping.
   *
   * @param wrapped as an event log throws it
   */
  public static IOException unwrap(UncheckedIOException wrapped) {
    return Objects.requireNonNull(wrapped.getCause());
  }

  /**
   * Why a file resisted, in words for a person.
   *
   * @param problem what the file system said
   */
  public static String reason(IOException problem) {
    return switch (problem) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "no such directory";
      case NotDirectoryException file -> file.getFile() + " is not a directory";
      case FileAlreadyExistsException there -> there.getFile() + " is in the way";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      case IOException other -> String.valueOf(other.getMessage());
    };
  }
}
