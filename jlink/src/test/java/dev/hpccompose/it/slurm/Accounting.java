package dev.hpccompose.it.slurm;

import dev.hpccompose.it.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A database and the daemon in front of it: what {@code sacct} asks.
 *
 * @param directory of the cluster
 * @param port where slurmdbd listens
 */
record Accounting(Path directory, int port) {

  private static final Duration INSTALLATION = Duration.ofSeconds(60);

  /** The socket of the database. */
  Path socket() {
    return directory.resolve("run/mysql.sock");
  }

  /** What slurm.conf says about it. */
  String setting() {
    return """
    accounting_storage/slurmdbd
    AccountingStorageHost=127.0.0.1
    AccountingStoragePort=%d
    AccountingStoragePass=%s/run/munge.sock\
    """
        .formatted(port, directory);
  }

  /** Writes slurmdbd.conf and an empty database. */
  void write() throws IOException {
    Path file = directory.resolve("etc/slurmdbd.conf");
    Files.writeString(
        file,
        """
        AuthType=auth/munge
        AuthInfo=socket=%1$s/run/munge.sock
        DbdHost=localhost
        DbdAddr=127.0.0.1
        DbdPort=%2$d
        SlurmUser=root
        LogFile=%1$s/log/slurmdbd.log
        PidFile=%1$s/run/slurmdbd.pid
        StorageType=accounting_storage/mysql
        StorageHost=localhost
        StorageUser=root
        StorageLoc=slurm_acct_db
        CommitDelay=1
        """
            .formatted(directory, port));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    new Command(installation(), directory, Map.of()).run(INSTALLATION).expect(0);
  }

  private List<String> installation() {
    return List.of(
        SlurmInstallation.path("mariadb-install-db"),
        "--no-defaults",
        "--user=root",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--tmpdir=" + directory.resolve("run"),
        "--datadir=" + directory.resolve("mysql"));
  }

  /** The database, without a network and without passwords. */
  List<String> database() {
    return List.of(
        SlurmInstallation.path("mariadbd"),
        "--no-defaults",
        "--user=root",
        "--skip-networking",
        "--skip-grant-tables",
        // two databases in one directory for temporary files take each other's away
        "--tmpdir=" + directory.resolve("run"),
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-buffer-pool-size=16M",
        "--datadir=" + directory.resolve("mysql"),
        "--socket=" + socket());
  }
}
