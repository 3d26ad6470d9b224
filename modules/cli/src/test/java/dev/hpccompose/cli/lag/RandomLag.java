package dev.hpccompose.cli.lag;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Shows files a little more at each step, in an order of its own: names come late and go for a
 * step, sizes are those of an earlier step or ahead of the bytes, and bytes end anywhere.
 */
public final class RandomLag implements Lag {

  private final Random random;
  private final int steps;
  private final Map<Path, File> files = new HashMap<>();
  private int step;

  /**
   * Nothing but directories is visible.
   *
   * @param steps after so many all is visible
   */
  public RandomLag(long seed, int steps) {
    this.random = new Random(seed);
    this.steps = steps;
  }

  /** Shows some more. */
  public void advance() {
    step++;
    files.values().forEach(file -> file.draw(random));
  }

  /** Whether nothing is hidden any more. */
  public boolean isOver() {
    return step >= steps;
  }

  @Override
  public boolean exists(Path file) {
    return Files.isDirectory(file) || isOver() || of(file).found;
  }

  @Override
  public boolean isListed(Path file) {
    return Files.isDirectory(file) || isOver() || of(file).listed;
  }

  @Override
  public long told(Path file, long real) {
    return Files.isDirectory(file) || isOver() ? real : (long) (real * of(file).told);
  }

  @Override
  public long readable(Path file, long real) {
    return isOver() ? real : (long) (real * of(file).readable);
  }

  private File of(Path file) {
    return files.computeIfAbsent(file, path -> new File());
  }

  private final class File {

    private boolean found;
    private boolean listed;
    private double told;
    private double readable;

    void draw(Random random) {
      double before = readable;
      double most = Math.min(1, 1.5 * step / steps);
      readable = before + (most - before) * Math.max(0, random.nextDouble() * 2 - 1);
      told = random.nextInt(3) == 0 ? random.nextDouble() : readable;
      found = random.nextInt(4) > 0;
      listed = random.nextInt(4) > 0;
    }
  }
}
