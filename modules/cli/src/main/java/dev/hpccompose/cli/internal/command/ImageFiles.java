package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.output.ImageFile;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the files behind the images of a plan. */
final class ImageFiles {

  private ImageFiles() {}

  /** The files behind each image, by service. */
  static Map<String, List<ImageFile>> of(Plan plan) {
    Map<String, List<ImageFile>> files = new HashMap<>();
    for (ServicePlan service : plan.services()) {
      service
          .image()
          .filter(image -> image.startsWith("/"))
          .ifPresent(image -> files.put(service.name(), List.of(local(Path.of(image)))));
    }
    return files;
  }

  private static ImageFile local(Path file) {
    return new ImageFile(
        "local",
        file,
        Files.isReadable(file) ? ImageFile.Outlook.REUSED : ImageFile.Outlook.MISSING);
  }
}
