package dev.hpccompose.images.internal;

import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.ImageNews.Phase;
import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The phases of one image: each is told, timed, and where it makes sense repeated. */
final class Phases {

  private final BuildContext shop;
  private final CacheSlot slot;
  private final ImageNews.Image image;
  private final LockOwner me;
  private final ToolRun tools;

  Phases(BuildContext shop, CacheSlot slot, ImageNews.Image image, LockOwner me, ToolRun tools) {
    this.shop = shop;
    this.slot = slot;
    this.image = image;
    this.me = me;
    this.tools = tools;
  }

  /** What is done in a phase. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws IOException, InterruptedException, ImageProblem;
  }

  /** What is done before a call is made again. */
  @FunctionalInterface
  interface Cleaning {
    /** Does it. */
    void run() throws IOException, InterruptedException;
  }

  BuildContext shop() {
    return shop;
  }

  /** The name under which the image is unpacked. */
  String container() {
    return slot.container(me.token());
  }

  /** What the names of all its containers begin with. */
  String containers() {
    return slot.containers();
  }

  /** A directory for files on the way. */
  Path scratch() {
    return slot.scratch(me.token());
  }

  /** One phase; returns how long it took. */
  Duration phase(Phase phase, Path file, Work work)
      throws IOException, InterruptedException, ImageProblem {
    shop.news().accept(new ImageNews.Started(image, phase));
    Instant begin = shop.clock().instant();
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      if (!done) {
        shop.news().accept(new ImageNews.Failed(image, phase, since(begin)));
      }
    }
    Duration took = since(begin);
    long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
    shop.news().accept(new ImageNews.Finished(image, phase, took, bytes));
    return took;
  }

  private Duration since(Instant begin) {
    return Duration.between(begin, shop.clock().instant());
  }

  /** One call, that is made once. */
  void once(String doing, ToolCall call) throws IOException, InterruptedException, ImageProblem {
    ToolRun.Ending ending = tools.of(call);
    if (!ending.succeeded()) {
      throw failure(doing, ending);
    }
  }

  /**
   * One call, that is made again when what went wrong may pass.
   *
   * @param cleaning removes what the failed call left
   * @return how often it was made
   */
  int repeatedly(String doing, ToolCall call, Cleaning cleaning)
      throws IOException, InterruptedException, ImageProblem {
    for (int attempt = 1; ; attempt++) {
      ToolRun.Ending ending = tools.of(call);
      if (ending.succeeded()) {
        return attempt;
      }
      cleaning.run();
      Optional<Duration> wait = Backoff.after(attempt, ending.last());
      if (wait.isEmpty()) {
        throw failure(doing, ending);
      }
      String why = ending.last().lines().reduce("", (_, last) -> last);
      shop.news().accept(new ImageNews.Retrying(image, attempt, wait.get(), why));
      shop.pause().of(wait.get());
    }
  }

  /** A call whose end does not matter. */
  void quietly(ToolCall call) throws IOException, InterruptedException {
    tools.of(call);
  }

  private ImageProblem failure(String doing, ToolRun.Ending ending) {
    String code = ending.exitCode() < 0 ? "" : " with exit code " + ending.exitCode();
    String said = ending.last().isEmpty() ? "" : ":\n  " + ending.last().replace("\n", "\n  ");
    String all = "the full output of the tool is in " + tools.log();
    String way = ending.isFull() ? full() + "\n" + all : all;
    return new ImageProblem(doing + " failed" + code + said, way);
  }

  private String full() {
    return "a disk is full, that of the cache "
        + slot.cache()
        + " or the one where the tool unpacks images: "
        + ImageProblem.ROOM;
  }
}
