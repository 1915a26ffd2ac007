package org.toroku.ca.status;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Looks at some answers of a file that came from outside: whether the CA's responder signed them about the serials that the file
 * has them for. All of a small file, and so many of a large one, drawn anew each time: each costs two verifications, and whole files
 * are vouched for by the signature on the publication already.
 */
final class AnswerSample {
    private static final int MOST = 256;

    private final ResponderCheck responder;
    private final OcspQuestions questions;
    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    /** @param issuer of all certificates that are answered for */
    AnswerSample(ResponderCheck responder, IssuerIdentity issuer, Instant now) {
        this.responder = responder;
        this.questions = new OcspQuestions(issuer);
        this.now = now;
    }

    /** @throws IOException where one is no answer, or another one */
    void demand(Answers file) throws IOException {
        LongStream looked =
                file.count() <= MOST ? LongStream.range(0, file.count()) : random.longs(MOST, 0, file.count());
        for (long number : looked.toArray()) {
            Optional<String> objection = objection(file, number);
            if (objection.isPresent()) {
                throw new IOException("an answer that is none: " + objection.get());
            }
        }
    }

    private Optional<String> objection(Answers file, long number) {
        try {
            AnswerEntry entry = file.entry(number);
            BasicOCSPResp read =
                    new BasicOCSPResp(BasicOCSPResponse.getInstance(OCSPResponse.getInstance(file.answer(entry))
                            .getResponseBytes()
                            .getResponse()
                            .getOctets()));
            if (!entry.serial().equals(file.key(number)) || !about(read, entry)) {
                return Optional.of("answer-about-another");
            }
            // by then its certificate may have ended, and it is given to nobody any more
            Instant at = Instant.ofEpochSecond(Math.min(now.getEpochSecond(), entry.nextUpdate()));
            return responder.objection(
                    Der.of(read.getCerts()[0].getEncoded()),
                    at,
                    read.getTBSResponseData(),
                    Der.of(read.getSignature()));
        } catch (IOException | RuntimeException hostile) {
            return Optional.of("answer-unreadable");
        }
    }

    private boolean about(BasicOCSPResp read, AnswerEntry entry) {
        boolean about = read.getResponses().length > 0;
        for (SingleResp single : read.getResponses()) {
            Date nextUpdate = single.getNextUpdate();
            about &= questions
                            .about(single.getCertID().toASN1Primitive())
                            .equals(new OcspQuestions.Question.About(entry.serial()))
                    && AnswerMaker.same(single.getCertStatus(), entry.state())
                    && single.getThisUpdate().toInstant().getEpochSecond() == entry.thisUpdate()
                    && nextUpdate != null
                    && nextUpdate.toInstant().getEpochSecond() == entry.nextUpdate();
        }
        return about;
    }
}
