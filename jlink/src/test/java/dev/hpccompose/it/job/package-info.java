/** Jobs as a user has them: submitted through the image, looked at through their files. */
@NullMarked
package dev.hpccompose.it.job;

import org.jspecify.annotations.NullMarked;
