package dev.hpccompose.cli.internal.output;

import dev.hpccompose.images.ImageStore.Image;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.CacheDirectory.Origin;
import dev.hpccompose.spec.SourceSpan;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The images of a cache as JSON. */
public final class CacheJson {

  private CacheJson() {}

  /**
   * The document of {@code cache list} and {@code cache prune}.
   *
   * @param directory the cache directory
   * @param images what is there, or what went
   * @param kept why images stay that were chosen
   */
  public static String of(CacheDirectory directory, List<Image> images, Map<Path, String> kept) {
    Iterator<Optional<String>> references = CacheText.references(images).iterator();
    return Json.document(
        json -> {
          json.text("directory", directory.path().toString());
          json.object("origin", inner -> origin(inner, directory));
          json.number("bytes", images.stream().mapToLong(Image::bytes).sum());
          json.objects("images", images, (out, image) -> image(out, image, references.next()));
          json.objects(
              "kept",
              kept.entrySet(),
              (out, entry) -> {
                out.text("path", entry.getKey().toString());
                out.text("reason", entry.getValue());
              });
        });
  }

  /** Who names a cache directory. */
  static void origin(Json json, CacheDirectory cache) {
    json.text("kind", kind(cache.origin()));
    json.text(
        "profile",
        cache.origin() instanceof Origin.Profile(var name, _)
            ? Optional.of(name)
            : Optional.empty());
    json.text("file", cache.span().map(SourceSpan::file));
  }

  private static String kind(Origin origin) {
    return switch (origin) {
      case Origin.Given _ -> "given";
      case Origin.Spec _ -> "spec";
      case Origin.Profile _ -> "profile";
      case Origin.Settings _ -> "settings";
      case Origin.Standard _ -> "default";
    };
  }

  private static void image(Json json, Image image, Optional<String> reference) {
    json.text("kind", image.stage());
    json.text("path", image.file().toString());
    json.number("bytes", image.bytes());
    json.text("last_use", image.lastUse().toString());
    json.text("reference", reference);
  }

  /** The document of {@code cache inspect}. */
  public static String inspected(Map<String, List<ImageFile>> files) {
    return Json.document(
        json ->
            json.objects(
                "services",
                files.entrySet(),
                (out, entry) -> {
                  out.text("service", entry.getKey());
                  out.objects("images", entry.getValue(), CacheJson::file);
                }));
  }

  private static void file(Json json, ImageFile file) {
    json.text("kind", file.stage());
    json.text("path", file.path().toString());
    json.text("outlook", file.outlook().name().toLowerCase(Locale.ROOT));
  }
}
