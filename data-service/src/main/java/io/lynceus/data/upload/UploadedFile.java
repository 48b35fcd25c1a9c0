package io.lynceus.data.upload;

import java.io.InputStream;

/** A file that is just arriving; what is not read of it is passed over. */
public record UploadedFile(String source, InputStream content) {}
