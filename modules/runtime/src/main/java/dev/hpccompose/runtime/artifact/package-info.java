/** What a job collected, brought to where its owner wants it. */
@NullMarked
package dev.hpccompose.runtime.artifact;

import org.jspecify.annotations.NullMarked;
