package io.lynceus.platform.trace;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The request and trace that this thread works for. */
public final class CurrentTrace {
  static final String REQUEST_ID = "requestId";

  private final @Nullable Tracer tracer;

  CurrentTrace(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** Null outside a request or event. */
  public @Nullable String requestId() {
    return MDC.get(REQUEST_ID);
  }

  /** The W3C form that the next hop continues from; null where nothing is traced. */
  public @Nullable String traceparent() {
    var context = tracer == null ? null : tracer.currentTraceContext().context();
    if (context == null) {
      return null;
    }
    var flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
    return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
  }

  /** The trace's id, or the request's where nothing is traced. */
  @Nullable String traceId() {
    var context = tracer == null ? null : tracer.currentTraceContext().context();
    return context == null ? requestId() : context.traceId();
  }
}
