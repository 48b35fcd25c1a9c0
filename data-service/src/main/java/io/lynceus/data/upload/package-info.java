/**
 * Files of a multipart request, one after the other as they arrive: nothing is buffered on the way,
 * and a file that is too large is not read to its end.
 */
@NullMarked
package io.lynceus.data.upload;

import org.jspecify.annotations.NullMarked;
