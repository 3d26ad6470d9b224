package dev.hpccompose.spec;

import java.util.List;

/**
 * The mapping {@code x-slurm.artifacts}.
 *
 * @param collect {@code collect}: for which outcomes of the job
 * @param exportDir {@code export_dir}, as written and with {@code ${SLURM_JOB_ID}} kept
 * @param bundles the bundles, {@code default} for {@code paths} first; at least one has a path
 */
public record ArtifactsSpec(Collect collect, Located<String> exportDir, List<Bundle> bundles) {

  /** The bundle that the top-level {@code paths} make. */
  public static final String DEFAULT_BUNDLE = "default";

  public ArtifactsSpec {
    bundles = List.copyOf(bundles);
  }

  /**
   * Files that belong together.
   *
   * @param name letters, digits, {@code _} and {@code -}
   * @param paths absolute patterns below {@code /hpc-compose/job}
   */
  public record Bundle(String name, List<Located<String>> paths) {
    public Bundle {
      paths = List.copyOf(paths);
    }
  }

  /** The words of {@code collect}. */
  public enum Collect {
    ALWAYS("always"),
    ON_SUCCESS("on_success"),
    ON_FAILURE("on_failure");

    private final String word;

    Collect(String word) {
      this.word = word;
    }

    /** The word that a spec uses. */
    public String word() {
      return word;
    }
  }
}
