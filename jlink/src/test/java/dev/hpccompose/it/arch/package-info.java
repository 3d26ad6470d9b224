/** The architecture, held over the jars that ship. */
@NullMarked
package dev.hpccompose.it.arch;

import org.jspecify.annotations.NullMarked;
