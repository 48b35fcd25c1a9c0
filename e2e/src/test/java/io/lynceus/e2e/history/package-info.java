/**
 * What clients were told, held against what is there. Clients send unique values and keep a history
 * of what was acknowledged; the checker reconciles it with the evidence, invariant by invariant.
 * How the platform was hurt meanwhile is not known here.
 */
package io.lynceus.e2e.history;
