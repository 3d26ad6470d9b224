/** What a person sees while something takes long. */
@NullMarked
package dev.hpccompose.cli.internal.progress;

import org.jspecify.annotations.NullMarked;
