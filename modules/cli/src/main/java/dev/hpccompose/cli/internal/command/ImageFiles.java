package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.output.ImageFile;
import dev.hpccompose.images.Images;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the files behind the images of a plan. */
final class ImageFiles {

  private ImageFiles() {}

  /**
   * The files behind each image, by service.
   *
   * @param toolVersion a part of the names of all files that are made
   */
  static Map<String, List<ImageFile>> of(Plan plan, String toolVersion) {
    Map<String, List<ImageFile>> files = new HashMap<>();
    for (ImageArtifact artifact : ImageArtifact.of(plan, toolVersion, Images.content())) {
      files.put(artifact.service(), files(artifact));
    }
    return files;
  }

  private static List<ImageFile> files(ImageArtifact artifact) {
    List<ImageFile> files = new ArrayList<>();
    artifact
        .base()
        .ifPresentOrElse(
            base -> files.add(made("base", base)),
            () -> files.add(local(Path.of(artifact.reference()))));
    artifact
        .prepared()
        .map(file -> artifact.rebuildsAlways() ? rebuilt(file) : made("prepared", file))
        .ifPresent(files::add);
    return files;
  }

  private static ImageFile made(String stage, Path file) {
    return new ImageFile(
        stage,
        file,
        Images.cached(file).isPresent() ? ImageFile.Outlook.REUSED : ImageFile.Outlook.MADE);
  }

  private static ImageFile rebuilt(Path file) {
    return new ImageFile("prepared", file, ImageFile.Outlook.REBUILT);
  }

  private static ImageFile local(Path file) {
    return new ImageFile(
        "local",
        file,
        Files.isReadable(file) ? ImageFile.Outlook.REUSED : ImageFile.Outlook.MISSING);
  }
}
