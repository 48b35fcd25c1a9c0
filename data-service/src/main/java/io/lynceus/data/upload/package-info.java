/**
 * Files of a multipart request, one after the other as they arrive: nothing is buffered on the way.
 * What a file is good for, and how long one that is not is listened to, is its receiver's.
 */
@NullMarked
package io.lynceus.data.upload;

import org.jspecify.annotations.NullMarked;
