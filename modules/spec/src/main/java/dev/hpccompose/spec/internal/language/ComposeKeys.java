package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ComposeKey;
import dev.hpccompose.spec.ComposeKey.Treatment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The decision for each key of the official schema of Compose: S-004, S-132, S-207. */
public final class ComposeKeys {

  private static final String SERVICE = "services.<name>";

  private static final List<ComposeKey> ALL =
      Stream.of(
              topLevel(),
              taken(),
              mapped(),
              ignoredNetwork(),
              ignoredLimits(),
              ignoredRest(),
              refused())
          .flatMap(List::stream)
          .toList();

  private ComposeKeys() {}

  /** All decisions, of the top level and of services. */
  public static List<ComposeKey> all() {
    return ALL;
  }

  /** The keys of a service that are treated alike, with why. */
  static Map<String, String> ofServices(Treatment treatment) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (ComposeKey key : ALL) {
      if (key.section().equals(SERVICE) && key.treatment() == treatment) {
        keys.put(key.name(), key.text());
      }
    }
    return keys;
  }

  private static List<ComposeKey> topLevel() {
    return List.of(
        top("name", Treatment.TAKE, "the job's name"),
        top("version", Treatment.IGNORE, "old Compose needed it"),
        top("include", Treatment.TAKE, "other files whose services belong to the job"),
        top("services", Treatment.TAKE, "the services of the job"),
        top("networks", Treatment.IGNORE, "services share the network of their node"),
        top("volumes", Treatment.REFUSE, "name directories of the host in the services' 'volumes'"),
        top("secrets", Treatment.TAKE, "files and variables that services may read"),
        top("configs", Treatment.TAKE, "files, variables and texts that services may read"),
        top("models", Treatment.REFUSE, "run the model's server as a service with its own image"));
  }

  private static List<ComposeKey> taken() {
    return List.of(
        take("image", "the image, imported once into the cache"),
        take("command", "as in Compose; a string goes to a shell and is not interpolated"),
        take("entrypoint", "as in Compose; of the same form as 'command'"),
        take("environment", "as in Compose; a bare NAME passes a variable on"),
        take("env_file", "as in Compose, with path, required and format"),
        take("working_dir", "as in Compose; needs an explicit command"),
        take("depends_on", "as in Compose, with all three conditions"),
        take(
            "healthcheck",
            "as in Compose until the service is ready; after that only 'readiness.liveness' asks"),
        take("profiles", "as in Compose"),
        take("extends", "as in Compose; resolved before anything else is read"),
        take("stop_signal", "as in Compose"),
        take("stop_grace_period", "as in Compose"),
        take("post_start", "as in Compose, without user and privileged"),
        take("pre_stop", "as in Compose, without user and privileged; within stop_grace_period"),
        take("secrets", "as in Compose; files below /run/secrets"),
        take("configs", "as in Compose"),
        take("volumes", "bind mounts and tmpfs; named volumes are refused"),
        take("tmpfs", "as in Compose, without sizes"),
        take("read_only", "as in Compose"),
        take("ulimits", "as in Compose"));
  }

  private static List<ComposeKey> mapped() {
    return List.of(
        map("cpus", "x-slurm.cpus_per_task, rounded up"),
        map("cpu_count", "x-slurm.cpus_per_task"),
        map("mem_limit", "x-slurm.mem"),
        map("mem_reservation", "x-slurm.mem, where there is no limit"),
        map("gpus", "x-slurm.gpus"),
        map("runtime", "nvidia means the GPUs of the job; other names do nothing"),
        map("deploy", "resources become x-slurm, restart_policy becomes x-slurm.failure_policy"),
        map("scale", "1; more is x-slurm.ntasks"),
        map("restart", "x-slurm.failure_policy, which restarts after failures only"),
        map("user", "root makes the service root in its container; others are refused"),
        map("ports", "documentation and a check for clashes; nothing is published"),
        map("expose", "documentation and a check for clashes"),
        map("logging", "options.max-size and max-file say how much of the log is kept"),
        map("network_mode", "none and container: are refused; others do nothing"),
        map("pid", "container: is refused; others do nothing"),
        map("ipc", "container: is refused; others do nothing"),
        map("privileged", "true is refused; false does nothing"),
        map("use_api_socket", "true is refused; false does nothing"));
  }

  private static List<ComposeKey> ignoredNetwork() {
    return List.of(
        ignore("networks", "services share the network of their node"),
        ignore("dns", "the resolver of the node is used"),
        ignore("dns_opt", "the resolver of the node is used"),
        ignore("dns_search", "the resolver of the node is used"),
        ignore("domainname", "a service has the name of its node"),
        ignore("hostname", "a service has the name of its node; others reach it at 127.0.0.1"),
        ignore("mac_address", "a service has no network device of its own"),
        ignore("uts", "a service has the name of its node"));
  }

  private static List<ComposeKey> ignoredLimits() {
    return List.of(
        ignore("blkio_config", "Slurm does not weigh input and output"),
        ignore("cgroup", "Slurm owns the control groups"),
        ignore("cgroup_parent", "Slurm owns the control groups"),
        ignore("cpu_percent", "it is a setting of Windows"),
        ignore("cpu_shares", "a step has its CPUs for itself"),
        ignore("cpu_quota", "x-slurm.cpus_per_task says how many CPUs there are"),
        ignore("cpu_period", "x-slurm.cpus_per_task says how many CPUs there are"),
        ignore("cpu_rt_period", "a job has no real-time schedule"),
        ignore("cpu_rt_runtime", "a job has no real-time schedule"),
        ignore("mem_swappiness", "the node decides about swap"),
        ignore("memswap_limit", "the node decides about swap"),
        ignore("oom_kill_disable", "Slurm decides what happens without memory"),
        ignore("oom_score_adj", "Slurm decides what happens without memory"),
        ignore("pids_limit", "Slurm limits no number of processes"),
        ignore("shm_size", "a service has the /dev/shm of its node"),
        ignore("storage_opt", "the container runtime chooses its storage"));
  }

  private static List<ComposeKey> ignoredRest() {
    return List.of(
        ignore("annotations", "nothing reads annotations"),
        ignore("attach", "the log of every service is kept"),
        ignore("container_name", "a service is known by its own name"),
        ignore("develop", "a job is not changed while it runs"),
        ignore("group_add", "a job has the groups of who submits it"),
        ignore("init", "the supervisor ends and reaps every process"),
        ignore("isolation", "it is a setting of Windows"),
        ignore("label_file", "nothing reads labels"),
        ignore("labels", "nothing reads labels"),
        ignore("platform", "images are imported for the machine that prepares them"),
        ignore("pull_policy", "images are imported once; 'prepare --force' imports them again"),
        ignore(
            "pull_refresh_after", "images are imported once; 'prepare --force' imports them again"),
        ignore("stdin_open", "a job has no terminal"),
        ignore("tty", "a job has no terminal"),
        ignore("userns_mode", "the container runtime chooses its user namespace"));
  }

  private static List<ComposeKey> refused() {
    return List.of(
        refuse(
            "build",
            "build the image elsewhere and name it with 'image'; .sqsh and .sif files work"),
        refuse("cap_add", "a job has the rights of who submits it: remove the line"),
        refuse("cap_drop", "a job has the rights of who submits it: remove the line"),
        refuse(
            "cpuset",
            "say how many CPUs with 'x-slurm.cpus_per_task'; to bind them, use '--cpu-bind'"
                + " in 'x-slurm.extra_srun_args'"),
        refuse("credential_spec", "it is a setting of Windows: remove the line"),
        refuse("device_cgroup_rules", "Slurm grants devices: ask with 'x-slurm.gres'"),
        refuse("devices", "Slurm grants devices: ask with 'x-slurm.gpus' or 'x-slurm.gres'"),
        refuse("external_links", "name the host in a variable, or use 'x-slurm.rendezvous'"),
        refuse(
            "extra_hosts", "services do not get a hosts file: mount one, './hosts:/etc/hosts:ro'"),
        refuse("links", "services reach each other at 127.0.0.1: use 'depends_on' for the order"),
        refuse("models", "run the model's server as a service with its own image"),
        refuse("provider", "every service of a job is a container or a process: write it as one"),
        refuse("security_opt", "the cluster decides about security modules: remove the line"),
        refuse(
            "sysctls", "only the cluster's administrators set kernel parameters: remove the line"),
        refuse("volumes_from", "write the same 'volumes' in both services"));
  }

  private static ComposeKey take(String name, String text) {
    return new ComposeKey(SERVICE, name, Treatment.TAKE, text);
  }

  private static ComposeKey map(String name, String text) {
    return new ComposeKey(SERVICE, name, Treatment.MAP, text);
  }

  private static ComposeKey ignore(String name, String text) {
    return new ComposeKey(SERVICE, name, Treatment.IGNORE, text);
  }

  private static ComposeKey refuse(String name, String text) {
    return new ComposeKey(SERVICE, name, Treatment.REFUSE, text);
  }

  private static ComposeKey top(String name, Treatment treatment, String text) {
    return new ComposeKey("", name, treatment, text);
  }
}
