/**
 * Wrong input, sent to the whole platform through its one door: what is answered, what is counted,
 * and that nothing of it is left. The bytes are made here; nothing is known of what is inside.
 */
package io.lynceus.e2e.input;
