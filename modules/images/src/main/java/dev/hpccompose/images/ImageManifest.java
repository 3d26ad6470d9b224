package dev.hpccompose.images;

import dev.hpccompose.images.spi.ImageConfig;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an image in the cache. It is written after the image and makes it count.
 *
 * @param key the key, which is the image's name as well
 * @param kind {@code base} or {@code prepared}
 * @param reference the image as the spec named it
 * @param bytes size of the file
 * @param madeAt when it was made
 * @param toolVersion version of hpc-compose that made it
 * @param madeBy the tool that made it, such as {@code enroot 4.1.0}
 * @param config what the image says about how it is run, where that could be read
 */
public record ImageManifest(
    String key,
    String kind,
    String reference,
    long bytes,
    Instant madeAt,
    String toolVersion,
    String madeBy,
    Optional<ImageConfig> config) {}
