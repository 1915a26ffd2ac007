package org.toroku.engine.rest;

import java.util.Locale;

/**
 * One HTTP request, whole.
 *
 * @param contentType as sent, or empty
 */
// Requests are never compared, and nobody changes a body.
@SuppressWarnings("ArrayRecordComponent")
record Request(String method, String path, String contentType, byte[] body) {

    boolean isOfType(String mediaType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(mediaType);
    }
}
