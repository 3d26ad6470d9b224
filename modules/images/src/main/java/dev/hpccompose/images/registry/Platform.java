package dev.hpccompose.images.registry;

/** What kind of machine this is, in the words of images. */
final class Platform {

  private Platform() {}

  /** Whether an image of a list is for this kind of machine. */
  static boolean fits(JsonTree descriptor) {
    String architecture =
        switch (System.getProperty("os.arch")) {
          case "aarch64" -> "arm64";
          case String other -> other;
        };
    JsonTree platform = descriptor.get("platform");
    return platform.get("architecture").text().filter(architecture::equals).isPresent()
        && platform.get("os").text().filter("linux"::equals).isPresent();
  }
}
