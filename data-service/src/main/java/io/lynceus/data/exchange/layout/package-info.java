/**
 * How the files of an export are named and laid out, one class a format. Everything written here is
 * read back by the sources; where the pictures' bytes come from is decided elsewhere.
 */
@NullMarked
package io.lynceus.data.exchange.layout;

import org.jspecify.annotations.NullMarked;
