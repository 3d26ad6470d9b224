package dev.hpccompose.runtime.run;

import dev.hpccompose.events.EventId;
import java.nio.file.Path;

/**
 * A file of a run that is not as the history says.
 *
 * @param file the file
 * @param event the event that tells of it
 * @param recorded what that event says: a digest, or an end
 * @param found the same of the file as it is
 */
public record ChangedFile(Path file, EventId event, String recorded, String found) {}
