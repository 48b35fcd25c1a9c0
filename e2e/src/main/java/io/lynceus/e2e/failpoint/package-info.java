/**
 * Where a process of the platform dies, fails or waits on request: at a commit or a statement of
 * its database, which stands between everything that it stores and everything that it says. A JDBC
 * driver that only tests put on a service's class path; it knows SQL texts, and no service.
 */
@NullMarked
package io.lynceus.e2e.failpoint;

import org.jspecify.annotations.NullMarked;
