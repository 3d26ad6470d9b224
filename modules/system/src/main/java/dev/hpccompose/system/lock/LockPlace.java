package dev.hpccompose.system.lock;

import java.nio.file.Path;

/** The names that a lock is made of. They are all in one directory, which exists. */
public interface LockPlace {

  /** The name that only one process at a time can have. */
  Path lock();

  /** Where one process waits for the lock. */
  Path candidate(String token);

  /** A lock on its way out. */
  Path stale(String token);
}
