/** Reading files: the only place of this module that touches a file system. */
@NullMarked
package dev.hpccompose.spec.internal.source;

import org.jspecify.annotations.NullMarked;
