package org.toroku.pki.status;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.StatusEvidence;

/** Asks an OCSP responder over HTTP POST (RFC 6960 appendix A.1), with a fresh nonce each time. */
final class OcspSource implements StatusSource {
    static final String NAME = "OCSP";

    private final URI responder;
    private final BoundedHttp http;
    private final OcspRequests requests = new OcspRequests();
    private final OcspJudge judge;
    private final Clock clock;

    OcspSource(URI responder, BoundedHttp http, OcspJudge judge, Clock clock) {
        this.responder = responder;
        this.http = http;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public StatusAnswer ask(StatusQuestion question) {
        Der request = requests.about(question);
        HttpAnswer answer = http.exchange(HttpRequest.newBuilder(responder)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(request.toByteArray()))
                .build());
        return switch (answer) {
            case HttpAnswer.Body body -> judge.judge(question, request, body.bytes(), clock.instant());
            case HttpAnswer.Silence silence ->
                new StatusAnswer.NotReached(unavailable(
                        switch (silence) {
                            case HttpAnswer.TimedOut _ -> Reasons.OCSP_TIMEOUT;
                            case HttpAnswer.Unreachable _ -> Reasons.OCSP_UNREACHABLE;
                            case HttpAnswer.ServerError _ -> Reasons.OCSP_SERVER_ERROR;
                        },
                        request));
            case HttpAnswer.Misbehaviour misbehaviour ->
                new StatusAnswer.Answered(unavailable(
                        switch (misbehaviour) {
                            case HttpAnswer.Redirected _ -> Reasons.OCSP_REDIRECT;
                            case HttpAnswer.OtherStatus _ -> Reasons.OCSP_HTTP_STATUS;
                            case HttpAnswer.TooLarge _ -> Reasons.OCSP_TOO_LARGE;
                            case HttpAnswer.Interrupted _ -> Reasons.INTERRUPTED;
                        },
                        request));
        };
    }

    private CardStatus.Unavailable unavailable(String reason, Der request) {
        return new CardStatus.Unavailable(
                reason,
                new StatusEvidence(
                        NAME,
                        clock.instant(),
                        Optional.of(request),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
