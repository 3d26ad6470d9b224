package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mapping {@code x-slurm} of the top level. Texts are in Slurm's own grammar, as written, and
 * hold no control character.
 *
 * @param jobName {@code job_name}
 * @param resources the sizes of the allocation
 * @param options the other typed options by their long name in sbatch(1), such as {@code partition}
 *     or {@code time}, in the order of the table; a flag without value has an empty text
 * @param cacheDir {@code cache_dir}, absolute
 * @param setup {@code setup}, raw shell lines
 * @param submitArgs {@code submit_args}, raw options
 * @param main {@code main}, the name of a service
 * @param metrics {@code metrics}
 * @param artifacts {@code artifacts}
 * @param resume {@code resume}
 * @param rendezvous {@code rendezvous}: what other jobs provide and this one needs
 */
public record SlurmSection(
    Optional<Located<String>> jobName,
    Resources resources,
    Map<String, Located<String>> options,
    Optional<Located<Path>> cacheDir,
    List<Located<String>> setup,
    List<Located<String>> submitArgs,
    Optional<Located<String>> main,
    Optional<MetricsSpec> metrics,
    Optional<ArtifactsSpec> artifacts,
    Optional<ResumeSpec> resume,
    List<RendezvousClientSpec> rendezvous) {

  public SlurmSection {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    setup = List.copyOf(setup);
    submitArgs = List.copyOf(submitArgs);
    rendezvous = List.copyOf(rendezvous);
  }
}
