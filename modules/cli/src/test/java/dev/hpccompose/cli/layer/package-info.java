/** File systems that lie over the real one, so that a test decides what happens to files. */
@NullMarked
package dev.hpccompose.cli.layer;

import org.jspecify.annotations.NullMarked;
