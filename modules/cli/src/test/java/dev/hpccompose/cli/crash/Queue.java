package dev.hpccompose.cli.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A stand-in for Slurm's commands that remembers every job it took, by its comment and its script,
 * and forgets none. It knows the forms of the calls that are made here and refuses others.
 *
 * @param home where its commands and files lie
 */
record Queue(Path home) {

  private static final String SBATCH =
      """
      [[ $1 == --parsable && -r $2 ]] || exit 1
      while IFS= read -r line; do
        [[ $line != '#SBATCH --comment='* ]] || comment=${line#*=}
      done <"$2"
      mapfile -t jobs <../jobs
      id=$((40 + ${#jobs[@]}))
      printf '%s|%s|%s\\n' "$id" "${comment//\\'/}" "$2" >>../jobs
      echo PENDING >"../state.$id"
      echo "$id"
      """;
  private static final String SQUEUE =
      """
      while (($#)); do
        case $1 in
          -h | -a) shift ;;
          -t | -u) shift 2 ;;
          -j) ids=,$2, && shift 2 ;;
          -o) [[ $2 == '%i|%k|%o' ]] && cat ../jobs; exit ;;
          -O) shift 2 ;;
          *) exit 1 ;;
        esac
      done
      while IFS='|' read -r id comment script; do
        [[ $ids == *,$id,* ]] || continue
        printf '%-32s%-32s%-16s%-64s%s\\n' "$id" "$(<"../state.$id")" 0:0 None "$comment"
      done <../jobs
      """;

  static Queue in(Path directory) throws IOException {
    Queue queue = new Queue(directory.resolve("queue"));
    Files.createDirectories(queue.home.resolve("bin"));
    queue.command("sbatch", SBATCH);
    queue.command("squeue", SQUEUE);
    queue.command("sacct", "exit 1\n");
    queue.command("scancel", "[[ -e ../state.$1 ]] && echo CANCELLED >../state.$1\n");
    Files.createFile(queue.home.resolve("jobs"));
    return queue;
  }

  Map<String, String> environment() {
    return Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin", "USER", "somebody");
  }

  /** The ids of all jobs that were ever taken. */
  List<String> jobs() throws IOException {
    return Files.readAllLines(home.resolve("jobs")).stream()
        .map(line -> line.substring(0, line.indexOf('|')))
        .toList();
  }

  private void command(String name, String body) throws IOException {
    Path file = home.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/bash\ncd \"${0%/*}\" || exit\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
