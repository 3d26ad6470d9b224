package dev.hpccompose.cli.internal.command;

import dev.hpccompose.images.ImageStore.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which images go.
 *
 * @param goes those
 * @param kept why others stay that were chosen
 */
record Pruning(List<Image> goes, Map<Path, String> kept) {

  Pruning {
    goes = List.copyOf(goes);
    kept = new TreeMap<>(kept);
  }

  /** The same, but these stay. */
  Pruning without(List<Image> stay, String why) {
    Map<Path, String> reasons = new TreeMap<>(kept);
    stay.forEach(image -> reasons.put(image.file(), why));
    return new Pruning(goes.stream().filter(image -> !stay.contains(image)).toList(), reasons);
  }
}
