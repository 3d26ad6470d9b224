package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cache builds on, tried out in a directory of its own: a name is taken by one process or
 * by none, a file is replaced at once, and an appended line does not cover another one.
 *
 * @param cache the cache directory; nothing is tried before it exists
 */
record CacheBehaviour(CacheDirectory cache) {

  List<Finding> findings() throws IOException {
    Path directory = cache.path();
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      return List.of();
    }
    Path place = Files.createTempDirectory(directory, ".hpc-compose-check");
    try {
      return findings(place);
    } finally {
      Trees.delete(place);
    }
  }

  private List<Finding> findings(Path place) throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (!linksOnce(place)) {
      findings.add(
          warning(
              "a name in the cache can be taken twice",
              "two who prepare the same image both do all the work"));
    }
    if (!replaces(place)) {
      findings.add(
          warning(
              "a file of the cache is not replaced at once",
              "a manifest may be read half written"));
    }
    if (!appends(place)) {
      findings.add(
          warning("appended lines cover each other", "records of the same file lose lines"));
    }
    return findings.isEmpty()
        ? List.of(new Finding.Passed("links, renames and appends work in the cache directory"))
        : findings;
  }

  private Finding warning(String found, String meaning) {
    return new Finding.Warning(
        found, meaning, "name a directory of another file system " + cache.whereToChange());
  }

  private static boolean linksOnce(Path place) throws IOException {
    Path file = Files.writeString(place.resolve("file"), "1");
    Path name = Files.createLink(place.resolve("name"), file);
    try {
      Files.createLink(name, file);
      return false;
    } catch (FileAlreadyExistsException e) {
      return true;
    }
  }

  private static boolean replaces(Path place) throws IOException {
    Path old = Files.writeString(place.resolve("old"), "old");
    Path young = Files.writeString(place.resolve("young"), "young");
    Files.move(young, old, StandardCopyOption.ATOMIC_MOVE);
    return Files.readString(old).equals("young") && !Files.exists(young);
  }

  private static boolean appends(Path place) throws IOException {
    Path log = place.resolve("log");
    try (var first =
            Files.newByteChannel(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var second = Files.newByteChannel(log, StandardOpenOption.APPEND)) {
      first.write(ByteBuffer.wrap(new byte[] {'1'}));
      second.write(ByteBuffer.wrap(new byte[] {'2'}));
      first.write(ByteBuffer.wrap(new byte[] {'3'}));
    }
    return Files.readString(log).equals("123");
  }
}
