package org.toroku.engine.rest;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of a multipart request. */
final class Multipart {

    /** One file of a request. */
    // Files are never compared, and nobody changes a content.
    @SuppressWarnings("ArrayRecordComponent")
    record File(String name, byte[] content) {}

    private Multipart() {}

    /** The files in the parts of the given name, in the order in which they were sent. */
    static List<File> files(Request request, String part) {
        if (!request.isOfType("multipart/form-data")) {
            throw Problem.unsupportedMediaType("Expected multipart/form-data");
        }
        FullHttpRequest whole = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, request.path(), Unpooled.wrappedBuffer(request.body()));
        whole.headers().set(HttpHeaderNames.CONTENT_TYPE, request.contentType());
        try {
            HttpPostMultipartRequestDecoder decoder =
                    new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), whole);
            try {
                List<File> files = new ArrayList<>();
                for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
                    if (data instanceof FileUpload file && file.getName().equals(part)) {
                        files.add(new File(file.getFilename(), file.get()));
                    }
                }
                return files;
            } finally {
                decoder.destroy();
            }
        } catch (ErrorDataDecoderException | IOException e) {
            throw Problem.invalid("The multipart body cannot be read");
        }
    }
}
