/** What makes images: the tools of a container backend. */
@NullMarked
package dev.hpccompose.images.spi;

import org.jspecify.annotations.NullMarked;
