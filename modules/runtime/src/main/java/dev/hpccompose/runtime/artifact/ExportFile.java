package dev.hpccompose.runtime.artifact;

import java.util.Optional;

/**
 * A collected file that is to be exported.
 *
 * @param path its name below its bundle
 * @param bytes its size; 0 for a link
 * @param sha256 the digest of its bytes, in lower-case hexadecimal; empty for a link
 * @param link where a link points
 */
public record ExportFile(String path, long bytes, String sha256, Optional<String> link) {}
