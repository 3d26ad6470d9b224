/** A file system that shows what others wrote late and in pieces, as network file systems do. */
@NullMarked
package dev.hpccompose.cli.lag;

import org.jspecify.annotations.NullMarked;
