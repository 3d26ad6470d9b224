/** Variables: {@code .env} files and {@code $VAR} references. */
@NullMarked
package dev.hpccompose.spec.internal.interpolation;

import org.jspecify.annotations.NullMarked;
