/** What the build of the image runs. */
@NullMarked
package dev.hpccompose.cli.internal;

import org.jspecify.annotations.NullMarked;
