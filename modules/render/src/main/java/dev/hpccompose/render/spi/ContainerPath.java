package dev.hpccompose.render.spi;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.MountPath;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory or file of the host that a container sees.
 *
 * @param source where it is; plain characters, besides the variable of the job directory
 * @param target where the container sees it; plain characters
 * @param readOnly whether it cannot be written to
 */
public record ContainerPath(ShellWord source, String target, boolean readOnly) {

  /** Where every container sees the directory of the job. */
  public static final String JOB_DIRECTORY = "/hpc-compose/job";

  private static final String RESUME_DIRECTORY = "/hpc-compose/resume";

  /**
   * All of a service: the directories of the job first, so that no mount of a spec can hide them by
   * accident.
   *
   * @param tool who mounts them, for the words of an exception
   * @throws IllegalArgumentException for a path that no tool can take
   */
  public static List<ContainerPath> of(String tool, JobFeatures features, ServicePlan service) {
    List<ContainerPath> paths = new ArrayList<>();
    paths.add(new ContainerPath(ShellWord.variable("HC_DIR"), JOB_DIRECTORY, false));
    features
        .resume()
        .ifPresent(path -> paths.add(plain(tool, path.toString(), RESUME_DIRECTORY, false)));
    service
        .mounts()
        .forEach(
            mount ->
                paths.add(
                    plain(tool, mount.source().toString(), mount.target(), mount.readOnly())));
    service
        .container()
        .files()
        .forEach(file -> paths.add(staged(tool, file.path(), file.target())));
    return paths;
  }

  private static ContainerPath plain(String tool, String source, String target, boolean readOnly) {
    check(tool, source, target);
    return new ContainerPath(ShellWord.of(source), target, readOnly);
  }

  private static ContainerPath staged(String tool, String path, String target) {
    check(tool, path, target);
    ShellWord source = ShellWord.joined(ShellWord.variable("HC_DIR"), ShellWord.of("/" + path));
    return new ContainerPath(source, target, true);
  }

  /**
   * Refuses paths that no container tool can mount.
   *
   * @param tool who mounts them
   * @throws IllegalArgumentException for such a path
   */
  public static void check(String tool, String source, String target) {
    Stream.of(source, target)
        .flatMap(path -> MountPath.flaw(path).stream())
        .findFirst()
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException(
                  tool + " cannot mount '" + source + "' at '" + target + "': " + flaw);
            });
  }
}
