package dev.hpccompose.plan;

import dev.hpccompose.spec.SourceSpan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where images are cached, and who says so.
 *
 * @param path the directory, absolute
 * @param origin who says so
 */
public record CacheDirectory(Path path, Origin origin) {

  /** Who names the directory. */
  public sealed interface Origin {

    /** Whoever started the program, or made the plan. */
    record Given() implements Origin {}

    /** {@code x-slurm.cache_dir} of the spec. */
    record Spec(SourceSpan span) implements Origin {}

    /** A profile of the project settings. */
    record Profile(String name, SourceSpan span) implements Origin {}

    /** The project settings, for profiles that name none. */
    record Settings(SourceSpan span) implements Origin {}

    /** Nobody. */
    record Standard() implements Origin {}
  }

  /** A directory that is named outright. */
  public static CacheDirectory given(Path path) {
    return new CacheDirectory(path, new Origin.Given());
  }

  /**
   * The directory where nobody names one.
   *
   * @param home the user's home directory, absolute
   */
  public static CacheDirectory standard(Path home) {
    return new CacheDirectory(home.resolve(".cache/hpc-compose"), new Origin.Standard());
  }

  /** Where a file names it. */
  public Optional<SourceSpan> span() {
    return switch (origin) {
      case Origin.Spec(var span) -> Optional.of(span);
      case Origin.Profile(_, var span) -> Optional.of(span);
      case Origin.Settings(var span) -> Optional.of(span);
      case Origin.Given _, Origin.Standard _ -> Optional.empty();
    };
  }

  /**
   * Who names it, for people.
   *
   * @param shown how files are called
   */
  public String source(UnaryOperator<String> shown) {
    return switch (origin) {
      case Origin.Given _ -> "as given";
      case Origin.Spec _ -> "x-slurm.cache_dir";
      case Origin.Profile(var name, var span) ->
          "profile '" + name + "' of " + shown.apply(span.file());
      case Origin.Settings(var span) -> shown.apply(span.file());
      case Origin.Standard _ -> "the default";
    };
  }

  /** Where another directory is to be named, for people, such as {@code as x-slurm.cache_dir}. */
  public String whereToChange() {
    return switch (origin) {
      case Origin.Given _, Origin.Spec _, Origin.Standard _ -> "as x-slurm.cache_dir";
      case Origin.Profile(_, var span) -> "at " + span.place();
      case Origin.Settings(var span) -> "at " + span.place();
    };
  }
}
