/** How images get into the cache, whole or not at all, and once however many want them. */
@NullMarked
package dev.hpccompose.images.internal;

import org.jspecify.annotations.NullMarked;
