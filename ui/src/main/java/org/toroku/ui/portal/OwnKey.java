package org.toroku.ui.portal;

import java.util.Base64;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyCounter.Examined;
import org.toroku.subjectkey.KeyInput;
import org.toroku.subjectkey.KeyInput.Origin;

/** The key that an applicant is about to hand in; survives a change of the page's language and the way back. */
final class OwnKey {
    private Optional<KeyInput> input = Optional.empty();
    private Examined examined = new Examined.NotNow();

    Optional<KeyInput> input() {
        return input;
    }

    /** @return false where this is no Base64, which no browser of ours sends */
    boolean made(String base64) {
        try {
            byte[] request = Base64.getDecoder().decode(base64);
            input = request.length == 0 ? Optional.empty() : of(request, Origin.BROWSER);
        } catch (IllegalArgumentException notBase64) {
            input = Optional.empty();
        }
        return input.isPresent();
    }

    void uploaded(byte[] request) {
        input = of(request, Origin.UPLOAD);
    }

    /** What was found when the key came. */
    Examined examined() {
        return examined;
    }

    void examined(Examined answer) {
        examined = answer;
    }

    void forget() {
        input = Optional.empty();
    }

    private static Optional<KeyInput> of(byte[] request, Origin origin) {
        return Optional.of(new KeyInput(Der.of(request), origin, Optional.empty()));
    }
}
