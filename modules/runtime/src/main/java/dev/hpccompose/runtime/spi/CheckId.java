package dev.hpccompose.runtime.spi;

/** Everything that is looked at before a job is submitted. A name is never used for another one. */
public enum CheckId {
  SITE_PROGRAM(
      "site.program", "always; reports the versions of hpc-compose and of what it runs on"),
  TOOL_SBATCH("tool.sbatch", "sbatch is there"),
  TOOL_SRUN("tool.srun", "srun is there"),
  TOOL_SCONTROL("tool.scontrol", "scontrol is there, for jobs of several nodes"),
  TOOL_ENROOT("tool.enroot", "Enroot is there, where images have to be made"),
  SCHEDULER("scheduler.ready", "the scheduler can take jobs from this machine"),
  SLURM_VERSION("slurm.version", "Slurm is 20.11 or later; reports the version"),
  SLURM_CONFIGURATION("slurm.configuration", "the controller answers; reports its settings"),
  SLURM_PARTITION("slurm.partition", "the partitions that the spec names exist and take jobs"),
  PYXIS_PLUGIN("pyxis.plugin", "srun knows the options of Pyxis that the job needs"),
  TOOL_APPTAINER(
      "tool.apptainer", "Apptainer or Singularity is there, where images have to be made"),
  APPTAINER_VERSION("apptainer.version", "always; reports the version of Apptainer or Singularity"),
  APPTAINER_RIGHTS("apptainer.rights", "the kernel lets this user run containers"),
  APPTAINER_DIRECTORY("apptainer.directory", "the directory where images are made has space"),
  TOOL_PODMAN("tool.podman", "Podman is there, where --local runs containers with it"),
  ENROOT_VERSION("enroot.version", "always; reports the version of Enroot"),
  ENROOT_DIRECTORIES("enroot.directories", "the directories of Enroot are local and have space"),
  SUBMIT_DIRECTORY("submit.directory", "the directory of the job is writable and shared"),
  CACHE_PLACE("cache.place", "the cache is visible from other nodes"),
  CACHE_WRITABLE("cache.writable", "the cache can be written to"),
  CACHE_BEHAVIOUR("cache.behaviour", "the file system of the cache keeps what the cache builds on"),
  CACHE_SPACE("cache.space", "the cache has space for the images that are missing"),
  IMAGE_FILE("image.file", "local images exist and are images"),
  IMAGE_REUSE("image.reuse", "with --skip-prepare: what is in the cache can be used as it is"),
  REGISTRY_CREDENTIALS(
      "registry.credentials", "there are credentials for the registries of missing images"),
  REGISTRY_ANSWER("registry.answer", "registries hand out the images that are missing"),
  MOUNT_SOURCE("mount.source", "what is mounted exists and is visible from other nodes"),
  MOUNT_LINKS("mount.links", "links in mounted directories lead to what is mounted too"),
  RESUME_PLACE("resume.place", "the directory of x-slurm.resume outlives the node"),
  LOG_DIRECTORY("log.directory", "the batch script can write its output"),
  FS_PROBE("fs.probe", "with --fs-probes: login node and compute node see the same files");

  private final String word;
  private final String about;

  CheckId(String word, String about) {
    this.word = word;
    this.about = about;
  }

  /** Its name in every output, such as {@code cache.place}. */
  public String word() {
    return word;
  }

  /** What is true when it passes. */
  public String about() {
    return about;
  }
}
