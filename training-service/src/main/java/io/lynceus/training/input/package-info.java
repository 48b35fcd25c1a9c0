/**
 * Which pictures a detector learns from, and what each becomes before the network sees it: brought
 * to the input's size, put together, turned, moved and coloured, its boxes with it. In which order
 * they are shown is decided by {@code batch}, whence they come by {@code dataset}.
 */
@NullMarked
package io.lynceus.training.input;

import org.jspecify.annotations.NullMarked;
