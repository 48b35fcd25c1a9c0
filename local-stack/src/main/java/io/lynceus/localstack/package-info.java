/**
 * Kafka, S3 and PostgreSQL for machines without Docker, and the platform that runs on them: {@link
 * io.lynceus.localstack.LocalStack} for tests, the two applications for everybody else. Knows
 * nothing of what the services do with them.
 */
@NullMarked
package io.lynceus.localstack;

import org.jspecify.annotations.NullMarked;
