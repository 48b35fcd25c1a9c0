/**
 * The platform hurt in every way that the reliability promises name, with clients at work, and the
 * checker's verdict on each. Faults are numbered as there. What takes longer than half a minute is
 * tagged {@code chaos} and left to {@code make chaos}.
 */
package io.lynceus.e2e.fault;
