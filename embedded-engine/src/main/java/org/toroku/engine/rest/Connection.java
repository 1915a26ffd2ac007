package org.toroku.engine.rest;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.engine.runtime.HangUp;

/** One connection: hands each request to a worker thread and sends the answer; knows when the client hangs up. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost");

    private final Endpoints endpoints;
    private final Executor workers;
    private final HangUp client = new HangUp();

    /** Touched by the connection's own thread alone. */
    private boolean busy;

    Connection(Endpoints endpoints, Executor workers) {
        this.endpoints = endpoints;
        this.workers = workers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        if (busy) {
            // Answers to requests that do not wait for each other could change places.
            var _ = context.close();
            return;
        }
        busy = true;
        boolean keepAlive = HttpUtil.isKeepAlive(http);
        String contentType = http.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        Request request = new Request(
                http.method().name(),
                new QueryStringDecoder(http.uri()).path(),
                contentType,
                ByteBufUtil.getBytes(http.content()));
        if (isFromBrowser(http)) {
            send(context, Problem.forbidden("Browsers have no business here").reply(request.path()), false);
            return;
        }
        workers.execute(() -> {
            Reply reply = endpoints.answer(request, client);
            context.executor().execute(() -> send(context, reply, keepAlive));
        });
    }

    /**
     * A web page open on the same machine could otherwise reach this port, which asks for no password: by a form, or
     * by a host name that it makes resolve to loopback.
     */
    private static boolean isFromBrowser(FullHttpRequest http) {
        String host = http.headers().get(HttpHeaderNames.HOST, "");
        int colon = host.lastIndexOf(':');
        return http.headers().contains(HttpHeaderNames.ORIGIN)
                || !OWN_NAMES.contains(colon < 0 ? host : host.substring(0, colon));
    }

    private void send(ChannelHandlerContext context, Reply reply, boolean keepAlive) {
        busy = false;
        byte[] body = reply.body() == null ? new byte[0] : Json.write(reply.body());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(body));
        if (reply.body() != null) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
        }
        if (reply.status() != 204) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        if (keepAlive) {
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        client.happen();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection broke: {}", cause.toString());
        var _ = context.close();
    }
}
