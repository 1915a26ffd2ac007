package org.toroku.holder;

import java.util.List;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.SignatureShape;

/** A signature as it was handed in, bounded and shaped before anything looks into it. */
public record HandedSignature(SignatureInput input) {
    private static final int LONGEST = 64 * 1024;

    /** Why nobody looks at it: too-large, unreadable, not-der. */
    public Optional<String> objection() {
        List<Der> parts = switch (input) {
            case SignatureInput.Cms(Der cms) -> List.of(cms);
            case SignatureInput.Raw(Der signature, Der certificate) -> List.of(signature, certificate);
        };
        if (parts.stream().anyMatch(part -> part.length() > LONGEST)) {
            return Optional.of("too-large");
        }
        return switch (input) {
            case SignatureInput.Cms(Der cms) when !SignatureShape.isCms(cms) -> Optional.of("unreadable");
            case SignatureInput.Cms(Der cms) when !SignatureShape.isDer(cms) -> Optional.of("not-der");
            case SignatureInput.Raw(Der signature, Der certificate)
            when !SignatureShape.isRaw(signature, certificate) -> Optional.of("unreadable");
            case SignatureInput.Cms _, SignatureInput.Raw _ -> Optional.empty();
        };
    }

    /** Whether it says itself that it is over something else. */
    public boolean isOverAnother(Der content) {
        return input instanceof SignatureInput.Cms(Der cms) && SignatureShape.isOverAnother(cms, content);
    }

    public SignedApplication over(Der content) {
        return switch (input) {
            case SignatureInput.Cms(Der cms) -> new SignedApplication.Cms(content, cms);
            case SignatureInput.Raw(Der signature, Der certificate) ->
                new SignedApplication.Raw(content, signature, certificate);
        };
    }

    /** As it is filed. */
    public Der value() {
        return switch (input) {
            case SignatureInput.Cms(Der cms) -> cms;
            case SignatureInput.Raw(Der signature, Der _) -> signature;
        };
    }

    /** Hex, of what is filed. */
    public String sha256() {
        return value().sha256Hex();
    }

    public String mediaType() {
        return input instanceof SignatureInput.Cms ? "application/pkcs7-signature" : "application/octet-stream";
    }
}
