package dev.hpccompose.images.internal;

import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.system.lock.Pause;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What it takes to make images.
 *
 * @param preparer knows the tools
 * @param files writes
 * @param pause waits
 * @param clock the time
 * @param toolVersion version of hpc-compose
 * @param keepFailed whether what a failed preparation unpacked stays
 * @param user tells the USER of an image by its reference, for tools that do not keep it
 * @param news told what happens
 */
public record BuildContext(
    ImagePreparer preparer,
    CacheFiles files,
    Pause pause,
    InstantSource clock,
    String toolVersion,
    boolean keepFailed,
    Function<String, Optional<String>> user,
    Consumer<ImageNews> news) {}
